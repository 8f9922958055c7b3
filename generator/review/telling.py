"""What `check` says: as JSON for programs, as Markdown to paste, and as the annotations of a pull request on GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.content.labels import Labels
from generator.problems import Location, Problem, errors, visible
from generator.review.hardest import HardSentence, hardest
from generator.review.judged import Judged
from generator.review.readability import Reading, readings
from generator.review.words import ReviewedWords

# What a program cannot judge: labels that ask a person.
ASKED_OF_A_PERSON = (
    "judge_true", "judge_whole", "judge_fair", "judge_kind", "judge_pictures", "judge_understood", "judge_reached", "judge_law",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found, and, where the words could be read, what the rules make of them."""

    problems: tuple[Problem, ...]
    words: ReviewedWords | None = None
    judged: Judged = field(default_factory=Judged)

    @property
    def hardest(self) -> tuple[HardSentence, ...]:
        """The sentences that are hardest to read."""
        return hardest(self.words) if self.words and self.words.in_english else ()

    @property
    def for_a_person(self) -> tuple[str, ...]:
        """What only a person can judge, in the words of the catalogue."""
        return questions(self.words.labels.filling(self.words.values)) if self.words else ()

    def say(self, key: str) -> str:
        """Return a label in the language of the words."""
        return self.words.labels.plain(key) if self.words else key


def questions(labels: Labels) -> tuple[str, ...]:
    """Return what only a person can judge."""
    return tuple(labels.plain(key) for key in ASKED_OF_A_PERSON)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems, errors first, then by their place."""
    return sorted(problems, key=lambda problem: (problem.severity, *_place(problem.location)))


def as_json(told: Findings) -> str:
    """Return everything as one JSON object."""
    counts = {severity: sum(p.severity == severity for p in told.problems) for severity in ("error", "warning")}
    said = {
        "counts": counts,
        "problems": [_problem(problem) for problem in in_order(told.problems)],
        "cleared": [
            {**_problem(each.finding.problem), "by": each.by.by, "reason": each.by.reason, "date": each.by.date}
            for each in told.judged.cleared
        ],
        "lowered": [{"code": code, "severity": each.severity, "reason": each.reason, **each.limits} for code, each in told.judged.lowered],
        "readability": [_reading(name.plain, reading) for name, reading in (readings(told.words) if told.words else ())],
        "hardest_sentences": [_hard(each) for each in told.hardest],
        "for_a_person": list(told.for_a_person),
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def as_markdown(told: Findings) -> str:
    """Return everything as Markdown."""
    return "\n".join(_markdown(told)) + "\n"


def as_annotations(told: Findings) -> str:
    """Return a line for each problem that GitHub shows beside the line of the file, and a notice for each question to a person."""
    lines = [*map(_annotation, in_order(told.problems)), *(f"::notice::{_data(each)}" for each in told.for_a_person)]
    return "".join(f"{line}\n" for line in lines)


def _markdown(told: Findings) -> Iterator[str]:
    serious = errors(told.problems)
    yield f"**{len(serious)} errors, {len(told.problems) - len(serious)} warnings**"
    if told.problems:
        yield from ("", "| where | rule | | what is wrong | way out |", "| --- | --- | --- | --- | --- |")
    for problem in in_order(told.problems):
        cells = (str(problem.location or ""), problem.code, problem.severity, problem.message, problem.hint)
        yield f"| {' | '.join(_cell(each) for each in cells)} |"
    if told.hardest:
        yield from ("", f"**{told.say('hardest_sentences')}**", "")
        yield from (f"1. {_cell(each.sentence)} ({each.location}): {', '.join(each.long_words)}" for each in told.hardest)
    if told.for_a_person:
        yield from ("", f"**{told.say('judge_heading')}**", "")
        yield from (f"- [ ] {_cell(each)}" for each in told.for_a_person)


def _problem(problem: Problem) -> dict[str, Any]:
    at = problem.location
    place = {"file": at.file, "line": at.line, "column": at.column, "source": at.source} if at else {}
    return {"code": problem.code, "severity": problem.severity, "message": problem.message, "hint": problem.hint, **place}


def _reading(name: str, reading: Reading) -> dict[str, Any]:
    kincaid = round(reading.running.flesch_kincaid, 1) if reading.running.reliable else None
    return {"name": name, "smog": round(reading.smog, 1), "flesch_kincaid": kincaid, "reliable": reading.reliable}


def _hard(each: HardSentence) -> dict[str, Any]:
    return {"sentence": each.sentence, "words": each.words, "long_words": list(each.long_words), "where": str(each.location or "")}


def _annotation(problem: Problem) -> str:
    at = problem.location
    place = f"file={_property(at.file)}" if at else ""
    where = f"{place},line={at.line},col={at.column}" if at and at.line else place
    said = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {','.join(filter(None, (where, f'title={_property(problem.code)}')))}::{_data(said)}"


def _data(words: str) -> str:
    """Return words as an annotation's message takes them (GitHub, Workflow commands)."""
    return visible(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _cell(words: str) -> str:
    """Return words as they stand in a cell of a table: without marks, and on one line."""
    return (
        visible(" ".join(words.split()))
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
    )


def _place(location: Location | None) -> Sequence[Any]:
    return (location.file, location.line, location.column) if location else ("", 0, 0)
