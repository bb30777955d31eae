"""The exchange workbook (CONTRACT §2) and plain member lists: into a book and out of it."""

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

__all__ = [
    "ImportReport",
    "Incoming",
    "Oddity",
    "Refusal",
    "SheetCount",
    "export_register",
    "export_workbook",
    "import_incoming",
    "import_workbook",
    "read_exchange",
    "recognise",
    "take_in_all",
]
