"""What a function returned is remembered for values that are asked for again."""

from __future__ import annotations

from generator.trees import Newest, Remembered


def test_what_is_asked_for_again_is_remembered() -> None:
    looked: list[list[int]] = []
    remembered = Remembered(looked.append)
    one, other = [1], [1]
    for value in (one, other, one, other):
        remembered(value)
    assert looked == [one, other]


def test_only_the_newest_are_kept() -> None:
    newest = Newest[str, int](2)
    for n, key in enumerate("abca"):
        newest[key] = n
    assert newest == {"c": 2, "a": 3}
