"""What always happens is a promise, whichever word tells of it; what people are to do always is none."""

from __future__ import annotations

import pytest

from generator.content.model import Book
from generator.problems import Location
from tests.each import rows
from tests.made import SMALLEST, book
from tests.review.planting import planted
from tests.review.words import found

pytestmark = pytest.mark.covered


@rows("words", ["It always brings hair back.", "It is bound to restore your hair.", "The patches always fill in."])
def test_what_always_happens_is_a_promise(words: str) -> None:
    assert list(found("K01", planted(book(SMALLEST), "treatment/steps/1/text", words)))


@rows("words", ["Always bring this sheet.", "It does not always bring hair back.", "Always ask us first."])
def test_what_to_do_always_is_none(words: str) -> None:
    assert list(found("K01", planted(book(SMALLEST), "treatment/steps/1/text", words))) == []


def told(words: str) -> set[str]:
    """Return the rules that doubt words about the clinic's own treatment as claims."""
    at = "treatment/steps/1/text"
    of = planted(book(SMALLEST), at, words)
    return {code for code in ("K01", "K02", "K03", "K04", "K05") if any(problem.location == _place(of) for problem in found(code, of))}


def _place(of: Book) -> Location | None:
    return of.treatment.steps[1].text.location


@rows(
    ("words", "code"),
    [
        ("We promise that it will not hurt.", "K01"),
        ("We guarantee you nobody will see it.", "K01"),
        ("Nothing can go wrong.", "K01"),
        ("You cannot lose.", "K01"),
        ("Hair that lasts a lifetime.", "K01"),
        ("The results are permanent.", "K01"),
        ("It never causes harm.", "K01"),
        ("Because it is natural, it cannot hurt you.", "K02"),
        ("Only 3 places left.", "K04"),
        ("Results in 7 days.", "K04"),
        ("It is as good as a transplant.", "K04"),
        ("Most people are delighted.", "K05"),
    ],
)
def test_a_claim_is_found_in_other_words_too(words: str, code: str) -> None:
    assert code in told(words)


@pytest.mark.parametrize(
    "words",
    [
        *("We do not promise that it will not hurt.", "You cannot lose more hair by waiting.", "The hair that stays is fine."),
        *(
            "Side effects may be permanent.",
            "It can hurt you.",
            "It is not as good as a transplant.",
            "Nobody knows if the results are permanent.",
        ),
        *(
            "There were no results in 7 days.",
            "“Will it cure me?” people ask. It will not.",
            "Few people are happy with it.",
            "Is it guaranteed? No.",
        ),
        *("No treatment is 100% effective.", "Keep the cream safe from children.", "The best time to wash it is in the evening."),
        *("If anyone promises a cure, be careful.", "Beware of clinics that guarantee results.", "Call us now if you feel faint."),
    ],
)
def test_what_is_denied_doubted_asked_or_something_else_is_no_claim(words: str) -> None:
    assert told(words) == set()
