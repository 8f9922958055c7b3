"""The section kinds, by the names that handouts/*.yaml use. A new kind is one function and one line here."""

from __future__ import annotations

from generator.compose.context import BlockSection, SlideSection
from generator.compose.sections import (
    about_exosomes,
    aftercare,
    agenda,
    benefits,
    closing_matters,
    contact,
    exosomes,
    in_short,
    key_points,
    licence,
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

BLOCKS: dict[str, BlockSection] = {
    "masthead": masthead.blocks,
    "masthead-in-short": in_short.masthead,
    "key-points": key_points.blocks,
    "key-points-in-short": in_short.key_points,
    "view-in-short": in_short.view,
    "picture": in_short.picture,
    "known-in-short": in_short.known,
    "options-in-short": in_short.options,
    "seek-help-in-short": in_short.seek_help,
    "questions-in-short": in_short.questions,
    "full-leaflet": in_short.full_leaflet,
    "what": what.blocks,
    "causes": short_topics.causes,
    "signs": short_topics.signs,
    "diagnosis": short_topics.diagnosis,
    "outlook": short_topics.outlook,
    "deciding": short_topics.deciding,
    "exosomes": exosomes.blocks,
    "options": options.blocks,
    "numbers": numbers.blocks,
    "steps": steps.blocks,
    "results": steps.results,
    "risks": risks.blocks,
    "aftercare": aftercare.blocks,
    "care": aftercare.in_full,
    "product-note": aftercare.product_note,
    "seek-help": seek_help.blocks,
    "care-help": seek_help.after_treatment,
    "living-well": closing_matters.living_well,
    "questions": questions.blocks,
    "all-questions": questions.for_everybody,
    "contact": contact.blocks,
    "support": closing_matters.support,
    "sources": sources.blocks,
    "other-formats": closing_matters.other_formats,
    "in-other-languages": closing_matters.in_other_languages,
    "control": closing_matters.control,
    "about-exosomes": about_exosomes.blocks,
    "hair-cycle": about_exosomes.hair_cycle,
    "how-it-may-work": about_exosomes.how,
    "where-it-may-help": where_it_may_help.blocks,
    "benefits": benefits.blocks,
    "licence": licence.blocks,
}

SLIDES: dict[str, SlideSection] = {
    "title": masthead.slides,
    "agenda": agenda.slides,
    "about-exosomes": about_exosomes.slides,
    "hair-cycle": about_exosomes.cycle_slides,
    "how-it-may-work": about_exosomes.how_slides,
    "where-it-may-help": where_it_may_help.slides,
    "conditions": agenda.condition_slides,
    "what": what.slides,
    "exosomes": exosomes.slides,
    "options": options.slides,
    "steps": steps.slides,
    "benefits-and-risks": risks.slides,
    "right-for-you": risks.suitability_slides,
    "licence": licence.slides,
    "aftercare": aftercare.slides,
    "seek-help": seek_help.slides,
    "questions": questions.slides,
    "sources": sources.slides,
    "closing": contact.slides,
}

SCREENS: dict[str, SlideSection] = {
    "welcome-on-screen": waiting_room.welcome,
    "about-exosomes-on-screen": waiting_room.about,
    "hair-cycle-on-screen": waiting_room.hair_cycle,
    "conditions-on-screen": waiting_room.conditions,
    "benefits-and-risks-on-screen": waiting_room.benefits_and_risks,
    "licence-on-screen": waiting_room.licence_status,
    "questions-on-screen": waiting_room.things_to_ask,
    "closing-on-screen": waiting_room.closing,
}

MASTHEADS = {"masthead": masthead.title_of, "masthead-in-short": in_short.title_of}  # the first section; it gives the title
DECK_TITLES = {"pptx": masthead.deck_title_of, "ppsx": waiting_room.title_of}
NEED_CONDITION = frozenset(
    {
        "what", "causes", "signs", "diagnosis", "outlook", "exosomes", "options", "numbers", "seek-help", "living-well", "questions",
        "masthead-in-short", "key-points-in-short", "view-in-short", "picture", "known-in-short", "options-in-short",
        "seek-help-in-short", "questions-in-short", "full-leaflet",
    }
)  # fmt: skip
SLIDES_NEED_CONDITION = frozenset({"what", "exosomes", "options", "seek-help"})
WHOLE = frozenset({"questions", "all-questions", "seek-help", "care-help", "what", "hair-cycle"})
