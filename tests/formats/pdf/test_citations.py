"""Numbers of sources lead to the list, and those in the list back to where they are first named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from generator.document.blocks import Document, List, Paragraph, Section
from generator.document.citations import number_of, places
from generator.document.plain import document_texts
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.sample import document, paragraph, printed, words
from tests.made import REAL, made

pytestmark = pytest.mark.covered

NUMBER = re.compile(r"\[?(\d+)[].]?\s*")
Spot = tuple[Any, float]  # a page, and how high up on it


@dataclass(frozen=True)
class Link:
    """A number that is a link: what it is, where it is and where it leads, what a listener hears, and whether it is a label in a list."""

    number: int
    at: Spot
    to: Spot
    heard: str
    label: bool


def links(data: bytes) -> list[Link]:
    """Return the numbers of sources that are links, in reading order; each is a Link with its annotation within a Reference."""
    found: list[Link] = []
    with reading.opened(data) as pdf:
        said = reading.texts(pdf)
        for _, element in reading.elements(pdf):
            if element.S == "/Reference" and element.P.S != "/TOCI":
                (link,) = reading.kids(element)
                assert link.S == "/Link"
                number = NUMBER.fullmatch("".join(said[place] for place in reading.contents(link)))
                assert number
                (annotation,) = [kid.Obj for kid in reading.kids(link) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]
                page, _, _, top, _ = annotation.Dest
                at = (link.Pg.objgen, round(float(annotation.Rect[3]), 1))
                to = (page.objgen, round(float(top), 1))
                found.append(Link(int(number[1]), at, to, str(annotation.Contents), element.P.S == "/Lbl"))
    return found


def numbers(of: Document) -> list[Span]:
    """Return the numbers in a document's words, in reading order."""
    return [span for text in document_texts(of) for span in text.spans if span.leads_to]


def sources(of: Document) -> tuple[str, ...]:
    """Return the ids of the sources that a document lists."""
    return next(block.sources for section in of.sections for block in section.blocks if isinstance(block, List) and block.sources)


def listed(*sources: str) -> Section:
    """Return a section that lists sources."""
    return Section(
        "sources", (List(tuple(words(f"Paper {each}") for each in sources), "number", sources=sources, back="back to {number}"),)
    )


def naming(*sources: tuple[str, int]) -> Section:
    """Return a section of words that name sources by their ids and numbers."""
    return Section("words", (paragraph("Words"), *(Paragraph(Text((Span("More words "), number_of(*each)))) for each in sources)))


@rows("name", ["leaflet-alopecia-areata", "leaflet-alopecia-areata-large-print", "treatment-guide"])
def test_numbers_lead_to_their_sources_and_back_to_where_they_are_first_named(name: str) -> None:
    file = made(REAL, name)
    found = links(file.data)
    cited = [link for link in found if not link.label]
    own = {link.number: link for link in found if link.label}
    assert list(own) == sorted(own)
    assert [link.to for link in cited] == [own[link.number].at for link in cited]
    first: dict[str, Spot] = {}
    for span, link in zip(numbers(file.document), cited, strict=True):
        first |= {place: link.at for place in span.places if place not in first}  # that of 8–10 is the place of 9 too
    listed_as = dict(enumerate(sources(file.document), 1))  # all: some are named only by what gave way
    assert {f"cited-{listed_as[number]}": link.to for number, link in own.items()} == first


def test_a_listener_hears_the_source_and_where_its_number_leads_back_to() -> None:
    found = links(printed(document(sections=(naming(("a", 1)), listed("a")))).data)
    assert [(link.number, link.label, link.heard) for link in found] == [(1, False, "Paper a"), (1, True, "back to 1")]


def test_a_source_that_the_text_does_not_name_leads_nowhere_back() -> None:
    found = links(printed(document(sections=(naming(("b", 2), ("b", 2)), listed("a", "b")))).data)
    assert [(link.number, link.label) for link in found] == [(2, False), (2, False), (2, True)]
    assert found[2].to == found[0].at != found[1].at


def test_a_number_whose_source_is_not_listed_is_no_link() -> None:
    assert links(printed(document(sections=(naming(("a", 1)),))).data) == []
    assert places(document(sections=(naming(("a", 1)),))) == {}


@pytest.mark.measured
def test_a_press_has_numbers_without_links() -> None:
    assert links(made(REAL, "leaflet-alopecia-areata-press").data) == []
