"""What gives way where a page is too full: step by step, in its own run of pages, and no further than is needed."""

from __future__ import annotations

from generator.document.blocks import Block, Document, Heading, Paragraph, Section, Yields
from generator.document.budget import Pages
from generator.document.rendered import Rendered
from tests.each import rows
from tests.formats.pdf.sample import document, printed, words

BUDGET = Pages(most=2, starts={"second": 2})
LINE = Paragraph(words("A line of words."))


def short(lines: int) -> tuple[Block, ...]:
    return (Heading(words("More"), minor=True), *(LINE for _ in range(lines)))


LEAST = Yields(short(5), (), 2, "without more")
MORE = Yields(short(14), (LEAST,), 1, "more in short")
OTHER = Yields(short(14), (), 1, "less of the other page")


def made(first: int, second: int) -> tuple[Document, Rendered]:
    """Return a document with as many lines on its two pages, and more that may yield, and what is made of it."""
    sections = [
        Section("first", (*(LINE for _ in range(first)), MORE)),
        Section("second", (*(LINE for _ in range(second)), OTHER)),
    ]
    composed = document(sections=sections)
    return composed, printed(composed, BUDGET)


@rows(
    ("first", "second", "told"),
    [
        (1, 1, ()),
        (18, 1, ("more in short",)),
        (24, 1, ("without more",)),  # and not that it is in short
        (1, 29, ("less of the other page",)),
        (18, 29, ("more in short", "less of the other page")),
    ],
)
def test_what_yields_is_told_and_only_where_a_page_is_too_full(first: int, second: int, told: tuple[str, ...]) -> None:
    _, rendered = made(first, second)
    assert rendered.units == 2
    assert rendered.yielded == told
    assert rendered.document
    assert not any(isinstance(block, Yields) for section in rendered.document.sections for block in section.blocks)


def test_where_nothing_is_left_to_yield_it_is_too_long_and_only_its_own_pages_words_are_to_blame() -> None:
    gone = Yields((Paragraph(words("Gone.", 4)),), (), 1, "gone")
    sections = [
        Section("first", (Paragraph(words("Short.", 2)),)),
        Section("second", (*(Paragraph(words("A line of words.", 3)) for _ in range(60)), gone)),
    ]
    rendered = printed(document(sections=sections), BUDGET)
    assert [problem.code for problem in rendered.problems] == ["F001"]
    assert rendered.excess
    assert {place.line for place in rendered.excess.places} == {3}
