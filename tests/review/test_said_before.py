"""A text is put together again only where it, or the words for a placeholder in it, are not as they were."""

from __future__ import annotations

from generator.review.said_before import SaidBefore
from generator.text import Text

PART = (("what", Text.of("Call {phone}.")), ("signs", Text.of("Can {agent} help?")), ("why", Text.of("Nobody knows.")))


def values(phone: str, **more: str) -> dict[str, Text]:
    return {name: Text.of(words) for name, words in {"phone": phone, "agent": "exosomes", **more}.items()}


def test_only_texts_with_a_placeholder_that_has_other_words_are_made_again() -> None:
    known = SaidBefore()
    (first,) = known.all([PART], values("111"))
    ((call, *others),) = known.all([PART], values("999", hours="9-5"))
    assert call.plain == "Call 999."
    assert [each is before for each, before in zip(others, first[1:], strict=True)] == [True, True]
    assert [each.plain for part in known.all([PART], values("111")) for each in part] == [each.plain for each in first]


def test_a_placeholder_that_has_lost_its_words_is_no_word() -> None:
    known = SaidBefore()
    known.all([PART], values("111"))
    ((call, *_),) = known.all([PART], {"agent": Text.of("exosomes")})
    assert call.plain == "Call ."


def test_a_part_that_is_as_it_was_is_the_same_object() -> None:
    known, other = SaidBefore(), (("hours", Text.of("9 to 5")),)
    first, second = known.all([PART, other], values("111"))
    assert first is not second
    again, changed = known.all([PART, (("hours", Text.of("9 to 6")),)], values("111"))
    assert again is first
    assert changed is not second
