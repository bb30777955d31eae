"""What a cell says, read the way the kind of its field asks (CONTRACT §2, "Reading")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from db.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDate,
    parse_date,
    parse_partial,
    show_date,
)
from db.messages import N_, BookError
from db.numbers import parse_number
from db.registers import Field, FieldKind, NamedPerson, by_name
from db.registers.fields import NO, YES
from db.registers.store import sound_code
from db.schema import Call, Summons
from db.vietnamese import clean, fold, heading_key, quoted
from desktop.exchange.lookups import Lookups
from desktop.files.cells import Cell, ErrorCell

_YES, _NO = (frozenset(map(fold, words)) for words in (YES, NO))
_STEP = Decimal("0.01")
_LARGEST = 10**15
_TIME = re.compile(r"([0-9]{1,2}) ?(?:[:.h]|gio) ?(?:([0-9]{2})(?::([0-9]{2}))?)?(?: ?phut)?")
_BLANK: Mapping[FieldKind, Any] = {
    FieldKind.FLAG: False,
    FieldKind.REFERENCES: (),
    FieldKind.PERSON: NamedPerson(),
    FieldKind.PEOPLE: (),
}


class CellError(BookError):
    """A cell that says nothing its field could hold."""


def read_cell(field: Field, cell: Cell, lookups: Lookups) -> Any:
    """Return the value a cell gives its field; a blank cell gives what stands for nothing.

    Raises BookError where the cell cannot be understood.
    """
    if is_blank(cell):
        return blank(field)
    if isinstance(cell, ErrorCell):
        raise _broken(cell)
    return _READERS[field.kind](field, cell, lookups)


def blank(field: Field) -> Any:
    """Return what stands for nothing in a field."""
    return _BLANK.get(field.kind)


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing a person could see."""
    return cell is None or (isinstance(cell, str) and not clean(cell))


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text, dates and times as people write them."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime):
        return f"{show_date(cell.date())} {cell:%H:%M}"
    if isinstance(cell, date):
        return show_date(cell)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)


def number_of(cell: Cell) -> Decimal:
    """Return the number a cell holds, text read the Vietnamese way; raises BookError."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell))
    return parse_number(text_of(cell))


def decimal_of(cell: Cell) -> Decimal:
    """Return the number a cell holds, not yet rounded; raises BookError, also for one too large."""
    number = number_of(cell)
    if abs(number) >= _LARGEST:
        raise CellError(N_("Số “{text}” quá lớn. Xem lại số này."), text=quoted(text_of(cell)))
    return number


def rounded(number: Decimal) -> Decimal:
    """Return a number with the two decimals the book keeps, half up."""
    return number.quantize(_STEP, ROUND_HALF_UP)


def _broken(cell: ErrorCell) -> CellError:
    if cell.text.startswith("="):
        return CellError(
            N_("Công thức này chưa được tính. Mở tệp bằng Excel, lưu lại rồi nhập lại.")
        )
    return CellError(
        N_("Ô báo lỗi {text} nên không có giá trị. Sửa công thức hoặc gõ thẳng giá trị vào."),
        text=cell.text,
    )


def _read_code(_field: Field, cell: Cell, _lookups: Lookups) -> str:
    return sound_code(text_of(cell))


def _read_text(_field: Field, cell: Cell, _lookups: Lookups) -> str:
    return text_of(cell)


def _read_long_text(_field: Field, cell: Cell, _lookups: Lookups) -> str:
    if not isinstance(cell, str):
        return text_of(cell)
    return "\n".join(clean(line) for line in cell.splitlines()).strip("\n")


def _read_date(_field: Field, cell: Cell, _lookups: Lookups) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else parse_date(text_of(cell))


def _read_partial_date(_field: Field, cell: Cell, _lookups: Lookups) -> PartialDate:
    if isinstance(cell, date):
        return PartialDate.from_date(cell)
    return parse_partial(text_of(cell))


def _read_time(_field: Field, cell: Cell, _lookups: Lookups) -> time:
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    found = _TIME.fullmatch(fold(text_of(cell)))
    try:
        if found is not None:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return time(hour, minute, second)
    except ValueError:
        pass  # 25:70 looks like a time and is none: said below
    raise CellError(
        N_("“{text}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 19:30."), text=quoted(text_of(cell))
    )


def _read_integer(_field: Field, cell: Cell, _lookups: Lookups) -> int:
    number = number_of(cell)
    if number != int(number) or not 0 <= number < _LARGEST:
        raise CellError(
            N_("“{text}” không phải là số đếm. Hãy ghi số nguyên từ 0 trở lên."),
            text=quoted(text_of(cell)),
        )
    return int(number)


def _read_decimal(_field: Field, cell: Cell, _lookups: Lookups) -> Decimal:
    return rounded(decimal_of(cell))


def _read_year(_field: Field, cell: Cell, _lookups: Lookups) -> int:
    text = text_of(cell)
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise CellError(
            N_("“{text}” không phải là năm. Hãy ghi năm bằng bốn chữ số, ví dụ 2026."),
            text=quoted(text),
        )
    return int(text)


def _read_choice(field: Field, cell: Cell, _lookups: Lookups) -> str:
    text = text_of(cell)
    found = field.words.get(heading_key(text))
    if found is None:
        raise CellError(
            N_("“{text}” không có trong danh sách. Hãy ghi một trong: {words}."),
            text=quoted(text),
            words=", ".join(choice.label for choice in field.choices),
        )
    return found


def _read_flag(_field: Field, cell: Cell, _lookups: Lookups) -> bool:
    word = fold(text_of(cell))
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError(
        N_("“{text}” không phải là dấu. Hãy ghi x, hoặc để trống ô."), text=quoted(text_of(cell))
    )


def _read_reference(field: Field, cell: Cell, lookups: Lookups) -> int:
    return _find(field, text_of(cell), lookups)


def _read_references(field: Field, cell: Cell, lookups: Lookups) -> tuple[int, ...]:
    codes = [clean(part) for part in text_of(cell).split(";")]
    return tuple(dict.fromkeys(_find(field, code, lookups) for code in codes if code))


def _find(field: Field, code: str, lookups: Lookups) -> int:
    found = lookups.id_of(field.target, code)
    if found is None:
        raise CellError(
            N_("Không có mã “{code}” trong {sheet}. Sửa mã, hoặc thêm dòng có mã này vào {sheet}."),
            code=quoted(code),
            sheet=by_name(field.target).sheet,
        )
    return found


def _read_person(_field: Field, cell: Cell, lookups: Lookups) -> NamedPerson:
    return lookups.person(text_of(cell))


def _read_people(_field: Field, cell: Cell, lookups: Lookups) -> tuple[NamedPerson, ...]:
    names = [clean(part) for part in text_of(cell).split(";")]
    return tuple(dict.fromkeys(lookups.person(name) for name in names if name))


def _read_call(field: Field, cell: Cell, _lookups: Lookups) -> Call:
    text = text_of(cell)
    word, _colon, group = text.partition(":")
    summons, group = field.words.get(heading_key(word)), clean(group)
    if summons is None or (bool(group) != (summons == Summons.GROUP)):
        raise CellError(
            N_("“{text}” không rõ triệu tập ai. Hãy ghi {words}; với tổ đảng ghi “{group}: tên”."),
            text=quoted(text),
            words=", ".join(choice.label for choice in field.choices),
            group=field.label_of(Summons.GROUP),
        )
    return Call(Summons(summons), group or None)


_READERS: Mapping[FieldKind, Callable[[Field, Any, Lookups], Any]] = {
    FieldKind.CODE: _read_code,
    FieldKind.TEXT: _read_text,
    FieldKind.LONG_TEXT: _read_long_text,
    FieldKind.DATE: _read_date,
    FieldKind.PARTIAL_DATE: _read_partial_date,
    FieldKind.TIME: _read_time,
    FieldKind.INTEGER: _read_integer,
    FieldKind.DECIMAL: _read_decimal,
    FieldKind.YEAR: _read_year,
    FieldKind.CHOICE: _read_choice,
    FieldKind.FLAG: _read_flag,
    FieldKind.REFERENCE: _read_reference,
    FieldKind.REFERENCES: _read_references,
    FieldKind.PERSON: _read_person,
    FieldKind.PEOPLE: _read_people,
    FieldKind.CALL: _read_call,
}
