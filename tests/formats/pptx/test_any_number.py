"""Any number of cards, steps, choices and questions, with few words or many: all of it fits, without large gaps, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.deck import Deck, Slide, Slot, SlotLine
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.checks.text import TextBox
from generator.formats.pptx.layouts import ITEMS
from generator.formats.pptx.markup import POINTS_PER_INCH
from generator.formats.pptx.render import render_deck
from generator.problems import errors
from tests.formats.pptx.guarantees import broken
from tests.formats.pptx.sample_deck import lines, numbered, sample_deck, sample_theme, slide, table, text
from tests.named import some

pytestmark = pytest.mark.unmeasured

TITLES = {"short": "Your choices", "long": "A long title that says what all of this means for you"}
HEADS = ("Wake resting roots", "Calm a sore scalp", "Bring more blood", "Make collagen", "Rest", "Compare")
SENTENCES = {
    "short": ("Ask us first.",) * 6,
    "long": (
        "Growth factors may nudge roots to grow. So say tests on cells.",
        "This rests on lab work. No study shows it on a scalp.",
        "New blood vessels may form. We do not know if they do in you.",
        "More of it may make skin strong. No hair study tests this.",
        "Messages may change what a cell makes. Nobody knows.",
    ),
}
ICONS = ("sprout", "shield-check", "droplets", "layers", "phone")
WORDY = ("T01", "T04")  # warnings of long titles and full slides, which depend on the words
EMPTY = 0.45  # inches at most below the text of a row's fullest panel: with more, something seems to be missing
HEAD_ROW = ("Choice", "How it may help", "How it may harm", "How sure?")
ROWS = {
    "short": ("It may slow the loss.", "It can irritate.", "Fairly sure"),
    "long": (
        "It may slow the loss and bring back some hair in some people.",
        "It can irritate. You lose the gain if you stop.",
        "Not very sure",
    ),
}
WORDS = ("roots", "may", "help", "blood", "a", "study", "of", "people", "finasteride", "scalp", "we", "ask", "no")


def cards(count: int, words: tuple[str, ...], title: str, *, icons: bool = True) -> Slide:
    pairs = zip(ITEMS[:count], HEADS, words, strict=False)
    slots: dict[Slot, tuple[SlotLine, ...]] = {item: lines(head, said) for item, head, said in pairs}
    slots["caption"] = numbered("None of this is proven for hair loss.")
    return slide("cards", "cards", title, "All", slots, icons=dict(zip(ITEMS, ICONS[:count], strict=False)) if icons else {})


def steps(count: int, words: tuple[str, ...], title: str) -> Slide:
    whole = [(head, "Weeks 1 to 12", " ".join(said.split()[:7])) for head, said in zip(HEADS, (*words, words[0]), strict=False)]
    slots: dict[Slot, tuple[SlotLine, ...]] = {
        item: tuple(SlotLine(text(said), level) for level, said in enumerate(step))
        for item, step in zip(ITEMS[:count], whole, strict=False)
    }
    return slide("steps", "steps", title, "All", slots)


def choices(count: int, row: tuple[str, ...], title: str) -> Slide:
    rows = (HEAD_ROW, *((f"Choice {'ABCDEFGH'[n]}", *row) for n in range(count)))
    return slide("choices", "table", title, "All", {}, table=table(rows, (0.2, 0.32, 0.32, 0.16), "Choices"))


def questions(count: int, asked: str, title: str) -> Slide:
    all_of_them = numbered(*(f"{asked} {'ABCDEFGHIJ'[n]}?" for n in range(count)))
    half = (count + 1) // 2
    return slide("questions", "questions", title, "All", {"content": all_of_them[:half], "content-2": all_of_them[half:]})


def deck_of(*slides: Slide) -> Deck:
    return replace(sample_deck(), slides=slides, numbers=None)


def finished(*slides: Slide) -> FinishedDeck:
    """Return the slides as read back from a file without problems."""
    deck = deck_of(*slides)
    rendered = render_deck(deck, sample_theme())
    assert [p.message for p in rendered.problems] == []
    assert [p.message for p in check_deck(rendered.data, deck) if p.severity == "error" or p.code not in WORDY] == []
    assert broken(rendered.data, deck, sample_theme()) == []
    return read_deck(rendered.data, deck)


def panels(read: FinishedDeck) -> list[TextBox]:
    """Return the filled boxes of the first slide."""
    return [box for box in read.slides[0].text if box.kind == "placeholder" and box.placeholder.fill is not None]


def empty(box: TextBox) -> float:
    """Return how much of a box is empty below its text, in inches."""
    return box.placeholder.words_box.height - box.measured.height / POINTS_PER_INCH


def assert_no_holes(boxes: list[TextBox]) -> None:
    assert len({(box.placeholder.box.y, box.placeholder.box.height) for box in boxes}) == 1
    assert min(map(empty, boxes)) <= EMPTY


@pytest.mark.parametrize(("count", "length", "title", "icons"), some(list(product((2, 3, 4, 5), SENTENCES, TITLES, (True, False))), 3))
def test_two_to_five_cards_fit_and_leave_no_hole(count: int, length: str, title: str, icons: bool) -> None:
    boxes = panels(finished(cards(count, SENTENCES[length], TITLES[title], icons=icons)))
    assert len(boxes) == count
    assert_no_holes(boxes)


@pytest.mark.parametrize(("count", "length", "title"), some(list(product((3, 4, 5, 6), SENTENCES, TITLES)), 3))
def test_three_to_six_steps_fit_and_leave_no_hole(count: int, length: str, title: str) -> None:
    boxes = panels(finished(steps(count, SENTENCES[length], TITLES[title])))
    assert len(boxes) == count
    if count < 6:  # two rows fill the slide
        assert_no_holes(boxes)


@pytest.mark.parametrize(("count", "length", "title"), some(list(product(range(2, 8), ROWS, TITLES)), 3))
def test_two_to_seven_choices_fit_and_each_slide_has_the_headings(count: int, length: str, title: str) -> None:
    read = finished(choices(count, ROWS[length], TITLES[title]))
    cells = [[box.paragraphs[0].words for box in slide.text if box.kind == "cell"] for slide in read.slides]
    assert all(tuple(words[:4]) == HEAD_ROW for words in cells)
    assert [words for slide in cells for words in slide[4::4]] == [f"Choice {'ABCDEFGH'[n]}" for n in range(count)]
    assert len(read.slides) == (2 if (count, length) == (7, "long") else 1)
    titles = [slide.text[0].paragraphs[0].words for slide in read.slides]
    assert all(f"({n} of 2)" in words for n, words in enumerate(titles[1:], 2))


@pytest.mark.parametrize(("count", "length", "title"), some(list(product(range(2, 9), ("short", "long"), TITLES)), 3))
def test_two_to_eight_questions_fit_and_leave_no_hole(count: int, length: str, title: str) -> None:
    asked = {"short": "What will it cost", "long": "What harms could I get, and who helps me then if I ask"}[length]
    assert_no_holes(panels(finished(questions(count, asked, TITLES[title]))))


SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@given(st.integers(2, 5), st.lists(SAID, min_size=5, max_size=5), SAID, st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_cards_say_fits_or_is_reported_at_its_line(count: int, words: list[str], title: str, icons: bool) -> None:
    source = cards(count, tuple(words), title, icons=icons)
    rendered = render_deck(deck_of(source), sample_theme())
    said = [line.text.location for lines_ in source.slots.values() for line in lines_]
    assert all(problem.code == "T03" and problem.location in (*said, source.title.location) for problem in rendered.problems)
    if not errors(rendered.problems):
        assert_no_holes(panels(finished(source)))
