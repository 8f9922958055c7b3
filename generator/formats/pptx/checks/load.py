"""T04 and T01: no more on a slide, or in its title, than people can read while they listen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.limits import Limits
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.places import place_of
from generator.formats.pptx.checks.text import FileParagraph, TextBox
from generator.formats.pptx.layout_model import FOOT, TOP, PlaceholderRole
from generator.formats.pptx.placement import stem
from generator.problems import Problem
from generator.text import Text

CODE, LONG_TITLE = "T04", "T01"
_NOT_COUNTED: tuple[PlaceholderRole | None, ...] = ("title", *TOP, *FOOT, None)
_NUMBERS = ("number", "dial", "nth")  # places of numbers, which are looked at and not read
_LISTS: tuple[PlaceholderRole | None, ...] = ("list-1", "list-2")
_LEAD: PlaceholderRole = "lead"  # a sentence, or points
LOOKED_UP = ("Clinic Sources", "Clinic Codes")  # layouts of slides that are not read out
_CHOSEN_FROM = ("Clinic Help", "Clinic Next", "Clinic Table", "Clinic Answer", "Clinic Map", "Clinic Steps")


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides with long titles, many words, many points, or long points."""
    of_titles, limits = deck.strictness.of(LONG_TITLE), deck.strictness.of(CODE)
    for slide in deck.slides:
        if slide.source and slide.source.id in deck.written:
            yield from _long_title(slide, slide.source.title, of_titles)
        if slide.layout.name not in LOOKED_UP:
            yield from _much(slide, limits)


def _long_title(slide: FinishedSlide, title: Text, limits: Limits) -> Iterator[Problem]:
    count = len(title.plain.split())
    if count > limits["words"]:
        what = f"the title has {count} words; {limits['words']:g} can be read at a glance"
        yield slide.problem(LONG_TITLE, what, "warning", location=title.location)


def _much(slide: FinishedSlide, limits: Limits) -> Iterator[Problem]:
    boxes = [box for box in slide.text if box.role not in _NOT_COUNTED]
    words = sum(len(paragraph.words.split()) for box in boxes if stem(box.role or "") not in _NUMBERS for paragraph in box.paragraphs)
    most = limits["words_chosen_from" if slide.layout.name in _CHOSEN_FROM else "words"]
    if words > most:
        yield slide.problem(CODE, f"{words} words beside the title; {most:g} is a good limit", "warning")
    for box in boxes:
        points = _points(box)
        if len(points) > limits["points"]:
            what = f"{box.name}: {len(points)} points; {limits['points']:g} is a good limit"
            yield slide.problem(CODE, what, "warning", location=place_of(slide, points[0].words))
        for point in points:
            if len(point.words.split()) > limits["words_a_point"]:
                what = f"{box.name}: a point of {len(point.words.split())} words; {limits['words_a_point']:g} is a good limit"
                yield slide.problem(CODE, what, "warning", location=place_of(slide, point.words))


def _points(box: TextBox) -> list[FileParagraph]:
    """Return the points of a list: what is below its heading, or all of several that stand by themselves."""
    if box.role == _LEAD and len(box.paragraphs) > 1:
        return list(box.paragraphs)
    return [paragraph for paragraph in box.paragraphs if paragraph.level > 0 and box.role in _LISTS]
