"""A page for the web and the PDF beside it say the same: nobody has to print to know all, and nobody who prints knows less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.blocks import Contact, Contents, Document
from generator.document.plain import words
from generator.formats.html.job import PageJob
from tests.made import REAL, of, planned
from tests.named import ALL, Named, named

pytestmark = pytest.mark.unmeasured

PDFS = [file for file in named(REAL) if file.edition == "web-pdf"]


def below_codes(document: Document) -> set[str]:
    """Return what stands below the square code, which only paper has: it leads to the page."""
    blocks = (block for section in document.sections for block in section.blocks)
    return {block.opens.plain for block in blocks if isinstance(block, Contact) and block.opens}


def without_contents(document: Document) -> Document:
    """Return a document without its list of contents: that of a page stands beside its words, and its entries have no numbers."""
    own = (section for section in document.sections if not any(isinstance(block, Contents) for block in section.blocks))
    return replace(document, sections=tuple(own))


@pytest.mark.parametrize("file", PDFS if ALL else PDFS[::3], ids=str)
def test_a_page_and_the_pdf_that_it_leads_to_have_the_same_words(file: Named) -> None:
    (made,) = of([file])
    assert [problem for problem in made.problems if problem.severity == "error"] == []
    folder = made.job.path.rpartition("/")[0]
    (page,) = (job for job in planned(REAL).jobs if isinstance(job, PageJob) and job.path == f"{folder}/index.html")
    (link,) = (each.address for each in page.links if each.kind == "pdf")
    assert made.job.path == f"{folder}/{link}"
    assert not any(isinstance(block, Contents) for section in page.document.sections for block in section.blocks)
    printed = without_contents(made.document)
    assert [word for word in words(printed) if word not in below_codes(printed)] == [*words(page.document)]
    assert made.document.digest == page.document.digest
