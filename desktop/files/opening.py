"""Opening an outside file: its content, or why the system does not give it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from desktop.files.limits import Limits, Refusal

_NO_SUCH_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


def content_of(path: Path, limits: Limits) -> bytes:
    """Return what is in a file; of one that is too large, a byte more than the limit allows.

    Raises Refusal: "missing", "folder", "not_a_file", "forbidden", "unreadable".
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Refusal("folder")
        if not stat.S_ISREG(mode):
            raise Refusal("not_a_file")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            return file.read(min(size, limits.file_bytes) + 1)
    except OSError as error:
        raise Refusal(why_not(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Refusal("missing") from error


def why_not(error: OSError) -> str:
    """Return the code (desktop.files.refusals) for what the system says of a file."""
    if error.errno in _NO_SUCH_FILE:
        return "missing"
    if error.errno == errno.EISDIR:
        return "folder"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "forbidden"
    return "unreadable"
