"""Slides that people read by themselves while they wait: those of the talk, in fewer words and larger type, without links.

They are not about any one person, and a public screen gives no verdict: it says how many people were studied, what to ask and where
to get help.
"""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context, titled
from generator.compose.sections import about_treatment, contact, licence, masthead, questions, seek_help
from generator.compose.sections.can_it_help import counted
from generator.compose.sections.speech import notes
from generator.compose.sections.what import pattern
from generator.document.deck import Layout, Slide, Slot, SlotLine
from generator.text import Text

MOST_POINTS = 2  # below a lead, beside a drawing


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of the loop."""
    talk = context.book.treatment.talk
    return titled(context.labels.say("loop_title", title=talk.title), talk.title), talk.subtitle


def welcome(context: Context) -> tuple[Slide, ...]:
    """Return the first slide: what this is about, that it is not personal advice, and what the clinic earns money from."""
    (slide,) = masthead.slides(context)
    labels, control = context.labels, context.book.control
    slots: dict[Slot, tuple[SlotLine, ...]] = {"content": (SlotLine(control.disclaimer), SlotLine(control.interest))}
    said = notes(context, labels["notes_loop"], labels["closing_1"])
    return (replace(_large(slide, "poster-title", slots), title=title_of(context)[0], notes=said),)


def about(context: Context) -> tuple[Slide, ...]:
    """Return what the treatment is, and where studies were made."""
    return tuple(_shortened(slide) for slide in about_treatment.slides(context))


def cycle(context: Context) -> tuple[Slide, ...]:
    """Return how what is treated grows."""
    return tuple(_beside_drawing(slide, slide.slots["content"]) for slide in about_treatment.cycle_slides(context))


def _shortened(slide: Slide) -> Slide:
    return _beside_drawing(slide, slide.slots["content"][: 1 + MOST_POINTS])


def _beside_drawing(slide: Slide, lines: tuple[SlotLine, ...]) -> Slide:
    """Return a slide with its drawing; where it has none, with its lines as a list over the whole width."""
    if slide.drawings:
        return _large(slide, "poster-visual", {**slide.slots, "content": lines})
    return _large(slide, "poster-questions", {"content": tuple(replace(line, level=0) for line in lines)})


def conditions(context: Context) -> tuple[Slide, ...]:
    """Return a slide for each condition: how it looks, and how many people were studied."""
    return tuple(_condition(context.about_condition(condition)) for condition in context.book.conditions)


def _condition(context: Context) -> Slide:
    labels, condition = context.labels, context.subject
    drawing = pattern(context, labelled=False)
    lines = (SlotLine(condition.subtitle), SlotLine(counted(context), 1), SlotLine(labels["ask_for_leaflet"], 1))
    slide = Slide(
        f"type-{condition.id}",
        "poster-visual",
        condition.plain_name,
        notes=notes(context, condition.main_point, labels["ask_for_leaflet"]),
        section=labels.plain("part_conditions"),
        drawings={"visual": drawing} if drawing else {},
        location=condition.plain_name.location,
    )
    return _beside_drawing(slide, lines)


def licence_status(context: Context) -> tuple[Slide, ...]:
    """Return what the regulator says, and that people can ask."""
    return tuple(_shortened(slide) for slide in licence.slides(context))


def things_to_ask(context: Context) -> tuple[Slide, ...]:
    """Return the questions that most people may want to ask."""
    (slide,) = questions.slides(context)
    return (_large(slide, "poster-questions", {"content": tuple(map(SlotLine, questions.most_asked(context)))}),)


def help_lines(context: Context) -> tuple[Slide, ...]:
    """Return whom to turn to."""
    return seek_help.on_screen(context)


def closing(context: Context) -> tuple[Slide, ...]:
    """Return the last slide: its QR code can be scanned from a chair, the address is not a link, and the leaflets have the sources."""
    (slide,) = contact.slides(context)
    labels = context.labels
    first, _, phone = slide.slots["content"]
    scan, address = slide.slots["caption"]
    slots: dict[Slot, tuple[SlotLine, ...]] = {
        "content": (first, SlotLine(labels["loop_leaflets"]), phone),
        "caption": (scan, replace(address, text=_unlinked(address.text))),
    }
    said = notes(context, labels["closing_1"], labels["closing_2"], labels["closed"])
    return (replace(_large(slide, "poster-closing", slots), title=labels["loop_closing_slide"], notes=said),)


def _large(slide: Slide, layout: Layout, slots: dict[Slot, tuple[SlotLine, ...]]) -> Slide:
    """Return a slide of the talk for a screen: with nobody to ask questions, and no parts of a talk to name."""
    return replace(slide, layout=layout, label=None, notes=replace(slide.notes, ask=None), slots=slots)


def _unlinked(text: Text) -> Text:
    return Text(tuple(replace(span, link=None) for span in text.spans), text.location)
