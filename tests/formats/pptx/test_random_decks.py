"""Whatever the words, a deck is made or its problems are reported, and the words in the file are the words given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.deck import Deck, Notes, Slide, SlotLine
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from generator.text import Span, Text
from tests.formats.pptx.sample_deck import sample_deck, sample_theme
from tests.named import examples

pytestmark = pytest.mark.unmeasured

WORDS = st.text(max_size=24)
SPANS = st.builds(Span, WORDS, strong=st.booleans(), link=st.none() | st.just("https://clinic.example"), lang=st.none() | st.just("pl"))
TEXTS = st.builds(lambda spans: Text(tuple(spans)), st.lists(SPANS, max_size=3))
LINES = st.builds(SlotLine, TEXTS, level=st.integers(0, 2))


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """Return a deck of one or two slides."""
    slides = tuple(
        Slide(
            id=str(n),
            layout="two-lists",
            title=Text.of(f"{draw(WORDS)} {n}"),
            notes=Notes((Text.of("Say this."), draw(TEXTS)), draw(TEXTS)),
            section="All",
            lines={"list-1": tuple(draw(st.lists(LINES, max_size=3)))},
            sources=draw(st.none() | TEXTS),
        )
        for n in range(draw(st.integers(1, 2)))
    )
    return replace(sample_deck(), slides=slides)


@given(decks())
@settings(max_examples=examples(60), deadline=None)
def test_any_words_are_shown_or_objected_to(deck: Deck) -> None:
    rendered = render_deck(deck, sample_theme())
    assert bool(rendered.data) != bool(errors(rendered.problems))
    if rendered.data:
        found = check_deck(rendered.data, deck)
        assert [p for p in found if p.code in ("A07", "T07") and p.severity == "error"] == []
