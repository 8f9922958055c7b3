"""A file that is read in parts is read as a whole one is, and its parts stay the same values."""

from __future__ import annotations

from functools import cache

import pytest

from generator.yamlsource.cleaning import clean_lines, spaced
from generator.yamlsource.composer import ComposedFile, compose
from generator.yamlsource.parts import tree_in_parts
from generator.yamlsource.source_lines import SourceLines
from generator.yamlsource.tree import Scalar, Tree
from tests.conftest import ROOT
from tests.each import rows
from tests.mutants import mutant
from tests.named import ALL

pytestmark = pytest.mark.covered

NAME = "content.yaml"


@cache
def words() -> str:
    return (ROOT / NAME).read_text("utf-8")


def in_parts(text: str) -> Tree | None:
    return tree_in_parts(text.split("\n"), NAME)


def as_a_whole(text: str) -> ComposedFile:
    lines = text.split("\n")
    read = clean_lines(lines)
    clean = spaced("\n".join(read[number].text if number in read else line for number, line in enumerate(lines)))
    return compose(clean, SourceLines(NAME, lines, read))


def said(tree: Tree | None) -> object:
    """Return all that a tree says, with the places of values and of keys."""
    assert tree is not None
    scalars = [(path, str(each), str(each.location), list(each.following), repr(each.hidden)) for path, each in tree.scalars()]
    return tree.value, repr(tree.locations), scalars


@rows("seed", [None, *range(300 if ALL else 12)])
def test_parts_say_what_the_whole_says_or_are_not_read_at_all(seed: int | None) -> None:
    text = words() if seed is None else mutant(words(), seed)
    parts, whole = in_parts(text), as_a_whole(text)
    assert parts is not None or seed is not None
    if parts is not None:
        assert (whole.problems, whole.error) == ((), None)
        assert said(parts) == said(whole.tree)


def test_only_the_part_that_changed_is_another_value() -> None:
    before, after = in_parts(words()), in_parts(words().replace("    do_now:\n", "    do_now:  # first\n", 1))
    assert before is not None
    assert after is not None
    other = [path for (path, part), (_, now) in zip(before.parts(), after.parts(), strict=True) if part is not now]
    assert [path[0] for path in other if isinstance(before.at(path), dict)] == ["conditions"]


def test_of_a_part_that_somebody_works_on_only_what_changed_is_another_value() -> None:
    begin = "    do_now:\n"
    versions = [words().replace(begin, f"    do_now:  # {n}\n", 1) for n in range(3)]
    read = [in_parts(each) for each in versions]
    assert all(said(tree) == said(as_a_whole(text).tree) for tree, text in zip(read, versions, strict=True))
    before, after = (tree.value["conditions"] if tree else None for tree in read[1:])
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one is not other] == [0]
    one, other = before[0], after[0]
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    assert [key for key in one if one[key] is not other[key]] == ["do_now"]


def test_a_line_added_above_moves_the_places_and_changes_no_value() -> None:
    later = words().replace("\ncontrol:\n", "\n# a comment\n\ncontrol:\n", 1)
    before, after = in_parts(words()), in_parts(later)
    assert before is not None
    assert after is not None
    kept = {path[0] for (path, part), (_, now) in zip(before.parts(), after.parts(), strict=True) if part is now}
    assert {"control", "help", "treatment", "conditions", "sources"} <= kept
    assert said(after) == said(as_a_whole(later).tree)
    steps = before.at(("conditions", 0, "do_now", 0))
    assert isinstance(steps, Scalar)
    assert steps.location.source == later.split("\n")[steps.location.line - 1]


def test_lines_that_read_alike_are_values_of_their_own() -> None:
    """One of two alike moves below the other, and comes back: each has its own place."""
    one, two = "a:\n  - x: 1\n  - y: 2\n", "b:\n  - y: 2\n"
    versions = (one, one.replace("  - y: 2\n", "") + two, one + two, "# above\n" + two + one, one + two.replace("b:", "b:  # below"))
    for version in (*versions, *reversed(versions)):
        assert said(in_parts(version)) == said(as_a_whole(version).tree)


@rows("seed", range(200 if ALL else 6))
def test_parts_in_turn_say_what_the_whole_says(seed: int) -> None:
    """One mistake after another in the same words: parts are then read in smaller and smaller ones."""
    text = words()
    for number in range(4):
        text = mutant(text, 1000 * seed + number)
        parts, whole = in_parts(text), as_a_whole(text)
        if parts is None:
            text = words()
        else:
            assert said(parts) == said(whole.tree)


@rows(
    ("old", "new"),
    [
        ("\ncontrol:\n", "\n---\ncontrol:\n"),
        ("\ncontrol:\n", "\nclinic: {}\ncontrol:\n"),
        ("\ncontrol:\n", "\ncontrol: &a\n"),
        ("\ncontrol:\n", "\ncontrol: [\n"),
        ("\ncontrol:\n", '\ncontrol: "\n'),
        ("        - Whether any new hair stays.\n", "        - ? a\n"),
    ],
)
def test_what_could_not_be_told_from_one_part_alone_is_read_as_a_whole(old: str, new: str) -> None:
    assert old in words()
    assert in_parts(words().replace(old, new, 1)) is None
