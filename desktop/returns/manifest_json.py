"""A manifest as JSON, and back; what comes from a file is believed only in its own types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from db.figures import Record, Value
from db.messages import BookError, plain
from db.periods import Period
from desktop.files.places import cell_name, place_of
from desktop.returns import recorded_json
from desktop.returns.before import Before
from desktop.returns.json_parts import STATES, UNITS, number_in, number_out, whole, word
from desktop.returns.manifest import Answer, Grid, Head, Included, Manifest, Place, ShownIn
from desktop.returns.moving import Block
from desktop.returns.problems import RULES, Problem, Severity, problem
from desktop.returns.tags import Variant
from desktop.returns.values import Sealed, to_number

CELLS = "cells"
OF_CELLS = (CELLS, "dated", "formulas", "blocks")
"""The parts that tell what stands where; nothing is known of it where they are left out."""
NONSENSE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
    BookError,
)
"""What decoding raises for a text that no program of ours wrote."""

_KINDS = ("n", "s", "b", "e")
_MOST_CELLS = 1_000_000


def encode(manifest: Manifest) -> dict[str, Any]:
    """Return the manifest's parts by name, each fit for JSON."""
    return {
        "head": _head_out(manifest.head),
        "problems": [_problem_out(each) for each in manifest.problems],
        "figures": {
            each.id: [
                number_out(each.number),
                str(each.unit),
                str(each.state),
                [[at.sheet, at.cell, str(at.variant)] for at in manifest.shown.get(each.id, ())],
                each.narrowed,
            ]
            for each in manifest.figures.values()
        },
        "before": _before_out(manifest.before),
        CELLS: {
            sheet: {cell_name(*at): list(value) for at, value in sorted(grid.items())}
            for sheet, grid in manifest.cells.items()
        },
        "dated": _cells_out(manifest.dated),
        "formulas": _cells_out(manifest.formulas),
        "blocks": {
            sheet: [[each.top, each.bottom, list(each.order)] for each in blocks]
            for sheet, blocks in manifest.blocks.items()
        },
        **recorded_json.encode(manifest.recorded),
        "prints": dict(manifest.prints),
        "included": [[each.code, each.name, each.revision] for each in manifest.included],
        "answers": _answers_out(manifest.answers),
        "sums": manifest.sums,
    }


def _answers_out(answers: Iterable[Answer]) -> list[list[Any]]:
    return [[each.query, each.text, each.answered_on.isoformat()] for each in answers]


def encode_content(manifest: Manifest) -> list[Any]:
    """Return what makes two returns the same, fit for JSON."""
    if manifest.sums:
        return [manifest.sums]
    head, period = manifest.head, manifest.head.period
    return [
        [head.form, head.form_version, head.unit_code, str(period.start), str(period.end)],
        {each.id: [str(each.number), str(each.state)] for each in manifest.figures.values()},
        {
            sheet: {
                cell_name(*at): value
                for at, value in sorted(grid.items())
                if (sheet, at) not in manifest.dated
            }
            for sheet, grid in manifest.cells.items()
        },
        _answers_out(manifest.answers),
    ]


def _cells_out(cells: Iterable[tuple[str, Place]]) -> list[list[str]]:
    return [[sheet, cell_name(*at)] for sheet, at in sorted(cells)]


def decode(said: Mapping[str, Any]) -> Manifest:
    """Return the manifest; raises one of NONSENSE."""
    return Manifest(
        head=_head_in(said["head"]),
        figures=figures_in(said["figures"]),
        shown={
            key: tuple(ShownIn(word(s), word(c), Variant(v)) for s, c, v in cells)
            for key, (*_value, cells, _narrowed) in said["figures"].items()
        },
        cells=_cells_in(said.get(CELLS, {})),
        dated=_cells_named(said.get("dated", ())),
        formulas=_cells_named(said.get("formulas", ())),
        blocks={
            word(sheet): tuple(_block(*each) for each in blocks)
            for sheet, blocks in said.get("blocks", {}).items()
        },
        problems=problems_in(said["problems"]),
        before=before_in(said["before"]),
        recorded=recorded_json.decode(said),
        prints={word(sheet): word(text) for sheet, text in said["prints"].items()},
        included=included_in(said["included"]),
        answers=tuple(
            Answer(whole(query), word(text), date.fromisoformat(day))
            for query, text, day in said["answers"]
        ),
        sums=word(said.get("sums", "")),
    )


def figures_in(said: Mapping[str, Any]) -> dict[str, Value]:
    """Return the figures by id; raises one of NONSENSE."""
    return {
        word(key): Value(key, number_in(number), UNITS[unit], STATES[state], word(narrowed))
        for key, (number, unit, state, _cells, narrowed) in said.items()
    }


def included_in(said: Iterable[Sequence[Any]]) -> tuple[Included, ...]:
    """Return the units a return is the sum of; raises one of NONSENSE."""
    return tuple(Included(word(code), word(name), whole(revision)) for code, name, revision in said)


def _block(top: object, bottom: object, order: Iterable[object]) -> Block:
    """Return a block of rows; ValueError where a row stands there that is not of the block."""
    block = Block(whole(top), whole(bottom), tuple(map(whole, order)))
    if not all(block.top <= row <= block.bottom for row in block.order):
        raise ValueError(block)
    return block


def _cells_named(said: Iterable[tuple[object, str]]) -> frozenset[tuple[str, Place]]:
    return frozenset((word(sheet), place_of(cell)) for sheet, cell in said)


def _head_out(head: Head) -> dict[str, Any]:
    return {
        "form": head.form,
        "form_version": head.form_version,
        "unit": {"code": head.unit_code, "name": head.unit_name},
        "period": {"from": head.period.start.isoformat(), "to": head.period.end.isoformat()},
        "revision": head.revision,
        "time": head.made.isoformat(timespec="seconds"),
        "reason": head.reason,
        "above": {"parent": head.parent, "superior": head.superior},
    }


def _head_in(said: Mapping[str, Any]) -> Head:
    # Returns made before units named who is above them are read as well.
    period, above = said["period"], said.get("above", {})
    return Head(
        form=word(said["form"]),
        form_version=word(said["form_version"]),
        unit_code=word(said["unit"]["code"]),
        unit_name=word(said["unit"]["name"]),
        period=Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"])),
        revision=whole(said["revision"]),
        made=datetime.fromisoformat(said["time"]),
        reason=word(said["reason"]),
        parent=word(above.get("parent", "")),
        superior=word(above.get("superior", "")),
    )


def _before_out(before: Before) -> dict[str, Any]:
    return {
        "numbers": {key: number_out(each) for key, each in before.numbers.items()},
        "percent": before.percent,
        "points": before.points,
        "handful": before.handful,
    }


def before_in(said: Mapping[str, Any]) -> Before:
    """Return what the figures are held against; raises one of NONSENSE."""
    numbers = {word(key): number_in(each) for key, each in said["numbers"].items()}
    return Before(
        numbers={key: each for key, each in numbers.items() if each is not None},
        percent=whole(said["percent"]),
        points=whole(said["points"]),
        handful=whole(said["handful"]),
    )


def _problem_out(each: Problem) -> dict[str, Any]:
    return {
        "severity": str(each.severity),
        "rule": each.rule,
        "text": str(each.message),
        "facts": {
            key: value if isinstance(value, int) else str(value)
            for key, value in each.message.args.items()
        },
        "sheet": each.sheet,
        "cell": each.cell,
        "record": _record_out(each.record),
        "room": each.room,
        "none_of": each.none_of,
    }


def _record_out(record: Record | None) -> list[str | int]:
    return [record.register, record.id, str(record.label)] if record else []


def problems_in(said: Iterable[Mapping[str, Any]]) -> tuple[Problem, ...]:
    """Return the problems a return says it has; raises one of NONSENSE."""
    return tuple(map(_problem_in, said))


def _problem_in(said: Mapping[str, Any]) -> Problem:
    """Return a problem; its sentences are our own rule's, never ones a file brings to be filled."""
    rule, facts = word(said["rule"]), {key: _fact(each) for key, each in said["facts"].items()}
    found = problem(rule, facts) if rule in RULES else _unknown(rule, word(said["text"]))
    found.words()  # KeyError where a fact is missing
    return replace(
        found,
        severity=Severity(said["severity"]),
        sheet=word(said["sheet"]),
        cell=word(said["cell"]),
        record=_record_in(said["record"]),
        room=word(said["room"]),
        none_of=word(said["none_of"]),
    )


def _unknown(rule: str, text: str) -> Problem:
    return Problem(Severity.REMARK, rule, plain(text))


def _record_in(said: Sequence[Any]) -> Record | None:
    return Record(word(said[0]), whole(said[1]), plain(word(said[2]))) if said else None


def _fact(value: object) -> str | int:
    if not isinstance(value, str | int):
        raise TypeError(value)
    return value


def _cells_in(said: Mapping[str, Any]) -> dict[str, Grid]:
    """Return the sealed cells; ValueError where a cell lies where no form would reach."""
    cells: dict[str, Grid] = {
        word(sheet): {place_of(cell): _sealed(*value) for cell, value in grid.items()}
        for sheet, grid in said.items()
    }
    if sum(_extent(grid) for grid in cells.values()) > _MOST_CELLS:
        raise ValueError(_MOST_CELLS)
    return cells


def _extent(grid: Grid) -> int:
    rows, columns = ({at[side] for at in grid} for side in (0, 1))
    return (max(rows, default=-1) + 1) * (max(columns, default=-1) + 1)


def _sealed(kind: object, text: object) -> Sealed:
    if kind not in _KINDS:
        raise ValueError(kind)
    if kind == "n":
        to_number(word(text))
    return str(kind), word(text)
