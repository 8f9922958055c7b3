"""The rules over finished pages and e-books."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.binding import bound
from generator.document.read_back import differing
from generator.formats.html.checks.words import of_book, of_page
from generator.formats.html.job import PageJob
from generator.problems import Problem


def check_page(job: PageJob, data: bytes) -> Iterator[Problem]:
    """Yield a problem at the first words that a page lacks, adds or has in another place."""
    yield from differing(bound(job.document), of_page(data), "page")


def check_book(job: PageJob, data: bytes) -> Iterator[Problem]:
    """Yield the same for an e-book."""
    yield from differing(bound(job.document), of_book(data), "book")
