"""Runs of text: their language, the number of a source raised, links that keep the colour of their words, lists that go on."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from generator.formats.pptx.gaps.elements import Element, element
from generator.formats.pptx.markup import shown

# [MS-ODRAWXML], hlinkClr: a link in the colour of its run
LINK_COLOUR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
LINK_COLOUR_SPACE = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"


def speak(run: Element, lang: str) -> None:
    """Say in which language a run of python-pptx is: it knows only those that Office 2013 had a number for."""
    run._r.get_or_add_rPr().set("lang", lang)


def keep_colour(link: Element) -> None:
    """Give a link (`a:hlinkClick`) the colour of its words, as on a dark ground."""
    extension = element("a:ext", uri=LINK_COLOUR_URI)
    etree.SubElement(extension, f"{{{LINK_COLOUR_SPACE}}}hlinkClr", {"val": "tx"}, {"ahyp": LINK_COLOUR_SPACE})
    link.append(element("a:extLst", extension))


def tell(link: Element, tip: str) -> None:
    """Say what a link opens, to those who point at it."""
    link.set("tooltip", shown(tip))


def number_from(paragraph: Element, start: int) -> None:
    """Give a line of a numbered list its number: python-pptx has no lists."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(element("a:buFont", typeface="+mj-lt"))
    properties.append(element("a:buAutoNum", type="arabicPeriod", startAt=start))


def raise_above(run: Element) -> None:
    """Raise a run above the line, as the number of a source: python-pptx's fonts have no baseline."""
    run._r.get_or_add_rPr().set("baseline", "30000")


def open_address(run: Element, address: str) -> Element:
    """Let a run open an address; return its `a:hlinkClick`."""
    run.hyperlink.address = address
    run.__dict__.pop("hyperlink")  # which refers to the run: in this circle they would stay until Python looks for circles
    return run._r.rPr.hlinkClick


def lead_to(shape: Element, slide: Element) -> Element:
    """Let a whole shape open a slide; return its `a:hlinkClick`."""
    shape.click_action.target_slide = slide
    shape.__dict__.pop("click_action")  # see above
    return shape._element._nvXxPr.cNvPr.hlinkClick


def open_slide(run: Element, slide: Element) -> Element:
    """Let a run open a slide, and return the link: python-pptx has such links on whole shapes only."""
    link = run._r.get_or_add_rPr().add_hlinkClick(run.part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE))
    link.set("action", "ppaction://hlinksldjump")
    return link
