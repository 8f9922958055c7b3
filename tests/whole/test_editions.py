"""The editions as a whole: what each is for, that Letter takes one word, that folded sheets fold where they should."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.design.paper import MM, Paper
from generator.document.plain import words
from generator.formats import Job
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.job import PdfJob
from generator.formats.pdf.sketch import number
from generator.pipeline.jobs import make_plan
from generator.problems import errors
from tests.conftest import ROOT
from tests.formats.pdf import reading
from tests.formats.pdf.measure import edges, fit, panels, sheet
from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.structure import paragraphs
from tests.longer import longer
from tests.made import (
    FOLDER,
    HANDOUTS,
    REAL,
    SMALLEST,
    Made,
    book,
    documents,
    for_printers,
    make,
    on_screen,
    planned,
    printed,
    render,
    told,
)
from tests.named import ALL, chosen, condition_ids, named, sample

pytestmark = pytest.mark.unmeasured

UNFOLDED = [[0, 1, 5], [2, 3, 4]]  # cover, flap and back outside; three panels inside
NARROW_FULL, LETTER_FULL, LONGER_FULL = 0.7, 0.8, 0.7  # of a page of large print or of a booklet; of Letter, and where it takes six
PRP = ROOT / "tests/examples/prp/content.yaml"
TRI_FOLD = {"A4": ((97, 100, 100), (100, 100, 97)), "Letter": ((92.1, 93.6, 93.7), (93.7, 93.6, 92.1))}  # mm: outside, inside


def planned_on_letter(content: Path) -> tuple[Job, ...]:
    """Return a sample of the handouts on US Letter."""
    return sample(all_on_letter(content))


@cache
def all_on_letter(content: Path) -> tuple[Job, ...]:
    """Return handouts on US Letter, as they are planned once their editions are named; and those for the web, which are on A4 otherwise."""
    folder = FOLDER / f"letter-handouts-{content.parent.name}"
    shutil.copytree(HANDOUTS, folder)
    file = folder / "editions.yaml"
    every = "[standard, large-print, booklet, booklet-to-fold, tri-fold]"
    words = re.sub(r"^letter: \[\]$", f"letter: {every}", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(re.sub(r"^  - (pdf|large-print)(?= +# on US Letter)", r"  - letter-\1", words, flags=re.MULTILINE), "utf-8")
    return tuple(job for job in make_plan(content, folder, judge=False).jobs if "letter" in job.edition)


@cache
def letter() -> tuple[Made, ...]:
    """Return handouts on US Letter: in the ordinary run those that have all its papers between them."""
    jobs = (job for job in planned_on_letter(REAL) if job.edition.startswith("letter"))
    return tuple(make(job) for job in jobs if ALL or job.handout in ("leaflet", "summary"))


def test_on_letter_a_leaflet_has_four_pages_or_six_that_end_with_whom_to_call_and_no_table_of_choices_runs_on() -> None:
    for leaflet in (made for made in letter() if (made.job.handout, made.job.edition) == ("leaflet", "letter")):
        assert leaflet.units in (4, 6)
        heads = {line.page for element in paragraphs(leaflet.data, "TH") for line in element.lines}
        assert heads == {2 if leaflet.units == 4 else 3}
        filled = fit.fills(leaflet.data, leaflet.pdf.paper)
        assert min(filled) >= (LETTER_FULL if leaflet.units == 4 else LONGER_FULL), leaflet.name
        assert filled[-1] >= LETTER_FULL
        (help_,) = (element.lines[0].page for element in paragraphs(leaflet.data, "H2") if element.words == "When should I get help?")
        assert help_ == leaflet.units


def test_on_letter_a_sheet_of_one_side_takes_one() -> None:
    """Whatever gives way for that, each of its choices stands with its harm."""
    sheets = [job for job in all_on_letter(REAL) if (job.handout, job.edition) == ("summary", "letter")]
    assert len(sheets) == len(condition_ids(REAL))
    for job in sheets:
        made = make(job)
        assert made.units == 1, job.name
        assert missing_harms(made, job.condition) == [], job.name


@pytest.mark.sweep
def test_in_words_longer_by_5_per_cent_a_sheet_of_one_side_takes_one_on_each_paper() -> None:
    plan = (*planned(REAL).jobs, *all_on_letter(REAL))
    sheets = [job for job in plan if isinstance(job, PdfJob) and job.handout == "summary" and job.edition in ("", "letter")]
    assert len(sheets) == 2 * len(condition_ids(REAL))
    for job in sheets:
        for seed in range(3):
            rendered = render(replace(job, document=longer(job.document, random.Random(seed), 0.05)))
            assert (rendered.units, rendered.problems) == (1, ()), (job.name, seed)


def test_what_is_said_of_printing_is_true_of_what_was_made() -> None:
    """Of sides and sheets; a sheet for one side that needs its back, too, as with longer words, says how it is turned."""
    counts = set[int]()
    for job in all_on_letter(REAL):
        if isinstance(job, PdfJob) and job.handout in ("summary", "aftercare") and not job.paper.panels:
            for share in (0.0, 0.4) if job.handout == "summary" and job.edition == "letter" else (0.0,):
                rendered = render(replace(job, document=longer(job.document, random.Random(1), share)))
                count = rendered.units
                said, printing = job.instructions(count), job.printing(count)
                assert rendered.problems == (), job.name
                assert (printing.sides, printing.sheets) == (min(count, 2), -(-count // 2)), job.name
                assert ("one side" in said) == (printing.sides == 1), job.name
                assert ("Staple" in said) == (printing.finish == "staple") == (printing.sheets > 1), job.name
                assert f"flip on the {printing.flip.replace('-edge', '')} edge" in said or printing.flip == "none", job.name
                counts.add(count)
    assert counts >= {1, 2, 4}


def test_on_letter_the_aftercare_sheet_takes_one_side_or_fills_both() -> None:
    (sheet_,) = (make(job) for job in all_on_letter(REAL) if (job.handout, job.edition) == ("aftercare", "letter"))
    assert sheet_.units <= 2
    assert isinstance(sheet_.job, PdfJob)
    assert min(fit.fills(sheet_.data, sheet_.job.paper)) >= NARROW_FULL


def test_on_letter_too_care_that_matters_more_stands_before_the_choices() -> None:
    """In each edition of the leaflet that says what comes first."""
    heads: dict[str, list[str]] = {}
    for job in all_on_letter(REAL):
        if job.name.startswith("leaflet-scarring") and job.edition != "letter-booklet-to-fold":
            heads[job.edition] = [element.words for element in paragraphs(make(job).data, "H1", "H2")]
    assert heads.keys() == {"letter", "letter-large-print", "letter-booklet"}
    assert {name: own.index("What comes first") < own.index("What are my choices?") for name, own in heads.items()} == dict.fromkeys(
        heads, True
    )


@pytest.mark.parametrize("content", [REAL, PRP], ids=["ours", "another treatment"])
def test_large_print_and_booklets_on_letter_have_no_sparse_page_but_the_last(content: Path) -> None:
    """In the words of both examples, on what the clinic hands out and on what opens from the web."""
    narrow = ("letter-large-print", "letter-booklet")
    for large in (make(job) for job in planned_on_letter(content) if job.handout in ("leaflet", "guide") and job.edition.endswith(narrow)):
        *filled, _ = fit.fills(large.data, large.pdf.paper)
        assert [fill for fill in filled if fill < NARROW_FULL] == [], large.name


@pytest.mark.parametrize("content", [REAL, PRP], ids=["ours", "another treatment"])
def test_no_panel_of_a_folded_letter_sheet_is_sparse(content: Path) -> None:
    for sheet_ in (make(job) for job in planned_on_letter(content) if job.edition == "letter-tri-fold"):
        filled = fit.panel_fills(sheet_.data, sheet_.pdf.paper)
        assert [fill for fill in filled if fill < NARROW_FULL] == [], sheet_.name


def test_on_letter_a_leaflet_of_six_pages_has_its_drawing_with_labels_where_there_is_room() -> None:
    """Where the page on what it is says how common it is, there is none."""
    shown = {}
    for job in all_on_letter(REAL):
        if isinstance(job, PdfJob) and (job.handout, job.edition) == ("leaflet", "letter"):
            longer = job.document.in_longer_form
            assert longer
            with reading.opened(make(replace(job, document=longer.document, pages=longer.pages)).data) as pdf:
                alts = [str(element.get("/Alt", "")) for _, element in reading.elements(pdf) if element.S == "/Figure"]
            shown[job.name.removeprefix("leaflet-").removesuffix("-letter")] = sum(" beside it shows the same head" in alt for alt in alts)
    assert shown == {
        "androgenetic-alopecia": 0,
        "alopecia-areata": 1,
        "telogen-effluvium": 1,
        "traction-alopecia": 1,
        "scarring-alopecia": 1,
    }


def editions(jobs: tuple[Job, ...]) -> dict[str, set[str]]:
    """Return the editions of each handout."""
    found: dict[str, set[str]] = {}
    for job in jobs:
        found.setdefault(job.handout, set()).add(job.edition or "standard")
    return found


def test_which_editions_are_made() -> None:
    web = {"web", "web-book", "web-status", "web-pdf", "web-large-print"}
    every = {"standard", "large-print", "grey", "booklet", "booklet-to-fold", "press", *web}
    assert editions(planned(REAL).jobs) == {
        "leaflet": every,
        "guide": every,
        "aftercare": every - {"booklet", "booklet-to-fold"},
        "summary": {"standard", "tri-fold", "tri-fold-press", "grey", "press"},
        "deck": {"standard"},
        "consultation": {"standard"},
        "waiting-room": {"standard"},
        "web": {"standard"},
    }


def test_the_names_that_tests_are_listed_by_are_in_the_plan() -> None:
    for content in (SMALLEST, REAL):
        of_plan = {(job.name, job.handout, job.edition, job.format, *for_print(job)) for job in planned(content).jobs}
        assert {(each.name, each.handout, each.edition, each.format, each.press, each.folded) for each in named(content)} == of_plan
        assert list(condition_ids(content)) == [condition.id for condition in book(content).conditions]


def for_print(job: Job) -> tuple[bool, bool]:
    """Return whether a file is for a press, and whether its pages are imposed on larger sheets."""
    return isinstance(job, PdfJob) and bool(job.paper.press), isinstance(job, PdfJob) and bool(job.paper.imposition)


def test_a_sample_has_each_edition_of_each_handout() -> None:
    printed = {(each.handout, each.edition) for each in named(REAL) if each.has_sheets and (ALL or not each.web)}
    assert {(each.handout, each.edition) for each in chosen(REAL)} == printed


def test_the_names_of_editions_make_them_on_us_letter() -> None:
    web = {"web-letter-pdf", "web-letter-large-print"}
    every = {"letter", "letter-large-print", "letter-booklet", "letter-booklet-to-fold", *web}
    assert editions(planned_on_letter(REAL)) == {
        "leaflet": every,
        "guide": every,
        "aftercare": {"letter", "letter-large-print", *web},
        "summary": {"letter", "letter-tri-fold"},
    }


def test_all_handouts_fit_on_us_letter() -> None:
    for made in letter():
        assert not errors(made.problems), told(errors(made.problems))
        paper = paper_of(made)
        sheet_size = (paper.imposition.width * MM, paper.imposition.height * MM) if paper.imposition else paper.size
        assert list(sheet.wrong_boxes(made.data, sheet_size)) == []
        assert list(edges.words_near_edge(made.data)) == [], made.name
        if on_screen(made.job):
            assert read_words(made.data) == " ".join(words(made.document)).split()


def folded() -> list[Made]:
    """Return the sheets that are folded into panels."""
    return [made for made in (*documents(REAL), *letter()) if paper_of(made).panels]


def paper_of(made: Made) -> Paper:
    return made.pdf.paper


def sides(paper: Paper) -> list[list[float]]:
    """Return the widths of the panels on each side, in mm from left to right."""
    return [[panel.width for panel in sorted(paper.panels, key=lambda p: p.left) if panel.side == side] for side in (1, 2)]


def test_panels_are_as_wide_as_the_fold_needs() -> None:
    for made in folded():
        paper = paper_of(made)
        for own, wanted in zip(sides(paper), TRI_FOLD["A4" if paper.width == 297 else "Letter"], strict=True):
            assert own == pytest.approx(wanted, abs=panels.PANEL_OFF)
        for side in (1, 2):
            row = sorted((panel for panel in paper.panels if panel.side == side), key=lambda p: p.left)
            assert [p.left for p in row[1:]] + [paper.width] == pytest.approx([p.left + p.width for p in row], abs=0.11)


def test_folds_of_front_and_back_meet() -> None:
    """The sheet is turned on its short edge, so the back's left is the front's right."""
    for made in folded():
        assert panels.folds_apart(*sides(paper_of(made))) <= panels.PANEL_OFF


def test_words_keep_away_from_the_folds() -> None:
    for made in folded():
        assert list(panels.words_near_folds(made.data, sides(paper_of(made)))) == [], made.name


def test_on_a4_nothing_gives_way_on_a_folded_sheet() -> None:
    """Its flap has room for the line on harm, which is as long as that on benefit, and its back for the clinic's address."""
    gave_way = {job.name: render(job).yielded for job in planned(REAL).jobs if job.edition == "tri-fold"}
    assert set(gave_way.values()) == {()}, gave_way
    assert len(gave_way) == len(condition_ids(REAL))


def test_on_a_sheet_of_one_page_and_on_a_folded_one_each_choice_stands_with_its_harm() -> None:
    """However short a sheet is, it does not say what may help without what may harm."""
    for edition, file in ((None, "at-a-glance-{}"), ("tri-fold", "at-a-glance-{}-tri-fold")):
        for condition in book().conditions:
            (job,) = (job for job in planned(REAL).jobs if job.name == file.format(condition.id) and (job.edition or None) == edition)
            assert missing_harms(make(job), condition.id) == [], job.name


def missing_harms(sheet_: Made, about: str) -> list[str]:
    """Return the harms of choices that a sheet does not say in short."""
    (condition,) = (each for each in book().conditions if each.id == about)
    said, harms = words(sheet_.document), [printed(option.short.harm, book()) for option in condition.options if option.short]
    assert len(harms) == len(condition.options)
    in_panel = "tri-fold" in (sheet_.job.edition or "")
    return [harm for harm in harms if (f"Harm: {harm}" if in_panel else f"{harm[0].upper()}{harm[1:]}") not in said]


def test_on_a_folded_sheet_a_number_and_its_of_100_are_on_one_line() -> None:
    for made in folded():
        shown = runs(made.data)
        of_100 = [run for run in shown if re.match(r"(more )?of\s100(?!\.)", run.words)]
        for words_ in of_100:
            left = [
                run for run in shown if run.page == words_.page and abs(run.baseline - words_.baseline) < 0.6 and run.right <= words_.left
            ]
            nearest = max(left, key=lambda run: run.right)
            assert nearest.words.strip().isdigit(), (made.name, words_.words)
            assert nearest.size > 1.5 * words_.size


def test_a_press_sheet_has_marks_where_to_fold() -> None:
    (*_, sheet_) = (made for made in for_printers(REAL) if made.job.edition == "tri-fold-press")
    with reading.opened(sheet_.data) as pdf:
        for side, page in enumerate(pdf.pages, 1):
            code = reading.drawn(page).decode("latin-1")
            locations = code[code.rindex("[4 2] 0 d") :]
            assert all(f"{number(fold)} " in locations for fold in paper_of(sheet_).folds(side))


def test_fold_marks_are_where_the_panels_meet() -> None:
    (*_, sheet_) = (made for made in for_printers(REAL) if made.job.edition == "tri-fold-press")
    with reading.opened(sheet_.data) as pdf:
        for page, widths in zip(pdf.pages, TRI_FOLD["A4"], strict=True):
            code = reading.drawn(page).decode("latin-1")
            locations = {float(x) for x in re.findall(r"([\d.]+) -?[\d.]+ m", code[code.rindex("[4 2] 0 d") :])}
            assert sorted(locations) == pytest.approx([fold * MM for fold in panels.folds(widths)], abs=0.1)


def test_panels_are_read_as_a_person_unfolds_them() -> None:
    """Cover, then the flap that is folded in, then what both were folded over; the inside from left to right."""
    for made in folded():
        order = [[place.page for place in side] for side in paper_of(made).sides(6)]
        lefts = [[place.left for place in sorted(side, key=lambda place: place.page)] for side in paper_of(made).sides(6)]
        assert order == UNFOLDED, made.name
        assert lefts[1] == sorted(lefts[1]), made.name
        right, left, middle = lefts[0]
        assert left < middle < right, made.name


def test_each_sheet_is_turned_on_the_edge_that_keeps_its_back_upright() -> None:
    """A sheet wider than high is turned on its short edge, pages on their long one; a single side is not turned."""
    for made in (*documents(REAL), *for_printers(REAL), *letter()):
        with reading.opened(made.data) as pdf:
            turned, sides_ = str(pdf.Root.ViewerPreferences.Duplex), len(pdf.pages)
            width, height = sheet.sheets(made.data)[0].trim[2:]
        wanted = "/Simplex" if sides_ == 1 else "/DuplexFlipShortEdge" if width > height else "/DuplexFlipLongEdge"
        assert turned == wanted, made.name
        told_ = made.pdf.instructions(sides_).lower()
        assert not paper_of(made).press or "short edge" not in told_
        if not paper_of(made).press:
            assert ("short edge" in told_, "long edge" in told_) == (wanted.endswith("ShortEdge"), wanted.endswith("LongEdge")), made.name
