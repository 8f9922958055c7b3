"""Sections are drawn once for all pages that show them alike: a page is the same, whatever was drawn before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from generator.document.blocks import Document, Heading, Scales, Section
from generator.formats.html import templating
from generator.formats.html.epub import render_book
from generator.formats.html.page import render_page
from generator.remembering import Kept
from generator.text import Text
from tests.formats.html.sample import BLOCKS, citing, document, job, words

pytestmark = pytest.mark.covered

WHOLE = document(*BLOCKS)
FIRST, SECOND, LAST = WHOLE.sections
SHARED = Text.of("A heading that two sections share")
CITING = Section("citing", (Heading(citing("Named before.", 1)),))
RINGS = Section("rings", (Scales(words("Before"), ((words("Less"), words("More")),), words("Mine")),))
HEADED = Section("headed", (Heading(SHARED),))


def of(*sections: Section) -> Document:
    return replace(WHOLE, sections=sections)


DOCUMENTS: Mapping[str, Document] = {
    "as it is": WHOLE,
    "another title": document(*BLOCKS, title="Another title"),
    "a source named before": of(FIRST, CITING, SECOND, LAST),
    "rings before its own": of(FIRST, RINGS, SECOND, LAST),
    "fewer sources": of(FIRST, SECOND, document(sources=1).sections[-1]),
    "a heading": of(FIRST, HEADED, LAST),
    "the same heading again": of(FIRST, HEADED, Section("again", (Heading(SHARED),)), LAST),
    "another language": replace(WHOLE, lang="cy"),
}


@pytest.fixture(autouse=True)
def nothing_drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let sections be drawn anew; return what does so once more."""

    def forget() -> None:
        monkeypatch.setattr(templating, "_DRAWN", Kept(100))

    forget()
    return forget


@pytest.mark.parametrize("again", [1, -1], ids=["in order", "backwards"])
def test_pages_and_books_are_as_if_each_was_drawn_alone(again: int, nothing_drawn: Callable[[], None]) -> None:
    together = {name: drawn(each) for name, each in list(DOCUMENTS.items())[::again]}
    for name, each in DOCUMENTS.items():
        nothing_drawn()
        assert drawn(each) == together[name], name
    assert len({page for page, _ in together.values()}) == len(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_drawn_again_is_the_same(name: str) -> None:
    assert render_page(job(DOCUMENTS[name])) == render_page(job(DOCUMENTS[name]))


def test_a_section_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(WHOLE)
    monkeypatch.setattr(templating, "_drawn_now", None)
    drawn(WHOLE)
    with pytest.raises(TypeError):
        drawn(DOCUMENTS["rings before its own"])


def drawn(each: Document) -> tuple[bytes, bytes]:
    """Return a document as a page and as an e-book."""
    return render_page(job(each)).data, render_book(job(each, "web/sample/sample.epub")).data
