"""Why a file does not count, each in one sentence that names it and says what to do."""

from __future__ import annotations

from pathlib import Path

from db.messages import N_, Message
from db.periods import Period
from db.registers.received import ReceivedRow
from db.units import UnitList, UnitStanding
from db.vietnamese import quoted
from desktop.returns.consolidation.arrived import Arrived


def other_form(found: Arrived, wanted: str) -> Message:
    """Say that it is a return by another form."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} lập theo biểu mẫu {form}, không phải {wanted}. Đề nghị đơn "
            "vị lập theo {wanted}."
        ),
        form=quoted(found.head.form),
        wanted=wanted,
    )


def other_version(found: Arrived, wanted: str) -> Message:
    """Say that it was made with another version of the form."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} lập theo biểu mẫu {form} phiên bản {version}, không phải bản "
            "{wanted}. Gửi biểu mẫu bản {wanted} cho đơn vị để lập lại."
        ),
        form=quoted(found.head.form),
        version=quoted(found.head.form_version),
        wanted=wanted,
    )


def taken_in_by_other_version(row: ReceivedRow, wanted: str) -> Message:
    """Say that a return was taken in that was made with another version of the form."""
    return Message(
        N_(
            "Báo cáo số {number} của {unit} đã nhận lập theo biểu mẫu {form} phiên bản {version}, "
            "không phải bản {wanted} đang dùng, nên không cộng vào. Gửi biểu mẫu bản {wanted} cho "
            "đơn vị để lập lại."
        ),
        {
            "number": row.revision,
            "unit": _named(row.unit_code, row.unit_name),
            "form": quoted(row.form),
            "version": quoted(row.form_version),
            "wanted": wanted,
        },
    )


def other_period(found: Arrived, wanted: Period) -> Message:
    """Say that it is of another period."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} là báo cáo {period}, không phải {wanted}. Đề nghị đơn vị "
            "gửi báo cáo {wanted}."
        ),
        period=found.head.period.name.within(),
        wanted=wanted.name.within(),
    )


def own_return(found: Arrived) -> Message:
    """Say that it is one's own return, whose figures come out of the book."""
    return _say(
        found,
        N_(
            "Tệp “{file}” là báo cáo của chính đơn vị tổng hợp ({unit}); số liệu của đơn vị đã "
            "lấy từ sổ. Bỏ tệp này ra."
        ),
    )


def not_owed(found: Arrived, standing: UnitStanding, units: UnitList) -> Message:
    """Say why a unit owes no return of the period."""
    code = found.head.unit_code
    if standing is UnitStanding.NOT_YET:
        return _say(
            found,
            N_(
                "Tệp “{file}”: {unit} chưa có trong kỳ này theo danh sách đơn vị. Xem lại ngày "
                "thành lập trong danh sách, hoặc bỏ tệp này ra."
            ),
        )
    if standing is UnitStanding.UNKNOWN:
        return _say(
            found,
            N_(
                "Tệp “{file}”: {unit} không có trong danh sách đơn vị. Thêm đơn vị vào danh sách "
                "nếu đúng là đơn vị của mình, hoặc bỏ tệp này ra."
            ),
        )
    later = units.successor(code)
    if later is None:
        return _say(
            found,
            N_(
                "Tệp “{file}”: {unit} đã kết thúc trước kỳ này theo danh sách đơn vị. Xem lại "
                "danh sách, hoặc bỏ tệp này ra."
            ),
        )
    return _say(
        found,
        N_(
            "Tệp “{file}”: {unit} đã kết thúc trước kỳ này, thay bằng {later}. Lấy báo cáo của "
            "{later}."
        ),
        later=_named(later.code, later.name),
    )


def empty(found: Arrived) -> Message:
    """Say that nothing was filled in: only a nil that is declared is a return (DOMAIN §3)."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} chưa có số liệu nào nên chưa phải là báo cáo. Nếu không phát "
            "sinh gì, đề nghị đơn vị khai không có rồi lập lại."
        ),
    )


def edited(found: Arrived) -> Message:
    """Say that cells were changed by hand, and name the first of them."""
    if not found.edited:
        return _say(
            found,
            N_("Tệp “{file}” của {unit} đã bị sửa bằng tay: {what} Xin lại tệp lập từ sổ."),
            what=found.altered[0].message,
        )
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} đã bị sửa bằng tay {count} ô, ví dụ {sheet}!{cell}: trước là "
            "{was}, nay là {now}. Xin lại tệp lập từ sổ."
        ),
        count=len(found.edited),
        **{key: quoted(text) for key, text in found.edited[0].words().items()},
    )


def older(found: Arrived, newer: int) -> Message:
    """Say that a later number took its place."""
    return _say(
        found,
        N_("Tệp “{file}” là số {number} của {unit}; đã có số {newer} thay."),
        newer=newer,
    )


def same(found: Arrived, first: Path) -> Message:
    """Say that it is a copy of another file; both by so much of their paths as differs."""
    file, other = _apart(found.path, first)
    return _say(
        found,
        N_("Tệp “{file}” trùng với “{other}” của {unit}; chỉ tính một lần."),
        file=file,
        other=other,
    )


def _apart(path: Path, other: Path) -> tuple[str, str]:
    """Return two files' names, with the folders above them that tell them apart."""
    parts, others = path.absolute().parts, other.absolute().parts
    for count in range(1, min(len(parts), len(others)) + 1):
        if parts[-count].casefold() != others[-count].casefold():
            return str(Path(*parts[-count:])), str(Path(*others[-count:]))
    return str(path), str(other)


def taken_in(found: Arrived) -> Message:
    """Say that it was taken in earlier."""
    return _say(found, N_("Tệp “{file}”: số {number} của {unit} đã nhận rồi; chỉ tính một lần."))


def taken_in_otherwise(found: Arrived) -> Message:
    """Say that another file with this number was taken in earlier."""
    return _say(
        found,
        N_(
            "Tệp “{file}”: đã nhận số {number} của {unit} với nội dung khác. Đề nghị đơn vị lập "
            "lại thành số mới."
        ),
    )


def clash(found: Arrived) -> Message:
    """Say that two files carry one number and differ, so that neither can be believed."""
    return _say(
        found,
        N_(
            "Tệp “{file}”: có hai tệp cùng số {number} của {unit} mà nội dung khác nhau nên chưa "
            "tính tệp nào. Đề nghị đơn vị lập lại thành số mới."
        ),
    )


def held_by(found: Arrived, whole: str) -> Message:
    """Say that its figures are within the return of another unit."""
    return _say(
        found,
        N_("Tệp “{file}”: số liệu của {unit} đã có trong báo cáo của {whole}. Bỏ tệp này ra."),
        whole=quoted(whole),
    )


def held_older(found: Arrived, whole: str) -> Message:
    """Say that an older number of it is within the return of another unit."""
    return _say(
        found,
        N_(
            "Tệp “{file}”: báo cáo của {whole} đang tính số cũ hơn của {unit}. Đề nghị {whole} "
            "tổng hợp lại với số {number}."
        ),
        whole=quoted(whole),
    )


def holds_own(found: Arrived, own: str) -> Message:
    """Say that one's own figures are within it already."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} đã cộng cả số liệu của chính đơn vị tổng hợp ({own}). Đề nghị "
            "đơn vị tổng hợp lại, bỏ {own} ra."
        ),
        own=quoted(own),
    )


def holds_taken_in(found: Arrived, held: str) -> Message:
    """Say that it holds a unit whose own return was taken in earlier."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} đã cộng cả số liệu của {held}, mà báo cáo của {held} đã nhận "
            "riêng. Bỏ báo cáo đã nhận của {held} rồi xem lại tệp này, hoặc đề nghị {unit} tổng "
            "hợp lại, bỏ {held} ra."
        ),
        held=quoted(held),
    )


def held_earlier(found: Arrived, held: str, other: str) -> Message:
    """Say that a return taken in earlier holds a unit that this one holds too."""
    return _say(
        found,
        N_(
            "Tệp “{file}” của {unit} đã cộng {held}, mà báo cáo đã nhận của {other} cũng đã cộng "
            "{held}. Hỏi lại hai đơn vị xem {held} thuộc bên nào rồi xin tổng hợp lại."
        ),
        held=quoted(held),
        other=quoted(other),
    )


def both_hold(found: Arrived, held: str, other: str) -> Message:
    """Say that another return holds a unit that this one holds too."""
    return _say(
        found,
        N_(
            "Tệp “{file}”: báo cáo của {unit} và của {other} đều đã cộng {held} nên chưa tính báo "
            "cáo nào. Hỏi lại hai đơn vị rồi tổng hợp lại."
        ),
        held=quoted(held),
        other=quoted(other),
    )


def _say(found: Arrived, template: str, **facts: object) -> Message:
    head = found.head
    told = {
        "file": found.path.name,
        "unit": _named(head.unit_code, head.unit_name),
        "number": head.revision,
        **facts,
    }
    return Message(template, told)


def _named(code: str, name: str) -> str:
    code, name = quoted(code), quoted(name)
    return f"{name} ({code})" if name and name != code else code
