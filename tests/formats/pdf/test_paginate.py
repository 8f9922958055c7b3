"""Boxes to pages: each at its place, in order, once; pages that end well; too much text is reported, not squeezed in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.blocks import Block, Heading, Paragraph, Row, Section, Table, TableRow
from generator.document.budget import Pages
from generator.document.to_write_in import WritingLines
from generator.formats.pdf.boxes import Box, Origin, Placed, Snug, arrange, stack_height
from generator.formats.pdf.page_breaks import Frame, best_breaks, measured, page_heights
from generator.formats.pdf.paginate import fill, paginate
from tests.formats.pdf import reading
from tests.formats.pdf.sample import document, listed, paragraph, printed, words
from tests.named import examples

pytestmark = pytest.mark.covered

FRAME = Frame(height=100, column_gap=10, step=4)
MANY = Pages(most=60)


@cache
def section(name: str) -> Origin | None:
    return Origin(name, None) if name else None


def box(height: float, name: str = "", **more: Any) -> Box:
    """Return a box that draws nothing; its section is called `name`."""
    return Box(height, lambda *_: None, section=section(name), origin=section(name), **more)


def flowed(boxes: list[Box], pages: Pages = MANY) -> list[list[Placed]]:
    found, overflow = paginate(boxes, FRAME, pages)
    assert overflow is None
    return [list(page) for page in found]


def heights(pages: list[list[Placed]]) -> list[list[float]]:
    return [[placed.box.height for placed in page] for page in pages]


def airy(height: float) -> Box:
    """Return a box of a section of its own that may be 6 points less high."""
    return box(height, f"airy {height}", snug=Snug(height - 6, lambda *_: None, around=0.0))


def test_boxes_lose_air_where_a_page_would_be_sparse_or_overfull_and_only_there() -> None:
    assert heights(flowed([airy(55), airy(51), box(80)])) == [[49, 45], [80]]
    assert heights(flowed([airy(55), airy(44), box(80)])) == [[55, 44], [80]]
    assert heights(flowed([airy(55), airy(51)], Pages(most=1))) == [[49, 45]]


@given(st.lists(st.tuples(st.floats(1, 30), st.sampled_from([0.0, 4.0, 12.0])), min_size=2, max_size=12), st.integers(2, 3))
@settings(deadline=None, derandomize=True, database=None, max_examples=examples(200))
def test_columns_that_end_level_are_as_high_as_their_share_of_all_in_one(sizes: list[tuple[float, float]], columns: int) -> None:
    run = object()
    boxes = measured(tuple(box(height, after=after, group=run, columns=columns) for height, after in sizes))
    for first in range(len(boxes)):
        for page in page_heights(boxes, first, FRAME):
            assert page.filled == pytest.approx(min(page.height, stack_height(boxes[first : page.end]) / columns))


@st.composite
def stories(draw: st.DrawFn) -> list[Box]:
    """Generate boxes as layouts make them: single ones, headings tied to what follows, runs in columns."""
    boxes: list[Box] = []
    for section in range(draw(st.integers(1, 6))):
        for _ in range(draw(st.integers(1, 5))):
            space = draw(st.sampled_from([0.0, 4.0, 12.0]))
            height = draw(st.floats(1, 70))
            kind = draw(st.sampled_from(["plain", "plain", "heading", "columns", "grows"]))
            name = f"section {section}"
            if kind == "columns":
                group, count = object(), draw(st.integers(2, 3))
                boxes += [
                    box(draw(st.floats(1, 30)), name, after=space, group=group, columns=count, column_width=30.0)
                    for _ in range(draw(st.integers(1, 7)))
                ]
            else:
                boxes.append(box(height, name, before=space, after=space / 2))
                if kind == "heading":
                    boxes[-1] = replace(boxes[-1], tied=True, opens=True, height=min(height, 20))
                if kind == "grows":
                    boxes[-1] = stretching(boxes[-1])
    boxes[-1] = replace(boxes[-1], tied=False)
    return boxes


def stretching(small: Box) -> Box:
    """Return a box that can grow by 30 points."""
    return replace(small, stretch=True, grown=lambda height: replace(small, height=min(height, small.height + 30)))


@settings(deadline=None, derandomize=True, database=None, max_examples=examples(200))
@given(stories())
def test_every_box_is_placed_once_in_order_within_the_page_and_over_no_other(boxes: list[Box]) -> None:
    pages, overflow = paginate(boxes, FRAME, MANY)
    if overflow is not None:  # a heading may be tied to more than a page holds
        assert overflow.origin in {b.origin for b in boxes}
        return
    placed = [placed for page in pages for placed in page]
    assert len(placed) == len(boxes)
    for now, before in zip(placed, boxes, strict=True):
        assert now.box.origin is before.origin
        assert now.box.height == before.height or before.stretch
    for page in pages:
        assert page
        for n, one in enumerate(page):
            assert one.top >= -0.01
            assert one.top + one.box.height <= FRAME.height + 0.01
            assert not any(_overlap(one, other) for other in page[n + 1 :])


@settings(deadline=None, derandomize=True, database=None, max_examples=examples(100))
@given(stories())
def test_no_page_ends_with_a_heading(boxes: list[Box]) -> None:
    pages, _ = paginate(boxes, FRAME, MANY)
    assert not any(page[-1].box.tied for page in pages)


@settings(deadline=None, derandomize=True, database=None, max_examples=examples(60))
@given(stories())
def test_sheets_printed_on_both_sides_have_an_even_number_of_pages(boxes: list[Box]) -> None:
    pages, overflow = paginate(boxes, FRAME, Pages.model_validate({"most": 60, "multiple-of": 2}))
    assert overflow is not None or len(pages) % 2 == 0


@settings(deadline=None, derandomize=True, database=None, max_examples=examples(100))
@given(stories(), st.integers(1, 8))
def test_one_page_is_found_as_among_several_ways(boxes: list[Box], most: int) -> None:
    for some in (measured(tuple(boxes)), measured(tuple(boxes[:most]))):
        assert best_breaks(some, (1,), 1, FRAME) == best_breaks(some, (1, 1), 1, FRAME)


def test_what_fits_on_one_page_is_on_one() -> None:
    assert heights(flowed([box(50), box(50)])) == [[50, 50]]


def test_a_point_too_much_makes_another_page() -> None:
    assert heights(flowed([box(50), box(51)])) == [[50], [51]]


def test_pages_are_filled_evenly_not_completely() -> None:
    assert heights(flowed([box(30)] * 4)) == [[30, 30], [30, 30]]


def test_a_section_stays_on_one_page_where_that_costs_little_white() -> None:
    boxes = [box(40, "one"), box(30, "one"), box(15, "two"), box(55, "two")]
    assert heights(flowed(boxes)) == [[40, 30], [15, 55]]


def test_the_larger_of_two_spaces_separates_boxes() -> None:
    placed, height = arrange([box(10, after=5), box(10, before=8), box(10)])
    assert ([p.top for p in placed], height) == ([0, 18, 28], 38)


def test_the_first_box_of_a_page_has_no_space_above() -> None:
    pages = flowed([box(100), box(50, before=20)])
    assert [page[0].top for page in pages] == [0, 0]


def test_columns_are_balanced_and_read_downwards() -> None:
    group = object()
    boxes = [box(h, group=group, columns=2, column_width=40.0) for h in (10, 20, 10, 10, 10)]
    placed, height = arrange(boxes, column_gap=10)
    assert [(p.left, p.top, p.box.height) for p in placed] == [(0, 0, 10), (0, 10, 20), (50, 0, 10), (50, 10, 10), (50, 20, 10)]
    assert height == 30


def test_columns_that_continue_on_another_page_are_balanced_on_each() -> None:
    group = object()
    pages = flowed([box(60), *(box(20, group=group, columns=2, column_width=40.0) for _ in range(12))])
    assert len(pages) == 2
    for page in (pages[0][1:], pages[1]):
        left, right = [[p.top for p in page if p.left == x] for x in (0, 50)]
        assert abs(len(left) - len(right)) <= 1
        assert left == sorted(left)
        assert right == sorted(right)
        assert [p.left for p in page] == [0] * len(left) + [50] * len(right)


def test_a_box_carries_its_head_to_the_next_page() -> None:
    head = box(10)
    rows = [box(10), *(box(40, carried=head) for _ in range(4))]
    assert heights(flowed(rows)) == [[10, 40, 40], [10, 40, 40]]


@pytest.mark.parametrize(
    ("rows", "boxes_after", "on_pages"),
    [
        (20, 4, [11, 9]),  # and not 14 on a full page, then 6
        (16, 4, [10, 6]),
        (16, 8, [14, 2]),  # there is no room for more on the second of two pages
    ],
)
def test_a_table_that_is_parted_has_much_of_it_on_both_pages(rows: int, boxes_after: int, on_pages: list[int]) -> None:
    head = box(5)
    table = [box(6, "table", part=head, carried=head if n else None) for n in range(rows)]
    pages = flowed([box(10, "table", tied=True), *table, *(box(10, "other") for _ in range(boxes_after))])
    assert [sum(placed.box.part is not None for placed in page) for page in pages] == on_pages


def test_a_list_in_columns_that_is_parted_has_much_of_it_on_both_pages() -> None:
    group = object()
    items = [box(12, "list", part=group, group=group, columns=2) for _ in range(20)]
    pages = flowed([box(10, "list", tied=True), *items, box(45, "other")])
    assert [sum(placed.box.part is not None for placed in page) for page in pages] == [12, 8]


def test_writing_lines_take_what_would_stay_white() -> None:
    ((_, lines),) = flowed([box(40), stretching(box(20))])
    assert lines.box.height == 50


def test_space_above_sections_grows_where_a_page_has_room() -> None:
    ((_, second),) = flowed([box(40), box(40, opens=True)])
    assert second.top == 40 + 20


def test_how_full_a_page_is() -> None:
    (page,) = flowed([box(30), box(20)])
    assert fill(page, FRAME) == pytest.approx(0.5)


def test_a_heading_and_its_lead_go_with_the_topics_that_follow_though_these_have_headings_of_their_own() -> None:
    lead = [box(10, "harms", tied=True, opens=True), box(15, "harms")]
    topics = [replace(box(60, "harms"), origin=section("topic"), group="topics")]
    assert heights(flowed([box(60, "before"), *lead, *topics])) == [[60], [10, 15, 60]]


def test_hardly_anything_of_a_section_is_left_alone_on_a_page_where_that_can_be_helped() -> None:
    items = [box(12, "list") for _ in range(7)]
    assert heights(flowed([box(72, "before"), *items])) == [[72], [12] * 7]


def test_no_item_of_a_list_is_alone_on_a_page_where_that_can_be_helped() -> None:
    part = object()
    items = [box(15, "list", part=part) for _ in range(4)]
    before, after = box(40, "list"), box(45, "list")
    assert heights(flowed([before, *items, after])) == [[40, 15, 15], [15, 15, 45]]
    assert heights(flowed([before, *(replace(item, part=None) for item in items), after])) == [[40, 15, 15, 15], [15, 45]]


def test_of_two_ways_to_fill_columns_that_are_as_good_more_stands_in_the_first() -> None:
    group = object()
    topics = [box(10, "topics", group=group, columns=2, column_width=40.0) for _ in range(5)]
    (page,) = flowed(topics, Pages(most=1))
    assert [placed.left > 0 for placed in page] == [False] * 3 + [True] * 2


def test_a_list_in_columns_is_whole_on_a_page_where_that_can_be_helped() -> None:
    group, part = object(), object()
    topics = [box(16, "list", group=group, columns=2, column_width=40.0) for _ in range(8)]
    items = [replace(topic, part=part) for topic in topics]
    before, after = box(66, "before"), box(30, "after")
    assert heights(flowed([before, *items, after])) == [[66], [16] * 8 + [30]]
    assert heights(flowed([before, *topics, after]))[0][:2] == [66, 16]


@pytest.mark.parametrize(("before", "on_its_page"), [(150, 0), (110, 2)])
def test_a_short_list_is_parted_only_where_a_page_would_be_sparse_otherwise(before: float, on_its_page: int) -> None:
    """A page that is three quarters full ends well; on one that is little more than half full, two items of the list stand too."""
    part = object()
    items = [box(25, "list", part=part, joined=n < 3) for n in range(4)]
    pages, _ = paginate([box(before, "before"), *items, box(60, "after")], replace(FRAME, height=200), MANY)
    assert [len(page) for page in pages] == [1 + on_its_page, 5 - on_its_page]


def test_sections_come_closer_where_that_leaves_no_page_sparse() -> None:
    """With a quarter less space above them, three are on the first page, and with all of it two."""
    sections = [box(20, "one"), box(20, "two", before=16), box(36, "three", before=16)]
    assert [placed.top for placed in flowed([*sections, box(90, "four")])[0]] == [0, 32, 64]
    assert heights(flowed([box(40, "zero"), *sections])) == [[40, 20, 20], [36]]  # a page that is well filled keeps its space


def test_a_page_that_is_far_from_full_takes_words_from_the_last_one() -> None:
    """Even if that leaves only a few of these on it, which costs more than a page that is nearly full."""
    assert heights(flowed([box(55, "one"), *(box(15, "two") for _ in range(5))])) == [[55, 15, 15], [15] * 3]
    assert heights(flowed([box(70, "one"), *(box(15, "two") for _ in range(5))])) == [[70], [15] * 5]


def test_a_sparse_page_has_more_space_above_what_is_new_in_it_but_not_the_last() -> None:
    first, second = flowed([box(30), box(30), box(60), *[box(10)] * 2], Pages(most=2))
    assert [placed.top for placed in first] == [0, 54]
    assert [placed.top for placed in second] == [0, 60, 70]


def test_nothing_comes_between_the_lines_of_one_text_on_a_sparse_page() -> None:
    text, other = object(), box(30)
    lines = [box(10, part=text) for _ in range(2)]
    first, _ = flowed([other, *lines, box(60), *[box(10)] * 2], Pages(most=2))
    assert [placed.top for placed in first] == [0, 54, 64]


def test_a_page_is_not_full_where_one_of_its_columns_is_empty() -> None:
    """A topic alone in its column leaves half of the page's foot white, although the page is as high as with one beside it."""
    group = object()
    topics = [box(40, "topics", group=group, columns=2, column_width=40.0) for _ in range(4)]
    assert heights(flowed([box(50, "before"), *topics, box(40, "after")], Pages(most=2))) == [[50, 40, 40], [40, 40, 40]]


def test_pages_to_write_on_give_way_to_pages_that_end_better() -> None:
    """There are four pages in any case: on three of them the list is whole, on two one of its items would be alone."""
    part = object()
    items = [box(20, "list", part=part) for _ in range(4)]
    boxes = [box(80, "before"), *items, box(40, "after"), box(60, "help", after_notes=True)]
    four, three = (Pages.model_validate({"most": 12, "multiple-of": n, "notes-before": "help"}) for n in (4, 3))
    assert heights(flowed(boxes, four)) == [[80], [20] * 4, [40], [60]]
    assert heights(flowed(boxes, three)) == [[80, 20], [20, 20, 20, 40], [60]]


def test_what_is_read_together_is_on_pages_that_face_each_other() -> None:
    """Pages 2 and 3 do, pages 1 and 2 are the two sides of a sheet."""
    together = [box(60, "answer", faces=True), box(60, "known", faces=True)]
    assert heights(flowed([box(30, "title"), *together])) == [[30, 60], [60]]
    assert heights(flowed([box(30, "title"), box(50, "before"), *together])) == [[30, 50], [60], [60]]


def test_too_much_names_the_section_that_does_not_fit_and_how_much() -> None:
    boxes = [box(60, "one"), box(60, "two"), box(60, "three"), box(30, "four")]
    _, overflow = paginate(boxes, FRAME, Pages(most=2))
    assert overflow is not None
    assert overflow.origin is not None
    assert (overflow.origin.heading, overflow.excess, overflow.single) == ("three", 90, False)


def test_a_box_taller_than_a_page_is_reported_as_such() -> None:
    _, overflow = paginate([box(10, "one"), box(130, "two")], FRAME, MANY)
    assert overflow is not None
    assert overflow.origin is not None
    assert (overflow.origin.heading, overflow.excess, overflow.single) == ("two", 30, True)


def test_one_block_alone_leaves_the_back_of_its_sheet_empty() -> None:
    pages, overflow = paginate([box(60, "one")], FRAME, Pages.model_validate({"most": 4, "multiple-of": 2}))
    assert overflow is None
    assert [len(page) for page in pages] == [1, 0]


def test_space_above_sections_gives_way_before_words_have_to() -> None:
    boxes = [box(40), replace(box(40), opens=True, before=30)]
    pages, overflow = paginate(boxes, FRAME, Pages(most=1))
    assert overflow is None
    assert pages[0][1].top + 40 <= FRAME.height


# -- printed ----------------------------------------------------------------------------------------------------
LONG = "Some words that fill a line and then the next one. " * 8


def test_a_heading_stays_with_the_words_below_it() -> None:
    for above in range(30, 46):
        blocks = [paragraph("x") for _ in range(above)]
        rendered = printed(document(*blocks, Heading(words("The heading")), paragraph(LONG)))
        with reading.opened(rendered.data) as pdf:
            pages = {str(e.S): {page for page, _ in reading.contents(e)} for _, e in reading.elements(pdf) if e.S in ("/H2", "/P")}
        assert pages["/H2"] <= pages["/P"]


def test_writing_lines_grow_by_four_at_most() -> None:
    assert [_strokes(2) - _strokes(0), _strokes(4) - _strokes(2)] == [2, 2]
    assert _strokes(2) == _strokes() + 2 + 4


def _strokes(lines: int | None = None) -> int:
    """Return how many lines are drawn on a page with a question, next to this many lines to write on."""
    beside: tuple[Block, ...] = (paragraph("Notes"),) if lines is None else (WritingLines(words("Notes"), lines),)
    rendered = printed(document(Row(((listed("Why?", marker="box"),), beside), (6, 6))))
    with reading.opened(rendered.data) as pdf:
        return sum(op.name == "S" for op in reading.operators(pdf.pages[0]))


def test_a_section_kept_whole_is_not_split() -> None:
    for above in range(20, 30):
        before = Section("before", tuple(paragraph("x") for _ in range(above)))
        whole = Section("whole", (Heading(words("Whole")), paragraph("Alpha"), paragraph("Omega")), whole=True)
        rendered = printed(document(sections=[before, whole]))
        with reading.opened(rendered.data) as pdf:
            texts = reading.texts(pdf)
        page = {text.strip(): key[0] for key, text in texts.items()}
        assert page["Whole"] == page["Alpha"] == page["Omega"]


def test_tall_columns_are_stacked() -> None:
    high = tuple(paragraph(LONG) for _ in range(8))
    rendered = printed(document(Row((high, high), (6, 6))))
    assert rendered.units > 1
    assert reading.tag_tree(rendered.data).count(LONG.strip()) == 16


def test_a_row_of_a_table_is_not_split() -> None:
    rows = tuple(TableRow(((Paragraph(words(f"Row {n}")),), (paragraph(LONG), paragraph(f"End {n}")))) for n in range(12))
    with reading.opened(printed(document(Table((words("Name"), words("What")), rows, (1, 3)))).data) as pdf:
        page = {text.strip(): key[0] for key, text in reading.texts(pdf).items()}
    assert len(set(page.values())) > 1
    assert all(page[f"Row {n}"] == page[f"End {n}"] for n in range(12))


def _overlap(one: Placed, other: Placed) -> bool:
    """Return whether two boxes overlap; those of two columns are side by side."""
    beside = one.left != other.left and one.box.columns > 1 and other.box.columns > 1
    return not beside and one.top + one.box.height > other.top + 0.01 and other.top + other.box.height > one.top + 0.01


def test_a_section_begins_the_page_it_is_told_to() -> None:
    """As on a sheet with panels: what comes before has its own, however short it is."""
    inside = [replace(box(60, "inside 1"), starts_on=3), box(60, "inside 2"), box(60, "inside 3")]
    boxes = [box(60, "cover"), replace(box(60, "flap"), starts_on=2), *inside, replace(box(60, "back"), starts_on=6)]
    pages = flowed(boxes, Pages.model_validate({"most": 6, "multiple-of": 6}))
    assert [[placed.box.origin for placed in page] for page in pages] == [[each.origin] for each in boxes]


def test_with_little_text_the_last_pages_stay_empty() -> None:
    pages = flowed([box(60, "cover"), replace(box(60, "back"), starts_on=4)], Pages.model_validate({"most": 4, "multiple-of": 4}))
    assert [len(page) for page in pages] == [1, 0, 0, 1]


def test_what_does_not_fit_its_own_pages_is_reported_even_if_others_are_empty() -> None:
    flap = [replace(box(60, f"flap {n}"), starts_on=0 if n else 2) for n in range(8)]
    boxes = [box(60, "cover"), *flap, replace(box(60, "back"), starts_on=3)]
    pages, overflow = paginate(boxes, FRAME, Pages.model_validate({"most": 4, "multiple-of": 4}))
    assert pages == ()
    assert overflow
    assert (overflow.pages, overflow.origin) == (1, section("flap 1"))


def test_a_booklets_spare_pages_are_to_write_on_and_come_before_its_back() -> None:
    boxes = [*(box(60, f"words {n}") for n in range(4)), replace(box(60, "contact"), after_notes=True), box(60, "control")]
    pages = flowed(boxes, Pages.model_validate({"most": 8, "multiple-of": 4, "notes-before": "contact"}))
    assert [len(page) for page in pages] == [1, 1, 1, 1, 0, 0, 1, 1]


def test_sections_come_closer_where_that_saves_a_booklet_pages_to_write_on() -> None:
    boxes = [box(45 + 5 * (n % 2), f"words {n}", before=10) for n in range(4)]
    pages = flowed(
        [*boxes, box(60, "contact", after_notes=True)], Pages.model_validate({"most": 8, "multiple-of": 4, "notes-before": "contact"})
    )
    assert sorted(map(len, pages)) == [1, 1, 1, 2]


def test_without_pages_to_write_on_the_words_are_spread_over_a_booklets_pages() -> None:
    pages = flowed([box(30) for _ in range(14)], Pages.model_validate({"most": 8, "multiple-of": 4}))
    assert sorted(map(len, pages)) == [1, 1, *[2] * 6]


def test_without_pages_to_write_on_those_that_no_words_are_left_for_are_the_last() -> None:
    pages = flowed([box(60, f"words {n}") for n in range(5)], Pages.model_validate({"most": 8, "multiple-of": 4}))
    assert [len(page) for page in pages] == [1, 1, 1, 1, 1, 0, 0, 0]


def test_a_cover_alone_on_its_panel_fills_it() -> None:
    cover = replace(box(60, "cover"), grown=lambda height: box(height, "cover"), fills=True)
    alone = flowed([cover, replace(box(60, "flap"), starts_on=2)], Pages(most=2))
    assert heights(alone) == [[FRAME.height], [60]]
    assert heights(flowed([cover, box(20, "next")])) == [[60, 20]]


def test_a_repeated_head_counts_with_the_space_below_it() -> None:
    head = box(20, after=10)
    rows = [replace(box(40), carried=head) for _ in range(5)]
    for page in flowed([box(90), *rows]):
        assert all(placed.top + placed.box.height <= FRAME.height + 0.01 for placed in page)
