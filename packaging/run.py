"""Set everything up from a fresh clone and run the program's main job, or its tests.

    python packaging/run.py            the window on the worked example; without a screen, the
                                       example's book, sheet and return in a folder
    python packaging/run.py tests      every test

Needs nothing but Python: what the program stands on is installed into .venv, in exactly the
versions that requirements.lock names.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed-lock"
EXAMPLE = ROOT / "build" / "example"


def python() -> Path:
    """Return the interpreter of the project's own environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up() -> None:
    """Make the environment the lock file names, unless it stands already."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if python().exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    venv.create(VENV, with_pip=True, clear=True)
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True, cwd=ROOT)
    STAMP.write_text(wanted)


def run(*arguments: str) -> int:
    """Run a module of the project and return its exit code."""
    return subprocess.run([str(python()), "-m", *arguments], cwd=ROOT, check=False).returncode


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    return os.name == "nt" or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def main_job() -> int:
    """Show the window on the worked example, or make the example's files where none can be."""
    book = EXAMPLE / "chi-bo-vi-du.sochibo"
    if not has_screen():
        shutil.rmtree(EXAMPLE, ignore_errors=True)
        return run("desktop", "demo", str(EXAMPLE))
    if not book.exists():
        made = run("desktop", "demo", str(EXAMPLE))
        if made:
            return made
    return run("desktop", "open", str(book))


def tests() -> int:
    """Run every test, two at a time."""
    return run("pytest", "-n", "2", "tests")


def main() -> int:
    """Do what the command line asks."""
    jobs = {(): main_job, ("tests",): tests}
    job = jobs.get(tuple(sys.argv[1:]))
    if job is None:
        sys.stderr.write(__doc__ or "")
        return 2
    set_up()
    return job()


if __name__ == "__main__":
    sys.exit(main())
