"""What a clinic's template prints by itself: words on its masters and layouts, on each slide that is made on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.markup import A, P
from generator.formats.pptx.opc import Package
from generator.formats.pptx.placeholders import OF_SHAPE, XmlElement, tag
from generator.formats.pptx.safe_xml import parse_xml

_PRINTED = ("slideMaster+xml", "slideLayout+xml", "notesMaster+xml", "handoutMaster+xml")
_SHAPES = tuple(tag(P, name) for name in ("sp", "pic", "cxnSp", "graphicFrame"))


def template_words(package: Package) -> tuple[str, ...]:
    """Return what each shape says that slides put nothing into, and each of its paragraphs; its alternative text too."""
    roots = (parse_xml(part.data, name) for name, part in package.items() if part.type.endswith(_PRINTED))
    shapes = (shape for root in roots for shape in root.iter(*_SHAPES) if shape.find(OF_SHAPE) is None)
    return tuple(dict.fromkeys(words for shape in shapes for words in _said(shape) if words))


def _said(shape: XmlElement) -> Iterator[str]:
    paragraphs = ["".join(t.text or "" for t in paragraph.iter(tag(A, "t"))) for paragraph in shape.iter(tag(A, "p"))]
    about = [named.get(key, "") for named in shape.iter(tag(P, "cNvPr")) for key in ("descr", "title")]
    yield from (" ".join(each.split()) for each in (" ".join(paragraphs), *paragraphs, *about))
