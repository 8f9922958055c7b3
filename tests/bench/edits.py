"""The edits that a nurse makes, as they are measured: one letter of content.yaml changes its case."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A letter that an edit makes a capital, or a capital that it makes small: of the first comment, and of a leaflet's words.
COMMENT = re.compile(r"^# *([A-Za-z])", re.MULTILINE)
LEAFLETS_WORD = re.compile(r"^ +do_now:\s+- ['\"]?\**([A-Za-z])", re.MULTILINE)


def edited(words: str, letter: re.Pattern[str]) -> str:
    """Return the words with the first such letter changed; RuntimeError if there is none."""
    found = letter.search(words)
    if not found:
        raise RuntimeError(f"content.yaml has nothing like {letter.pattern}")
    at = found.start(1)
    return words[:at] + words[at].swapcase() + words[at + 1 :]


def edits(words: str, count: int) -> Iterator[str]:
    """Yield the words after each of several edits of one line of a leaflet: one more word gets a capital. RuntimeError if it is short."""
    line = LEAFLETS_WORD.search(words)
    begin = line.start(1) if line else 0
    places = [begin + found.start() for found in re.finditer(r"(?<!{)\b[a-z]", words[begin:].partition("\n")[0])]
    if len(places) < count:
        raise RuntimeError(f"a leaflet's line has fewer than {count} words")
    for at in places[:count]:
        words = words[:at] + words[at].swapcase() + words[at + 1 :]
        yield words
