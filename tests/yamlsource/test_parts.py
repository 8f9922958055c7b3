"""A file that is read in parts is read as a whole one is, and its parts stay the same values."""

from __future__ import annotations

from functools import cache

import pytest

from generator.yamlsource.cleaning import clean_lines, spaced
from generator.yamlsource.composer import ComposedFile, compose
from generator.yamlsource.parts import tree_in_parts
from generator.yamlsource.source_lines import SourceLines
from generator.yamlsource.tree import Tree
from tests.conftest import ROOT
from tests.each import rows
from tests.mutants import mutant
from tests.named import ALL

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
    scalars = [(path, str(each), each.location, list(each.following), list(each.hidden)) for path, each in tree.scalars()]
    return tree.value, tree.locations, scalars


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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\ncontrol:\n", "\n---\ncontrol:\n"),
        ("\ncontrol:\n", "\nclinic: {}\ncontrol:\n"),
        ("\ncontrol:\n", "\ncontrol: &a\n"),
        ("\ncontrol:\n", "\ncontrol: [\n"),
        ("\ncontrol:\n", '\ncontrol: "\n'),
    ],
)
def test_what_could_not_be_told_from_one_part_alone_is_read_as_a_whole(old: str, new: str) -> None:
    assert old in words()
    assert in_parts(words().replace(old, new, 1)) is None
