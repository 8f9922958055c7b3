"""`make approve CLINIC=…`: a clinician puts their name to the facts of a clinic that has a file of its own.

The words of all clinics are approved once. What a clinic leaves open, such as its cost, and what is printed in its country alone, makes
other words of them: those that nobody has signed yet are signed with the clinic that has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.content.example_clinic import CODE as EXAMPLE
from generator.pipeline.approving import Request, Signing, approvals, cleaned, last_day, sealed_act
from generator.pipeline.reviewing import HandoutReview, Review
from generator.problems import Problem, errors
from generator.review.approvals.acts import Act
from generator.review.approvals.persons import Signatory, as_typed, person_of
from generator.review.approvals.state import end_of, signed_by


def approvals_of_clinic(request: Request, review: Review) -> Signing:
    """Return the lines with which somebody approves what is a clinic's own: words that no other clinic has, and its facts."""
    if review.project is None or review.signed is None:
        return Signing()
    new = tuple(each for each in review.handouts if not _is_signed(request, each, review))
    words = approvals(request, replace(review, handouts=new))
    if errors(words.problems):
        return words
    named = tuple(_naming(act, review.project.clinic) for act in words.acts)
    facts = tuple(_facts(request, review)) if request.role == "clinician" else ()
    if facts and (example := tuple(_only_an_example(review))):
        return Signing(problems=example)
    if not (named or facts):
        message = f"{review.project.clinic}: there is nothing of this clinic that you have not approved"
        return Signing(problems=(Problem("R008", message, hint="nothing was added", severity="warning"),))
    return Signing((*named, *facts), words.words, words.problems)


def _only_an_example(review: Review) -> Iterator[Problem]:
    """Yield what of the clinic is still the example's: a group releases what its clinics' facts are approved for, so nobody signs these."""
    for problem in review.problems:
        if problem.code == EXAMPLE:
            yield Problem("R004", f"no facts can be approved while {problem.message}", problem.location, "write the clinic's own")


def _is_signed(request: Request, each: HandoutReview, review: Review) -> bool:
    """Return whether somebody has signed these words in this role, in whatever clinic: one name in each role is enough."""
    assert review.signed
    return request.role in signed_by(each.of.subject, review.signed.register, review.signed.day)


def _naming(act: Act, clinic: str) -> Act:
    """Return a line about words with the clinic in which they were read, so that it says nothing of the facts of another."""
    named = act.model_copy(update={"clinic": clinic})
    return named.model_copy(update={"seal": named.right_seal})


def _facts(request: Request, review: Review) -> Iterator[Act]:
    """Yield the line about the clinic's facts, unless this person has signed them already for as long as anybody can today."""
    assert review.project
    assert review.signed
    day, clinic, digest = review.signed.day, review.project.clinic, review.facts_digest
    until = last_day(review.project, day)
    before = (act for act in review.signed.register.acts if (act.act, act.clinic, act.facts) == ("facts", clinic, digest))
    if not any(as_typed(person_of(act), Signatory(request.name, request.registration)) and end_of(act) >= until for act in before):
        yield sealed_act(
            {
                "date": day.isoformat(),
                "act": "facts",
                "clinic": clinic,
                "by": cleaned(request.name),
                "what": cleaned(request.what),
                "registration": cleaned(request.registration) or None,
                "until": until.isoformat(),
                "facts": digest,
            }
        )
