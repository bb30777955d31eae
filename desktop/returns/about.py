"""What a form says of itself: code, version, for which periods, due when, for whom.

It stands on a sheet named "Biểu mẫu", headings in column A and values in column B, which
does not go into the return.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from db import vietnamese
from db.messages import N_
from db.periods import Period
from desktop.files.reading import cell_name
from desktop.returns.errors import FormError

if TYPE_CHECKING:
    from openpyxl import Workbook

ABOUT_SHEET = "Biểu mẫu"
_CODE = re.compile(r"[^\W_](?:[\w.-]{0,18}[^\W_])?")
_MOST_DAYS = 366


class PeriodKind(StrEnum):
    """The kinds of period a form may be made for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DAYS = "days"


PERIOD_WORDS = {
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
    "owed": N_("Kỳ phải nộp"),
    "cutoff": N_("Chốt số liệu (số ngày sau kỳ)"),
    "due": N_("Hạn nộp (số ngày sau kỳ)"),
    "addressee": N_("Nơi nhận"),
}


@dataclass(frozen=True)
class About:
    """What a form says of itself; the two days are counted from the period's last one.

    `owed` are the kinds of period for which a return is owed, as far as the form says so.
    """

    code: str
    version: str
    title: str
    periods: frozenset[PeriodKind]
    cutoff_days: int
    due_days: int
    addressee: str
    owed: frozenset[PeriodKind] = frozenset()

    @property
    def ordered_periods(self) -> list[PeriodKind]:
        """Return the kinds of period the form is made for, the shortest first."""
        return [kind for kind in PeriodKind if kind in self.periods]

    @property
    def period_words(self) -> list[str]:
        """Return the same in words: tháng, quý … (Vietnamese)."""
        return [PERIOD_WORDS[kind] for kind in self.ordered_periods]

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
                known=", ".join(self.period_words),
            )


def about(workbook: Workbook, faults: list[FormError]) -> About:
    """Return what a form says of itself, and add what it leaves unsaid to `faults`.

    What is missing or cannot be read is left empty.
    """
    rows = None
    if ABOUT_SHEET in workbook.sheetnames:
        rows = workbook[ABOUT_SHEET].iter_rows(max_col=2, values_only=True)
    return _read(rows, faults)


@lru_cache(maxsize=32)
def about_of(file: bytes) -> About:
    """Return what a form in the book, or the program's own, says of itself.

    Such a form was checked before it was kept, so it is read the fast way; one kept long ago
    may name what a later program no longer knows, and says what it is all the same.
    """
    import python_calamine as calamine

    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(file))
    rows = None
    if ABOUT_SHEET in workbook.sheet_names:
        told = workbook.get_sheet_by_name(ABOUT_SHEET).to_python(skip_empty_area=False)
        rows = ([*map(_whole, row), None, None] for row in told)
    return _read(rows, [])


def _whole(value: object) -> object:
    """Return a whole number as one: calamine reads every number with a point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _read(rows: Iterable[Sequence[object]] | None, faults: list[FormError]) -> About:
    if rows is None:
        faults.append(
            FormError(
                N_("Biểu mẫu thiếu trang “{sheet}” ghi mã, phiên bản và kỳ báo cáo."),
                sheet=ABOUT_SHEET,
            )
        )
        return About("", "", "", frozenset(), 0, 0, "")
    said: dict[str, Any] = {}
    keys = {vietnamese.heading_key(heading): name for name, heading in _ABOUT.items()}
    places: dict[str, str] = {}
    for row, (heading, value, *_) in enumerate(rows):
        name = keys.get(vietnamese.heading_key(str(heading or "")))
        if name is not None:
            said[name] = value
            places[name] = cell_name(row, 1)
    reader = _AboutReader(said, places, faults)
    periods = reader.periods()
    return About(
        code=reader.code(),
        version=reader.text("version"),
        title=reader.text("title"),
        periods=periods,
        cutoff_days=reader.days("cutoff"),
        due_days=reader.days("due"),
        addressee=vietnamese.clean(str(said.get("addressee") or "")),
        owed=reader.owed(periods),
    )


class _AboutReader:
    """Reads the sheet on which a form speaks of itself, going on after each gap."""

    def __init__(
        self, said: Mapping[str, Any], places: Mapping[str, str], faults: list[FormError]
    ) -> None:
        self._said = said
        self._places = places
        self._faults = faults

    def text(self, name: str) -> str:
        value = self._said.get(name)
        text = "" if value is None else vietnamese.clean(str(value))
        if not text:
            self._say(name, _GAP)
        return text

    def code(self) -> str:
        """Read the code, which becomes part of the names of files."""
        code = self.text("code")
        if code and _CODE.fullmatch(code) is None:
            self._say("code", _NOT_A_CODE)
        return code

    def days(self, name: str) -> int:
        value = self._said.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_DAYS:
            self._say(name, _GAP)
            return 0
        return value

    def periods(self) -> frozenset[PeriodKind]:
        return self._kinds("periods", self.text("periods"), PeriodKind)

    def owed(self, periods: frozenset[PeriodKind]) -> frozenset[PeriodKind]:
        """Read for which periods returns are owed; a form made for one kind alone need not say."""
        text = vietnamese.clean(str(self._said.get("owed") or ""))
        regular = periods - {PeriodKind.DAYS}
        if text and regular:
            return self._kinds("owed", text, regular)
        return regular if len(periods) == 1 else frozenset()

    def _kinds(self, name: str, text: str, among: Iterable[PeriodKind]) -> frozenset[PeriodKind]:
        known = {PERIOD_WORDS[kind]: kind for kind in sorted(among, key=list(PeriodKind).index)}
        words = {vietnamese.fold(word): kind for word, kind in known.items()}
        given = [vietnamese.fold(each) for each in text.split(";")]
        if text and any(word not in words for word in given):
            self._say(name, _NOT_A_PERIOD, known="; ".join(known))
        return frozenset(words[word] for word in given if word in words)

    def _say(self, name: str, template: str, **args: object) -> None:
        error = FormError(
            template,
            sheet=ABOUT_SHEET,
            cell=self._places.get(name, "–"),
            heading=_ABOUT[name],
            **args,
        )
        self._faults.append(error)


_GAP = N_("Trang “{sheet}”, ô {cell}: mục “{heading}” còn thiếu hoặc ghi chưa đúng.")
_NOT_A_CODE = N_(
    "Trang “{sheet}”, ô {cell}: mục “{heading}” chỉ gồm chữ, số, dấu chấm và gạch nối, không quá "
    "20 chữ, vì mã có trong tên tệp báo cáo."
)
_NOT_A_PERIOD = N_(
    "Trang “{sheet}”, ô {cell}: mục “{heading}” ghi chưa đúng. Chọn trong số: {known}."
)


def kind_of(period: Period) -> PeriodKind:
    """Return which kind of period this is."""
    text = period.text
    if ".." in text:
        return PeriodKind.DAYS
    if "-" not in text:
        return PeriodKind.YEAR
    return {"Q": PeriodKind.QUARTER, "H": PeriodKind.HALF}.get(text[5], PeriodKind.MONTH)
