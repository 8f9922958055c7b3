"""Files with one mistake each, thrown by a seed: lines that are lost, doubled, swapped or moved, and values that nobody expects."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Lines = list[str]
# A value is what follows a key or a dash on the same line.
_VALUE = re.compile(r"^(?P<head>\s*(?:- )*(?:[\w-]+: +)?)(?P<value>[^\s#{\[|>].*?)\s*$")
_MSGSTR = re.compile(r'^(?P<head>(?:msgstr )?")(?P<value>.+)"$')
KINDS = (
    "", "null", "true", "[]", "{}", "[a, b]", "{a: b}", "- a", "'", '"', "''", "12", "-1", "0x1F", "1e999", ".nan", ".inf", "9" * 40,
    "08", "1_000",
)  # fmt: skip
DATES = (
    "2026-02-30", "22/11/2026", "2026-11-22T10:00:00", "0000-00-00", "9999-12-31", "26-11-22", "2026-11-22 # a",
    "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0662",
)  # fmt: skip
LENGTHS = (
    "x" * 300, "word " * 300, "x" * 4001, "word " * 2500, "a-b/" * 80, "*" * 800, "(" * 900, "?",
)  # fmt: skip
LETTERS = (
    "e\u0301", "a\xadb", "\u202eabc", "a\u200bb", "\u200f\u0627", "\u0645\u06cc\u200c\u062e", "\U0001f600", "\u4e2d\u6587",
    "\u0915\u094d\u200d\u0937", "a\u0301" * 40, '"\\0"', '"\\ud800"', "\x07", "\uf0b7 a", "\ufffd", "\xa0", "a\u2028b", "\ufb01nd",
    "\u05d0\u05d1", "\u2603\ufe0f",
)  # fmt: skip
REFERENCES = (
    "[@nobody-1999]", "a [@nobody]", "{phone}", "{nothing}", "{", "}", "{{}}", "[a](javascript:x)", "[a](https://b@c.example)", "[a](",
    "**a", "*a*", "https://a b", "https://", "mailto:a@b?cc=d", "a@b@c", "&a b", "*a", "!a b", "<<", "%a", "@a", "`a`", "a: b", "a #b",
    "- a", "? a", "| a", "> a", "<br>", "../../etc/passwd", "a/b", "CON", ".", "a\\b", "standard", "treatment", "condition", "pdf",
    "pptx", "masthead", "E9", "maybe",
)  # fmt: skip
ODD = (*KINDS, *DATES, *LENGTHS, *LETTERS, *REFERENCES)


def mutant(text: str, seed: int, catalogue: bool = False) -> str:
    """Return a text with one mistake; `catalogue` says that it is a .po file."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(1 if seed % 5 else 2):
        (_of_value(lines, chance, _MSGSTR if catalogue else _VALUE) if chance.random() < 0.6 else chance.choice(_OF_LINES)(lines, chance))
    return "\n".join(lines)


def _of_value(lines: Lines, chance: random.Random, pattern: re.Pattern[str]) -> None:
    found = [(n, match) for n, line in enumerate(lines) if not line.lstrip().startswith("#") and (match := pattern.match(line))]
    n, match = chance.choice(found)
    odd = chance.choice(ODD)
    end = '"' if pattern is _MSGSTR else ""
    if end:
        odd = odd.replace('"', '\\"')
    put = (odd, f"{match['value']} {odd}", f"{odd}{match['value']}", match["value"][: chance.randrange(len(match["value"]))])
    lines[n] = match["head"] + chance.choice(put) + end


def _line(lines: Lines, chance: random.Random) -> int:
    return chance.choice([n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")])


def _deleted(lines: Lines, chance: random.Random) -> None:
    n = _line(lines, chance)
    del lines[n : n + chance.choice((1, 1, 1, 3))]


def _doubled(lines: Lines, chance: random.Random) -> None:
    lines.insert(_line(lines, chance), lines[_line(lines, chance)])


def _swapped(lines: Lines, chance: random.Random) -> None:
    a, b = _line(lines, chance), _line(lines, chance)
    lines[a], lines[b] = lines[b], lines[a]


def _indented(lines: Lines, chance: random.Random) -> None:
    n = _line(lines, chance)
    lines[n] = chance.choice((" ", "  ", "    ", "\t", "\u00a0")) + lines[n]


def _dedented(lines: Lines, chance: random.Random) -> None:
    n = _line(lines, chance)
    lines[n] = lines[n].lstrip()


def _misspelt(lines: Lines, chance: random.Random) -> None:
    n = _line(lines, chance)
    column = chance.randrange(len(lines[n]))
    lines[n] = lines[n][:column] + chance.choice(("", "x", ":", " ", "'", '"', "-", "[", "#", "\t")) + lines[n][column + 1 :]


def _cut(lines: Lines, chance: random.Random) -> None:
    n = _line(lines, chance)
    lines[n] = lines[n][: chance.randrange(len(lines[n]))]


_OF_LINES: tuple[Callable[[Lines, random.Random], None], ...] = (_deleted, _doubled, _swapped, _indented, _dedented, _misspelt, _cut)
