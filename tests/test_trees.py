"""What a function returned is remembered for the values that were asked for last."""

from __future__ import annotations

from generator.trees import Newest, Remembered


def test_what_was_asked_for_last_is_remembered() -> None:
    looked: list[list[int]] = []
    remembered = Remembered(looked.append, most=2)
    one, other, third = [1], [2], [3]
    for value in (one, other, one, third, one, other):
        remembered(value)
    assert looked == [one, other, third, other]


def test_only_the_newest_are_kept() -> None:
    newest = Newest[str, int](2)
    for n, key in enumerate("abca"):
        newest[key] = n
    assert newest == {"c": 2, "a": 3}
