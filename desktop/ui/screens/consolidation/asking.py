"""Asking a unit back about a cell of its return, and deciding on the return as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers import receipts, unit_queries
from db.registers.fields import Field, FieldKind, Values
from db.registers.receipts import Receipt
from db.registers.received import ReceivedRow
from db.registers.unit_queries import NewQuery, QueryRow
from desktop.returns.consolidation.outliers import Outlier, Why
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.paper import CellFacts, Paper
from desktop.ui.screens.consolidation.words import figure_name, range_words, show_of
from desktop.ui.theme import px
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label

DAYS = 7
"""How long a unit is given to answer where nothing else is said."""
_ASKING = (
    Field("question", N_("Nội dung hỏi"), FieldKind.LONG_TEXT, required=True),
    Field(
        "due_on",
        N_("Trả lời trước ngày"),
        FieldKind.DATE,
        help=N_("Để trống nếu không hẹn ngày."),
    ),
)
_WHY = {
    Why.PAST: N_(
        "{figure}: đơn vị báo cáo {number}, kỳ trước là {usual}. Đề nghị kiểm tra lại sổ; nếu đúng "
        "thì cho biết lý do."
    ),
    Why.LIKE: N_(
        "{figure}: đơn vị báo cáo {number}, các đơn vị cùng cỡ thường {range}. Đề nghị kiểm "
        "tra lại sổ; nếu đúng thì cho biết lý do."
    ),
}


def ask_form(context: AppContext, paper: Paper, facts: CellFacts) -> Form:
    """Return the form that asks about a cell; saved, the question is put.

    An open question about the same cell is put in other words instead.
    """
    today = context.today()
    form = Form(_ASKING, context.alerts, context.today)
    form.extra.addSpacing(px(8))
    form.extra.addWidget(label(_what(facts), "second", wrap=True))
    note = _(
        "Câu hỏi gửi cho đơn vị bằng tệp phản hồi. Câu trả lời đến cùng số báo cáo tiếp theo của "
        "đơn vị."
    )
    form.extra.addWidget(label(note, "note", wrap=True))
    known = _open_query(paper, facts)
    if known is not None:
        form.load({"question": known.question, "due_on": known.due_on})
    else:
        form.load({})
        form.offer({"question": _suggested(paper, facts), "due_on": today + timedelta(days=DAYS)})

    def write(session: Session, values: Values) -> None:
        question, due_on = values["question"], values["due_on"]
        if known is not None:
            unit_queries.change(session, known.id, question, due_on)
        else:
            unit_queries.ask(session, _query(paper, facts, question, due_on), today)

    _save_by(context, form, N_("hỏi lại {unit}"), paper.number, write)
    return form


@dataclass(frozen=True)
class Decision:
    """What can be decided of a return: how it is called, whether words are wanted, what it does."""

    title: str
    heading: str
    needs_words: bool
    undo: str
    act: Callable[[Session, int, date, str], None]


def _accept(session: Session, number: int, on: date, words: str) -> None:
    receipts.accept(session, [number], on, words)


ACCEPT = Decision(
    N_("Chấp nhận"), N_("Ý kiến"), needs_words=False, undo=N_("chấp nhận {unit}"), act=_accept
)
SEND_BACK = Decision(
    N_("Trả lại"),
    N_("Lý do trả lại"),
    needs_words=True,
    undo=N_("trả lại {unit}"),
    act=receipts.send_back,
)


def decision_form(
    context: AppContext, number: ReceivedRow, decision: Decision, said: Receipt
) -> Form:
    """Return the form that asks for the day and words of a decision; saved, it is written."""
    fields = (
        Field("day", N_("Ngày"), FieldKind.DATE, required=True),
        Field("words", decision.heading, FieldKind.LONG_TEXT, required=decision.needs_words),
    )
    form = Form(fields, context.alerts, context.today)
    form.load({"words": said.words or None})
    form.offer({"day": context.today()})
    note = _("Đơn vị được biết khi nhận tệp phản hồi.")
    form.extra.addWidget(label(note, "note", wrap=True))

    def write(session: Session, values: Values) -> None:
        decision.act(session, number.id, values["day"], values["words"] or "")

    _save_by(context, form, decision.undo, number, write)
    return form


def change(
    context: AppContext, template: str, number: ReceivedRow, write: Callable[[Session], object]
) -> None:
    """Write something about a unit's return, as one named change."""
    book, unit = context.book, number.unit_name or number.unit_code

    def work() -> None:
        with book.change(template, unit=unit) as session:
            write(session)

    context.writer.submit(work)


def accept_all(context: AppContext, numbers: list[ReceivedRow]) -> None:
    """Accept several returns as they are, in one change."""
    book, today = context.book, context.today()

    def work() -> None:
        with book.change(N_("chấp nhận {count} báo cáo"), count=len(numbers)) as session:
            receipts.accept(session, [each.id for each in numbers], today)

    def done(_none: None) -> None:
        words = Message(N_("Đã chấp nhận {count} báo cáo."), {"count": len(numbers)})
        context.alerts.good(words)

    context.writer.submit(work, done)


def _save_by(
    context: AppContext,
    form: Form,
    template: str,
    number: ReceivedRow,
    write: Callable[[Session, Values], None],
) -> None:
    book, unit = context.book, number.unit_name or number.unit_code

    def save(values: Values) -> None:
        def work() -> None:
            with book.change(template, unit=unit) as session:
                write(session, values)

        def done(_none: None) -> None:
            form.mark_saved()
            form.close_wanted.emit()

        context.writer.submit(work, done, form.show_error)

    form.save_wanted.connect(save)


def _open_query(paper: Paper, facts: CellFacts) -> QueryRow | None:
    """Return the question about a cell that still waits, so that none is put twice."""
    waiting = (each for each in paper.queries if each.waiting)
    return next((each for each in waiting if paper.cell_of(each) == facts.cell), None)


def _query(paper: Paper, facts: CellFacts, question: str, due_on: date | None) -> NewQuery:
    number = paper.number
    return NewQuery(
        form=number.form,
        period=number.period,
        revision=number.revision,
        sheet=facts.cell[0],
        cell=facts.name,
        figure=facts.figure,
        shown=facts.shown,
        question=question,
        due_on=due_on,
        unit_code=number.unit_code,
        unit_name=number.unit_name,
    )


def _what(facts: CellFacts) -> str:
    """Return which cell is asked about, and what stands in it."""
    where = f"{facts.cell[0]} {facts.name}"
    if facts.value is not None:
        where = f"{where} · {figure_name(facts.value)}"
    if not facts.shown:
        return _("Hỏi về ô {where}, đang để trống.").format(where=where)
    return _("Hỏi về ô {where}: {shown}").format(where=where, shown=facts.shown)


def _suggested(paper: Paper, facts: CellFacts) -> str:
    """Return what one would ask of a figure that stands apart; empty for any other cell."""
    value = facts.value
    odd = next((each for each in paper.odd if each.figure == facts.figure), None)
    if odd is None or value is None:
        return ""
    return _suggestion(odd).format(
        figure=figure_name(value),
        number=show_of(value.unit, odd.number),
        usual=show_of(value.unit, odd.usual),
        range=range_words(odd, value.unit),
    )


def _suggestion(odd: Outlier) -> str:
    return _(_WHY[odd.why])
