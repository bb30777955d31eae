"""What kind of drive a path lies on: the live book belongs on a local disk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple

import psutil

NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smbfs", "smb3", "sshfs", "fuse.sshfs", "davfs", "9p", "afpfs", "ncpfs",
}  # fmt: skip
USB_BUS = re.compile(r"usb\d+")
SYS_BLOCK = Path("/sys/class/block")


class DriveKind(StrEnum):
    """Where a file lies, as far as it matters for keeping a book there."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"


class Mount(NamedTuple):
    """A mounted drive: the device, where its files are found, its format, how it is mounted."""

    device: str
    mountpoint: str
    fstype: str
    opts: str


def mounts() -> list[Mount]:
    """Return every drive that is mounted, as the system tells it now."""
    found = psutil.disk_partitions(all=True)
    return [Mount(each.device, each.mountpoint, each.fstype, each.opts) for each in found]


def drive_kind(
    path: Path, known: Iterable[Mount] | None = None, sys_block: Path = SYS_BLOCK
) -> DriveKind:
    """Return the kind of drive a path is on; unknown drives count as local."""
    where = path.absolute()
    if str(where).startswith(("\\\\", "//")):
        return DriveKind.NETWORK
    known = mounts() if known is None else known
    holding = [each for each in known if _holds(each.mountpoint, where)]
    if not holding:
        return DriveKind.LOCAL
    return mount_kind(max(holding, key=lambda each: len(each.mountpoint)), sys_block)


def _holds(mountpoint: str, where: Path) -> bool:
    root = PurePath(mountpoint)
    return where == root or root in where.parents


def mount_kind(mount: Mount, sys_block: Path = SYS_BLOCK) -> DriveKind:
    """Return the kind of a mounted drive."""
    options = mount.opts.lower().split(",")
    if mount.fstype.lower() in NETWORK_SYSTEMS or "remote" in options:
        return DriveKind.NETWORK
    if "removable" in options or _on_usb(PurePath(mount.device).name, sys_block):
        return DriveKind.REMOVABLE
    return DriveKind.LOCAL


def _on_usb(device: str, sys_block: Path) -> bool:
    entry = sys_block / device
    return bool(device) and any(USB_BUS.fullmatch(part) for part in entry.resolve().parts)
