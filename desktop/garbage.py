"""How often Python looks for objects that only hold each other: seldom, as little of ours does.

It walks over all there is each time. While modules load, and again for every thousand records
read, that would be up to a tenth of a second in which the window stands still.
"""

from __future__ import annotations

import gc

NEW_OBJECTS = 20_000


def look_seldom() -> None:
    """Look only once many objects are new; called before the program's modules are loaded."""
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def keep_what_is_loaded() -> None:
    """Leave what is there by now out of every later look: modules stay as long as the program."""
    gc.freeze()
