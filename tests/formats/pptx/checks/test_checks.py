"""The rules over a finished deck: none objects to the sample, and each fault put into the file is found by the right one."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from generator.formats.pptx.checks import RULES, check_deck
from generator.problems import Problem
from generator.text import Text
from tests.formats.pptx.checks.mutations import Change, Files, changed, rewritten, without
from tests.formats.pptx.sample_deck import sample, sample_deck, sample_theme, text

MAIN, THEME = "ppt/presentation.xml", "ppt/theme/theme1.xml"
CODES = {"A02", "A04", "A07", "D06", "D07", "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08"}


def slide(key: str) -> str:
    """Return the name of a slide's part."""
    return f"ppt/slides/slide{1 + [s.id for s in sample_deck().slides].index(key)}.xml"


def notes(key: str) -> str:
    return slide(key).replace("slides/slide", "notesSlides/notesSlide")


def relations(key: str) -> str:
    return slide(key).replace("slides/slide", "slides/_rels/slide") + ".rels"


def footer_first(files: Files) -> None:
    data = files[slide("cycle")].decode()
    footer = re.search(r'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="Footer"/>.*?</p:sp>', data)
    assert footer
    head, tree = data.replace(footer[0], "").split("</p:grpSpPr>", 1)
    title, rest = tree.split("</p:sp>", 1)
    files[slide("cycle")] = f"{head}</p:grpSpPr>{title}</p:sp>{footer[0]}{rest}".encode()


def background(inner: str) -> Change:
    """Return a change that gives a slide of dark words a background of its own."""
    return rewritten(slide("cycle"), "<p:cSld>", f"<p:cSld><p:bg>{inner}</p:bg>")


def dark_picture(files: Files) -> None:
    """Put a picture behind a slide: white, with a dark band where the words stand."""
    picture = Image.new("RGB", (160, 90), "white")
    picture.paste("#333333", (0, 24, 80, 60))
    png = io.BytesIO()
    picture.save(png, "PNG")
    files["ppt/media/image1.png"] = png.getvalue()
    background('<p:bgPr><a:blipFill><a:blip r:embed="rId50"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr>')(files)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rewritten(
        relations("cycle"), "</Relationships>", f'<Relationship Id="rId50" Type="{kind}" Target="../media/image1.png"/></Relationships>'
    )(files)
    rewritten("[Content_Types].xml", "<Default", '<Default Extension="png" ContentType="image/png"/><Default')(files)


@cache
def found_before() -> tuple[Problem, ...]:
    return check_deck(sample().data, sample_deck(), sample_theme())


def found_after(change: Change) -> tuple[Problem, ...]:
    return tuple(p for p in check_deck(changed(sample().data, change), sample_deck(), sample_theme()) if p not in found_before())


FAULTS: dict[str, tuple[Change, str, str]] = {
    "no alternative text": (rewritten(slide("what"), ' descr="[^"]*"', ""), "A04", "has no alternative text"),
    "alternative text is a file name": (rewritten(slide("what"), ' descr="[^"]*"', ' descr="picture.PNG"'), "A04", "the name of a file"),
    "alternative text too short": (rewritten(slide("what"), ' descr="[^"]*"', ' descr="Ball"'), "A04", "4 characters"),
    "decoration not marked": (rewritten(slide("how"), "<a:extLst>.*?</a:extLst>", ""), "A04", "not marked as decoration"),
    "link text is an address": (rewritten(slide("sources"), "<a:t>nhs", "<a:t>https://nhs"), "A04", "letter by letter"),
    "link without a tooltip": (rewritten(slide("sources"), ' tooltip="[^"]*"', ""), "A04", "does not say where it leads"),
    "alternative text is a program's name for it": (
        rewritten(slide("what"), ' descr="[^"]*"', ' descr="Picture 3"'),
        "A04",
        "says nothing",
    ),
    "alternative text begins with what it is": (
        rewritten(slide("what"), ' descr="', ' descr="An image of a '),
        "A04",
        "need not say",
    ),
    "link text tells nothing": (rewritten(slide("sources"), "<a:t>nhs[^<]*", "<a:t>Click here"), "A04", "does not tell what it opens"),
    "no title": (rewritten(slide("cycle"), "How hair.grows", ""), "T01", "has no title"),
    "same title": (rewritten(slide("cycle"), "How hair.grows", "What are exosomes?"), "T01", "slides 3 and 4 have the same title"),
    "long title": (rewritten(slide("cycle"), "How hair.grows", "a b c d e f g h i j k l m"), "T01", "13 words"),
    "small type": (rewritten(slide("cycle"), '<a:rPr lang="en-GB"/>', '<a:rPr lang="en-GB" sz="1400"/>'), "T02", "type of 14 pt"),
    "type shrunk to fit": (
        rewritten(
            slide("cycle"),
            r'idx="1"/></p:nvPr></p:nvSpPr><p:spPr></p:spPr><p:txBody><a:bodyPr/>',
            'idx="1"/></p:nvPr></p:nvSpPr><p:spPr></p:spPr><p:txBody><a:bodyPr><a:normAutofit fontScale="62500"/></a:bodyPr>',
        ),
        "T02",
        "type of 15 pt",
    ),
    "too much text": (rewritten(slide("how"), "More of it may", "More of it may " * 9), "T03", "lines too many"),
    "shape off the slide": (
        rewritten(slide("what"), r'(<p:grpSp .*?<p:grpSpPr><a:xfrm><a:off x=")\d+', r"\g<1>9999999"),
        "T03",
        "outside the slide",
    ),
    "drawing over words": (
        rewritten(slide("what"), r'(<p:grpSp .*?<p:grpSpPr><a:xfrm><a:off x=")\d+', r"\g<1>900000"),
        "T03",
        "Content and Exosome lie on each other",
    ),
    "footer read before the content": (footer_first, "T05", "read after the footer"),
    "another section name": (rewritten(MAIN, 'name="Treatment"', 'name="Untitled Section"'), "T05", "the sections are"),
    "section lists a slide that is not there": (
        rewritten(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="999"/>'),
        "T05",
        "each slide once",
    ),
    "section without a name of its own": (rewritten(MAIN, 'name="Treatment"', 'name="Section 4"'), "T05", "no name of its own"),
    "two sections of one name": (rewritten(MAIN, 'name="Treatment"', 'name="Welcome"'), "T05", "two sections are called 'Welcome'"),
    "reference to nothing": (rewritten(slide("sources"), r'r:id="rId\d+"', 'r:id="rId99"'), "T05", "refers to 'rId99', which is nothing"),
    "part that is missing": (without("ppt/slideLayouts/slideLayout6.xml"), "T05", "no part ppt/slideLayouts/slideLayout6.xml"),
    "link to a slide that is missing": (
        rewritten(relations("agenda"), "slide3.xml", "slide99.xml"),
        "T05",
        "no part ppt/slides/slide99.xml",
    ),
    "link to what is no slide": (rewritten(relations("agenda"), '(slide"[^>]*)slide3.xml', r"\1../theme/theme1.xml"), "T05", "is no slide"),
    "theme colour of five digits": (rewritten(THEME, "A8471F", "A8471"), "T05", "'A8471', which is no colour"),
    "no sections": (rewritten(MAIN, "<p:extLst>.*?</p:extLst>", ""), "T05", "no sections"),
    "no list of notes masters": (rewritten(MAIN, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""), "T05", "lists no notes master"),
    "layout has its master's id": (
        rewritten("ppt/slideMasters/slideMaster1.xml", 'id="2147483649"', 'id="2147483648"'),
        "T05",
        "have the id 2147483648",
    ),
    "layout's id below the range": (rewritten("ppt/slideMasters/slideMaster1.xml", 'id="2147483649"', 'id="256"'), "T05", "is below"),
    "two shapes with one id": (rewritten(slide("cycle"), '<p:cNvPr id="3"', '<p:cNvPr id="2"'), "T05", "two shapes have the id 2"),
    "placeholder its layout has not": (rewritten(slide("how"), 'idx="23"', 'idx="77"'), "T05", "no placeholder 77"),
    "empty placeholder": (
        rewritten(slide("how"), "(<a:t>)Calm a sore scalp(</a:t>.*?<a:t>)This rests[^<]*", r"\1\2"),
        "T05",
        "Card 2 is an empty placeholder",
    ),
    "no slide number": (
        rewritten(slide("cycle"), r'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="Slide number"/>.*?</p:sp>', ""),
        "T05",
        "no slide number",
    ),
    "words in no placeholder": (rewritten(slide("cycle"), '<p:ph type="body" idx="20"/>', ""), "T05", "stands in no placeholder"),
    "table without heading row": (rewritten(slide("where"), 'firstRow="1"', 'firstRow="0"'), "T06", "no heading row"),
    "table without heading column": (rewritten(slide("where"), ' firstCol="1"', ""), "T06", "no heading column"),
    "merged cells": (rewritten(slide("where"), "<a:tc>", '<a:tc gridSpan="2">'), "T06", "merged cells"),
    "empty cell": (rewritten(slide("where"), "<a:t>Possibly</a:t>", "<a:t></a:t>"), "T06", "empty cell"),
    "slide that goes on by itself": (
        rewritten(slide("cycle"), "</p:clrMapOvr>", '</p:clrMapOvr><p:transition advTm="4000"/>'),
        "T06",
        "goes on by itself",
    ),
    "motion": (rewritten(slide("cycle"), "</p:clrMapOvr>", "</p:clrMapOvr><p:timing/>"), "T06", "moves"),
    "film": (rewritten(slide("cycle"), "<p:nvPr>", '<p:nvPr><a:videoFile r:link="rId1"/>'), "T06", "without captions"),
    "run without a language": (rewritten(slide("cycle"), '<a:rPr lang="en-GB"/>', "<a:rPr/>"), "T07", "has no language"),
    "notes in no language": (rewritten(notes("cycle"), ' lang="en-GB"', ""), "T07", "has no language"),
    "no notes": (rewritten(relations("cycle"), r'<Relationship [^>]*notesSlide"[^>]*/>', ""), "T07", "no speaker notes"),
    "footer without the version": (rewritten(slide("cycle"), "version 1.0", "version 0.9"), "T07", "does not name the version"),
    "title in the properties": (rewritten("docProps/core.xml", "<dc:title>[^<]*</dc:title>", ""), "A02", "title"),
    "language in the properties": (rewritten("docProps/core.xml", "<dc:language>en-GB", "<dc:language>fr"), "A02", "language"),
    "pale theme colour": (rewritten(THEME, "0F766E", "7FC4BE"), "D07", "stands out by"),
    "pale headings": (rewritten(THEME, "0B4A57", "9FB9BF"), "D07", "stands out by"),
    "pale words in a drawing": (
        rewritten(slide("what"), r'(<a:rPr lang="en-GB" sz="1800" b="1"><a:solidFill><a:schemeClr val=")tx2', r"\g<1>bg2"),
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
            slide("cycle"),
            "(</p:grpSpPr>)",
            r'\1<p:sp><p:nvSpPr><p:cNvPr id="90" name="Plate"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="9000000" cy="5000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:style><a:lnRef idx="0"/>'
            '<a:fillRef idx="1"><a:schemeClr val="tx1"><a:tint val="90000"/></a:schemeClr></a:fillRef></p:style></p:sp>',
        ),
        "D07",
        "Title: 'How hair",
    ),
    "face that is not the theme's": (
        rewritten(slide("cycle"), '<a:rPr lang="en-GB"/>', '<a:rPr lang="en-GB"><a:latin typeface="Comic Sans MS"/></a:rPr>'),
        "D06",
        "Comic Sans MS",
    ),
    "number nobody wrote": (rewritten(slide("cycle"), "<a:t>Genes", "<a:t>77 genes"), "T08", "77 in '77 genes"),
    "number nobody wrote, in the notes": (rewritten(notes("cycle"), "Then stop", "Then 1,234 stop"), "T08", "1234 in"),
    "number nobody wrote, for the ear": (rewritten(slide("array"), "10 are filled", "88 are filled"), "T08", "88 in"),
    "other words": (rewritten(slide("cycle"), "Each hair grows", "No hair grows"), "A07", "Each hair grows"),
    "other words in a label": (rewritten(slide("what"), "<a:t>Proteins</a:t>", "<a:t>Protons</a:t>"), "A07", "Proteins"),
    "other words in a cell": (rewritten(slide("where"), "<a:t>Possibly</a:t>", "<a:t>Surely</a:t>"), "A07", "Possibly"),
    "other words in the notes": (rewritten(notes("cycle"), "Then stop", "Then go on"), "A07", "Then stop"),
}


def test_the_sample_is_only_told_that_some_slides_are_full() -> None:
    assert {(p.code, p.severity) for p in found_before()} == {("T04", "warning")}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_file_is_found(name: str) -> None:
    change, code, words = FAULTS[name]
    found = found_after(change)
    assert [p for p in found if p.code == code and words in p.message], [(p.code, p.message) for p in found]


def test_every_rule_finds_some_fault() -> None:
    assert {code for _, code, _ in FAULTS.values()} | {"T04"} == CODES
    # One rule looks at languages (T07) and properties (A02); two look at structure (T05) and at tables and motion (T06).
    assert len(RULES) == len(CODES) + 1


def test_words_that_run_over_are_told_at_their_place_as_while_rendering() -> None:
    deck = sample_deck()
    found = [p for p in found_after(FAULTS["too much text"][0]) if "too many" in p.message]
    card = next(s for s in deck.slides if s.id == "how").slots["item-4"]
    assert [p.mark for p in found] == [card[1].text.mark]


def test_a_slide_of_the_deck_that_is_not_in_the_file_is_told() -> None:
    more = replace(sample_deck().slides[2], id="more", title=text("One slide more"))
    longer = replace(sample_deck(), slides=(*sample_deck().slides, more))
    found = check_deck(sample().data, longer, sample_theme())
    assert "the slide 'more' is not in the file" in [p.message for p in found]


def test_other_families_than_the_themes_are_told() -> None:
    theme = sample_theme().model_copy(update={"fonts": sample_theme().fonts.model_copy(update={"deck_body": "Verdana"})})
    found = [p for p in check_deck(sample().data, sample_deck(), theme) if p.code == "D06"]
    assert [p.message for p in found] == ["the file is set in Calibri; the theme says Verdana"]


def test_the_footers_words_are_compared_too() -> None:
    other = replace(sample_deck(), footer=Text.of("Approved · version 1.0"))
    assert {p.code for p in check_deck(sample().data, other, sample_theme())} >= {"A07"}
