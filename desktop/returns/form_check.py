"""The check of a form before it is taken into the book: everything wrong with it at once.

A form's file is a stranger's: its parts are looked through before openpyxl loads it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.messages import N_, Message
from desktop.files.limits import Refusal
from desktop.files.refusals import refusal
from desktop.returns import hidden_sheet
from desktop.returns.about import ABOUT_SHEET, About
from desktop.returns.errors import FormError
from desktop.returns.form_faults import FormFault, Gravity, fault, of_error, refused
from desktop.returns.form_file import FormFile, read_bytes
from desktop.returns.forms import Form, read
from desktop.returns.lost_parts import STRICT, LostPart, lost_parts

_LONGEST_NAME = 31
_FORBIDDEN = frozenset("[]:*?/\\")
_QUOTE = "'"
_UNNAMED = "bieu-mau.xlsx"


@dataclass(frozen=True)
class FormCheck:
    """What came of a check: the form as far as it could be read, and all that is to be told.

    `file` is the workbook's content, to be stored as it came.
    """

    form: Form | None
    faults: tuple[FormFault, ...]
    file: bytes = b""

    @property
    def about(self) -> About | None:
        """Return what the form says of itself; None where it could not be read."""
        return self.form.about if self.form is not None else None

    @property
    def refused(self) -> bool:
        """Tell whether the form is kept out of the book."""
        return refused(self.faults)


def check_form(source: Path | bytes, name: str = _UNNAMED) -> FormCheck:
    """Return a form read from a file, or its content, and all that is wrong with it.

    Whatever the content, it is told, never raised. Raises FileUnavailableError where the file
    cannot be opened. `name` is what a file given as content is called.
    """
    path = source if isinstance(source, Path) else Path(name)
    data = read_bytes(source) if isinstance(source, Path) else source
    try:
        file = FormFile(data)
        names, lost = list(_names(file)), lost_parts(file)
    except Refusal as verdict:
        return FormCheck(None, (_unreadable(path, verdict),))
    found = [*names, *map(_lost, lost)]
    if names or any(part.lost is STRICT for part in lost):
        # openpyxl would fail, give sheets other names or find none: what it reads would mislead.
        return FormCheck(None, tuple(found))
    form = _loaded(data, found)
    if form is None:
        # A part that is refused anyway may be what openpyxl failed at.
        damaged = () if refused(found) else (_unreadable(path, Refusal("damaged")),)
        return FormCheck(None, (*found, *damaged))
    return FormCheck(form, (*found, *_checked(form)), data)


def _unreadable(path: Path, verdict: Refusal) -> FormFault:
    error = refusal(path, verdict.code, verdict.facts)
    return FormFault(Gravity.ERROR, error.sheet, error.cell, error.message)


def _loaded(data: bytes, found: list[FormFault]) -> Form | None:
    """Return the form in a workbook, its tags' faults added; None where it cannot be loaded."""
    faults: list[FormError] = []
    try:
        form = read(io.BytesIO(data), faults)
    except Exception:  # noqa: BLE001 - openpyxl lets out whatever a broken part makes fail in it
        return None
    found += map(of_error, faults)
    return form


def _checked(form: Form) -> Iterator[FormFault]:
    from desktop.returns.form_fit import too_narrow
    from desktop.returns.form_formulas import formulas
    from desktop.returns.form_rows import rows_at_fault

    if not any(plan.cells for plan in form.sheets):
        yield fault(_NO_TAG)
    for plan in form.sheets:
        sheet = form.workbook[plan.name]
        yield from rows_at_fault(sheet, plan)
        yield from too_narrow(sheet, plan)
        yield from formulas(sheet, plan)


def _names(file: FormFile) -> Iterator[FormFault]:
    """Give what is wrong with the names of the sheets."""
    names = [sheet.name for sheet in file.sheets]
    keys = Counter(map(str.casefold, names))
    for name in names:
        if len(name) > _LONGEST_NAME or not name.strip():
            yield fault(_LONG_NAME, sheet=name, most=_LONGEST_NAME)
        bad = sorted({each for each in name if each in _FORBIDDEN})
        if bad or name != name.strip(_QUOTE):
            yield fault(_BAD_NAME, sheet=name, letters=" ".join(bad) or _QUOTE)
        if name.casefold() == hidden_sheet.SHEET.casefold():
            yield fault(_TAKEN_NAME, sheet=name)
        if keys[name.casefold()] > 1:
            yield fault(_TWO_NAMES, sheet=name)
    if all(name == ABOUT_SHEET for name in names):
        yield fault(_NO_SHEET)


def _lost(part: LostPart) -> FormFault:
    template = _LOST_CELL if part.cell else _LOST_SHEET if part.sheet else _LOST
    return fault(
        template,
        sheet=part.sheet,
        cell=part.cell,
        severity=Gravity.WARNING if part.lost.of_looks else Gravity.ERROR,
        what=Message(part.lost.what),
        remedy=Message(part.lost.remedy),
    )


_NO_TAG = N_(
    "Biểu mẫu không có thẻ nào nên không điền được gì. Ghi thẻ vào các ô cần điền, ví dụ "
    "{{{{figure meetings.held}}}}; xem từ điển số liệu."
)
_NO_SHEET = N_("Biểu mẫu chưa có trang nào để điền ngoài trang ghi mã và kỳ báo cáo.")
_LONG_NAME = N_(
    "Tên trang “{sheet}” để trống hoặc dài quá {most} chữ nên Excel không mở được. Đặt lại tên "
    "ngắn hơn."
)
_BAD_NAME = N_(
    "Tên trang “{sheet}” có dấu {letters} nên Excel không mở được. Đặt lại tên không có dấu đó."
)
_TAKEN_NAME = N_("Tên trang “{sheet}” là tên phần mềm dùng riêng. Đặt tên khác cho trang này.")
_TWO_NAMES = N_("Có hai trang cùng tên “{sheet}”. Đặt tên khác nhau cho từng trang.")
_LOST_CELL = N_("Trang “{sheet}”, ô {cell}: có {what}, không giữ được khi lập báo cáo. {remedy}")
_LOST_SHEET = N_("Trang “{sheet}”: có {what}, không giữ được khi lập báo cáo. {remedy}")
_LOST = N_("Tệp có {what}, không giữ được khi lập báo cáo. {remedy}")
