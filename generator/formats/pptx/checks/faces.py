"""D06: the two type families of the theme, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.markup import A
from generator.formats.pptx.placeholders import tag
from generator.problems import Problem

CODE = "D06"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield a file set in other families than its theme's, and words that leave them."""
    main = deck.package[opc.main_name(deck.package)]
    theme = etree.fromstring(deck.package[deck.package[main.target(opc.MASTER)].target(opc.THEME)].data)
    wanted = {"majorFont": deck.theme.fonts.deck_heading, "minorFont": deck.theme.fonts.deck_body}
    for kind, family in wanted.items():
        found = theme.find(f".//{tag(A, kind)}/{tag(A, 'latin')}").get("typeface")
        if found != family:
            yield Problem(CODE, f"the file is set in {found}; the theme says {family}", severity="warning")
    for slide in deck.slides:
        for face in slide.element.iter(tag(A, "latin")):
            if not face.get("typeface").startswith("+"):
                yield slide.problem(CODE, f"words in {face.get('typeface')}, which is not a family of the theme", "warning")
