"""T03: nothing overflows, extends beyond the slide or covers text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import TextBox
from generator.formats.pptx.deck_problems import NO_FIT, SAME_ON_ALL, may_not_fit, overflow, unknown_family
from generator.formats.pptx.fit import RoomNeeded
from generator.formats.pptx.markup import P, Rectangle
from generator.formats.pptx.placeholders import own_box, tag
from generator.problems import Location, Problem

_SLACK = 0.02  # inches
_LABEL_SLACK = 0.5  # of a line: labels have room around them, and their boxes are estimates
_DRAWN = (tag(P, "grpSp"), tag(P, "pic"), tag(P, "graphicFrame"))


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield text that needs more room than it has, shapes that extend beyond the slide, and text that something covers."""
    whole = deck.size
    for slide in deck.slides:
        boxes = slide.text
        for box in boxes:
            yield from _overflow(slide, box)
        yield from _outside(slide, whole)
        yield from _covered(slide, boxes)


def _overflow(slide: FinishedSlide, box: TextBox) -> Iterator[Problem]:
    measured = box.measured
    if not measured.lines_over and not measured.wide_word:
        return
    if box.kind == "placeholder":
        if box.role not in SAME_ON_ALL or slide.number == 1:
            yield from overflow(slide.number, box.placeholder, measured, _locations(slide, box))
    elif measured.height - measured.room > _LABEL_SLACK * measured.pitch or measured.wide_word:
        yield _misfit(slide, {box.name: unknown_family(box.placeholder)}, (box.name,), f"{box.name}: {_needs(measured)}")


def _misfit(slide: FinishedSlide, families: Mapping[str, str], names: Iterable[str], message: str) -> Problem:
    """Return what does not fit; of words in one of `families`, whose widths are not known, that they may not."""
    unknown = next((name for name in names if families.get(name)), "")
    if unknown:
        return may_not_fit(slide.number, unknown, families[unknown], slide.source.location if slide.source else None)
    return slide.problem(NO_FIT, message)


def _needs(measured: RoomNeeded) -> str:
    if measured.wide_word:
        return f"{measured.wide_word!r} is wider than its line"
    return f"the words need {measured.height:.0f} pt of height and have {measured.room:.0f} pt"


def _locations(slide: FinishedSlide, box: TextBox) -> list[Location | None]:
    """Return where each paragraph was written; where the slide was, if file and deck differ."""
    written = slide.given.words.get(box.role, ()) if slide.given and box.role else ()
    own = slide.source.location if slide.source else None
    if len(written) == len(box.paragraphs):
        return [line.text.location or own for line in written]
    return [own] * len(box.paragraphs)


def _outside(slide: FinishedSlide, whole: Rectangle) -> Iterator[Problem]:
    for shape in slide.shapes():
        box = own_box(shape)
        if box is not None and not _within(box, whole):
            yield slide.problem(NO_FIT, f"{shape.find('.//' + tag(P, 'cNvPr')).get('name')} extends beyond the slide")


def _covered(slide: FinishedSlide, boxes: tuple[TextBox, ...]) -> Iterator[Problem]:
    """Yield text that other text or a drawing overlaps. Labels within a drawing and cells of a table are not considered."""
    inks = [(box.name, box.ink()) for box in boxes if box.kind == "placeholder"]
    families = {box.name: unknown_family(box.placeholder) for box in boxes}
    drawn = [
        (shape.find(f".//{tag(P, 'cNvPr')}").get("name"), box)
        for shape in slide.shapes()
        if shape.tag in _DRAWN and (box := own_box(shape)) is not None
    ]
    pairs = [*combinations(inks, 2), *((ink, drawing) for ink in inks for drawing in drawn)]
    for (one, first), (other, second) in pairs:
        if _overlap(first, second):
            yield _misfit(slide, families, (one, other), f"{one} and {other} overlap")


def _within(box: Rectangle, whole: Rectangle) -> bool:
    return (
        box.x >= -_SLACK and box.y >= -_SLACK and box.x + box.width <= whole.width + _SLACK and box.y + box.height <= whole.height + _SLACK
    )


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > _SLACK and down > _SLACK
