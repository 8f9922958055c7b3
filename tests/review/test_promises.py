"""What always happens is a promise, whichever word tells of it; what people are to do always is none."""

from __future__ import annotations

import pytest

from tests.made import SMALLEST, book
from tests.review.planting import planted
from tests.review.words import found


@pytest.mark.parametrize("words", ["It always brings hair back.", "It is bound to restore your hair.", "The patches always fill in."])
def test_what_always_happens_is_a_promise(words: str) -> None:
    assert list(found("K01", planted(book(SMALLEST), "treatment/steps/1/text", words)))


@pytest.mark.parametrize("words", ["Always bring this sheet.", "It does not always bring hair back.", "Always ask us first."])
def test_what_to_do_always_is_none(words: str) -> None:
    assert list(found("K01", planted(book(SMALLEST), "treatment/steps/1/text", words))) == []
