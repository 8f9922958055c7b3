"""Slides that are kept from one deck to the next save work and change no file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree
from pptx.shared import ElementProxy

from generator.document.deck import Deck
from generator.formats.pptx import render
from generator.formats.pptx.fill import Filling, fill
from generator.formats.pptx.kept_decks import PROPERTIES, KeptDeck
from generator.formats.pptx.kept_slides import ALIKE, KeptSlides, WrittenSlide
from generator.formats.pptx.opc import Part, Relation
from generator.formats.pptx.render import render_deck
from generator.text import Text
from tests.each import rows
from tests.formats.pptx.sample_deck import sample_deck, sample_theme

pytestmark = pytest.mark.covered


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> KeptSlides:
    """Slides kept by this test alone."""
    fresh = KeptSlides()
    monkeypatch.setattr(render, "KEPT", fresh)
    return fresh


def variants(deck: Deck) -> Iterator[Deck]:
    """Yield the deck with other words and numbers on some slides, fewer slides before the charts, and another order."""
    first, *others = deck.slides
    yield deck
    yield replace(deck, slides=(replace(first, title=Text.of("Another clinic")), *others))
    yield replace(deck, footer=Text.of("Another foot"), author="Another clinic", name="another-deck")
    yield replace(deck, status=Text.of("A draft of another day"))
    with_charts = [each for each in others if "chart" in each.parts]
    assert len(with_charts) > 1
    yield replace(deck, slides=(first, *(each for each in others if each is not with_charts[0])))
    rest = [each for each in others if each is not with_charts[-1]]
    at = rest.index(with_charts[0])
    yield replace(deck, slides=(first, *rest[:at], with_charts[-1], *rest[at:]))
    yield deck


def made(deck: Deck) -> bytes:
    return render_deck(deck, sample_theme()).data


def test_a_deck_made_after_others_has_the_bytes_of_one_made_alone(kept: KeptSlides, monkeypatch: pytest.MonkeyPatch) -> None:
    after_others = list(map(made, variants(sample_deck())))
    assert len(kept) > len(sample_deck().slides)
    alone = []
    for deck in variants(sample_deck()):
        monkeypatch.setattr(render, "KEPT", KeptSlides())
        alone.append(made(deck))
    assert all(alone)
    assert after_others == alone


@pytest.mark.usefixtures("kept")
def test_only_slides_that_differ_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    deck = sample_deck()
    filled: list[int] = []

    def noted(filling: Filling) -> None:
        filled.append(filling.number)
        fill(filling)

    monkeypatch.setattr(render, "fill", noted)
    made(deck)
    assert len(filled) == len(deck.slides)
    filled.clear()
    made(replace(deck, slides=(replace(deck.slides[0], title=Text.of("Another clinic")), *deck.slides[1:])))
    assert filled == [1, *(n for n, slide in enumerate(deck.slides, 1) if any(line.to == deck.slides[0].id for line in slide.links))]


def test_a_further_deck_takes_all_but_the_slides_that_differ_from_the_last_one(kept: KeptSlides, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = sample_deck()
    made(deck)
    (known,) = kept.decks.values()
    other = replace(deck, author="Another clinic", slides=(replace(deck.slides[0], title=Text.of("Another clinic")), *deck.slides[1:]))
    added: list[str] = []
    monkeypatch.setattr(render, "stay", lambda *_: None)
    monkeypatch.setattr(render, "list_sections", lambda _, listed, __: added.extend(name for name, _ in listed))
    spliced = made(other)
    assert 1 <= len(added) < len(deck.slides) / 2
    assert [*kept.decks.values()] == [known]
    monkeypatch.undo()
    monkeypatch.setattr(render, "KEPT", KeptSlides())
    assert spliced == made(other)


@rows(
    ("now", "taken"),
    [
        ({"a": "slide", "b": "chart"}, True),
        ({"a": "slide", "b": "image/png"}, False),
        ({"a": "slide"}, False),
        ({"a": "slide", "b": "chart", "c": "chart"}, False),
    ],
)
def test_a_slide_takes_the_place_of_one_with_parts_of_the_same_kinds(now: dict[str, str], taken: bool) -> None:
    was = {"slide1.xml": Part("slide", b"was"), "chart1.xml": Part("chart", b"was"), PROPERTIES: Part("about", b"was")}
    deck = KeptDeck(was, (WrittenSlide({}, {}),), (("slide1.xml", "chart1.xml"),))
    slide = WrittenSlide({name: Part(kind, b"now") for name, kind in now.items()}, {"a": "first"})
    parts = deck.with_slides([slide], ["first"], Part("about", b"now"))
    assert (parts is not None) == taken
    assert parts is None or {name: part.data for name, part in parts.items()} == dict.fromkeys(was, b"now")


@pytest.mark.parametrize("same", [True, False])
def test_a_slide_with_another_picture_takes_no_other_one_s_place(same: bool) -> None:
    was = {"slide1.xml": Part("slide", b"was"), "image3.png": Part("image/png", b"was"), PROPERTIES: Part("about", b"was")}
    deck = KeptDeck(was, (WrittenSlide({}, {}),), (("slide1.xml", "image3.png"),))
    picture = Relation("rId1", "picture", "image1.png")
    slide = WrittenSlide({"a": Part("slide", b"now", (picture,)), "image1.png": Part("image/png", b"was" if same else b"now")}, {})
    parts = deck.with_slides([slide], ["first"], Part("about", b"now"))
    assert (parts is not None) == same
    assert parts is None or parts["slide1.xml"].relations == (replace(picture, target="image3.png"),)


def test_of_each_place_only_the_last_slides_are_kept(kept: KeptSlides) -> None:
    deck = sample_deck()
    one = replace(deck, slides=(replace(deck.slides[-1], lines={}),))
    for n in range(ALIKE + 2):
        made(replace(one, status=Text.of(f"Clinic {n}")))
    assert len(kept) == ALIKE


def test_decks_with_a_slide_of_one_name_keep_each_its_own(kept: KeptSlides, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = sample_deck()
    titles = [f"Of type {n}" for n in range(ALIKE + 2)]
    decks = [replace(deck, footer=Text.of(title), slides=(replace(deck.slides[-1], title=Text.of(title), lines={}),)) for title in titles]
    once = list(map(made, decks))
    assert len(kept) == len(decks)
    monkeypatch.setattr(render, "fill", None)
    assert list(map(made, decks)) == once


@pytest.mark.usefixtures("kept")
def test_a_finished_deck_leaves_nothing_large_that_only_refers_to_itself() -> None:
    made(sample_deck())
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        made(replace(sample_deck(), footer=Text.of("Another foot")))  # each slide is made again
        gc.collect()
        left = {type(each) for each in gc.garbage if isinstance(each, etree._Element | etree._Document | ElementProxy)}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert left == set()
