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
class SectionKind:
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


KINDS: Mapping[str, SectionKind] = {
    "masthead": SectionKind(blocks=masthead.blocks, title=masthead.title_of),
    "masthead-of-pages": SectionKind(page=pages.masthead, title=pages.title_of),
    "pages": SectionKind(page=pages.shelf),
    "masthead-in-short": SectionKind(blocks=in_short.masthead, title=in_short.title_of, needs_condition=True),
    "cover": SectionKind(blocks=in_short.cover, title=in_short.title_of, needs_condition=True),
    "main-point": SectionKind(blocks=main_point.blocks),
    "contents": SectionKind(blocks=contents.blocks, page=contents.on_page, whole=True),
    "lead-in-short": SectionKind(blocks=in_short.lead, needs_condition=True),
    "main-point-in-short": SectionKind(blocks=in_short.main_point, needs_condition=True),
    "finding-in-short": SectionKind(blocks=answer.in_short, needs_condition=True),
    "known-in-short": SectionKind(blocks=in_short.known, needs_condition=True),
    "options-in-short": SectionKind(blocks=options.in_short, needs_condition=True),
    "options-in-two-columns": SectionKind(blocks=options.in_two_columns, needs_condition=True),
    "who-should-not-in-short": SectionKind(blocks=in_short.who_should_not, needs_condition=True),
    "seek-help-in-short": SectionKind(blocks=seek_help.in_short),
    "help-by-number-if-room": SectionKind(blocks=seek_help.by_number_if_room),
    "help-by-number-in-short": SectionKind(blocks=seek_help.by_number_in_short, whole=True),
    "contact-band-in-short": SectionKind(blocks=contact_band.band_in_short, needs_condition=True, leads_to_sources=True),
    "contact-band-without-code": SectionKind(blocks=contact_band.band_without_code),
    "full-leaflet": SectionKind(blocks=contact_band.full_leaflet, needs_condition=True, leads_to_sources=True),
    "living-well-in-panel-if-room": SectionKind(blocks=in_short.living_well_if_room, needs_condition=True),
    "questions-in-short": SectionKind(blocks=in_short.questions, needs_condition=True),
    "what": SectionKind(slides=condition.what, needs_condition=True),
    "lead": SectionKind(blocks=main_point.lead, needs_condition=True),
    "gloss": SectionKind(blocks=main_point.gloss),
    "answer": SectionKind(blocks=answer.blocks, needs_condition=True),
    "do-now": SectionKind(blocks=main_point.do_now, needs_condition=True),
    "topics": SectionKind(blocks=short_topics.topics, needs_condition=True),
    "pattern-if-room": SectionKind(blocks=short_topics.pattern_if_room, needs_condition=True, whole=True),
    "course-if-room": SectionKind(blocks=short_topics.course, needs_condition=True, whole=True),
    "choices": SectionKind(blocks=choices.blocks, needs_condition=True),
    "what-choices-ask": SectionKind(blocks=choices.asked),
    "what-choices-ask-if-room": SectionKind(blocks=choices.asked_if_room, needs_condition=True),
    "what-matters": SectionKind(blocks=choices.what_matters, slides=deciding.what_matters),
    "getting-care": SectionKind(blocks=if_you_choose.getting_care, needs_condition=True),
    "if-you-choose": SectionKind(blocks=if_you_choose.blocks, needs_condition=True),
    "known": SectionKind(blocks=if_you_choose.known, needs_condition=True, whole=True),
    "harms": SectionKind(blocks=if_you_choose.harms, slides=deciding.harms),
    "who-should-not": SectionKind(blocks=if_you_choose.who_should_not),
    "licence-in-short": SectionKind(blocks=if_you_choose.licence),
    "help-by-number": SectionKind(blocks=seek_help.by_number, whole=True),
    "contact-band": SectionKind(blocks=contact_band.band, page=contact_band.band_on_page),
    "sources-in-short": SectionKind(blocks=sources.run_in),
    "sources-if-room": SectionKind(blocks=sources.with_titles),
    "other-formats-in-short": SectionKind(blocks=closing_matters.other_formats_in_short),
    "control-in-short": SectionKind(blocks=closing_matters.control_in_short),
    "control-in-brief": SectionKind(blocks=closing_matters.control_in_brief),
    "outlook": SectionKind(slides=condition.wait, needs_condition=True),
    "what-works": SectionKind(slides=condition.works, needs_condition=True),
    "deciding": SectionKind(blocks=short_topics.deciding, slides=about.choose),
    "can-it-help": SectionKind(slides=condition.can_it_help, needs_condition=True),
    "options": SectionKind(slides=deciding.options, needs_condition=True),
    "how-common": SectionKind(blocks=how_common.blocks, needs_condition=True),
    "steps": SectionKind(blocks=steps.blocks, slides=about.steps),
    "results": SectionKind(blocks=steps.results),
    "risks": SectionKind(blocks=risks.blocks),
    "aftercare": SectionKind(blocks=aftercare.blocks, slides=about.aftercare),
    "clock": SectionKind(blocks=aftercare.clock),
    "care": SectionKind(blocks=aftercare.in_full),
    "product-note": SectionKind(blocks=aftercare.product_note, whole=True),
    "notes-if-room": SectionKind(blocks=aftercare.notes_if_room, page=aftercare.notes_on_page),
    "seek-help": SectionKind(blocks=seek_help.blocks, slides=closing.help_now),
    "questions": SectionKind(blocks=questions.blocks, whole=True),
    "all-questions": SectionKind(blocks=questions.for_everybody, whole=True),
    "contact": SectionKind(blocks=contact.blocks),
    "living-well-if-room": SectionKind(blocks=closing_matters.living_well_if_room, needs_condition=True),
    "support-if-offered": SectionKind(blocks=closing_matters.support_if_offered, needs_condition=True),
    "support-if-not-offered": SectionKind(blocks=closing_matters.support_if_not_offered, needs_condition=True),
    "support-in-short": SectionKind(blocks=closing_matters.support_in_short),
    "support-if-room": SectionKind(blocks=closing_matters.support_if_room),
    "support": SectionKind(blocks=closing_matters.support),
    "sources": SectionKind(blocks=sources.blocks, slides=closing.sources),
    "other-formats": SectionKind(blocks=closing_matters.other_formats),
    "in-other-languages": SectionKind(blocks=closing_matters.in_other_languages),
    "control": SectionKind(blocks=closing_matters.control),
    "about-treatment": SectionKind(blocks=about_treatment.blocks, slides=about.what),
    "cycle": SectionKind(blocks=about_treatment.cycle, whole=True),
    "how-it-may-work": SectionKind(blocks=about_treatment.how, slides=about.how),
    "where-it-may-help": SectionKind(blocks=where_it_may_help.blocks, slides=studied.slides),
    "benefits": SectionKind(blocks=benefits.blocks),
    "licence": SectionKind(blocks=licence.blocks, slides=about.licence),
    "map": SectionKind(slides=opening.map_of_types),
    "interest": SectionKind(slides=opening.interest),
    "what-brought-you": SectionKind(slides=opening.what_brought_you, needs_condition=True),
    "conditions": SectionKind(slides=condition.of_all),
    "hopes-and-harms": SectionKind(slides=about.hopes_and_harms),
    "right-for-you": SectionKind(slides=about.right_for_you),
    "next-step": SectionKind(slides=closing.next_step),
    "interest-on-screen": SectionKind(screen=screen.welcome),
    "about-treatment-on-screen": SectionKind(screen=screen.what),
    "people-studied-on-screen": SectionKind(screen=screen.people),
    "licence-on-screen": SectionKind(screen=screen.licence_status),
    "questions-on-screen": SectionKind(screen=screen.things_to_ask),
    "leaflets-on-screen": SectionKind(screen=screen.leaflets, leads_to_sources=True),
    "seek-help-on-screen": SectionKind(screen=screen.help_lines),
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


def kinds_told(way: Way) -> dict[str, SectionKind]:
    """Return the kinds that can be presented in one way."""
    return {name: kind for name, kind in KINDS.items() if kind.presented(way)}
