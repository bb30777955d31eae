"""Who has sent: every unit with what has come of its return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.messages import N_
from db.registers.receipts import Receipt
from db.schema import ReceiptState, code_key
from desktop.returns.consolidation.sheets import SENT_WORDS, Sent, SentRow
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import RECEIPTS, SENT_TONES
from desktop.ui.theme import Tone
from desktop.ui.widgets.chips import Chips, Condition
from desktop.ui.widgets.narrowed_box import NarrowedBox
from desktop.ui.widgets.table_box import Empty
from desktop.ui.widgets.table_model import Column, RowStyle, State

ALL, CAME, ASKED, ANSWERED = "all", "came", "asked", "answered"
_HAS_COME = frozenset({Sent.RECEIVED, Sent.LATE, Sent.NIL})


@dataclass(frozen=True)
class UnitLine:
    """One unit as the table shows it; `asked` queries wait for it, `answered` ones for us."""

    id: str
    row: SentRow
    receipt: Receipt
    asked: int
    answered: int

    @property
    def reply(self) -> State:
        """Return how far the talk with the unit is."""
        if self.answered:
            return State(_("Đã trả lời {count}").format(count=self.answered), Tone.INFO)
        if self.asked:
            return State(_("Đang hỏi {count}").format(count=self.asked), Tone.ATTENTION)
        if self.receipt.state is ReceiptState.RECEIVED:
            return State("", Tone.PLAIN)
        word, tone = RECEIPTS[self.receipt.state]
        return State(_(word), tone)


def _sent(sent: Sent, meaning: str) -> Condition:
    return Condition(SENT_WORDS[sent], meaning, lambda line: bool(line.row.sent is sent))


CONDITIONS: Mapping[Any, Condition] = {
    ALL: Condition(N_("Tất cả"), N_("Mọi đơn vị trong kỳ"), lambda _line: True),
    CAME: Condition(
        N_("Đã nhận"),
        N_("Đơn vị đã có báo cáo trong sổ, kể cả nộp muộn và không phát sinh"),
        lambda line: bool(line.row.sent in _HAS_COME),
    ),
    Sent.MISSING: _sent(Sent.MISSING, N_("Đơn vị phải nộp mà chưa có báo cáo")),
    Sent.LATE: _sent(Sent.LATE, N_("Báo cáo lập sau hạn nộp")),
    Sent.NIL: _sent(Sent.NIL, N_("Đơn vị khai trong kỳ không phát sinh gì")),
    Sent.REFUSED: _sent(Sent.REFUSED, N_("Có tệp gửi đến nhưng không nhận được, phải gửi lại")),
    ASKED: Condition(
        N_("Đang hỏi"),
        N_("Đã hỏi lại, đơn vị chưa trả lời"),
        lambda line: bool(line.asked),
    ),
    ANSWERED: Condition(
        N_("Đã trả lời"),
        N_("Đơn vị đã trả lời, cần xem rồi ghi là xong"),
        lambda line: bool(line.answered),
    ),
}


def unit_lines(reading: Reading) -> list[UnitLine]:
    """Return a line for each unit; nothing while there are neither units nor returns."""
    return [_line(reading, row) for row in reading.overview.standing.rows() if reading.begun]


def make_units_box(context: AppContext, empty: Empty) -> NarrowedBox:
    """Return the table of units."""
    columns: list[Column[Any]] = [
        Column("code", _("Mã"), lambda line: line.row.code, 100, optional=2),
        Column("name", _("Đơn vị"), lambda line: line.row.name, 220, stretch=True, bold=True),
        Column("sent", _("Tình hình"), _state, 150),
        Column("number", _("Số"), lambda line: line.row.revision, 84, right=True),
        Column("made", _("Ngày lập"), _made, 110),
        Column("reply", _("Phản hồi"), lambda line: line.reply, 150),
        Column("remark", _("Ghi chú"), lambda line: line.row.remark, 200, optional=1),
    ]
    return NarrowedBox(
        "consolidation_units",
        _("Tình hình nộp báo cáo"),
        columns,
        context.settings,
        search=lambda line: f"{line.row.code} {line.row.name}",
        empty=empty,
        style=lambda line: RowStyle(tinted=line.row.sent is Sent.OWN),
        conditions=Chips(_("Lọc theo tình hình"), CONDITIONS, always={ALL, CAME}),
        everything=ALL,
        only="",
    )


def _line(reading: Reading, row: SentRow) -> UnitLine:
    asked = reading.asked(row.code) if row.code else ()
    return UnitLine(
        id=code_key(row.code) or row.name,
        row=row,
        receipt=reading.receipt(row.code),
        asked=sum(each.waiting for each in asked),
        answered=sum(each.answered_on is not None and each.settled_on is None for each in asked),
    )


def _state(line: UnitLine) -> State:
    return State(_(SENT_WORDS[line.row.sent]), SENT_TONES[line.row.sent])


def _made(line: UnitLine) -> date | None:
    return None if line.row.sent is Sent.OWN else line.row.made
