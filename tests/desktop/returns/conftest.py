"""A chapter's real book, and one return made of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import vault
from db.book import Book, Founding
from tests.db.chapter import Chapter
from tests.desktop.returns.libreoffice import PROGRAM, LibreOffice
from tests.desktop.returns.office import PERIOD, Office, fill_half_year

NAME = "kv3.sochibo"
CLERK = "Nguyễn Thị Đào"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a closed empty book, to be copied."""
    place = tmp_path_factory.mktemp("founded")
    founding = Founding(
        "KV3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", "Đảng ủy phường Ô Môn", "Ô Môn"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        Book.create(place / NAME, founding, clerk=CLERK).close()
    return place / NAME


@pytest.fixture(scope="session")
def founded_superior(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of the closed empty book of the chapter's superior, to be copied."""
    place = tmp_path_factory.mktemp("superior")
    founding = Founding("OM", "Đảng ủy phường Ô Môn", superior="Thành ủy Cần Thơ", place="Ô Môn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        Book.create(place / NAME, founding, clerk=CLERK).close()
    return place / NAME


def copy_book(source: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    for part in (source, vault.keys_path(source)):
        shutil.copy(part, path.with_name(part.name))
    return path


@pytest.fixture
def office(founded: Path, tmp_path: Path, own_home: Path) -> Iterator[Office]:
    """Give an office with an empty book and an empty folder for returns."""
    with Book.open(copy_book(founded, tmp_path / "book"), clerk=CLERK) as book:
        yield Office(book, Chapter(book), tmp_path / "ra")


@pytest.fixture(scope="session")
def sent(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a return of half a year with three subjects; tests only read it."""
    place = tmp_path_factory.mktemp("sent")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        with Book.open(copy_book(founded, place / "book"), clerk=CLERK) as book:
            office = Office(book, Chapter(book), place / "ra")
            fill_half_year(office.chapter)
            return office.make(PERIOD).file


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """Give LibreOffice; where there is none, its tests are skipped."""
    if PROGRAM is None:
        pytest.skip("no LibreOffice on this PC")
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))
