"""LibreOffice without a window: files saved again, printed, or handled by a piece of Basic."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

PROGRAM = shutil.which("soffice")
_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf:calc_pdf_Export"}
_AT_ONCE = 40
"""So many files LibreOffice is given at one start; of hundreds it leaves the last ones out."""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Work"/>
</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work"
 script:language="StarBasic">{source}</script:module>
"""


class LibreOffice:
    """One user's LibreOffice, its settings in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def saved_again(self, files: Iterable[Path], folder: Path) -> list[Path]:
        """Return files as LibreOffice saves them unchanged, as few starts of it as it takes."""
        return self._convert(files, "xlsx", folder)

    def printed(self, files: Iterable[Path], folder: Path) -> list[Path]:
        """Return files as PDF."""
        return self._convert(files, "pdf", folder)

    def _convert(self, files: Iterable[Path], ending: str, folder: Path) -> list[Path]:
        given = list(files)
        folder.mkdir(parents=True, exist_ok=True)
        for at in range(0, len(given), _AT_ONCE):
            some = map(str, given[at : at + _AT_ONCE])
            self._run("--convert-to", _FILTERS[ending], "--outdir", str(folder), *some)
        made = [folder / f"{each.stem}.{ending}" for each in given]
        assert [each.name for each in made if not each.exists()] == []
        return made

    def run(self, basic: str) -> None:
        """Run the Sub Main of a piece of Basic."""
        library = self._home / "user" / "basic" / "Standard"
        if not library.exists():
            # A first start writes a library of its own over any that lies there.
            self._run("--terminate_after_init")
        (library / "script.xlb").write_text(_LIBRARY)
        (library / "Work.xba").write_text(_MODULE.format(source=escape(basic)))
        self._run("macro:///Standard.Work.Main")

    def _run(self, *given: str) -> None:
        assert PROGRAM is not None
        own = f"-env:UserInstallation={self._home.as_uri()}"
        line = [PROGRAM, own, "--headless", "--norestore", *given]
        subprocess.run(line, check=True, capture_output=True, timeout=500)
