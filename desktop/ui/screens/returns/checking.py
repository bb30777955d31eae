"""A return file from outside: whole or edited, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.returns import CheckResult, Edited, Problem, check_return
from desktop.text import _, translate
from desktop.ui.page import Screen
from desktop.ui.screens.returns.opening import FileOpening, OpeningWords
from desktop.ui.screens.returns.words import SEVERITIES
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.entries import PANEL_EDGE, Entries, Entry
from desktop.ui.widgets.labels import Badge, label, line
from desktop.ui.widgets.period import period_words


class CheckedPanel(QWidget):
    """What came of the check of a file."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__()
        head = result.manifest.head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(current().margins(PANEL_EDGE, 0, PANEL_EDGE, 12))
        top.setSpacing(px(6))
        self.verdict = Badge(*_verdict(result))
        self.said = label(_said(result), wrap=True)
        facts = _("{unit} · {form} · {period} · số {number}").format(
            unit=head.unit_name,
            form=head.form,
            period=period_words(head.period),
            number=head.revision,
        )
        made = _("Lập {moment}").format(moment=f"{head.made:%d/%m/%Y %H:%M}")
        for widget in (
            label(result.file.name, "second", wrap=True),
            self.verdict,
            self.said,
            label(facts, wrap=True),
            label(made, "second"),
        ):
            top.addWidget(widget)
        self.list = Entries(PANEL_EDGE)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        entries = [*map(_edit, result.edited), *map(_problem, result.problems)]
        self.list.show_entries(entries, _("Không có gì phải nói thêm về tệp này."))

    def focus_first(self) -> None:
        """Give the keyboard to the first thing found."""
        self.list.focus_first()


def _verdict(result: CheckResult) -> tuple[str, Tone]:
    if not result.intact:
        return _("Đã bị sửa bằng tay"), Tone.FAULT
    return _("Còn nguyên"), Tone.GOOD


def _said(result: CheckResult) -> str:
    if result.intact:
        return _("Mọi ô đúng như lúc lập báo cáo.")
    if not result.edited:
        return _("Dòng, cột hoặc trang không còn như lúc lập báo cáo.")
    return _("{count} ô không còn như lúc lập báo cáo.").format(count=len(result.edited))


def _edit(edited: Edited) -> Entry:
    text = _("{sheet} {cell}: trước {was}, nay {now}").format(**edited.words())
    return Entry((edited.sheet, edited.cell), text, _("Sửa"), Tone.FAULT)


def _problem(found: Problem) -> Entry:
    word, tone = SEVERITIES[found.severity]
    text = translate(found.message)
    if found.sheet:
        text = _("{sheet}: {text}").format(sheet=found.sheet, text=text)
    return Entry((found.rule, text), text, _(word), tone, tuple(_advice(found)))


def _advice(found: Problem) -> Iterator[str]:
    if found.advice is not None:
        yield translate(found.advice)


class FileCheck:
    """Leads through the check of a file, in the screen's panel."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        words = OpeningWords(
            choose=_("Kiểm tra một tệp báo cáo"), kind=_("Báo cáo"), reading=_("Kiểm tra {name}")
        )
        self._opening = FileOpening(screen, words, check_return, self._checked)

    def ask(self) -> None:
        """Ask which return file to check."""
        self._opening.ask()

    def check(self, path: Path) -> None:
        """Read a return file and say whether it is whole."""
        self._opening.open(path)

    def _checked(self, result: CheckResult) -> None:
        panel = CheckedPanel(result)
        self._screen.panel.open(_("Kiểm tra một tệp"), panel)
        panel.focus_first()
