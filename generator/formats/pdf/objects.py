"""PDF objects written straight to bytes: what reportlab's own dictionary classes can't hold, or write slowly."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFStreamFilterZCompress,
    pdfdocEnc,
)
from reportlab.pdfbase.pdfdoc import format as pdfformat


class PdfName(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Literal(bytes):
    """Bytes that are PDF syntax already."""

    __slots__ = ()


def name(words: str) -> PdfName:
    """Return a PDF name."""
    return PdfName(words)


def reference(label: str) -> PDFObjectReference:
    """Return a reference to the indirect object of that label, which may be written later."""
    return PDFObjectReference(label)


def number_of(value: PDFObject, document: PDFDocument) -> int:
    """Return the number that an object has in a document, or gets now."""
    return int(document.idToObjectNumberAndVersion[document.Reference(value).name][0])


def string(words: str) -> Literal:
    """Return a text string (ISO 32000-1, 7.9.2.2): UTF-16 unless it is plain ASCII."""
    if words.isascii() and words.isprintable():
        return Literal(b"(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii") + b")")
    return Literal(b"<FEFF" + words.encode("utf-16-be").hex().upper().encode("ascii") + b">")


class Raw(PDFObject):
    """A value of dicts, lists, names, numbers, references and strings, or PDF syntax, written as is."""

    def __init__(self, value: Mapping[str, object] | str) -> None:
        self.value = value

    def format(self, document: PDFDocument) -> bytes:
        """Return the object's bytes; reportlab calls this when it writes the file."""
        return self.value.encode("ascii") if isinstance(self.value, str) else syntax(self.value, document)


class PageObject(PDFObject):
    """A page (ISO 32000-1, 7.7.3.3), and the streams that draw it."""

    def __init__(self, entries: Mapping[str, object], contents: Sequence[PDFObject]) -> None:
        self.entries, self.contents = entries, contents

    def format(self, document: PDFDocument) -> bytes:
        """Return the object's bytes; reportlab calls this when it writes the file."""
        above = {"Parent": document.Reference(document.Pages), "Contents": [document.Reference(each) for each in self.contents]}
        return syntax({**self.entries, **above}, document)


class Ready(PDFObject):
    """Objects with consecutive numbers, whose bytes are known as all that they refer to have numbers. `writing` puts them into the file."""

    def __init__(self, data: Sequence[bytes]) -> None:
        self.data = data


class Objects(NamedTuple):
    """Indirect objects with consecutive numbers as they are in a file, and how many bytes each has."""

    data: bytes
    lengths: tuple[int, ...]


def objects(values: Sequence[str], first: int) -> Objects:
    """Return values as indirect objects (ISO 32000-1, 7.3.10), of which the first has the number `first`."""
    written = [b"%d 0 obj\n%s\nendobj\n" % (number, value.encode("ascii")) for number, value in enumerate(values, first)]
    return Objects(b"".join(written), tuple(map(len, written)))


def formatted(values: Sequence[PDFObject], first: int) -> Objects:
    """Return what reportlab writes for objects that refer to none of its own, of which the first has the number `first`."""
    alone = PDFDocument()
    alone.encrypt = LineEndStreams()
    return numbered([pdfformat(value, alone, toplevel=1) for value in values], first)


def numbered(values: Sequence[bytes], first: int) -> Objects:
    """Return the bytes of objects with their numbers, the first of which is `first`."""
    ended = (data if data.endswith(b"\n") else data + b"\n" for data in values)
    written = [b"%d 0 obj\n%sendobj\n" % (number, data) for number, data in enumerate(ended, first)]
    return Objects(b"".join(written), tuple(map(len, written)))


class LateObjects(PDFObject):
    """Objects with consecutive numbers that are `made` when the file is written."""

    def __init__(self, made: Callable[[], Sequence[Objects]]) -> None:
        self.made = made


def reserved(document: PDFDocument, count: int, made: Callable[[], Sequence[Objects]]) -> int:
    """Return the first of `count` numbers for objects that are `made` when the file is written."""
    first: int = document.objectcounter + 1
    document.Reference(LateObjects(made))
    document.objectcounter += count - 1
    return first


def syntax(value: object, document: PDFDocument | None = None) -> bytes:
    """Return PDF syntax for a Python value; TypeError for one that has none. Only references need their `document`."""
    written = _WRITTEN.get(type(value))
    if written:
        return written(value, document)
    if isinstance(value, PDFObject | PDFObjectReference):
        return bytes(pdfdocEnc(value.format(document)))
    if isinstance(value, Mapping):
        return _dictionary(value, document)
    raise TypeError(f"no PDF syntax for {type(value).__name__}")


def _dictionary(value: Mapping[str, object], document: PDFDocument | None) -> bytes:
    return b"<<" + b"".join([b"/%s %s" % (k.encode("ascii"), syntax(v, document)) for k, v in value.items()]) + b">>"


def _array(value: Sequence[object], document: PDFDocument | None) -> bytes:
    return b"[" + b" ".join([syntax(v, document) for v in value]) + b"]"


_WRITTEN: Mapping[type, Callable[[Any, PDFDocument | None], bytes]] = {
    Literal: lambda value, _: bytes(value),
    PdfName: lambda value, _: b"/" + value.encode("ascii"),
    bool: lambda value, _: b"true" if value else b"false",
    int: lambda value, _: b"%d" % value,
    float: lambda value, _: f"{value:.3f}".rstrip("0").rstrip(".").encode("ascii"),
    dict: _dictionary,
    list: _array,
    tuple: _array,
}


def stream(data: bytes, **entries: object) -> PDFStream:
    """Return a compressed stream with these dictionary entries."""
    return _stream(data, PDFStreamFilterZCompress(), entries)


class Compressed(NamedTuple):
    """Data as it is in a file, and its length before that."""

    data: bytes
    length: int


def compressed(data: bytes) -> Compressed:
    """Return data compressed, for streams of several files."""
    return Compressed(zlib.compress(data), len(data))


def ready(data: Compressed, **entries: object) -> PDFStream:
    """Return a stream of data that is compressed already."""
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), data.data, [])


def shared_stream(data: bytes, **entries: object) -> PDFStream:
    """Return a compressed stream of data that many files contain, such as a colour profile; it is compressed once per process."""
    return _stream(data, _CompressedOnce(), entries)


def _stream(data: bytes, compression: PDFStreamFilterZCompress, entries: Mapping[str, object]) -> PDFStream:
    dictionary = PDFDictionary({key: Raw(value) if isinstance(value, Mapping) else value for key, value in entries.items()})
    return PDFStream(dictionary, data, [compression])


class _CompressedOnce(PDFStreamFilterZCompress):
    encode = staticmethod(lru_cache(maxsize=4)(zlib.compress))  # sRGB and a press or two: their profiles have up to 1 MB


class _WithLineEnd(PDFObject):
    """Stream data and the line end before `endstream`, which does not count in Length."""

    def __init__(self, data: Any) -> None:
        self.data = pdfdocEnc(data)

    def __len__(self) -> int:
        return len(self.data)

    def format(self, _document: PDFDocument) -> bytes:
        return bytes(self.data) + b"\n"


class LineEndStreams(NoEncryption):
    """PDF/A wants a line end before each `endstream` (ISO 19005-2, 6.1.7.1); every stream passes its document's `encrypt`."""

    encode = staticmethod(_WithLineEnd)
