"""T08: numbers that nobody wrote are found wherever a deck says them, and those that somebody wrote are not."""

from __future__ import annotations

import pytest

from generator.formats.pptx.checks import check_deck
from tests.each import rows
from tests.formats.pptx.checks.mutations import Change, changed, notes_part, rewritten, slide_part
from tests.formats.pptx.sample_deck import sample, sample_deck

pytestmark = pytest.mark.covered


def told(change: Change) -> list[str]:
    """Return the numbers that T08 doubts after a change."""
    found = (problem for problem in check_deck(changed(sample().data, change), sample_deck()) if problem.code == "T08")
    return [problem.message.partition(": ")[2].partition(" in ")[0] for problem in found]


def on(slide: str, old: str, new: str) -> Change:
    return rewritten(slide_part(slide), old, new)


@rows(
    ("change", "numbers"),
    [
        (on("harms", "<a:t>Lumps", "<a:t>In 77 people, lumps"), ["77"]),
        (on("harms", "<a:t>Lumps", "<a:t>77% had lumps"), ["77"]),
        (on("harms", "<a:t>Lumps", "<a:t>1,234 had lumps"), ["1234"]),
        (on("harms", "<a:t>Lumps", "<a:t>0.7 of them had lumps"), ["0.7"]),
        (on("harms", "<a:t>Lumps", "<a:t>77 to 79 of them had lumps"), ["77", "79"]),
        (on("harms", "<a:t>Lumps", "<a:t>77–79 of them had lumps"), ["77", "79"]),
        (on("harms", "<a:t>Lumps", "<a:t>½ of them had lumps"), ["½"]),
        (on("harms", "<a:t>Lumps", "<a:t>٧٧ had lumps"), ["٧٧"]),
        (on("harms", "<a:t>Lumps", "<a:t>７７ had lumps"), ["７７"]),
        (on("harms", "<a:t>Lumps", "<a:t>Since 1066 lumps"), ["1066"]),
        (on("harms", "<a:t>Some harms", "<a:t>77 harms"), ["77"]),
        (on("harms", '<p:cNvPr id="(\\d+)" name="Title', '<p:cNvPr descr="77 people" id="\\1" name="Title'), ["77"]),
        (on("harms", '<p:cNvPr id="(\\d+)" name="Title', '<p:cNvPr title="77 people" id="\\1" name="Title'), ["77"]),
        (on("cycle", "<a:t>Changing: weeks</a:t>", "<a:t>Changing: 77 weeks</a:t>"), ["77"]),
        (on("choices", "<a:t>thin skin</a:t>", "<a:t>77 of 78 had thin skin</a:t>"), ["77", "78"]),
        (on("waiting", "80 of 100 people", "81 of 100 people"), ["81"]),
        (rewritten(notes_part("cycle"), "Then stop", "Then 77 stop"), ["77"]),
        (rewritten("ppt/charts/chart1.xml", "<c:v>Alopecia areata</c:v>", "<c:v>77 with alopecia areata</c:v>"), ["77"]),
        (rewritten("ppt/charts/chart1.xml", "<c:v>425</c:v>", "<c:v>4250</c:v>"), ["4250"]),
    ],
)
def test_a_number_that_nobody_wrote_is_found(change: Change, numbers: list[str]) -> None:
    assert list(dict.fromkeys(told(change))) == numbers


@rows(
    "said",
    [
        "In 100 people",
        "100% of them",
        "100.",
        "(100)",
        "Of 100, 80 people",
        "100 to 80",
        "80–100",
        "eighty-one",
        "COVID",
        "None of them: lumps",
    ],
)
def test_numbers_that_somebody_wrote_may_be_said_anywhere(said: str) -> None:
    assert told(on("harms", "<a:t>Lumps", f"<a:t>{said}")) == []
