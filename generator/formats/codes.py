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
        "A02": "the properties of the slides' file are not those of the slides: title, author, language or version",
        "A04": "a picture without alternative text, or with one of a length that helps nobody; a link that does not say where it leads",
        "A07": "the words read back from a finished file are not the words put in (a fault of the program)",
        "D06": "slides in another typeface than the theme's",
        "D07": "words that do not stand out from what is behind them",
        "P06": "a page that is not in its place on the sheets to be folded (a fault of the program)",
        "T01": "a slide without a title, with the title of another one, or with a long one",
        "T02": "type on a slide that is too small",
        "T03": "text on a slide that does not fit, or covers something",
        "T04": "more on a slide than people can read while they listen",
        "T05": "slides whose parts are in the wrong order or have no place in the layout, or a presentation that is not whole",
        "T06": (
            "a table on a slide that a screen reader can't follow, a slide that moves by itself, or one of a loop that goes on too soon;"
            " sound or film without captions"
        ),
        "T07": (
            "a slide without notes, or with notes that say too little or too much or ask nothing;"
            " without its version, or with words whose language is not set"
        ),
        "T08": "a number in a presentation that stands nowhere in `content.yaml`",
    }
)
