"""The aftercare sheet: what to do when, whom to call, and what is filled in before the patient goes home."""

from __future__ import annotations

from generator.content.model import Book
from generator.document.blocks import Card, Contact, HelpRow, Masthead, Paragraph, Yields
from generator.document.to_write_in import Blanks, ClockStrip
from generator.text import Text
from tests.compose.sections.composing import APPROVED, changed, deck, found, plain, sheet
from tests.made import REAL, SMALLEST, book, labels, pdf_jobs


def without_clock() -> Book:
    """Return the smallest book without moments after treatment."""
    return changed(treatment={"aftercare": book(SMALLEST).treatment.aftercare.model_copy(update={"clock": ()})})


def test_the_clock_says_what_to_do_when_and_what_its_blanks_are_for() -> None:
    (strip,) = found(sheet("clock"), ClockStrip)
    assert [(m.when.plain, m.text.plain, m.blank.plain) for m in strip.moments] == [
        ("Today", "Keep your scalp dry.", "Treated at"),
        ("Tomorrow", "You can go out again.", "Time"),
        ("Next visit", "We look at your scalp.", "Date"),
    ]
    assert sheet("clock", of=without_clock()).sections == ()


def test_beside_a_clock_there_is_what_to_do_and_what_to_avoid() -> None:
    cards = found(sheet("care"), Card)
    assert [(card.kind, card.head) for card in cards] == [("do", labels()["do_heading"]), ("avoid", labels()["avoid_heading"])]
    care = book(SMALLEST).treatment.aftercare
    assert plain(sheet("care"))[1:-1] == [*(t.plain for t in (*care.first_day, *care.first_week)), "Avoid", *(t.plain for t in care.avoid)]


def test_without_a_clock_the_first_day_and_the_first_week_are_apart() -> None:
    heads = [card.head for card in found(sheet("care", of=without_clock()), Card)]
    assert heads == [labels()[key] for key in ("first_day_heading", "first_week_heading", "avoid_heading")]


def test_no_point_is_said_twice() -> None:
    (job,) = [job for job in pdf_jobs(REAL) if job.name == "aftercare"]
    said = [text.casefold() for text in plain(job.document) if len(text.split()) > 3]
    assert len(said) == len(set(said))
    assert sum("unwashed" in text for text in said) == 1
    assert sum("clean hands" in text for text in said) == 1


def test_it_begins_with_its_main_point_and_says_whose_advice_it_is() -> None:
    assert [(p.text.plain, p.style) for p in found(sheet("main-point"), Paragraph)] == [("Keep your scalp clean.", "main")]
    assert plain(sheet("care"))[-1] == "This is what our clinic advises."


def test_the_product_its_batch_the_date_and_who_gave_it_are_filled_in() -> None:
    (blanks,) = found(sheet("product-note"), Blanks)
    assert [field.plain for field in blanks.fields] == [
        labels()[key].plain for key in ("note_product", "note_batch", "note_date", "note_who")
    ]


def test_its_head_has_the_status_and_the_dates() -> None:
    (head,) = found(sheet("masthead", approval=APPROVED), Masthead)
    assert head.status == Text.of("Approved")
    assert head.note is not None
    assert "Review by 22 November 2028" in head.note.plain.replace("\xa0", " ")


def test_help_is_in_full_and_where_the_page_is_full_in_the_short_words() -> None:
    (help_,) = found(sheet("help-by-number-if-room"), Yields)
    full, brief = ([block for block in blocks if isinstance(block, HelpRow)] for blocks in (help_.full, help_.brief))
    assert [item.plain for cell in full[0].cells for item in cell.items] == ["After treatment your face swells.", "Your life is in danger."]
    assert [item.plain for cell in brief[0].cells for item in cell.items] == ["Swollen face.", "Your life is in danger."]


def test_its_code_opens_the_clinics_website_and_says_so() -> None:
    (band,) = found(sheet("contact-band"), Contact)
    assert band.opens is not None
    assert [(span.text, span.link) for span in band.opens.spans] == [("Our website", "https://clinic.test/hair")]
    assert band.code is not None
    assert band.code.drawing.alt == "QR code that opens https://clinic.test/hair."


def test_a_speaker_says_the_first_moment_too() -> None:
    (slide,) = deck("aftercare").slides
    assert "Keep your scalp dry." in [text.plain for text in slide.notes.say]
