"""Reading a file back from the disk itself, not from the memory that still holds what was written.

A worn or fake stick says "written" and keeps something else: only a second reading tells.
"""

from __future__ import annotations

import io
import mmap
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO

from db import files
from desktop.files.write_errors import NOT_THE_SAME, WriteError

_CHUNK = 1 << 20


def copy_and_compare(source: Path, copy: Path, target: Path) -> None:
    """Copy a file to another disk for `target`; raises WriteError where it reads back otherwise."""
    with source.open("rb") as content:
        write_to_disk(content, copy)
        content.seek(0)
        if not reads_back(copy, content):
            raise WriteError(target, NOT_THE_SAME)


def write_and_compare(content: bytes, draft: Path, target: Path) -> None:
    """Write a draft of `target` and read it back; raises WriteError where it reads otherwise."""
    write_to_disk(io.BytesIO(content), draft)
    if not reads_back(draft, io.BytesIO(content)):
        raise WriteError(target, NOT_THE_SAME)


def write_to_disk(content: BinaryIO, path: Path) -> None:
    """Write into a file that is there, and bring it to the disk; raises OSError."""
    with path.open("r+b") as sink:
        shutil.copyfileobj(content, sink, _CHUNK)
    files.settle(path)


def reads_back(path: Path, content: BinaryIO) -> bool:
    """Tell whether a file on the disk holds just that content; raises OSError."""
    # Past the cache Windows fills only a buffer that begins with a page of memory.
    with mmap.mmap(-1, _CHUNK) as page, _past_the_cache(path) as raw:
        while count := raw.readinto(page):
            if page[:count] != content.read(count):
                return False
    return not content.read(1)


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _GENERIC_READ, _SHARE_ALL, _OPEN_EXISTING = 0x80000000, 7, 3
    _NO_BUFFERING, _SEQUENTIAL = 0x20000000, 0x08000000
    _INVALID_HANDLE = wintypes.HANDLE(-1).value
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateFileW.restype = wintypes.HANDLE
    _kernel.CreateFileW.argtypes = [
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    ]

    def _past_the_cache(path: Path) -> io.FileIO:
        flags = _NO_BUFFERING | _SEQUENTIAL
        handle = _kernel.CreateFileW(
            str(path), _GENERIC_READ, _SHARE_ALL, None, _OPEN_EXISTING, flags, None
        )
        if handle in (None, _INVALID_HANDLE):
            # A drive that knows no such reading is read as ever.
            return io.FileIO(path)
        return io.FileIO(msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY))

else:

    def _past_the_cache(path: Path) -> io.FileIO:
        raw = io.FileIO(path)
        if sys.platform == "linux":
            os.posix_fadvise(raw.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return raw
