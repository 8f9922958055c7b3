"""The rules over a finished deck: the sample has no errors, and each fault put into the file is found by the right rule."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from generator.formats.pptx.checks import check_deck
from generator.problems import Problem
from generator.text import Text
from tests.formats.pptx.checks.mutations import Change, Files, changed, notes_part, relations_part, rewritten, slide_part
from tests.formats.pptx.sample_deck import sample, sample_deck, text

pytestmark = pytest.mark.covered

THEME = "ppt/theme/theme1.xml"


def background(inner: str) -> Change:
    """Return a change that gives a slide of dark words a background of its own."""
    return rewritten(slide_part("harms"), "<p:cSld>", f"<p:cSld><p:bg>{inner}</p:bg>")


def dark_picture(files: Files) -> None:
    """Put an image behind a slide: white, with a dark band behind the text."""
    picture = Image.new("RGB", (160, 90), "white")
    picture.paste("#333333", (0, 30, 80, 80))
    png = io.BytesIO()
    picture.save(png, "PNG")
    files["ppt/media/image1.png"] = png.getvalue()
    background('<p:bgPr><a:blipFill><a:blip r:embed="rId50"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr>')(files)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rewritten(
        relations_part("harms"),
        "</Relationships>",
        f'<Relationship Id="rId50" Type="{kind}" Target="../media/image1.png"/></Relationships>',
    )(files)
    rewritten("[Content_Types].xml", "<Default", '<Default Extension="png" ContentType="image/png"/><Default')(files)


@cache
def found_before() -> tuple[Problem, ...]:
    return check_deck(sample().data, sample_deck())


def found_after(change: Change) -> tuple[Problem, ...]:
    return tuple(p for p in check_deck(changed(sample().data, change), sample_deck()) if p not in found_before())


FAULTS: dict[str, tuple[Change, str, str]] = {
    "link text is an address": (rewritten(slide_part("sources"), "<a:t>nhs", "<a:t>https://nhs"), "A04", "letter by letter"),
    "link text tells nothing": (rewritten(slide_part("sources"), "<a:t>nhs[^<]*", "<a:t>Click here"), "A04", "does not say what it opens"),
    "a box that is a link and tells nothing": (
        rewritten(slide_part("waiting"), "<a:t>All types", "<a:t>Here"),
        "A04",
        "Back: the link 'Here'",
    ),
    "small type": (rewritten(slide_part("cycle"), '<a:rPr lang="en-GB"/>', '<a:rPr lang="en-GB" sz="1400"/>'), "T02", "the type is 14 pt"),
    "too much text": (rewritten(slide_part("harms"), "Lumps", "Lumps of it " * 20), "T03", "lines too many"),
    "shape off the slide": (
        rewritten(slide_part("cycle"), r'(<p:grpSp>.*?<p:grpSpPr><a:xfrm><a:off x=")\d+', r"\g<1>9999999"),
        "T03",
        "beyond the slide",
    ),
    "drawing over words": (
        rewritten(slide_part("cycle"), r'(<p:grpSp>.*?<p:grpSpPr><a:xfrm><a:off x="\d+" y=")\d+', r"\g<1>1500000"),
        "T03",
        "Title and Hair growth cycle overlap",
    ),
    "pale theme colour": (rewritten(THEME, "0F766E", "7FC4BE"), "D07", "has a contrast ratio of"),
    "pale headings": (rewritten(THEME, "0B4A57", "9FB9BF"), "D07", "has a contrast ratio of"),
    "pale words in a drawing": (
        rewritten(slide_part("cycle"), r'(<a:rPr lang="en-GB" sz="2400" b="1"><a:solidFill><a:schemeClr val=")tx2', r"\g<1>bg2"),
        "D07",
        "Label: Growing: years",
    ),
    "pale link": (rewritten(THEME, "0B57A4", "8FB7E0"), "D07", "nhs.uk"),
    "words on a picture": (dark_picture, "D07", "List 1: 'Reported"),
    "words on a gradient": (
        background(
            '<p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs pos="100000"><a:srgbClr val="222222"/></a:gs>'
            '</a:gsLst><a:lin ang="5400000"/></a:gradFill><a:effectLst/></p:bgPr>'
        ),
        "D07",
        "List 1: ",
    ),
    "words on a background of the theme's styles": (
        background('<p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef>'),
        "D07",
        "Title: 'Some harms",
    ),
    "words on a shape in a colour of the theme's styles": (
        rewritten(
            slide_part("harms"),
            "(<p:grpSpPr[^>]*/>|</p:grpSpPr>)",
            r'\1<p:sp><p:nvSpPr><p:cNvPr id="90" name="Plate"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="9000000" cy="5000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:style><a:lnRef idx="0"/>'
            '<a:fillRef idx="1"><a:schemeClr val="tx1"><a:tint val="90000"/></a:schemeClr></a:fillRef></p:style></p:sp>',
        ),
        "D07",
        "Title: 'Some harms",
    ),
    "number nobody wrote": (rewritten(slide_part("harms"), "<a:t>Lumps", "<a:t>77 lumps"), "T08", "77 in '77 lumps"),
    "number nobody wrote, in the notes": (rewritten(notes_part("cycle"), "Then stop", "Then 1,234 stop"), "T08", "1234 in"),
    "number nobody wrote, for the ear": (rewritten(slide_part("waiting"), "80 of 100 people", "88 of 100 people"), "T08", "88 in"),
    "number nobody wrote, in a chart": (rewritten("ppt/charts/chart1.xml", "<c:v>425</c:v>", "<c:v>524</c:v>"), "T08", "524 in"),
    "other words": (rewritten(slide_part("harms"), "How often", "Seldom"), "A07", "How often"),
    "other words in a label": (rewritten(slide_part("cycle"), "<a:t>Changing: weeks</a:t>", "<a:t>Days</a:t>"), "A07", "Changing"),
    "other words in a cell": (rewritten(slide_part("choices"), "<a:t>thin skin</a:t>", "<a:t>Nothing</a:t>"), "A07", "thin skin"),
    "other words in a chart": (
        rewritten("ppt/charts/chart1.xml", "<c:v>Alopecia areata</c:v>", "<c:v>All</c:v>"),
        "A07",
        "Alopecia areata",
    ),
    "another length of a bar": (rewritten("ppt/charts/chart3.xml", "<c:v>9.5</c:v>", "<c:v>1.5</c:v>"), "A07", "9.5 hairs"),
    "other words in the notes": (rewritten(notes_part("cycle"), "Then stop", "Then go on"), "A07", "Then stop"),
}


def test_the_sample_has_no_problem_but_long_titles() -> None:
    assert {(p.code, p.severity) for p in found_before()} == {("T01", "warning")}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_file_is_found(name: str) -> None:
    change, code, words = FAULTS[name]
    found = found_after(change)
    assert [p for p in found if p.code == code and words in p.message], [(p.code, p.message) for p in found]


def test_words_that_run_over_are_reported_at_their_place_as_while_rendering() -> None:
    deck = sample_deck()
    found = [p for p in found_after(FAULTS["too much text"][0]) if "too many" in p.message]
    listed = next(s for s in deck.slides if s.id == "harms").lines["list-1"]
    assert [p.location for p in found] == [listed[2].text.location]


def test_a_slide_of_the_deck_that_is_not_in_the_file_is_reported() -> None:
    more = replace(sample_deck().slides[2], id="more", title=text("One slide more"))
    longer = replace(sample_deck(), slides=(*sample_deck().slides, more))
    found = check_deck(sample().data, longer)
    assert "the slide 'more' is not in the file" in [p.message for p in found]


def test_the_footers_words_are_compared_too() -> None:
    other = replace(sample_deck(), footer=Text.of("HL-12 · version 1.0"))
    assert {p.code for p in check_deck(sample().data, other)} >= {"A07"}
