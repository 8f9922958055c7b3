"""The rules of numbers and evidence: what can be counted, and answers that say no more than studies bear."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.each_condition import in_each_condition
from generator.content.model import Book
from generator.problems import Problem
from generator.yamlsource.tree import KeyPath, keys_with_values
from generator.yamlsource.validate import Validated


@in_each_condition
def counts(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield numbers with more people than there are."""
    items, tree = content.tree.items, content.tree
    numbers = (
        *items(*condition, "how_common", "numbers"),
        (*condition, "outlook", "out_of_100"),
        *((*o, "out_of_100") for o in items(*condition, "options")),
    )
    for path in (each for each in numbers if isinstance(tree.at(each), dict)):
        for key in ("n", "placebo"):
            if (n := content.value((*path, key), int)) and n > 100:
                message = f"{n} people out of 100 is impossible"
                yield Problem("M054", message, tree.location((*path, key)), "write a number from 0 to 100")
    for way in ("our_way", "other_ways"):
        path = (*condition, "can_it_help", "evidence", way)
        compared, studies = (content.value((*path, key), int) for key in ("with_comparison", "studies"))
        if compared and studies is not None and compared > studies:
            message = f"{compared} of {studies} studies is impossible"
            yield Problem("M054", message, tree.location((*path, "with_comparison")), f"write a number from 0 to {studies}")


@in_each_condition
def evidence_counts(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield counts that do not fit their level: people count from E2, as E1 is laboratory and animals only, comparisons from E3."""
    tree = content.tree
    path: KeyPath = (*condition, "can_it_help", "evidence")
    level = content.value((*path, "level"), str)
    for key, least in (("studies", "E2"), ("people", "E2"), ("with_comparison", "E3")):
        ways = [content.value((*path, way, key), int) for way in ("our_way", "other_ways")]
        if level is None or None in ways:
            continue
        at = next((way for way, count in zip(("our_way", "other_ways"), ways, strict=True) if count), "our_way")
        if level < least and any(ways):
            hint = f"change the level to {least} or more, or write 0"
            yield Problem("M056", f"'{key}' must be 0 at level {level}", tree.location((*path, at, key)), hint)
        elif level >= least and not any(ways):
            hint = "change the level, or write how many there are"
            yield Problem("M056", f"'{key}' cannot be 0 at level {level}", tree.location((*path, at, key)), hint)


@in_each_condition
def finding_and_evidence(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield answers that say more than the evidence: below a study with a comparison group nobody can know that it helps."""
    tree = content.tree
    path: KeyPath = (*condition, "can_it_help")
    finding = content.value((*path, "finding"), str)
    compared = [content.value((*path, "evidence", way, "with_comparison"), int) for way in ("our_way", "other_ways")]
    if finding in ("little", "some") and compared == [0, 0]:
        hint = "write  finding: unknown;  or, if there is a reason why it cannot help,  finding: none"
        message = f"'finding: {finding}' needs a study with a comparison group"
        yield Problem("M068", message, tree.location((*path, "finding")), hint)
    yield from _reason(content, path, finding)
    if finding == "none" and tree.at((*condition, "results")) is not None:
        message = "a treatment that is not expected to help has no results to show"
        yield Problem("M068", message, tree.key_location((*condition, "results")), "take 'results' out")


def _reason(content: Validated[Book], path: KeyPath, finding: str | None) -> Iterator[Problem]:
    """Yield the answer that it cannot help without the reason, which is printed with it, and a reason without that answer."""
    tree, given = content.tree, keys_with_values(content.tree.at(path))
    if finding == "none" and "why_none" not in given:
        hint = "write  why_none:  and the reason in a few words;  or write  finding: unknown"
        yield Problem("M068", "'finding: none' needs its reason", tree.location((*path, "finding")), hint)
    elif finding not in (None, "none") and "why_none" in given:
        yield Problem("M068", f"'why_none' has no meaning with 'finding: {finding}'", tree.location((*path, "why_none")), "take it out")
