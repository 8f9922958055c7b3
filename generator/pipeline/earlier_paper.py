"""What pages say to those who hold paper that was approved before: which version it is, and what has changed since.

Only sentences that the page itself says are listed: paper may name medicines that must not be advertised to everybody. A page of words that
are not approved puts no approved paper out of use: it only tells what was withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.compose.neutral import signs
from generator.document.approval import mark_of
from generator.document.plain import words
from generator.formats import Job
from generator.formats.html.job import EarlierPaper, PageJob
from generator.pipeline.jobs import BuildPlan
from generator.pipeline.kept_words import kept_script
from generator.pipeline.subjects import SubjectWords
from generator.review.approvals.register import Register
from generator.review.approvals.state import FormerVersion, former_versions, numbers_of, standing_version

if TYPE_CHECKING:
    from generator.review.alignment import Sentence

MOST_TOLD = 12  # new sentences: with more than that, it is better to read the page
_ASIDE = re.compile(r"\s*(?:\[[^\]]*\]|‹[^›]*›)")  # numbers or ids of sources, and where links lead


def with_earlier_paper(plan: BuildPlan, handouts: Path) -> BuildPlan:
    """Return a plan whose pages and status files know the paper that was approved before; `handouts` has its words."""
    if plan.project is None or plan.signed is None:
        return plan
    register = plan.signed.register.until(plan.signed.day)
    details = signs(plan.project.book, plan.project.here)
    return replace(plan, jobs=tuple(_with_paper(job, plan.subjects, register, details, handouts) for job in plan.jobs))


def _with_paper(job: Job, subjects: Iterable[SubjectWords], register: Register, details: Mapping[str, str], handouts: Path) -> Job:
    if not isinstance(job, PageJob) or not job.tells_of_paper:
        return job
    digests = tuple(mark.rpartition("-")[2] for mark in job.marks)
    said = _plain(" ".join(words(job.document)))
    marks = {*job.marks, *_standing(job, subjects, digests, register)}
    found = {
        paper.mark: paper
        for of in subjects
        if of.subject.words.startswith(digests)
        for version in _approved_once(of, register, job)
        if (paper := _paper(version, of, said, details, handouts)).mark not in marks
    }
    told = [paper for paper in found.values() if paper.withdrawn or job.tells_always or job.document.approval.approved]
    in_order = sorted(told, key=lambda each: (*numbers_of(each.version), each.mark), reverse=True)
    return replace(job, earlier=tuple(in_order), marks=tuple(sorted(marks)))


def _standing(job: PageJob, subjects: Iterable[SubjectWords], digests: tuple[str, ...], register: Register) -> Iterator[str]:
    """Yield the marks of paper that stands as approved with the page, under its version, though the paper's words have changed since."""
    approval = job.document.approval
    for of in subjects if approval.approved else ():
        version = standing_version(of.subject, register) if of.subject.words.startswith(digests) else None
        if version and version.version == approval.version:
            yield mark_of(version.version, version.words)


def _approved_once(of: SubjectWords, register: Register, job: PageJob) -> Iterator[FormerVersion]:
    """Yield the versions of paper that was approved with other words than those of today: the last one too, beside an approved page."""
    yield from former_versions(of.subject, register)
    last = standing_version(of.subject, register)
    if last and last.words != of.subject.words and job.document.approval.approved:
        yield last


def _paper(version: FormerVersion, of: SubjectWords, said: str, details: Mapping[str, str], handouts: Path) -> EarlierPaper:
    """Return what a page that has `said` something tells those who hold a version of a handout."""
    mark = mark_of(version.version, version.words)
    paper = EarlierPaper(mark, version.version, version.day.isoformat(), version.withdrawn)
    script = kept_script(handouts, of.subject.handout, version.words)
    if script is None or version.withdrawn:
        return paper
    from generator.pipeline.reviewing import filled
    from generator.review.alignment import kept_sentences, sentences

    before, now = kept_sentences(script), sentences(of.passages)
    new = (_plain(filled(each.words, details)) for each in _not_in(now, before))
    news = tuple(dict.fromkeys(sentence for sentence in new if sentence in said))
    much = len(news) > MOST_TOLD
    return replace(paper, news=() if much else news, much=much, less=bool(_not_in(before, now)))


def _not_in(some: Iterable[Sentence], others: Iterable[Sentence]) -> list[Sentence]:
    known = {each.words for each in others}
    return [each for each in some if each.words not in known]


def _plain(sentence: str) -> str:
    """Return words without the numbers of their sources, and on one line."""
    return " ".join(_ASIDE.sub("", sentence).split())
