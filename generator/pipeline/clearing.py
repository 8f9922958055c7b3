"""`make approve CLEAR=…`: somebody answers by name for a sentence that a rule doubts, be it an error or a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generator.pipeline.approving import Request, Signing, cleaned, sealed_act
from generator.pipeline.jobs import make_plan
from generator.problems import Problem, shortened
from generator.review.finding import Finding, sentence_digest
from generator.review.rules import RULES

PERSONAL = frozenset(rule.code for rule in RULES if rule.personal)
_NAMED = 6  # places in a hint


def doubts(content: Path, handouts: Path, day: date) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Return the sentences that rules doubt and a person may answer for; where the files can't be judged, what is wrong with them."""
    plan = make_plan(content, handouts, templates=False, on=day)
    if plan.verdict is None:
        return (), plan.problems
    return tuple(each for each in plan.verdict.judged.findings if each.problem.code in PERSONAL and each.sentence), ()


def meant(request: Request, doubted: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the sentences that a person may mean, each once: by rule, and by place or words if these are given."""
    found = (each for each in doubted if each.problem.code == request.rule and _is_there(each, request.where.strip()))
    said = " ".join(request.sentence.split())
    return tuple(
        {(each.where, each.digest): each for each in found if said in ("", each.digest) or sentence_digest(said) == each.digest}.values()
    )


def clearance(request: Request, found: Sequence[Finding], doubted: Iterable[Finding], day: date) -> Signing:
    """Return the line with which a person answers for the one sentence that was `found`, or what is wrong with the request."""
    needed = {"CLEAR": request.rule, "NAME": request.name, "REASON": request.reason}
    if lacking := [name for name, value in needed.items() if not value.strip()]:
        hint = 'as in  make approve CLEAR=K07 WHERE=content.yaml:100 NAME="…" REASON="…"'
        return _refused(f"a clearance needs {' and '.join(lacking)}", hint)
    if request.rule not in PERSONAL:
        hint = "mend the words; or make the rule less strict in handouts/checks.yaml, with a reason"
        return _refused(f"nobody can answer for what {cleaned(request.rule)} finds", hint)
    if not found:
        others = _places(each for each in doubted if each.problem.code == request.rule)
        hint = f"it does in {others}" if others else "make check shows what each rule finds, and where"
        return _refused(f"{request.rule} doubts no such sentence{' in ' + cleaned(request.where) if request.where else ''}", hint)
    if len(found) > 1:
        return _refused(f"{request.rule} doubts {len(found)} sentences there", f"name one: {_choices(found)}")
    values = {"date": day.isoformat(), "act": "clear", "by": cleaned(request.name), "what": cleaned(request.what) or None}
    own = {"reason": cleaned(request.reason), "rule": request.rule, "where": found[0].where, "sentence": found[0].digest}
    return Signing((sealed_act({**values, **own}),))


def _is_there(finding: Finding, where: str) -> bool:
    """Return whether a person means this place: content.yaml:755, with or without the column, 755, or the path of the text."""
    at = finding.problem.location
    lines = (f"{at.file}:{at.line}", f"{at.file}:{at.line}:{at.column}", str(at.line)) if at else ()
    return where in ("", finding.where, *lines)


def _choices(found: Sequence[Finding]) -> str:
    """Return how to tell sentences apart: by their places, or within one text by their digests."""
    if len({each.where for each in found}) == len(found):
        return f"WHERE={_places(found)}"
    return ", ".join(f"SENTENCE={each.digest} ({shortened(each.sentence, 40)})" for each in found[:_NAMED])


def _places(findings: Iterable[Finding]) -> str:
    found = dict.fromkeys(f"{at.file}:{at.line}" if (at := each.problem.location) else each.where for each in findings)
    return ", ".join([*found][:_NAMED])


def _refused(message: str, hint: str) -> Signing:
    return Signing(problems=(Problem("R004", message, hint=hint),))
