"""Words as they are pasted from other programs are printed as they were seen there: in PDF and on slides, read back from both."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from generator.document.rendered import Rendered
from generator.formats import FORMATS
from generator.formats.pdf.checks.words import read_words
from generator.pipeline.jobs import make_plan
from tests.conftest import smallest
from tests.made import HANDOUTS

pytestmark = pytest.mark.unmeasured

# As typed, and as they are to be read.
PASTED = {
    "infor\u00admation": "information",  # a soft hyphen, as Word puts it
    "hyphen\u00ad\n          ated": "hyphenated",  # the same at the end of a line
    "zero\u200bwidth": "zerowidth",
    "word\u2060joiner": "wordjoiner",
    "byte\ufefforder": "byteorder",
    "stray\ufe0fselector": "strayselector",
    "stray\U000e0101ideograph": "strayideograph",
    "grapheme\u034fjoiner": "graphemejoiner",
    "latin\u200djoined": "latinjoined",
    "latin\u200cunjoined": "latinunjoined",
    "tag\U000e0061ged": "tagged",
    "times\u2062invisible": "timesinvisible",
    "hangul\u3164filler": "hangulfiller",
    "half\uffa0wide": "halfwide",
    "vowel\u180eseparator": "vowelseparator",
    "e\u0301te\u0301": "\u00e9t\u00e9",  # accents as a Mac types them in file names
    "\u212bngstr\u00f6m": "\u00c5ngstr\u00f6m",
    "Ko\u0308ln": "K\u00f6ln",
    "10\u00a0mm": "10\u00a0mm",
    "10\u202f000": "10\u202f000",
}
BREAK = "\n"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # "I want": its joiner keeps two letters apart


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    file: Path = tmp_path_factory.mktemp("pasted") / "content.yaml"
    words = list(PASTED)
    signs = "".join(f"      - {' '.join(half)}\n" for half in (words[:10], words[10:]))
    text = (
        smallest()
        .replace("      - Round bare patches\n    diagnosis", f"{signs}    diagnosis")
        .replace("name: Cymraeg", f"name: {PERSIAN}")
    )
    lines = [f"          - {' '.join(words[n : n + 4]).replace(BREAK, BREAK + '  ')}\n" for n in range(0, len(words), 4)]
    for old, new in (("It is common", lines[:1]), ("It may take months", lines[1:3])):
        text = text.replace(f"          - {old}\n", "".join(new))
    for old, line in (("Lumps", lines[3]), ("What comes after a year", lines[4])):
        text = text.replace(f"short: {old}\n", f"short: {line.strip().removeprefix('- ')}\n")
    file.write_text(text, "utf-8")
    plan = make_plan(file, HANDOUTS, ["leaflet-test-hair-loss", "consultation-test-hair-loss"], judge=False)
    assert plan.problems == ()
    return {job.name: FORMATS[job.format].render(job) for job in plan.jobs}


def test_pasted_words_are_in_the_pdf_as_they_were_seen(made: dict[str, Rendered]) -> None:
    said = read_words(made["leaflet-test-hair-loss"].data)
    wanted = " ".join(PASTED.values()).split()
    assert [word for word in wanted if word not in said] == []
    assert PERSIAN in said


def test_pasted_words_are_on_the_slides_as_they_were_seen(made: dict[str, Rendered]) -> None:
    said = " ".join(slide_words(made["consultation-test-hair-loss"].data))
    assert [word for word in PASTED.values() if word not in said] == []


def test_no_invisible_character_is_left_in_the_files(made: dict[str, Rendered]) -> None:
    said = " ".join((*read_words(made["leaflet-test-hair-loss"].data), *slide_words(made["consultation-test-hair-loss"].data)))
    assert {each for each in said.replace(PERSIAN, "") if unicodedata.category(each) in ("Cf", "Co", "Cn")} == set()
    assert unicodedata.is_normalized("NFC", said)
    with pikepdf.open(io.BytesIO(made["leaflet-test-hair-loss"].data)) as pdf:
        assert not {each for each in str(pdf.docinfo.get("/Title")) if not each.isprintable()}


def slide_words(data: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
