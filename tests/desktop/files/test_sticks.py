"""Sticks as the clerk sees them, and files that reach one whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.drives import Mount
from desktop.files.refusals import FileUnavailableError
from desktop.files.sticks import Stick, Written, sticks, write_to_stick
from desktop.files.write_errors import TargetInUseError, WriteError

FOLDER = "KV3 2026-H1"
EARLIER = {"v1.xlsx": b"earlier return", "anh.jpg": b"a photograph"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A stick with a folder of earlier files."""
    folder = tmp_path / "usb" / FOLDER
    folder.mkdir(parents=True)
    for name, content in EARLIER.items():
        (folder / name).write_bytes(content)
    return tmp_path / "usb"


def plugged_in(place: Path, **given: object) -> Stick:
    room = shutil.disk_usage(place)
    known = {"free": room.free, "total": room.total, "read_only": False, **given}
    return Stick("CHI BO 3", place, **known)  # type: ignore[arg-type]  # numbers and a flag


# Which are there


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """What a system tells of drives: /sys/class/block and /dev/disk/by-label, and the mounts."""
    for name, path in {
        "sdb1": "usb2/2-1/sdb1",
        "sdc1": "usb2/2-2/sdc1",
        "sda1": "sata/sda1",
    }.items():
        (tmp_path / "devices" / path).mkdir(parents=True)
        (tmp_path / "dev").mkdir(exist_ok=True)
        (tmp_path / "dev" / name).touch()
        (tmp_path / "block").mkdir(exist_ok=True)
        (tmp_path / "block" / name).symlink_to(tmp_path / "devices" / path)
        (tmp_path / "media" / name).mkdir(parents=True)
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "Chi\\x20bộ\\x20\\xc3\\x94 3").symlink_to(tmp_path / "dev" / "sdb1")
    return tmp_path


def seen(system: Path, *more: Mount) -> list[Stick]:
    found = [
        Mount(str(system / "dev" / name), str(system / "media" / name), "vfat", options)
        for name, options in {"sda1": "rw", "sdb1": "rw,nosuid", "sdc1": "ro,nosuid"}.items()
    ]
    return sticks([*found, *more], system / "block", system / "labels")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="labels are asked for otherwise")
def test_sticks_are_told_by_name_and_room_and_fixed_disks_are_not(system: Path) -> None:
    first, second = seen(system)
    assert (first.name, first.mountpoint) == ("Chi bộ Ô 3", system / "media" / "sdb1")
    assert (second.name, second.mountpoint) == ("sdc1", system / "media" / "sdc1")
    assert (first.read_only, second.read_only) == (False, True)
    room = shutil.disk_usage(system)
    assert first.total == room.total
    assert 0 < first.free <= room.total


def test_a_stick_met_twice_just_pulled_out_or_running_this_pc_is_not_listed(system: Path) -> None:
    twice = Mount(str(system / "dev" / "sdb1"), str(system / "media" / "sda1"), "vfat", "rw")
    gone = Mount("E:", str(system / "media" / "sdd1"), "vfat", "rw,removable")
    home = Mount("H:", Path.home().anchor, "ext4", "rw,removable")
    assert [each.name for each in seen(system, twice, gone, home)] == ["Chi bộ Ô 3", "sdc1"]


def test_this_pc_can_be_asked() -> None:
    assert all(each.mountpoint.is_dir() for each in sticks())


# Writing


def test_files_are_written_beside_and_over_and_it_is_told_what_stands_there(
    place: Path, tmp_path: Path
) -> None:
    (tmp_path / "danh sách.pdf").write_bytes(b"%PDF")
    wrote = write_to_stick(
        plugged_in(place),
        FOLDER,
        {"v1.xlsx": b"one", "KL01_OM/3.xlsx": b"two", "ds.pdf": tmp_path / "danh sách.pdf"},
    )
    folder = place / FOLDER
    names = ["v1.xlsx", "KL01_OM-3.xlsx", "ds.pdf"]
    assert wrote == Written(folder, tuple(folder / name for name in names), 10)
    assert contents(folder) == {
        "v1.xlsx": b"one", "KL01_OM-3.xlsx": b"two", "ds.pdf": b"%PDF",
        "anh.jpg": EARLIER["anh.jpg"],
    }  # fmt: skip


def test_the_folder_is_made_in_any_folder_chosen(place: Path) -> None:
    wrote = write_to_stick(place, "Chi bộ 3: 2026", {"v1.xlsx": b"x" * 3_000_000})
    assert wrote.folder == place / "Chi bộ 3- 2026"
    assert (wrote.folder / "v1.xlsx").read_bytes() == b"x" * 3_000_000


def test_what_a_crash_or_an_earlier_failure_left_is_swept(place: Path) -> None:
    (place / FOLDER / ".sochibo-tmp-4194305-0123abcd.xlsx").touch()
    write_to_stick(place, FOLDER, {"v2.xlsx": b"two"})
    assert set(contents(place / FOLDER)) == {*EARLIER, "v2.xlsx"}


# What goes wrong


def fails(stick: Stick | Path, match: str, name: str = FOLDER) -> WriteError:
    """Try to write two files; everything on the stick must stand as it was."""
    place = stick.mountpoint if isinstance(stick, Stick) else stick
    before = contents(place)
    with pytest.raises(WriteError, match=match) as caught:
        write_to_stick(stick, name, {"v1.xlsx": b"x" * 300_000, "v2.xlsx": b"two"})
    assert contents(place) == before
    return caught.value


def test_a_stick_set_read_only_is_said_so(place: Path) -> None:
    fails(plugged_in(place, read_only=True), "chống ghi của USB")


def test_a_file_open_in_excel_is_said_so_before_any_work(place: Path) -> None:
    (place / FOLDER / "~$v1.xlsx").touch()
    assert isinstance(fails(place, r"“v1\.xlsx” đang mở trong Excel"), TargetInUseError)


def test_a_folder_name_taken_by_a_file_is_said_so(place: Path) -> None:
    (place / "KV3").write_bytes(b"a file")
    fails(place, "đã có một tệp tên “KV3” nên không tạo được thư mục", "KV3")


def test_a_stick_that_is_no_longer_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="bị rút ra"):
        write_to_stick(tmp_path / "usb", FOLDER, {"v1.xlsx": b"x"})


def test_a_file_that_cannot_be_copied_is_named_itself(place: Path, tmp_path: Path) -> None:
    before = contents(place)
    with pytest.raises(FileUnavailableError, match=r"Không tìm thấy tệp “mất\.pdf”"):
        write_to_stick(place, "mới", {"v1.xlsx": b"x", "mất.pdf": tmp_path / "mất.pdf"})
    assert contents(place) == before
