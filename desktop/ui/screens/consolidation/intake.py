"""The room in which files are looked over before they are taken in, all in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from db.book import Book
from db.messages import N_, Message
from db.numbers import show_int
from db.periods import Period
from desktop.files.refusals import ReadingStoppedError
from desktop.returns.consolidation.judging import Fate
from desktop.returns.consolidation.taking_in import (
    Intake,
    look_over,
    rejudged,
    take_in,
    wanted_of,
)
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.jobs import CancelledError, Job, Progress
from desktop.ui.screens.consolidation.deciding import DecidesFiles
from desktop.ui.screens.consolidation.files import FileLine, file_line, make_files_box
from desktop.ui.screens.consolidation.places import ROOM, enter, unfinished
from desktop.ui.screens.consolidation.telling import tell
from desktop.ui.screens.consolidation.words import Outcome, title_of
from desktop.ui.screens.returns.choosing import Choice
from desktop.ui.screens.returns.reading import moment
from desktop.ui.theme import Tone
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty


class IntakeScreen(DecidesFiles):
    """Every file with what becomes of it; room "intake", where form, period and paths."""

    registers = frozenset({"unit_below", "received_return"})
    help_page = ROOM
    under = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Nhận báo cáo"))
        self._choice = Choice()
        self._job: Job | None = None
        self.back_button = self.add_action(_("Hủy"), self.back, shortcut="Esc")
        self.take_button = self.add_action(
            "", self.take_in, shortcut="F10", primary=True, tip=_("Nhận vào sổ một lần")
        )
        self.give_way(self.back_button, self.take_button)
        self.box = make_files_box(context)
        self.reason = label("", "second", wrap=True)
        self.box.add_below(self.reason)
        self.main.addWidget(self.box, 1)
        self.box.opened.connect(self.open_file)
        self.box.chosen.connect(self._say_reason)
        self._show_nothing(_("Chưa chọn tệp nào. Về Tổng hợp rồi bấm Nhận báo cáo."))

    # What the window asks.

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        paths: Sequence[Path | str] = (),
        **_where: Any,
    ) -> None:
        """Look files over; without any, what was looked over stays in view."""
        if paths and form and period is not None:
            span = Period.parse(period) if isinstance(period, str) else period
            self._choice = Choice(form, span)
            self.look_over([Path(each) for each in paths])

    def take_files(self, paths: list[Path]) -> None:
        """Look over what was dropped here instead."""
        if self._choice.period is not None:
            self.look_over(paths)

    def refresh(self) -> None:
        """Judge the same files again: the list of units, or what was taken in, has changed."""
        intake, book = self.intake, self.context.book
        if intake is None:
            return

        def work() -> Intake:
            with book.read() as session:
                wanted = wanted_of(session, intake.wanted.form, intake.wanted.period)
            return rejudged(replace(intake, wanted=wanted), intake.accepted)

        self.context.reader.ask(work, partial(self.judged_again, intake), newest="intake")

    def focus_start(self) -> None:
        """Give the keyboard to the files, else to the way back."""
        if self.box.table.rows.shown:
            self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a person does.

    def look_over(self, paths: list[Path]) -> None:
        """Read and judge files; nothing is written."""
        book, choice = self._book, self._choice
        assert choice.period is not None
        period = choice.period
        self._show_nothing(_("Đang xem các tệp… Chưa ghi gì vào sổ."))

        def work(progress: Progress) -> Intake:
            return look_over(
                book,
                choice.form,
                period,
                paths,
                told=partial(tell, progress),
                stop=lambda: progress.stopped,
            )

        self._job = self.context.jobs.run(
            _("Xem các tệp báo cáo"), work, self._looked_over, self._not_looked_over
        )

    def take_in(self) -> None:
        """Take in all that counts."""
        intake, book, now = self.intake, self._book, moment(self.context.today())
        if intake is None or not (intake.counting or intake.left):
            return
        self.take_button.setEnabled(False)

        def work(progress: Progress) -> int:
            return take_in(
                book,
                intake,
                now,
                told=partial(tell, progress),
                stop=lambda: progress.stopped,
            )

        self.context.jobs.run(
            _("Nhận báo cáo vào sổ"),
            work,
            partial(self._taken, intake),
            self._not_taken,
            writes=True,
        )

    def back(self) -> None:
        """Stop reading, or leave without taking anything in."""
        if self._job is not None:
            self._job.progress.cancel()
        elif self._choice.period is not None:
            self._show_nothing(_("Chưa chọn tệp nào. Về Tổng hợp rồi bấm Nhận báo cáo."))
            self._leave()
        else:
            self.context.open_room(ROOM)

    # The rest is how it goes on.

    @property
    def _book(self) -> Book:
        book = self.context.book
        assert isinstance(book, Book)
        return book

    def _looked_over(self, intake: Intake) -> None:
        self._job = None
        self.show_intake(intake)
        self.focus_start()

    def _not_looked_over(self, error: Exception) -> None:
        self._job = None
        self._show_nothing(_("Chưa xem được tệp nào. Về Tổng hợp rồi chọn lại."))
        if isinstance(error, CancelledError | ReadingStoppedError):
            self._leave()
            self.context.alerts.info(Message(N_("Đã dừng. Chưa nhận báo cáo nào.")))
        else:
            self.context.alerts.fault(error)

    def show_intake(self, intake: Intake) -> None:
        """Show every file with what becomes of it."""
        self.intake = intake
        lines = [
            file_line(each, intake.accepted)
            for each in intake.judged
            if each.fate is not Fate.PASSED_OVER
        ]
        lines.sort(key=lambda line: list(Outcome).index(line.outcome))
        self._set_title()
        waiting = sum(line.outcome is Outcome.DECIDE for line in lines)
        words = _("{count} tệp chờ quyết định").format(count=waiting) if waiting else ""
        self.badge.show_state(words, Tone.ATTENTION)
        self.box.set_empty(Empty(_("Không có báo cáo nào ở đó. Chọn thư mục khác.")))
        self.box.set_rows(lines)
        self._tell_passed_over(intake.passed_over)
        unfinished[self.context] = len(lines)
        self._offer_taking(len(intake.counting), len(intake.left))

    def _tell_passed_over(self, count: int) -> None:
        words = _("Bỏ qua {count} tệp của chương trình không phải là báo cáo, như tệp phản hồi.")
        self.box.set_note(words.format(count=show_int(count)) if count else "")

    def _offer_taking(self, count: int, left: int) -> None:
        """Offer to take in what counts; where nothing does, to remember who has to send again."""
        words = _("Nhận {count} báo cáo").format(count=show_int(count))
        if not count:
            words = _("Ghi nhớ {count} tệp bị từ chối").format(count=show_int(left))
        self.take_button.setText(words)
        self.take_button.setVisible(bool(count or left))
        self.take_button.setEnabled(bool(count or left))

    def _say_reason(self, line: FileLine | None) -> None:
        self.reason.setText("" if line is None else line.reason)

    def _taken(self, intake: Intake, count: int) -> None:
        self._show_nothing(_("Đã nhận xong. Về Tổng hợp rồi bấm Nhận báo cáo để nhận thêm."))
        self._leave()
        words, waiting = N_("Đã nhận {count} báo cáo."), len(intake.left)
        if waiting:
            words = N_("Đã nhận {count} báo cáo. Còn {waiting} tệp bị từ chối, đã ghi nhớ.")
        if not count:
            words = N_("Đã ghi nhớ {waiting} tệp bị từ chối. Chưa nhận báo cáo nào.")
        self.context.alerts.good(Message(words, {"count": count, "waiting": waiting}))

    def _not_taken(self, error: Exception) -> None:
        self.take_button.setEnabled(True)
        if isinstance(error, CancelledError | ReadingStoppedError):
            self.context.alerts.info(Message(N_("Đã dừng. Chưa nhận báo cáo nào.")))
        else:
            self.context.alerts.fault(error)

    def _leave(self) -> None:
        """Go back to the sums, which tell of the files left out too."""
        enter(self.context, ROOM, self._choice)

    def _show_nothing(self, words: str) -> None:
        self.intake = None
        unfinished.pop(self.context, None)
        self._set_title()
        self.badge.show_state("", Tone.PLAIN)
        self.take_button.hide()
        self.box.set_empty(Empty(words))
        self.box.set_rows([])
        self._tell_passed_over(0)

    def _set_title(self) -> None:
        if self._choice.period is None:
            self.set_title(_("Nhận báo cáo"))
            return
        template = N_("Nhận báo cáo {form} · {period}")
        title, short = title_of(template, self._choice.form, self._choice.period)
        self.set_title(title, short=short)
