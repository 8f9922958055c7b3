"""Leaflets in longer words, as a translation needs: on six pages, a word in handouts/leaflet.yaml, all fit and each page ends well."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.job import PdfJob
from generator.pipeline.jobs import make_plan
from tests.longer import longer
from tests.made import REAL, of_known_kinds, pdf_jobs, render, with_six_pages
from tests.named import condition_ids, some

LONGER = 0.2  # with less, what gives way lets the shortest leaflet stay on four pages
NAMES = [f"leaflet-{each}" for each in some(condition_ids(REAL), 2)]
FULL, LAST_FULL = 0.7, 1 / 3


@pytest.mark.sweep
@pytest.mark.parametrize("name", NAMES)
def test_words_longer_by_a_fifth_fill_six_pages(name: str) -> None:
    before = len(read_words(render(next(job for job in pdf_jobs(REAL) if job.name == name)).data))
    job = next(job for job in of_known_kinds(make_plan(REAL, with_six_pages(), [name], judge=False).jobs) if isinstance(job, PdfJob))
    made = render(replace(job, document=longer(job.document, random.Random(7), LONGER)))
    assert made.problems == ()
    assert len(read_words(made.data)) > before * (1 + LONGER / 2)
    *filled, last = made.fill
    assert len(filled) == 5
    assert [fill for fill in filled if fill < FULL] == []
    assert last > LAST_FULL
