"""A finished deck as its file has it: each slide with its layout, its notes and the slide it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from generator.document.deck import Deck, Slide
from generator.document.limits import SHIPPED, Strictness
from generator.formats.pptx import opc
from generator.formats.pptx.checks.charts import ReadChart, charts_of
from generator.formats.pptx.checks.passed import PassedSlides, SlideSeen, look_of, own_of
from generator.formats.pptx.checks.text import CellLook, TextBox, shapes_of, text_boxes
from generator.formats.pptx.continued import all_slides
from generator.formats.pptx.markup import EMU_PER_INCH, A, P, R, Rectangle
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.placeholders import ReadLayout, XmlElement, read_layouts, tag
from generator.formats.pptx.spread import Spread, spread
from generator.formats.pptx.theme_part import scheme_colours, theme_of
from generator.problems import Location, Problem, Severity


@dataclass(frozen=True, slots=True)
class FinishedSlide:
    """One slide of the file. `source` is the slide it was made from; None if the file has more slides than the deck."""

    number: int
    part: Part
    element: XmlElement
    layout: ReadLayout
    notes: XmlElement | None
    source: Slide | None
    given: Spread | None  # what of the source stands in which place
    text: tuple[TextBox, ...]  # in reading order, without boxes that are empty
    charts: tuple[ReadChart, ...]
    evidence: SlideSeen

    def problem(self, code: str, what: str, severity: Severity = "error", hint: str = "", location: Location | None = None) -> Problem:
        """Return a problem of this slide, located where its words were written."""
        return Problem(code, f"slide {self.number}: {what}", location or (self.source.location if self.source else None), hint, severity)

    def shapes(self) -> Iterator[XmlElement]:
        """Yield the shapes at the top of the tree, in reading order."""
        yield from shapes_of(self.element)


@dataclass(frozen=True, slots=True)
class FinishedDeck:
    """The file: its package, the presentation's XML, its slides in order, its colour scheme; and the deck it was made from.

    `sources` are the slides that those of the file were made from, all of them; `slides` are those that are to be judged, by the
    thresholds of `strictness`.
    """

    package: Package
    presentation: XmlElement
    sources: tuple[Slide | None, ...]
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

    def may_say(self, source: Slide | None) -> frozenset[str] | None:
        """Return the numbers that a slide may say, None if that is any; a table's further slide counts its parts."""
        if self.deck.numbers is None or source is None or source.id in self.written:
            return self.deck.numbers
        return self.deck.numbers | {str(part) for part in range(1, len(self.sources))}

    def judged_by(self, source: Slide | None) -> tuple[object, ...]:
        """Return what a slide is compared with."""
        deck = self.deck
        return (source, deck.footer, deck.status, deck.pace, source and source.id in self.written, self.size, self.strictness)


def read_deck(data: bytes, deck: Deck, strictness: Strictness = SHIPPED, passed: PassedSlides | None = None) -> FinishedDeck:
    """Return the finished deck, without the slides that have passed before; ValueError if the bytes are not a presentation."""
    package = opc.read_package(data, own=True)
    main = package[opc.main_name(package)]
    presentation = etree.fromstring(main.data)
    layouts = read_layouts(package)
    by_part = {layout.part: layout for layout in layouts.values()}
    made = all_slides(deck, layouts)
    targets = {relation.id: relation.target for relation in main.relations}
    names = [targets[entry.get(tag(R, "id"))] for entry in presentation.iter(tag(P, "sldId"))]
    cells = _cell_looks(package, main)
    sources = (*made[: len(names)], *[None] * (len(names) - len(made)))
    unread = FinishedDeck(package, presentation, sources, (), _colours(package, main), deck, strictness)
    look = look_of(package)
    slides = []
    for number, (name, source) in enumerate(zip(names, sources, strict=True), 1):
        evidence = SlideSeen((look, own_of(package, name)), (number, *unread.judged_by(source)))
        if not (passed and passed.has(evidence, unread.may_say(source))):
            slides.append(_slide(package, name, number, by_part, source, deck, cells, evidence))
    return replace(unread, slides=tuple(slides))


def _slide(
    package: Package,
    name: str,
    number: int,
    layouts: Mapping[str, ReadLayout],
    source: Slide | None,
    deck: Deck,
    cells: Mapping[str, CellLook],
    evidence: SlideSeen,
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
        evidence,
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
