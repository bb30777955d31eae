"""The command `figures`: every figure for a period."""

from __future__ import annotations

import argparse

from db import figures
from db.periods import Period
from db.registers.unit import unit_on
from desktop.commands import opening
from desktop.commands.arguments import Parser, command
from desktop.commands.output import DONE, Output
from desktop.text import _, translate


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    added = command(commands, "figures", _("mọi số liệu của một kỳ"))
    added.add_argument("--period", required=True, metavar="P", help=period_help())
    added.set_defaults(act=show)


def period_help() -> str:
    """Return how a period is written."""
    return _("kỳ: 2023-05, 2023-Q2, 2023-H1, 2023 hoặc 2021-05-18..2023-05-18")


def show(options: argparse.Namespace, output: Output) -> int:
    """Print every figure, unfiltered and with each filter."""
    period = Period.parse(options.period)
    with opening.open_book(options) as book, book.read() as session:
        unit = unit_on(session, period.end)
        values = figures.compute(session, period)
    output.line(f"{unit.name} ({unit.code}) · {period.text}")
    for each in values.values():
        output.line(f"{_name(each):<62}{translate(figures.say(each)):>12}")
    output.result(
        {
            "unit": {"code": unit.code, "name": unit.name},
            "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
            "figures": {key: value.number for key, value in values.items()},
            "state": {key: str(value.state) for key, value in values.items()},
        }
    )
    return DONE


def _name(value: figures.Value) -> str:
    name = _(figures.CATALOGUE[figures.split_id(value.id).base].name)
    return f"  {name} [{_(value.narrowed)}]" if value.narrowed else name
