"""Criteria and bands of meeting quality in dated versions, and the default ones (DOMAIN §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.messages import N_
from db.registers import store
from db.registers.quality import BANDS, CRITERIA
from db.schema import Band, Criterion, Known, Score

DEFAULT_FROM = date(2000, 1, 1)
"""From when on the default stands once it is in the book: before any meeting a book holds."""


@dataclass(frozen=True)
class CriterionRow:
    """One criterion; `id` is None for one of the default that is not in the book."""

    group: str
    text: str
    most: Decimal
    known: Known | None = None
    id: int | None = None


@dataclass(frozen=True)
class BandRow:
    """One word for a total, from so many points on."""

    word: str
    least: Decimal
    id: int | None = None


_TIME = N_("Thời gian sinh hoạt")
_ATTENDANCE = N_("Tỷ lệ dự sinh hoạt")
_PREPARATION = N_("Chuẩn bị")
_CONDUCT = N_("Tiến hành sinh hoạt")
_PRINCIPLES = N_("Nguyên tắc sinh hoạt")
_RESULTS = N_("Kết quả thực hiện nghị quyết kỳ trước")
_CLOSE = N_("Kết thúc sinh hoạt")

_CRITERIA = (
    (_TIME, N_("Sinh hoạt đúng kỳ, đúng giờ"), 2, None),
    (_TIME, N_("Bảo đảm thời lượng theo quy định"), 3, Known.DURATION),
    (_ATTENDANCE, N_("Đảng viên dự họp đầy đủ, vắng có lý do"), 5, Known.ATTENDANCE),
    (_PREPARATION, N_("Chi ủy họp trước, thống nhất nội dung"), 4, None),
    (_PREPARATION, N_("Dự thảo nghị quyết rõ ràng, sát tình hình chi bộ"), 3, None),
    (_PREPARATION, N_("Gửi tài liệu cho đảng viên trước cuộc họp"), 3, Known.PAPERS),
    (_CONDUCT, N_("Thông tin thời sự, chủ trương mới; đánh giá tình hình tư tưởng"), 8, None),
    (_CONDUCT, N_("Kiểm điểm việc thực hiện nghị quyết, nêu rõ việc chưa làm được"), 8, None),
    (_CONDUCT, N_("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"), 6, None),
    (_CONDUCT, N_("Đảng viên thảo luận, tham gia ý kiến"), 8, Known.OPINIONS),
    (_CONDUCT, N_("Giao việc rõ người, rõ việc, rõ thời hạn"), 10, None),
    (_PRINCIPLES, N_("Tập trung dân chủ, tự phê bình và phê bình"), 5, None),
    (_RESULTS, N_("Hoàn thành các nhiệm vụ đã giao"), 20, Known.TASKS),
    (_RESULTS, N_("Việc chưa xong được nêu nguyên nhân, cách khắc phục"), 10, None),
    (_CLOSE, N_("Kết luận rõ ràng, biểu quyết thông qua nghị quyết"), 3, None),
    (_CLOSE, N_("Hoàn thành biên bản, đăng nghị quyết đúng hạn"), 2, Known.RESOLUTION),
)
DEFAULT_CRITERIA = tuple(
    CriterionRow(group, text, Decimal(most), known) for group, text, most, known in _CRITERIA
)
"""100 points in groups 5 time · 5 attendance · 10 preparation · 40 conduct · 5 principles ·
30 results of the last resolution · 5 close."""

DEFAULT_BANDS = tuple(
    BandRow(word, Decimal(least))
    for word, least in ((N_("Tốt"), 90), (N_("Khá"), 70), (N_("Trung bình"), 50), (N_("Kém"), 0))
)


def word_for(total: Decimal, bands: Sequence[BandRow]) -> str:
    """Return the word for a total: of the bands it reaches the highest, else the lowest."""
    if not bands:
        return ""
    reached = [band for band in bands if band.least <= total]
    lowest = min(bands, key=lambda band: band.least)
    return max(reached, key=lambda band: band.least, default=lowest).word


@dataclass(frozen=True)
class Version:
    """The criteria and bands that hold on a day, criteria in their order, best band first.

    `since` is the day from which its criteria stand in the book; None for the default while
    the book has none.
    """

    since: date | None
    criteria: tuple[CriterionRow, ...]
    bands: tuple[BandRow, ...]

    @property
    def full(self) -> Decimal:
        """Return the most points a meeting can have."""
        return sum((each.most for each in self.criteria), Decimal())

    def word(self, total: Decimal) -> str:
        """Return the word for a total."""
        return word_for(total, self.bands)


def version_on(session: Session, day: date) -> Version:
    """Return what holds on a day: of the latest first day until then, else the default."""
    since = _latest(session, Criterion.valid_from, day)
    return Version(since, criteria_from(session, since), _bands_on(session, day))


def criteria_from(session: Session, since: date | None) -> tuple[CriterionRow, ...]:
    """Return the criteria of the version from a day, by group; the default for None."""
    if since is None:
        return DEFAULT_CRITERIA
    wanted = select(Criterion).where(Criterion.valid_from == since).order_by(Criterion.id)
    groups: dict[str, list[CriterionRow]] = {}
    for each in session.scalars(wanted):
        row = CriterionRow(each.group, each.text, each.most, each.known, each.id)
        groups.setdefault(each.group, []).append(row)
    return tuple(chain.from_iterable(groups.values()))


def _bands_on(session: Session, day: date) -> tuple[BandRow, ...]:
    since = _latest(session, Band.valid_from, day)
    if since is None:
        return DEFAULT_BANDS
    wanted = select(Band).where(Band.valid_from == since).order_by(Band.least.desc(), Band.id)
    return tuple(BandRow(each.word, each.least, each.id) for each in session.scalars(wanted))


def _latest(session: Session, column: InstrumentedAttribute[date], day: date) -> date | None:
    return session.scalar(select(func.max(column)).where(column <= day))


class Grader:
    """Says the word for the score of any meeting, the bands of all days read once."""

    def __init__(self, session: Session) -> None:
        self._bands: dict[date, list[BandRow]] = {}
        for each in session.scalars(select(Band)):
            self._bands.setdefault(each.valid_from, []).append(BandRow(each.word, each.least))

    def word(self, score: Decimal | None, day: date) -> str:
        """Return the word for a score given on a day; empty where there is none."""
        if score is None:
            return ""
        since = max((each for each in self._bands if each <= day), default=None)
        return word_for(score, DEFAULT_BANDS if since is None else self._bands[since])


def is_used(session: Session, since: date | None) -> bool:
    """Tell whether a meeting was scored by the version from a day: then it stays as it is."""
    scored = select(Score.id).join(Score.criterion).where(Criterion.valid_from == since)
    return session.scalar(scored.limit(1)) is not None


def keep_default(session: Session, day: date) -> Version:
    """Return what holds on a day; the default is written into the book where it is that."""
    version = version_on(session, day)
    if version.since is None:
        _write_criteria(session, min(DEFAULT_FROM, day), version.criteria)
    if any(band.id is None for band in version.bands):
        _write_bands(session, min(DEFAULT_FROM, day), version.bands)
    return version_on(session, day)


def new_version(session: Session, day: date) -> Version:
    """Return a version from a day on: the one there is, else a copy of what holds until then."""
    version = keep_default(session, day)
    if version.since != day:
        _write_criteria(session, day, version.criteria)
    if _latest(session, Band.valid_from, day) != day:
        _write_bands(session, day, version.bands)
    return version_on(session, day)


def _write_criteria(session: Session, day: date, criteria: Sequence[CriterionRow]) -> None:
    for each in criteria:
        values = {"valid_from": day, "group": each.group, "text": each.text}
        values |= {"most": each.most, "known": each.known}
        store.save(session, CRITERIA, values)


def _write_bands(session: Session, day: date, bands: Sequence[BandRow]) -> None:
    for each in bands:
        values = {"valid_from": day, "word": each.word, "least": each.least}
        store.save(session, BANDS, values)
