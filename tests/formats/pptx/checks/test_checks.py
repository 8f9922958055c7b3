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

THEME = "ppt/theme/theme1.xml"


def background(inner: str) -> Change:
    """Return a change that gives a slide of dark words a background of its own."""
    return rewritten(slide_part("cycle"), "<p:cSld>", f"<p:cSld><p:bg>{inner}</p:bg>")


def dark_picture(files: Files) -> None:
    """Put an image behind a slide: white, with a dark band behind the text."""
    picture = Image.new("RGB", (160, 90), "white")
    picture.paste("#333333", (0, 24, 80, 60))
    png = io.BytesIO()
    picture.save(png, "PNG")
    files["ppt/media/image1.png"] = png.getvalue()
    background('<p:bgPr><a:blipFill><a:blip r:embed="rId50"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr>')(files)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rewritten(
        relations_part("cycle"),
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
    "small type": (rewritten(slide_part("cycle"), '<a:rPr lang="en-GB"/>', '<a:rPr lang="en-GB" sz="1400"/>'), "T02", "the type is 14 pt"),
    "too much text": (rewritten(slide_part("how"), "More of it may", "More of it may " * 9), "T03", "lines too many"),
    "shape off the slide": (
        rewritten(slide_part("what"), r'(<p:grpSp .*?<p:grpSpPr><a:xfrm><a:off x=")\d+', r"\g<1>9999999"),
        "T03",
        "beyond the slide",
    ),
    "drawing over words": (
        rewritten(slide_part("what"), r'(<p:grpSp .*?<p:grpSpPr><a:xfrm><a:off x=")\d+', r"\g<1>900000"),
        "T03",
        "Content and Exosome overlap",
    ),
    "pale theme colour": (rewritten(THEME, "0F766E", "7FC4BE"), "D07", "has a contrast ratio of"),
    "pale headings": (rewritten(THEME, "0B4A57", "9FB9BF"), "D07", "has a contrast ratio of"),
    "pale words in a drawing": (
        rewritten(slide_part("what"), r'(<a:rPr lang="en-GB" sz="1800" b="1"><a:solidFill><a:schemeClr val=")tx2', r"\g<1>bg2"),
        "D07",
        "Label: Growth signals",
    ),
    "pale link": (rewritten(THEME, "0B57A4", "8FB7E0"), "D07", "What exosomes are"),
    "words on a picture": (dark_picture, "D07", "Content: 'Each hair grows"),
    "words on a gradient": (
        background(
            '<p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs pos="100000"><a:srgbClr val="222222"/></a:gs>'
            '</a:gsLst><a:lin ang="5400000"/></a:gradFill><a:effectLst/></p:bgPr>'
        ),
        "D07",
        "Content: 'Each hair grows",
    ),
    "words on a background of the theme's styles": (
        background('<p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef>'),
        "D07",
        "Title: 'How hair",
    ),
    "words on a shape in a colour of the theme's styles": (
        rewritten(
            slide_part("cycle"),
            "(</p:grpSpPr>)",
            r'\1<p:sp><p:nvSpPr><p:cNvPr id="90" name="Plate"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="9000000" cy="5000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:style><a:lnRef idx="0"/>'
            '<a:fillRef idx="1"><a:schemeClr val="tx1"><a:tint val="90000"/></a:schemeClr></a:fillRef></p:style></p:sp>',
        ),
        "D07",
        "Title: 'How hair",
    ),
    "number nobody wrote": (rewritten(slide_part("cycle"), "<a:t>Genes", "<a:t>77 genes"), "T08", "77 in '77 genes"),
    "number nobody wrote, in the notes": (rewritten(notes_part("cycle"), "Then stop", "Then 1,234 stop"), "T08", "1234 in"),
    "number nobody wrote, for the ear": (rewritten(slide_part("array"), "10 are filled", "88 are filled"), "T08", "88 in"),
    "other words": (rewritten(slide_part("cycle"), "Each hair grows", "No hair grows"), "A07", "Each hair grows"),
    "other words in a label": (rewritten(slide_part("what"), "<a:t>Proteins</a:t>", "<a:t>Protons</a:t>"), "A07", "Proteins"),
    "other words in a cell": (
        rewritten(slide_part("where"), "<a:t>It may help a little</a:t>", "<a:t>Surely</a:t>"),
        "A07",
        "It may help a little",
    ),
    "other words in the notes": (rewritten(notes_part("cycle"), "Then stop", "Then go on"), "A07", "Then stop"),
}


def test_the_sample_has_no_problem_but_that_some_slides_are_full() -> None:
    assert {(p.code, p.severity) for p in found_before()} == {("T04", "warning")}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_file_is_found(name: str) -> None:
    change, code, words = FAULTS[name]
    found = found_after(change)
    assert [p for p in found if p.code == code and words in p.message], [(p.code, p.message) for p in found]


def test_words_that_run_over_are_reported_at_their_place_as_while_rendering() -> None:
    deck = sample_deck()
    found = [p for p in found_after(FAULTS["too much text"][0]) if "too many" in p.message]
    card = next(s for s in deck.slides if s.id == "how").slots["item-4"]
    assert [p.location for p in found] == [card[1].text.location]


def test_a_slide_of_the_deck_that_is_not_in_the_file_is_reported() -> None:
    more = replace(sample_deck().slides[2], id="more", title=text("One slide more"))
    longer = replace(sample_deck(), slides=(*sample_deck().slides, more))
    found = check_deck(sample().data, longer)
    assert "the slide 'more' is not in the file" in [p.message for p in found]


def test_the_footers_words_are_compared_too() -> None:
    other = replace(sample_deck(), footer=Text.of("Approved · version 1.0"))
    assert {p.code for p in check_deck(sample().data, other)} >= {"A07"}
