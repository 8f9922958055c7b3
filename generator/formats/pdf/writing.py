"""A reportlab document to bytes: what its own `GetPDFData` returns, without a chain of calls for each of some hundred small objects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportlab.pdfbase import pdfdoc

from generator.formats.pdf.objects import Objects, Ready, Written, numbered


def written(document: pdfdoc.PDFDocument) -> bytes:
    """Return the file. reportlab's private parts in use: those of its `GetPDFData` and `format`; hence the pin to 5.1."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    header = pdfdoc.PDFFile(document._pdfVersion).strings[0]
    objects = _objects(document)
    starts = list(accumulate((length for each in objects for length in each.lengths), initial=len(header)))
    trailer = pdfdoc.PDFTrailer(
        startxref=starts[-1],
        Size=len(starts),
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        ID=document.ID(),
    )
    return b"".join((header, *(each.data for each in objects), _cross_references(starts[:-1]), trailer.format(document)))


def _objects(document: pdfdoc.PDFDocument) -> list[Objects]:
    """Return the indirect objects (ISO 32000-1, 7.3.10) in the order of their numbers."""
    found: list[Objects] = []
    number = 1
    while label := document.numberToId.get(number):  # formatting an object may add others
        new = _written(document.idToObject[label], document, number)
        found += new
        number += sum(len(each.lengths) for each in new)
    return found


def _written(value: pdfdoc.PDFObject, document: pdfdoc.PDFDocument, number: int) -> Sequence[Objects]:
    """Return the objects that something in a document becomes, of which the first has this number."""
    if isinstance(value, Written):
        return value.made()
    own = value.data if isinstance(value, Ready) else (pdfdoc.format(value, document, toplevel=1),)
    return [numbered(own, number)]


def _cross_references(offsets: Sequence[int]) -> bytes:
    """Return the table of where each object is (ISO 32000-1, 7.5.4)."""
    lines = ["xref", f"0 {len(offsets) + 1}", "0000000000 65535 f ", *(f"{offset:010d} 00000 n " for offset in offsets), ""]
    return "\n".join(lines).encode("ascii")
