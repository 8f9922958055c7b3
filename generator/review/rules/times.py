"""N03, N06, N07: numbers that are compared are counted over the same time, which is said, and is the one drawn beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.condition import Condition, Option
from generator.content.part import OutOf100
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.review.time_spans import apart, says_when, time_spans

_COUNTED = re.compile(r"\b(\d+)(?: more)? (?:(?:out )?of|in) (?:each |every )?100\b")
_SAYS_NOTHING = re.compile(r"\W*(?:n/?a|none|tb[ac]|to (?:follow|be added)|unknown|various|as above|see .{0,20})?\W*", re.IGNORECASE)


def one_time(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield a choice whose good and bad are counted over different times, and numbers side by side that differ in two things at once."""
    texts = words.by_path
    for condition in words.conditions:
        for option in condition.options:
            good, bad = (texts[f"{_of(condition, option)}/{side}"] for side in ("benefit", "harm"))
            times = apart(_counted_good(good, option.out_of_100), bad.plain) if _COUNTED.search(bad.plain) else None
            if times and not _noted(words, f"{_of(condition, option)}/notes/", times[0].kind):
                hint = "count good and bad over the same time, or say in 'notes' which times these are"
                yield found("N03", bad, f"the benefit is counted over '{times[0].words}', the harm over '{times[1].words}'", hint)
        yield from _two_things_at_once(condition, texts)


def drawn_time(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield a benefit counted over another time than that of the drawing beside it."""
    texts = words.by_path
    for condition in words.conditions:
        for option in condition.options:
            said = texts[f"{_of(condition, option)}/benefit"]
            drawn = option.out_of_100
            times = apart(said.plain, drawn.time.plain) if drawn and _is_drawn(said, drawn) else None
            if times:
                hint = "one of the two is wrong: look at 'time' of 'out_of_100' below"
                yield found("N07", said, f"'{times[0].words}' in words, '{times[1].words}' beside the drawing", hint)


def time_said(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield counts in choices that say no time, and a time or group of a drawn number that says nothing."""
    for said in words.below("conditions/"):
        if said.key in ("time", "group") and _SAYS_NOTHING.fullmatch(said.plain):
            message = f"'{said.plain}' does not say {'over how long' if said.key == 'time' else 'of whom'} this was counted"
            yield found("N06", said, message, "write what the source says, or: no time is given")
    texts = words.by_path
    for condition in words.conditions:
        for option in condition.options:
            for side in ("benefit", "harm"):
                said = texts[f"{_of(condition, option)}/{side}"]
                hit = _COUNTED.search(said.plain) if option.out_of_100 is None or side == "harm" else None  # else the drawing says it
                if hit and not says_when(said.plain):
                    yield found("N06", said, f"'{hit[0]}', but not over how long", "say it: 'within a year', 'by week 24'", "warning")


def _two_things_at_once(condition: Condition, texts: Mapping[str, Said]) -> Iterator[Finding]:
    """Yield a number beside the first that is about other people at another time: what makes the difference can't be seen."""
    numbers = condition.how_common.numbers if condition.how_common else ()
    for n, number in enumerate(numbers[1:], 1):
        times = apart(numbers[0].time.plain, number.time.plain)
        if times and _folded(numbers[0].group.plain) != _folded(number.group.plain):
            said = texts[f"conditions/{condition.id}/how_common/numbers/{n}/time"]
            message = f"'{number.group.plain}' and '{times[1].words}' both differ from the number it is compared with"
            yield found("N03", said, message, "compare the same people at different times, or different people at the same time")


def _counted_good(said: Said, drawn: OutOf100 | None) -> str:
    """Return the words with the number of those whom a choice helped: the text, or the time of the drawing where only that has one."""
    return said.plain if _COUNTED.search(said.plain) else drawn.time.plain if drawn else ""


def _noted(words: Chapter, notes: str, kind: str) -> bool:
    """Return whether a note of a choice speaks of times of a kind."""
    return any(span.kind == kind for note in words.below(notes) for span in time_spans(note.plain))


def _is_drawn(said: Said, drawn: OutOf100) -> bool:
    """Return whether a text tells the number that is drawn beside it, with its time."""
    return str(drawn.n) in _COUNTED.findall(said.plain)


def _of(condition: Condition, option: Option) -> str:
    return f"conditions/{condition.id}/options/{option.id}"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
