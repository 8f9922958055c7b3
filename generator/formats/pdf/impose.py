"""Pages two by two on sheets that are printed on both sides, nested, folded and stapled in the fold.

The sheets are flipped on their short edge. Their halves meet at the fold on both sides; the rest of the sheet is outside them.
Tags and links are left out: these sheets are only for a printer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.design.paper import MM, PAGES_A_SHEET, Imposition
from generator.document.blocks import Document
from generator.document.rendered import Rendered
from generator.formats.pdf.conformance import FOLDED
from generator.formats.pdf.metadata import DUPLEX, packet
from generator.formats.pdf.sketch import number

if TYPE_CHECKING:
    import pikepdf


def fold(pages: Rendered, document: Document, sheet: Imposition) -> Rendered:
    """Return a document's finished pages on sheets to fold; or unchanged, if problems kept the pages from being made."""
    if not pages.data:
        return pages
    return replace(pages, data=impose(pages.data, sheet, packet(document, FOLDED)), pages=pages.data)


def impose(data: bytes, sheet: Imposition, packet: bytes) -> bytes:
    """Return the pages of a file on sheets with `packet` as their XMP; ValueError if the last sheet would not be full."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as single, pikepdf.new() as folded:
        sides = folding_order(len(single.pages))
        forms = [folded.copy_foreign(page.as_form_xobject()) for page in single.pages]
        for n, side in enumerate(sides):
            _add_side(folded, [(page, forms[page - 1]) for page in side], sheet, n // 2 * sheet.creep * MM)
        _describe(folded, single, packet)
        buffer = io.BytesIO()
        compact = pikepdf.ObjectStreamMode.generate
        folded.save(buffer, min_version="1.7", fix_metadata_version=False, deterministic_id=True, object_stream_mode=compact)
        return buffer.getvalue()


def folding_order(pages: int) -> tuple[tuple[int, int], ...]:
    """Return the sides in printing order, each with its left and its right page, counted from 1.

    The outermost sheet has the first and last pages on its front, the second and second to last on its back.
    """
    if pages == 0 or pages % PAGES_A_SHEET:
        raise ValueError(f"{pages} pages can't be folded into a booklet: it needs {PAGES_A_SHEET} pages a sheet")
    sheets = range(1, pages // PAGES_A_SHEET + 1)
    return tuple(side for k in sheets for side in ((pages - 2 * k + 2, 2 * k - 1), (2 * k, pages - 2 * k + 1)))


def _add_side(folded: pikepdf.Pdf, side: Sequence[tuple[int, pikepdf.Object]], sheet: Imposition, inwards: float) -> None:
    """Add one side of a sheet: the left page ends and the right one begins at the fold, or up to `inwards` points beyond it."""
    import pikepdf

    width, height = sheet.width * MM, sheet.height * MM
    page = folded.add_blank_page(page_size=(width, height))
    names = {page_number: f"/Page{page_number}" for page_number, _ in side}
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({names[n]: form for n, form in side}))
    code = []
    for half, (n, form) in enumerate(side):
        left, bottom, right, top = (float(corner) for corner in form.BBox)
        x = width / 2 - (inwards if half else right - left - inwards)
        y = (height - (top - bottom)) / 2
        code.append(f"q 1 0 0 1 {number(x - left)} {number(y - bottom)} cm {names[n]} Do Q")
    page.Contents = folded.make_stream("\n".join(code).encode("ascii"))


def _describe(folded: pikepdf.Pdf, single: pikepdf.Pdf, packet: bytes) -> None:
    """Give the sheets the metadata of their pages, and say how to flip them."""
    import pikepdf

    for key, value in single.docinfo.items():
        folded.docinfo[key] = str(value)
    root = folded.Root
    root.Lang = str(single.Root.Lang)
    root.Metadata = folded.make_stream(packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"), Duplex=pikepdf.Name("/" + DUPLEX["short-edge"])
    )
