"""A line of the real words that stands too far left or right is one problem, at that line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.content.read import parse_book
from tests.named import ALL

LINES = Path("content.yaml").read_text("utf-8").split("\n")
BY = (-2, -1, 1, 2)


def told(number: int, by: int) -> set[int]:
    """Return the lines of the problems after one line is shifted."""
    line = LINES[number - 1]
    shifted = " " * by + line if by > 0 else line[-by:]
    lines = [*LINES[: number - 1], shifted, *LINES[number:]]
    return {problem.location.line for problem in parse_book("\n".join(lines).encode(), "a.yaml")[1] if problem.location}


def number_of(begins: str, nth: int = 0) -> int:
    return [n for n, line in enumerate(LINES, 1) if line.strip().startswith(begins)][nth]


@pytest.mark.parametrize(
    ("begins", "further"),
    [
        pytest.param("- id: no-operation", 0, id="the first item of a list, with keys"),
        pytest.param("what:", 0, id="the key of a list"),
        pytest.param("what:", 3, id="a later item that runs on"),
        pytest.param("name: triamcinolone", 0, id="the first key of several"),
        pytest.param("deciding:", 1, id="the first item of a list"),
        pytest.param("harm: It may delay a diagnosis", 0, id="a key after a long text"),
    ],
)
@pytest.mark.parametrize("by", BY)
def test_a_line_out_of_place_is_told_at_that_line(begins: str, further: int, by: int) -> None:
    number = number_of(begins) + further
    assert told(number, by) == {number}


def test_most_lines_out_of_place_are_told_at_that_line_alone() -> None:
    """Not all can be, as some shifts are other YAML without a mistake; of 120 lines, nine were told elsewhere or more than once."""
    numbers = [n for n, line in enumerate(LINES, 1) if line.startswith("  ") and line.strip()[:1] not in ("", "#")]
    chosen = [(n, by) for n in numbers for by in BY] if ALL else random.Random(5).sample([(n, by) for n in numbers for by in BY], 24)
    elsewhere = [(n, by) for n, by in chosen if not told(n, by) <= {n}]
    assert len(elsewhere) <= len(chosen) * 3 // 20, elsewhere
