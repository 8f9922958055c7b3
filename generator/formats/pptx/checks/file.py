"""A finished deck as its file has it: each slide with its layout, its notes and the slide it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.document.deck import Deck, Slide
from generator.document.limits import SHIPPED, Strictness
from generator.formats.pptx import opc
from generator.formats.pptx.checks.charts import ReadChart, charts_of
from generator.formats.pptx.checks.text import CellLook, TextBox, shapes_of, text_boxes
from generator.formats.pptx.markup import EMU_PER_INCH, A, P, R, Rectangle
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.placeholders import Element, ReadLayout, read_layouts, tag
from generator.formats.pptx.spread import Spread, spread
from generator.formats.pptx.tables import all_slides
from generator.formats.pptx.theme_part import scheme_colours, theme_of
from generator.problems import Location, Problem, Severity


@dataclass(frozen=True, slots=True)
class FinishedSlide:
    """One slide of the file. `source` is the slide it was made from; None if the file has more slides than the deck."""

    number: int
    part: Part
    element: Element
    layout: ReadLayout
    notes: Element | None
    source: Slide | None
    given: Spread | None  # what of the source stands in which place
    text: tuple[TextBox, ...]  # in reading order, without boxes that are empty
    charts: tuple[ReadChart, ...]

    def problem(self, code: str, what: str, severity: Severity = "error", hint: str = "", location: Location | None = None) -> Problem:
        """Return a problem of this slide, located where its words were written."""
        return Problem(code, f"slide {self.number}: {what}", location or (self.source.location if self.source else None), hint, severity)

    def shapes(self) -> Iterator[Element]:
        """Yield the shapes at the top of the tree, in reading order."""
        yield from shapes_of(self.element)


@dataclass(frozen=True, slots=True)
class FinishedDeck:
    """The file: its package, the presentation's XML, its slides in order, its colour scheme; and the deck it was made from.

    `strictness` has the thresholds by which it is judged.
    """

    package: Package
    presentation: Element
    slides: tuple[FinishedSlide, ...]
    colours: Mapping[str, str]
    deck: Deck
    strictness: Strictness = SHIPPED

    @property
    def size(self) -> Rectangle:
        """A slide, in inches."""
        size = self.presentation.find(tag(P, "sldSz"))
        return Rectangle(0, 0, int(size.get("cx")) / EMU_PER_INCH, int(size.get("cy")) / EMU_PER_INCH)

    @property
    def written(self) -> frozenset[str]:
        """The ids of the slides that somebody wrote; a table's further slides are not among them."""
        return frozenset(slide.id for slide in self.deck.slides)


def read_deck(data: bytes, deck: Deck, strictness: Strictness = SHIPPED) -> FinishedDeck:
    """Return the finished deck; ValueError if the bytes are not a presentation."""
    package = opc.read_package(data)
    main = package[opc.main_name(package)]
    presentation = etree.fromstring(main.data)
    layouts = read_layouts(package)
    by_part = {layout.part: layout for layout in layouts.values()}
    sources = all_slides(deck, layouts)
    targets = {relation.id: relation.target for relation in main.relations}
    names = [targets[entry.get(tag(R, "id"))] for entry in presentation.iter(tag(P, "sldId"))]
    cells = _cell_looks(package, main)
    slides = tuple(
        _slide(package, name, number, by_part, sources[number - 1] if number <= len(sources) else None, deck, cells)
        for number, name in enumerate(names, 1)
    )
    return FinishedDeck(package, presentation, slides, _colours(package, main), deck, strictness)


def _slide(
    package: Package,
    name: str,
    number: int,
    layouts: Mapping[str, ReadLayout],
    source: Slide | None,
    deck: Deck,
    cells: Mapping[str, CellLook],
) -> FinishedSlide:
    part = package[name]
    element, layout = etree.fromstring(part.data), layouts[part.target(opc.LAYOUT)]
    notes = next((package[r.target] for r in part.relations if r.type == opc.NOTES), None)
    return FinishedSlide(
        number,
        part,
        element,
        layout,
        etree.fromstring(notes.data) if notes else None,
        source,
        spread(source, deck) if source else None,
        tuple(text_boxes(element, layout, cells)),
        tuple(charts_of(package, part)),
    )


def _cell_looks(package: Package, main: Part) -> dict[str, CellLook]:
    name = next((r.target for r in main.relations if r.type == f"{opc.OFFICE}tableStyles"), None)
    if name is None:
        return {}
    styles = etree.fromstring(package[name].data)
    return {
        kind: CellLook(words, ground)
        for kind in ("wholeTbl", "firstRow")
        for part in styles.iter(tag(A, kind))
        if (words := part.find(f"{tag(A, 'tcTxStyle')}/{tag(A, 'schemeClr')}")) is not None
        and (ground := part.find(f".//{tag(A, 'fill')}/{tag(A, 'solidFill')}")) is not None
    }


def _colours(package: Package, main: Part) -> dict[str, str]:
    """Return the colour scheme as six hexadecimal digits by the names that slides use."""
    scheme = scheme_colours(theme_of(package))
    mapped = etree.fromstring(package[main.target(opc.MASTER)].data).find(tag(P, "clrMap"))
    return scheme | {name: scheme[slot] for name, slot in mapped.attrib.items()}
