"""The facts a form can name: who reports, of which time, who signs on that day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db import vietnamese
from db.dates import prose_date, prose_month, show_date
from db.messages import N_
from db.periods import Period
from db.registers.signing import Signer, signer_on
from db.registers.unit import Unit, unit_on
from desktop.returns.about import About

_CHAPTER, _COMMITTEE = "Chi bộ", "Đảng ủy"
_BODIES = {"chi bo": _CHAPTER, "dang bo": _COMMITTEE, "dang uy": _COMMITTEE}
_TO_FILL_IN = "…" * 12
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Circumstances:
    """What facts are told from: the unit on the period's last day, the day of making."""

    unit: Unit
    period: Period
    today: date
    signer: Signer
    preparer: str
    form: About


@dataclass(frozen=True)
class Fact:
    """One fact; a `dated` one follows the day of making and is no content of the return."""

    meaning: str
    text: Callable[[Circumstances], str]
    dated: bool = False


FACTS: Mapping[str, Fact] = {
    "unit.code": Fact(N_("Mã đơn vị"), lambda of: of.unit.code),
    "unit.name": Fact(N_("Tên đơn vị"), lambda of: of.unit.name),
    "unit.parent": Fact(
        N_("Đảng bộ cấp trên, không có thì cấp ủy cấp trên"),
        lambda of: of.unit.parent or of.unit.superior,
    ),
    "unit.superior": Fact(N_("Cấp ủy cấp trên"), lambda of: of.unit.superior),
    "unit.place": Fact(N_("Địa danh"), lambda of: of.unit.place),
    "period.name": Fact(N_("Tên kỳ, ví dụ: quý I năm 2026"), lambda of: period_name(of.period)),
    "period.from": Fact(N_("Ngày đầu kỳ"), lambda of: show_date(of.period.start)),
    "period.to": Fact(N_("Ngày cuối kỳ"), lambda of: show_date(of.period.end)),
    "place_and_date": Fact(
        N_("Địa danh và ngày lập báo cáo"), lambda of: _place_and_date(of), dated=True
    ),
    "signer.title": Fact(
        N_("Chức vụ người ký vào ngày lập báo cáo"), lambda of: of.signer.title, dated=True
    ),
    "signer.body": Fact(
        N_("Cấp ủy mà người ký thay mặt: chi bộ, đảng ủy hoặc tên đơn vị"), lambda of: _body(of)
    ),
    "signer.name": Fact(
        N_("Họ tên người ký vào ngày lập báo cáo"), lambda of: of.signer.name, dated=True
    ),
    "form.code": Fact(N_("Mã biểu mẫu"), lambda of: of.form.code),
    "form.title": Fact(N_("Tên biểu mẫu"), lambda of: of.form.title),
    "form.addressee": Fact(
        N_("Nơi nhận ghi trong biểu mẫu, không có thì cấp ủy cấp trên"),
        lambda of: _addressee(of),
    ),
    "form.letter_to": Fact(
        N_("Dòng Kính gửi nơi nhận; để trống khi chưa biết nơi nhận"), lambda of: _letter_to(of)
    ),
    "form.due": Fact(N_("Hạn nộp"), lambda of: show_date(of.form.due_on(of.period))),
    "preparer": Fact(N_("Họ tên người lập biểu"), lambda of: of.preparer, dated=True),
}


def circumstances(
    session: Session, period: Period, today: date, preparer: str, form: About
) -> Circumstances:
    """Return what the facts of a return are told from.

    The unit is as it was on the period's last day, so that a return of 2023 still names the
    superior of 2023; who signs is read on the day of making.
    """
    unit = unit_on(session, period.end)
    return Circumstances(unit, period, today, signer_on(session, today), preparer, form)


def nobodys(period: Period, today: date, form: About, name: str = "") -> Circumstances:
    """Return what facts are told from where there is no book: of the unit at most its name.

    Who and what is above it is written in by hand, on a line of dots.
    """
    unit = Unit(code="", name=name or _TO_FILL_IN, parent=_TO_FILL_IN, superior="", place="")
    return Circumstances(unit, period, today, Signer(title=""), "", form)


def period_name(period: Period) -> str:
    """Return the period as prose names it: "6 tháng đầu năm 2026", "tháng 02 năm 2026"."""
    year, month = period.start.year, period.start.month
    quarter, half = (month + 2) // 3, (month + 5) // 6
    names = {
        Period.year(year): f"năm {year}",
        Period.half(year, half): f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}",
        Period.quarter(year, quarter): f"quý {_QUARTERS[quarter - 1]} năm {year}",
        Period.month(year, month): f"tháng {prose_month(month)} năm {year}",
    }
    days = f"từ ngày {show_date(period.start)} đến ngày {show_date(period.end)}"
    return names.get(period, days)


def _addressee(of: Circumstances) -> str:
    return of.form.addressee or of.unit.superior


def _body(of: Circumstances) -> str:
    """Return on whose behalf one signs (T/M), by what the unit is called."""
    name = of.unit.name
    called = vietnamese.fold(name)
    return next((body for word, body in _BODIES.items() if called.startswith(word)), name)


def _letter_to(of: Circumstances) -> str:
    """Return the line that says to whom the return goes, as it was called on that day."""
    addressee = _addressee(of)
    return f"Kính gửi: {addressee}" if addressee else ""


def _place_and_date(of: Circumstances) -> str:
    written = prose_date(of.today)
    return f"{of.unit.place}, {written}" if of.unit.place else written.capitalize()
