"""A04: what is drawn has alternative text, or is marked as decoration; links say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import LINK
from generator.formats.pptx.markup import A, P
from generator.formats.pptx.placeholders import OF_SHAPE, Element, tag
from generator.problems import Problem

CODE = "A04"
SHORTEST, LONGEST = 5, 250  # characters: a screen reader can't pause within an alternative text
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf)\s*$", re.IGNORECASE)
_PROGRAMS_OWN = re.compile(r"^(picture|image|graphic|photo|chart|diagram|table|group|shape)\s*\d*$", re.IGNORECASE)  # PowerPoint's names
_SAID_ANYWAY = re.compile(r"^(an? )?(picture|image|graphic|photo) of\b", re.IGNORECASE)  # a screen reader says so itself
_UNCLEAR = re.compile(
    r"^(click here|here|link|more|read more|learn more|this page|see)$", re.IGNORECASE
)  # read out without the words round them
_ADDRESS = re.compile(r"^\w+://", re.IGNORECASE)
_DRAWN = {tag(P, name) for name in ("pic", "grpSp", "graphicFrame", "cxnSp")}


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield drawings without a fit alternative text, and links that a screen reader would spell out."""
    for slide in deck.slides:
        for shape in slide.shapes():
            if shape.tag in _DRAWN or shape.find(OF_SHAPE) is None:
                yield from _alternative(slide, shape)
        yield from _links(slide)


def _alternative(slide: FinishedSlide, shape: Element) -> Iterator[Problem]:
    about = shape.find(f".//{tag(P, 'cNvPr')}")
    name, words = about.get("name", ""), about.get("descr", "").strip()
    decoration = any(True for _ in about.iter(_DECORATIVE))
    if not words and not decoration:
        yield slide.problem(CODE, f"{name} has no alternative text and is not marked as decoration")
    elif words and decoration:
        yield slide.problem(CODE, f"{name} has alternative text and is marked as decoration")
    elif words and _FILE_NAME.search(words):
        yield slide.problem(CODE, f"{name}: the alternative text is the name of a file")
    elif words and _PROGRAMS_OWN.search(words):
        yield slide.problem(CODE, f"{name}: the alternative text {words!r} says nothing")
    elif words and _SAID_ANYWAY.search(words):
        yield slide.problem(CODE, f"{name}: the alternative text need not say that it is one", "warning")
    elif words and not SHORTEST <= len(words) <= LONGEST:
        what = f"{name}: the alternative text has {len(words)} characters; {SHORTEST} to {LONGEST} are good"
        yield slide.problem(CODE, what, "warning")


def _links(slide: FinishedSlide) -> Iterator[Problem]:
    for box in slide.text:
        for run in (run for paragraph in box.paragraphs for run in paragraph.runs if run.link):
            if _ADDRESS.match(run.words) or not run.words.strip():
                yield slide.problem(CODE, f"{box.name}: the link {run.words!r} is read out letter by letter", "warning")
            elif _UNCLEAR.match(run.words.strip()):
                yield slide.problem(CODE, f"{box.name}: the link {run.words!r} does not tell what it opens", "warning")
    for link in slide.element.iter(LINK):
        if link.getparent().tag == tag(A, "rPr") and not link.get("tooltip"):
            yield slide.problem(CODE, "a link does not say where it leads", "warning")
