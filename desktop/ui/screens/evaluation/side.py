"""The right column: the score with its word, how far the other parts are, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.registers.criteria import Version
from desktop.text import _
from desktop.ui.screens.evaluation.quality import Tally
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.screens.evaluation.words import HEADINGS, KEYS, Tab, band_tone, out_of
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.key_guide import GuidedSide
from desktop.ui.widgets.labels import Badge, Card, FigureRow, label


def band_of(tally: Tally, version: Version) -> tuple[str, Tone]:
    """Return the word for what the points add up to, once every criterion has some."""
    if tally.missing:
        return _("Chưa xếp loại"), Tone.PLAIN
    word = version.word(tally.total)
    return _(word), band_tone(word, version)


def missing_words(tally: Tally) -> str:
    """Return how many criteria have no points; empty when all have."""
    if not tally.missing:
        return ""
    return _("Còn {count} tiêu chí chưa chấm").format(count=tally.missing)


def summary(tally: Tally, version: Version) -> str:
    """Return the score in one line."""
    points = out_of(tally.total, tally.full)
    return f"{points} · {missing_words(tally) or band_of(tally, version)[0]}"


class Totals(Card):
    """What the points add up to now, and how far the other parts are."""

    def __init__(self) -> None:
        super().__init__()
        self.total = label("", "figure")
        self.band = Badge()
        self.missing = label("", "note", wrap=True)
        self.rows = {tab: FigureRow(_(HEADINGS[tab])) for tab in (Tab.COMING, Tab.GIVEN, Tab.VOTES)}
        self.body.addWidget(label(_("Điểm chất lượng"), "second"))
        self.body.addWidget(self.total)
        self.body.addWidget(self.band, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.missing)
        self.body.addSpacing(px(4))
        for row in self.rows.values():
            self.body.addWidget(row)

    def show_totals(self, opened: Opened, tally: Tally) -> None:
        """Show what stands in the parts now."""
        self.total.setText(out_of(tally.total, tally.full))
        self.band.show_state(*band_of(tally, opened.sheet.version))
        words = missing_words(tally)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        done = sum(task.is_settled(opened.day) for task in opened.coming)
        coming = _("{done} / {all} xong").format(done=done, all=len(opened.coming))
        self.rows[Tab.COMING].number.setText(coming if opened.coming else _("không có"))
        self.rows[Tab.GIVEN].number.setText(str(len(opened.given)))
        self.rows[Tab.VOTES].number.setText(str(len(opened.votes)))


class Side(GuidedSide):
    """The right column: the score, and what the keys do."""

    def __init__(self) -> None:
        self.totals = Totals()
        guide = [(KEYS[tab], _(HEADINGS[tab])) for tab in Tab]
        guide.append(("Enter", _("sửa dòng, sang tiêu chí kế")))
        guide.append(("Ctrl+Z", _("hoàn tác")))
        super().__init__(self.totals, [[line] for line in guide])
