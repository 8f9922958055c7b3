"""Slides that people read by themselves while they wait: without a speaker, without links, about nobody in particular.

A public screen gives no verdict: it says what may be asked, how many people were studied, how to get the leaflet, and where to get help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.compose.context import Context, titled
from generator.compose.sections import contact_band, questions, seek_help
from generator.compose.sections.contact import printed_address
from generator.compose.slides import about, studied
from generator.compose.slides.long_names import AtOnce
from generator.compose.slides.slide import slide
from generator.compose.slides.speech import first_sentence
from generator.document.blocks import HelpRow
from generator.document.deck import Layout, Notes, Slide, Slot, SlotPart
from generator.text import Text

LEAFLETS = AtOnce(10, 4, 4)
_MOST_ASKED, _MOST_NUMBERS = 3, 4
_LINKS: tuple[Slot, ...] = (
    "link-1", "link-2", "link-3", "link-4", "link-5", "link-6", "link-7", "link-8", "link-9", "link-10",
)  # fmt: skip
_ART: tuple[Slot, ...] = ("art-1", "art-2", "art-3", "art-4", "art-5", "art-6", "art-7", "art-8", "art-9", "art-10")


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of the loop."""
    talk = context.book.treatment.talk
    return titled(context.labels.say("loop_title", title=talk.title), talk.title), talk.subtitle


def _unspoken(context: Context, slide_: Slide) -> Slide:
    """Return a slide that nobody speaks at: its notes say so, and where its sources are; nothing on it is a link."""
    labels = context.labels
    said = Notes(say=(labels["notes_loop"], labels["notes_loop_sources"]), named=slide_.notes.named)
    lines = {slot: tuple(replace(line, text=_unlinked(line.text)) for line in given) for slot, given in slide_.lines.items()}
    return replace(slide_, notes=said, lines=lines, sources=None, back=None, skip=None)


def _unlinked(text: Text) -> Text:
    return Text(tuple(replace(span, link=None) for span in text.spans), text.location)


def _shown(
    context: Context,
    id_: str,
    layout: Layout,
    title: Text,
    section: str,
    lines: Mapping[Slot, Iterable[Text]],
    parts: Mapping[Slot, SlotPart | None] | None = None,
) -> Slide:
    part = context.labels.plain(section)
    return _unspoken(context, slide(context, id_, layout, title, part, say=(), ask=None, lines=lines, parts=parts))


def welcome(context: Context) -> tuple[Slide, ...]:
    """Return the first slide: what the clinic earns money from, and that the screen gives no personal advice."""
    control, labels = context.book.control, context.labels
    lines: Mapping[Slot, Iterable[Text]] = {"statement": (first_sentence(control.disclaimer), labels["closing_1"])}
    return (_shown(context, "interest", "statement", control.interest, "part_welcome", lines),)


def what(context: Context) -> tuple[Slide, ...]:
    """Return what the treatment is."""
    return tuple(_unspoken(context, each) for each in about.what(context))


def people(context: Context) -> tuple[Slide, ...]:
    """Return how many people were studied, and a question to ask about it."""
    chart = replace(studied.chart(context), note=context.labels["chart_note_ask"])
    (slide_,) = studied.slides(context)
    return (_unspoken(context, replace(slide_, title=context.labels["people_slide"], parts={"chart": chart})),)


def licence_status(context: Context) -> tuple[Slide, ...]:
    """Return what the regulator says, and that people can ask."""
    return tuple(_unspoken(context, each) for each in about.licence(context))


def things_to_ask(context: Context) -> tuple[Slide, ...]:
    """Return the questions most worth asking, and the code of the clinic's website."""
    labels, clinic = context.labels, context.book.clinic
    lines: Mapping[Slot, Iterable[Text]] = {
        "lead": questions.most_asked(context)[:_MOST_ASKED],
        "code-words": (printed_address(clinic.link, clinic.location("link")),),
    }
    return (_shown(context, "questions", "say", labels["questions_slide"], "part_next", lines, {"code": contact_band.code(context)}),)


def leaflets(context: Context) -> tuple[Slide, ...]:
    """Return a code for each type's leaflet, ten to a slide or fewer."""
    labels, parts = context.labels, LEAFLETS.groups(context.book.conditions)
    more = (labels.say("leaflets_slide_more", part=str(n), parts=str(len(parts))) for n in range(2, len(parts) + 1))
    return tuple(
        _shown(
            context,
            "leaflets" if n == 1 else f"leaflets-{n}",
            "codes",
            title,
            "part_next",
            {slot: (condition.plain_name,) for slot, condition in zip(_LINKS, own, strict=False)},
            {slot: contact_band.code(context.about_condition(condition)) for slot, condition in zip(_ART, own, strict=False)},
        )
        for n, (title, own) in enumerate(zip((labels["leaflets_slide"], *more), parts, strict=True), 1)
    )


def help_lines(context: Context) -> tuple[Slide, ...]:
    """Return whom anybody can turn to at any time; none if the content names nobody."""
    cells = seek_help.at_any_time(context)[:_MOST_NUMBERS]
    if not cells:
        return ()
    return (_shown(context, "seek-help", "help", context.labels["help_slide_screen"], "part_next", {}, {"help": HelpRow(cells)}),)
