"""What kind of drive a path lies on: the live book belongs on a local disk."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Protocol

import psutil

NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smbfs", "smb3", "sshfs", "fuse.sshfs", "davfs", "9p", "afpfs", "ncpfs",
}  # fmt: skip
SYS_BLOCK = Path("/sys/class/block")


class DriveKind(StrEnum):
    """Where a file lies, as far as it matters for keeping a book there."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"


class Partition(Protocol):
    """What psutil says of one mounted drive."""

    @property
    def device(self) -> str:
        """The drive itself."""

    @property
    def mountpoint(self) -> str:
        """Where its files are found."""

    @property
    def fstype(self) -> str:
        """How it is formatted, or which network it speaks."""

    @property
    def opts(self) -> str:
        """How it is mounted; on Windows also fixed, removable or remote."""


def drive_kind(
    path: Path, partitions: Iterable[Partition] | None = None, sys_block: Path = SYS_BLOCK
) -> DriveKind:
    """Return the kind of drive a path is on; unknown drives count as local."""
    where = path.absolute()
    if str(where).startswith(("\\\\", "//")):
        return DriveKind.NETWORK
    mounted = psutil.disk_partitions(all=True) if partitions is None else partitions
    holding = [each for each in mounted if _holds(each.mountpoint, where)]
    if not holding:
        return DriveKind.LOCAL
    return _kind(max(holding, key=lambda each: len(each.mountpoint)), sys_block)


def _holds(mountpoint: str, where: Path) -> bool:
    root = PurePath(mountpoint)
    return where == root or root in where.parents


def _kind(partition: Partition, sys_block: Path) -> DriveKind:
    options = partition.opts.lower().split(",")
    if partition.fstype.lower() in NETWORK_SYSTEMS or "remote" in options:
        return DriveKind.NETWORK
    if "removable" in options or _on_usb(PurePath(partition.device).name, sys_block):
        return DriveKind.REMOVABLE
    return DriveKind.LOCAL


def _on_usb(device: str, sys_block: Path) -> bool:
    entry = sys_block / device
    return bool(device) and entry.exists() and "usb" in str(entry.resolve())
