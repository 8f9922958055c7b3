"""The masthead of a leaflet stays low whatever the clinic and the condition are called, and has as many heads as leave its title large."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.design.paper import MM
from generator.document.blocks import Masthead
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.fonts import load_faces
from generator.formats.pdf.layout_context import PanelLook, Setting, Sizes
from generator.formats.pdf.tags import Element
from tests.compose.sections.composing import found
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.measure.content import Run, runs
from tests.formats.pdf.sample import words
from tests.made import REAL, made, render

CLINIC, CONDITION = "The Northern Centre for Dermatology and Hair Care, Leeds", "Central centrifugal cicatricial alopecia"

LONGEST = "Frontal fibrosing alopecia after the menopause, in women"


@cache
def masthead() -> Masthead:
    """Return that of the leaflet with two people."""
    (head,) = found(made(REAL, "leaflet-androgenetic-alopecia").document, Masthead)
    return head


def laid(head: Masthead) -> tuple[Box, Element]:
    """Return a masthead as it is set in the leaflet, and what a listener hears of it."""
    job = made(REAL, "leaflet-androgenetic-alopecia").pdf
    setting = Setting(
        job.theme.grid, Sizes(tuple(job.theme.type.items())), job.paper, load_faces(job.fonts), panel=PanelLook(dark=True, logo=None)
    )
    root = Element("")
    (box,) = lay(head, job.paper.text_width, root, setting)
    assert setting.problems == []
    return box, root


def heads(root: Element) -> list[str]:
    """Return the first words of each drawing's alternative text, in the order in which they are read out."""
    return [each.alt.split(":")[0].split(".")[0] for each in root.kids if each.tag == "Figure"]


def named(condition: str) -> Masthead:
    """Return the masthead of a condition with another name."""
    return replace(masthead(), title=words(f"{condition}: choices and exosomes"), subtitle=words(f"Doctors call it {condition}"))


def titled(title: str) -> list[str]:
    """Return the small heads of the masthead with another title, from the ring outwards."""
    return heads(laid(replace(masthead(), title=words(title)))[1])[1:]


def test_the_first_of_two_people_stands_between_them_as_they_were_where_the_title_stays_large() -> None:
    assert titled("Pattern hair loss: choices and PRP") == ["Normal", "Women", "Normal"]
    assert titled("Hair loss: get care early") == ["Normal", "Women", "Normal"]


@pytest.mark.parametrize("name", ["Pattern hair loss", CONDITION])
def test_that_head_covers_the_foot_of_the_ring_where_the_title_would_part_its_words_or_be_as_small_as_a_heading(name: str) -> None:
    head = replace(masthead(), title=words(f"{name}: choices and exosomes"))
    whole, without = laid(head), laid(replace(head, beside=head.beside[1:]))
    assert (heads(whole[1])[1:], heads(without[1])[1:]) == (["Normal", "Women", "Normal"], ["Women", "Normal"])
    assert whole[0].height == without[0].height


def test_that_head_is_left_out_where_its_word_is_wider_than_it() -> None:
    first, *others = masthead().beside
    head = replace(masthead(), beside=(replace(first, label=words("Unaffected hair")), *others))
    assert heads(laid(head)[1])[1:] == ["Women", "Normal"], "hers has no word of its own"


def test_the_second_person_is_beside_herself_as_she_was_and_clear_of_the_words() -> None:
    (first, second), bare = masthead().beside, masthead()
    alone = replace(bare, beside=(first, replace(second, without=None)))
    assert (heads(laid(bare)[1])[-2:], heads(laid(alone)[1])[-1]) == (["Women", "Normal"], "Women")
    assert laid(bare)[0].height == laid(alone)[0].height
    with reading.opened(made(REAL, "leaflet-androgenetic-alopecia").data) as pdf:
        boxes = [[float(each) for each in element.A[0].BBox] for _, element in reading.elements(pdf) if element.S == "/Figure"][:4]
    _, _, (left, foot, right, top), (own_left, own_foot, own_right, own_top) = boxes
    assert own_left < left < own_right < right, "it covers the foot of hers, on the left"
    assert (own_top - own_foot) / (top - foot) == pytest.approx(0.55, abs=0.05)
    words_ = [run for run in runs(made(REAL, "leaflet-androgenetic-alopecia").data) if run.page == 1 and own_foot < run.baseline < own_top]
    assert all(run.right < own_left for run in words_ if run.left < own_left)


def test_the_word_of_that_head_stands_above_it_between_the_people_and_below_it_at_the_foot_of_the_ring() -> None:
    between, at_foot = (words_with_title(f"Pattern hair loss: {rest}") for rest in ("choices and PRP", "your choices, and exosomes"))
    assert between["Normal"].baseline == pytest.approx(between["Women"].baseline)
    assert between["Women"].left < between["Normal"].left < between["Men"].left
    assert at_foot["Normal"].baseline == pytest.approx(at_foot["Men"].baseline)
    assert at_foot["Women"].left < at_foot["Men"].left < at_foot["Normal"].left


def words_with_title(title: str) -> dict[str, Run]:
    """Return the words of the first page of the leaflet with another title, by what they say."""
    job = made(REAL, "leaflet-androgenetic-alopecia").pdf
    first, *others = job.document.sections
    blocks = tuple(replace(block, title=words(title)) if isinstance(block, Masthead) else block for block in first.blocks)
    document = replace(job.document, sections=(replace(first, blocks=blocks), *others))
    return {run.words.strip(): run for run in runs(render(replace(job, document=document)).data) if run.page == 1}


def test_a_long_name_of_a_clinic_makes_it_no_higher() -> None:
    assert laid(replace(masthead(), clinic=words(CLINIC)))[0].height == laid(masthead())[0].height


@rows(("condition", "clinic", "higher"), [(CONDITION, "Your Clinic", 0.0), (CONDITION, CLINIC, 5.5), (LONGEST, "Your Clinic", 3.0)])
def test_a_long_name_of_a_condition_makes_it_little_higher(condition: str, clinic: str, higher: float) -> None:
    """`higher` is in millimetres, of 46: three lines of a title, or a subtitle of two, are closer than others."""
    high = laid(replace(named(condition), clinic=words(clinic)))[0].height
    assert laid(masthead())[0].height <= high <= laid(masthead())[0].height + higher * MM


def test_a_subtitle_is_no_longer_than_can_be_read_across_on_a_page_without_a_drawing() -> None:
    bare = replace(masthead(), drawing=None, beside=(), caption=None)
    low, over = (laid(replace(bare, subtitle=words(said)))[0].height for said in ("What is known " * 4, "What is known " * 5 + "here, too"))
    assert low < over, "its 79 letters and spaces would fit in one line across the page"
