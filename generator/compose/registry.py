"""The section kinds, by the names that handouts/*.yaml use. A new kind is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.compose.context import BlockSection, Context, SlideSection
from generator.compose.sections import (
    about_treatment,
    aftercare,
    answer,
    benefits,
    choices,
    closing_matters,
    contact,
    contact_band,
    contents,
    how_common,
    if_you_choose,
    in_short,
    licence,
    main_point,
    masthead,
    options,
    pages,
    questions,
    risks,
    seek_help,
    short_topics,
    sources,
    steps,
    where_it_may_help,
)
from generator.compose.slides import about, closing, condition, deciding, opening, screen, studied
from generator.text import Text

Way = Literal["blocks", "page", "slides", "screen"]  # to present a section: on paper, on the web, in a talk, without a speaker


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of section: a function for each way to present it. A `page` on the web has the same blocks as paper, or its own.

    `needs_condition`: it can only be in a handout about a condition. `whole`: its blocks stay on one page.
    `title`: it is a masthead, and this returns the document's title and subtitle. `leads_to_sources`: it says where all of them are,
    so that a document prints no numbers for them.
    """

    blocks: BlockSection | None = None
    page: BlockSection | None = None
    slides: SlideSection | None = None
    screen: SlideSection | None = None
    needs_condition: bool = False
    whole: bool = False
    title: Callable[[Context], tuple[Text, Text]] | None = None
    leads_to_sources: bool = False

    def presented(self, way: Way) -> BlockSection | SlideSection | None:
        """Return the function for one way to present it, if it has one."""
        return self.page or self.blocks if way == "page" else getattr(self, way)


KINDS: Mapping[str, Kind] = {
    "masthead": Kind(blocks=masthead.blocks, title=masthead.title_of),
    "masthead-of-pages": Kind(page=pages.masthead, title=pages.title_of),
    "pages": Kind(page=pages.shelf),
    "masthead-in-short": Kind(blocks=in_short.masthead, title=in_short.title_of, needs_condition=True),
    "cover": Kind(blocks=in_short.cover, title=in_short.title_of, needs_condition=True),
    "main-point": Kind(blocks=main_point.blocks),
    "contents": Kind(blocks=contents.blocks, page=contents.on_page, whole=True),
    "lead-in-short": Kind(blocks=in_short.lead, needs_condition=True),
    "main-point-in-short": Kind(blocks=in_short.main_point, needs_condition=True),
    "finding-in-short": Kind(blocks=answer.in_short, needs_condition=True),
    "known-in-short": Kind(blocks=in_short.known, needs_condition=True),
    "options-in-short": Kind(blocks=options.in_short, needs_condition=True),
    "options-in-two-columns": Kind(blocks=options.in_two_columns, needs_condition=True),
    "who-should-not-in-short": Kind(blocks=in_short.who_should_not, needs_condition=True),
    "seek-help-in-short": Kind(blocks=seek_help.in_short),
    "help-by-number-if-room": Kind(blocks=seek_help.by_number_if_room),
    "help-by-number-in-short": Kind(blocks=seek_help.by_number_in_short, whole=True),
    "contact-band-in-short": Kind(blocks=contact_band.band_in_short, needs_condition=True, leads_to_sources=True),
    "contact-band-without-code": Kind(blocks=contact_band.band_without_code),
    "full-leaflet": Kind(blocks=contact_band.full_leaflet, needs_condition=True, leads_to_sources=True),
    "living-well-in-panel-if-room": Kind(blocks=in_short.living_well_if_room, needs_condition=True),
    "questions-in-short": Kind(blocks=in_short.questions, needs_condition=True),
    "what": Kind(slides=condition.what, needs_condition=True),
    "lead": Kind(blocks=main_point.lead, needs_condition=True),
    "gloss": Kind(blocks=main_point.gloss),
    "answer": Kind(blocks=answer.blocks, needs_condition=True),
    "do-now": Kind(blocks=main_point.do_now, needs_condition=True),
    "topics": Kind(blocks=short_topics.topics, needs_condition=True),
    "pattern-if-room": Kind(blocks=short_topics.pattern_if_room, needs_condition=True, whole=True),
    "course-if-room": Kind(blocks=short_topics.course, needs_condition=True, whole=True),
    "choices": Kind(blocks=choices.blocks, needs_condition=True),
    "what-choices-ask": Kind(blocks=choices.asked),
    "what-choices-ask-if-room": Kind(blocks=choices.asked_if_room, needs_condition=True),
    "what-matters": Kind(blocks=choices.what_matters, slides=deciding.what_matters),
    "getting-care": Kind(blocks=if_you_choose.getting_care, needs_condition=True),
    "if-you-choose": Kind(blocks=if_you_choose.blocks, needs_condition=True),
    "known": Kind(blocks=if_you_choose.known, needs_condition=True, whole=True),
    "harms": Kind(blocks=if_you_choose.harms, slides=deciding.harms),
    "who-should-not": Kind(blocks=if_you_choose.who_should_not),
    "licence-in-short": Kind(blocks=if_you_choose.licence),
    "help-by-number": Kind(blocks=seek_help.by_number, whole=True),
    "contact-band": Kind(blocks=contact_band.band, page=contact_band.band_on_page),
    "sources-in-short": Kind(blocks=sources.run_in),
    "sources-if-room": Kind(blocks=sources.with_titles),
    "other-formats-in-short": Kind(blocks=closing_matters.other_formats_in_short),
    "control-in-short": Kind(blocks=closing_matters.control_in_short),
    "control-in-brief": Kind(blocks=closing_matters.control_in_brief),
    "outlook": Kind(slides=condition.wait, needs_condition=True),
    "what-works": Kind(slides=condition.works, needs_condition=True),
    "deciding": Kind(blocks=short_topics.deciding, slides=about.choose),
    "can-it-help": Kind(slides=condition.can_it_help, needs_condition=True),
    "options": Kind(slides=deciding.options, needs_condition=True),
    "how-common": Kind(blocks=how_common.blocks, needs_condition=True),
    "steps": Kind(blocks=steps.blocks, slides=about.steps),
    "results": Kind(blocks=steps.results),
    "risks": Kind(blocks=risks.blocks),
    "aftercare": Kind(blocks=aftercare.blocks, slides=about.aftercare),
    "clock": Kind(blocks=aftercare.clock),
    "care": Kind(blocks=aftercare.in_full),
    "product-note": Kind(blocks=aftercare.product_note, whole=True),
    "notes-if-room": Kind(blocks=aftercare.notes_if_room, page=aftercare.notes_on_page),
    "seek-help": Kind(blocks=seek_help.blocks, slides=closing.help_now),
    "questions": Kind(blocks=questions.blocks, whole=True),
    "all-questions": Kind(blocks=questions.for_everybody, whole=True),
    "contact": Kind(blocks=contact.blocks),
    "living-well-if-room": Kind(blocks=closing_matters.living_well_if_room, needs_condition=True),
    "support-if-offered": Kind(blocks=closing_matters.support_if_offered, needs_condition=True),
    "support-if-not-offered": Kind(blocks=closing_matters.support_if_not_offered, needs_condition=True),
    "support-in-short": Kind(blocks=closing_matters.support_in_short),
    "support-if-room": Kind(blocks=closing_matters.support_if_room),
    "support": Kind(blocks=closing_matters.support),
    "sources": Kind(blocks=sources.blocks, slides=closing.sources),
    "other-formats": Kind(blocks=closing_matters.other_formats),
    "in-other-languages": Kind(blocks=closing_matters.in_other_languages),
    "control": Kind(blocks=closing_matters.control),
    "about-treatment": Kind(blocks=about_treatment.blocks, slides=about.what),
    "cycle": Kind(blocks=about_treatment.cycle, whole=True),
    "how-it-may-work": Kind(blocks=about_treatment.how, slides=about.how),
    "where-it-may-help": Kind(blocks=where_it_may_help.blocks, slides=studied.slides),
    "benefits": Kind(blocks=benefits.blocks),
    "licence": Kind(blocks=licence.blocks, slides=about.licence),
    "map": Kind(slides=opening.map_of_types),
    "interest": Kind(slides=opening.interest),
    "what-brought-you": Kind(slides=opening.what_brought_you, needs_condition=True),
    "conditions": Kind(slides=condition.of_all),
    "hopes-and-harms": Kind(slides=about.hopes_and_harms),
    "right-for-you": Kind(slides=about.right_for_you),
    "next-step": Kind(slides=closing.next_step),
    "interest-on-screen": Kind(screen=screen.welcome),
    "about-treatment-on-screen": Kind(screen=screen.what),
    "people-studied-on-screen": Kind(screen=screen.people),
    "licence-on-screen": Kind(screen=screen.licence_status),
    "questions-on-screen": Kind(screen=screen.things_to_ask),
    "leaflets-on-screen": Kind(screen=screen.leaflets, leads_to_sources=True),
    "seek-help-on-screen": Kind(screen=screen.help_lines),
}
# Former names, each with those of today: a plan that still has one gets a hint with the one for its format.
RENAMED: Mapping[str, tuple[str, ...]] = {
    "key-points": ("lead", "main-point"),
    "key-points-in-short": ("main-point-in-short",),
    "view-in-short": ("finding-in-short",),
    "exosomes": ("answer", "can-it-help"),
    "about-exosomes": ("about-treatment",),
    "hair-cycle": ("cycle",),
    "care-help": ("seek-help",),
    "about-exosomes-on-screen": ("about-treatment-on-screen",),
    "hair-cycle-on-screen": ("about-treatment-on-screen",),
    "cycle-on-screen": ("about-treatment-on-screen",),
    "welcome-on-screen": ("interest-on-screen",),
    "conditions-on-screen": ("people-studied-on-screen",),
    "closing-on-screen": ("leaflets-on-screen",),
    "title": ("map", "what-brought-you"),
    "agenda": ("map",),
    "benefits-and-risks": ("hopes-and-harms", "harms"),
    "closing": ("next-step",),
    "benefits-and-risks-on-screen": ("seek-help-on-screen",),
    "causes": ("topics",),
    "signs": ("topics",),
    "diagnosis": ("topics",),
    "what": ("topics", "what"),
    "outlook": ("topics", "outlook"),
    "can-it-help": ("answer", "can-it-help"),
    "options": ("choices", "options"),
    "numbers": ("how-common",),
    "living-well": ("living-well-if-room",),
}


def kinds_told(way: Way) -> dict[str, Kind]:
    """Return the kinds that can be presented in one way."""
    return {name: kind for name, kind in KINDS.items() if kind.presented(way)}
