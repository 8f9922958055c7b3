"""The benchmark runs, and what it compares is comparable: the rivals' files hold the words of ours. How fast we are is not tested."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from generator.document.plain import words
from tests.bench import given, rows
from tests.bench.__main__ import measured
from tests.bench.edits import COMMENT, LEAFLETS_WORD, edits
from tests.bench.measure import Cost, of_process
from tests.bench.rows import Group, Row
from tests.bench.table import lines
from tests.conftest import ROOT
from tests.named import some

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def together() -> given.PutTogether:
    return given.put_together(given.read(ROOT))


def counted(text: str) -> Counter[str]:
    """Count words of Latin letters and numbers: plain reportlab sets other scripts backwards."""
    return Counter(re.findall(r"[A-Za-z0-9]+", text))


def test_the_plain_leaflets_hold_the_words_of_ours(together: given.PutTogether) -> None:
    from tests.bench import plain_leaflet  # it imports the whole of Platypus

    for document in some((together.guide, *together.leaflets), 3):
        text = _text_of(plain_leaflet.make(document, together.colours))
        assert counted(" ".join(words(document))) - counted(text) == Counter()


def _text_of(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


def test_the_leaflets_of_typst_hold_the_words_of_ours_and_are_tagged(together: given.PutTogether) -> None:
    from tests.bench import plain_typst

    for document in some((together.guide, *together.leaflets), 3):
        data = plain_typst.make(document, together.colours)
        assert counted(" ".join(words(document))) - counted(_text_of(data)) == Counter()
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
            assert "/StructTreeRoot" in pdf.Root
            assert xmp["pdfuaid:part"] == "1"


def test_an_edit_changes_one_thing_and_the_next_one_changes_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content.yaml"
    shutil.copy(ROOT / "content.yaml", content)
    before, seen = content.read_text("utf-8"), []
    monkeypatch.setattr(rows, "_build", lambda _: seen.append(content.read_text("utf-8")))
    for letter in (COMMENT, LEAFLETS_WORD):
        seen.clear()
        rows._edited(tmp_path, letter)
        rows._edited(tmp_path, letter)
        assert len(before.split()) == len(seen[0].split())
        assert sum(a != b for a, b in zip(before.split(), seen[0].split(), strict=True)) == 1
        assert seen[1] == before
    with pytest.raises(RuntimeError, match="nothing like no such words"):
        rows._edited(tmp_path, re.compile("no such words"))


def test_each_edit_of_several_leaves_other_words_than_all_before() -> None:
    before = (ROOT / "content.yaml").read_text("utf-8")
    after = list(edits(before, 30))
    assert len({before, *after}) == 31
    for other in after:
        (changed,) = [pair for pair in zip(before.split("\n"), other.split("\n"), strict=True) if pair[0] != pair[1]]
        assert len(changed[1].split()) == len(changed[0].split()) + 2
    with pytest.raises(RuntimeError, match="fewer than 600 edits"):
        list(edits(before, 600))


def test_the_plain_slides_hold_the_words_and_notes_of_ours(together: given.PutTogether) -> None:
    from tests.bench import plain_deck

    deck = together.decks[0]
    text = "\n".join(_texts_of(plain_deck.make(deck, together.colours, together.template)))
    assert counted(" ".join(words(deck))) - counted(text) == Counter()


def _texts_of(data: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_chart:
                yield from shape.chart._chartSpace.xpath(".//c:pt/c:v/text() | .//a:t/text()")
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
        yield slide.notes_slide.notes_text_frame.text


def test_each_clinic_has_slides_of_its_own(together: given.PutTogether) -> None:
    assert len({(deck.author, words(deck)) for deck in together.decks}) == given.DECKS + 1


def test_what_the_rivals_are_given_loads_nothing_heavy(together: given.PutTogether, tmp_path: Path) -> None:
    given.save(together, tmp_path)
    script = f"""
import sys
from pathlib import Path
from tests.bench import given
assert given.load(Path({str(tmp_path)!r})).leaflets
print(*{{"yaml", "pydantic", "babel", "reportlab", "pptx", "fontTools"}} & sys.modules.keys())
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_a_table_compares_within_each_round() -> None:
    def nothing() -> Cost:
        raise AssertionError

    costs = {
        "plain": [Cost(1, 1, 50e6), Cost(4, 4, 60e6), Cost(2, 2, 50e6)],
        "ours": [Cost(0.5, 0.6, 40e6), Cost(1, 1, 40e6), Cost(2, 2, 40e6)],
        "nothing": [Cost(1.25, 1, 30e6), Cost(4.5, 1, 30e6), Cost(2.75, 1, 30e6)],
    }
    table = (Row("plain", nothing), Row("ours", nothing, "plain", aim=0.4), Row("nothing", nothing, above="plain", aim=0.5))
    assert [" ".join(line.split()) for line in lines(Group("A table", table), costs)] == [
        "A table",
        "CPU ms clock ms peak",
        "plain 2000 (1000-4000) 2000 (1000-4000) 60 MB",
        "ours 1000 (500-2000) 1000 (600-2000) 40 MB 0.50 of plain (0.25-1.00); aim: at most 0.4, MISSED",
        "nothing 2750 (1250-4500) 1000 (1000-1000) 30 MB 0.50 s above plain (0.25-0.75); aim: at most 0.5, met",
    ]


def test_a_table_is_measured_and_printed(tmp_path: Path) -> None:
    def python(script: str) -> Cost:
        return of_process(["-c", script], tmp_path)

    group = Group(
        "Sums",
        (
            Row("none", lambda: python("pass")),
            Row("a sum", lambda: python("sum(range(10**7))"), beside="none"),
            Row("a sum above", lambda: python("sum(range(10**7))"), above="none", aim=0.001),
        ),
    )
    title, _heads, none, one, above = lines(group, measured(group, 2, warm_up=False))
    assert (title, none.split()[0]) == ("Sums", "none")
    assert float(one.partition(" of none")[0].split()[-1]) > 1
    assert above.endswith("aim: at most 0.001, MISSED")


def test_a_command_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such case"):
        of_process(["-c", "raise SystemExit('no such case')"], tmp_path)


@pytest.mark.sweep
def test_the_benchmark_runs_and_prints_its_tables() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"], cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (
        len(
            re.findall(
                r"\d of (as many plain|plain|leaflet|slides|ours|the standard|the leaflet|everything|a leaflet by|a deck by)", done.stdout
            )
        )
        == 19
    )
    assert done.stdout.count("aim: at most") == 16
