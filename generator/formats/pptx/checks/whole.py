"""T05: the file is whole. What a slide refers to is there, links lead to slides of the deck, and colours are colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import LINK
from generator.formats.pptx.markup import R
from generator.formats.pptx.placeholders import tag
from generator.problems import Problem

CODE = "T05"
_JUMP = "ppaction://hlinksldjump"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_REFERENCES = etree.XPath("//@r:*", namespaces={"r": R})


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield references to nothing, links to no slide, and values PowerPoint would repair."""
    main = deck.package[opc.main_name(deck.package)]
    shown = {relation.target for relation in main.relations if relation.type == opc.SLIDE}
    for slide in deck.slides:
        yield from _references(slide)
        yield from _jumps(slide, shown)
    for name, value in deck.colours.items():
        if not _COLOUR.fullmatch(value or ""):
            yield Problem(CODE, f"the theme's {name} is {value!r}, which is no colour")


def _references(slide: FinishedSlide) -> Iterator[Problem]:
    known = {relation.id for relation in slide.part.relations}
    for missing in sorted(set(_REFERENCES(slide.element)) - known):
        yield slide.problem(CODE, f"the slide refers to {missing!r}, which is nothing")


def _jumps(slide: FinishedSlide, shown: set[str]) -> Iterator[Problem]:
    """Yield links that say they open a slide and do not."""
    targets = {relation.id: relation for relation in slide.part.relations}
    for link in slide.element.iter(LINK):
        relation = targets.get(link.get(tag(R, "id")))
        if link.get("action") == _JUMP and relation is not None and (relation.type != opc.SLIDE or relation.target not in shown):
            yield slide.problem(CODE, f"a link leads to {relation.target}, which is no slide of the deck")
