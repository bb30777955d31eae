"""What makes two consolidations the same: when the number of the result moves (CONTRACT §4)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from db.schema import code_key
from desktop.returns.consolidation.standing import Standing
from desktop.returns.consolidation.summing import Part
from desktop.returns.manifest import Manifest


def content_of(manifest: Manifest, standing: Standing) -> str:
    """Return a digest of what a consolidation says to whoever receives it.

    Content is whose it is and of which form and period; every figure; of each unit that was
    added, one's own among them, its name, the number and day of its return and all that this
    adds, its lists too; who is missing or ended without a return; and the answers to queries.

    No content are: in which order units stand and in which letters their codes are written;
    which other files lay in the folder and why they were refused (a unit whose file was refused
    has not sent); what the checks found; and the day of making.
    """
    head = manifest.head
    added = [*standing.received, *(() if standing.own is None else (standing.own,))]
    figures = manifest.figures.values()
    said = [
        [head.form, head.form_version, str(head.period.start), str(head.period.end)],
        [code_key(head.unit_code), head.unit_name, head.parent, head.superior],
        sorted([code_key(each.id), str(each.number), str(each.state)] for each in figures),
        sorted(map(_added, added)),
        sorted([code_key(each.code), each.name] for each in standing.missing),
        sorted([code_key(each.code), each.name] for each in standing.unsent),
        [[each.query, each.text, str(each.answered_on)] for each in manifest.answers],
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _added(part: Part) -> list[Any]:
    """Return what is said of a unit; one's own figures are of no number and no day."""
    told = [] if part.own else [part.revision, str(part.made.date()), part.edited]
    return [code_key(part.code), part.name, part.content, *told]
