"""C09, C10, V01: what each handout has to hold, in which order, whatever its plan or edition leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.problems import Location, Problem, Severity
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans

if TYPE_CHECKING:
    from generator.project import PlannedEdition

CODES: Mapping[str, str] = {
    "C09": "a handout without a section that people need to choose well, or with the harms before what it is about",
    "C10": "a handout that does not begin with what matters most",
    "V01": "a handout to read without its version, dates and people",
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
# What may go wrong means little before it is said what is spoken of.
_HARMS = ("harms", "risks", "hopes-and-harms")
_WHAT_IT_IS: Mapping[str, Sequence[str]] = {"condition": _FINDING, "treatment": ("about-treatment",), "all": ("about-treatment",)}
_NOT_COUNTED = ("masthead", "masthead-in-short", "cover", "contents")
_CONTROL = ("control", "control-in-short", "control-in-brief", "masthead-in-short")


def sections_needed(plans: Plans, _limits: Limits) -> Iterator[Finding]:
    """Yield what a plan, or an edition of it, leaves out that its readers need, and what it tells too early."""
    yield from _each_once(found for planned in plans.editions for found in (*_lacking(planned), *_too_early(planned)))


def main_point_first(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield handouts to read with more than one other section before the one that says what matters most."""
    yield from _each_once(found for planned in _to_read(plans) for found in _main_point_late(planned, limits["sections"]))


def control_block(plans: Plans, _limits: Limits) -> Iterator[Finding]:
    """Yield handouts to read that do not print version and dates anywhere; the aftercare sheet has them in its masthead."""
    yield from _each_once(found for planned in _to_read(plans) for found in _undated(planned))


def _to_read(plans: Plans) -> Iterator[PlannedEdition]:
    """Yield the editions that people read by themselves, but for those that only lead to others."""
    return (planned for planned in plans.editions if planned.needs.read_alone and planned.handout.about != "all")


def _lacking(planned: PlannedEdition) -> Iterator[tuple[str, Finding]]:
    for what, kinds in _needed(planned).items():
        if not set(kinds) & set(planned.handout.kinds):
            hint = f"add one of these sections: {', '.join(kinds[:3])}"
            yield what, _of_plan("C09", planned, f"{_named(planned)} does not say {what}", hint)


def _too_early(planned: PlannedEdition) -> Iterator[tuple[str, Finding]]:
    """Yield a warning if the harms come before what the handout is about."""
    kinds = planned.handout.kinds
    harms, subject = (_first(kinds, wanted) for wanted in (_HARMS, _WHAT_IT_IS.get(planned.handout.about, ())))
    if harms is not None and subject is not None and harms < subject:
        message = f"{_named(planned)} has '{kinds[harms]}' before '{kinds[subject]}', which says what it is about"
        yield "order", _of_plan("C09", planned, message, f"move '{kinds[harms]}' below '{kinds[subject]}'", "warning")


def _main_point_late(planned: PlannedEdition, most: float) -> Iterator[tuple[str, Finding]]:
    at = _first([kind for kind in planned.handout.kinds if kind not in _NOT_COUNTED], _FIRST)
    if at is None or at > most:
        hint = f"put one of these first: {', '.join(_FIRST[:3])}"
        yield "first", _of_plan("C10", planned, f"{_named(planned)} does not begin with what matters most", hint)


def _undated(planned: PlannedEdition) -> Iterator[tuple[str, Finding]]:
    dated = {*_CONTROL, "masthead"} if planned.handout.about == "aftercare" else {*_CONTROL}
    if dated.isdisjoint(planned.handout.kinds):
        yield "dates", _of_plan("V01", planned, f"{_named(planned)} has no box with version and dates", f"add the section {_CONTROL[1]}")


def _each_once(found: Iterable[tuple[str, Finding]]) -> Iterator[Finding]:
    """Yield findings, each with what it is about; of several at one place only the first, as editions share a plan's sections."""
    told: set[tuple[str, Location | None]] = set()
    for about, finding in found:
        if (about, finding.problem.location) not in told:
            told.add((about, finding.problem.location))
            yield finding


def _first(kinds: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return the place of the first of some kinds that is wanted, None if none is."""
    return next((n for n, kind in enumerate(kinds) if kind in wanted), None)


def _needed(planned: PlannedEdition) -> Mapping[str, Sequence[str]]:
    handout, needs = planned.handout, planned.needs
    needed = dict(_NEEDED[handout.about]) if needs.read_alone else dict(_TALK) if needs.spoken_to else {}
    return needed | dict(_WITH_TREATMENT) if handout.about == "condition" and _SAYS_HOW & set(handout.kinds) else needed


def _named(planned: PlannedEdition) -> str:
    return f"'{planned.kind}' in its edition '{planned.edition}'" if planned.edition else f"'{planned.kind}'"


def _of_plan(code: str, planned: PlannedEdition, message: str, hint: str, severity: Severity = "error") -> Finding:
    """Return what is wrong with a plan, at the list that says which sections an edition has."""
    own = planned.whole.editions.get(planned.edition) if planned.whole else None
    names = filter(None, (planned.edition, own.like if own else None))
    lists = (("editions", name, key) for name in names for key in ("leave-out", "sections"))
    place = next((each for each in lists if planned.tree.at(each)), ("sections",))
    return Finding(Problem(code, message, planned.tree.key_location(place), hint, severity), planned.kind)
