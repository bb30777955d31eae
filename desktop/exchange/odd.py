"""What is odd about a file but possible: pointed out, never refused (CONTRACT §2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from sqlalchemy import select

from db.dates import show_date
from db.encodings import from_tcvn3, from_vni, old_encoding
from db.messages import N_, BookError, Message
from db.numbers import show_number
from db.registers import Field, FieldKind, Register, book_checks
from db.registers.attendance import ATTENDANCE, DueDifference
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS, group_key
from db.schema import Headcount, Member
from db.vietnamese import match_key, quoted
from desktop.exchange.job import Job, Line
from desktop.exchange.reading_cells import decimal_of, is_blank, rounded, text_of
from desktop.exchange.sheets import FoundSheet
from desktop.files.cells import Cell

MONTHS = 12
DATES = (FieldKind.DATE, FieldKind.PARTIAL_DATE)
TEXTS = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PERSON)
_NOISE = Decimal("0.00001")
HEADCOUNT_BLANK = "headcount_blank"


def look_over(job: Job, sheet: FoundSheet) -> None:
    """Point out columns of a sheet that look damaged before they came here."""
    for field in sheet.fields:
        if field.kind in DATES:
            _swapped(job, sheet, field)
        elif field.kind in TEXTS:
            _old_letters(job, sheet, field)
        elif field.kind is FieldKind.DECIMAL:
            _rounded(job, sheet, field)


def _swapped(job: Job, sheet: FoundSheet, field: Field) -> None:
    """Point out a column where Excel may have taken days for months.

    With US settings it turns 05/03 into 3 May and leaves 25/03 as text (DOMAIN §9).
    """
    true = [(row, cell) for row, cell in sheet.column(field.name) if isinstance(cell, date)]
    texts = [_day(cell) for _row, cell in sheet.column(field.name) if isinstance(cell, str)]
    days = [day for day in texts if day is not None]
    if not true or not days or min(days) <= MONTHS or max(day.day for _, day in true) > MONTHS:
        return
    row, first = true[0]
    reason = Message(
        N_(
            "Cột {heading} có thể đã bị đảo ngày và tháng: {count} ô ngày đều từ ngày 12 trở "
            "xuống, còn ngày lớn hơn lại là chữ. Xem lại, ví dụ ô này là {day} hay {other}."
        ),
        {
            "heading": field.heading,
            "count": len(true),
            "day": show_date(first),
            "other": show_date(date(first.year, first.day, first.month)),
        },
    )
    _add(job, sheet, row, field, "swapped_dates", reason)


def _day(cell: str) -> int | None:
    """Return the day of a text that is a date to the day."""
    parts = text_of(cell).replace("-", "/").replace(".", "/").split("/")
    return int(parts[0]) if len(parts) == 3 and parts[0].strip().isdecimal() else None


def _old_letters(job: Job, sheet: FoundSheet, field: Field) -> None:
    """Point out a column in an old encoding, showing what it would be in Unicode."""
    found = [
        (row, text, better)
        for row, cell in sheet.column(field.name)
        if isinstance(cell, str) and not cell.isascii() and (better := _in_unicode(text := cell))
    ]
    if found:
        row, text, better = found[0]
        reason = Message(
            N_(
                "Cột {heading} có {count} ô gõ bằng bảng mã cũ, ví dụ “{text}” có lẽ là "
                "“{better}”. Đổi sang Unicode trong Excel rồi nhập lại."
            ),
            {
                "heading": field.heading,
                "count": len(found),
                "text": quoted(text),
                "better": quoted(better),
            },
        )
        _add(job, sheet, row, field, "old_encoding", reason)


@lru_cache(maxsize=4096)
def _in_unicode(text: str) -> str:
    """Return a text of an old encoding in Unicode; empty where it is in none."""
    encoding = old_encoding(text)
    if encoding is None:
        return ""
    return from_tcvn3(text) if encoding == "tcvn3" else from_vni(text)


def _rounded(job: Job, sheet: FoundSheet, field: Field) -> None:
    for row, cell in sheet.column(field.name):
        exact = _number(cell)
        if abs(exact - rounded(exact)) > _NOISE:
            reason = Message(
                N_("Số {exact} được làm tròn thành {rounded}, vì sổ giữ hai số lẻ."),
                {"exact": show_number(exact), "rounded": show_number(rounded(exact))},
            )
            _add(job, sheet, row, field, "rounded", reason)


def _number(cell: Cell) -> Decimal:
    """Return the number of a cell, nought where there is none to be read."""
    try:
        return Decimal() if is_blank(cell) else decimal_of(cell)
    except BookError:
        return Decimal()


def _add(job: Job, sheet: FoundSheet, row: int, field: Field, rule: str, reason: Message) -> None:
    job.doubt(Line(sheet, row), field.name, rule, reason)


def doubt_rows(job: Job, register: Register) -> None:
    """Point out what a register's own rules find odd about its rows."""
    for line in job.lines.get(register.name, ()):
        if line.refused:
            continue
        for rule, check in register.doubts.items():
            found = check(line.values, job.today)
            if found is None or (rule == HEADCOUNT_BLANK and _counted_by_group(job, line)):
                continue
            job.doubt(line, check.field, rule, found)


def _counted_by_group(job: Job, line: Line) -> bool:
    """Tell whether a meeting's people are counted in sheet Thành phần."""
    wanted = select(Headcount.id).where(Headcount.meeting_id == line.record_id).limit(1)
    return job.session.scalar(wanted) is not None


def doubt_beside_book(job: Job, register: Register) -> None:
    """Point out what is odd about a register's rows beside the book, all of the file in it."""
    lines = job.lines.get(register.name, ())
    checks = book_checks(register) if lines else {}
    for line in lines:
        for rule, check in checks.items():
            found = check.find(job.session, line.values, line.record_id, job.today)
            if found is not None:
                job.doubt(line, check.field, rule, found)


def same_names(job: Job) -> None:
    """Point out new members without a code who bear the name of somebody in the book."""
    new = [
        line
        for line in job.lines.get(MEMBERS.name, ())
        if line.moved and "code" not in line.given and line.record is not None
    ]
    first: dict[str, Member] = {}
    members = job.session.scalars(select(Member).order_by(Member.id)) if new else ()
    for member in members:
        first.setdefault(member.match_key, member)
    for line in new:
        namesake = first[match_key(line.values["full_name"])]
        if namesake is not line.record:
            reason = Message(
                N_(
                    "{name} trùng tên với {code} đã có trong sổ và được ghi thành người mới. "
                    "Nếu là một người, ghi mã {code} vào cột Mã rồi nhập lại."
                ),
                {"name": namesake.full_name, "code": namesake.code},
            )
            job.doubt(line, "full_name", "same_name", reason)


def empty_groups(job: Job) -> None:
    """Point out meetings that summon a party group nobody belongs to."""
    calling = [
        line
        for line in job.lines.get(MEETINGS.name, ())
        if line.given.get("call") is not None and line.given["call"].group
    ]
    if not calling:
        return
    known = {group_key(group) for group in job.session.scalars(select(Member.party_group))}
    for line in calling:
        group = line.given["call"].group
        if group_key(group) not in known:
            reason = Message(
                N_("Không đảng viên nào thuộc tổ đảng “{group}” nên cuộc này không ai phải dự."),
                {"group": quoted(group)},
            )
            job.doubt(line, "call", "empty_group", reason)


def changed_lists(
    job: Job, before: Iterable[DueDifference], after: Iterable[DueDifference]
) -> None:
    """Name the meetings whose stored list no longer is what the rule gives, because of the file.

    The lists stay as they are (CONTRACT §2, `due_changed`). Persons of whom the file itself
    says whether they were due are left out.
    """
    known = {each.meeting_id: {*each.missing, *each.surplus} for each in before}
    said = {
        (line.values["meeting"], line.values["member"])
        for line in job.lines.get(ATTENDANCE.name, ())
        if not line.refused and line.given.get("due") is not None
    }
    for each in after:
        people = {
            member
            for member in {*each.missing, *each.surplus} - known.get(each.meeting_id, set())
            if (each.meeting_id, member) not in said
        }
        line = _cause(job, each.meeting_id, people) if people else None
        if line is not None:
            job.doubt(line, "", "due_changed", _changed(job, each, people))


def _changed(job: Job, difference: DueDifference, people: set[int]) -> Message:
    names = ", ".join(sorted(job.lookups.code_of("members", member) for member in people))
    return Message(
        N_(
            "Người phải dự cuộc {meeting} ngày {day} đã lưu nay khác với quy định: {people}. "
            "Danh sách đã lưu giữ nguyên; mở cuộc ấy để cập nhật nếu cần."
        ),
        {"meeting": difference.code, "day": show_date(difference.day), "people": names},
    )


def _cause(job: Job, meeting: int, people: set[int]) -> Line | None:
    """Return the row that changed who is due at a meeting."""
    moved = [line for lines in job.lines.values() for line in lines if line.moved]
    about = [
        line
        for line in moved
        if line.values.get("member") in people and "meeting" not in line.values
    ]
    themselves = [line for line in moved if line.register is MEMBERS and line.record_id in people]
    itself = [line for line in moved if line.register is MEETINGS and line.record_id == meeting]
    return next(iter([*about, *themselves, *itself]), None)
