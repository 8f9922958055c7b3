"""Judges the words of a project: with the thresholds of handouts/checks.yaml, and what people have cleared in the register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem
from generator.project import Project, shown
from generator.review.clearances import REGISTER, Clearance, read_clearances
from generator.review.judged import Judged, judged
from generator.review.rules import RULES
from generator.review.settings import FILE, Settings, read_settings
from generator.review.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Strictness:
    """How strict the rules are in one folder of handouts, and which sentences people answer for."""

    settings: Settings
    clearances: tuple[Clearance, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a project, and what the rules say of them."""

    words: Words
    judged: Judged


def read_strictness(handouts: Path) -> Strictness:
    """Return what a folder of handouts says about the rules, and what is wrong with that."""
    settings, in_settings = read_settings(handouts / FILE, shown(handouts / FILE), RULES)
    clearances, in_register = read_clearances(handouts / REGISTER, shown(handouts / REGISTER))
    return Strictness(settings, clearances, (*in_settings, *in_register))


def verdict_on(project: Project, strictness: Strictness) -> Verdict:
    """Return what the rules say of a project's words."""
    words = words_of(project.book, project.labels, project.fonts, project.here, project.editions)
    return Verdict(words, judged(words, strictness.settings, strictness.clearances))
