"""What a leaflet contains, section by section."""

from __future__ import annotations

from typing import Any

import pytest

from generator.compose.handout import Handout
from generator.content.condition import Condition
from generator.content.model import Book
from generator.content.part import OnlyIn, OutOf100
from generator.document.blocks import Card, Facts, Figure, Heading, List, Paragraph, Row, Table, WritingLines
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.scalp import ScalpPattern
from tests.compose.sections.composing import LEAFLET, changed, found, guide, in_country, leaflet, plain, words
from tests.made import REAL, SMALLEST, book, labels, pdf_jobs

KINDS = (
    "masthead", "main-point", "what", "causes", "signs", "diagnosis", "outlook", "options", "numbers", "can-it-help", "steps", "risks",
    "aftercare", "seek-help", "living-well", "questions", "contact", "support", "sources", "other-formats", "control",
)  # fmt: skip
# What a reader needs to know before what: what it is, what can be done, how it is done, whom to ask, and last who says so.
BEFORE = [
    ("masthead", "main-point"), ("main-point", "what"), ("what", "causes"), ("what", "options"), ("options", "can-it-help"),
    ("can-it-help", "steps"), ("steps", "risks"), ("risks", "seek-help"), ("seek-help", "questions"), ("questions", "contact"),
    ("seek-help", "sources"), ("sources", "control"), ("contact", "control"),
]  # fmt: skip


def condition() -> Condition:
    """Return the condition of the smallest book."""
    return book(SMALLEST).conditions[0]


def test_the_sections_come_in_the_order_a_reader_needs_them() -> None:
    job = next(job for job in pdf_jobs(SMALLEST) if job.handout == "leaflet")
    order = [kind for section in job.document.sections for kind in section.kinds]
    assert set(order) <= set(KINDS)
    assert [(first, then) for first, then in BEFORE if order.index(first) > order.index(then)] == []
    assert (order[:2], order[-1]) == (["masthead", "main-point"], "control")


def test_every_condition_has_one_leaflet() -> None:
    names = [job.name for job in pdf_jobs(REAL) if job.handout == "leaflet" and not job.edition]
    assert sorted(names) == sorted(f"leaflet-{condition.id}" for condition in book(REAL).conditions)


def test_the_title_names_the_condition_and_the_treatment() -> None:
    composed = leaflet("masthead")
    assert composed.title == "Test hair loss and exosome treatment"
    assert plain(composed) == ["Test Clinic", "Hair clinic", composed.title, "Example alopecia – What it is and what you can do"]


def test_one_name_is_enough_where_doctors_use_the_one_that_patients_use() -> None:
    of = changed({"medical_name": words("test hair loss")})
    assert plain(leaflet("masthead", of=of))[-1] == "What it is and what you can do"


def test_the_first_thing_read_is_the_main_point_then_what_to_do_now_then_what_the_clinic_gains() -> None:
    assert plain(leaflet("main-point")) == [
        "The main thing", "It may get better without treatment.", "What to do now", "1.", "See your GP.", "2.", "Take a photo each month.",
        "We sell exosome treatment.",
    ]  # fmt: skip
    lead, head = [paragraph for paragraph in found(leaflet("main-point"), Paragraph) if paragraph.style != "body"]
    assert (lead.style, head.style) == ("lead", "strong")


def test_the_guide_has_its_own_main_point_and_the_same_declaration_of_interest() -> None:
    said = plain(guide("main-point"))
    assert said[1] == "Nobody knows if it works."
    assert "We sell exosome treatment." in said


def test_the_picture_shows_the_pattern_and_says_it_in_words() -> None:
    (figure,) = found(leaflet("what"), Figure)
    assert isinstance(figure.drawing, ScalpPattern)
    assert [t.plain for t in figure.drawing.labels] == ["Round bare patches", "Normal"]
    assert figure.drawing.alt == (
        "Drawing of a head seen from behind. It shows: Round bare patches. "
        "A smaller drawing beside it shows the same head without test hair loss."
    )
    assert figure.caption
    assert figure.caption.plain == "Head seen from behind."


def test_a_condition_without_a_drawing_has_none() -> None:
    bare = changed({"drawing": None})
    assert found(leaflet("what", of=bare), Figure) == []
    assert "Hair falls out in patches. See our page to read more." in plain(leaflet("what", of=bare))
    assert leaflet("picture", of=bare).sections == ()


def test_a_reference_becomes_a_number_of_this_leaflets_list() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    assert "Seen in 40 people. [1] And in more." in plain(leaflet("what", "sources", of=of))


def test_without_its_list_a_leaflet_names_the_source_at_its_end() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    said = plain(leaflet("what", of=of))
    assert "Seen in 40 people. [1] And in more." in said
    assert said[-1] == "The source is: Test Regulator (2025) [1]."


def test_there_is_one_space_before_a_number_however_it_was_typed() -> None:
    for typed in ("Hair [@review-2024].", "Hair[@review-2024]."):
        assert "Hair [1]." in plain(leaflet("what", "sources", of=changed({"what": (words(typed),)})))


def test_claims_in_tables_and_below_pictures_keep_their_numbers() -> None:
    cited = words("So it is.[@regulator-2025]")
    options = tuple(option.model_copy(update=dict.fromkeys(("how", "benefit", "harm"), cited)) for option in condition().options)
    common = condition().how_common
    assert common
    of = changed({"options": options, "how_common": common.model_copy(update={"note": cited})})
    assert plain(leaflet("options", "sources", of=of)).count("So it is. [1]") == 3 * len(options)
    (note,) = [line for line in plain(leaflet("numbers", "sources", of=of)) if "So it is." in line]
    assert note == "Counted: Adults, in one year, who have it. So it is. [1] Source: [2]."


def test_no_treatment_comes_first_and_each_choice_has_a_row() -> None:
    for of in (book(SMALLEST), book(REAL)):
        for condition in of.conditions:
            (table,) = found(leaflet("options", of=of.model_copy(update={"conditions": (condition,)})), Table)
            assert len(table.rows) == len(condition.options)
            assert condition.options[0].kind == "none"


def test_each_choice_says_what_it_may_do_and_how_sure_that_is() -> None:
    composed = leaflet("options")
    (table,) = found(composed, Table)
    for row, option in zip(table.rows, condition().options, strict=True):
        said = [each.text.plain for cell in row.cells for each in cell if isinstance(each, Paragraph)]
        sure = labels()[{"none": "certainty_none", "ours": "certainty_very-unsure", "steroids": "certainty_fairly-sure"}[option.id]].plain
        assert said[:5] == [option.name.plain, option.how.plain, option.benefit.plain, option.harm.plain, sure]
        meters = [each.drawing for cell in row.cells for each in cell if isinstance(each, Figure)]
        assert all(isinstance(meter, EvidenceMeter) and sure in meter.alt for meter in meters)
        assert len(meters) == (option.id != "none")
        assert (labels()["prescription"].plain in said) is option.prescription


def test_what_does_not_aim_at_growth_has_no_meter() -> None:
    wig = condition().options[2].model_copy(update={"certainty": None, "out_of_100": None, "why_no_number": "not-the-aim"})
    (table,) = found(leaflet("options", of=changed({"options": (*condition().options[:2], wig)})), Table)
    assert [[each for cell in row.cells for each in cell if isinstance(each, Figure)] != [] for row in table.rows] == [False, True, False]


def test_notes_on_a_choice_are_printed_in_their_country_only() -> None:
    assert "Ask the NHS first." in " ".join(plain(leaflet("options", of=_noted("GB"))))
    assert "Ask" not in " ".join(plain(leaflet("options", of=_noted("US"))))


def _noted(country: str) -> Book:
    """Return a book in a country whose first choice has a note for Britain."""
    note = OnlyIn.model_validate({"text": "Ask the {health_service} first.", "only": "GB"})
    first, *rest = condition().options
    return in_country(country, changed({"options": (first.model_copy(update={"notes": (note,)}), *rest)}))


def test_numbers_are_drawn_where_there_are_some() -> None:
    counted, treated, placebo = found(leaflet("numbers"), Figure)
    assert all(isinstance(figure.drawing, IconArray) for figure in (counted, treated, placebo))
    assert [figure.drawing.alt[:9] for figure in (counted, treated, placebo)] == ["40 of 100", "30 of 100", "10 of 100"]
    assert leaflet("numbers", of=changed({"how_common": None, "options": condition().options[:2]})).sections == ()


def test_a_number_says_who_was_counted_when_and_what_they_had() -> None:
    said = plain(leaflet("numbers"))
    assert "40 out of 100 (in one year)" in said
    assert "Counted: Adults, in one year, who have it. The study was small. Source: [1]." in said
    assert "30 out of 100 with it" in said
    assert "10 out of 100 on placebo" in said
    assert "Counted: adults, after 12 weeks, who had more hair. Source: [2]." in said


def test_numbers_of_different_groups_say_whose_each_is() -> None:
    men, women = (_group(n, group) for n, group in ((40, "men"), (20, "women")))
    (row,) = found(leaflet("numbers", of=_counting(men, women)), Row)
    assert row.widths == (6, 6)
    assert [[each.drawing.alt[:9] for each in column if isinstance(each, Figure)] for column in row.columns] == [
        ["40 of 100"],
        ["20 of 100"],
    ]
    assert [column[-1].text.plain for column in row.columns if isinstance(column[-1], Paragraph)] == ["Men", "Women"]
    note = "Counted: men who have it. Counted: women who have it. The study was small. Source: [1]."
    assert note in plain(leaflet("numbers", of=_counting(men, women)))


def test_numbers_of_one_group_name_it_once() -> None:
    (row,) = found(leaflet("numbers", of=_counting(_group(40, "men"), _group(60, "men", time="by age 70"))), Row)
    labels_ = [column[-1].text.plain for column in row.columns if isinstance(column[-1], Paragraph)]
    assert labels_ == ["40 out of 100 (in one year)", "60 out of 100 (by age 70)"]


def test_an_upper_limit_is_called_one() -> None:
    said = plain(leaflet("numbers", of=_counting(_group(33, "women", up_to=True))))
    assert "Up to 33 out of 100 (in one year)" in said


def _group(n: int, group: str, **more: Any) -> OutOf100:
    common = condition().how_common
    assert common
    given = {key: words(value) if isinstance(value, str) else value for key, value in more.items()}
    return common.numbers[0].model_copy(update={"n": n, "group": words(group), **given})


def _counting(*numbers: OutOf100) -> Book:
    """Return a book that counts how common the condition is, and nothing else."""
    common = condition().how_common
    assert common
    return changed({"how_common": common.model_copy(update={"numbers": numbers}), "options": condition().options[:2]})


def test_the_outlook_says_its_answer_and_has_its_number_among_the_others() -> None:
    outlook = condition().outlook
    assert plain(leaflet("outlook")) == ["Will it grow back?", "Often", "Hair often grows back."]
    of = changed({"outlook": outlook.model_copy(update={"out_of_100": _group(70, "adults")})})
    heads = [card.head.plain for card in found(leaflet("numbers", of=of), Card) if card.head]
    assert heads == ["How many people have it?", "Will it grow back?", "Steroid cream"]


def test_risks_are_in_short_in_a_leaflet_and_in_full_in_the_guide() -> None:
    risks = book(SMALLEST).treatment.risks
    for part in ("expected", "reported", "serious", "unknown"):
        assert getattr(risks.leaflet, part).plain in plain(leaflet("risks"))
        assert any(getattr(risks, part)[0].text.plain in line for line in plain(guide("risks")))
        assert labels()[f"risks_{part}"].plain in plain(leaflet("risks"))
        assert labels()[f"risks_{part}"].plain in plain(guide("risks"))


def test_the_guide_says_how_often_each_harm_happens_where_that_is_known() -> None:
    assert "Your scalp may feel sore. Nobody counted how often." in plain(guide("risks"))


def test_a_conditions_own_exclusions_stand_before_those_of_all_in_bold() -> None:
    (excluded,) = found(leaflet("risks"), List)
    assert [item.plain for item in excluded.items] == ["Your patches are sore.", "You have an infection of the scalp."]
    assert [all(span.strong for span in item.spans) for item in excluded.items] == [True, False]
    in_guide = found(guide("risks"), List)[-1]
    assert [item.plain for item in in_guide.items] == ["You have an infection of the scalp."]


def test_there_are_boxes_to_tick_and_lines_to_write_on() -> None:
    composed = leaflet("questions")
    assert [each.marker for each in found(composed, List)] == ["box"]
    assert [each.count for each in found(composed, WritingLines)] == [5]


def test_the_address_is_printed_beside_its_code() -> None:
    composed = leaflet("contact")
    (figure,) = found(composed, Figure)
    linked = {span.link: span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link}
    assert linked["https://clinic.test/hair"] == "clinic.test/hair"
    assert linked["mailto:hello@clinic.test"] == "hello@clinic.test"
    assert "https://clinic.test/hair" in figure.drawing.alt


def test_a_printed_address_knows_its_line_in_the_content_file() -> None:
    places = {str(t.location) for p in found(leaflet("contact"), Paragraph) for t in (p.text,) if "clinic.test/hair" in t.plain}
    line = SMALLEST.read_text("utf-8").splitlines().index("  link: https://clinic.test/hair") + 1
    assert places == {f"minimal.yaml:{line}:9"}


def test_of_a_long_address_the_name_of_its_site_is_printed() -> None:
    long = book(SMALLEST).clinic.model_copy(update={"link": "https://clinic.test/" + "hair-loss/" * 6})
    composed = leaflet("contact", of=changed(clinic=long))
    assert {span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link == long.link} == {"clinic.test"}


def test_a_source_is_named_by_its_authors_and_where_it_was_published() -> None:
    cited = changed({"causes": (words("So it is.[@review-2024][@regulator-2025]"),)})
    (listed,) = [block for block in found(leaflet("causes", "sources", of=cited), List) if block.marker == "number"]
    first, second = listed.items
    assert first.plain == "Test Review Group. Test Journal, 2024."
    assert second.plain == "Test Regulator. A test notice, 2025."  # its publisher is its author: the title is printed instead
    whole = changed(treatment={"what": (words("So it is.[@review-2024]"),)})
    assert "Test Review Group. A test review of hair loss. Test Journal, 2024." in plain(guide("about-treatment", "sources", of=whole))


def test_how_a_source_was_read_is_for_the_writers_and_not_printed() -> None:
    assert book(SMALLEST).sources["review-2024"].seen == "copy"
    cited = changed({"causes": (words("So it is.[@review-2024]"),)})
    assert "copy" not in " ".join(plain(leaflet("causes", "sources", of=cited)))


def test_each_language_is_named_in_its_own_words() -> None:
    paragraphs = found(leaflet("other-formats"), Paragraph)
    assert [(span.text, span.lang) for span in paragraphs[1].text.spans] == [("Cymraeg", "cy")]
    assert len(found(leaflet("other-formats", of=changed(languages=())), Paragraph)) == 1


def test_the_control_block_names_code_version_dates_and_people() -> None:
    said = {key.plain: value.plain for facts in found(leaflet("control"), Facts) for key, value in facts.rows}
    not_yet = labels()["not_yet"].plain
    no_patients = labels()["patients_not_yet"].plain
    assert list(said.values()) == ["HL-1", "1.0", "22 November 2026", "22 November 2028", not_yet, not_yet, no_patients]
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
    for kind in KINDS[1:]:
        rest = [each for each in KINDS if each != kind]
        assert [section.id for section in leaflet(*rest).sections if section.id != "sources-named"] == rest
    assert Handout.model_validate({**LEAFLET, "sections": ["what"]}).kinds == ("what",)


def test_two_pictures_say_once_from_where_they_are_seen_or_from_where_each_is() -> None:
    condition = book(SMALLEST).conditions[0]
    assert condition.drawing

    def caption(first: str, second: str) -> str:
        one, other = (condition.drawing.model_copy(update={"pattern": pattern}) for pattern in (first, second))  # type: ignore[union-attr]
        (figure,) = found(leaflet("what", of=changed({"drawing": one, "second_drawing": other})), Figure)
        assert figure.caption
        assert "Drawing of two heads side by side, seen from" in figure.drawing.alt
        return figure.caption.plain

    assert caption("patches", "scar") == "Heads seen from behind."
    assert caption("patches", "hairline") == "Heads seen from behind; seen from the side."
