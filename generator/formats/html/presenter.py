"""What the templates ask for while they draw blocks: words with their marks, pictures, anchors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.document.blocks import Document, List, Quantity, Section
from generator.figures.drawing import Drawing
from generator.figures.meter import EvidenceMeter
from generator.figures.own_picture import OwnPicture
from generator.figures.svg import SvgStyle, svg
from generator.formats.html.anchors import Uses, headings
from generator.formats.html.dots import dots
from generator.text import Span, Text

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.document.page import PageLabels
    from generator.figures.logo import Logo

SCREEN_TYPE = 12.0  # pt, which is 16 px: the words in a drawing where a phone shows it in its own size
NARROW = 216.0  # pt: what a phone of 320 px leaves between its margins
DISC, METER = 156.0, (66.0, 12.0)  # pt
LOGO_BOX = (150.0, 42.0)  # pt
LISTINGS = frozenset({"sources", "sources-in-short"})
FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"


@dataclass(frozen=True)
class Presenter:
    """Draws the parts of one document that templates can't. `sources` is where sources were found to be used, by their number."""

    document: Document
    theme: Theme
    logo: Logo | None
    labels: PageLabels
    sources: Mapping[int, list[str]]
    uses: Uses
    anchors: Mapping[int, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)

    def words(self, text: Text) -> Markup:
        """Return words with their marks: strong, links, other languages, and numbers that lead to their sources."""
        return Markup("").join(self._span(span) for span in text.spans)

    def _span(self, span: Span) -> Markup:
        if span.refers and self.uses.listed:
            return self._reference(span)
        words = escape(span.text)
        if span.lang:
            words = Markup('<span lang="{}" dir="auto">{}</span>').format(span.lang, words)
        if span.strong:
            words = Markup("<strong>{}</strong>").format(words)
        return Markup('<a href="{}">{}</a>').format(span.link, words) if span.link else words

    def _reference(self, span: Span) -> Markup:
        """Return ' [1, 4]' with each number linked to its source."""
        own = Markup("").join(self._number(part) if part.isdigit() else escape(part) for part in re.split(r"(\d+)", span.text))
        return Markup('<span class="cite" id="{}">{}</span>').format(self.uses.anchor(span.refers), own)

    def _number(self, number: str) -> Markup:
        label = self.labels.source.replace("{number}", number)
        return Markup('<a href="#source-{0}" aria-label="{1}">{0}</a>').format(number, label)

    def back_links(self, number: int) -> list[tuple[str, str]]:
        """Return where a source is used, each place with what a link to it is called."""
        label = self.labels.back.replace("{number}", str(number))
        return [(anchor, label if n == 1 else f"{label} ({n})") for n, anchor in enumerate(self.sources.get(number, ()), 1)]

    def anchor(self, heading: Text) -> str:
        """Return the anchor of a heading that the list of contents has, '' for any other."""
        return self.anchors.get(id(heading), "")

    def picture(self, drawing: Drawing, repeats: bool = False) -> Markup:
        """Return a drawing as wide as a phone shows it; where there is more room, the page lets it grow."""
        return self._svg(drawing, NARROW, 0.0, "" if repeats else drawing.alt)

    def meter(self, drawing: Drawing) -> Markup:
        """Return a meter beside the words that say the same."""
        return self._svg(drawing, *METER, "")

    def disc(self, drawing: Drawing) -> Markup:
        """Return a drawing to fill a disc; a clinic's own picture is whole in it."""
        side = DISC * 0.7 if isinstance(drawing, OwnPicture) else DISC
        return self._svg(drawing, side, side, drawing.alt)

    def is_meter(self, drawing: Drawing) -> bool:
        """Return whether a drawing is a small meter, to stand beside words."""
        return isinstance(drawing, EvidenceMeter)

    def is_quantity(self, answer: Text | Quantity) -> bool:
        """Return whether an answer is a number."""
        return isinstance(answer, Quantity)

    def lists_sources(self, section: Section, block: List) -> bool:
        """Return whether a list is that of the sources."""
        return bool(set(section.kinds) & LISTINGS) and block.marker in ("number", "run-in")

    def field(self) -> str:
        """Return a new name for a group of rings to mark."""
        self.fields.append(f"scale-{len(self.fields) + 1}")
        return self.fields[-1]

    def scale(self, place: int, first: Text, last: Text) -> str:
        """Return what a ring on a scale is called."""
        return self.labels.scale.format(place=place, first=first.plain, last=last.plain)

    def dots(self, quantity: Quantity) -> Markup:
        """Return a disc for each person that a number counts, if it counts people."""
        return dots(quantity)

    def logo_picture(self, alt: str) -> Markup:
        """Return the clinic's logo."""
        if self.logo is None:
            return Markup("")
        file = self.logo.picture
        wide, high = file.fitted(*LOGO_BOX)
        return self._svg(OwnPicture(file, alt), wide, high, alt)

    def _svg(self, drawing: Drawing, width: float, height: float, alt: str) -> Markup:
        style = SvgStyle(SCREEN_TYPE, self.theme.colour, FAMILY, self.document.lang)
        return Markup(svg(drawing.picture(width, height, SCREEN_TYPE), alt, style))  # svg() escapes all words in it


def presenter_of(document: Document, theme: Theme, logo: Logo | None, sources: Mapping[int, list[str]]) -> Presenter:
    """Return what draws a document; `sources` is empty while the places where sources are used are still to be found."""
    if document.page is None:
        raise LookupError("a page is composed with the words around it")
    listed = any(set(section.kinds) & LISTINGS for section in document.sections)
    anchors = {id(each.heading): each.id for each in headings(document)}
    return Presenter(document, theme, logo, document.page.labels, sources, Uses(listed), anchors)
