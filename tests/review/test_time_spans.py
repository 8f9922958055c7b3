"""Times in words are read as lengths, so that 'by week 24' and 'in 6 months' are one time and 'in 2 years' is another."""

from __future__ import annotations

from generator.review.time_spans import apart, says_when, time_spans
from tests.each import rows


@rows(
    ("words", "days"),
    [
        ("by week 24", [(168, 168)]),
        ("4 to 6 weeks after an injection", [(28, 42)]),
        ("within half a year", [(182.5, 182.5)]),
        ("a 3-month course, then two years without it", [(91.25, 91.25), (730, 730)]),
        ("once a week, in people who are 40 years old", []),
        ("in 6 trials", []),
    ],
)
def test_lengths_are_read_from_words(words: str, days: list[tuple[float, float]]) -> None:
    assert [(span.least, span.most) for span in time_spans(words)] == days


@rows(
    ("one", "other", "differ"),
    [
        ("by week 24", "after 6 months", False),
        ("in a year", "within 12 months", False),
        ("by week 12", "within 2 years", True),
        ("4 to 6 weeks", "after 5 weeks", False),
        ("by age 30", "by the age of 70", True),
        ("by age 30", "within 30 years", False),
        ("by week 12, and in 2 years", "within 2 years", False),
        ("by week 12", "no time is given", False),
    ],
)
def test_times_of_one_kind_differ_where_they_do_not_meet(one: str, other: str, differ: bool) -> None:
    assert (apart(one, other) is not None) is differ


@rows(("words", "when"), [("2 of 100 at some time", True), ("by week 4", True), ("4 of 100 people", False)])
def test_words_that_say_when_are_told_from_those_that_do_not(words: str, when: bool) -> None:
    assert says_when(words) is when
