"""How a file is printed, as values: they say the same as the sentence for the person at the printer, whatever the paper."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document.printing import Printing
from generator.formats.pdf.job import PdfJob
from tests.each import each, rows
from tests.made import REAL, pdf_jobs


def job(name: str) -> PdfJob:
    return next(job for job in pdf_jobs(REAL) if job.name == name)


@each("job", lambda: pdf_jobs(REAL), title=lambda job: job.name)
def test_the_values_say_what_the_instructions_say(job: PdfJob) -> None:
    printing, said = job.printing(job.pages.most), job.instructions(job.pages.most)
    if job.paper.press:
        assert f"trim to {printing.paper}" in said or "trim to the marks" in said
        assert printing.finish == ("trim-and-fold" if "fold at the marks" in said else "trim")
        assert printing.ink == "FOGRA39"
        return
    assert printing.paper in said
    assert (printing.sides == 1) == ("one side" in said)
    assert printing.flip == next((f"{edge}-edge" for edge in re.findall(r"flip on the (long|short) edge", said)), "none")
    assert (printing.finish == "fold-and-staple") == ("staple in the fold" in said)
    assert (printing.finish == "fold-in-three") == ("Fold the narrow panel" in said)
    assert (printing.ink == "black") == job.theme.black_ink
    assert printing.scale == 100


@rows(
    ("name", "pages", "printing"),
    [
        ("leaflet-alopecia-areata", 4, Printing("A4", 2, "long-edge", 100, "staple", 2)),
        ("leaflet-alopecia-areata-large-print", 17, Printing("A4", 2, "long-edge", 100, "staple", 9)),
        ("leaflet-alopecia-areata-grey", 2, Printing("A4", 2, "long-edge", 100, "none", 1, "black")),
        ("leaflet-alopecia-areata-booklet-to-fold", 16, Printing("A4", 2, "short-edge", 100, "fold-and-staple", 4)),
        ("at-a-glance-alopecia-areata", 1, Printing("A4", 1, "none", 100, "none", 1)),
        ("at-a-glance-alopecia-areata-tri-fold", 2, Printing("A4", 2, "short-edge", 100, "fold-in-three", 1)),
        ("at-a-glance-alopecia-areata-tri-fold-press", 2, Printing("A4", 2, "short-edge", 100, "trim-and-fold", 1, "FOGRA39")),
    ],
)
def test_sheets_sides_and_finish_follow_from_the_paper(name: str, pages: int, printing: Printing) -> None:
    assert job(name).printing(pages) == printing


def test_a_paper_without_a_name_is_called_by_its_size() -> None:
    leaflet = job("leaflet-alopecia-areata")
    paper = leaflet.paper.model_copy(update={"width": 170.0, "height": 240.0})
    assert replace(leaflet, paper=paper).printing(4).paper == "170 x 240 mm"
