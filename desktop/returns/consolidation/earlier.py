"""An earlier result under the name asked for: only that is written over, nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.messages import N_
from db.periods import Period
from db.schema import code_key
from desktop.files.glances import Glance
from desktop.files.reading_many import glances
from desktop.files.refusals import OutsideFileError
from desktop.files.write_errors import WriteError
from desktop.returns import sealed_rows
from desktop.returns.consolidation.arrived import arrived
from desktop.returns.consolidation.judging import Wanted

_KIND = "sochibo-sums"
_OF = "of"


def rows_of_sums(form: str, period: Period) -> list[tuple[str, str, str]]:
    """Return the hidden rows by which sums that are no return are known as an earlier result."""
    return sealed_rows.to_rows(_KIND, {_OF: _of(form, period)})


def _of(form: str, period: Period) -> str:
    return sealed_rows.to_text([code_key(form), str(period.start), str(period.end)])


def check_earlier(to: Path, wanted: Wanted, passwords: Sequence[str], *, to_add: bool) -> None:
    """Raise WriteError where something else than an earlier result stands under a name.

    An earlier result is the sums of this form and period, or the return of the unit that adds
    up for them, as the program wrote it. `to_add` tells that the name is among the files to be
    added.
    """
    if not os.path.lexists(to):
        return
    with closing(glances([to], sealed_rows.SHEET, passwords=passwords)) as reading:
        (glance,) = reading
    if isinstance(glance, OutsideFileError) or glance.rows is None:
        raise _other(to, wanted)
    if not _is_sums(glance, to, wanted):
        _check_return(glance, to, wanted, passwords, to_add=to_add)


def _is_sums(glance: Glance, to: Path, wanted: Wanted) -> bool:
    """Tell whether a file is sums made without a book, of this form and period."""
    try:
        texts = sealed_rows.from_rows(_KIND, glance.rows or (), to)
    except OutsideFileError:
        return False
    return texts.get(_OF) == _of(wanted.form, wanted.period)


def _check_return(
    glance: Glance, to: Path, wanted: Wanted, passwords: Sequence[str], *, to_add: bool
) -> None:
    try:
        found = arrived(to, glance, passwords)
    except OutsideFileError as error:
        raise _other(to, wanted) from error
    head = found.head
    if not wanted.own or code_key(head.unit_code) != code_key(wanted.own):
        raise WriteError(to, _TO_ADD) if to_add else _other(to, wanted)
    if code_key(head.form) != code_key(wanted.form) or head.period != wanted.period:
        raise _other(to, wanted)
    if not found.intact:
        raise WriteError(to, _EDITED)


def _other(to: Path, wanted: Wanted) -> WriteError:
    return WriteError(to, _OTHER, form=wanted.form, period=wanted.period.name.within())


_TO_ADD = N_(
    "Tệp “{file}” là một báo cáo cần cộng nên không ghi kết quả đè lên. Đặt tên khác cho tệp kết "
    "quả."
)
_OTHER = N_(
    "Tệp “{file}” đã có và không phải là bản tổng hợp {form} {period} nên không ghi đè lên. Đặt "
    "tên khác cho tệp kết quả, hoặc chuyển tệp ấy sang thư mục khác."
)
_EDITED = N_(
    "Tệp “{file}” là bản tổng hợp lần trước nhưng đã bị sửa bằng tay nên không ghi đè lên. Đặt "
    "tên khác cho tệp kết quả, hoặc chuyển tệp ấy sang thư mục khác."
)
