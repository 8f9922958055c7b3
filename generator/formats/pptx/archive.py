"""The zip file that holds a presentation: its names checked, and unpacked no further than a limit, whatever it claims its size to be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial

from generator.remembering import Kept

MOST_FILES = 10_000  # in the zip file; a deck of 500 slides with notes and pictures has about 3,000
MOST_UNPACKED = 100_000_000  # bytes, of all that is read
_ANY = 1 << 40  # bytes, more than any file has
MOST_XML = 10_000_000  # bytes, of all XML that is read; that of our own template is 0.7 MB
TYPES_PART = "[Content_Types].xml"
_ENTRY = b"PK\x01\x02"  # how each entry of the directory begins
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: what Office wrote before 2007, and wraps encrypted files in
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # ISO/IEC 29500-2, annex B
_XML = (".xml", ".rels", ".svg")
# A name that one program may take for another than the next does: ISO/IEC 29500-2, 6.2.2.
_UNSAFE = re.compile(r"^/|\\|:|//|(^|/)\.{1,2}(/|$)|\.(/|$)|%2f|%5c|[\x00-\x1f\x7f]", re.IGNORECASE)
_LENGTHS = slice(26, 30)  # of a name and of what follows it, at the end of what is before each entry's data (APPNOTE, 4.3.7)
_WrittenMember = tuple[str, int, int, int, int, bytes]
_PARTS: Kept[_WrittenMember, bytes] = Kept(2048)  # of our own files, about 20 MB: those of the decks of eight conditions
_SAVE_AS = "open it in PowerPoint and save it as 'PowerPoint Template (*.potx)'"
REPAIR = "open it in PowerPoint, which may repair it, and save it under a new name"


class UnusableFileError(ValueError):
    """A file that is no use as a template: the message says what it is, to follow a colon, and `hint` what to do."""

    def __init__(self, message: str, hint: str = REPAIR) -> None:
        super().__init__(message)
        self.hint = hint


class BrokenPartError(UnusableFileError):
    """A part of the file that is missing or damaged."""

    def __init__(self, name: str, what: str, hint: str = REPAIR) -> None:
        super().__init__(f"its part {plain(name)} is damaged: {what}", hint)


class Archive:
    """A zip file in memory, with one budget for all that is read from it. Part names are case-insensitive (ISO/IEC 29500-2, 6.2.2).

    A file of our `own` may be as large as it is; parts that were in another one too, byte for byte, are not unpacked again.
    """

    def __init__(self, data: bytes, *, own: bool = False) -> None:
        """Read the directory; UnusableFileError says what the file is if it is not the zip file of an Office program."""
        _refuse_others(data)
        self._data, self._own = data, own
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in self._file.infolist() if not entry.is_dir()]
        except Exception as error:  # a damaged directory makes zipfile raise almost anything
            raise UnusableFileError("it is damaged: it is not a complete Office file", "save or copy it again") from error
        self._entries = {entry.filename.casefold(): entry for entry in entries}
        self._left, self._left_of_xml = (_ANY, _ANY) if own else (MOST_UNPACKED, MOST_XML)
        _check_names(entries)
        if TYPES_PART.casefold() not in self._entries:
            raise UnusableFileError(*_foreign(self._entries))

    def name_of(self, name: str) -> str:
        """Return a name as the file spells it; unchanged if it holds no such part."""
        entry = self._entries.get(name.casefold())
        return entry.filename if entry else name

    def __contains__(self, name: str) -> bool:
        """Return whether the file holds a part of this name."""
        return name.casefold() in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; UnusableFileError if it is damaged or the budget is spent."""
        entry = self._entries[name.casefold()]
        if entry.flag_bits & 1:
            raise UnusableFileError("it is protected by a password", "save it without one")
        if entry.compress_type not in _METHODS:
            raise BrokenPartError(name, "it is compressed in a way that Office does not know")
        room = min(self._left, self._left_of_xml) if name.casefold().endswith(_XML) else self._left
        data = _PARTS.made(self._written(entry), partial(self._unpacked, entry, room + 1)) if self._own else self._unpacked(entry, room + 1)
        if len(data) > room:
            limit = f"{MOST_UNPACKED / 1e6:.0f} MB, and {MOST_XML / 1e6:.0f} MB without pictures"
            hint = "compress its pictures in PowerPoint: Picture Format, Compress Pictures"
            raise UnusableFileError(f"it is too large once it is unpacked: the limit is {limit}", hint)
        self._left -= len(data)
        self._left_of_xml -= len(data) if name.casefold().endswith(_XML) else 0
        return data

    def _written(self, entry: zipfile.ZipInfo) -> _WrittenMember:
        """Return all that the bytes of a part follow from: what the directory says of it, and its own bytes with what is before them."""
        lengths = self._data[entry.header_offset + _LENGTHS.start : entry.header_offset + _LENGTHS.stop]
        before = _LENGTHS.stop + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        written = self._data[entry.header_offset : entry.header_offset + before + entry.compress_size]
        return entry.orig_filename, entry.CRC, entry.file_size, entry.compress_size, entry.compress_type, written

    def _unpacked(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        try:
            with self._file.open(entry) as file:
                return file.read(most)
        except Exception as error:  # damaged bytes make zipfile and zlib raise almost anything
            raise BrokenPartError(entry.filename, "it cannot be unpacked", "save or copy the file again") from error


def plain(name: str) -> str:
    """Return a part's name or an address as it can be printed: short, and without characters that could deceive."""
    short = name if len(name) <= 80 else f"{name[:60]}…{name[-19:]}"
    return "".join(ch if " " <= ch <= "~" or ch == "…" else "\N{REPLACEMENT CHARACTER}" for ch in short)


def _refuse_others(data: bytes) -> None:
    if data.startswith(_COMPOUND):
        raise UnusableFileError(*_compound(data))
    if not data.startswith(b"PK"):
        raise UnusableFileError("it is empty" if not data.strip(b"\0") else "it is not an Office file", _SAVE_AS)
    if data.count(_ENTRY) > MOST_FILES:
        raise UnusableFileError(f"it holds more than {MOST_FILES:,} files, which no template does")


def _compound(data: bytes) -> tuple[str, str]:
    """Return what an older or an encrypted Office file is, and what to do: the names of its streams tell."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        hint = "take the password off in PowerPoint: File, Info, Protect Presentation, Encrypt with Password; then save it"
        return "it is protected by a password", hint
    if "PowerPoint Document".encode("utf-16-le") in data:
        return "it is in the format of PowerPoint before 2007", _SAVE_AS
    return "it is in a format that Office used before 2007", _SAVE_AS


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if _UNSAFE.search(name):
            raise UnusableFileError(f"it holds a file with a name that is not allowed in it: '{plain(name)}'")
        if name.casefold() in seen:
            raise UnusableFileError(f"it holds two files called {plain(name)}, and programs differ on which one counts")
        seen.add(name.casefold())


def _foreign(names: Iterator[str] | dict[str, zipfile.ZipInfo]) -> tuple[str, str]:
    """Return what a zip file of another program is, and what to do."""
    held = set(names)
    if "mimetype" in held and "content.xml" in held:
        return "it is in the format of LibreOffice (OpenDocument)", _SAVE_AS
    if held & {"index.zip", "index.apxl", "index/document.iwa"}:
        return "it is a Keynote file", "export it from Keynote as PowerPoint, then " + _SAVE_AS
    return "it is a zip file, but not an Office file", _SAVE_AS
