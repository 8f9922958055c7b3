"""Runs of text: their language, the number of a source raised, links that keep the colour of their words, lists that go on."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Length

from generator.formats.pptx.gaps.elements import XmlElement, element
from generator.formats.pptx.markup import shown

# [MS-ODRAWXML], hlinkClr: a link in the colour of its run
LINK_COLOUR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_RAISED = 30_000  # of a line, in 1/100,000
LINK_COLOUR_SPACE = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"


def add_run(paragraph: XmlElement, words: str, lang: str, *, strong: bool, raised: bool, size: Length | None) -> XmlElement:
    """Add a run (`a:r`) to a paragraph of python-pptx, and return it; one that is `raised` is the number of a source.

    python-pptx's own knows only the languages that Office 2013 had a number for, has no baseline, and takes three times as long.
    """
    look = {"lang": lang, **({"b": 1} if strong else {}), **({"baseline": _RAISED} if raised else {})}
    if size is not None:
        look["sz"] = size.centipoints
    made = element("a:r", element("a:rPr", **look), element("a:t"))
    made.text = shown(words)
    paragraph._p._insert_r(made)
    return made


def keep_colour(link: XmlElement) -> None:
    """Give a link (`a:hlinkClick`) the colour of its words, as on a dark ground."""
    extension = element("a:ext", uri=LINK_COLOUR_URI)
    etree.SubElement(extension, f"{{{LINK_COLOUR_SPACE}}}hlinkClr", {"val": "tx"}, {"ahyp": LINK_COLOUR_SPACE})
    link.append(element("a:extLst", extension))


def tell(link: XmlElement, tip: str) -> None:
    """Say what a link opens, to those who point at it."""
    link.set("tooltip", shown(tip))


def number_from(paragraph: XmlElement, start: int) -> None:
    """Give a line of a numbered list its number: python-pptx has no lists."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(element("a:buFont", typeface="+mj-lt"))
    properties.append(element("a:buAutoNum", type="arabicPeriod", startAt=start))


def open_address(run: XmlElement, part: XmlElement, address: str) -> XmlElement:
    """Let a run in a part open an address; return its `a:hlinkClick`."""
    return run.rPr.add_hlinkClick(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def lead_to(shape: XmlElement, slide: XmlElement) -> XmlElement:
    """Let a whole shape open a slide; return its `a:hlinkClick`."""
    shape.click_action.target_slide = slide
    shape.__dict__.pop("click_action")  # which refers to the shape: in this circle they would stay until Python looks for circles
    return shape._element._nvXxPr.cNvPr.hlinkClick


def open_slide(run: XmlElement, part: XmlElement, slide: XmlElement) -> XmlElement:
    """Let a run in a part open a slide, and return the link: python-pptx has such links on whole shapes only."""
    link = run.rPr.add_hlinkClick(part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE))
    link.set("action", "ppaction://hlinksldjump")
    return link
