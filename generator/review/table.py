"""What `check` shows on a terminal: a table of problems, then the hardest sentences, then what only a person can judge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.problems import Problem, visible
from generator.review.telling import Findings, in_order

if TYPE_CHECKING:
    from rich.table import Table

_COLOURS = {"error": "red", "warning": "yellow"}


def table_of(told: Findings) -> Table:
    """Return the problems as a table, the most serious last, where they are seen first."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("where", "rule", "what is wrong, and a way out"):
        table.add_column(name, no_wrap=name != "what is wrong, and a way out", overflow="fold")
    for problem in sorted(in_order(told.problems), key=lambda each: each.severity == "error"):
        said = Text(visible(problem.message))
        said.append(f"\n{visible(problem.hint)}" if problem.hint else "", style="dim")
        table.add_row(visible(str(problem.location or "")), _rule(problem), said)
    return table


def closing_lines(told: Findings) -> Iterator[str]:
    """Yield the hardest sentences with their long words, and what only a person can judge."""
    if told.hardest:
        yield from ("", told.say("hardest_sentences"))
        for each in told.hardest:
            yield f"  {each.location}: {visible(each.sentence)}"
            yield f"      {each.words} words; long ones: {', '.join(each.long_words) or 'none'}"
    if told.for_a_person:
        yield from ("", told.say("judge_heading"))
        yield from (f"  [ ] {each}" for each in told.for_a_person)


def _rule(problem: Problem) -> str:
    return f"[{_COLOURS[problem.severity]}]{problem.code}[/]"
