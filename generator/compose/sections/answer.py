"""The strip of answers at the head of a leaflet: what is known, what that rests on, and whether it is a licensed medicine."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.values import sentence
from generator.content.condition import Condition, Counts
from generator.document.blocks import AnswerCell, AnswerStrip, Block, Quantity, Yields
from generator.figures.people import People
from generator.text import Text, join

_WIDTHS = (76, 62, 46)
_OPINIONS = {
    "E0": "opinion_without_study",
    "E1": "opinion_without_study",
    "E2": "opinion_on_little",
    "E3": "opinion_on_little",
}  # below large trials
NOTHING = Text(())
_EVIDENCE_STEP, _HARM_STEP, _ALONE_STEP = 1, 5, 7  # in which a sheet says less: before its choices say nothing of harms


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the strip."""
    return (_strip(context, _evidence(context)),)


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the strip; where a sheet is full, with the evidence in one line, and then without the harms, which stand with the choices.

    Last, it gives the answers alone: nobody is drawn, and what the studies compared is left to the leaflet.
    """
    labels, headline = context.labels, sentence(context.subject.can_it_help.evidence.headline)
    whole, brief = (_strip(context, evidence) for evidence in (_evidence(context), headline))
    harmless = _strip(context, headline, harms=False)
    alone = replace(harmless, cells=(_finding(context, NOTHING), _grounds(context, headline, drawn=False), harmless.cells[2]))
    least = Yields((harmless,), (alone,), _ALONE_STEP, labels.plain("yields_compared"))
    shorter = Yields((brief,), (least,), _HARM_STEP, labels.plain("yields_harm"))
    return (Yields((whole,), (shorter,), _EVIDENCE_STEP, labels.plain("yields_evidence")),)


def _evidence(context: Context) -> Text:
    evidence = context.subject.can_it_help.evidence
    return join((evidence.text, context.cited(evidence.sources)), "")


def _strip(context: Context, evidence: Text, *, harms: bool = True) -> AnswerStrip:
    return AnswerStrip((_finding(context, compared(context)), _grounds(context, evidence), _licence(context, harms=harms)), _WIDTHS)


def _finding(context: Context, compared_: Text) -> AnswerCell:
    """Return the finding in words, with what was compared; the clinic's opinion is an aside in text size."""
    finding, labels = context.subject.can_it_help.finding, context.labels
    said = with_reason(context, compared_)
    return AnswerCell(labels["can_it_help_heading"], labels[f"finding_{finding}"], said, context.opinion(_opinion(context)))


def with_reason(context: Context, words: Text | None = None) -> Text:
    """Return why the treatment is not expected to help, if that is the answer, before other words."""
    why = context.subject.can_it_help.why_none
    return join(each for each in (why and sentence(why), words) if each and each.spans)


def _opinion(context: Context) -> str:
    """Return the label of the clinic's opinion: one that goes further than the evidence says so."""
    help_ = context.subject.can_it_help
    if help_.finding == "none":
        return "opinion_of_clinic"
    return _OPINIONS.get(help_.evidence.level, "opinion_of_clinic")


def on_slide(context: Context) -> AnswerStrip:
    """Return the strip for a slide: the same answers, the evidence as a number alone."""
    labels, finding = context.labels, context.subject.can_it_help.finding
    counts = context.subject.can_it_help.evidence.our_way
    found = AnswerCell(labels["can_it_help_heading"], labels[f"finding_{finding}"], context.opinion("opinion_on_slide"))
    counted = replace(people(context, drawn=False), words=_studies_on_slide(context, counts))
    grounds = AnswerCell(labels["grounds_on_slide"], counted, NOTHING)
    licence = AnswerCell(labels["licensed_on_slide"], labels["licensed_no"], NOTHING, warns=True)
    return AnswerStrip((found, grounds, licence), _WIDTHS)


def _studies_on_slide(context: Context, counts: Counts) -> Text:
    labels = context.labels
    if counts.studies > 1:
        return labels.say("people_studies_on_slide", studies=str(counts.studies))
    if not counts.studies:
        return labels["people_none_on_slide"]
    return labels["person_one_study_on_slide" if counts.people == 1 else "people_one_study_on_slide"]


def people_in_all(condition: Condition) -> int:
    """Return how many people with a condition were studied, however the treatment was given."""
    evidence = condition.can_it_help.evidence
    return evidence.our_way.people + evidence.other_ways.people


def compared(context: Context) -> Text:
    """Return how many of the studies of the clinic's own way compared it with anything, or that there are none."""
    evidence, labels = context.subject.can_it_help.evidence, context.labels
    studies, compared_ = evidence.our_way.studies, evidence.our_way.with_comparison
    if not studies:
        return labels["compared_not_ours" if evidence.other_ways.studies else "compared_nobody"]
    if not compared_:
        return labels["compared_none"]
    if compared_ == studies:
        return labels["compared_the_one"] if studies == 1 else labels.say("compared_all", studies=str(studies))
    return labels.say("compared_one" if compared_ == 1 else "compared_some", studies=str(studies), compared=str(compared_))


def _grounds(context: Context, evidence: Text, *, drawn: bool = True) -> AnswerCell:
    """Return how many people had the treatment as the clinic gives it, a dot for each if they are `drawn`."""
    return AnswerCell(context.labels["grounds_question"], people(context, drawn=drawn), evidence)


def people(context: Context, *, drawn: bool = True) -> Quantity:
    """Return the number of people in studies of the clinic's way of giving the treatment, with a dot for each if they are `drawn`."""
    evidence, labels = context.subject.can_it_help.evidence, context.labels
    counts = evidence.our_way
    alone = counts.people == 1
    dots = counts.people if drawn and 0 < counts.people <= People.MOST else None
    alt = labels.plain("person_alt") if alone else labels.plain("people_alt", people=str(counts.people))
    words = _in_studies(context, counts) if evidence.our_way.studies or evidence.other_ways.studies else labels["people_never"]
    return Quantity(Text.of(str(counts.people)), words, alt, people=dots)


def _in_studies(context: Context, counts: Counts) -> Text:
    """Return 'people had it our way, in 4 studies': it goes on after the number of people."""
    labels = context.labels
    if counts.studies > 1:
        return labels.say("people_studies", studies=str(counts.studies))
    if not counts.studies:
        return labels["people_none"]
    return labels["person_one_study" if counts.people == 1 else "people_one_study"]


def _licence(context: Context, *, harms: bool) -> AnswerCell:
    """Return whether it is licensed; what matters most about its harms is an aside."""
    labels, aside = context.labels, context.book.treatment.risks.main_point if harms else None
    return AnswerCell(labels["licensed_question"], labels["licensed_no"], context.licence().headline, aside, warns=True)
