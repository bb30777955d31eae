"""The votes taken at this meeting."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from db.messages import N_
from db.numbers import show_percent
from db.registers.votes import COUNTED, VOTES, VoteRow
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.evaluation.doubts import remarks
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.screens.evaluation.rows import RowsPart
from desktop.ui.theme import px
from desktop.ui.widgets.form import KEEP_OUT, Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_model import Column

ASKED = ("matter", "base", *COUNTED)


class VotesPart(RowsPart):
    """What was voted on, by how many, and how."""

    register = VOTES
    add_words = N_("Ghi biểu quyết")
    empty_words = N_("Chưa ghi biểu quyết nào tại cuộc này.")
    new_heading = N_("Biểu quyết mới")
    deleted_words = N_("Đã xóa biểu quyết “{what}”.")

    def columns(self) -> list[Column[Any]]:
        """Return the matter, the base, the three numbers, and the share in favour."""
        title = {name: _(VOTES.field(name).title) for name in ASKED}
        return [
            Column("matter", _("Nội dung"), lambda row: row.matter, 180, stretch=True),
            Column("base", _("Có quyền"), lambda row: row.base, 96, right=True),
            Column("in_favour", title["in_favour"], lambda row: row.in_favour, 100, right=True),
            Column(
                "against", title["against"], lambda row: row.against, 140, right=True, optional=2
            ),
            Column(
                "abstained",
                title["abstained"],
                lambda row: row.abstained,
                144,
                right=True,
                optional=3,
            ),
            Column(
                "share",
                _("Tỷ lệ"),
                lambda row: row.share,
                92,
                right=True,
                optional=1,
                show=_show_share,
            ),
        ]

    def rows(self, opened: Opened) -> Sequence[VoteRow]:
        """Return the votes taken."""
        return opened.votes

    def called(self, row: VoteRow) -> str:
        """Return what was voted on."""
        return row.matter

    def make_form(self, opened: Opened, row: VoteRow | None) -> Form:
        """Return the form of a vote; a new one is offered the base by the rule."""
        return VoteForm(self.context, opened, row)


class VoteForm(Form):
    """Asks for one vote; the outcome is told below while it is typed."""

    def __init__(self, context: AppContext, opened: Opened, row: VoteRow | None) -> None:
        self._meeting_id = opened.meeting_id
        super().__init__(
            [VOTES.field(name) for name in ASKED],
            context.alerts,
            context.today,
            register=VOTES,
            remarks=remarks(context, VOTES, self._whole, None if row is None else row.id),
            caution=KEEP_OUT,
        )
        self.outcome = label("", "heading", wrap=True)
        self.extra.addSpacing(px(12))
        self.extra.addWidget(self.outcome)
        for name in COUNTED:
            self.boxes[name].touched.connect(self._check_base)
        for name in ("base", *COUNTED):
            self.boxes[name].touched.connect(self._tell)
        self.load({} if row is None else {name: getattr(row, name) for name in ASKED})
        if row is None and opened.base:
            self.offer({"base": opened.base})
        self._check_base()
        self._tell()

    def _whole(self) -> dict[str, Any]:
        """Return what stands in the fields as far as it can be read."""
        readable = {
            name: box.editor.value()
            for name, box in self.boxes.items()
            if box.editor.problem() is None
        }
        return {**readable, "meeting": self._meeting_id}

    def _check_base(self) -> None:
        self.boxes["base"].check()

    def _tell(self) -> None:
        whole = self._whole()
        numbers = {name: whole.get(name) for name in ("base", *COUNTED)}
        row = VoteRow(id=0, code="", meeting_id=0, matter="", **numbers)
        self.outcome.setText("" if row.result is None else translate(row.result))


def _show_share(share: Decimal | None) -> str:
    return "" if share is None else show_percent(share)
