"""Commands about forms: forms, dictionary."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.book import Book
from db.dates import show_date
from db.messages import N_
from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled, named
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.files.writing import replace_file
from desktop.text import _, translate

if TYPE_CHECKING:
    from desktop.returns.form_check import FormCheck
    from desktop.returns.form_faults import FormFault
    from desktop.returns.library import KnownForm

GRAVITY = {"error": N_("Lỗi"), "warning": N_("Lưu ý")}


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    forms = command(commands, "forms", _("các biểu mẫu báo cáo của sổ"))
    change = forms.add_mutually_exclusive_group()
    change.add_argument(
        "--add", type=filled, metavar="FILE.xlsx", help=_("kiểm tra một biểu mẫu rồi thêm vào sổ")
    )
    change.add_argument("--remove", type=filled, metavar="CODE", help=_("bỏ một biểu mẫu khỏi sổ"))
    forms.set_defaults(act=act)
    words = command(commands, "dictionary", _("từ điển số liệu để ghi thẻ, tệp PDF"), book=False)
    words.add_argument("--to", required=True, type=filled, metavar="FILE.pdf", help=_("tệp ghi ra"))
    words.set_defaults(act=write_dictionary)


def act(options: argparse.Namespace, output: Output) -> int:
    """Add a form, remove one, or list those a return can be made with."""
    with opening.open_book(options) as book:
        if options.add is not None:
            return _add(book, Path(options.add), output)
        if options.remove is not None:
            return _remove(book, options.remove, output)
        return _list(book, output)


def _add(book: Book, file: Path, output: Output) -> int:
    from desktop.returns.library import examine, keep

    now = datetime.now(UTC).astimezone()
    with book.read() as session:
        check = examine(session, file, now, book.clerk)
    _tell(check.faults, output)
    if check.refused or check.about is None:
        words = _("Chưa thêm biểu mẫu {name}. Sửa các lỗi nêu trên rồi thêm lại.")
        output.error(words.format(name=file.name))
        output.result(_checked(check, added=False))
        return ATTENTION
    with book.change(N_("thêm biểu mẫu {code}"), code=check.about.code) as session:
        keep(session, check, now.date())
    words = _("Đã thêm biểu mẫu {code} phiên bản {version}: {title}.")
    about = check.about
    output.line(words.format(code=about.code, version=about.version, title=about.title))
    output.result(_checked(check, added=True))
    return DONE


def _remove(book: Book, code: str, output: Output) -> int:
    from desktop.returns.library import remove

    with book.change(N_("bỏ biểu mẫu {code}"), code=code) as session:
        remove(session, code)
    output.line(_("Đã bỏ biểu mẫu {code}.").format(code=code))
    output.result({"removed": code})
    return DONE


def _list(book: Book, output: Output) -> int:
    from desktop.returns.library import known_forms

    with book.read() as session:
        found = known_forms(session)
    for each in found:
        about = each.about
        output.line(f"{about.code} ({about.version}): {about.title}")
        periods = ", ".join(_(word) for word in about.period_words)
        due = _("hạn nộp {days} ngày sau kỳ").format(days=about.due_days)
        output.line(f"  {periods} · {due} · {_whose(each)}")
    output.result({"forms": [_form(each) for each in found]})
    return DONE


def _whose(form: KnownForm) -> str:
    if form.added_on is None:
        return _("có sẵn trong phần mềm")
    return _("thêm ngày {day}").format(day=show_date(form.added_on))


def _form(form: KnownForm) -> dict[str, Any]:
    about = form.about
    return {
        "code": about.code,
        "version": about.version,
        "title": about.title,
        "periods": [str(each) for each in about.ordered_periods],
        "cutoff_days": about.cutoff_days,
        "due_days": about.due_days,
        "addressee": about.addressee,
        "own": form.own,
    }


def _checked(check: FormCheck, *, added: bool) -> dict[str, Any]:
    about = check.about
    return {
        "form": about.code or None if about is not None else None,
        "form_version": about.version or None if about is not None else None,
        "added": added,
        "faults": [each.to_json() for each in check.faults],
    }


def _tell(faults: Iterable[FormFault], output: Output) -> None:
    for each in faults:
        output.line(f"{_(GRAVITY[each.severity])}: {translate(each.message)}")


def write_dictionary(options: argparse.Namespace, output: Output) -> int:
    """Write the dictionary of figures as a PDF."""
    from desktop.paper.dictionary import dictionary_paper
    from desktop.returns.dictionary import dictionary

    target = named(options.to, ".pdf")
    pdf = dictionary_paper(dictionary())
    replace_file(target, lambda path: path.write_bytes(pdf))
    output.line(_("Đã ghi từ điển số liệu ra {name}.").format(name=target))
    output.result({"file": str(target)})
    return DONE
