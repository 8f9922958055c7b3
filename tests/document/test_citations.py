"""What nothing cites any more, once words have given way, is no longer listed, and the other sources are numbered anew."""

from __future__ import annotations

from generator.document.blocks import Document, List, Paragraph, Section, Yields
from generator.document.budget import Pages
from generator.document.citations import label_of, number_of
from generator.document.plain import document_texts
from generator.document.yielding import settled
from generator.text import Span, Text
from tests.formats.pdf.sample import document, words

ANY = Pages(most=4)
LISTED = List((words("Alpha."), words("Beta."), words("Gamma.")), "number", sources=("alpha", "beta", "gamma"), back="Back to {number}")


def cites(source: str, number: int) -> Paragraph:
    return Paragraph(Text((Span("Said ["), number_of(source, number), Span("]."))))


def made(*, first: Paragraph, yields: Paragraph, last: Paragraph) -> Document:
    return document(sections=[Section("all", (first, Yields((yields,), (), 1, "without more"), last, LISTED))])


def said(of: Document) -> list[str]:
    return [text.plain for text in document_texts(of)]


DOCUMENT = made(first=cites("alpha", 1), yields=cites("beta", 2), last=cites("gamma", 3))


def test_a_source_that_only_words_cite_that_have_given_way_is_not_listed_and_the_next_takes_its_number() -> None:
    assert said(settled(DOCUMENT, ANY, {0: 1}))[-6:] == ["Said [1].", "Said [2].", "1.", "Alpha.", "2.", "Gamma."]


def test_the_numbers_still_lead_to_their_sources() -> None:
    *_, section = settled(DOCUMENT, ANY, {0: 1}).sections
    *_, listed = section.blocks
    assert isinstance(listed, List)
    assert listed.sources == ("alpha", "gamma")
    numbers = [span for text in document_texts(settled(DOCUMENT, ANY, {0: 1})) for span in text.spans if span.leads_to]
    assert [(span.text, span.leads_to) for span in numbers] == [("1", "source-alpha"), ("2", "source-gamma")]
    assert label_of("gamma", "2.").places == (numbers[1].leads_to,)


def test_all_sources_are_listed_while_nothing_has_given_way() -> None:
    assert said(settled(DOCUMENT, ANY, {}))[-6:] == ["1.", "Alpha.", "2.", "Beta.", "3.", "Gamma."]


def test_a_source_that_other_words_cite_too_stays() -> None:
    twice = made(first=cites("beta", 1), yields=cites("beta", 1), last=cites("alpha", 2))
    assert said(settled(twice, ANY, {0: 1}))[-4:] == ["1.", "Alpha.", "2.", "Beta."]
