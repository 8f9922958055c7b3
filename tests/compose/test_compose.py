"""A composed handout: its title, what it says about itself, and the sections it has."""

from __future__ import annotations

from generator.compose.handout import Handout
from generator.compose.makings import LISTINGS
from generator.compose.registry import KINDS, kinds_told
from generator.document.deck import Deck
from generator.document.plain import place, texts, words
from tests.compose.sections.composing import APPROVED, LEAFLET, changed, guide, leaflet, sheet
from tests.compose.sections.composing import words as written
from tests.formats.pdf.sample import SAMPLE
from tests.made import REAL, jobs


def test_a_handout_carries_version_dates_and_language() -> None:
    composed = leaflet("masthead")
    assert (composed.version, composed.issued, composed.lang) == ("", "2026-11-01", "en-GB")  # when studies were looked for
    composed = leaflet("masthead", approval=APPROVED)
    assert (composed.version, composed.issued, composed.review_by) == ("1.0", "2026-11-22", "2028-11-22")


def test_the_author_is_the_clinic_unless_somebody_is_named() -> None:
    assert leaflet("masthead").author == "Test Clinic"
    assert leaflet("masthead", approval=APPROVED).author == "A nurse"


def test_each_handout_has_its_own_title() -> None:
    titles = [job.composed.title for job in jobs(REAL) if not job.edition]
    assert len(set(titles)) == len(titles)
    assert all(titles)


def test_all_editions_of_a_handout_have_its_title() -> None:
    title = {job.name: job.composed.title for job in jobs(REAL)}
    assert all(job.composed.title == title[job.name.removesuffix(f"-{job.edition}")] for job in jobs(REAL))


def test_words_are_in_reading_order_with_white_space_collapsed() -> None:
    assert words(SAMPLE)[:9] == ("Clinic", "Service", "A title", "A subtitle", "Key points", "One", "Two", "Three", "What is it?")
    assert "Read our page or ask for it in Cymraeg, now." in words(SAMPLE)
    assert all(line == " ".join(line.split()) for job in jobs(REAL) for line in words(job.composed))


def test_numbers_of_a_list_are_words_too() -> None:
    said = words(SAMPLE)
    assert said[said.index("First source") - 1] == "3."
    assert said[said.index("Talk") - 1] == "1"


def test_the_place_of_a_block_is_that_of_its_longest_words() -> None:
    section = leaflet("topics").sections[0]
    location = place(section)
    assert location is not None
    longest = max((text for text in texts(section) if text.location and text.location.file.endswith(".yaml")), key=lambda t: len(t.plain))
    assert location == longest.location


def test_the_place_of_a_block_is_never_that_of_a_fixed_label() -> None:
    for job in jobs(REAL):
        for section in () if isinstance(job.composed, Deck) else job.composed.sections:
            location = place(section)
            assert location is None or location.file.endswith(".yaml"), section.id


def test_sections_side_by_side_share_a_row_in_their_order() -> None:
    handout = Handout.model_validate({**LEAFLET, "sections": [{"side-by-side": ["support", "all-questions", "how-common"]}]})
    assert handout.kinds == ("support", "all-questions", "how-common")


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    none = changed({"how_common": None, "getting_care": None})
    assert [section.id for section in leaflet("lead", "how-common", "getting-care", "topics", of=none).sections] == ["lead", "topics"]


def test_sections_that_need_no_condition_can_be_used_anywhere() -> None:
    cited = changed(treatment={"what": (written("Cells let go of them.[@review-2024]"),)})
    for kind in (name for name, row in kinds_told("blocks").items() if not row.needs_condition):
        for made in (leaflet, guide, sheet):
            kinds = ("about-treatment", kind) if kind in LISTINGS else (kind,)  # without a citation there is nothing to list
            assert kind in [section.id for section in made(*kinds, of=cited).sections]


def test_each_kind_of_section_can_be_presented_in_some_way() -> None:
    assert [name for name, row in KINDS.items() if not (row.blocks or row.page or row.slides or row.screen)] == []
