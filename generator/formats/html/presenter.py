"""What the templates ask for while they draw blocks: words with their marks, pictures, anchors."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.document.blocks import Document, List, Quantity
from generator.document.citations import label_of, places
from generator.figures.drawing import Drawing
from generator.figures.meter import EvidenceMeter
from generator.figures.own_picture import OwnPicture
from generator.figures.raster import few_colours, reduced
from generator.figures.svg import SvgStyle, svg
from generator.formats.html.anchors import headings
from generator.formats.html.dots import dots
from generator.text import Span, Text
from generator.trees import Same

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.document.page import PageLabels
    from generator.figures.logo import Logo
    from generator.figures.picture_file import PictureFile

SCREEN_TYPE = 12.0  # pt, which is 16 px: the words in a drawing where a phone shows it in its own size
NARROW = 216.0  # pt: what a phone of 320 px leaves between its margins
DISC, SMALL_DISC, METER = 156.0, 60.0, (66.0, 12.0)  # pt
LOGO_BOX = (150.0, 42.0)  # pt
SHARPEST = 3  # pixels a point: what a screen shows of it, even enlarged to more than twice its size
_IN_BRACKETS = re.compile(r"(\d+)")
FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"


@dataclass(frozen=True)
class Presenter:
    """Draws the parts of one document that templates can't. `places` are those that words lead to, `placed` those already drawn.

    `asked` are the headings whose anchors were asked for, by their identity, each with the answer.
    """

    document: Document
    theme: Theme
    logo: Logo | None
    labels: PageLabels
    places: Mapping[str, str]
    anchors: Mapping[int, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    asked: list[tuple[int, str]] = field(default_factory=list)

    @cached_property
    def look(self) -> Hashable:
        """All that a section's drawing follows from, but for the section, its headings' anchors and what is drawn before it."""
        theme, logo = self.theme, Same(self.logo)
        return tuple(theme.colours.items()), theme.masthead, logo, self.labels, tuple(self.places.items()), self.document.lang

    def words(self, text: Text) -> Markup:
        """Return words with their marks: strong, links, other languages, and numbers that lead to their sources."""
        return Markup("").join(self._span(span) for span in text.spans)

    def linked(self, text: Text) -> Markup:
        """Return words that stand within a link, which can't hold another one."""
        return self.words(Text(tuple(replace(span, link=None, leads_to=None) for span in text.spans)))

    def _span(self, span: Span) -> Markup:
        if span.leads_to in self.places:
            return self._reference(span)
        words = escape(span.text)
        if span.lang:
            words = Markup('<span lang="{}" dir="auto">{}</span>').format(span.lang, words)
        if span.strong:
            words = Markup("<strong>{}</strong>").format(words)
        if not span.link:
            return words
        if span.lang:
            return Markup('<a href="{}" hreflang="{}">{}</a>').format(span.link, span.lang, words)
        return Markup('<a href="{}">{}</a>').format(span.link, words)

    def _reference(self, span: Span) -> Markup:
        """Return a number that leads to its source, and the places that its source leads back to, each where it is first named."""
        before, number, after = _IN_BRACKETS.split(span.text)
        new = [place for place in span.places if place in self.places and place not in self.placed]
        self.placed.update(new)
        places = Markup("").join(Markup('<span id="{}"></span>').format(place) for place in new)
        link = Markup('<a class="cite" href="#{}" aria-label="{}">{}</a>').format(
            span.leads_to, self.labels.source.replace("{number}", number), number
        )
        return Markup("{}{}{}{}").format(before, places, link, after)

    def back(self, block: List, index: int) -> tuple[str, str, str]:
        """Return the place of a source in its list, where it is first named, and what the link back to there is called."""
        label = label_of(block.sources[index], "")
        place = label.leads_to or ""
        return (label.places[0], place, self.places.get(place, ""))

    def anchor(self, heading: Text) -> str:
        """Return the anchor of a heading that the list of contents has, '' for any other."""
        found = self.anchors.get(id(heading), "")
        self.asked.append((id(heading), found))
        return found

    def picture(self, drawing: Drawing, repeats: bool = False) -> Markup:
        """Return a drawing as wide as a phone shows it; where there is more room, the page lets it grow."""
        return self._svg(drawing, NARROW, 0.0, "" if repeats else drawing.alt)

    def meter(self, drawing: Drawing) -> Markup:
        """Return a meter beside the words that say the same."""
        return self._svg(drawing, *METER, "")

    def disc(self, drawing: Drawing, *, small: bool = False) -> Markup:
        """Return a drawing to fill a disc, or a `small` one beside it; a clinic's own picture is whole in it."""
        side = (SMALL_DISC if small else DISC) * (0.7 if isinstance(drawing, OwnPicture) else 1.0)
        return self._svg(drawing, side, side, drawing.alt)

    def is_meter(self, drawing: Drawing) -> bool:
        """Return whether a drawing is a small meter, to stand beside words."""
        return isinstance(drawing, EvidenceMeter)

    def is_quantity(self, answer: Text | Quantity) -> bool:
        """Return whether an answer is a number."""
        return isinstance(answer, Quantity)

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
        return self._svg(OwnPicture(_light(file), alt), wide, high, alt)

    def _svg(self, drawing: Drawing, width: float, height: float, alt: str) -> Markup:
        return _drawn(drawing, (width, height), alt, tuple(self.theme.colours.items()), self.document.lang)


@lru_cache(maxsize=32)  # logos: pages, books and sections of one clinic have the same
def _light(file: PictureFile) -> PictureFile:
    """Return a logo with no more pixels, and no more colours, than a page shows; a picture of shapes is what it was."""
    if not file.png:
        return file
    box = (LOGO_BOX[0] * SHARPEST, LOGO_BOX[1] * SHARPEST)
    return min(file, replace(file, png=few_colours(reduced(file.pixels().convert("RGBA"), *box))), key=lambda each: len(each.png))


@lru_cache(maxsize=512)  # pictures, about 5 MB: those of the pages and e-books of twenty conditions
def _drawn(drawing: Drawing, size: tuple[float, float], alt: str, colours: tuple[tuple[str, str], ...], lang: str) -> Markup:
    """Return a drawing as SVG; it is the same on the page and in the e-book of each clinic that has these colours."""
    style = SvgStyle(SCREEN_TYPE, dict(colours).__getitem__, FAMILY, lang)
    return Markup(svg(drawing.picture(*size, SCREEN_TYPE), alt, style))  # svg() escapes all words in it


def presenter_of(document: Document, theme: Theme, logo: Logo | None) -> Presenter:
    """Return what draws a document."""
    if document.page is None:
        raise LookupError("a page is composed with the words around it")
    anchors = {id(each.heading): each.id for each in headings(document)}
    return Presenter(document, theme, logo, document.page.labels, places(document), anchors)
