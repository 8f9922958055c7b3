"""A slide's words and figures by the places of its layout: a quantity becomes a numeral, its words and a dot for each person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.document.blocks import AnswerCell, AnswerStrip, HelpRow, Quantity, Scales
from generator.document.chart import BarChart
from generator.document.deck import Deck, Layout, Slide, SlideTable, Slot, SlotLine, SlotPart
from generator.figures.drawing import Drawing
from generator.figures.icon_array import IconArray
from generator.figures.people import People
from generator.figures.rings import Rings
from generator.formats.pptx.layout_model import PlaceholderRole
from generator.remembering import kept
from generator.text import Span, Text

SlotPartT = TypeVar("SlotPartT", SlideTable, BarChart)
WordsByRole = Mapping[PlaceholderRole, tuple[SlotLine, ...]]
# Slots whose words stand in a place of another name, by layout.
_RENAMED: Mapping[Layout, Mapping[str, str]] = {
    "drawing": {"text": "caption"},
    "sources": {"list": "source"},
    "codes": {"link": "name"},
}
_SHORT_TAIL, _LEAST_TAIL = 12, 9  # characters: what stays together after a colon, and fewer look lost on a line by themselves
HUNDRED = 100
LEAD = 2  # the level of the words before a numeral, and of all words around a sign
WARNS = 3  # the level of a sign that is an answer to be careful about
_SIGNS: tuple[Layout, ...] = ("figure", "no-number")  # a quantity as a panel beside words
_NAME_AND_NUMBER = re.compile(r"(\D{1,12}) (\d{2,4})")


@dataclass(frozen=True, slots=True)
class Spread:
    """What stands in each place of a slide: words, drawings, and at most one table and one chart."""

    words: WordsByRole
    drawings: Mapping[PlaceholderRole, Drawing]
    table: SlideTable | None = None
    chart: BarChart | None = None

    @property
    def roles(self) -> frozenset[PlaceholderRole]:
        """The places that are filled."""
        native = (role for role, figure in (("table", self.table), ("chart", self.chart)) if figure)
        return frozenset((*self.words, *self.drawings, *native))


def spread(slide: Slide, deck: Deck) -> Spread:
    """Return a slide's words and figures by place, without empty lines; the foot and the mark of a draft are the deck's."""
    words: dict[PlaceholderRole, tuple[SlotLine, ...]] = {
        "title": (SlotLine(with_bound_tail(slide.title)),),
        "footer": (SlotLine(deck.footer),),
    }
    drawings: dict[PlaceholderRole, Drawing] = {}
    if deck.status:
        words["mark"] = (SlotLine(deck.status),)
    for role, way in (("back", slide.back), ("skip", slide.skip)):
        if way:
            words[role] = (way,)
    if slide.sources:
        words["sources"] = (SlotLine(slide.sources),)
    for slot, lines in slide.lines.items():
        if slide.layout == "steps":
            words |= _step(slot, *lines)
        else:
            words[_place(slide.layout, slot)] = lines
    for slot, part in slide.parts.items():
        for role, figure in _figures(slide.layout, slot, part):
            if isinstance(figure, tuple):
                words[role] = (*words.get(role, ()), *figure)
            else:
                drawings[role] = figure
    filled = {role: kept for role, lines in words.items() if (kept := tuple(line for line in lines if line.text))}
    return Spread(filled, drawings, _only(slide, SlideTable), _only(slide, BarChart))


def _place(layout: Layout, slot: Slot) -> PlaceholderRole:
    stem, dash, number = slot.rpartition("-")
    renamed = _RENAMED.get(layout, {})
    return f"{renamed[stem]}{dash}{number}" if stem in renamed else renamed.get(slot, slot)


def _step(slot: Slot, name: SlotLine, *rest: SlotLine) -> WordsByRole:
    """Return a step with its number, which its name has, in a place of its own."""
    nth = Text((Span(str(name.number)),), name.text.location)
    return {slot.replace("step", "nth"): (SlotLine(nth),), slot: (replace(name, number=None), *rest)}


def _only(slide: Slide, kind: type[SlotPartT]) -> SlotPartT | None:
    return next((part for part in slide.parts.values() if isinstance(part, kind)), None)


def _figures(layout: Layout, slot: Slot, part: SlotPart) -> Iterator[tuple[PlaceholderRole, tuple[SlotLine, ...] | Drawing]]:
    match part:
        case Quantity():
            yield from ((("sign", _sign(part)),) if layout in _SIGNS else _quantity(part))
        case AnswerStrip():
            for n, cell in enumerate(part.cells, 1):
                yield from _answer(cell, n)
        case HelpRow():
            for n, help_cell in enumerate(part.cells, 1):
                number, reasons = ("dial", "row") if layout == "next" else ("number", "reasons")
                yield f"{number}-{n}", (SlotLine(help_cell.number),) if layout == "next" else _called(help_cell.number)
                yield f"{reasons}-{n}", (SlotLine(help_cell.name), *(SlotLine(item, 1) for item in help_cell.items))
        case Scales():
            for n, (one, other) in enumerate(part.pairs, 1):
                yield f"from-{n}", (SlotLine(one),)
                yield f"art-{n}", Rings()
                yield f"to-{n}", (SlotLine(other),)
        case BarChart():
            if part.note:
                yield "text", (SlotLine(part.note),)
        case SlideTable():
            return
        case _:
            yield slot, part


def _quantity(part: Quantity) -> Iterator[tuple[PlaceholderRole, tuple[SlotLine, ...] | Drawing]]:
    if part.twin is None:
        yield "big", _numeral(part)
        yield "say", (SlotLine(part.words),)
        yield from _dots("art-1", part)
        return
    for n, (each, tone) in enumerate(((part, "teal"), (part.twin, "slate")), 1):  # dots in the colour of their numeral
        yield f"pair-{n}", _numeral(each)
        yield f"said-{n}", (SlotLine(each.words),)
        yield from _dots(f"art-{n}", each, tone)


def _numeral(part: Quantity) -> tuple[SlotLine, ...]:
    lead = (SlotLine(part.lead, LEAD),) if part.lead else ()
    return (*lead, SlotLine(part.numeral))


def _sign(part: Quantity) -> tuple[SlotLine, ...]:
    """Return a number or a sign between the words it belongs to."""
    lead = (SlotLine(part.lead, LEAD),) if part.lead else ()
    return (*lead, SlotLine(part.numeral, WARNS if part.warns else 0), SlotLine(part.words, LEAD))


def _called(number: Text) -> tuple[SlotLine, ...]:
    """Return whom to call: of 'NHS 111' the number alone is large, so that it is no smaller than that of an emergency beside it."""
    found = _NAME_AND_NUMBER.fullmatch(number.plain)
    if found is None or len(number.spans) > 1:
        return (SlotLine(number),)
    name, digits = (Text.of(words, number.location) for words in found.groups())
    return SlotLine(name, LEAD), SlotLine(digits)


def _dots(role: PlaceholderRole, part: Quantity, tone: str = "teal") -> Iterator[tuple[PlaceholderRole, Drawing]]:
    """Yield a dot for each person: of a hundred, or of all there were, if they can be counted at a glance."""
    if part.n is not None:
        yield role, IconArray(part.n, HUNDRED, part.alt, tone=tone, counts=part.counts)
    elif part.people is not None and 1 <= part.people <= People.MOST:
        yield role, People(part.people, part.alt, rings=part.uncounted)


def _answer(cell: AnswerCell, number: int) -> Iterator[tuple[PlaceholderRole, tuple[SlotLine, ...]]]:
    yield f"asked-{number}", (SlotLine(cell.question),)
    if isinstance(cell.answer, Quantity):
        lead = (SlotLine(cell.answer.lead),) if cell.answer.lead else ()
        yield f"answer-{number}", (*lead, SlotLine(cell.answer.numeral, 1))
        added: tuple[Text, ...] = (cell.answer.words, cell.text)
    else:
        yield f"answer-{number}", (SlotLine(cell.answer, 2 if cell.warns else 0),)
        added = (cell.text,)
    yield f"added-{number}", tuple(SlotLine(each) for each in added)
    if cell.aside:
        yield f"added-{number}", (SlotLine(cell.aside),)


def with_bound_tail(words: Text) -> Text:
    """Return words whose last ones stay together, so that no short word is left alone on the last line."""
    if not words.spans:
        return words
    last = words.spans[-1]
    return Text((*words.spans[:-1], replace(last, text=_bound(last.text))), words.location)


@kept(1024)  # each word list is measured in several sizes, and again in the finished file
def _bound(words: str) -> str:
    head, colon, tail = words.partition(": ")
    if colon and len(tail) <= _SHORT_TAIL:
        return head + colon + tail.replace(" ", "\N{NO-BREAK SPACE}")
    before, _, last = words.rpartition(" ")
    while before.count(" ") > 1 and len(last) < _LEAST_TAIL:
        before, _, word = before.rpartition(" ")
        last = f"{word}\N{NO-BREAK SPACE}{last}"
    return f"{before} {last}" if before else words
