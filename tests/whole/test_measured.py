"""Every PDF that is planned, measured from its finished bytes: what a reader with poor sight, a printer and a copier get.

The limits come from each file's own paper and theme, so that a new edition is measured as soon as a handout names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.document.blocks import Block, Contact, Heading, Masthead, Yields
from generator.document.plain import texts
from generator.figures.qr import QUIET_ZONE, QrCode
from generator.formats.pdf.checks.alternatives import figures
from tests.formats.pdf import reading
from tests.formats.pdf.measure import codes, contrast, edges, fit, ink, lettering, sheet
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.measure.words import missing_words, words_of
from tests.formats.pdf.sample import SAMPLE, printed, standard
from tests.made import REAL, SMALLEST, Made, book, labels, of, planned
from tests.named import Named, chosen, named, some

pytestmark = pytest.mark.unmeasured

NUMBER_OF_SOURCES = re.compile(r"\[?[\d–]+\]?|Sources?:")
OFFERS = {"other-formats", "in-other-languages"}  # sections that offer large print
# Labels of an edition with little room, by those that say the same in large print.
IN_FULL = {
    ("sources_heading",): ("sources_in_short", "sources_in_brief"),
    ("control_author", "control_reviewer", "not_yet"): ("control_people", "nobody_yet"),
    ("control_issued", "not_yet"): ("not_issued",),
    ("control_patients", "patients_not_yet"): ("no_patients_yet",),
    ("searched",): ("searched_in_short",),
}
ROOM_FOR_ANY_ADDRESS = 65 * codes.MODULE  # mm: the most modules of a code, white around included, of the least size that is read from paper
FILES = [file for file in (*some(chosen(SMALLEST), 2), *some(chosen(REAL), 2)) if file.on_screen]


@pytest.fixture(scope="module", params=FILES, ids=str)
def file(request: pytest.FixtureRequest) -> Made:
    """Return one planned file; a module's tests look at one file after the other, so that each is rendered once."""
    return of([request.param])[0]


def paper_of(file: Made) -> Paper:
    """Return a file's paper."""
    return file.pdf.paper


def tab_of(file: Made) -> str:
    """Return the code on the thumb tab of a leaflet, or nothing."""
    first = file.document.sections[0].blocks[0]
    return first.tab.code if isinstance(first, Masthead) and first.tab else ""


def in_bands(file: Made) -> list[str]:
    """Return what the codes of the clinic's band open: words below them say what it is, and a listener hears the address."""
    bands = [block for section in file.document.sections for block in section.blocks if isinstance(block, Contact)]
    drawn = [band.code.drawing for band in bands if band.code and isinstance(band.code.drawing, QrCode)]
    assert all(code.url.partition("#")[0] in code.alt for code in drawn)
    return [code.url for code in drawn]


def is_large(theme: Theme) -> bool:
    """Return whether a theme is one of large print."""
    return theme.type["body"][0] >= lettering.LARGE_PRINT


# -- type -------------------------------------------------------------------------------------------------------
def test_no_words_are_small(file: Made) -> None:
    assert list(lettering.small_words(file.data, lettering.floor(file.job.theme.type["body"][0]))) == []


def test_no_words_are_in_italics_light_or_capitals_or_in_a_third_family(file: Made) -> None:
    assert list(lettering.hard_faces(file.data)) == []


def test_all_words_run_straight(file: Made) -> None:
    assert list(lettering.turned_words(file.data, tab_of(file))) == []


def test_lines_stand_well_apart(file: Made) -> None:
    assert list(lettering.tight_lines(file.data)) == []


def test_lines_are_short_enough_to_find_the_next(file: Made) -> None:
    assert list(lettering.long_lines(file.data)) == []


def test_no_line_is_too_thin_to_print(file: Made) -> None:
    assert list(lettering.hairlines(file.data)) == []


def test_the_offer_of_large_print_is_in_large_print(file: Made) -> None:
    offers = {book(source).other_formats.plain for source in (SMALLEST, REAL)}
    sizes = [line.size for element in paragraphs(file.data, "P") if element.words in offers for line in element.lines]
    assert bool(sizes) == any(OFFERS & set(section.kinds) for section in file.document.sections)
    assert all(size >= lettering.LARGE_PRINT for size in sizes)


def test_no_theme_may_have_words_smaller_than_clear_print() -> None:
    theme, _ = standard()
    small = theme.model_dump(by_alias=True)
    small["type"]["body"] = (11.9, 16)
    with pytest.raises(ValueError, match="greater than or equal to 12"):
        Theme.model_validate(small)


def test_large_print_has_every_word_of_the_same_handout_in_ordinary_print(file: Made) -> None:
    if is_large(file.job.theme):
        same = [other for other in of(_same_words(file)) if not is_large(other.job.theme)]
        assert {other.name for other in same} >= {file.name.removesuffix("-large-print")}
        assert {other.name: _lacking(other, file) for other in same} == {other.name: set() for other in same}


def _lacking(other: Made, file: Made) -> set[str]:
    """Return words of another edition that a file lacks; its sources may have other numbers, and stops where journals are named."""
    bare = (word.strip(".,;") for word in missing_words(other.data, file.data))
    said = {word.strip(".,;") for word in (*words_of(file.data), *_said_in_full(other, file), *_in_other_labels(file))}
    return {word for word in bare if not NUMBER_OF_SOURCES.fullmatch(word)} - said


def _said_in_full(other: Made, file: Made) -> Iterator[str]:
    """Yield the words of what gave way in another edition to something briefer, where a file has every word of it in full."""
    for block in (block for section in other.pdf.document.sections for block in section.blocks if isinstance(block, Yields)):
        full = {word for word in _said(block.full) if not NUMBER_OF_SOURCES.fullmatch(word)}
        if full <= {word.strip(".,;") for word in words_of(file.data)}:
            yield from _said(block.brief)


def _in_other_labels(file: Made) -> Iterator[str]:
    """Yield the words of labels of an edition with little room, where a file has every word of those that say the same in full."""
    own = {word.strip(".,;:") for word in words_of(file.data)}
    for full, brief in IN_FULL.items():
        if {word.strip(".,;:") for key in full for word in _fixed(key)} <= own:
            yield from (word for key in brief for word in _fixed(key))


def _fixed(key: str) -> list[str]:
    """Return the words of a label without its placeholders."""
    words = re.sub(r"\{\w+\}", "", labels()[key].plain).split()
    return [bare for word in words if (bare := word.strip(".,;"))]


def _said(blocks: tuple[Block, ...]) -> set[str]:
    """Return the words of blocks."""
    return {word.strip(".,;") for block in blocks for text in texts(block) for word in text.plain.split()}


def _same_words(file: Made) -> list[Named]:
    """Return the files for the screen that say the same in another edition."""
    (source,) = (source for source in (SMALLEST, REAL) if any(job is file.job for job in planned(source).jobs))
    standard = _standard(file.name, file.job.edition)
    return [other for other in named(source) if other.on_screen and _standard(other.name, other.edition) == standard]


def _standard(name: str, edition: str) -> str:
    """Return the name of the same handout in ordinary print, in the same folder."""
    return name.removesuffix(f"-{edition.removeprefix('web-')}")


# -- contrast and ink -------------------------------------------------------------------------------------------
def test_all_words_have_contrast_in_grey_too(file: Made) -> None:
    assert list(contrast.faint_words(file.data)) == []
    assert list(contrast.hidden_words(file.data)) == []


@pytest.mark.parametrize("masthead", ["band", "plain"])
def test_both_mastheads_can_be_read_in_grey_too(masthead: str) -> None:
    assert list(contrast.faint_words(printed(SAMPLE, masthead=masthead).data)) == []


def test_no_page_takes_much_ink(file: Made) -> None:
    assert list(ink.heavy_pages(file.data)) == []
    assert list(ink.thick_ink(file.data)) == []


def test_a_theme_without_colours_is_printed_with_black_ink_only(file: Made) -> None:
    assert not ink.neutral(file.job.theme) or list(ink.coloured(file.data)) == []


def test_which_themes_are_neutral() -> None:
    theme, _ = standard()
    assert not ink.neutral(theme)
    assert ink.neutral(theme.model_copy(update={"colours": dict.fromkeys(theme.colours, "7A7A7A")}))


# -- the sheet --------------------------------------------------------------------------------------------------
def test_each_page_is_of_its_paper(file: Made) -> None:
    assert list(sheet.wrong_boxes(file.data, paper_of(file).size)) == []


def test_the_print_settings_say_not_to_scale_and_how_to_turn_the_sheet(file: Made) -> None:
    assert list(sheet.wrong_print_settings(file.data, paper_of(file).turned(len(sheet.sheets(file.data))))) == []


def test_there_is_no_ink_where_printers_leave_paper_blank(file: Made) -> None:
    assert list(edges.ink_near_edge(file.data)) == []


def test_what_is_printed_over_a_cut_extends_to_the_edge_of_the_bleed(file: Made) -> None:
    assert list(edges.broken_bleed(file.data)) == []


def test_no_words_are_near_the_edge(file: Made) -> None:
    assert list(edges.words_near_edge(file.data)) == []


# -- QR codes ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mode", ["RGB", "L"], ids=["colour", "grey"])
def test_a_phone_reads_the_code_and_finds_the_printed_address(file: Made, mode: str) -> None:
    links = [figure.drawing.url for figure in figures(file.document.sections) if isinstance(figure.drawing, QrCode)]
    assert codes.read(file.data, mode) == links
    said = "".join(words_of(file.data))
    not_printed = {link for link in links if _as_printed(link) not in said}
    assert not_printed <= (set() if file.job.handout == "summary" else set(in_bands(file)))
    with reading.opened(file.data) as pdf:
        assert set(links) <= {str(a.A.URI) for page in pdf.pages for a in page.obj.get("/Annots", ()) if "/A" in a}


def _as_printed(link: str) -> str:
    """Return an address as people read it: without the mark after it, which tells programs which words the paper has."""
    return link.partition("#")[0].removeprefix("https://").rstrip("/")


def test_a_phone_reads_the_code_from_poor_paper_too(file: Made) -> None:
    assert list(codes.poor_codes(file.data)) == []


def test_the_code_is_large_enough_for_any_address_it_may_hold(file: Made) -> None:
    for code in codes.codes(file.data):
        assert code.module * (code.modules + 2 * QUIET_ZONE) >= ROOM_FOR_ANY_ADDRESS - 0.1


# -- pages ------------------------------------------------------------------------------------------------------
def test_the_last_page_is_at_least_a_third_full(file: Made) -> None:
    assert list(fit.empty_ends(file.data, paper_of(file))) == []


def test_nothing_that_belongs_together_is_split(file: Made) -> None:
    assert list(fit.parted(file.data)) == []


def test_no_card_is_split(file: Made) -> None:
    assert list(fit.cut_cards(file.data, file.document)) == []


def test_no_heading_is_alone_at_the_foot(file: Made) -> None:
    notes = [section for section in file.document.sections if section.id == "notes"]  # below each of their headings are lines to write on
    over_lines = tuple(repr(block.text.plain) for section in notes for block in section.blocks if isinstance(block, Heading))
    assert [heading for heading in fit.lonely_headings(file.data) if not heading.endswith(over_lines)] == []
