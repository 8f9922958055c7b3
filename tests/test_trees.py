"""What was found out last is kept, and no more of it than was asked for."""

from __future__ import annotations

from generator.trees import Newest


def test_only_the_newest_are_kept() -> None:
    newest = Newest[str, int](2)
    for n, key in enumerate("abca"):
        newest[key] = n
    assert newest == {"c": 2, "a": 3}
