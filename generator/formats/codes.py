"""The codes of problems found while a handout is drawn, or in the finished file. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # words and the room for them
        "F001": "too much text for the pages allowed, or a part taller than a page",
        "F002": "a character that no font has",
        "F003": "a word wider than its line",
        "F004": "the line at the foot of the pages is too long",
        # the finished file
        "A04": (
            "a picture without alternative text, or with one that says little, too much or nothing;"
            " a link whose words do not say what it opens"
        ),
        "A07": "the words read back from a finished file are not the words put in (a fault of the program)",
        "D04": "lines so long that readers lose the next one, or so short that nearly every sentence is broken",
        "D07": "words that do not stand out from what is behind them",
        "P06": "a page in the wrong place on the sheets to fold (a fault of the program)",
        "T01": "a slide without a title, with the title of another one, or with a long one",
        "T02": "type on a slide that is too small",
        "T03": "text on a slide that does not fit, or covers something",
        "T04": "more on a slide than people can read while they listen",
        "T05": (
            "something on a slide that its layout has no place for, a link to a slide that does not exist,"
            " or a section that is split or has no name of its own"
        ),
        "T06": "a link in a show that runs by itself, where nobody can open it",
        "T07": "a slide whose notes say too little or too much",
        "T08": "a number in a presentation that is nowhere in `content.yaml`",
    }
)
