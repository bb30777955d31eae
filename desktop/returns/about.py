"""What a form says of itself: code, version, for which periods, due when, for whom.

It stands on a sheet named "Biểu mẫu", headings in column A and values in column B, which
does not go into the return.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from db import vietnamese
from db.messages import N_
from db.periods import Period
from desktop.files.reading import cell_name
from desktop.returns.errors import FormError

if TYPE_CHECKING:
    from openpyxl import Workbook

ABOUT_SHEET = "Biểu mẫu"


class PeriodKind(StrEnum):
    """The kinds of period a form may be made for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DAYS = "days"


_PERIOD_WORDS = {
    PeriodKind.MONTH: N_("tháng"),
    PeriodKind.QUARTER: N_("quý"),
    PeriodKind.HALF: N_("6 tháng"),
    PeriodKind.YEAR: N_("năm"),
    PeriodKind.DAYS: N_("từ ngày đến ngày"),
}
_ABOUT = {
    "code": N_("Mã biểu mẫu"),
    "version": N_("Phiên bản"),
    "title": N_("Tên"),
    "periods": N_("Kỳ báo cáo"),
    "cutoff": N_("Chốt số liệu (số ngày sau kỳ)"),
    "due": N_("Hạn nộp (số ngày sau kỳ)"),
    "addressee": N_("Nơi nhận"),
}


@dataclass(frozen=True)
class About:
    """What a form says of itself; the two days are counted from the period's last one."""

    code: str
    version: str
    title: str
    periods: frozenset[PeriodKind]
    cutoff_days: int
    due_days: int
    addressee: str

    def due_on(self, period: Period) -> date:
        """Return the day by which the return of a period is to be handed in (hạn nộp)."""
        return period.end + timedelta(days=self.due_days)

    def cutoff_on(self, period: Period) -> date:
        """Return the day on which the figures of a period are closed (chốt số liệu)."""
        return period.end + timedelta(days=self.cutoff_days)

    def allow(self, period: Period) -> None:
        """Raise FormError where the form is not made for such a period."""
        if kind_of(period) not in self.periods:
            raise FormError(
                N_("Biểu mẫu {code} không lập cho kỳ {period}. Các kỳ được lập: {known}."),
                code=self.code,
                period=period.text,
                known=", ".join(_PERIOD_WORDS[kind] for kind in PeriodKind if kind in self.periods),
            )


def about(workbook: Workbook) -> About:
    """Return what a form says of itself; FormError names the sheet, or the cell at fault."""
    if ABOUT_SHEET not in workbook.sheetnames:
        raise FormError(
            N_("Biểu mẫu thiếu trang “{sheet}” ghi mã, phiên bản và kỳ báo cáo."),
            sheet=ABOUT_SHEET,
        )
    said: dict[str, Any] = {}
    keys = {vietnamese.heading_key(heading): name for name, heading in _ABOUT.items()}
    places: dict[str, str] = {}
    for row, (heading, value, *_) in enumerate(
        workbook[ABOUT_SHEET].iter_rows(max_col=2, values_only=True)
    ):
        name = keys.get(vietnamese.heading_key(str(heading or "")))
        if name is not None:
            said[name] = value
            places[name] = cell_name(row, 1)
    reader = _AboutReader(said, places)
    return About(
        code=reader.text("code"),
        version=reader.text("version"),
        title=reader.text("title"),
        periods=reader.periods(),
        cutoff_days=reader.days("cutoff"),
        due_days=reader.days("due"),
        addressee=vietnamese.clean(str(said.get("addressee") or "")),
    )


class _AboutReader:
    """Reads the sheet on which a form speaks of itself."""

    def __init__(self, said: Mapping[str, Any], places: Mapping[str, str]) -> None:
        self._said = said
        self._places = places

    def text(self, name: str) -> str:
        text = vietnamese.clean(str(self._said.get(name) or ""))
        if not text:
            raise self._error(name)
        return text

    def days(self, name: str) -> int:
        value = self._said.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._error(name)
        return value

    def periods(self) -> frozenset[PeriodKind]:
        words = {vietnamese.fold(word): kind for kind, word in _PERIOD_WORDS.items()}
        given = [vietnamese.fold(each) for each in self.text("periods").split(";")]
        if any(word not in words for word in given):
            raise self._error("periods")
        return frozenset(words[word] for word in given)

    def _error(self, name: str) -> FormError:
        return FormError(
            N_("Trang “{sheet}”, ô {cell}: mục “{heading}” còn thiếu hoặc ghi chưa đúng."),
            sheet=ABOUT_SHEET,
            cell=self._places.get(name, "–"),
            heading=_ABOUT[name],
        )


def kind_of(period: Period) -> PeriodKind:
    """Return which kind of period this is."""
    text = period.text
    if ".." in text:
        return PeriodKind.DAYS
    if "-" not in text:
        return PeriodKind.YEAR
    return {"Q": PeriodKind.QUARTER, "H": PeriodKind.HALF}.get(text[5], PeriodKind.MONTH)
