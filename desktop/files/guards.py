"""The look at an outside file before calamine reads it: what it is, and whether it is safe."""

from __future__ import annotations

from typing import NamedTuple

from desktop.files import container, ods_scan, xls_scan, xlsx_scan
from desktop.files.extent import Extent
from desktop.files.limits import Limits, Refusal
from desktop.files.package import Package

_ZIP = b"PK\x03\x04"


class Inspected(NamedTuple):
    """How far each sheet reaches and its error cells, in the workbook's order; the file itself.

    `data` holds nothing that was not looked at, if the file is not very large.
    """

    extents: list[Extent]
    data: bytes


def inspect(data: bytes, limits: Limits) -> Inspected:
    """Return what there is to know of a file before it is read.

    What the file is, its content says, not its name. Raises Refusal for what is no .xlsx, .xls
    or .ods, is damaged, locked with a password, or asks for more than the limits.
    """
    if not data:
        raise Refusal("empty")
    if len(data) > limits.file_bytes:
        raise Refusal("too_large", limit=limits.file_bytes >> 20)
    if data.startswith(container.MAGIC):
        return Inspected(xls_scan.scan_xls(data, limits), data)
    if not data.startswith(_ZIP):
        raise Refusal("not_a_workbook")
    package = Package(data, limits)
    scan = ods_scan.scan_ods if ods_scan.is_ods(package) else xlsx_scan.scan_xlsx
    extents = scan(package, limits)
    return Inspected(extents, package.checked())
