"""The exchange workbook (CONTRACT §2) and plain lists: into a book and out of it."""

from desktop.exchange.exporting import export_register, export_workbook
from desktop.exchange.importing import (
    Incoming,
    import_incoming,
    import_workbook,
    read_exchange,
    recognise,
    take_in_all,
)
from desktop.exchange.report import ImportReport, Oddity, Refusal, SheetCount
from desktop.exchange.unit_list import UnitListError, read_units

__all__ = [
    "ImportReport",
    "Incoming",
    "Oddity",
    "Refusal",
    "SheetCount",
    "UnitListError",
    "export_register",
    "export_workbook",
    "import_incoming",
    "import_workbook",
    "read_exchange",
    "read_units",
    "recognise",
    "take_in_all",
]
