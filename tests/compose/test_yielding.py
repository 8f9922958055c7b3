"""What gives way where a page is too full: the lowest step first, and only in the run of pages that is too full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.document.blocks import Block, Document, Paragraph, Section, Yields
from generator.document.budget import Pages
from generator.document.plain import words
from generator.document.yielding import settled, start_of, steps_taken, told, yields_of
from generator.text import Text
from tests.formats.pdf.sample import SAMPLE

BUDGET = Pages.model_validate({"most": 4, "starts": {"choices": 2, "help": 4}})


def line(words_: str) -> Paragraph:
    return Paragraph(Text.of(words_))


def giving(name: str, step: int, brief: str = "") -> Yields:
    """Return a line that gives way at a step to a briefer one, or to nothing."""
    return Yields((line(f"{name} in full"),), (line(brief),) if brief else (), step, f"without {name}")


def document(**sections: tuple[Block, ...]) -> Document:
    return replace(SAMPLE, sections=tuple(Section(name.replace("_", "+"), blocks) for name, blocks in sections.items()))


THREE_RUNS = document(
    lead=(line("a"), giving("pictures", 4)),
    topics=(giving("sources", 3, "sources in brief"),),
    choices=(giving("notes", 2, "notes in brief"), line("b")),
    known=(giving("living", 6),),
    help=(line("c"),),
    questions=(giving("lines", 1, "fewer lines"),),
)


def said(given: Document) -> list[str]:
    return list(words(given))


def test_a_run_begins_with_each_section_that_begins_a_page() -> None:
    assert yields_of(THREE_RUNS, BUDGET) == {0: (3, 4), 2: (2, 6), 4: (1,)}


def told_at(given: Document, yielded: Mapping[int, int]) -> tuple[str, ...]:
    """Return what is told once these steps are taken, by the pages that their runs begin."""
    return told(given, BUDGET, steps_taken(given, BUDGET, yielded))


def test_what_gave_way_is_told_run_by_run_the_lowest_step_first() -> None:
    everything = ("without sources", "without pictures", "without notes", "without living", "without lines")
    assert told_at(THREE_RUNS, {0: 4, 2: 6, 4: 1}) == everything
    assert told_at(THREE_RUNS, {0: 3, 2: 2}) == ("without sources", "without notes")


def test_all_that_gives_way_at_one_step_is_told_and_what_is_alike_once() -> None:
    shared = document(lead=(giving("harm", 1), giving("harm", 1)), topics=(giving("terms", 1), line("a")))
    assert yields_of(shared, BUDGET) == {0: (1,)}
    assert told_at(shared, {0: 1}) == ("without harm", "without terms")


def test_without_pages_that_sections_begin_all_is_one_run() -> None:
    assert list(yields_of(THREE_RUNS, Pages(most=4))) == [0]
    assert yields_of(THREE_RUNS, Pages(most=4))[0] == (1, 2, 3, 4, 6)


def test_a_section_of_several_kinds_begins_the_page_of_any_of_them() -> None:
    assert [start_of(Section(kinds, ()), BUDGET) for kinds in ("lead", "support+choices", "help+support")] == [0, 2, 4]


def test_as_long_as_nothing_yields_all_is_in_full() -> None:
    assert said(settled(THREE_RUNS, BUDGET, {})) == [
        "a", "pictures in full", "sources in full", "notes in full", "b", "living in full", "c", "lines in full",
    ]  # fmt: skip


def test_what_yields_in_one_run_stays_whole_in_the_others() -> None:
    assert said(settled(THREE_RUNS, BUDGET, {2: 2})) == [
        "a", "pictures in full", "sources in full", "notes in brief", "b", "living in full", "c", "lines in full",
    ]  # fmt: skip


def test_an_earlier_step_that_is_kept_is_not_taken() -> None:
    assert said(settled(THREE_RUNS, BUDGET, {0: 4}, {(0, 3)}))[:2] == ["a", "sources in full"]


def test_a_step_takes_all_lower_ones_with_it_and_leaves_those_above() -> None:
    assert said(settled(THREE_RUNS, BUDGET, {0: 3, 2: 6, 4: 1})) == [
        "a", "pictures in full", "sources in brief", "notes in brief", "b", "c", "fewer lines",
    ]  # fmt: skip
    assert said(settled(THREE_RUNS, BUDGET, {0: 4}))[:2] == ["a", "sources in brief"]


def test_what_is_settled_has_nothing_left_that_may_yield() -> None:
    for taken in ({}, {0: 4, 2: 6, 4: 1}):
        done = settled(THREE_RUNS, BUDGET, taken)
        assert not any(yields_of(done, BUDGET).values())
        assert [section.id for section in done.sections] == [section.id for section in THREE_RUNS.sections]
        assert settled(done, BUDGET, {0: 9, 2: 9, 4: 9}) == done


def test_a_section_may_begin_later_where_pages_are_to_spare() -> None:
    six = BUDGET.model_copy(update={"most": 6})
    freed = [budget and budget.starts for budget in (six.freed(0), six.freed(2), six.freed(4), BUDGET.freed(2))]
    assert freed == [{"help": 4}, {"choices": 2}, None, None]
