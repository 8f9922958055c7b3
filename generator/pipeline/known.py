"""What a build found out of the words, kept in the manifest for the next one: it need not judge again words that are as they were.

It holds for the same words, whatever lines they are on, the same folder of handouts, the same program and the same day. It is written with
the files of the build, under the same lock, and has a digest of its own: what was edited, or belongs to anything else, is not used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from generator.document.limits import LEVELS, MEASURES, SHIPPED, RuleSeverity, Strictness
from generator.pipeline import fingerprint
from generator.pipeline.placed import from_json, placed, problems_at, to_json
from generator.problems import Problem
from generator.review.quiet import DIGITS
from generator.yamlsource.shown import shown
from generator.yamlsource.tree import Tree

MOST_PROBLEMS = 500  # after a build with more, the words are judged again: the manifest stays small
Known = Mapping[str, object]  # what is in the manifest, as JSON


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The words of content.yaml, and what stands for them and for all else that a build reads."""

    tree: Tree
    of: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What checks.yaml and the rules say of words: how strict the rules over finished files are, and what was found."""

    strictness: Strictness = SHIPPED
    in_settings: tuple[Problem, ...] = ()
    found: tuple[Problem, ...] = ()
    quiet: tuple[str, ...] = ()  # digests of texts in which rules over single texts found nothing


def words_of(tree: Tree, handouts: Path, read: str, day: date) -> WordsRead | None:
    """Return the words of a file on a day, beside a folder of handouts with the fingerprint `read`; None if that is being changed.

    They are known by how they were typed, so that what is wrong with them is the same, and where in them. Comments have no part in that,
    but for those after words on a line.
    """
    if fingerprint.of_handouts(handouts) != read:
        return None
    beside = [shown(handouts), read, fingerprint.of_program(), day.isoformat()]
    return WordsRead(tree, _digest([tree.file, tree.value, list(_typed(tree)), beside]))


def kept(words: WordsRead, judgement: Judgement, planned: Sequence[Problem] | None) -> Known | None:
    """Return what to keep of a build, None if it can't be kept; `planned` are all problems of a plan, None if it left some files out."""
    in_settings, found, of_plan = (placed(problems, words.tree) for problems in (judgement.in_settings, judgement.found, planned or ()))
    if in_settings is None or found is None or of_plan is None or len(in_settings) + len(found) + len(of_plan) > MOST_PROBLEMS:
        return None
    whole = {
        "of": words.of,
        "limits": judgement.strictness.limits,
        "levels": judgement.strictness.levels,
        "in_settings": to_json(in_settings),
        "found": to_json(found),
        "planned": None if planned is None else to_json(of_plan),
        "quiet": "".join(judgement.quiet),
    }
    return {**whole, "digest": _digest(whole)}


def judgement_on(words: WordsRead, item: Known | None) -> Judgement | None:
    """Return what was said of the same words before, at the lines where they are now; None if that is not known."""
    try:
        return _judgement(words, item) if item and _is_of(item, words) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def quiet_in(item: Known | None) -> tuple[str, ...]:
    """Return the digests of texts, of whichever words, in which rules over single texts found nothing."""
    try:
        return _quiet(item) if item and _is_as_written(item) else ()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def planned_with(words: WordsRead, item: Known | None) -> tuple[Problem, ...] | None:
    """Return all problems of a plan of all files from the same words, at the lines where they are now; None if they are not known."""
    try:
        return _at(words, item["planned"]) if item and _is_of(item, words) and item["planned"] is not None else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _typed(tree: Tree) -> Iterator[str]:
    for _, scalar in tree.scalars():
        yield scalar.location.source[max(scalar.location.column - 1, 0) :]
        yield from scalar.following


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()


def _is_of(item: Known, words: WordsRead) -> bool:
    """Return whether something was kept of just these words, and is as it was written."""
    return item["of"] == words.of and _is_as_written(item)


def _is_as_written(item: Known) -> bool:
    return bool(item["digest"] == _digest({key: part for key, part in item.items() if key != "digest"}))


def _quiet(item: Known) -> tuple[str, ...]:
    digests = item["quiet"]
    if not isinstance(digests, str):
        raise TypeError("a value of another type")
    return tuple(digests[n : n + DIGITS] for n in range(0, len(digests), DIGITS))


def _judgement(words: WordsRead, item: Any) -> Judgement | None:
    in_settings, found = (_at(words, item[name]) for name in ("in_settings", "found"))
    if in_settings is None or found is None:
        return None
    return Judgement(Strictness(_limits(item["limits"]), _levels(item["levels"])), in_settings, found, _quiet(item))


def _at(words: WordsRead, item: object) -> tuple[Problem, ...] | None:
    return problems_at(from_json(item), words.tree)


def _limits(item: Mapping[str, Mapping[str, object]]) -> Mapping[str, Mapping[str, float]]:
    if item.keys() != {measure.code for measure in MEASURES}:
        raise ValueError("thresholds of other rules")
    if any(type(value) not in (int, float) for limits in item.values() for value in limits.values()):
        raise TypeError("a value of another type")
    return cast("Mapping[str, Mapping[str, float]]", item)


def _levels(item: Mapping[str, object]) -> Mapping[str, RuleSeverity]:
    if any(level not in LEVELS for level in item.values()):
        raise ValueError("a value out of range")
    return cast("Mapping[str, RuleSeverity]", item)
