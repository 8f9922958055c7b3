"""Packages (decks, workbooks, e-books, papers for Word) are zip files: the same parts give the same bytes, at any time, on any computer."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping

from generator.remembering import kept

_OLDEST_DATE = (1980, 1, 1, 0, 0, 0)  # the first date a zip file can hold
_FOR_ITS_OWNER = 0o600 << 16  # who may read an entry, as zipfile writes it
_LEVEL = 4  # of 9: the usual 6 takes twice as long for 3 % fewer bytes of an e-book
REMEMBERED = 2048  # parts, about 20 MB: those of the decks of eight conditions


def zipped(parts: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Return a zip file with the parts in their order, deflated but for those that are to be stored as they are."""
    return packed((_entry(name, deflated=name not in stored), data) for name, data in parts.items())


def packed(entries: Iterable[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """Return a zip file with these entries: what zipfile's own `writestr` makes of them, but what many files hold is deflated once."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for entry, data in entries:
            _write(package, out, entry, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file that we wrote, or a library did for us, in their order."""
    return {entry.filename: part for entry, part in unpacked(data)}


def unpacked(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    """Return the entries of such a file with their data."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(entry, package.read(entry)) for entry in package.infolist()]


def _entry(name: str, *, deflated: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _OLDEST_DATE)
    entry.create_system = 0  # else it is that of the computer
    entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    return entry


def _write(package: zipfile.ZipFile, out: io.BytesIO, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Add an entry as it is in the file: zipfile has no way to be given what is deflated already."""
    written, entry.CRC = _deflated(data) if entry.compress_type == zipfile.ZIP_DEFLATED else (data, zlib.crc32(data))
    entry.file_size, entry.compress_size, entry.header_offset = len(data), len(written), out.tell()
    entry.external_attr = entry.external_attr or _FOR_ITS_OWNER
    out.write(entry.FileHeader() + written)
    package.filelist.append(entry)
    package.NameToInfo[entry.filename] = entry
    package.start_dir = out.tell()


@kept(REMEMBERED)
def _deflated(data: bytes) -> tuple[bytes, int]:
    """Return data without loss in fewer bytes, and its sum, by the data itself: decks have most of their parts in common."""
    end = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    return end.compress(data) + end.flush(), zlib.crc32(data)
