"""Small books full of turns of fate, to compare the program with the reference on.

For one `rng = Random(seed)`: `book = make_book(rng)`, `period = random_period(rng)`; then
`write_xlsx(to_sheets(book, rng), path)` is the file to import, and `figures(book, period)` what
the program must say of it.

Every book can be imported: what is odd is in, what must be refused is not. Dates crowd on the
first and last days of a few months, so that turns, meetings and ends of periods often coincide.
"""

from __future__ import annotations

from datetime import date
from random import Random

from tests.reference.periods import Period
from tests.reference.random_days import FIRST_YEAR, LAST_YEAR, Days, any_day
from tests.reference.random_registers import add_registers
from tests.reference.records import (
    Audience,
    Book,
    Fate,
    Gender,
    GroupCount,
    Mark,
    Meeting,
    MeetingKind,
    Member,
    Outcome,
    Position,
    SaidDue,
    Subject,
    Turn,
    UnitFact,
)

UNIT_CODE = "CB-01"
POSITIONS = ("Bí thư", "Phó Bí thư", "Chi ủy viên", "Tổ trưởng")
GROUPS = ("Tổ 1", "Tổ 2")
NAMES = ("Nguyễn Thị Hòa", "Trần Văn Đạt", "Lê Thúy", "Thạch Sa Rây", "Phạm Quốc Ân", "Võ Ý")
AUDIENCES = (None, *[Audience.MEMBERS] * 3, Audience.CADRES, Audience.PUBLIC)
SUMMONS = (*[""] * 6, "Chi bộ", "Chi ủy", "Danh sách", "Tổ đảng: Tổ 1", "Tổ đảng: Tổ 2")
SUBJECTS = (("KL01", "Kết luận số 01-KL/TW"), ("CD21", "Chuyên đề 2021"), ("Pt-3", "Phong trào"))
PEOPLE = ("Đoàn Thanh niên", "Hội Phụ nữ", "Hội Nông dân", "Nhân dân")


def random_period(rng: Random) -> Period:
    """A month, a quarter, a half-year, a year, or any two days."""
    months = rng.choice((1, 3, 6, 12, 12, 0, 0))
    if months == 0:
        first, last = sorted(any_day(rng, FIRST_YEAR, LAST_YEAR) for _ in range(2))
        return Period(first, last)
    year = rng.randint(FIRST_YEAR, LAST_YEAR)
    return Period.of_months(year, rng.randrange(1, 13, months), months)


def make_book(rng: Random) -> Book:
    """A chapter of up to 8 members and 10 meetings over three years, and a little of all else."""
    days = Days(rng)
    book = Book(unit=[UnitFact("Mã đơn vị", UNIT_CODE), UnitFact("Tên đơn vị", "Chi bộ Thử")])
    book.subjects = [Subject(*subject) for subject in SUBJECTS[: rng.randint(0, len(SUBJECTS))]]
    for number in range(1, rng.randint(0, 8) + 1):
        book.members.append(make_member(rng, days, f"Dv{number:02}"))
    for member in book.members:
        book.turns += make_turns(rng, days, member.code)
        book.positions += make_positions(rng, days, member.code)
    for number in range(1, rng.randint(0, 10) + 1):
        meeting = make_meeting(rng, days, f"Sh{number:02}", book.subjects)
        book.meetings.append(meeting)
        book.marks += make_marks(rng, book, meeting)
        if meeting.audience in (Audience.CADRES, Audience.PUBLIC) and rng.random() < 0.5:
            book.group_counts += [
                GroupCount(meeting.code, group, rng.randint(1, 60))
                for group in rng.sample(PEOPLE, rng.randint(1, 3))
            ]
    rng.shuffle(book.turns)
    rng.shuffle(book.marks)
    add_registers(rng, days, book)
    return book


def make_member(rng: Random, days: Days, code: str) -> Member:
    joined = rng.choice((None, any_day(rng, 1980, 2018), date(2005, 1, 1), days.near()))
    official = rng.choice((None, days.near(), joined))
    return Member(
        code,
        f"{rng.choice(NAMES)} {code[-1]}",
        gender=rng.choice((Gender.WOMAN, Gender.MAN, None)),
        born=rng.choice((None, date(1959, 1, 1), date(1960, 5, 1), any_day(rng, 1950, 1960))),
        joined=joined,
        official=official,
        position=rng.choice(("", "", *POSITIONS)),
        group=rng.choice(("", *GROUPS)),
    )


def make_turns(rng: Random, days: Days, code: str) -> list[Turn]:
    """A few turns, some of them on one day, as when a leaver arrives again at once."""
    turns: list[Turn] = []
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3, 4))):
        fate = rng.choice(list(Fate))
        start = turns[-1].start if turns and rng.random() < 0.3 else days.near()
        lasting = fate in (Fate.EXEMPT, Fate.AWAY, Fate.HERE)
        turns.append(Turn(code, fate, start, days.end_of(start) if lasting else None))
    return turns


def make_positions(rng: Random, days: Days, code: str) -> list[Position]:
    positions = []
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        start = rng.choice((None, days.near()))
        end = days.end_of(start or date(FIRST_YEAR, 1, 1))
        positions.append(Position(code, rng.choice(POSITIONS), start, end))
    return positions


def make_meeting(rng: Random, days: Days, code: str, subjects: list[Subject]) -> Meeting:
    known = [subject.code for subject in subjects]
    return Meeting(
        code,
        days.near(),
        rng.choice([*[MeetingKind.ORDINARY] * 4, *MeetingKind]),
        audience=rng.choice(AUDIENCES),
        summons=rng.choice(SUMMONS),
        subjects=rng.sample(known, rng.randint(0, len(known))),
        headcount=rng.choice((None, None, 0, rng.randint(1, 80))),
        taken=rng.random() < 0.8,
    )


def make_marks(rng: Random, book: Book, meeting: Meeting) -> list[Mark]:
    """Marks for some of the members, due or not, in a meeting taken or not."""
    marks = []
    for member in book.members:
        if rng.random() < 0.5:
            said = rng.choice((None, None, None, SaidDue.YES, SaidDue.NO))
            outcome = rng.choice((*Outcome, *Outcome, None if said else Outcome.PRESENT))
            marks.append(Mark(meeting.code, member.code, outcome, said))
    return marks
