"""C09, C10, V01: what each handout has to hold, in which order, whatever its plan or edition leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.words import Words

if TYPE_CHECKING:
    from generator.compose.handout import Handout
    from generator.project import PlannedEdition

CODES: Mapping[str, str] = {
    "C09": "a handout without a section that people need to choose well, or with the harms before what it is about",
    "C10": "a handout that does not begin with what matters most",
    "V01": "a handout on paper without its version, dates and people",
}
# What a handout has to say, by what it is about: in any one of these kinds of section.
_HELP = ("seek-help", "seek-help-in-short", "help-by-number", "help-by-number-in-short", "help-by-number-if-room")
_CONTACT = ("contact", "contact-band", "contact-band-in-short", "contact-band-without-code", "closing")
_CHOICES = ("choices", "options", "options-in-short", "options-in-two-columns", "deciding")
_FINDING = ("answer", "finding-in-short", "can-it-help", "where-it-may-help")
_NEEDED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "condition": {
        "what was found, and what nobody knows": _FINDING,
        "all choices, no treatment among them": _CHOICES,
        "when to get help": _HELP,
        "whom to reach": _CONTACT,
    },
    "treatment": {
        "what it is": ("about-treatment",),
        "what was found, and what nobody knows": _FINDING,
        "what may go wrong": ("risks", "harms"),
        "that there are other choices": _CHOICES,
        "what the regulators say": ("licence", "licence-in-short"),
        "when to get help": _HELP,
        "whom to reach": _CONTACT,
    },
    "aftercare": {"when to get help": _HELP, "whom to reach": _CONTACT},
    "all": {},
}
# A leaflet that says how treatment goes has to say these as well.
_WITH_TREATMENT: Mapping[str, Sequence[str]] = {
    "what may go wrong": ("harms", "risks", "hopes-and-harms"),
    "who should not be treated": ("who-should-not", "risks", "right-for-you"),
    "what the regulators say": ("licence", "licence-in-short"),
}
_SAYS_HOW = frozenset({"if-you-choose", "steps"})
_TALK: Mapping[str, Sequence[str]] = {
    "what was found, and what nobody knows": _FINDING,
    "what may go wrong": ("hopes-and-harms", "harms", "risks"),
    "that there are other choices": _CHOICES,
    "what the regulators say": ("licence", "can-it-help"),
    "when to get help": ("seek-help", "next-step"),
}
_FIRST = ("lead", "main-point", "lead-in-short", "main-point-in-short", "finding-in-short")
_NOT_COUNTED = ("masthead", "masthead-in-short", "cover", "contents")
_CONTROL = ("control", "control-in-short", "control-in-brief", "masthead-in-short")


def sections_needed(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield what a plan, or an edition of it, leaves out that its readers need."""
    for planned in words.editions:
        for what, kinds in _needed(planned.handout).items():
            if not set(kinds) & set(planned.handout.kinds):
                hint = f"add one of these sections: {', '.join(kinds[:3])}"
                yield _of_plan("C09", planned, f"{_named(planned)} does not say {what}", hint)


def main_point_first(words: Words, limits: Limits) -> Iterator[Finding]:
    """Yield handouts on paper with more than one other section before the one that says what matters most."""
    for planned in words.editions:
        kinds = [kind for kind in planned.handout.kinds if kind not in _NOT_COUNTED]
        at = next((n for n, kind in enumerate(kinds) if kind in _FIRST), None)
        if planned.handout.format == "pdf" and (at is None or at > limits["sections"]):
            hint = f"put one of these first: {', '.join(_FIRST[:3])}"
            yield _of_plan("C10", planned, f"{_named(planned)} does not begin with what matters most", hint)


def control_block(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield handouts on paper that do not print version and dates anywhere; the aftercare sheet has them in its masthead."""
    for planned in words.editions:
        dated = {*_CONTROL, "masthead"} if planned.handout.about == "aftercare" else {*_CONTROL}
        if planned.handout.format == "pdf" and dated.isdisjoint(planned.handout.kinds):
            yield _of_plan("V01", planned, f"{_named(planned)} has no box with version and dates", f"add the section {_CONTROL[1]}")


def _needed(handout: Handout) -> Mapping[str, Sequence[str]]:
    needed = dict(_NEEDED[handout.about]) if handout.format == "pdf" else dict(_TALK) if handout.format == "pptx" else {}
    return needed | dict(_WITH_TREATMENT) if handout.about == "condition" and _SAYS_HOW & set(handout.kinds) else needed


def _named(planned: PlannedEdition) -> str:
    return f"'{planned.kind}' in its edition '{planned.edition}'" if planned.edition else f"'{planned.kind}'"


def _of_plan(code: str, planned: PlannedEdition, message: str, hint: str) -> Finding:
    return Finding(Problem(code, message, planned.tree.key_location(("sections",)), hint), planned.kind)
