"""What no PDF may contain, found without a validator: unmarked paint, tags without their content, missing fonts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.formats.pdf import reading


def faults(data: bytes) -> list[str]:
    """Return everything that is wrong with a file."""
    with reading.opened(data) as pdf:
        return [*unmarked(pdf), *astray(pdf), *mute_links(pdf), *missing_fonts(pdf), *mute_pictures(pdf)]


def unmarked(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield operators that paint but belong neither to an element nor to an artifact (ISO 14289-1, 7.1)."""
    for page in pdf.pages:
        yield from (f"{op.name} is not marked" for op in reading.operators(page) if op.name in reading.PAINTING and op.owner is None)


def astray(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield marked content that isn't in the tree exactly once, or that the parent tree places elsewhere."""
    parents = parent_tree(pdf)
    in_tree = [(key, element.objgen) for _, element in reading.elements(pdf) for key in reading.contents(element)]
    on_pages = {(p.obj.objgen, op.owner) for p in pdf.pages for op in reading.operators(p) if isinstance(op.owner, int)}
    in_parents = {
        ((page.obj.objgen, mcid), owner.objgen) for page in pdf.pages for mcid, owner in enumerate(parents[int(page.obj.StructParents)])
    }
    yield from (f"{key} is twice in the tree" for key, count in Counter(key for key, _ in in_tree).items() if count > 1)
    yield from (f"{key} differs between page and tree" for key in on_pages ^ {key for key, _ in in_tree})
    yield from (f"{key} has another parent" for key in in_parents ^ set(in_tree))


def mute_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield links that a screen reader can't announce, and link elements that lead nowhere."""
    parents, pages = parent_tree(pdf), {page.obj.objgen for page in pdf.pages}
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            element = parents[int(annotation.StructParent)]
            objects = [kid.Obj.objgen for kid in reading.kids(element) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]
            if element.S != "/Link" or annotation.objgen not in objects:
                yield "a link that no Link element points to"
            if not str(annotation.Contents).strip() or int(annotation.F) != 4:
                yield "a link without words, or not printed"
            if "/Dest" in annotation:  # a place in this file
                if annotation.Dest[0].objgen not in pages:
                    yield "a link to no page"
            elif not str(annotation.A.URI).startswith(("https://", "http://", "mailto:", "tel:")) or not str(annotation.A.URI).isascii():
                yield f"a link to {annotation.A.URI}"
    for _, element in reading.elements(pdf):
        if element.S == "/Link" and all(isinstance(kid, int) or kid.get("/Type") != "/OBJR" for kid in reading.kids(element)):
            yield "a Link element without place"


def missing_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield fonts that are not embedded, can't be read as text, or are used but missing."""
    for page in pdf.pages:
        fonts = page.Resources.Font
        for name, font in fonts.items():
            descriptor = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
            if "/FontFile2" not in descriptor or "/ToUnicode" not in font:
                yield f"{name}: {font.BaseFont}"
        yield from {op.font for op in reading.operators(page) if op.name in reading.SHOWING} - set(fonts.keys())


def mute_pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield figures without alternative text."""
    yield from ("a Figure without Alt" for _, e in reading.elements(pdf) if e.S == "/Figure" and not str(e.get("/Alt", "")).strip())


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Return what each StructParents and StructParent key leads to."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
