"""The section kinds, by the names that handouts/*.yaml use. A new kind is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.compose.context import BlockSection, Context, SlideSection
from generator.compose.sections import (
    about_treatment,
    aftercare,
    agenda,
    benefits,
    can_it_help,
    closing_matters,
    condition_slides,
    contact,
    in_short,
    licence,
    main_point,
    masthead,
    numbers,
    options,
    questions,
    risks,
    seek_help,
    short_topics,
    sources,
    steps,
    waiting_room,
    what,
    where_it_may_help,
)
from generator.text import Text

Way = Literal["blocks", "slides", "screen"]  # to present a section: on a page, in a talk, on a screen without a speaker


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of section: a function for each way to present it.

    `needs_condition`: it can only be in a handout about a condition. `whole`: its blocks stay on one page.
    `title`: it is a masthead, and this returns the document's title and subtitle. `leads_to_sources`: it says where all of them are.
    """

    blocks: BlockSection | None = None
    slides: SlideSection | None = None
    screen: SlideSection | None = None
    needs_condition: bool = False
    whole: bool = False
    title: Callable[[Context], tuple[Text, Text]] | None = None
    leads_to_sources: bool = False


KINDS: Mapping[str, Kind] = {
    "masthead": Kind(blocks=masthead.blocks, title=masthead.title_of),
    "masthead-in-short": Kind(blocks=in_short.masthead, title=in_short.title_of, needs_condition=True),
    "main-point": Kind(blocks=main_point.blocks),
    "main-point-in-short": Kind(blocks=in_short.main_point, needs_condition=True),
    "finding-in-short": Kind(blocks=in_short.finding, needs_condition=True),
    "picture": Kind(blocks=in_short.picture, needs_condition=True),
    "known-in-short": Kind(blocks=in_short.known, needs_condition=True),
    "options-in-short": Kind(blocks=options.in_short, needs_condition=True),
    "seek-help-in-short": Kind(blocks=seek_help.in_short),
    "questions-in-short": Kind(blocks=in_short.questions, needs_condition=True),
    "full-leaflet": Kind(blocks=in_short.full_leaflet, needs_condition=True, leads_to_sources=True),
    "what": Kind(blocks=what.blocks, slides=what.slides, needs_condition=True),
    "causes": Kind(blocks=short_topics.causes, needs_condition=True),
    "signs": Kind(blocks=short_topics.signs, needs_condition=True),
    "diagnosis": Kind(blocks=short_topics.diagnosis, needs_condition=True),
    "outlook": Kind(blocks=short_topics.outlook, slides=condition_slides.wait, needs_condition=True),
    "what-works": Kind(slides=condition_slides.works, needs_condition=True),
    "deciding": Kind(blocks=short_topics.deciding, slides=about_treatment.choose_slides),
    "can-it-help": Kind(blocks=can_it_help.blocks, slides=can_it_help.slides, needs_condition=True),
    "options": Kind(blocks=options.blocks, slides=options.slides, needs_condition=True),
    "numbers": Kind(blocks=numbers.blocks, needs_condition=True),
    "steps": Kind(blocks=steps.blocks, slides=steps.slides),
    "results": Kind(blocks=steps.results),
    "risks": Kind(blocks=risks.blocks),
    "aftercare": Kind(blocks=aftercare.blocks, slides=aftercare.slides),
    "care": Kind(blocks=aftercare.in_full),
    "product-note": Kind(blocks=aftercare.product_note),
    "seek-help": Kind(blocks=seek_help.blocks, slides=seek_help.slides),
    "living-well": Kind(blocks=closing_matters.living_well, needs_condition=True),
    "questions": Kind(blocks=questions.blocks, slides=questions.slides, whole=True),
    "all-questions": Kind(blocks=questions.for_everybody, whole=True),
    "contact": Kind(blocks=contact.blocks),
    "support": Kind(blocks=closing_matters.support),
    "sources": Kind(blocks=sources.blocks, slides=sources.slides),
    "other-formats": Kind(blocks=closing_matters.other_formats),
    "in-other-languages": Kind(blocks=closing_matters.in_other_languages),
    "control": Kind(blocks=closing_matters.control),
    "about-treatment": Kind(blocks=about_treatment.blocks, slides=about_treatment.slides),
    "cycle": Kind(blocks=about_treatment.cycle, slides=about_treatment.cycle_slides, whole=True),
    "how-it-may-work": Kind(blocks=about_treatment.how, slides=about_treatment.how_slides),
    "where-it-may-help": Kind(blocks=where_it_may_help.blocks, slides=where_it_may_help.slides),
    "benefits": Kind(blocks=benefits.blocks),
    "licence": Kind(blocks=licence.blocks, slides=licence.slides),
    "title": Kind(slides=masthead.slides),
    "agenda": Kind(slides=agenda.slides),
    "conditions": Kind(slides=agenda.slides_of_conditions),
    "benefits-and-risks": Kind(slides=risks.slides),
    "right-for-you": Kind(slides=risks.suitability_slides),
    "closing": Kind(slides=contact.slides),
    "welcome-on-screen": Kind(screen=waiting_room.welcome),
    "about-treatment-on-screen": Kind(screen=waiting_room.about),
    "cycle-on-screen": Kind(screen=waiting_room.cycle),
    "conditions-on-screen": Kind(screen=waiting_room.conditions),
    "licence-on-screen": Kind(screen=waiting_room.licence_status),
    "questions-on-screen": Kind(screen=waiting_room.things_to_ask),
    "seek-help-on-screen": Kind(screen=waiting_room.help_lines),
    "closing-on-screen": Kind(screen=waiting_room.closing, leads_to_sources=True),
}
# Names of format 1: a plan that still has one is told the new one.
RENAMED: Mapping[str, str] = {
    "key-points": "main-point",
    "key-points-in-short": "main-point-in-short",
    "view-in-short": "finding-in-short",
    "exosomes": "can-it-help",
    "about-exosomes": "about-treatment",
    "hair-cycle": "cycle",
    "care-help": "seek-help",
    "about-exosomes-on-screen": "about-treatment-on-screen",
    "hair-cycle-on-screen": "cycle-on-screen",
    "benefits-and-risks-on-screen": "seek-help-on-screen",
}


def kinds_told(way: Way) -> dict[str, Kind]:
    """Return the kinds that can be presented in one way."""
    return {name: kind for name, kind in KINDS.items() if getattr(kind, way)}
