"""The sheet of one page and the folded one: few words, but the answer, the numbers and the help of the leaflet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.compose import Composer
from generator.compose.handout import Handout, HandoutProfile
from generator.compose.sections.questions import LEAFLET_QUESTIONS
from generator.compose.values import counted, sentence
from generator.content.condition import OptionInShort
from generator.content.part import OutOf100
from generator.content.treatment import HelpItem
from generator.document.blocks import AnswerStrip, Contact, Figure, HelpRow, List, Masthead, Paragraph, Quantity, Table, TableRow, Yields
from generator.document.plain import texts
from generator.document.to_write_in import WritingLines
from generator.figures.qr import QrCode
from generator.pipeline.lost_references import problems_of
from generator.problems import Location
from generator.text import Span, Text
from tests.compose.sections.composing import APPROVED, DRAFT, LEAFLET, changed, found, judged, leaflet, plain, words
from tests.compose.sections.test_seek_help import _has_place
from tests.made import REAL, SMALLEST, book, country, labels, pdf_jobs, printed

SHORT = ("masthead-in-short", "lead-in-short", "finding-in-short", "options-in-short", "seek-help-in-short", "contact-band-in-short")


def item(name: str, **more: object) -> HelpItem:
    """Return an item of help that is urgent for anybody."""
    own: dict[str, Any] = {
        "id": name,
        "to": "emergency",
        "when": "now",
        "after": "always",
        "text": words(f"Long {name}."),
        "short": words(f"Short {name}"),
    }
    return HelpItem.model_construct(**{**own, **more})


def masthead(kind: str) -> Masthead:
    """Return the masthead of a short sheet."""
    (block,) = found(leaflet(kind), Masthead)
    return block


def test_the_head_of_one_page_has_the_drawing_the_status_and_the_dates() -> None:
    head = masthead("masthead-in-short")
    assert (head.title.plain, head.subtitle.plain) == ("Test hair loss", "Exosome treatment at a glance")
    assert head.drawing is not None
    assert head.status == Text.of(DRAFT)
    assert head.note is not None
    assert head.note == labels()["not_issued"]
    (head,) = found(leaflet("masthead-in-short", approval=APPROVED), Masthead)
    assert head.status == Text.of("Approved")
    assert head.note is not None
    assert head.note.plain.replace("\xa0", " ") == "Issued 22 November 2026. Review by 22 November 2028."


def test_a_cover_has_the_title_of_the_leaflet_with_the_main_point_and_asks_to_be_opened() -> None:
    cover = masthead("cover")
    (whole,) = found(leaflet("masthead"), Masthead)
    assert (cover.title, cover.subtitle, cover.drawing, cover.status) == (whole.title, whole.subtitle, whole.drawing, whole.status)
    assert cover.main_point == book(SMALLEST).conditions[0].main_point
    assert cover.invitation == labels()["open_for_choices"]
    assert cover.tab is None


def test_the_answer_is_the_leaflets_and_where_it_must_be_brief_the_evidence_is_one_line() -> None:
    (short,) = found(leaflet("finding-in-short", "full-leaflet"), Yields)
    (full,) = found(leaflet("answer"), AnswerStrip)
    evidence = book(SMALLEST).conditions[0].can_it_help.evidence
    (whole,), (briefer,) = short.full, short.brief
    assert isinstance(whole, AnswerStrip)
    assert (whole.cells[0], whole.cells[2]) == (full.cells[0], full.cells[2])
    assert whole.cells[1].text.plain == evidence.text.plain
    assert isinstance(briefer, Yields)
    (harmless,) = briefer.brief
    assert isinstance(harmless, Yields)
    alone = replace(full.cells[0], text=Text(()))
    forms = ((briefer.full, full.cells[0], full.cells[2].aside), (harmless.full, full.cells[0], None), (harmless.brief, alone, None))
    for (strip,), answer, aside in forms:
        assert isinstance(strip, AnswerStrip)
        assert strip.cells[1].text.plain == sentence(evidence.headline).plain
        assert (strip.cells[0], strip.cells[2], strip.widths) == (answer, replace(full.cells[2], aside=aside), full.widths)
        assert isinstance(strip.cells[1].answer, Quantity)
        assert (strip.cells[1].answer.people is None) is (answer is alone)


def rows(kind: str, **option: object) -> list[list[str]]:
    """Return the words in each row of the table of choices, whose second choice is changed."""
    first, second, *rest = book(SMALLEST).conditions[0].options
    of = changed({"options": (first, second.model_copy(update={"kind": "other", **option}), *rest)})
    (table,) = found(leaflet(kind, of=of), Table)
    return [cells_of(row) for row in table.rows]


NUMBER: dict[str, Any] = {
    "n": 26,
    "group": words("women"),
    "time": words("in 6 trials"),
    "measure": words("had more hair"),
    "sources": ("review-2024",),
}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (OutOf100.model_construct(**NUMBER), "26 of 100 had more hair (in 6 trials)"),
        (OutOf100.model_construct(**NUMBER, placebo=14), "26 of 100 had more hair (in 6 trials), and 14 with placebo"),
        (OutOf100.model_construct(**NUMBER, up_to=True), "up to 26 of 100 had more hair (in 6 trials)"),
        (OutOf100.model_construct(**NUMBER, more=True), "26 more of 100 had more hair than with placebo (in 6 trials)"),
    ],
    ids=["alone", "with placebo", "up to", "more"],
)
def test_a_number_is_a_numeral_with_its_words_in_a_line_and_the_harm_stands_beside_or_below_it(number: OutOf100, said: str) -> None:
    short = OptionInShort.model_construct(harm=words("thin skin"))
    assert rows("options-in-short", out_of_100=number, short=short)[1][1:3] == [said, "Thin skin"]
    assert rows("options-in-two-columns", out_of_100=number, short=short)[1][1] == f"{said} Harm: thin skin"


def test_a_choice_without_a_number_has_a_sign_and_says_why() -> None:
    assert rows("options-in-short", out_of_100=None, why_no_number="none-found")[1][1] == "? No figure found."
    assert rows("options-in-short", out_of_100=None, why_no_number="not-the-aim")[1][1] == "– Not a treatment."


def test_where_no_choice_has_a_number_benefit_and_harm_stand_beside_the_sign_for_that_until_the_page_is_full() -> None:
    first, second, *_ = book(SMALLEST).conditions[0].options
    short = OptionInShort.model_construct(benefit=words("hair may return"), harm=words("thin skin"))
    bare = {"out_of_100": None, "short": short}
    wig = second.model_copy(update={**bare, "kind": "other", "why_no_number": "not-the-aim"})
    (yields,) = found(leaflet("options-in-short", of=changed({"options": (first.model_copy(update=bare), wig)})), Yields)
    (whole,), (briefer,) = yields.full, yields.brief
    assert isinstance(whole, Table)
    assert [head.plain for head in whole.head] == ["Tick your choices", "Out of 100", "Possible benefits", "Possible harms", "How sure?"]
    assert [cells_of(row)[1:4] for row in whole.rows] == [["?", "Hair may return", "Thin skin"], ["–", "Hair may return", "Thin skin"]]
    assert whole.caption == labels()["choices_no_numbers"]
    assert isinstance(briefer, Yields)
    (without,), (tight,) = briefer.full, briefer.brief
    assert isinstance(without, Table)
    assert [head.plain for head in without.head] == ["Tick your choices", "Possible benefits", "Possible harms", "How sure?"]
    assert tight == replace(without, tight=True)


def cells_of(row: TableRow) -> list[str]:
    """Return the words in each cell of a row."""
    return [" ".join(text.plain for block in cell for text in texts(block)) for cell in row.cells]


def test_each_choice_can_be_ticked_and_says_how_sure_that_is() -> None:
    (wide,), (narrow,) = (found(leaflet(kind), Table) for kind in ("options-in-short", "options-in-two-columns"))
    assert wide.open
    assert narrow.open
    assert narrow.compared
    assert rows("options-in-short", certainty="fairly-sure")[1][3] == "Fairly sure"
    assert "We are fairly sure." in rows("options-in-two-columns", certainty="fairly-sure")[1][0]


def test_numbers_on_short_sheets_have_no_dots() -> None:
    of = changed(judged())
    for kind in ("options-in-short", "options-in-two-columns"):
        (table,) = found(leaflet(kind, of=of), Table)
        quantities = [block for row in table.rows for cell in row.cells for block in cell if isinstance(block, Quantity)]
        assert len(quantities) == len(table.rows)
        assert all(each.n is None and each.people is None and each.twin is None for each in quantities)


def cells(*items: HelpItem, kind: str = "seek-help-in-short") -> list[tuple[str, list[str]]]:
    """Return the numbers in a row of help, each with its items."""
    rows_ = found(leaflet(kind, of=changed().model_copy(update={"help": items})), HelpRow)
    return [(cell.number.plain, [each.plain for each in cell.items]) for row in rows_ for cell in row.cells]


def test_help_is_by_number_in_the_short_words() -> None:
    hospital, mind = item("b", to="hospital"), item("c", to="advice-line-mind", alternative="crisis-line")
    assert cells(item("a"), hospital, mind, item("d", to="advice-line"), item("e", to="doctor", when="soon")) == [
        ("999", ["Short a."]),
        ("A&E", ["Short b."]),
        ("NHS 111", ["Short c. Call NHS 111 and choose the mental health option, or call Samaritans on 116 123.", "Short d."]),
    ]


def test_a_full_stop_is_not_doubled() -> None:
    assert cells(item("a", short=words("MRI scan that is odd."))) == [("999", ["MRI scan that is odd."])]


def test_nothing_urgent_leaves_no_row() -> None:
    assert cells(item("a", to="doctor", when="soon")) == []
    assert cells(item("a", to="doctor", when="soon"), kind="help-by-number-in-short") == []


def test_a_row_without_a_heading_above_is_brief() -> None:
    assert [row.brief for kind in ("seek-help-in-short", "help-by-number-in-short") for row in found(leaflet(kind), HelpRow)] == [
        True,
        False,
    ]


def test_the_code_opens_the_full_leaflet_and_its_address_is_in_print() -> None:
    (band,) = found(leaflet("contact-band-in-short"), Contact)
    assert band.code is not None
    assert isinstance(band.code.drawing, QrCode)
    assert band.code.drawing.url.partition("#")[0] == "https://clinic.test/hair/test-hair-loss"
    assert band.details.plain == "All harms and sources: clinic.test/hair/test-hair-loss"
    assert band.opens is not None
    assert [(span.text, span.link) for span in band.opens.spans] == [("Scan for the full leaflet", band.code.drawing.url)]


def test_on_a_folded_sheet_the_code_is_apart_from_the_phone_number() -> None:
    (yielding,) = found(leaflet("contact-band-without-code"), Yields)
    (full,), (further,) = yielding.full, yielding.brief
    assert isinstance(full, Contact)
    assert isinstance(further, Yields)
    (brief,), (least,) = further.full, further.brief
    assert isinstance(brief, Contact)
    assert least == replace(brief, details=Text(()))
    assert {(band.code, band.opens, band.phone.plain) for band in (full, brief)} == {(None, None, "020 0946 0123")}
    assert (full.details.plain, brief.details.plain) == ("hello@clinic.test, 1 Test Street, Test Town", "hello@clinic.test")
    (code,) = [figure for figure in found(leaflet("full-leaflet"), Figure) if isinstance(figure.drawing, QrCode)]
    assert code.drawing.alt == "QR code that opens https://clinic.test/hair/test-hair-loss."


def test_lines_to_write_on_are_below_the_questions_of_a_folded_sheet_if_there_is_room() -> None:
    (lines,) = found(leaflet("questions-in-short"), Yields)
    assert (lines.brief, lines.told) == ((), "")
    (own,) = lines.full
    assert isinstance(own, WritingLines)
    assert own.count >= 2


def test_the_phone_number_can_be_dialled() -> None:
    for kind in ("contact-band-in-short", "contact-band"):
        (band,) = found(leaflet(kind), Contact)
        assert band.phone == Text((Span("020 0946 0123", link="tel:+442009460123"),), band.phone.location)


def test_a_sheet_that_says_where_the_sources_are_prints_no_numbers_and_loses_no_reference() -> None:
    here = Location("content.yaml", 7, 3)
    cited = Text((Span("Hair may grow back."), Span("", cite="review-2024", location=here)))
    of = counted(changed({"main_point": cited}))
    sheet, whole = (
        Composer(of, labels(), country(of)).document(Handout.model_validate({**LEAFLET, "sections": kinds}), of.conditions[0])
        for kinds in (SHORT, ("masthead", "lead", "sources-in-short"))
    )
    (lead,) = [p for p in found(sheet.words, Paragraph) if p.style == "main"]
    assert lead.text.plain == "Hair may grow back."
    assert [section.id for section in sheet.words.sections] == list(SHORT)
    assert list(problems_of((sheet,), of, lambda: (sheet, whole))) == []
    assert [problem.location for problem in problems_of((sheet,), of)] == [here]  # no leaflet has it


def test_who_should_not_have_it_and_the_questions_are_short_lists() -> None:
    of = book(SMALLEST)
    (excluded,) = found(leaflet("who-should-not-in-short"), List)
    assert [each.plain for each in excluded.items][-1] == of.treatment.not_suitable.items[-1].short.plain
    (asked,) = found(leaflet("questions-in-short"), List)
    assert asked.marker == "box"
    assert [each.plain for each in asked.items][: len(of.conditions[0].questions)] == [q.plain for q in of.conditions[0].questions]


def test_a_folded_sheet_asks_nothing_about_a_treatment_that_is_not_offered() -> None:
    about_it = [question.short for question in book(REAL).questions if question.id in LEAFLET_QUESTIONS]
    assert len(about_it) == len(LEAFLET_QUESTIONS)
    for condition in book(REAL).conditions:
        of = book(REAL).model_copy(update={"conditions": (condition,)})
        own = [printed(question, of) for question in condition.questions]
        further = [] if condition.can_it_help.finding == "none" else [printed(text, of) for text in about_it]
        for kind in ("questions-in-short", "questions"):
            (asked,) = found(leaflet(kind, of=of), List)
            assert [each.plain for each in asked.items] == [*own, *further], condition.id


def test_a_folded_sheet_says_when_it_was_made_and_by_whom() -> None:
    (said,) = plain(leaflet("control-in-brief"))
    assert said.startswith("Not issued yet. Author: nobody yet. Checked by nobody yet.")
    (said,) = plain(leaflet("control-in-brief", approval=APPROVED))
    assert (
        said.replace("\xa0", " ")
        == "Issued 22 November 2026. Review by 22 November 2028. Author: A nurse. Checked by A doctor. Ten people."
    )


PROFILES: tuple[HandoutProfile, ...] = ("information", "promotion")


def test_no_edition_loses_whom_to_turn_to() -> None:
    of = book(REAL)
    sheets = [job for job in pdf_jobs(REAL) if job.handout in ("summary", "aftercare", "guide")]
    assert {job.edition for job in sheets} >= {"", "tri-fold", "tri-fold-press", "large-print", "booklet"}
    for job in sheets:
        said = " ".join(" ".join(plain(job.document)).split()).casefold()
        condition = next((each for each in of.conditions if each.id in job.name), None)
        for each in of.help:
            if _has_place(each, job.handout, condition):
                texts = ((text, profile) for text in (each.text, each.short) for profile in PROFILES)
                ways = [printed(text, of, profile).rstrip(".").casefold() for text, profile in texts]
                assert any(way in said for way in ways), (job.name, each.id)
        assert "nhs 111 and choose the mental health option" in said, job.name
        assert "samaritans on 116 123" in said, job.name
