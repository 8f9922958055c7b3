"""What a process has found out is kept for as long as it is asked for, and no longer."""

from __future__ import annotations

import pytest

from generator import remembering
from generator.remembering import Kept, OfEach, OfParts, Weighed, kept


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let turns concern only what a test makes."""
    monkeypatch.setattr(remembering, "_ALL", [])


def test_what_is_asked_for_in_each_turn_is_found_out_once_and_all_else_goes() -> None:
    looked: list[str] = []

    @kept(100)
    def look(word: str) -> str:
        looked.append(word)
        return word.upper()

    for own in "abc":
        assert [look("all"), look(own)] == ["ALL", own.upper()]
        remembering.turn()
    assert looked == ["all", "a", "b", "c"]
    assert len(look) == 2
    assert [look("c"), look("a")] == ["C", "A"]
    assert looked == ["all", "a", "b", "c", "a"]


def test_without_turns_only_so_much_is_kept_and_what_is_asked_for_stays() -> None:
    looked: list[int] = []

    @kept(10)
    def look(number: int) -> None:
        looked.append(number)

    for number in range(1, 100):
        look(0)
        look(number)
    assert looked == [*range(100)]
    assert len(look) <= 20


def test_what_is_settled_stays_and_what_comes_after_it_goes() -> None:
    looked: list[str] = []

    @kept(100)
    def look(word: str) -> None:
        looked.append(word)

    look("all")
    remembering.settle()
    for own in "abcd":
        look(own)
        remembering.turn()
    assert len(look) == 2
    assert [look("all"), look("a")] == [None, None]
    assert looked == ["all", "a", "b", "c", "d", "a"]
    look.clear()
    look("all")
    remembering.turn()
    remembering.turn()
    assert len(look) == 0


def test_what_is_settled_stays_however_much_is_kept_besides() -> None:
    looked: list[int] = []

    @kept(10)
    def look(number: int) -> None:
        looked.append(number)

    look(0)
    remembering.settle()
    for number in range(1, 100):
        look(number)
    look(0)
    assert looked == [*range(100)]
    assert len(look) <= 21


def test_arguments_with_names_are_told_from_those_without() -> None:
    @kept(10)
    def joined(one: int, *, other: int = 0) -> tuple[int, int]:
        return one, other

    assert [joined(1), joined(1, other=2), joined(1), joined(1, other=3)] == [(1, 0), (1, 2), (1, 0), (1, 3)]


def test_values_that_are_equal_are_known_by_their_identity_for_as_long_as_they_are_kept() -> None:
    looked: list[list[int]] = []
    look = OfEach(looked.append, 10)
    for _ in range(3):
        look([1])  # of which each could be where the one before was, if that were not kept
    one = [2]
    look(one)
    look(one)
    assert looked == [[1], [1], [1], [2]]


def test_what_is_not_known_is_none() -> None:
    known = Kept[str, int](10)
    known.keep("a", 0)
    assert (known.get("a"), known.get("b")) == (0, None)
    known.clear()
    assert known.get("a") is None


def test_of_a_part_it_is_known_for_each_path_what_it_yields_and_goes_when_nobody_asks() -> None:
    looked: list[str] = []

    def look(path: str, part: list[int]) -> list[str]:
        looked.append(path)
        return [f"{path}/{each}" for each in part]

    of, part = OfParts(look), [1, 2]
    assert [of("a", part), of("b", part), of("a", part)] == [("a/1", "a/2"), ("b/1", "b/2"), ("a/1", "a/2")]
    assert looked == ["a", "b"]
    for _ in range(2):
        remembering.turn()
        of("b", part)
    of("a", part)
    assert looked == ["a", "b", "a"]


def test_what_is_large_is_kept_as_far_as_its_weight_allows() -> None:
    shelf: Weighed[str, str] = Weighed(10, 2)
    for name, weight in (("a1", 2), ("a2", 3), ("b1", 4)):
        shelf.keep(name[0], name, weight)
    assert (shelf.get("b"), shelf.get("a"), shelf.weight) == (("b1",), ("a2", "a1"), 9)
    shelf.keep("a", "a3", 1)  # of each there are two
    assert (shelf.get("a"), shelf.weight) == (("a3", "a2"), 8)
    shelf.keep("c", "c1", 3)  # b was asked for longest ago
    assert (shelf.get("a"), shelf.get("b"), shelf.get("c"), shelf.weight) == (("a3", "a2"), (), ("c1",), 7)
    shelf.keep("d", "d1", 99)  # the last one is kept, whatever its weight
    assert (shelf.get("a"), shelf.get("d"), shelf.weight) == ((), ("d1",), 99)


def test_values_that_are_kept_by_weight_are_one_object_until_one_is_added() -> None:
    shelf: Weighed[str, str] = Weighed(10, 2)
    shelf.keep("a", "a1", 1)
    known = shelf.get("a")
    assert shelf.get("a") is known
    shelf.keep("a", "a2", 1)
    assert shelf.get("a") is not known
    shelf.clear()
    assert (shelf.get("a"), shelf.weight) == ((), 0)
