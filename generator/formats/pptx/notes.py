"""A slide's speaker notes: the slide's picture and the words below it, on a page of the notes master."""

from __future__ import annotations

from generator.document.deck import Slide, SlotLine
from generator.formats.pptx.markup import NAMESPACES, XML_HEAD, shape_tree
from generator.formats.pptx.words import Writer

_PICTURE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)
# Programs other than PowerPoint look for the notes at idx 1, although the master's placeholder has another idx.
_HEAD = (
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
)


def notes_xml(slide: Slide, writer: Writer) -> bytes:
    """Return the part that holds the notes."""
    words = writer.paragraphs(SlotLine(text) for text in slide.notes if text) or "<a:p/>"
    shapes = f"{_PICTURE}{_HEAD}<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp>"
    return (
        f"{XML_HEAD}<p:notes {NAMESPACES}><p:cSld>{shape_tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()
