"""Start the window, or a command; imports almost nothing before it knows which."""

from __future__ import annotations

import sys

from desktop import garbage

READ_CHILD = "--read-child"


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code (CONTRACT §1)."""
    garbage.look_seldom()
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [READ_CHILD]:
        from desktop.files import child

        child.main(given[1:])
    from desktop.commands.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
