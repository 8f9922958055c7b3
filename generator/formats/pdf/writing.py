"""A reportlab document to bytes: what its own `GetPDFData` returns, without a chain of calls for each of some hundred small objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from generator.formats.pdf.objects import Ready


def written(document: pdfdoc.PDFDocument, canvas: Canvas) -> bytes:
    """Return the file. reportlab's private parts in use: those of its `GetPDFData` and `format`; hence the pin to 5.1."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    file = pdfdoc.PDFFile(document._pdfVersion)
    offsets: list[int] = []
    while object_ := document.numberToId.get(len(offsets) + 1):  # formatting an object may add others
        offsets.append(file.add(_object(len(offsets) + 1, document.idToObject[object_], document)))
    start = file.add(_cross_references(offsets))
    trailer = pdfdoc.PDFTrailer(
        startxref=start,
        Size=len(offsets) + 1,
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        ID=document.ID(),
    )
    file.add(trailer.format(document))
    return bytes(file.format(document))


def _object(number: int, value: Any, document: pdfdoc.PDFDocument) -> bytes:
    """Return an indirect object (ISO 32000-1, 7.3.10)."""
    content = value.data if isinstance(value, Ready) else pdfdoc.format(value, document, toplevel=1)
    return b"%d 0 obj\n%s%sendobj\n" % (number, content, b"" if content.endswith(b"\n") else b"\n")


def _cross_references(offsets: Sequence[int]) -> bytes:
    """Return the table of where each object is (ISO 32000-1, 7.5.4)."""
    lines = ["xref", f"0 {len(offsets) + 1}", "0000000000 65535 f ", *(f"{offset:010d} 00000 n " for offset in offsets), ""]
    return "\n".join(lines).encode("ascii")
