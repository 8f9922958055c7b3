"""Words as runs: weight, language, links and references."""

from __future__ import annotations

from dataclasses import replace

from generator.document.deck import SlotLine
from generator.formats.pptx import opc
from generator.formats.pptx.slide_words import with_bound_tail
from generator.formats.pptx.words import LINK_COLOUR_SPACE, LINK_COLOUR_URI, Destination, Relations, Writer
from generator.text import Span, Text

TARGET = Destination("ppt/slides/slide3.xml", 'What "exosomes" are')


def writer() -> Writer:
    return Writer("en-GB", Relations((opc.LAYOUT, "layout.xml")), {"what": TARGET})


def test_each_run_has_its_own_language_or_the_decks() -> None:
    words = Text((Span("Welcome "), Span("Witamy", lang="pl")))
    assert writer().runs(words) == ('<a:r><a:rPr lang="en-GB"/><a:t>Welcome </a:t></a:r><a:r><a:rPr lang="pl"/><a:t>Witamy</a:t></a:r>')


def test_strong_words_are_bold_and_references_are_raised() -> None:
    words = Text((Span("sure", strong=True), Span("3", cite="nhs"), Span("", cite="lost")))
    assert writer().runs(words) == (
        '<a:r><a:rPr lang="en-GB" b="1"/><a:t>sure</a:t></a:r><a:r><a:rPr lang="en-GB" baseline="30000"/><a:t>3</a:t></a:r>'
    )


def test_a_line_that_opens_a_slide_says_which() -> None:
    own = writer()
    paragraph = own.paragraph(SlotLine(Text.of("Exosomes"), to="what"))
    assert '<a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump" tooltip="What &quot;exosomes&quot; are"/>' in paragraph
    assert own.relations.all[1].target == TARGET.part


def test_two_links_to_one_address_are_one_relation() -> None:
    own = writer()
    own.runs(Text((Span("here", link="https://a.example"), Span(" and "), Span("there", link="https://a.example"))))
    assert [(r.id, r.external) for r in own.relations.all] == [("rId1", False), ("rId2", True)]


def test_words_that_look_like_markup_stay_words() -> None:
    assert "<a:t>5 &lt; 6 &amp; 7</a:t>" in writer().runs(Text.of("5 < 6 & 7"))


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert "<a:t>a\N{REPLACEMENT CHARACTER}b</a:t>" in writer().runs(Text.of("a\x07b"))


def test_numbering_that_goes_on_says_where() -> None:
    assert 'startAt="5"' in writer().paragraph(SlotLine(Text.of("fifth")), number_from=5)
    assert "startAt" not in writer().paragraph(SlotLine(Text.of("its address"), 1), number_from=5)


def test_a_titles_short_tail_is_bound() -> None:
    bound = {
        "Pattern hair loss: what it is": "Pattern hair loss: what\xa0it\xa0is",
        "Where could exosomes help?": "Where could exosomes\xa0help?",
        "Hair loss": "Hair loss",
        "Something about understanding": "Something about understanding",
    }
    assert {title: with_bound_tail(Text.of(title)).plain for title in bound} == bound


def test_on_a_dark_ground_a_link_has_the_colour_of_its_words() -> None:
    own = replace(writer(), links_as_words=True)
    run = own.runs(Text((Span("here", link="https://a.example"),)))
    assert f'<a:ext uri="{LINK_COLOUR_URI}"><ahyp:hlinkClr xmlns:ahyp="{LINK_COLOUR_SPACE}" val="tx"/></a:ext>' in run
    assert LINK_COLOUR_URI not in writer().runs(Text((Span("here", link="https://a.example"),)))
