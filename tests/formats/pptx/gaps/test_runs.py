"""Words as runs of python-pptx: weight, language, links and references."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from lxml import etree
from pptx import Presentation

from generator.document.deck import SlotLine
from generator.formats.pptx.gaps.runs import LINK_COLOUR_SPACE
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.opening import house_file
from generator.formats.pptx.runs import Speech, write_lines
from generator.formats.pptx.spread import with_bound_tail
from generator.text import Span, Text
from tests.formats.pptx.sample_deck import sample_theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def template() -> bytes:
    return house_file(sample_theme(), "en-GB", SlideLogo())


def written(*lines: SlotLine, links_as_words: bool = False) -> Any:
    """Return the first placeholder of a slide with some lines; a line may open the second slide."""
    slides = Presentation(io.BytesIO(template())).slides
    first, second = (slides.add_slide(slides.part.presentation.slide_layouts[0]) for _ in range(2))
    shape = first.placeholders[0]
    speech = Speech("en-GB", {"what": (second, 'What "exosomes" are')})
    write_lines(shape.text_frame, lines, speech, links_as_words=links_as_words)
    return shape


def spans(*given: Span) -> SlotLine:
    return SlotLine(Text(given))


def test_each_run_has_its_own_language_or_the_decks() -> None:
    runs = written(spans(Span("Welcome "), Span("Witamy", lang="pl"))).text_frame.paragraphs[0].runs
    assert [(run.text, run._r.rPr.get("lang")) for run in runs] == [("Welcome ", "en-GB"), ("Witamy", "pl")]


def test_strong_words_are_bold_and_references_are_raised() -> None:
    runs = written(spans(Span("sure", strong=True), Span("3", cite="nhs"), Span("", cite="lost"))).text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold, run._r.rPr.get("baseline")) for run in runs] == [("sure", True, None), ("3", None, "30000")]


def test_a_run_that_opens_a_slide_says_which() -> None:
    shape = written(SlotLine(Text.of("Exosomes"), to="what"))
    link = shape.text_frame.paragraphs[0].runs[0]._r.rPr.hlinkClick
    assert (link.get("action"), link.get("tooltip")) == ("ppaction://hlinksldjump", 'What "exosomes" are')
    assert shape.part.related_part(link.rId).partname == "/ppt/slides/slide2.xml"


def test_words_that_look_like_markup_stay_words() -> None:
    assert written(SlotLine(Text.of("5 < 6 & 7 <a:t>"))).text_frame.text == "5 < 6 & 7 <a:t>"


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert written(SlotLine(Text.of("a\x07b"))).text_frame.text == "a\N{REPLACEMENT CHARACTER}b"


def test_a_numbered_line_has_its_own_number() -> None:
    first, second = written(SlotLine(Text.of("fifth"), number=5), SlotLine(Text.of("its address"), 1)).text_frame.paragraphs
    assert [each._p.findall(f".//{A}buAutoNum") != [] for each in (first, second)] == [True, False]
    assert first._p.find(f".//{A}buAutoNum").get("startAt") == "5"


def test_a_titles_short_tail_is_bound() -> None:
    bound = {
        "Pattern hair loss: what it is": "Pattern hair loss: what\xa0it\xa0is",
        "Where could exosomes help?": "Where could exosomes\xa0help?",
        "No study of exosomes in 3": "No study of exosomes\xa0in\xa03",
        "Hair loss": "Hair loss",
        "Something about understanding": "Something about understanding",
    }
    assert {title: with_bound_tail(Text.of(title)).plain for title in bound} == bound


def test_on_a_dark_ground_a_link_has_the_colour_of_its_words() -> None:
    here = spans(Span("here", link="https://a.example"))
    kept, plain = (written(here, links_as_words=each)._element for each in (True, False))
    assert kept.find(f".//{{{LINK_COLOUR_SPACE}}}hlinkClr").get("val") == "tx"
    assert LINK_COLOUR_SPACE not in etree.tostring(plain).decode()
