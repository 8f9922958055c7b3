"""Each text has its limit, and one that is too long says by how much."""

from __future__ import annotations

import pytest

from generator.content import field_types
from generator.content.read import parse_book
from generator.problems import Problem
from tests.content.examples import MINIMAL
from tests.each import rows

pytestmark = pytest.mark.covered

TEXT = MINIMAL.read_text(encoding="utf-8")
LINK = "[our page](https://clinic.example/a-long-address-that-nobody-sees-on-paper)"
# A key of each kind of text as it stands in the smallest book, with its value and its limit.
KINDS = {
    "words": ("      text: ", "Hair often grows back.", field_types.PARAGRAPH),
    "long words": ("      text: ", "No exosome product is licensed in the UK, as far as we could find.", field_types.LONG),
    "a step": ("      text: ", "We use fine needles.", field_types.STEP),
    "a main point": ("    main_point: ", "Nobody knows if it works.", field_types.MAIN_POINT),
    "a cell": ("        harm: ", "It can thin the skin.", field_types.CELL),
    "a headline": ("        headline: ", "Hair falls out in patches", field_types.HEADLINE),
    "a short text": ("    short: ", "Patches that grow", field_types.SHORT),
    "a name": ("  hours: ", "Monday to Friday, 8:30 to 17:00", field_types.NAME),
    "an answer": ("        answer: ", "possibly", field_types.ANSWER),
    "words for all countries": ("    - ", "What matters most to you?", field_types.PARAGRAPH),
    "words for one country": ("    - text: ", "Ask the {health_service} first.", field_types.PARAGRAPH),
    "a question": ("    text: ", "What can I choose from, or could I wait?", field_types.CELL),
    "a code": ("    code: ", "HL-1", 200),
    "an address": ("    link: ", "https://charity.example", 200),
}


def told(key: str, value: str, new: str) -> tuple[Problem, ...]:
    assert TEXT.count(f"{key}{value}\n") == 1, f"{key}{value}"
    return parse_book(TEXT.replace(f"{key}{value}\n", f"{key}{new}\n").encode(), "a.yaml")[1]


def of_length(characters: int, begin: str = "") -> str:
    """Return words of so many characters in all."""
    return begin + "".join("hair "[n % 5] for n in range(characters - len(begin) - 1)) + "x"


@rows(("key", "value", "limit"), KINDS.values())
@rows("over", [1, 8])
def test_a_text_too_long_says_by_how_much(key: str, value: str, limit: int, over: int) -> None:
    start = value if value.startswith("https:") else ""
    assert told(key, value, _fitting(of_length(limit, start), start)) == ()
    (problem,) = told(key, value, _fitting(of_length(limit + over, start), start))
    named = "item 1 of 'deciding'" if key == "    - " else f"'{key.strip(' -:')}'"
    assert problem.code == "Y039"
    assert problem.message == f"{named} is too long: {limit + over} characters; the limit is {limit}"
    assert problem.hint == f"shorten it by {over} character{'' if over == 1 else 's'}"
    assert problem.location is not None
    assert problem.location.source.startswith(key)


@rows("further", [1, 2, 5])
def test_an_item_that_starts_too_far_right_is_told_where_it_makes_the_text_above_too_long(further: int) -> None:
    key, value, limit = KINDS["words for all countries"]
    (problem,) = told(key, value, f"{of_length(limit - 5)}\n{' ' * (4 + further)}- What else?")
    assert (problem.code, problem.severity) == ("Y013", "error")
    assert problem.message.startswith("this line goes on with the text above it: item 1 of 'deciding' is then too long: ")
    assert problem.location is not None
    assert (problem.location.source, problem.location.column) == (f"{' ' * (4 + further)}- What else?", 5 + further)
    assert problem.hint == "for an item of its own, start its dash below that of the item above; for one text, shorten it by 8 characters"


@rows("digits", ["3", "9" * 18, "9" * 5_000, "\N{ARABIC-INDIC DIGIT TWO}"])
def test_a_number_that_is_not_known_is_told_in_our_own_words(digits: str) -> None:
    (problem,) = parse_book(TEXT.replace("format: 2\n", f"format: {digits}\n").encode(), "a.yaml")[1]
    assert (problem.code, problem.hint) == ("Y034", "it must be 2")


def _fitting(words: str, start: str) -> str:
    """Return the words; those of an address in parts that the name of a site may have, with the rest as its page."""
    return f"{start}/{words[len(start) + 1 :].replace(' ', '-')}" if start else words


@rows(
    ("marked", "printed"),
    [("a **hair** ", "a hair "), (f"on {LINK} ", "on our page "), ("hair [@review-2024] ", "hair  ")],
)
def test_marks_that_are_not_printed_do_not_count(marked: str, printed: str) -> None:
    key, value, limit = KINDS["a short text"]
    rest = of_length(limit - len(printed))
    assert told(key, value, marked + rest) == ()
    (problem,) = told(key, value, f"{marked}{rest}hair")
    assert problem.message == f"'short' is too long: {limit + 4} characters; the limit is {limit}"
    assert problem.hint == "shorten it by 4 characters"


def test_a_text_over_several_lines_counts_each_break_once() -> None:
    key, value, limit = KINDS["words"]
    half = of_length(limit // 2)
    assert told(key, value, f"{half}\n          {half[1:]}") == ()
    (problem,) = told(key, value, f"{half}\n          {half}")
    assert problem.message == f"'text' is too long: {limit + 1} characters; the limit is {limit}"


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        ("  - id: test-hair-loss", f"  - id: {'a' * 62}", "'id' is too long: 62 characters; the limit is 60"),
        (
            "\nsources:\n",
            f"\nmedicines:\n  {'a' * 41}: {{name: a, class: b, status: {{}}}}\n\nsources:\n",
            f"the key '{'a' * 41}' is too long: 41 characters; the limit is 40",
        ),
    ],
    ids=["an id", "a key"],
)
def test_a_name_too_long_is_counted_as_it_is_written(find: str, put: str, said: str) -> None:
    problems = parse_book(TEXT.replace(find, put).encode(), "a.yaml")[1]
    assert [p.message for p in problems if p.code == "Y039"] == [said]


@rows(
    ("key", "after", "item", "has", "most"),
    [
        ("address", "  phone: ", "    - 1 Test Street", 2, 8),
        ("help", "\ntreatment:", "  - {id: red-N, to: us, when: today, after: always, text: It stays red., short: It stays red}", 4, 30),
    ],
)
def test_a_list_too_long_for_any_handout_is_told_at_the_first_item_too_many(key: str, after: str, item: str, has: int, most: int) -> None:
    def with_items(count: int) -> tuple[Problem, ...]:
        more = "".join(f"{item.replace('N', str(n))}\n" for n in range(has, count))
        return parse_book(TEXT.replace(after, f"{more}{after}", 1).encode(), "a.yaml")[1]

    assert with_items(most) == ()
    (problem,) = with_items(most + 3)
    assert (problem.code, problem.message) == ("Y038", f"'{key}' has {most + 3} items but can have at most {most}")
    assert problem.location is not None
    assert problem.location.source == item.replace("N", str(most))
