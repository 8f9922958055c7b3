"""Turns a deck into a presentation file: template, slides, notes, and a finishing pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Literal

from generator.design.theme import Theme
from generator.document.deck import Deck, Slide
from generator.document.rendered import Rendered
from generator.figures.icon import IconSet
from generator.figures.logo import Logo
from generator.formats.pptx import opc
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.deck_problems import check_slides
from generator.formats.pptx.fill import LABEL_TYPE, LOOP_LABEL_TYPE, Filling, SlideContext
from generator.formats.pptx.layout_model import LayoutPlan
from generator.formats.pptx.layout_names import EVERY_LAYOUT, layout_name, plans_of
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.media import Media
from generator.formats.pptx.notes import notes_xml
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.pace import time_on
from generator.formats.pptx.package import Written, finished, notes_name, slide_name
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.slide_words import words_of
from generator.formats.pptx.tables import all_slides
from generator.formats.pptx.template import build_template
from generator.formats.pptx.template_problems import check_template
from generator.formats.pptx.words import Destination, Relations, Writer
from generator.problems import errors


def render_deck(
    deck: Deck,
    theme: Theme,
    icons: IconSet,
    template: bytes | None = None,
    logo: Logo | None = None,
    kind: Literal["pptx", "potx"] = "pptx",
) -> Rendered:
    """Return the deck as a file, based on our own template with the clinic's logo or on the clinic's own `template`.

    `kind` says whether it is a presentation or a template with samples. ValueError if `template` can't be used.
    """
    plans = EVERY_LAYOUT if kind == "potx" else plans_of(deck)
    own = read_template(template) if template else None
    package, layouts = (own.package, own.layouts) if own else _on_ours(deck, theme, plans, logo)
    unfit = errors((*own.problems, *check_template(package, layouts, [plan.name for plan in plans]))) if own else ()
    if unfit:
        return Rendered(b"", 0, unfit)
    slides = all_slides(deck, layouts)
    problems = check_slides(deck, slides, layouts, icons)
    if errors(problems):
        return Rendered(b"", 0, problems)
    written = tuple(_written(deck, slides, layouts, SlideContext(theme.colour, icons), package))
    main_type = opc.TEMPLATE_TYPE if kind == "potx" else opc.SHOW_TYPE if deck.pace else opc.MAIN_TYPE
    return Rendered(finished(package, deck, written, main_type), len(slides), problems)


def samples(deck: Deck) -> tuple[Slide, ...]:
    """Return the first slide of each layout that a deck uses, without links to other slides."""
    first: dict[str, Slide] = {}
    for slide in deck.slides:
        first.setdefault(layout_name(slide), slide)
    return tuple(
        replace(slide, slots={slot: tuple(replace(line, to=None) for line in lines) for slot, lines in slide.slots.items()})
        for slide in first.values()
    )


def _on_ours(deck: Deck, theme: Theme, plans: Sequence[LayoutPlan], logo: Logo | None) -> tuple[Package, Mapping[str, ReadLayout]]:
    """Return our own template as the package that slides are added to, and its layouts."""
    package = build_template(theme, deck.lang, plans, SlideLogo(logo, deck.logo_alt))
    return package, read_layouts(package)


def _written(
    deck: Deck, slides: Sequence[Slide], layouts: Mapping[str, ReadLayout], context: SlideContext, package: Package
) -> Iterator[Written]:
    destinations = {slide.id: Destination(slide_name(n), slide.title.plain) for n, slide in enumerate(slides, 1)}
    notes_master = package[opc.main_name(package)].target(opc.NOTES_MASTER)
    for number, slide in enumerate(slides, 1):
        layout = layouts[layout_name(slide)]
        relations = Relations((opc.LAYOUT, layout.part), (opc.NOTES, notes_name(number)))
        writer = Writer(deck.lang, relations, destinations)
        words = words_of(slide, deck.footer, deck.date_line)
        stays, label_type = (None, LABEL_TYPE) if deck.pace is None else (time_on(slide, words, deck.pace), LOOP_LABEL_TYPE)
        media = Media()
        xml = Filling(slide, number, words, layout, context, writer, count(2).__next__, media, stays, label_type).xml()
        notes = Relations((opc.NOTES_MASTER, notes_master), (opc.SLIDE, slide_name(number)))
        notes_part = Part(opc.NOTES_TYPE, notes_xml(slide, Writer(deck.lang, notes)), notes.all)
        yield Written(slide, Part(opc.SLIDE_TYPE, xml, relations.all), notes_part, media.parts)
