"""Packages (decks, workbooks, e-books, papers for Word) are zip files: the same parts give the same bytes, at any time, on any computer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

_OLDEST_DATE = (1980, 1, 1, 0, 0, 0)  # the first date a zip file can hold


def zipped(parts: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Return a zip file with the parts in their order, deflated but for those that are to be stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _OLDEST_DATE)
            entry.create_system = 0  # else it is that of the computer
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file that we wrote, or a library did for us, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
