"""Every deck keeps the guarantees, whatever its words; and each guarantee notices a deck that breaks it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings

from generator.document.deck import Deck
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from tests.formats.pptx.checks.mutations import Change, Files, changed, notes_part, relations_part, rewritten, slide_part, without
from tests.formats.pptx.guarantees import broken
from tests.formats.pptx.sample_deck import sample, sample_deck, sample_theme
from tests.formats.pptx.test_loop import file, loop
from tests.formats.pptx.test_random_decks import decks as random_decks
from tests.made import REAL, made
from tests.named import chosen, examples

pytestmark = pytest.mark.unmeasured

MAIN, THEME, MASTER = "ppt/presentation.xml", "ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"
NAMES = [file.name for file in chosen(REAL) if file.format != "pdf"]


# --- they hold --------------------------------------------------------------------------------------------------------
def test_the_sample_is_as_guaranteed() -> None:
    assert broken(sample().data, sample_deck(), sample_theme()) == []


def test_a_loop_is_as_guaranteed() -> None:
    assert broken(file(), loop(), sample_theme()) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_deck_of_the_real_words_is_as_guaranteed(name: str) -> None:
    done = made(REAL, name)
    assert broken(done.data, done.deck, done.job.theme) == []
    if done.deck.pace is None:
        assert all(slide.notes.ask for slide in done.deck.slides)  # a talk asks as well as tells


@given(random_decks())
@settings(max_examples=examples(60), deadline=None)
def test_a_deck_of_any_words_is_as_guaranteed(deck: Deck) -> None:
    rendered = render_deck(deck, sample_theme())
    assert errors(rendered.problems) or broken(rendered.data, deck, sample_theme()) == []


# --- they notice ------------------------------------------------------------------------------------------------------
def footer_first(files: Files) -> None:
    data = files[slide_part("harms")].decode()
    footer = re.search(r'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="Footer"/>.*?</p:sp>', data)
    assert footer
    head, rest = data.replace(footer[0], "").split("</p:sp>", 1)
    files[slide_part("harms")] = f"{head}</p:sp>{footer[0]}{rest}".encode()


def on_slide(key: str, pattern: str, new: str) -> Change:
    return rewritten(slide_part(key), pattern, new)


NUMBER = r'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="Page"/>.*?</p:sp>'
CONTENT = r'idx="23"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr'
RUN = '<a:rPr lang="en-GB"/>'
BROKEN: dict[str, tuple[Change, str]] = {
    "title in the properties": (rewritten("docProps/core.xml", "<dc:title>[^<]*</dc:title>", ""), "its title is ''"),
    "language in the properties": (rewritten("docProps/core.xml", "<dc:language>en-GB", "<dc:language>fr"), "its language is 'fr'"),
    "digest in the properties": (rewritten("docProps/core.xml", "<dc:identifier>", "<dc:identifier>x"), "its identifier is"),
    "version in the properties": (rewritten("docProps/core.xml", "<cp:version>1.0", "<cp:version>0.9"), "its version is '0.9'"),
    "author in the properties": (rewritten("docProps/core.xml", "<dc:creator>[^<]*", "<dc:creator>"), "its author is ''"),
    "no sections": (rewritten(MAIN, "<p:extLst>.*?</p:extLst>", ""), "the sections are []"),
    "another section name": (rewritten(MAIN, 'name="Your choice"', 'name="Section 4"'), "the sections are"),
    "section lists a slide that is not there": (rewritten(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="999"/>'), "each slide once"),
    "no list of notes masters": (rewritten(MAIN, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""), "lists no notes master"),
    "layout has its master's id": (rewritten(MASTER, 'id="2147483649"', 'id="2147483648"'), "have the id 2147483648"),
    "layout's id below the range": (rewritten(MASTER, 'id="2147483649"', 'id="256"'), "id 256 is too low"),
    "typeface of headings": (rewritten(THEME, "(majorFont><a:latin typeface=)[^/]*", r'\1"Papyrus"'), "majorFont is Papyrus"),
    "typeface of words": (rewritten(THEME, "(minorFont><a:latin typeface=)[^/]*", r'\1"Papyrus"'), "minorFont is Papyrus"),
    "no title": (on_slide("cards", "What would you most like from.today.", ""), "slide 2 has no title"),
    "same title": (on_slide("scales", "What matters most.to.you.", "Get urgent help\u00a0now"), "two slides have the title 'get urgent"),
    "a show that is a talk": (rewritten("[Content_Types].xml", "presentation.main", "slideshow.main"), "it opens as"),
    "title not first": (on_slide("cycle", '<p:ph type="title"/>', '<p:ph type="body" idx="1"/>'), "the title is not read first"),
    "foot before the content": (footer_first, "read after the foot"),
    "no slide number": (on_slide("cycle", NUMBER, ""), "no slide number"),
    "placeholder its layout has not": (on_slide("harms", 'idx="23"', 'idx="177"'), "no placeholder 177"),
    "empty placeholder": (on_slide("cards", "<a:t>Keep the hair\u00a0I\u00a0have", "<a:t>"), "Card 2 is an empty"),
    "words in no placeholder": (on_slide("cycle", '<p:ph type="body" idx="21"/>', ""), "stands in no placeholder"),
    "two shapes with one id": (on_slide("cycle", '<p:cNvPr id="3"', '<p:cNvPr id="2"'), "two shapes have the id 2"),
    "reference to nothing": (on_slide("sources", r'r:id="rId\d+"', 'r:id="rId99"'), "refers to 'rId99'"),
    "link to a slide that is missing": (rewritten(relations_part("map"), "slide3.xml", "slide99.xml"), "which is nothing"),
    "link without a tooltip": (on_slide("sources", ' tooltip="[^"]*"', ""), "does not say where it leads"),
    "link to what is no slide": (
        rewritten(relations_part("map"), '(slide"[^>]*)slide3.xml', r"\1../theme/theme1.xml"), "theme1.xml, which is no slide",
    ),
    "run without a language": (on_slide("cycle", RUN, "<a:rPr/>"), "has no language"),
    "notes in no language": (rewritten(notes_part("cycle"), ' lang="en-GB"', ""), "has no language"),
    "no notes": (rewritten(relations_part("cycle"), r'<Relationship [^>]*notesSlide"[^>]*/>', ""), "no speaker notes"),
    "no alternative text": (on_slide("cycle", ' descr="[^"]*"', ""), "Hair growth cycle has neither"),
    "decoration not marked": (on_slide("scales", "<a:extLst>.*?</a:extLst>", ""), "has neither"),
    "decoration with a text": (on_slide("scales", '(<p:cNvPr id="\\d+" name="[^"]*")(><a:extLst>)', r'\1 descr="Rings"\2'), "has both"),
    "table without alternative text": (on_slide("choices", ' descr="[^"]*"', ""), "Table has neither"),
    "table without heading row": (on_slide("choices", 'firstRow="1"', 'firstRow="0"'), "no heading row"),
    "table without heading column": (on_slide("choices", ' firstCol="1"', ""), "no heading column"),
    "merged cells": (on_slide("choices", "<a:tc>", '<a:tc gridSpan="2">'), "merged cells"),
    "empty cell": (on_slide("choices", "<a:t>thin skin</a:t>", "<a:t></a:t>"), "empty cell"),
    "face that is not the theme's": (on_slide("cycle", RUN, RUN[:-2] + '><a:latin typeface="Papyrus"/></a:rPr>'), "words in Papyrus"),
    "type shrunk to fit": (on_slide("harms", CONTENT + "/>", CONTENT + '><a:normAutofit fontScale="62500"/></a:bodyPr>'), "shrunk to fit"),
    "slide that goes on by itself": (on_slide("cycle", "</p:sld>", '<p:transition advTm="4000"/></p:sld>'), "goes on by itself"),
    "motion": (on_slide("cycle", "</p:clrMapOvr>", "</p:clrMapOvr><p:timing/>"), "moves"),
    "film": (on_slide("cycle", "<p:nvPr>", '<p:nvPr><a:videoFile r:link="rId1"/>'), "moves"),
    "chart with other numbers": (rewritten("ppt/charts/chart1.xml", "<c:v>425</c:v>", "<c:v>524</c:v>"), "workbook has other numbers"),
    "chart with negative ids": (rewritten("ppt/charts/chart1.xml", 'axId val="1001"', 'axId val="-1001"'), "a negative id"),
    "chart without alternative text": (on_slide("trial", ' descr="[^"]*"', ""), "Chart has neither"),
    "foot without the version": (on_slide("cycle", "version 1.0", "version 0.9"), ": the foot does not name the version"),
}  # fmt: skip
FIRST = "ppt/slides/slide1.xml"
BROKEN_LOOP: dict[str, tuple[Change, str]] = {
    "too fast": (rewritten(FIRST, 'advTm="9000"', 'advTm="8999"'), "slide 1: it stays 8999 ms"),
    "stops": (rewritten(FIRST, ' advTm="9000"', ""), "slide 1: it stays None ms"),
    "no transition": (rewritten(FIRST, "<p:transition[^>]*/>", ""), "slide 1: it stays None ms"),
    "effect": (rewritten(FIRST, "(<p:transition[^>]*)/>", r"\1><p:push/></p:transition>"), "slide 1: it comes with an effect"),
    "animation": (rewritten(FIRST, "</p:sld>", "<p:timing/></p:sld>"), "slide 1: something on it moves"),
    "no show": (rewritten("[Content_Types].xml", "slideshow.main", "presentation.main"), "it opens as"),
}


@cache
def noticed(change: Change) -> list[str]:
    return broken(changed(sample().data, change), sample_deck(), sample_theme())


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_guarantee_is_noticed(name: str) -> None:
    change, said = BROKEN[name]
    assert any(said in each for each in noticed(change)), noticed(change)


@pytest.mark.parametrize("name", BROKEN_LOOP)
def test_a_broken_guarantee_of_a_loop_is_noticed(name: str) -> None:
    change, said = BROKEN_LOOP[name]
    found = broken(changed(file(), change), loop(), sample_theme())
    assert any(said in each for each in found), found


def test_a_part_that_is_missing_is_noticed() -> None:
    with pytest.raises(KeyError, match="slideLayout"):
        noticed(without("ppt/slideLayouts/slideLayout6.xml"))
