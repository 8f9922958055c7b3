"""Slides that people read by themselves while they wait: those of the talk, in fewer words and larger type, without links.

They are not about any one person, and never give the clinic's view without the evidence beside it.
"""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections import about_exosomes, contact, licence, masthead, questions, risks
from generator.compose.sections import exosomes as answer
from generator.compose.sections.speech import notes
from generator.compose.sections.what import scalp
from generator.document.deck import Layout, Slide, Slot, SlotLine
from generator.text import Text

MOST_POINTS = 2  # below a lead, beside a drawing


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of the loop."""
    treatment = context.book.treatment
    title = context.labels.say("loop_title", title=treatment.deck_title)
    return Text(title.spans, treatment.deck_title.location), treatment.deck_subtitle


def welcome(context: Context) -> tuple[Slide, ...]:
    """Return the first slide: what this is about, that it is not personal advice, and what the clinic earns money from."""
    (slide,) = masthead.slides(context)
    labels, control = context.labels, context.book.control
    slots: dict[Slot, tuple[SlotLine, ...]] = {"content": (SlotLine(control.disclaimer), SlotLine(control.funding))}
    said = notes(context, labels["notes_loop"], labels["closing_1"])
    return (replace(_large(slide, "poster-title", slots), title=title_of(context)[0], notes=said),)


def about(context: Context) -> tuple[Slide, ...]:
    """Return what exosomes are."""
    (slide,) = about_exosomes.slides(context)
    return (_large(slide, "poster-visual", {**slide.slots, "content": slide.slots["content"][: 1 + MOST_POINTS]}),)


def hair_cycle(context: Context) -> tuple[Slide, ...]:
    """Return how hair grows."""
    (slide,) = about_exosomes.cycle_slides(context)
    return (_large(slide, "poster-visual", slide.slots),)


def conditions(context: Context) -> tuple[Slide, ...]:
    """Return a slide for each condition, with view and evidence in the same size."""
    return tuple(_view(context.about_condition(condition)) for condition in context.book.conditions)


def _view(context: Context) -> Slide:
    (slide,) = answer.slides(context)
    condition, labels = context.subject, context.labels
    proof = context.evidence_words(condition.exosomes.evidence.level)
    slots: dict[Slot, tuple[SlotLine, ...]] = {
        "answer": slide.slots["answer"],
        "evidence": (SlotLine(labels["evidence_head"], 1), SlotLine(proof)),
        "content": (SlotLine(condition.exosomes.answer_text),),
    }
    return replace(_large(slide, "poster-answer", slots), drawings={**slide.drawings, "visual": scalp(context, ())})


def benefits_and_risks(context: Context) -> tuple[Slide, ...]:
    """Return benefits and risks side by side."""
    (slide,) = risks.slides(context)
    return (_large(slide, "poster-compare", slide.slots),)


def licence_status(context: Context) -> tuple[Slide, ...]:
    """Return what the regulator says, and that people can ask."""
    (slide,) = licence.slides(context)
    head = SlotLine(context.licence().headline.strong())
    return (_large(slide, "poster-visual", {**slide.slots, "content": (head, SlotLine(context.labels["licence_ask"]))}),)


def things_to_ask(context: Context) -> tuple[Slide, ...]:
    """Return the questions that most people may want to ask."""
    (slide,) = questions.slides(context)
    return (_large(slide, "poster-questions", {"content": tuple(map(SlotLine, questions.most_asked(context)))}),)


def closing(context: Context) -> tuple[Slide, ...]:
    """Return the last slide; its QR code can be scanned from a chair, and the address is not a link."""
    (slide,) = contact.slides(context)
    scan, address = slide.slots["caption"]
    slots: dict[Slot, tuple[SlotLine, ...]] = {
        "content": slide.slots["content"],
        "caption": (scan, replace(address, text=_unlinked(address.text))),
    }
    labels = context.labels
    said = notes(context, labels["closing_1"], labels["closing_2"], context.book.clinic.urgent)
    return (replace(_large(slide, "poster-closing", slots), title=labels["loop_closing_slide"], notes=said),)


def _large(slide: Slide, layout: Layout, slots: dict[Slot, tuple[SlotLine, ...]]) -> Slide:
    """Return a slide of the talk for a screen: with nobody to ask questions, and no parts of a talk to name."""
    return replace(slide, layout=layout, label=None, notes=replace(slide.notes, ask=None), slots=slots)


def _unlinked(text: Text) -> Text:
    return Text(tuple(replace(span, link=None) for span in text.spans), text.location)
