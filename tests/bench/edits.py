"""The edits that a nurse makes, as they are measured: one letter of content.yaml changes its case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

# A letter that an edit makes a capital, or a capital that it makes small: of the first comment, and of a leaflet's words.
COMMENT = re.compile(r"^# *([A-Za-z])", re.MULTILINE)
LEAFLETS_WORD = re.compile(r"^ +do_now:\s+- ['\"]?\**([A-Za-z])", re.MULTILINE)

_FIRST = ("Now", "Today", "Soon", "First", "Then", "Please", "Next", "Well", "Also", "Here")
_SECOND = ("and", "or", "but", "then", "so", "with")


def edited(words: str, letter: re.Pattern[str]) -> str:
    """Return the words with the first such letter changed; RuntimeError if there is none."""
    found = letter.search(words)
    if not found:
        raise RuntimeError(f"content.yaml has nothing like {letter.pattern}")
    at = found.start(1)
    return words[:at] + words[at].swapcase() + words[at + 1 :]


def edits(words: str, count: int) -> Iterator[str]:
    """Yield the words after each of several edits: a line of a leaflet begins with other words each time. RuntimeError if these run out."""
    line = LEAFLETS_WORD.search(words)
    begun = list(islice((f"{first} {second}" for second in _SECOND for first in _FIRST), count))
    if not line or len(begun) < count:
        raise RuntimeError(f"there are fewer than {count} edits")
    at = line.start(1)
    for each in begun:
        yield f"{words[:at]}{each} {words[at:]}"
