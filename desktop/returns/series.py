"""The numbered files of one return: same form, unit and period, revision by revision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.messages import N_
from db.periods import Period
from db.vietnamese import nfc
from desktop.files.refusals import OutsideFileError
from desktop.files.writing import safe_name
from desktop.returns.check import CheckResult, check_return
from desktop.returns.errors import ReturnRefusedError
from desktop.returns.manifest import Head, Manifest

ENDING = ".xlsx"


def name_of(form: str, unit_code: str, period: Period) -> str:
    """Return how files about a return are named: KL01_CB3_2026-01-01_2026-06-30."""
    return f"{form}_{unit_code}_{period.start.isoformat()}_{period.end.isoformat()}"


def folder_name(unit_code: str, period: Period) -> str:
    """Return how a folder of such files is named: CB3 2026-H1."""
    return f"{unit_code} {period.text.replace('..', ' ')}"


@dataclass(frozen=True)
class Earlier:
    """The newest revision found, and whether a draft says anything else."""

    file: Path
    revision: int
    same: bool
    reason: str


@dataclass(frozen=True)
class Series:
    """The files of one return in one folder; locked ones are opened with `passwords`."""

    folder: Path
    head: Head
    passwords: Sequence[str] = ()

    def file(self, revision: int) -> Path:
        """Return where a revision stands: KL01_CB3_2026-01-01_2026-06-30_v1.xlsx."""
        return self.folder / f"{self._stem}{revision}{ENDING}"

    @property
    def _stem(self) -> str:
        head = self.head
        return safe_name(f"{name_of(head.form, head.unit_code, head.period)}_v")

    def latest(self, draft: Manifest) -> Earlier | None:
        """Return the newest revision in the folder, held against a draft; None for none.

        Raises ReturnRefusedError where that file no longer is what the program wrote.
        """
        newest = max(self._revisions(), default=None)
        if newest is None:
            return None
        revision, file = newest
        checked = self._read(file, revision)
        same = checked.manifest.content() == draft.content()
        if same and not checked.intact:
            raise self._in_the_way(
                file,
                N_(
                    "Tệp {file} cùng nội dung đã có nhưng bị sửa tay sau khi lập. Chuyển tệp đó "
                    "sang thư mục khác rồi lập lại."
                ),
            )
        return Earlier(file, revision, same, checked.manifest.head.reason)

    def _revisions(self) -> list[tuple[int, Path]]:
        pattern = re.compile(
            rf"{re.escape(self._stem)}([1-9][0-9]*){re.escape(ENDING)}", re.IGNORECASE
        )
        if not self.folder.is_dir():
            return []
        return [
            (int(found[1]), file)
            for file in self.folder.iterdir()
            if (found := pattern.fullmatch(nfc(file.name)))
        ]

    def _read(self, file: Path, revision: int) -> CheckResult:
        try:
            checked = check_return(file, self.passwords)
        except OutsideFileError as error:
            raise self._in_the_way(
                file,
                N_(
                    "Không đọc được tệp {file} đã lập lần trước nên không biết nội dung có đổi hay "
                    "không. Chuyển tệp đó sang thư mục khác rồi lập lại."
                ),
            ) from error
        head = checked.manifest.head
        if (head.form, head.unit_code, head.period, head.revision) != (
            self.head.form,
            self.head.unit_code,
            self.head.period,
            revision,
        ):
            raise self._in_the_way(
                file,
                N_(
                    "Tệp {file} mang tên của báo cáo này nhưng là báo cáo khác. Chuyển tệp đó sang "
                    "thư mục khác rồi lập lại."
                ),
            )
        return checked

    def _in_the_way(self, file: Path, template: str) -> ReturnRefusedError:
        return ReturnRefusedError(template, file=file.name)
