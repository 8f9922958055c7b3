"""Turns a deck into a presentation file, the way users of python-pptx do: open, add slides by their layout's name, fill them, save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from generator.design.theme import Theme
from generator.document.deck import Deck, Slide
from generator.document.provenance import identifier
from generator.document.rendered import Rendered
from generator.figures.logo import Logo
from generator.formats.pptx import opc
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.deck_problems import check_slides
from generator.formats.pptx.figures import Colours
from generator.formats.pptx.fill import Filling, fill
from generator.formats.pptx.gaps.properties import say
from generator.formats.pptx.gaps.quick import quick
from generator.formats.pptx.gaps.saving import saved
from generator.formats.pptx.gaps.sections import list_sections
from generator.formats.pptx.gaps.shows import be, loop, stay
from generator.formats.pptx.layout_names import layout_of, used_by
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.notes import write_notes
from generator.formats.pptx.opening import open_house, open_own
from generator.formats.pptx.pace import time_on
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.placement import placed
from generator.formats.pptx.runs import Speech
from generator.formats.pptx.spread import spread
from generator.formats.pptx.tables import all_slides
from generator.formats.pptx.template import house_template
from generator.formats.pptx.template_problems import check_template
from generator.problems import errors


def render_deck(
    deck: Deck, theme: Theme, template: bytes | None = None, logo: Logo | None = None, kind: Literal["pptx", "potx"] = "pptx"
) -> Rendered:
    """Return the deck as a file, based on our own template with the clinic's logo or on the clinic's own `template`.

    `kind` says whether it is a presentation or a template with samples. ValueError if `template` can't be used.
    """
    shown_logo = SlideLogo(logo, deck.logo_alt)
    own = read_template(template) if template else None
    layouts = own.layouts if own else read_layouts(house_template(theme, deck.lang, shown_logo))
    unfit = errors((*own.problems, *check_template(own.package, layouts, used_by(deck)))) if own else ()
    if unfit:
        return Rendered(b"", 0, unfit)
    slides = all_slides(deck, layouts)
    problems = check_slides(deck, slides, layouts)
    if errors(problems):
        return Rendered(b"", 0, problems)
    with quick():
        presentation = open_own(template) if template else open_house(theme, deck.lang, shown_logo)
        _add_slides(presentation, deck, slides, layouts, theme)
        _describe(presentation, deck)
        if deck.pace:
            loop(presentation)
        be(presentation, opc.TEMPLATE_TYPE if kind == "potx" else opc.SHOW_TYPE if deck.pace else opc.MAIN_TYPE)
        return Rendered(saved(presentation), len(slides), problems)


def samples(deck: Deck) -> tuple[Slide, ...]:
    """Return the first slide of each layout that a deck uses, without links to other slides."""
    first: dict[str, Slide] = {}
    for slide in deck.slides:
        first.setdefault(layout_of(slide), slide)
    return tuple(_unlinked(slide) for slide in first.values())


def _unlinked(slide: Slide) -> Slide:
    lines = {slot: tuple(replace(line, to=None) for line in given) for slot, given in slide.lines.items()}
    return replace(slide, lines=lines, back=None, skip=None)


def _add_slides(presentation: Any, deck: Deck, slides: Sequence[Slide], layouts: Mapping[str, ReadLayout], theme: Theme) -> None:
    """Add all slides, then fill them: a link may open one that comes later."""
    by_name = {layout.name: layout for master in presentation.slide_masters for layout in master.slide_layouts}
    made = [presentation.slides.add_slide(by_name[layout_of(slide)]) for slide in slides]
    speech = Speech(deck.lang, {slide.id: (each, slide.title.plain) for slide, each in zip(slides, made, strict=True)})
    colours = Colours(tuple(theme.colours.items()))
    for number, (slide, each) in enumerate(zip(slides, made, strict=True), 1):
        layout, given = layouts[layout_of(slide)], spread(slide, deck)
        fill(Filling(each, number, given, placed(given, layout), layout, speech, colours))
        write_notes(each, slide.notes, speech, number)
        if deck.pace:
            stay(each, time_on(given, deck.pace))
    list_sections(presentation, [(slide.section, each.slide_id) for slide, each in zip(slides, made, strict=True)], deck.name)


def _describe(presentation: Any, deck: Deck) -> None:
    """Say in the file's properties what it is; `version` and `identifier` say what it was made from."""
    about, issued = presentation.core_properties, datetime.fromisoformat(deck.issued)
    for name, words in (("title", deck.title), ("subject", deck.subject), ("author", deck.author), ("keywords", deck.keywords)):
        say(presentation, name, words)
    say(presentation, "last_modified_by", deck.author)
    about.revision, about.language, about.version = 1, deck.lang, deck.version
    say(presentation, "identifier", identifier(deck))
    about.created = about.modified = issued
