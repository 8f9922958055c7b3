"""A type's own slides: what it is, what happens without treatment, what works, and what the treatment's evidence rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.compose.context import CERTAINTY_BARS, Context, titled
from generator.compose.sections import answer
from generator.compose.sections.choices import out_of_100
from generator.compose.sections.what import pattern
from generator.compose.slides.opening import map_id
from generator.compose.slides.slide import slide
from generator.compose.values import lowered, sentence, without_full_stop
from generator.content.condition import ConditionSlide, Measured, Option, TimeSpan, Trial
from generator.document.blocks import Quantity
from generator.document.chart import Bar, BarChart
from generator.document.deck import Layout, Slide, Slot, SlotLine, SlotPart
from generator.text import Text, in_digits, join

LinesBySlot = Mapping[Slot, Iterable[Text | SlotLine]]
PartsBySlot = Mapping[Slot, SlotPart | None]
AFTER_THE_TYPES = "how"  # the slide that a talk goes on with


def what(context: Context) -> tuple[Slide, ...]:
    """Return what the type is: its drawing, labelled, beside a small one without it, and a line."""
    words, condition, drawn = _words(context, "type"), context.subject, pattern(context)
    if words is None:
        return ()
    lines: LinesBySlot = {"text": words.points[:1]} if drawn else {"lead": words.points or (condition.subtitle,)}
    said = (*condition.what, *condition.diagnosis[:1])
    return (_slide(context, words, "drawing" if drawn else "say", said, condition.ask, lines=lines, parts={"art-1": drawn}),)


def wait(context: Context) -> tuple[Slide, ...]:
    """Return what happens without treatment: out of 100, as bars in time, or in a few very large words."""
    words, condition, labels = _words(context, "wait"), context.subject, context.labels
    if words is None:
        return ()
    outlook = condition.outlook
    layout, lines, parts = _outlook(context, words)
    ask = labels["ask_wait_urgent" if condition.getting_care else "ask_wait"]
    sources = (*(outlook.out_of_100.sources if outlook.out_of_100 else ()), *(source for span in outlook.times for source in span.sources))
    return (_slide(context, words, layout, (outlook.text, condition.main_point), ask, sources=sources, lines=lines, parts=parts),)


def _outlook(context: Context, words: ConditionSlide) -> tuple[Layout, LinesBySlot, PartsBySlot]:
    outlook = context.subject.outlook
    if outlook.times:
        return "chart", {}, {"chart": _times(context, outlook.times, words.points[:1])}
    if outlook.out_of_100 is None or outlook.out_of_100.more or outlook.in_large:
        return "time", {"time": (outlook.in_large or outlook.answer,), "why": words.points}, {}
    counted = out_of_100(context, outlook.out_of_100, "fact_counted")
    return "pair" if counted.twin else "number", {}, {"number": counted}


def _times(context: Context, times: tuple[TimeSpan, ...], note: tuple[Text, ...]) -> BarChart:
    """Return a bar for each time as long as the longest takes, and in front the shortest."""
    labels = context.labels
    said = " ".join(_time_said(context, span) for span in times)
    ranges = any(len(span.months) > 1 for span in times)
    return BarChart(
        tuple(_time(context, span) for span in times),
        said,
        labels["chart_longest"],
        labels["chart_shortest"] if ranges else None,
        note[0] if note else None,
    )


def _time(context: Context, span: TimeSpan) -> Bar:
    labels, longest = context.labels, span.months[-1]
    if len(span.months) == 1:
        return Bar(span.what, longest, _months(context, longest))
    shortest = span.months[0]
    to = labels.say("bar_to_months", months=str(longest))
    return Bar(span.what, longest, to, shortest, labels.say("bar_from_months", months=str(shortest)))


def _months(context: Context, months: int) -> Text:
    return context.labels["bar_one_month"] if months == 1 else context.labels.say("bar_months", months=str(months))


def _time_said(context: Context, span: TimeSpan) -> str:
    labels, (shortest, *longest) = context.labels, span.months
    if not longest:
        return labels.plain("bar_months_alt", what=span.what, months=_months(context, shortest))
    return labels.plain("bar_range_alt", what=span.what, shortest=str(shortest), longest=str(longest[0]))


def works(context: Context) -> tuple[Slide, ...]:
    """Return what is known to work, out of 100 beside placebo; or that no number can be given, and what is used."""
    words, labels, options = _words(context, "works"), context.labels, context.subject.options
    if words is None:
        return ()
    option = _best_counted(options)
    told = _told(options, counted=option is not None)
    benefits = (join((each.name, lowered(each.benefit)), ": ") for each in told)
    asked = (join((option.name, lowered(option.asks)), ": "),) if option else ()
    said = (*benefits, *asked, labels["notes_works" if option else "choices_no_numbers"], context.subject.main_point)
    shown = (option,) if option else (each for each in options if each.kind == "other")
    sources = (source for each in (*shown, *told) for source in each.rests_on)
    number = _number(context, option) if option else Quantity(Text.of("?"), labels["number_none_on_slide"], "")
    if number.twin:
        layout: Layout = "pair"
    else:
        layout = "number" if number.n is not None else "no-number"
    lines: LinesBySlot = {"lead": words.points} if layout == "no-number" else {}
    return (_slide(context, words, layout, said, labels["ask_works"], sources=sources, lines=lines, parts={"number": number}),)


def _best_counted(options: tuple[Option, ...]) -> Option | None:
    """Return the treatment whose number says most: beside placebo, then of 100, then as a difference."""
    counted = [(option, option.out_of_100) for option in options if option.kind == "other" and option.out_of_100]
    ranked = sorted(counted, key=lambda each: (each[1].placebo is None, each[1].more))
    return ranked[0][0] if ranked else None


def _number(context: Context, option: Option) -> Quantity:
    """Return an option's number: its words say which option it is."""
    if option.out_of_100 is None:
        raise LookupError("an option without a number")
    counted = out_of_100(context, option.out_of_100)
    return replace(counted, words=join((option.name_in_short, counted.words), ": "))


def _told(options: tuple[Option, ...], *, counted: bool) -> tuple[Option, ...]:
    """Return the two treatments whose benefit is given in the content's own words: those with a number, or the surest."""
    others = [option for option in options if option.kind == "other" and option.certainty and (option.out_of_100 or not counted)]
    return tuple(sorted(others, key=lambda option: -CERTAINTY_BARS[option.certainty or "not-known"])[:2])


def can_it_help(context: Context) -> tuple[Slide, ...]:
    """Return what is known of the treatment: the same answers as on paper, the clinic's opinion small."""
    words = _words(context, "evidence")
    return (_evidence(context, words, "answer", {"strip": answer.on_slide(context)}),) if words else ()


def answers(context: Context) -> tuple[Slide, ...]:
    """Return the answers, under how much was studied, before the best trial there is; nothing where they take the trial's place."""
    of, headline = context.subject, without_full_stop(context.subject.can_it_help.evidence.headline)
    if of.can_it_help.trial is None:
        return ()
    title = titled(context.labels.say("answers_slide", name=of.plain_name, evidence=headline), of.plain_name)
    return tuple(replace(each, id=f"answers-{of.id}", title=title) for each in can_it_help(context))


def best_comparison(context: Context) -> tuple[Slide, ...]:
    """Return the best trial there is as bars, with and without the treatment; without one, the answers."""
    words, trial = _words(context, "evidence"), context.subject.can_it_help.trial
    if words is None or trial is None:
        return can_it_help(context)
    return (_evidence(context, words, "chart", {"chart": _trial(context, trial)}, trial),)


def _evidence(context: Context, words: ConditionSlide, layout: Layout, parts: PartsBySlot, trial: Trial | None = None) -> Slide:
    labels, help_ = context.labels, context.subject.can_it_help
    unknown = join((labels["unknown_heading"], lowered(help_.unknown[0])), ": ")
    so_far = join((labels["finding_label"], lowered(labels[f"finding_{help_.finding}"])), ": ")
    said = (trial.note, *help_.known[:1], so_far) if trial else (help_.evidence.text, *help_.known[:1], context.opinion(), unknown)
    ask = labels["ask_answer" if context.offered else "ask_answer_unlikely"]
    sources = trial.sources if trial else help_.evidence.sources
    return _slide(context, words, layout, map(sentence, said), ask, sources=sources, parts=parts)


def _trial(context: Context, trial: Trial) -> BarChart:
    labels = context.labels
    said = labels.plain(
        "trial_alt",
        measure=trial.measure,
        people=str(trial.people),
        group=trial.group,
        time=trial.time,
        treated=_amount(trial.treated),
        treated_name=trial.treated.name,
        compared=_amount(trial.compared),
        compared_name=trial.compared.name,
    )
    bars = (_measured(trial.treated), replace(_measured(trial.compared), quiet=True))
    measured = labels.say("trial_note", measure=trial.measure, people=str(trial.people), group=trial.group, time=trial.time)
    note = join(map(sentence, (measured, trial.note)))
    return BarChart(bars, said, trial.measure, note=note)


def _measured(measured: Measured) -> Bar:
    return Bar(measured.name, measured.value, _amount(measured))


def _amount(measured: Measured) -> Text:
    return measured.words or Text.of(in_digits(measured.value))


def of_all(context: Context) -> tuple[Slide, ...]:
    """Return each type's slides, with a way back to the map, and on to the next type."""
    conditions = context.book.conditions
    own = [_linked(context.about_condition(condition)) for condition in conditions]
    shown = [slides for slides in own if slides]
    firsts = [*(slides[0].id for slides in shown[1:]), AFTER_THE_TYPES]
    return tuple(replace(slide_, skip=_skip(slide_, first)) for slides, first in zip(shown, firsts, strict=False) for slide_ in slides)


def _skip(slide_: Slide, to: str) -> SlotLine | None:
    return replace(slide_.skip, to=to) if slide_.skip else None


def _linked(context: Context) -> tuple[Slide, ...]:
    labels, condition = context.labels, context.subject
    back = SlotLine(labels["back_to_map"], to=map_id(context, condition))
    skip = SlotLine(labels["skip_type"])
    slides = (slide_ for kind in (what, works, answers, best_comparison) for slide_ in kind(context))
    return tuple(replace(slide_, back=back, skip=skip, section=condition.plain_name.plain) for slide_ in slides)


def _words(context: Context, id_: str) -> ConditionSlide | None:
    return next((words for words in context.subject.slides if words.id == id_), None)


def _slide(
    context: Context,
    words: ConditionSlide,
    layout: Layout,
    say: Iterable[Text],
    ask: Text,
    *,
    sources: Iterable[str] = (),
    lines: LinesBySlot | None = None,
    parts: PartsBySlot | None = None,
) -> Slide:
    """Return one of the type's slides, under the headline that the content has for it."""
    id_ = f"{words.id}-{context.subject.id}"
    section = context.labels.plain("part_conditions")
    return slide(context, id_, layout, words.headline, section, say=say, ask=ask, sources=sources, lines=lines, parts=parts)
