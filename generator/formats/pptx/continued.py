"""Slides that have more than one can show go on on others: a table's rows, and whom to turn to. Type is never shrunk to fit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.document.blocks import HelpCell, HelpRow
from generator.document.deck import Deck, Slide, SlotPart
from generator.document.limits import SHIPPED
from generator.formats.pptx.fit import measure, paragraphs
from generator.formats.pptx.layout_names import IDX, layout_of
from generator.formats.pptx.placeholders import ReadLayout
from generator.formats.pptx.placement import placed, stem
from generator.formats.pptx.spread import spread
from generator.formats.pptx.tables import table_of, table_parts
from generator.text import Text

_MOST_WORDS = int(SHIPPED.of("T04")["words_chosen_from"])


def all_slides(deck: Deck, layouts: Mapping[str, ReadLayout]) -> tuple[Slide, ...]:
    """Return the deck's slides, with more of them for what does not fit on one."""
    return tuple(part for slide in deck.slides for part in _continued(deck, _parts(deck, slide, layouts[layout_of(slide)])))


def _continued(deck: Deck, parts: tuple[Slide, ...]) -> Iterator[Slide]:
    """Yield the parts of a slide; the title of those after the first says which one it is."""
    for number, part in enumerate(parts, 1):
        yield part if number == 1 else replace(part, id=f"{part.id}-{number}", title=_title(deck, part, number, len(parts)))


def _title(deck: Deck, part: Slide, number: int, of: int) -> Text:
    title = deck.continued
    for name, value in {"{title}": part.title.plain, "{part}": str(number), "{parts}": str(of)}.items():
        title = title.replace(name, value)
    return Text.of(title, part.title.location)


def _parts(deck: Deck, slide: Slide, layout: ReadLayout) -> tuple[Slide, ...]:
    """Return as many slides as a table, or the numbers to call, need; the slide itself if all is on it."""
    if not deck.continued:
        return (slide,)
    table, help_ = table_of(slide), slide.parts.get("help")
    if table is not None and IDX["table"] in layout.placeholders:
        return tuple(_with(slide, table, part) for part in table_parts(table, layout.placeholders[IDX["table"]]))
    if slide.layout == "help" and isinstance(help_, HelpRow):
        return tuple(_with(slide, help_, replace(help_, cells=cells)) for cells in _help_parts(deck, slide, help_, layout))
    return (slide,)


def _with(slide: Slide, given: SlotPart, part: SlotPart) -> Slide:
    return replace(slide, parts={slot: part if each is given else each for slot, each in slide.parts.items()})


def _help_parts(deck: Deck, slide: Slide, row: HelpRow, layout: ReadLayout) -> Iterator[tuple[HelpCell, ...]]:
    """Yield the numbers of each slide: as many as fit side by side, and can be read while somebody speaks.

    A number with too many signs for a slide is on the next one too.
    """

    def fits(cells: tuple[HelpCell, ...]) -> bool:
        words = sum(len(said.plain.split()) for cell in cells for said in (cell.name, *cell.items))
        return words <= _MOST_WORDS and _fit(deck, _with(slide, row, replace(row, cells=cells)), layout)

    abreast = sum(stem(role) == "number" and idx in layout.placeholders for role, idx in IDX.items())
    left = row.cells
    while left:
        most = next((n for n in range(min(abreast, len(left)), 0, -1) if fits(left[:n])), 0)
        if most:
            yield left[:most]
            left = left[most:]
            continue
        cell, rest = left[0], left[1:]
        signs = next(
            (n for n in range(len(cell.items) - 1, 0, -1) if fits((replace(cell, items=cell.items[:n]),))), max(1, len(cell.items))
        )
        yield (replace(cell, items=cell.items[:signs]),)
        left = (*((replace(cell, items=cell.items[signs:]),) if cell.items[signs:] else ()), *rest)


def _fit(deck: Deck, slide: Slide, layout: ReadLayout) -> bool:
    """Return whether the words of a slide fit in their places."""
    found = placed(spread(slide, deck), layout)
    needed = (measure(paragraphs(lines), found.places[role]) for role, lines in found.words.items() if stem(role) in ("number", "reasons"))
    return not any(each.lines_over or each.wide_word for each in needed)
