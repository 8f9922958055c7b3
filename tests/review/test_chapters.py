"""A rule over chapters finds in all the words what it finds in each chapter, so it need not look again at those that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from generator.content.model import Book
from generator.problems import Problem
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits
from generator.review.found_before import FoundInChapters
from generator.review.rule import ChapterRule
from generator.review.rules import RULES
from tests.made import REAL, SMALLEST, book
from tests.review.planting import planted
from tests.review.test_rule_examples import FOLDERS
from tests.review.words import words_of

pytestmark = pytest.mark.covered

OVER_CHAPTERS = [rule for rule in RULES if isinstance(rule, ChapterRule)]


def of_two_conditions(of: Book) -> Book:
    """Return a Book with its first condition twice, the second time by another name."""
    first = of.conditions[0]
    return of.model_copy(update={"conditions": (first, first.model_copy(update={"id": "another", "code": "X-9"}))})


def books(code: str) -> Iterator[Book]:
    """Yield Books with which a rule finds fault."""
    folder = next(folder for folder in FOLDERS if folder.name == code)
    for case in yaml.safe_load((folder / "cases.yaml").read_bytes())["fails"]:
        value = case["put"] * case["times"] if "times" in case else case["put"]
        yield of_two_conditions(planted(book(SMALLEST), case["at"], value))


@pytest.mark.parametrize("rule", OVER_CHAPTERS, ids=lambda rule: f"{rule.code}-{rule.check.__name__}")
def test_it_looks_at_each_chapter_by_itself(rule: ChapterRule) -> None:
    somewhere = False
    for of in (*books(rule.code), book(REAL)):
        words = words_of(of)
        first, *_ = words.chapters
        whole = Chapter(
            in_parts=words.in_parts,
            of_labels=words.of_labels,
            conditions=of.conditions,
            treatment=first.treatment,
            names_of_ours=first.names_of_ours,
        )
        each = [str(finding) for chapter in words.chapters for finding in rule.check(chapter, rule.limits)]
        assert sorted(each) == sorted(str(finding) for finding in rule.check(whole, rule.limits))
        somewhere = somewhere or bool(each)
    assert somewhere


def test_the_chapters_hold_every_text_once() -> None:
    words = words_of(book(REAL))
    texts = [said for chapter in words.chapters for said in chapter.texts]
    assert sorted(said.path for said in texts) == sorted(said.path for said in words.texts)
    assert [said for chapter in words.chapters for said in chapter.of_labels] == list(words.of_labels)


def test_only_the_chapter_that_changed_is_looked_at_again() -> None:
    seen: list[int] = []

    def look(chapter: Chapter, _limits: Limits) -> Iterator[Finding]:
        seen.append(len(chapter.conditions))
        yield Finding(Problem("X01", f"{len(chapter.conditions)} conditions, {len(chapter.texts)} texts"))

    rule, memory = ChapterRule("X01", look), FoundInChapters()
    of = book(SMALLEST)
    first = memory.by_rule(words_of(of).chapters, [(rule, {})])
    assert seen == [0, 1]
    assert memory.by_rule(words_of(of).chapters, [(rule, {})]) == first
    assert seen == [0, 1]
    memory.by_rule(words_of(planted(of, f"conditions/{of.conditions[0].id}/main_point", "Another point.")).chapters, [(rule, {})])
    assert seen == [0, 1, 1]
    memory.by_rule(words_of(planted(of, "treatment/agent", "bubbles")).chapters, [(rule, {})])
    assert seen == [0, 1, 1, 0, 1]
    memory.by_rule(words_of(planted(of, "treatment/agent", "bubbles")).chapters, [(rule, {"times": 2})])
    assert seen == [0, 1, 1, 0, 1, 0, 1]
