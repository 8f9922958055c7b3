"""The leaflets of the real words, measured on their finished pages: how full they are, what stays together, and what stands out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
import yaml

from generator.design.paper import MM
from generator.document.blocks import AnswerStrip, Block, Card, List, Quantity
from generator.document.plain import document_texts
from generator.formats.pdf.blocks.thumb_tab import TAB, TAB_EDGE
from generator.text import Text
from tests.conftest import ROOT
from tests.formats.pdf.measure import fit
from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.pictures import DPI, ink_alone, pixels, wordless
from tests.formats.pdf.measure.sheet import sheets
from tests.formats.pdf.measure.structure import Element, Line, paragraphs
from tests.made import HANDOUTS, REAL, Made, book, of
from tests.named import ALL, Named, named, sample

pytestmark = pytest.mark.unmeasured

LEAFLETS = [file for file in named(REAL) if file.handout == "leaflet"]
SAMPLE = sample(LEAFLETS)
STANDARD = [file for file in LEAFLETS if file.edition == "" or (ALL and file.edition == "grey")]
FULL, LARGE_PRINT_FULL = 0.8, 0.7  # of a page
BELOW_MASTHEAD = 60 * MM
BOX_FOOT = 6.0  # points: a tinted box that stands above ends below its words
DARK = 130  # of 255: white words on it can be read
# What a line must not end before, as (its last words, the first of the next line).
PARTED = [
    (r"\d", r"(out of|of|to|in) \d"),
    (r"\d (out of|out|of|to|in)", r"(of )?\d"),
    (r"\d", r"(weeks?|months?|years?|days?|hours?|minutes?|ml|mg|mm|%)\b"),
    (r"(?<!of )(?<![\d.,])\d{1,3}", r"(people|person|women|men|adults|children|studies|trials|hairs|November)\b"),
    (r"\b([Cc]all|[Pp]ages?|NHS|[Ss]tep|[Ww]eek)", r"\d"),
    (r"\d{3}", r"\d{4}\b"),
    (r"\b(Dr|Mr|Mrs|Ms|Professor)", r"[A-Z]"),
    (r"\S", r"\[\d"),
    (r"\bCC( BY)?", r"(BY|\d)\b"),
]
SEPARATOR = re.compile(r"^·|·$")  # what stands between two things: not where a line begins or ends


FACING = ("large-print", "booklet")
LARGE_PRINT = ("large-print", "web-large-print")
PRP = ROOT / "tests/examples/prp/content.yaml"
QUESTIONS = ("What could I ask?", "My notes and questions")


def made(file: Named) -> Made:
    return of([file])[0]


@pytest.mark.parametrize(
    "file",
    [file for file in named(REAL) if file.name.startswith("leaflet-scarring") and file.edition in ("", "large-print", "booklet")],
    ids=str,
)
def test_care_that_matters_more_stands_before_the_choices(file: Named) -> None:
    """Where our treatment is not offered, the title says what to do instead, and how to get there comes first."""
    heads = [element.words for element in paragraphs(made(file).data, "H1", "H2")]
    assert "get care early" in heads[0]
    assert heads.index("What comes first") < heads.index("What are my choices?")


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_a_leaflet_has_four_pages_and_each_is_well_filled(file: Named) -> None:
    leaflet = made(file)
    filled = fit.fills(leaflet.data, leaflet.pdf.paper)
    assert len(filled) == 4
    assert [fill for fill in filled if fill < FULL] == []


NOT_SPARSE = [file for file in (*sample(named(REAL)), *sample(named(PRP))) if file.edition in (*LARGE_PRINT, "booklet")]


@pytest.mark.parametrize("file", NOT_SPARSE, ids=str)
def test_large_print_and_booklets_have_no_sparse_page_but_the_last_and_those_to_write_on(file: Named) -> None:
    large = made(file)
    *filled, _ = fit.fills(large.data, large.pdf.paper)
    assert [fill for fill in filled if fill < LARGE_PRINT_FULL] == []


@pytest.mark.parametrize("file", [file for file in (*named(REAL), *named(PRP)) if file.edition == "tri-fold"], ids=str)
def test_no_panel_of_a_folded_sheet_is_sparse(file: Named) -> None:
    sheet = made(file)
    assert [fill for fill in fit.panel_fills(sheet.data, sheet.pdf.paper) if fill < LARGE_PRINT_FULL] == []


@pytest.mark.parametrize("file", [file for file in LEAFLETS if file.edition in ("", "large-print", "booklet")], ids=str)
def test_the_questions_and_the_lines_to_write_on_are_on_one_page(file: Named) -> None:
    leaflet = made(file)
    pages = {element.lines[0].page for element in paragraphs(leaflet.data, "H2", "P") if element.words in QUESTIONS}
    pages |= {line.page for element in paragraphs(leaflet.data, "LBody") if element.words.endswith("?") for line in element.lines}
    assert len(pages) == 1


@pytest.mark.parametrize("file", [file for file in SAMPLE if file.handout == "leaflet" and file.edition in FACING], ids=str)
def test_in_large_print_and_in_booklets_the_answer_faces_what_is_known_and_what_is_not(file: Named) -> None:
    leaflet = made(file)
    pages = {
        name: page
        for name in ("Can exosomes help?", "What is known about exosomes", "What nobody knows yet")
        for page in [_page_of(leaflet, name)]
    }
    left, *right = pages.values()
    assert left % 2 == 0
    assert {*right} <= {left, left + 1}


@pytest.mark.parametrize("file", [file for file in LEAFLETS if file.edition in FACING], ids=str)
def test_in_large_print_and_in_booklets_the_three_answers_are_on_one_page(file: Named) -> None:
    leaflet = made(file)
    (strip,) = (block for section in leaflet.document.sections for block in section.blocks if isinstance(block, AnswerStrip))
    assert len({_page_of(leaflet, cell.question.plain) for cell in strip.cells}) == 1


def test_us_letter_has_facing_pages_wherever_a4_has() -> None:
    editions = yaml.safe_load((HANDOUTS / "leaflet.yaml").read_text("utf-8"))["editions"]
    for name in FACING:
        letter, a4 = editions[f"letter-{name}"], editions[name]
        assert letter.get("pages", a4["pages"])["facing"] == a4["pages"]["facing"]  # pages of its own take the place of all those of A4


def _page_of(leaflet: Made, heading: str) -> int:
    return next(line.page for element in paragraphs(leaflet.data, "H2", "H3") if element.words == heading for line in element.lines)


@pytest.mark.parametrize("file", [file for file in named(REAL) if (file.handout, file.edition) == ("guide", "")], ids=str)
def test_the_guide_has_ten_pages_and_each_is_well_filled(file: Named) -> None:
    guide = made(file)
    filled = fit.fills(guide.data, guide.pdf.paper)
    assert len(filled) == 10
    assert [fill for fill in filled if fill < FULL] == []


@pytest.mark.parametrize("file", [file for file in named(REAL) if (file.handout, file.edition) == ("guide", "")], ids=str)
def test_the_guide_cites_each_source_that_it_lists(file: Named) -> None:
    document = made(file).document
    (sources,) = (block.sources for section in document.sections for block in section.blocks if isinstance(block, List) and block.sources)
    cited = {place for text in document_texts(document) for span in text.spans for place in span.places}
    assert [source for source in sources if f"cited-{source}" not in cited] == []


@pytest.mark.parametrize("file", [file for file in sample(named(REAL)) if file.edition in FACING], ids=str)
def test_no_step_is_alone_on_a_page(file: Named) -> None:
    """Large print and booklets have one step below the other; one that opens a page alone looks like all there are."""
    handout = made(file)
    steps = [block.items for section in handout.document.sections for block in _lists(section.blocks) if block.marker == "disc"]
    pages = {element.words: element.lines[0].page for element in paragraphs(handout.data, "LBody")}
    found = [[pages[item.plain.replace("\xa0", " ")] for item in items] for items in steps]
    assert [own for own in found if own[0] != own[1] or own[-2] != own[-1]] == []


def _lists(blocks: Iterable[Block]) -> Iterator[List]:
    for block in blocks:
        if isinstance(block, List):
            yield block
        elif isinstance(block, Card):
            yield from _lists(block.blocks)


@pytest.mark.parametrize("file", [file for file in named(REAL) if file.edition == "tri-fold"], ids=str)
def test_each_panel_of_a_folded_sheet_opens_with_a_heading_and_its_back_has_the_address(file: Named) -> None:
    sheet_ = made(file)
    found = tuple(paragraphs(sheet_.data, "H1", "H2", "H3", "P", "LBody", "TH"))
    tops: dict[tuple[int, int], tuple[float, str, float]] = {}
    for element in found:
        line = element.lines[0]
        panel = (line.page, int(line.runs[0].left // (sheet_.pdf.paper.width * MM / 3)))
        tops[panel] = max(tops.get(panel, (0.0, "", 0.0)), (line.baseline, element.tag, line.size))
    inside_and_back = [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2)]
    title = ("H2", sheet_.pdf.theme.type["minor"][0])
    assert {panel: tops[panel][1:] for panel in inside_and_back} == dict.fromkeys(inside_and_back, title)
    said = " ".join(element.words for element in found).replace("\xa0", " ")
    assert [line.plain for line in book(REAL).clinic.address if line.plain not in said] == []


@pytest.mark.parametrize("file", [file for file in SAMPLE if file.on_screen], ids=str)
def test_no_line_ends_between_words_that_are_read_as_one(file: Named) -> None:
    assert [ends for ends in _ends(made(file).data) if _is_parted(*ends)] == []


@pytest.mark.parametrize("file", [file for file in SAMPLE if file.on_screen], ids=str)
def test_no_line_begins_or_ends_with_a_dot_that_stands_between(file: Named) -> None:
    lines = [line.words for element in paragraphs(made(file).data, "P", "LBody", "TD", "Caption") for line in element.lines]
    assert [words for words in lines if SEPARATOR.search(words.strip())] == []


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_the_page_on_choosing_opens_with_its_heading(file: Named) -> None:
    """What is known follows what it is about: no page of a leaflet opens with words whose subject is on another one.

    Each opens with a large heading, which has a bar beside it.
    """
    first: dict[int, tuple[str, float]] = {}
    leaflet = made(file)
    for element in paragraphs(leaflet.data, "H1", "H2", "H3", "P", "LBody", "TH"):
        first.setdefault(element.lines[0].page, (element.tag, element.lines[0].size))
    assert {page: first[page] for page in (2, 3, 4)} == dict.fromkeys((2, 3, 4), ("H2", leaflet.pdf.theme.type["section"][0]))


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_the_space_above_the_topics_of_a_page_is_even(file: Named) -> None:
    """On the page with most topics below each other; what is known has a smaller heading, and so no more space above it than they."""
    found = paragraphs(made(file).data, "H2", "H3", "P", "LBody", "Caption")
    third = [(element, line) for element in found for line in element.lines if line.page == 3]
    topics = [space for element, line in third if element.tag == "H2" and (space := _space_above(line, third))]
    (known,) = [_space_above(line, third) for element, line in third if element.words == "What is known about exosomes"]
    assert len(topics) >= 2
    assert max(topics) - min(topics) <= 1
    alone = "What about exosomes?" in {element.words for element, _ in third}  # no steps stand before it, but a heading
    assert known == 0 if alone else 0 < known <= max(topics) + BOX_FOOT


def _space_above(heading: Line, lines: list[tuple[Element, Line]]) -> float:
    """Return the points from a heading up to the lowest line over it; 0 if nothing is, or another topic's heading."""
    over = {line.baseline: element.tag for element, line in lines if line.baseline > heading.baseline + heading.size}
    return min(over) - heading.baseline if over and over[min(over)] != "H2" else 0.0


def test_which_ends_part_words() -> None:
    assert _is_parted("about 35", "out of 100 people")
    assert _is_parted("please call", "999")
    assert _is_parted("in people", "[3]")
    assert _is_parted("firm lumps formed in 8", "women treated elsewhere")
    assert not _is_parted("about 35 out of 100", "people had it")


def _ends(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield each line of running words with the next one; words beside a numeral are no line of its own text."""
    for element in paragraphs(data, "P", "LBody", "TD", "Caption"):
        for part in element.parts:
            yield from ((upper.words, lower.words) for upper, lower in pairwise(part) if _is_next(upper, lower))


def _is_next(upper: Line, lower: Line) -> bool:
    return upper.baseline > lower.baseline and upper.is_over(lower) and upper.usual == lower.usual


def _is_parted(upper: str, lower: str) -> bool:
    return any(re.search(rf"{end}$", upper) and re.match(start, lower) for end, start in PARTED)


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_a_title_has_two_lines_the_first_up_to_its_colon_and_is_larger_than_a_heading(file: Named) -> None:
    leaflet = made(file)
    (title,) = paragraphs(leaflet.data, "H1")
    assert [line.words.endswith(":") for line in title.lines] == [True, False]
    assert title.lines[0].size > leaflet.pdf.theme.type["section"][0]


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_no_answer_is_larger_than_the_number_it_rests_on(file: Named) -> None:
    leaflet = made(file)
    (strip,) = (block for section in leaflet.document.sections for block in section.blocks if isinstance(block, AnswerStrip))
    finding, grounds, _ = (cell.answer for cell in strip.cells)
    assert isinstance(finding, Text)
    assert isinstance(grounds, Quantity)
    assert _size(leaflet, finding.plain) < _size(leaflet, grounds.numeral.plain)


def _size(leaflet: Made, words: str) -> float:
    """Return the largest size of words on the first page, in points: a line of them may be only their beginning."""
    return max(run.size for run in runs(leaflet.data) if run.page == 1 and run.words.strip() and words.startswith(run.words.strip()))


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_the_cells_of_the_answer_strip_are_level(file: Named) -> None:
    questions = [e for e in paragraphs(made(file).data, "H2") if e.lines[0].page == 1][:3]
    assert len({question.lines[0].baseline for question in questions}) == 1
    assert [q.lines[0].runs[0].left for q in questions] == sorted({q.lines[0].runs[0].left for q in questions})


@pytest.mark.parametrize("file", STANDARD, ids=str)
def test_the_headings_of_the_columns_of_harms_take_one_line(file: Named) -> None:
    harms = [e for e in paragraphs(made(file).data, "H3") if e.words in ("You may notice", "Also reported", "Serious harm", "Not known")]
    assert [len(heading.lines) for heading in harms] == [1, 1, 1, 1]


@pytest.mark.parametrize("edition", ["", pytest.param("grey", marks=pytest.mark.sweep)], ids=["colour", "grey"])
def test_no_two_thumb_tabs_look_alike(edition: str) -> None:
    """A pile shows the edges alone: tabs differ in place, in outline, and where there is colour, in colour."""
    tabs = [_tab(made(file)) for file in LEAFLETS if file.edition == edition]
    tops = sorted(top for top, _, _ in tabs)
    assert [round(lower - upper) for upper, lower in pairwise(tops)] == [38] * 4
    assert len({outline for _, outline, _ in tabs}) == 5
    assert len({colour for _, _, colour in tabs}) == 5 or edition == "grey"
    assert max(sum(colour) / 3 for _, _, colour in tabs) < DARK


def _tab(leaflet: Made) -> tuple[float, bytes, tuple[int, ...]]:
    """Return how far down the page a leaflet's tab is, in mm, its outline, and its colour."""
    picture, sheet = wordless(leaflet.data)[0], sheets(leaflet.data)[0]
    _, foot, right, top = sheet.trim
    edge = right - TAB_EDGE
    strip = picture.crop(pixels((edge - TAB[0] + 1, foot, edge, top - BELOW_MASTHEAD), sheet))
    mask = ink_alone(strip)
    found = mask.getbbox()
    assert found
    colour = strip.getpixel(((found[0] + found[2]) // 2, (found[1] + found[3]) // 2))
    assert isinstance(colour, tuple)
    return found[1] * 25.4 / DPI, mask.crop(found).tobytes(), colour
