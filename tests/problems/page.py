"""The page docs/problems.md, made of the codes, what they mean, their examples and their old names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tests.conftest import ROOT
from tests.problems.codes import SEVERITIES, meanings
from tests.problems.examples import Example, examples
from tests.problems.former import GONE, LESS, former, names_of

PAGE = ROOT / "docs/problems.md"
_INTRODUCTION = """\
# Problems

What the program says when something is wrong: for each kind an example, as it is printed, and how to fix it.
[How to read one](../README.md#when-something-is-wrong) is in README. With an **error** no file is changed until you fix it;
with a **warning** the files are made anyway.

The program's tests write this page, from the mistakes in `tests/examples/`: don't edit it.

| code | what it means | |
| --- | --- | --- |
"""
_GROUPS: Mapping[str, str] = {
    "Y": "a file of words or of the look: how it is written",
    "M": "words that contradict each other",
    "L": "the fixed labels",
    "H": "what each handout holds, and how it looks",
    "B": "putting the files into `output/`",
    "F": "words and the room there is for them",
    "R": "approvals, and the register that holds them",
    "": "the words themselves, and the finished files",
}


def page() -> str:
    """Return the whole page."""
    known, shown = meanings(), examples()
    codes = sorted(known, key=lambda code: (-len(code.rstrip("b")), code))
    of_code = {code: [shown[code, severity] for severity in SEVERITIES if (code, severity) in shown] for code in codes}
    rows = "".join(f"| [{code}](#{code.lower()}) | {known[code]} | {_severities(of_code[code])} |\n" for code in codes)
    groups = groupby(codes, key=lambda code: code[0] if len(code.rstrip("b")) > 3 else "")
    entries = "".join(_group(letter, list(group), known, of_code) for letter, group in groups)
    return _INTRODUCTION + rows + entries + "".join((*_gone(), *_old_codes(former(known))))


def _group(letter: str, codes: list[str], known: Mapping[str, str], of_code: Mapping[str, list[Example]]) -> str:
    about = _GROUPS.get(letter)
    heading = (f"{codes[0]} to {codes[-1]}" if letter else "All others") + (f": {about}" if about else "")
    return f"\n## {heading}\n" + "".join(_entry(code, known[code], of_code[code]) for code in codes)


def _entry(code: str, meaning: str, shown: list[Example]) -> str:
    """Return what there is to say of a code: its meaning, and each of its examples with the way out."""
    return f"\n### {code}\n\n{meaning[0].upper()}{meaning[1:]}.\n" + "".join(map(_example, shown))


def _example(example: Example) -> str:
    more = f"\n{example.way_out}\n" if example.way_out else ""
    return f"\n```text\n{example.text}\n```\n{more}"


def _severities(shown: list[Example]) -> str:
    return " or ".join(example.severity for example in shown)


def _gone() -> Iterator[str]:
    """Yield a table of the codes that are no longer given, and one of those that meant more."""
    yield "\n## Codes that are no longer given\n\n| code | what it meant |\n| --- | --- |\n"
    yield from (f"| {', '.join(names_of(code))} | {meant} |\n" for code, meant in GONE.items())
    yield "\n## Codes that mean less than they did\n\n| code | what else it meant |\n| --- | --- |\n"
    yield from (f"| [{code}](#{code.lower()}) | {meant} |\n" for code, meant in LESS.items())


def _old_codes(old: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a table of the codes that were renamed, by what they were called."""
    if old:
        yield "\n## Old codes\n\nUp to version 0.1.0 these had other names.\n\n| then | now |\n| --- | --- |\n"
        yield from (f"| {before} | [{now}](#{now.lower()}) |\n" for before, now in old)
