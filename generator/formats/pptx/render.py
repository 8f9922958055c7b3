"""Turns a deck into a presentation file, the way users of python-pptx do: open, add slides by their layout's name, fill them, save."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from generator.design.theme import Theme
from generator.document.deck import Deck, Slide
from generator.document.provenance import identifier, sealed_parts
from generator.document.rendered import Rendered
from generator.figures.logo import Logo
from generator.formats.pptx import opc
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.continued import all_slides
from generator.formats.pptx.deck_problems import check_slide, check_slides
from generator.formats.pptx.figures import Colours
from generator.formats.pptx.fill import Filling, fill
from generator.formats.pptx.gaps.opening import let_go
from generator.formats.pptx.gaps.properties import say
from generator.formats.pptx.gaps.quick import quick
from generator.formats.pptx.gaps.saving import parts_of
from generator.formats.pptx.gaps.sections import list_sections
from generator.formats.pptx.gaps.shows import be, loop, stay
from generator.formats.pptx.kept_decks import PROPERTIES, KeptDeck, kept_deck
from generator.formats.pptx.kept_slides import KEPT, Placement, SlideRecipe, WrittenSlide, add_written, slots, written
from generator.formats.pptx.layout_names import layout_of, used_by
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.notes import write_notes
from generator.formats.pptx.opc import Package, as_it_is, write_package
from generator.formats.pptx.opening import house_file, open_file, own_file
from generator.formats.pptx.pace import time_on
from generator.formats.pptx.placeholders import ReadLayout, read_layouts
from generator.formats.pptx.placement import PlacedSlide, placed
from generator.formats.pptx.runs import Speech
from generator.formats.pptx.spread import Spread, spread
from generator.formats.pptx.template import house_template
from generator.formats.pptx.template_problems import check_template
from generator.problems import Problem, errors


def render_deck(
    deck: Deck,
    theme: Theme,
    template: bytes | None = None,
    logo: Logo | None = None,
    kind: Literal["pptx", "potx"] = "pptx",
    *,
    seal: bool = False,
) -> Rendered:
    """Return the deck as a file, based on our own template with the clinic's logo or on the clinic's own `template`.

    `kind` says whether it is a presentation or a template with samples; with `seal` the file has one. ValueError if `template` can't be
    used.
    """
    shown_logo = _shown(deck, logo)
    own = read_template(template) if template else None
    layouts = own.layouts if own else read_layouts(house_template(theme, deck.lang, shown_logo))
    unfit = errors((*own.problems, *check_template(own.package, layouts, used_by(deck)))) if own else ()
    if unfit:
        return Rendered(b"", 0, unfit)
    slides = all_slides(deck, layouts)
    file = own_file(template) if template else house_file(theme, deck.lang, shown_logo)
    making = _Making(deck, layouts, slots(deck, slides, file, Colours(tuple(theme.colours.items()))))
    problems = check_slides(slides, making.problems)
    if errors(problems):
        return Rendered(b"", 0, problems)
    main_type = opc.TEMPLATE_TYPE if kind == "potx" else opc.SHOW_TYPE if deck.pace else opc.MAIN_TYPE
    return Rendered(write_package(making.parts(file, main_type), sealed_parts if seal else as_it_is), len(slides), problems)


def load(decks: Iterable[tuple[Deck, Theme, Logo | None]]) -> None:
    """Make our own template for decks in a theme and with a logo; those that are alike share it."""
    for deck, theme, logo in decks:
        read_layouts(house_template(theme, deck.lang, _shown(deck, logo)))
        house_file(theme, deck.lang, _shown(deck, logo))


def _shown(deck: Deck, logo: Logo | None) -> SlideLogo:
    """Return the logo as slides show it; templates without one are the same for all clinics."""
    return SlideLogo(logo, deck.logo_alt) if logo else SlideLogo()


def samples(deck: Deck) -> tuple[Slide, ...]:
    """Return the first slide of each layout that a deck uses, without links to other slides."""
    first: dict[str, Slide] = {}
    for slide in deck.slides:
        first.setdefault(layout_of(slide), slide)
    return tuple(_unlinked(slide) for slide in first.values())


def _unlinked(slide: Slide) -> Slide:
    lines = {slot: tuple(replace(line, to=None) for line in given) for slot, given in slide.lines.items()}
    return replace(slide, lines=lines, back=None, skip=None)


class _Making:
    """The slides of one deck: which of them are known from another one, and what is wrong with each."""

    def __init__(self, deck: Deck, layouts: Mapping[str, ReadLayout], of: tuple[SlideRecipe, ...]) -> None:
        self._deck, self._layouts, self._slots = deck, layouts, of
        self._stands: dict[int, tuple[Spread, PlacedSlide]] = {}
        self._known = [KEPT.of(slot) for slot in of]
        self.problems = [known[1] if known else self._judged(slot) for slot, known in zip(of, self._known, strict=True)]

    def _judged(self, slot: SlideRecipe) -> tuple[Problem, ...]:
        return check_slide(slot.number, slot.slide, *self._placed(slot), self._layout(slot), slot.opens)

    def _placed(self, slot: SlideRecipe) -> tuple[Spread, PlacedSlide]:
        """Return a slide's words and figures by place, and where they stand."""
        if slot.number not in self._stands:
            given = spread(slot.slide, self._deck)
            self._stands[slot.number] = given, placed(given, self._layout(slot))
        return self._stands[slot.number]

    def _layout(self, slot: SlideRecipe) -> ReadLayout:
        return self._layouts[layout_of(slot.slide)]

    def parts(self, file: bytes, main_type: str) -> Package:
        """Return the parts of the deck in a file without slides: those of the last one like it, or all of them anew."""
        deck, slides = self._deck, [slot.slide for slot in self._slots]
        frame = (file, main_type, deck.name, deck.lang, deck.pace, tuple((slide.id, slide.section, layout_of(slide)) for slide in slides))
        was = KEPT.decks.get(frame)
        parts = self._like(was, file, main_type) if was else None
        if parts is None:
            parts, names = self._made(file, main_type, self._slots)
            if new := kept_deck(parts, self._written, names, [slide.id for slide in slides]):
                KEPT.decks[frame] = new
        return parts

    def _like(self, was: KeptDeck, file: bytes, main_type: str) -> Package | None:
        """Return the parts of a deck that differs from another one in a few slides: only these are made, with those that they open."""
        new = {slot.slide.id: slot.opens for slot, known in zip(self._slots, self._known, strict=True) if not known}
        some = [slot for slot in self._slots if slot.slide.id in new or any(slot.slide.id in opened for opened in new.values())]
        parts, _ = self._made(file, main_type, some)
        return was.with_slides(self._written, [slot.slide.id for slot in self._slots], parts[PROPERTIES])

    @property
    def _written(self) -> tuple[WrittenSlide | None, ...]:
        return tuple(known[0] if known else None for known in self._known)

    def _made(self, file: bytes, main_type: str, some: Sequence[SlideRecipe]) -> tuple[Package, tuple[str, ...]]:
        """Return the parts of the deck with some of its slides, and the names of these; slides that are new are kept."""
        with quick():
            presentation = open_file(file)
            names = self._add_slides(presentation, some)
            _describe(presentation, self._deck)
            if self._deck.pace:
                loop(presentation)
            be(presentation, main_type)
            parts = parts_of(presentation)
            let_go(presentation)
        self._keep(parts, names, some)
        return parts, names

    def _add_slides(self, presentation: Any, some: Sequence[SlideRecipe]) -> tuple[str, ...]:
        """Add slides, then fill them: a link may open one that comes later. Return the names of their parts."""
        by_name = {layout.name: layout for master in presentation.slide_masters for layout in master.slide_layouts}
        layouts, known = [by_name[layout_of(slot.slide)] for slot in some], [self._known[slot.number - 1] for slot in some]
        made = [self._added(presentation, layout, each) for layout, each in zip(layouts, known, strict=True)]
        by_id = {slot.slide.id: each for slot, each in zip(some, made, strict=True)}
        speech = Speech(self._deck.lang, {slot.slide.id: (by_id[slot.slide.id], slot.slide.title.plain) for slot in some})
        whole = len(some) == len(self._slots)
        for slot, layout, each, own in zip(some, layouts, made, known, strict=True):
            if own is None:
                self._fill(slot, each, speech)
            elif whole:  # otherwise it is there to be opened
                Placement(presentation, layout.part, {id_: one.part for id_, one in by_id.items()}, own[0]).complete(each.part)
        ids = [listed.id for listed in presentation.slides._sldIdLst]
        sections = [(slot.slide.section, id_) for slot, id_ in zip(some, ids, strict=True)]
        list_sections(presentation, sections, self._deck.name)
        return tuple(each.part.partname.membername for each in made)

    def _added(self, presentation: Any, layout: Any, known: tuple[WrittenSlide, tuple[Problem, ...]] | None) -> Any:
        return add_written(presentation, known[0]) if known else presentation.slides.add_slide(layout)

    def _fill(self, slot: SlideRecipe, made: Any, speech: Speech) -> None:
        given, where = self._placed(slot)
        fill(Filling(made, slot.number, given, where, self._layout(slot), speech, slot.colours))
        write_notes(made, slot.slide.notes, speech, slot.number)
        if self._deck.pace:
            stay(made, time_on(given, self._deck.pace))

    def _keep(self, parts: Package, names: Sequence[str], some: Sequence[SlideRecipe]) -> None:
        """Keep those of some slides that are new, for decks to come; `names` are those of the slides' parts."""
        ids = {name: slot.slide.id for name, slot in zip(names, some, strict=True)}
        for name, slot in zip(names, some, strict=True):
            n = slot.number - 1
            if not self._known[n] and (made := written(parts, name, ids)):
                KEPT.keep(slot, made, self.problems[n])
                self._known[n] = made, self.problems[n]


def _describe(presentation: Any, deck: Deck) -> None:
    """Say in the file's properties what it is; `version` and `identifier` say what it was made from."""
    about, issued = presentation.core_properties, datetime.fromisoformat(deck.issued)
    for name, words in (("title", deck.title), ("subject", deck.subject), ("author", deck.author), ("keywords", deck.keywords)):
        say(presentation, name, words)
    say(presentation, "last_modified_by", deck.author)
    about.revision, about.language, about.version = 1, deck.lang, deck.version
    say(presentation, "identifier", identifier(deck))
    about.created = about.modified = issued
