"""What the program printed for each mistake of tests/examples, as its tests keep it, and the example that tells most of a code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.problems.steps import CASES, EXAMPLES

FOLDERS = (EXAMPLES / "problems", EXAMPLES / "rules", CASES)
_HEAD = re.compile(r"(?:\S.*?  )?(?P<code>[A-Z]\d{2,3}b?)  (?P<severity>error|warning)  ")


@dataclass(frozen=True, slots=True)
class Example:
    """A problem as it is printed. `way_out` adds to the hint in it; `among` counts the problems of its case.

    What a case's way_out.txt says is about the last problem it prints.
    """

    code: str
    severity: str
    text: str
    way_out: str
    among: int
    case: str

    @property
    def has_hint(self) -> bool:
        """Whether the printed problem says a way out: under its caret, or in a line of its own."""
        last = self.text.splitlines()[-1]
        return bool(re.search(r"\^  \S", last) or re.match(r" {7}\S", last))

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Sort the example first that has something to add, then those of one problem alone, then short ones."""
        return not self.way_out, self.among, len(self.text), self.case


def examples() -> Mapping[tuple[str, str], Example]:
    """Return the best example for each code and severity."""
    found: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
    for case in (case for folder in FOLDERS for case in sorted(folder.iterdir())):
        for example in _of_case(case):
            found[example.code, example.severity].append(example)
    return {key: min(several, key=lambda example: example.rank) for key, several in found.items()}


def _of_case(case: Path) -> Iterator[Example]:
    more = case / "way_out.txt"
    way_out = " ".join(more.read_text("utf-8").split()) if more.exists() else ""
    parted = list(_parted((case / "problems.txt").read_text("utf-8")))
    for n, (head, text) in enumerate(parted, 1):
        yield Example(head["code"], head["severity"], text, way_out if n == len(parted) else "", len(parted), case.name)


def _parted(printed: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each problem of a print-out with what its first line says."""
    lines = printed.splitlines()
    heads = [(n, head) for n, line in enumerate(lines) if (head := _HEAD.match(line))]
    ends = [*(n for n, _ in heads[1:]), len(lines)]
    for (n, head), end in zip(heads, ends, strict=False):
        yield head, "\n".join(lines[n:end])
