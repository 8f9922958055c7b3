"""Words are found however they are capitalised, just as `re.IGNORECASE` finds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from random import Random

import pytest
import yaml

from generator import review
from generator.review.any_case import AnyCase
from tests.conftest import ROOT
from tests.each import rows
from tests.made import book
from tests.review.words import words_of

pytestmark = pytest.mark.covered

CASES = sorted((ROOT / "tests/examples/rules").glob("*/cases.yaml"))


@cache
def patterns() -> dict[str, AnyCase]:
    """Return all that the rules look for in this way, by name."""
    modules = [import_module(found.name) for found in walk_packages(review.__path__, "generator.review.")]
    return {f"{module.__name__}.{name}": each for module in modules for name, each in vars(module).items() if isinstance(each, AnyCase)}


@cache
def sentences() -> tuple[str, ...]:
    """Return the words of a clinic, and those that show what each rule finds and lets pass; as they are, and otherwise capitalised."""
    typed = [said.plain for said in words_of(book()).texts_and_labels]
    typed += [str(words) for file in CASES for words in _strings(yaml.safe_load(file.read_text("utf-8")))]
    typed += [each for words in typed for each in re.split(r"(?<=[.?!]) ", words)[1:]]
    chance = Random(5)
    changes: tuple[Callable[[str], str], ...] = (str, str.upper, str.title, str.swapcase, lambda words: _mixed(words, chance))
    return tuple(dict.fromkeys(changes[n % len(changes)](words) for n, words in enumerate(dict.fromkeys(typed))))


def _strings(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _strings(each)


def _mixed(words: str, chance: Random) -> str:
    return "".join(chance.choice((letter.lower(), letter.upper())) for letter in words)


def test_there_are_such_patterns() -> None:
    assert len(patterns()) > 15


def test_the_same_is_found_as_without_looking_at_small_letters_first() -> None:
    for name, ours in patterns().items():
        theirs = re.compile(ours.pattern, re.IGNORECASE)
        assert any(list(_compared(name, ours, theirs))), f"no sentence has what {name} looks for"


def _compared(name: str, ours: AnyCase, theirs: re.Pattern[str]) -> Iterator[bool]:
    """Yield whether something was found in each sentence; AssertionError where one of the two finds something else."""
    for words in sentences():
        spans = [hit.span() for hit in theirs.finditer(words)]
        assert [hit.span() for hit in ours.finditer(words)] == spans, (name, words)
        first = ours.search(words)
        assert (first.span() if first else None) == next(iter(spans), None), (name, words)
        assert bool(ours.fullmatch(words)) == bool(theirs.fullmatch(words)), (name, words)
        yield bool(spans)


def test_words_match_as_a_whole_in_any_case() -> None:
    assert AnyCase(r"gr[ae]y(?P<more>est)?").fullmatch("GREYest")
    assert AnyCase(r"gr[ae]y").fullmatch("Greyer") is None
    assert AnyCase(r"\Bgrey\W").search("so-GREY.") is None


@rows("pattern", ["Grey", r"gr[A-Z]y", r"\bNHS\b"])
def test_capitals_would_never_be_found_and_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="write it in small letters"):
        AnyCase(pattern)
