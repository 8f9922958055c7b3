"""What a leaflet contains, section by section."""

from __future__ import annotations

import re

import pytest

from generator.compose.handout import Handout
from generator.content.model import Condition
from generator.document.blocks import Card, Facts, Figure, Heading, List, Paragraph, Row, Table, WritingLines
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.scalp import ScalpPattern
from tests.compose.sections.composing import changed, found, guide, leaflet, plain, words
from tests.made import REAL, SMALLEST, book, labels, pdf_jobs

# In the order of a reader's questions: what it is, what can be done, how it is done, whom to ask, and last who says so.
ORDER = [
    "masthead", "key-points", "what", "causes", "signs", "diagnosis", "outlook", "exosomes", "options", "numbers", "steps", "risks",
    "aftercare", "seek-help", "living-well", "questions", "contact", "support", "sources", "other-formats", "control",
]  # fmt: skip


def condition() -> Condition:
    """Return the condition of the smallest book."""
    return book(SMALLEST).conditions[0]


def test_the_sections_come_in_the_order_a_reader_needs_them() -> None:
    job = next(job for job in pdf_jobs(SMALLEST) if job.handout == "leaflet")
    assert [kind for section in job.composed.sections for kind in kinds(section.id)] == ORDER


def kinds(name: str) -> list[str]:
    """Return the section kinds that a section's name is made of: those side by side share one."""
    return re.findall("|".join(sorted(ORDER, key=len, reverse=True)), name)


def test_every_condition_has_one_leaflet() -> None:
    names = [job.name for job in pdf_jobs(REAL) if job.handout == "leaflet" and not job.edition]
    assert sorted(names) == sorted(f"leaflet-{condition.id}" for condition in book(REAL).conditions)


def test_the_title_names_the_condition_and_the_treatment() -> None:
    composed = leaflet("masthead")
    assert composed.title == "Test hair loss and exosome treatment"
    assert plain(composed) == ["Test Clinic", "Hair clinic", composed.title, "What it is and what you can do"]


def test_the_picture_shows_the_pattern_and_says_it_in_words() -> None:
    (figure,) = found(leaflet("what"), Figure)
    assert isinstance(figure.drawing, ScalpPattern)
    assert [t.plain for t in figure.drawing.labels] == ["Round bare patches"]
    assert "Round bare patches" in figure.drawing.alt


def test_a_reference_becomes_a_number_of_this_leaflets_list() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    assert "Seen in 40 people. [2] And in more." in plain(leaflet("what", "sources", of=of))


def test_a_source_that_only_the_text_names_is_listed_after_those_of_the_list() -> None:
    of = changed({"what": (words("Seen in 40 people [@regulator-2025]."),), "sources": ("review-2024",)})
    assert "Seen in 40 people [2]." in plain(leaflet("what", "sources", of=of))


def test_without_its_list_a_leaflet_names_the_source_at_its_end() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    said = plain(leaflet("what", of=of))
    assert "Seen in 40 people. [2] And in more." in said
    assert said[-1] == "The source is: Test Regulator (2025) [2]."


def test_there_is_one_space_before_a_number_however_it_was_typed() -> None:
    for typed in ("Hair [@review-2024].", "Hair[@review-2024]."):
        assert "Hair [1]." in plain(leaflet("what", "sources", of=changed({"what": (words(typed),)})))


def test_claims_in_tables_and_below_pictures_keep_their_numbers() -> None:
    cited = words("So it is.[@regulator-2025]")
    group = condition().numbers[0]
    options = tuple(option.model_copy(update=dict.fromkeys(("how", "benefit", "harm"), cited)) for option in condition().options)
    arrays = tuple(number.model_copy(update={"text": cited}) for number in group.arrays)
    of = changed({"options": options, "numbers": (group.model_copy(update={"note": cited, "arrays": arrays}),)})
    assert plain(leaflet("options", "sources", of=of)).count("So it is. [2]") == 3 * len(options)
    assert " ".join(plain(leaflet("numbers", "sources", of=of))).count("So it is. [2]") == 2


def test_no_treatment_comes_first_and_exosomes_are_marked() -> None:
    for of in (book(SMALLEST), book(REAL)):
        for condition in of.conditions:
            (table,) = found(leaflet("options", of=of.model_copy(update={"conditions": (condition,)})), Table)
            assert [row.marked for row in table.rows] == [option.kind == "exosomes" for option in condition.options]
            assert condition.options[0].kind == "none"


def test_each_choice_says_what_it_may_do_and_how_sure_that_is() -> None:
    composed = leaflet("options")
    (table,) = found(composed, Table)
    for row, option in zip(table.rows, condition().options, strict=True):
        (figure,) = [each for cell in row.cells for each in cell if isinstance(each, Figure)]
        assert isinstance(figure.drawing, EvidenceMeter)
        said = [each.text.plain for cell in row.cells for each in cell if isinstance(each, Paragraph)]
        sure = labels()[f"certainty_{option.certainty}"].plain
        assert said[:5] == [option.name.plain, option.how.plain, option.benefit.plain, option.harm.plain, sure]
        assert sure in figure.drawing.alt
        assert (labels()["prescription_only"].plain in said) is option.prescription_only


def test_the_note_on_prescriptions_is_there_only_if_one_is_needed() -> None:
    note = labels()["prescription_note"].plain
    free = tuple(option.model_copy(update={"prescription_only": False}) for option in condition().options)
    assert note in " ".join(plain(leaflet("options")))
    assert note not in " ".join(plain(leaflet("options", of=changed({"options": free}))))


def test_numbers_are_drawn_where_there_are_some() -> None:
    (figure,) = found(leaflet("numbers"), Figure)
    assert isinstance(figure.drawing, IconArray)
    assert "40 of 100" in figure.drawing.alt
    assert leaflet("numbers", of=changed({"numbers": ()})).sections == ()


def test_numbers_that_are_compared_are_side_by_side() -> None:
    group = condition().numbers[0]
    two = group.model_copy(update={"arrays": (group.arrays[0], group.arrays[0].model_copy(update={"n": 20}))})
    (row,) = found(leaflet("numbers", of=changed({"numbers": (two,)})), Row)
    assert row.widths == (6, 6)
    assert [each.drawing.alt[:9] for column in row.columns for each in column if isinstance(each, Figure)] == ["40 of 100", "20 of 100"]


def test_risks_are_in_short_in_a_leaflet_and_in_full_in_the_guide() -> None:
    full, short = book(SMALLEST).treatment.risks, book(SMALLEST).treatment.risks.in_short
    for part in ("common", "uncommon", "serious", "unknown", "not_suitable"):
        assert getattr(short, part)[0].plain in plain(leaflet("risks"))
        assert getattr(full, part)[0].plain in plain(guide("risks"))
        assert labels()[f"risks_{part}"].plain in plain(leaflet("risks"))


def test_urgent_help_comes_first_and_is_distinguished_by_words() -> None:
    cards = found(leaflet("seek-help"), Card)
    assert [card.kind for card in cards] == ["urgent", "soon"]
    assert len({card.head.plain for card in cards if card.head}) == 2


def test_there_are_boxes_to_tick_and_lines_to_write_on() -> None:
    composed = leaflet("questions")
    assert [each.marker for each in found(composed, List)] == ["box"]
    assert [each.count for each in found(composed, WritingLines)] == [5]


def test_the_address_is_printed_beside_its_code() -> None:
    composed = leaflet("contact")
    (figure,) = found(composed, Figure)
    linked = {span.link: span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link}
    assert linked["https://clinic.example/hair"] == "clinic.example/hair"
    assert linked["mailto:hello@clinic.example"] == "hello@clinic.example"
    assert "https://clinic.example/hair" in figure.drawing.alt


def test_a_printed_address_knows_its_line_in_the_content_file() -> None:
    places = {str(t.location) for p in found(leaflet("contact"), Paragraph) for t in (p.text,) if "clinic.example/hair" in t.plain}
    assert places == {"minimal.yaml:13:9"}


def test_of_a_long_address_the_name_of_its_site_is_printed() -> None:
    long = book(SMALLEST).clinic.model_copy(update={"link": "https://clinic.example/" + "hair-loss/" * 6})
    composed = leaflet("contact", of=changed(clinic=long))
    assert {span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link == long.link} == {"clinic.example"}


def test_a_copy_that_was_read_in_place_of_the_original_is_named() -> None:
    first, second = found(leaflet("sources"), List)[0].items
    note = labels()["seen_copy"].plain
    assert first.plain == f"Test Review Group. Test Journal, 2024. {note}"
    assert second.plain == "Test Regulator. A test notice, 2025."  # its publisher is its author: the title is printed instead


def test_each_language_is_named_in_its_own_words() -> None:
    paragraphs = found(leaflet("other-formats"), Paragraph)
    assert [(span.text, span.lang) for span in paragraphs[1].text.spans] == [("Cymraeg", "cy")]
    assert len(found(leaflet("other-formats", of=changed(languages=())), Paragraph)) == 1


def test_the_control_block_names_code_version_dates_and_people() -> None:
    said = {key.plain: value.plain for facts in found(leaflet("control"), Facts) for key, value in facts.rows}
    not_yet = labels()["not_yet"].plain
    assert list(said.values()) == ["HL-1", "1.0", "22 November 2026", "22 November 2028", not_yet, not_yet, not_yet]
    people = {"author": words("A nurse"), "reviewer": words("A doctor"), "patient_input": words("Ten people")}
    named = book(SMALLEST).control.model_copy(update=people)
    said = {key.plain: value.plain for facts in found(leaflet("control", of=changed(control=named)), Facts) for key, value in facts.rows}
    assert list(said.values())[4:] == ["A nurse", "A doctor", "Ten people"]


def test_a_handout_that_is_not_approved_says_so_on_each_page() -> None:
    composed = leaflet("control")
    draft = labels()["status_draft"].plain
    assert composed.footer.status.plain == draft
    assert [facts.status.plain for facts in found(composed, Facts) if facts.status] == [draft]
    assert (composed.footer.clinic.plain, composed.footer.version.plain) == ("Test Clinic", "HL-1 · Version 1.0")
    assert "{page}" in composed.footer.page
    assert "{pages}" in composed.footer.page


@pytest.mark.parametrize("about", ["leaflet", "guide"])
def test_every_section_except_closing_ones_begins_with_a_heading(about: str) -> None:
    job = next(job for job in pdf_jobs(SMALLEST) if job.handout == about)
    without = [
        section.id
        for section in job.composed.sections
        if not found(section, Heading) and not any(card.head for card in found(section, Card))
    ]
    assert without == [kind for kind in ("masthead", "other-formats", "in-other-languages", "control") if kind in without]


def test_a_handout_can_leave_any_section_out() -> None:
    for kind in ORDER[1:]:
        rest = [each for each in ORDER if each != kind]
        assert leaflet(*rest).sections
    assert Handout.model_validate({"format": "pdf", "about": "condition", "file": "x-{id}", "sections": ["what"]}).kinds == ("what",)
