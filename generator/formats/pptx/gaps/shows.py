"""A show that runs by itself, round and round; and what kind of file a presentation is."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from generator.formats.pptx.gaps.elements import XmlElement, clark, element, written

_BEFORE_SHOW = ("p:htmlPubPr", "p:webPr", "p:prnPr")  # ECMA-376-1, CT_PresentationProperties


def stay(slide: XmlElement, milliseconds: int) -> None:
    """Let a slide give way to the next one by itself: no effect, so that nothing moves; a click advances too."""
    slide._element.find(clark("p:clrMapOvr")).addnext(element("p:transition", advClick=1, advTm=milliseconds))


def loop(presentation: XmlElement) -> None:
    """Make the show start again after its last slide. It is not a kiosk: keys stop it and go back, as in a talk (WCAG 2.2.2)."""
    part = _properties(presentation.part)
    root = etree.fromstring(part.blob)
    for old in root.findall(clark("p:showPr")):
        root.remove(old)
    before = sum(child.tag in {clark(name) for name in _BEFORE_SHOW} for child in root)
    root.insert(before, element("p:showPr", element("p:present"), loop=1))
    part._blob = written(root)


def _properties(main: XmlElement) -> XmlElement:
    """Return the part that says how a presentation is shown; a template may lack it."""
    try:
        return main.part_related_by(RELATIONSHIP_TYPE.PRES_PROPS)
    except KeyError:
        made = Part(PackURI("/ppt/presProps.xml"), CONTENT_TYPE.PML_PRES_PROPS, main.package, written(element("p:presentationPr")))
        main.relate_to(made, RELATIONSHIP_TYPE.PRES_PROPS)
        return made


def be(presentation: XmlElement, main_type: str) -> None:
    """Say whether a file opens as a presentation, a show or a template: python-pptx has a lazy property for it, read at opening."""
    presentation.part._content_type = main_type
    presentation.part.__dict__.pop("content_type", None)
