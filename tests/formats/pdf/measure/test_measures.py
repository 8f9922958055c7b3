"""Each measure finds the defect it is there for, reports it with its figure, and accepts what is just within the limit."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial

import pikepdf
import pytest

from generator.design.font_files import FontFile
from generator.document.blocks import Card, Paragraph
from generator.figures.qr import QrCode
from generator.formats.pdf.figures import operators
from tests.formats.pdf import reading
from tests.formats.pdf.measure import codes, contrast, edges, fit, ink, lettering, panels, sheet
from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.defective import REGULAR, Paint, Words, loaded, on_larger_sheet, pdf, side_by_side, words
from tests.formats.pdf.measure.sheet import MM
from tests.formats.pdf.measure.structure import structure
from tests.formats.pdf.measure.words import missing_words, words_between, words_of
from tests.formats.pdf.sample import SAMPLE, document, printed, standard
from tests.formats.pdf.sample import words as text
from tests.typefaces import BENGALI, FONTS, face

pytestmark = pytest.mark.unmeasured

LOREM = "Words in a line that is too long for an eye to find its way back from the end to the start of the next one"
PLEX = FONTS.text.heading
Measure = Callable[[bytes], Iterator[str]]


def small(data: bytes) -> Iterator[str]:
    """Yield words below the floor of ordinary print."""
    return lettering.small_words(data, lettering.floor(12))


def drawn(*locations: Words | Paint) -> Callable[[], bytes]:
    """Return what draws a file with these marks, once a test asks for it."""
    return partial(pdf, *locations)


@cache
def black() -> FontFile:
    """Return the heaviest face of Fira Sans."""
    return face("Black", 900)


@cache
def fine() -> bytes:
    """Return a file without a defect."""
    return pdf(words("Words that are fine,", "on two lines."))


DEFECTS: dict[str, tuple[Measure, Callable[[], bytes], list[str]]] = {
    "small type": (small, drawn(words("Tiny", size=9), words("Fine")), ["page 1: 9 pt 'Tiny'"]),
    "type made small by its matrix": (small, drawn(words("Tiny", matrix="0.5 0 0 0.5")), ["page 1: 6 pt 'Tiny'"]),
    "italics": (lettering.hard_faces, lambda: pdf(words("Lean", font=face("Italic", 400, italic=True))), ["page 1: italic 'Lean'"]),
    "a light weight": (lettering.hard_faces, lambda: pdf(words("Thin", font=face("Light", 300))), ["page 1: weight 300 'Thin'"]),
    "capitals": (lettering.hard_faces, drawn(words("DO NOT SHOUT AT", "ME")), ["capitals: P 'DO NOT SHOUT AT ME'"]),
    "turned words": (
        lettering.turned_words,
        drawn(words("Up", matrix="0 1 -1 0")),
        ["page 1: turned by 90 degrees, 1 wide 'Up'"],
    ),
    "stretched words": (
        lettering.turned_words,
        drawn(words("Wide", matrix="1.5 0 0 1")),
        ["page 1: turned by 0 degrees, 1.5 wide 'Wide'"],
    ),
    "tight lines": (lettering.tight_lines, drawn(words("One", "two", leading=1.2)), ["page 1: 1.20 of 12 pt 'two'"]),
    "long lines": (
        lettering.long_lines,
        drawn(words(LOREM, "end")),
        [f"page 1: 106 '{LOREM}'"],
    ),
    "many lines rather long": (lettering.long_lines, drawn(words(*[LOREM[:75]] * 32)), ["one line in ten has 75 characters or more"]),
    "hairlines": (lettering.hairlines, drawn(words("x"), Paint("0.2 w 100 100 m 200 100 l S")), ["page 1: 0.2 pt"]),
    "hairlines made thin by their matrix": (
        lettering.hairlines,
        drawn(words("x"), Paint("q .1 0 0 .1 0 0 cm 2 w 1000 1000 m 2000 1000 l S Q")),
        ["page 1: 0.2 pt"],
    ),
    "grey words on white": (
        contrast.faint_words,
        drawn(words("Faint", ink="0.6 g")),
        ["page 1: 2.8:1, in grey 2.8:1, 999999 on FFFFFF 'Faint'"],
    ),
    "words on a box nearly their colour": (
        contrast.faint_words,
        drawn(Paint("0 0.5 0 rg 0 700 400 140 re f"), words("Hidden", ink="0.2 0.2 0.2 rg")),
        ["page 1: 2.5:1, in grey 1.4:1, 333333 on 008000 'Hidden'"],
    ),
    "words half on a dark box": (
        contrast.faint_words,
        drawn(Paint("0 g 0 700 78 140 re f"), words("Half hidden")),
        ["page 1: 1.0:1, in grey 1.0:1, 000000 on 000000 'Half hidden'"],
    ),
    "colours that are one grey": (
        contrast.faint_words,
        drawn(Paint("0 1 0 rg 0 700 400 140 re f"), words("Alike", ink="0.4 0.2 0.2 rg")),
        ["page 1: 7.3:1, in grey 3.4:1, 663333 on 00FF00 'Alike'"],
    ),
    "ink at the edge": (
        edges.ink_near_edge,
        drawn(words("x"), Paint(f"0 g {3 * MM} 300 100 100 re f")),
        ["page 1: ink left 2.9, top 17.6, right 171.7, foot 105.8 mm from the edge"],
    ),
    "words at the edge": (
        edges.words_near_edge,
        drawn(words("x", left=8)),
        ["page 1: words left 8.0, top 17.6, right 199.8, foot 277.0 mm from the edge"],
    ),
    "much ink": (ink.heavy_pages, drawn(words("x"), Paint("0 g 50 50 495 742 re f")), ["page 1: 18.3% of the four inks"]),
    "wet ink": (ink.thick_ink, drawn(words("x", ink="0.9 0.8 0.8 0.7 k")), ["page 1: 320% of ink"]),
    "colour": (ink.coloured, drawn(words("x", ink="0.2 0.2 0.3 rg")), ["page 1: 0.2 0.2 0.3 rg"]),
    "grey made of colours": (ink.coloured, drawn(words("x", ink="0.2 0.2 0.2 rg")), ["page 1: 0.2 0.2 0.2 rg"]),
    "black made of four inks": (ink.coloured, drawn(words("x", ink="0.5 0.5 0.5 1 k")), ["page 1: 0.5 0.5 0.5 1.0 k"]),
    "a row on two pages": (
        fit.parted,
        drawn(words("Left", tag="TD", within="TR 1"), words("Right", tag="TD", within="TR 1", page=2)),
        ["pages [1, 2]: TR 'Left Right' is cut"],
    ),
    "an item in two columns": (
        fit.parted,
        drawn(
            words("Do", "this", tag="LBody", key="a", within="LI 1", top=200),
            words("and", "that", tag="LBody", key="a", within="LI 1", left=110),
        ),
        ["page 1: LI 'Do this and that' is cut between columns"],
    ),
    "an orphan": (
        fit.parted,
        drawn(words("First", top=270, key="a"), words("second", "third", key="a", page=2)),
        ["page 1: a line alone 'First'"],
    ),
    "a widow": (
        fit.parted,
        drawn(words("First", "second", top=260, key="a"), words("third", key="a", left=110)),
        ["page 1: a line alone 'third'"],
    ),
    "a heading at the foot of a page": (
        fit.lonely_headings,
        drawn(words("Heading", tag="H2", top=270), words("Words", page=2)),
        ["page 1: nothing below H2 'Heading'"],
    ),
    "a heading at the foot of a column": (
        fit.lonely_headings,
        drawn(words("Heading", tag="H2", top=270), words("Words", left=110)),
        ["page 1: nothing below H2 'Heading'"],
    ),
    "a heading at the end": (
        fit.lonely_headings,
        drawn(words("x"), words("The end", tag="H3", top=40)),
        ["page 1: nothing below H3 'The end'"],
    ),
}
ALL: tuple[Measure, ...] = (*dict.fromkeys(measure for measure, *_ in DEFECTS.values()), codes.poor_codes, edges.broken_bleed)


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_measure_finds(defect: str) -> None:
    measure, data, told = DEFECTS[defect]
    assert list(measure(data())) == told


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.__name__)
def test_a_measure_accepts_what_is_fine(measure: Measure) -> None:
    assert list(measure(fine())) == []


def test_the_floor_of_large_print_is_higher() -> None:
    assert [lettering.floor(body) for body in (12, 15.9, 16, 18)] == [12, 12, 16, 16]
    assert list(lettering.small_words(pdf(words("Fine", size=16), words("small", size=14)), 16)) == ["page 1: 14 pt 'small'"]


def test_letters_that_are_low_for_their_size_are_small() -> None:
    assert list(lettering.small_words(pdf(words("Low", size=10.5), words("Fine", size=11)), 10)) == ["page 1: x-height 1.95 mm 'Low'"]


def test_a_third_family_is_one_too_many() -> None:
    assert list(lettering.hard_faces(pdf(words("one"), words("two", font=PLEX), words("three", font=black())))) == []
    assert list(lettering.hard_faces(pdf(words("one"), words("two", font=PLEX), words("three", font=BENGALI)))) == [
        "3 families: FiraSans, HindSiliguri, IBMPlexSerif"
    ]


def test_large_words_may_stand_out_less() -> None:
    grey = "0.42 g"  # 5.4:1
    assert (
        len(list(contrast.faint_words(pdf(words("Head", ink=grey, size=17), words("Bold", ink=grey, size=14, font=black(), top=40))))) == 1
    )
    assert list(contrast.faint_words(pdf(words("Head", ink=grey, size=18)))) == []


def test_words_in_cmyk_are_measured_as_they_look() -> None:
    assert list(contrast.faint_words(pdf(words("Black", ink="0 0 0 1 k")))) == []
    assert len(list(contrast.faint_words(pdf(words("Faint", ink="0 0 0 0.4 k"))))) == 1


def test_words_under_something_are_hidden() -> None:
    covered = pdf(words("Under"), Paint("1 g 0 750 595 92 re f"), words("Over", top=100))
    assert list(contrast.hidden_words(covered)) == ["page 1: 'Under' cannot be seen"]


def test_the_worst_words_are_those_that_stand_out_least_for_their_size() -> None:
    data = pdf(words("Large", ink="0.45 g", size=20), words("Small", ink="0.4 g", top=40))
    assert contrast.worst(data).run.words == "Small"


def test_black_alone_may_be_gray_or_the_black_plate() -> None:
    assert list(ink.coloured(pdf(words("x", ink="0.2 g"), Paint("0 0 0 0.5 K 0.5 G 100 100 m 200 100 l S")))) == []
    assert ink.is_pure_black(ink.ink_of_most_words(pdf(words("Most words"), words("few", ink="0 1 1 0 k"))))
    assert not ink.is_pure_black(ink.ink_of_most_words(pdf(words("Most words", ink="0.5 0.5 0.5 1 k"))))


def test_a_picture_and_a_shading_are_not_black_ink() -> None:
    with reading.opened(fine()) as file:
        page = file.pages[0]
        picture = file.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
        page.Resources.XObject = pikepdf.Dictionary(Im1=picture)
        page.contents_add(b"/Artifact BMC /Im1 Do /Sh1 sh EMC")
        assert list(ink.coloured(saved(file))) == ["page 1: Image", "page 1: sh"]


def saved(file: pikepdf.Pdf) -> bytes:
    """Return a changed file."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


# -- sheets -----------------------------------------------------------------------------------------------------
A4 = (210 * MM, 297 * MM)


def test_a_sheet_of_another_size_is_found() -> None:
    assert list(sheet.wrong_boxes(fine(), A4)) == []
    assert list(sheet.wrong_boxes(fine(), (A4[0] + 0.4, A4[1]))) == []
    assert list(sheet.wrong_boxes(fine(), (612, 792))) == ["page 1: 595.3 x 841.9 points, not 612.0 x 792.0"]


def test_a_cut_sheet_is_measured_at_the_cut_and_with_its_bleed() -> None:
    assert list(sheet.wrong_boxes(on_larger_sheet(fine()), A4)) == []
    assert list(sheet.wrong_boxes(on_larger_sheet(fine(), bleed=2), A4)) == ["page 1: a bleed of 2.0 mm"]
    assert "page 1: its boxes are not within each other" in list(sheet.wrong_boxes(on_larger_sheet(fine(), margin=2), A4))


def test_missing_and_wrong_print_settings_are_found() -> None:
    assert list(sheet.wrong_print_settings(fine(), "long-edge")) == [
        "PrintScaling is not given",
        "Duplex is not given, not /DuplexFlipLongEdge",
    ]
    assert list(sheet.wrong_print_settings(printed(SAMPLE).data, "long-edge")) == []
    assert list(sheet.wrong_print_settings(printed(SAMPLE).data, "short-edge")) == [
        "Duplex is /DuplexFlipLongEdge, not /DuplexFlipShortEdge"
    ]


def test_words_near_the_cut_are_found_but_not_those_outside_the_sheet() -> None:
    assert list(edges.words_near_edge(on_larger_sheet(pdf(words("x", left=5.5))))) == []
    assert [fault[:21] for fault in edges.words_near_edge(on_larger_sheet(pdf(words("x", left=4))))] == ["page 1: words left 3."]
    assert list(edges.words_near_edge(on_larger_sheet(pdf(words("x"), words("Cyan", left=20, top=-5))))) == []


@pytest.mark.parametrize(
    ("paint", "sides"),
    [
        (f"-{3 * MM} 300 100 100 re f", []),
        (f"-{1 * MM} 300 100 100 re f", ["left"]),
        (f"100 -{2 * MM} m 100 -{6 * MM} l S", ["foot"]),
        (f"100 -{4 * MM} m 100 -{6 * MM} l S", []),
    ],
    ids=["art to the edge of the bleed", "art that ends before", "a mark in the bleed", "a mark outside"],
)
def test_bleed_is_checked_on_all_sides(paint: str, sides: list[str]) -> None:
    told = list(edges.broken_bleed(on_larger_sheet(pdf(words("x"), Paint(f"0 g 0 G {paint}")))))
    assert told == [f"page 1, {side}: what is printed over the cut does not go to the edge of the bleed" for side in sides]


# -- folds, and imposed sheets ----------------------------------------------------------------------------------
TRI_FOLD = (97, 100, 100)


def test_the_folds_of_two_sides_line_up() -> None:
    assert panels.folds(TRI_FOLD) == [97, 197]
    assert panels.folds_apart(TRI_FOLD, (100, 100, 97)) == 0
    assert panels.folds_apart(TRI_FOLD, TRI_FOLD) == 3


def test_words_near_a_fold_are_found() -> None:
    fine, near = words("x", left=105), words("x", left=198, top=40)
    assert list(panels.words_near_folds(pdf(fine, size=(297, 210)), [TRI_FOLD])) == []
    (fault,) = panels.words_near_folds(pdf(fine, near, size=(297, 210)), [TRI_FOLD])
    assert re.fullmatch(r"page 1: words [01]\.\d mm from the fold at 197 mm", fault)


def test_words_across_a_fold_have_no_distance() -> None:
    assert panels.distance_to_fold(pdf(words("Across the fold", left=85), size=(297, 210)), 1, 97) == 0


def test_panels_that_are_not_the_sheet_are_found() -> None:
    assert list(panels.words_near_folds(pdf(words("x"), size=(297, 210)), [(100, 100, 100)])) == [
        "page 1: panels of 300 mm on a sheet of 297.0 mm"
    ]


def test_pages_on_an_imposed_sheet_are_measured_where_they_are() -> None:
    pages = pdf(words("One", size=11), words("Two", page=2), size=(148.5, 210))
    imposed = side_by_side(pages, [2, 1])
    assert [words_between(imposed, 1, n * 148.5 * MM, (n + 1) * 148.5 * MM) for n in (0, 1)] == [["Two"], ["One"]]
    assert list(small(imposed)) == ["page 1: 11 pt 'One'"]
    assert [round(run.left / MM, 1) for run in runs(imposed)] == [20, 168.5]
    assert list(contrast.faint_words(imposed)) == []


# -- QR codes ---------------------------------------------------------------------------------------------------
def coded(side: float, ink: str = "1B2A33", blot: str = "") -> bytes:
    """Return a page with a QR code `side` mm wide, white around included."""
    picture = QrCode("https://clinic.example/hair", "A code").picture(side * MM, 0, 12)
    code = operators(picture.shapes, 100, 500, lambda colour: ink if colour == "ink" else "FFFFFF")
    return pdf(words("x"), Paint(f"{code}\n{blot}"))


def test_a_code_is_measured() -> None:
    (found,) = codes.codes(coded(37))
    assert (found.text, found.modules, round(found.module, 1), round(found.side), found.quiet) == (
        "https://clinic.example/hair",
        29,
        1,
        29,
        True,
    )
    assert list(codes.poor_codes(coded(37))) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (partial(coded, 25), "page 1: 19.6 mm wide, modules of 0.68 mm"),
        (partial(coded, 37, ink="9AA9B0"), "page 1: contrast 2.4:1"),
        (
            partial(coded, 37, blot=f"0 g {100 + 3 * MM} 300 {30 * MM} {500 - 300 - 35.5 * MM} re f"),
            "page 1: less than 4 modules of white around the code",
        ),
    ],
    ids=["small", "faint", "crowded"],
)
def test_a_poor_code_is_found(code: Callable[[], bytes], told: str) -> None:
    assert list(codes.poor_codes(code())) == [told]


def test_a_code_is_read_in_colour_and_grey() -> None:
    assert codes.read(coded(37)) == codes.read(coded(37), "L") == ["https://clinic.example/hair"]


# -- pages and words --------------------------------------------------------------------------------------------
def test_how_full_pages_are() -> None:
    _, paper = standard()
    half, full = (paper.top + share * (paper.bottom - paper.top) for share in (0.5, 1.0))
    data = pdf(
        Paint(box(half)), Paint(box(full), page=2), words("x", top=paper.top / MM + 10, page=3), words("At the foot", top=283, page=3)
    )
    assert fit.fills(data, paper) == pytest.approx([0.5, 1.0, 0.04], abs=0.005)
    assert list(fit.empty_ends(data, paper)) == ["the last page is 4% full, others 50%, 100%"]


def test_the_foot_of_a_page_is_not_what_it_is_filled_with() -> None:
    """With two lines, the rule of the footer stands where words would be on pages whose footer has one."""
    _, paper = standard()
    higher = 13.0
    at = A4[1] - paper.margin.footer * MM + higher
    rule = f"0 g {paper.margin.left * MM} {at} {paper.text_width} 0.75 re f"
    half = paper.top + 0.5 * (paper.bottom - higher - paper.top)
    assert fit.fills(pdf(Paint(rule), Paint(box(half))), paper) == pytest.approx([0.5], abs=0.01)


def box(foot: float) -> str:
    """Return a rectangle whose foot is so many points below the top of A4."""
    return f"0 g 100 {A4[1] - foot} 100 50 re f"


def test_pages_that_are_balanced_may_all_be_rather_empty() -> None:
    _, paper = standard()
    assert list(fit.empty_ends(pdf(words("x", top=60), words("x", top=30, page=2)), paper)) == []


def test_a_card_on_two_pages_is_found() -> None:
    card = Card("do", (Paragraph(text("second third")),), head=text("First"))
    composed = document(card)
    said = [words(line, top=20 + 10 * n) for n, line in enumerate(("Clinic", "Service", "A title", "A subtitle", "First"))]
    assert list(fit.cut_cards(pdf(*said, words("second third", page=2)), composed)) == ["pages [1, 2]: the card 'do' is cut"]
    assert list(fit.cut_cards(pdf(*said, words("second third", top=100)), composed)) == []


def test_words_that_another_edition_lacks_are_listed_as_often_as_they_are_missing() -> None:
    assert missing_words(pdf(words("all the words and the rest")), pdf(words("the words"))) == Counter(["all", "the", "and", "rest"])
    assert missing_words(fine(), fine()) == Counter()


def test_words_are_read_in_the_same_order_by_both_readers() -> None:
    data = printed(SAMPLE).data
    assert " ".join(element.words for element in structure(data) if element.lines).split() == list(words_of(data))


def test_runs_are_where_they_are_printed() -> None:
    (run,) = runs(pdf(words("Hxp", left=30, top=50, size=20)))
    assert (run.left / MM, (A4[1] - run.baseline) / MM, run.size, run.turn, run.stretch) == pytest.approx((30, 50, 20, 0, 1), abs=0.01)
    assert run.right - run.left == pytest.approx(loaded(REGULAR).width("Hxp") * 20 / 1000, abs=0.01)
