"""What kind of drive a path lies on."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.drives import DriveKind, Mount, drive_kind, mounts

ROOT = Mount("/dev/sda1", "/", "ext4", "rw")


def test_the_disk_the_tests_run_on_is_mounted_and_local(tmp_path: Path) -> None:
    assert any(tmp_path.is_relative_to(each.mountpoint) for each in mounts())
    assert drive_kind(tmp_path) is DriveKind.LOCAL


@pytest.mark.parametrize("path", ["//server/chung/so.sochibo", "\\\\server\\chung\\so.sochibo"])
def test_a_path_on_a_server_is_on_the_network(path: str) -> None:
    class Named(type(Path())):  # type: ignore[misc]  # a path of this system
        def absolute(self) -> Path:
            return self

        def __str__(self) -> str:
            return path

    assert drive_kind(Named(path)) is DriveKind.NETWORK


@pytest.mark.parametrize("system", ["cifs", "nfs4", "fuse.sshfs"])
def test_a_network_file_system_is_on_the_network(system: str) -> None:
    share = Mount("//server/chung", "/mnt/chung", system, "rw")
    assert drive_kind(Path("/mnt/chung/so"), [ROOT, share]) is DriveKind.NETWORK
    assert drive_kind(Path("/home/so"), [ROOT, share]) is DriveKind.LOCAL


def test_a_drive_letter_mapped_to_a_server_is_on_the_network() -> None:
    mapped = Mount("Z:", "/z", "NTFS", "rw,remote")
    assert drive_kind(Path("/z/so"), [mapped]) is DriveKind.NETWORK


def test_a_stick_is_removable() -> None:
    assert drive_kind(Path("/e"), [Mount("E:", "/e", "FAT32", "rw,removable")]) is (
        DriveKind.REMOVABLE
    )


def test_a_disk_on_the_usb_bus_is_removable(tmp_path: Path) -> None:
    device = tmp_path / "devices" / "pci0000:00" / "usb2" / "2-1" / "sdb1"
    device.mkdir(parents=True)
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sdb1").symlink_to(device)
    (tmp_path / "block" / "sda1").symlink_to(tmp_path)
    disk = Mount("/dev/sdb1", "/media/dia", "ext4", "rw")
    for path, kind in {"/media/dia/so": DriveKind.REMOVABLE, "/so": DriveKind.LOCAL}.items():
        assert drive_kind(Path(path), [ROOT, disk], tmp_path / "block") is kind


def test_a_drive_nobody_knows_counts_as_local() -> None:
    assert drive_kind(Path("/so"), []) is DriveKind.LOCAL
