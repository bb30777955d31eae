"""One return as it came from a unit below, and what is kept of it for adding up."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.figures import State, Value
from desktop.files.glances import Glance
from desktop.returns import hidden_sheet, manifest_json, recorded_json, sealed_rows
from desktop.returns.before import Before
from desktop.returns.check import Edited, check_return, no_hidden_sheet, once
from desktop.returns.checks import check_sums
from desktop.returns.manifest import Answer, Head, Included, Manifest
from desktop.returns.problems import Problem, Severity
from desktop.returns.recorded import Recorded
from desktop.returns.sealed_rows import Texts

_AT_ONCE = ("figures", "before", "included", "problems")
_KEPT = (*_AT_ONCE, *recorded_json.PARTS)
_COUNTED_UP = ("figures", "times", "lists", "totals", "answers")
_ALWAYS_THERE = ("members.", "commitments.due")
"""What every book with a member counts, whatever else it holds."""


@dataclass(frozen=True)
class Arrived:
    """A return file that was read whole.

    `said` is what adding up needs of it, packed; `content` a digest of all that it adds,
    `digest` that of the file. One `edited` by hand, or with sheets put in or taken out
    (`altered`), is not intact. `beside` are the problems it does not itself tell of. Of many
    files little may be held: the problems, most of what is said of one, are unpacked when asked.
    """

    path: Path
    digest: str
    head: Head
    said: bytes
    content: str
    empty: bool
    nil: bool
    edited: tuple[Edited, ...]
    altered: tuple[Problem, ...]
    beside: tuple[Problem, ...]
    errors: int
    included: tuple[Included, ...]
    answers: tuple[Answer, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return every problem the file tells of, or is found to have."""
        told = sealed_rows.from_text(_kept(self.said)["problems"])
        return *manifest_json.problems_in(told), *self.beside

    @property
    def intact(self) -> bool:
        """Tell whether the file is as the program wrote it."""
        return not self.edited and not self.altered


def arrived(path: Path, glance: Glance, passwords: Sequence[str] = ()) -> Arrived:
    """Return what a file holds, looked at cell by cell only where a glance does not suffice.

    Raises OutsideFileError, of its kinds NotAReturnError for a workbook that is no return.
    """
    if glance.rows is None:
        raise no_hidden_sheet(path)
    texts = hidden_sheet.texts_of(glance.rows, path)
    manifest = hidden_sheet.manifest_of(texts, path, cells=False)
    if manifest.prints and dict(glance.digests) == dict(manifest.prints):
        edited: tuple[Edited, ...] = ()
        found: Iterable[Problem] = check_sums(manifest.figures, manifest.shows)
        altered: tuple[Problem, ...] = ()
    else:
        checked = check_return(path, passwords)
        edited, found = checked.edited, checked.problems
        altered = () if checked.intact else checked.alterations
    # Told first, so that what is found anew comes behind all that the file says itself.
    problems = once([*manifest.problems, *found])
    return Arrived(
        path=path,
        digest=glance.file,
        head=manifest.head,
        said=_packed(texts),
        content=_content(texts),
        empty=_is_empty(manifest.figures.values()),
        nil=_is_nil(manifest.figures.values()),
        edited=edited,
        altered=altered,
        beside=tuple(problems[len(manifest.problems) :]),
        errors=sum(each.severity is Severity.ERROR for each in problems),
        included=manifest.included,
        answers=manifest.answers,
    )


def own(manifest: Manifest) -> tuple[bytes, str]:
    """Return `said` and `content` of a return that was not written yet."""
    said = manifest_json.encode(manifest)
    texts = {key: sealed_rows.to_text(said[key]) for key in {*_KEPT, *_COUNTED_UP}}
    return _packed(texts), _content(texts)


@dataclass(frozen=True)
class Kept:
    """What was kept of a return; its lists are read only where they are wanted."""

    figures: Mapping[str, Value]
    before: Before
    included: tuple[Included, ...]
    errors: int
    _texts: Mapping[str, str]

    @property
    def recorded(self) -> Recorded:
        """Return what the form asked beside the figures."""
        return recorded_json.decode(
            {key: sealed_rows.from_text(self._texts[key]) for key in recorded_json.PARTS}
        )


def unpacked(said: bytes) -> Kept:
    """Return what was kept of a return."""
    texts = _kept(said)
    told = {key: sealed_rows.from_text(texts[key]) for key in _AT_ONCE}
    return Kept(
        figures=manifest_json.figures_in(told["figures"]),
        before=manifest_json.before_in(told["before"]),
        included=manifest_json.included_in(told["included"]),
        errors=sum(each["severity"] == Severity.ERROR for each in told["problems"]),
        _texts=texts,
    )


def included_in(said: bytes) -> tuple[Included, ...]:
    """Return of whom a return that was kept is the sum."""
    return manifest_json.included_in(sealed_rows.from_text(_kept(said)["included"]))


def _kept(said: bytes) -> dict[str, str]:
    """Return the parts kept as they were packed, by name."""
    lines = zlib.decompress(said).decode("ascii").split("\n")
    return dict(zip(_KEPT, lines, strict=True))


def _packed(texts: Texts) -> bytes:
    """Return the parts kept, a line each: JSON has no line ends of its own."""
    return zlib.compress("\n".join(texts[key] for key in _KEPT).encode("ascii"), 1)


def _content(texts: Texts) -> str:
    """Return a digest of all that a return adds; not of its day or of who signed."""
    told = "\n".join(texts[key] for key in _COUNTED_UP)
    return hashlib.sha256(told.encode()).hexdigest()


def _is_empty(figures: Iterable[Value]) -> bool:
    """Tell whether nothing was filled in: to have members alone is no return."""
    return not any(map(_is_filled, figures))


def _is_filled(figure: Value) -> bool:
    """Tell whether somebody wrote down what a figure counts, or declared that there is none."""
    if figure.id.startswith(_ALWAYS_THERE):
        return False
    # Of members due to make a commitment none at all is counted, though nobody wrote anything.
    nothing = figure.id.startswith("commitments.") and not figure.number
    return figure.state is State.DECLARED or (figure.state is State.COUNTED and not nothing)


def _is_nil(figures: Iterable[Value]) -> bool:
    """Tell whether it says that nothing happened: declared so, and nothing counted beside."""
    told = [each for each in figures if not each.id.startswith(_ALWAYS_THERE)]
    declared = any(each.state is State.DECLARED for each in told)
    return declared and not any(each.state is State.COUNTED and each.number for each in told)
