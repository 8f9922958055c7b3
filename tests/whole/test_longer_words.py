"""Leaflets in longer words, as a translation needs: on six pages, a word in handouts/leaflet.yaml, all fit and each page ends well."""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

import pytest

from generator.document.blocks import Document, Footer
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.job import PdfJob
from generator.pipeline.jobs import make_plan
from generator.text import Span, Text
from tests.made import REAL, of_known_kinds, pdf_jobs, render, with_six_pages
from tests.named import condition_ids, some

LONGER = 0.2  # with less, what gives way lets the shortest leaflet stay on four pages
NAMES = [f"leaflet-{each}" for each in some(condition_ids(REAL), 2)]
FULL, LAST_FULL = 0.7, 1 / 3


def longer(value: Any, dice: random.Random) -> Any:
    """Return a part of a document with so many of its words said twice, in every text of more than two words."""
    match value:
        case Text() if len(value.plain.split()) > 2:
            return replace(value, spans=tuple(_longer(span, dice) for span in value.spans))
        case Text() | Footer():
            return value
        case tuple():
            return tuple(longer(each, dice) for each in value)
        case _ if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == Document.__module__:
            return replace(value, **{each.name: longer(getattr(value, each.name), dice) for each in fields(value)})
    return value


def _longer(span: Span, dice: random.Random) -> Span:
    return replace(span, text=re.sub(r"[A-Za-z]{3,}", partial(_twice, dice), span.text))


def _twice(dice: random.Random, word: re.Match[str]) -> str:
    return f"{word[0]} {word[0]}" if dice.random() < LONGER else word[0]


@pytest.mark.sweep
@pytest.mark.parametrize("name", NAMES)
def test_words_longer_by_a_fifth_fill_six_pages(name: str) -> None:
    before = len(read_words(render(next(job for job in pdf_jobs(REAL) if job.name == name)).data))
    job = next(job for job in of_known_kinds(make_plan(REAL, with_six_pages(), [name], judge=False).jobs) if isinstance(job, PdfJob))
    made = render(replace(job, document=longer(job.document, random.Random(7))))
    assert made.problems == ()
    assert len(read_words(made.data)) > before * (1 + LONGER / 2)
    *filled, last = made.fill
    assert len(filled) == 5
    assert [fill for fill in filled if fill < FULL] == []
    assert last > LAST_FULL
