"""The codes of what is found while a handout is drawn, and in the finished file. A code keeps its meaning for good."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # words and the room there is for them
        "F001": "too much text for the pages there may be, or a part higher than a page",
        "F002": "a character that no font has",
        "F003": "a word wider than its line",
        "F004": "the line at the foot of the pages is too long",
        # what a finished file has to be
        "A04": "an alternative text that does not serve a listener, or none; a link that does not say where it leads",
        "A07": "the words read back from a finished file are not the words put in (a fault of the program)",
        "D07": "words that do not stand out from what is behind them",
        "P06": "a page that is not in its place on the sheets to be folded (a fault of the program)",
        "T01": "a slide without a title, with the title of another one, or with a long one",
        "T02": "type on a slide that is too small",
        "T03": "text on a slide that does not fit, or covers something",
        "T04": "more on a slide than people can read while they listen",
        "T05": "slides whose parts are in the wrong order, or have no place in the layout",
        "T06": "a link in a show that runs by itself, which nobody can open",
        "T07": "notes of a slide that say too little or too much",
        "T08": "a number in a presentation that stands nowhere in `content.yaml`",
    }
)
