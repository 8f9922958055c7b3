"""T05: structure. Title first and footers last, words in placeholders, sections that hold each slide once, ids that are unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.layout_model import FOOT
from generator.formats.pptx.markup import A, P
from generator.formats.pptx.placeholders import OF_SHAPE, Element, idx_of, tag
from generator.problems import Problem

CODE = "T05"
MANY_SLIDES = 8  # more need sections
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_NO_NAME = re.compile(r"(untitled|default) section|section \d+|", re.IGNORECASE)  # what PowerPoint calls sections nobody has named
_FIRST_LAYOUT_ID = 2**31


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield what readers trip over and no schema forbids."""
    yield from _sections(deck)
    yield from _ids_of_layouts(deck)
    if any(slide.notes is not None for slide in deck.slides) and deck.presentation.find(tag(P, "notesMasterIdLst")) is None:
        yield Problem(CODE, "the deck has notes, but the presentation lists no notes master")
    for slide in deck.slides:
        yield from _placeholders(slide)
        yield from _order(slide)
        yield from _loose_words(slide)
        for number in _twice(e.get("id") for e in slide.element.iter(tag(P, "cNvPr"))):
            yield slide.problem(CODE, f"two shapes have the id {number}")


def _sections(deck: FinishedDeck) -> Iterator[Problem]:
    sections = list(deck.presentation.iter(tag(_P14, "section")))
    if not sections:
        if len(deck.slides) > MANY_SLIDES:
            yield Problem(CODE, f"{len(deck.slides)} slides and no sections", severity="warning")
        return
    listed = Counter(e.get("id") for e in deck.presentation.iter(tag(_P14, "sldId")))
    slides = Counter(e.get("id") for e in deck.presentation.iter(tag(P, "sldId")))
    if listed != slides:
        yield Problem(CODE, "the sections do not hold each slide once")
    names = [section.get("name", "").strip() for section in sections]
    for name in names:
        if _NO_NAME.fullmatch(name):
            yield Problem(CODE, f"the section {name!r} has no name of its own")
    for name in _twice(names):
        yield Problem(CODE, f"two sections are called {name!r}", severity="warning")
    wanted = list(dict.fromkeys(slide.source.section for slide in deck.slides if slide.source))
    if names != wanted:
        yield Problem(CODE, f"the sections are {names}; the deck has {wanted}")


def _ids_of_layouts(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield ids of masters and layouts that PowerPoint would repair: they share one range (ECMA-376-1 19.7.3)."""
    masters = [e.get("id") for e in deck.presentation.iter(tag(P, "sldMasterId"))]
    seen = {id(slide.layout.master): slide.layout.master for slide in deck.slides}
    layouts = [e.get("id") for master in seen.values() for e in master.iter(tag(P, "sldLayoutId"))]
    for number in _twice([*masters, *layouts]):
        yield Problem(CODE, f"two layouts or masters have the id {number}")
    if any(int(number) < _FIRST_LAYOUT_ID for number in (*masters, *layouts)):
        yield Problem(CODE, f"a layout's or master's id is below {_FIRST_LAYOUT_ID}")


def _placeholders(slide: FinishedSlide) -> Iterator[Problem]:
    found = [(shape, ph) for shape in slide.shapes() if (ph := shape.find(OF_SHAPE)) is not None]
    for shape, ph in found:
        name = shape.find(f".//{tag(P, 'cNvPr')}").get("name")
        if idx_of(ph) not in slide.layout.placeholders:
            yield slide.problem(CODE, f"{name}: its layout has no placeholder {idx_of(ph)}")
        words = "".join(t.text or "" for t in shape.iter(tag(A, "t")))
        if shape.tag == tag(P, "sp") and not words.strip():
            yield slide.problem(CODE, f"{name} is an empty placeholder", "warning")
    if all(ph.get("type") != "sldNum" for _, ph in found):
        yield slide.problem(CODE, "no slide number", "warning")


def _order(slide: FinishedSlide) -> Iterator[Problem]:
    """Yield a slide whose title is not read first or whose footers are not read last."""
    kinds = [ph.get("type", "obj") if (ph := shape.find(OF_SHAPE)) is not None else "" for shape in slide.shapes()]
    if not kinds or kinds[0] not in ("title", "ctrTitle"):
        yield slide.problem(CODE, "the title is not what is read first")
    feet = [n for n, kind in enumerate(kinds) if kind in FOOT.values()]
    if feet != list(range(len(kinds) - len(feet), len(kinds))):
        yield slide.problem(CODE, "something is read after the footer")


def _loose_words(slide: FinishedSlide) -> Iterator[Problem]:
    """Yield words that the outline view does not show. Labels in a drawing belong to it."""
    for shape in slide.shapes():
        if shape.tag == tag(P, "sp") and shape.find(OF_SHAPE) is None and _words(shape).strip():
            yield slide.problem(CODE, f"{_words(shape)[:30]!r} stands in no placeholder", "warning")


def _words(shape: Element) -> str:
    return "".join(t.text or "" for t in shape.iter(tag(A, "t")))


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
