"""What a person decides about a file that was looked over, in the panel beside the files."""

from __future__ import annotations

from functools import partial

from desktop.files.refusals import LockedFileError
from desktop.returns.consolidation.taking_in import (
    Changed,
    Intake,
    changed_cells,
    edited_cells,
    rejudged,
    unlocked,
)
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.jobs import Progress
from desktop.ui.screens.consolidation.dropping import TakesFiles
from desktop.ui.screens.consolidation.file_panel import FilePanel
from desktop.ui.screens.consolidation.files import FileLine, is_unknown
from desktop.ui.screens.consolidation.places import UNITS_BELOW
from desktop.ui.screens.consolidation.telling import tell
from desktop.ui.screens.returns.opening import password_form
from desktop.ui.widgets.form import Form


class DecidesFiles(TakesFiles):
    """A room of files looked over, `intake`: each is opened, unlocked, accepted by hand."""

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.intake: Intake | None = None

    def show_intake(self, intake: Intake) -> None:
        """Show every file with what becomes of it."""
        raise NotImplementedError

    def open_file(self, line: FileLine) -> None:
        """Open what is known of a file, and the decision about it."""
        intake = self.intake
        if intake is None:
            return
        panel = FilePanel(line.judged, intake.accepted.get(line.id, ""), self.context.alerts)
        if is_unknown(intake.wanted, line.judged):
            tip = _("Ghi đơn vị này vào sổ đơn vị trực thuộc")
            panel.offer(_("Thêm vào danh sách đơn vị"), partial(self._list_unit, line), tip)
        if line.judged.locked:
            tip = _("Gõ mật khẩu đã thống nhất; thử với mọi tệp còn khóa")
            panel.offer(_("Gõ mật khẩu…"), partial(self.ask_password, line), tip)
        panel.accepted.connect(partial(self.decide, line))
        self.panel.open(line.unit, panel)
        panel.focus_first()
        if line.judged.replaces is not None:
            self._compare(intake, line, panel)
        elif panel.to_decide:
            work = partial(edited_cells, line.judged, intake.passwords)
            self.context.reader.ask(work, panel.show_cells, newest="changed cells")

    def ask_password(self, line: FileLine) -> None:
        """Ask for the password of a locked file."""
        form = password_form(self.context)
        form.save_wanted.connect(lambda values: self._unlock(line, form, values["password"]))
        form.close_wanted.connect(self.panel.shut)
        self.panel.open(_("Tệp có mật khẩu"), form)
        form.focus_first()

    def decide(self, line: FileLine, reason: str) -> None:
        """Let a file edited by hand count for a reason, or wait where there is none."""
        if self.intake is None:
            return
        intake = self.intake
        accepted = {path: why for path, why in intake.accepted.items() if path != line.id}
        if reason:
            accepted[line.id] = reason
        self.panel.shut()
        self.context.reader.ask(
            lambda: rejudged(intake, accepted),
            partial(self.judged_again, intake),
            newest="intake",
        )

    def judged_again(self, before: Intake, now: Intake) -> None:
        """Show files as they are judged now, unless they were left meanwhile."""
        if self.intake is before:
            self.show_intake(now)

    def _unlock(self, line: FileLine, form: Form, password: str) -> None:
        """Try a password on every file that is locked still."""
        intake = self.intake
        if intake is None:
            return

        def work(progress: Progress) -> Intake:
            return unlocked(
                intake, password, told=partial(tell, progress), stop=lambda: progress.stopped
            )

        self.context.jobs.run(
            _("Mở các tệp bị khóa"),
            work,
            partial(self._unlocked, line, form, intake),
            form.show_error,
        )

    def _unlocked(self, line: FileLine, form: Form, before: Intake, now: Intake) -> None:
        """Show what became of the locked files; where this one stays locked, say so in the form."""
        found = dict(now.found)[line.id]
        if isinstance(found, LockedFileError):
            form.show_error(found)
            return
        form.mark_saved()
        self.panel.shut()
        self.judged_again(before, now)

    def _list_unit(self, line: FileLine) -> None:
        """Open the list of units at a new one; the files are judged again once it is written."""
        assert line.judged.arrived is not None  # its unit is known
        head = line.judged.arrived.head
        values = {"unit_code": head.unit_code, "name": head.unit_name}
        self.context.open_room(UNITS_BELOW, new=True, values=values)

    def _compare(self, intake: Intake, line: FileLine, panel: FilePanel) -> None:
        book = self.context.book

        def work() -> list[Changed]:
            with book.read() as session:
                return changed_cells(session, line.judged, intake.passwords)

        self.context.reader.ask(work, panel.show_cells, newest="changed cells")
