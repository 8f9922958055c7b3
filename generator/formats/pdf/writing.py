"""A reportlab document to bytes: what its own `GetPDFData` returns, without a chain of calls for each of some hundred small objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from reportlab.pdfbase import pdfdoc

from generator.formats.pdf.objects import LateObjects, Objects, Ready, number_of, numbered


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A file before it is bytes: its objects in the order of their numbers from 1 up, and what its trailer says.

    `root` and `info` are the numbers of the catalog and of what the file says about itself, `identity` is the same for equal words.
    """

    header: bytes
    objects: Sequence[Objects]
    root: int
    info: int
    identity: str  # hexadecimal digits

    def data(self) -> bytes:
        """Return the file: header, objects, the table of where each of them is, and trailer (ISO 32000-1, 7.5)."""
        lengths = chain.from_iterable([each.lengths for each in self.objects])
        *starts, end = accumulate(lengths, initial=len(self.header))
        size = len(starts) + 1
        table = b"xref\n0 %d\n0000000000 65535 f \n" % size + b"%010d 00000 n \n" * len(starts) % tuple(starts)
        about = f"/Size {size}/Root {self.root} 0 R/Info {self.info} 0 R/ID [<{self.identity}><{self.identity}>]"
        trailer = f"trailer\n<<{about}>>\nstartxref\n{end}\n%%EOF\n".encode("ascii")
        return b"".join((self.header, *[each.data for each in self.objects], table, trailer))

    def firsts(self) -> Mapping[int, int]:
        """Return where in the sequence of objects each of its entries is, by the number of its first object."""
        starts = accumulate([len(each.lengths) for each in self.objects], initial=1)
        return {number: place for place, number in enumerate(starts)}

    def changed(self, changes: Mapping[int, Objects], identity: str) -> PdfFile:
        """Return a file with other entries in some places, each of as many objects, and other words."""
        objects = list(self.objects)
        for place, each in changes.items():
            objects[place] = each
        return replace(self, objects=objects, identity=identity)


def file_of(document: pdfdoc.PDFDocument, identity: str) -> PdfFile:
    """Return a document as a file. reportlab's private parts in use: those of its `GetPDFData` and `format`; hence the pin to 5.1."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    header = pdfdoc.PDFFile(document._pdfVersion).strings[0]
    root, info = (number_of(each, document) for each in (document.Catalog, document.info))
    return PdfFile(header, tuple(_objects(document)), root, info, identity)


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
    if isinstance(value, LateObjects):
        return value.made()
    own = value.data if isinstance(value, Ready) else (pdfdoc.format(value, document, toplevel=1),)
    return [numbered(own, number)]
