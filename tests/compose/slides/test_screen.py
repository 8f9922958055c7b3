"""The waiting room: at most eight slides, a code for each leaflet, no verdict."""

from __future__ import annotations

from generator.figures.qr import QrCode
from generator.text import Text
from tests.compose.slides.shown import decks, screen
from tests.compose.slides.test_talk import with_types
from tests.each import rows
from tests.made import REAL, book, printed


@rows("count", [1, 5, 10, 11, 20])
def test_there_are_eight_slides_at_most_and_a_code_for_each_leaflet(count: int) -> None:
    of = with_types(count)
    slides = screen(of).slides
    assert len(slides) <= 8
    codes = [slide for slide in slides if slide.layout == "codes"]
    assert len(codes) == -(-count // 10)
    named = [line.text.plain for slide in codes for lines in slide.lines.values() for line in lines]
    assert named == [f"Type {n}" for n in range(count)]
    urls = [part.url for slide in codes for part in slide.parts.values() if isinstance(part, QrCode)]
    assert [url.rpartition("/")[2] for url in urls] == [f"type-{n}" for n in range(count)]
    assert len({slide.title.plain for slide in slides}) == len(slides)


def test_it_says_first_what_the_clinic_earns_money_from_and_that_it_is_no_advice() -> None:
    of, first = book(REAL), decks("real")["screen"].slides[0]
    assert first.title.plain == printed(of.control.interest, of, "promotion").rstrip(".")
    assert first.lines["statement"][0].text.plain.rstrip(".") == printed(of.control.disclaimer, of, "promotion").rstrip(".")


def test_of_what_it_does_not_replace_the_first_sentence_stands_there_and_not_what_is_of_use_on_paper_alone() -> None:
    control = book(REAL).control.model_copy(update={"disclaimer": Text.of("This is no advice. Keep this leaflet.")})
    first = screen(book(REAL).model_copy(update={"control": control})).slides[0]
    assert first.lines["statement"][0].text.plain.rstrip(".") == "This is no advice"


def test_it_asks_how_many_people_were_studied_and_does_not_say_what_that_means() -> None:
    (slide,) = (slide for slide in decks("real")["screen"].slides if slide.id == "studied")
    assert slide.title.plain == "How many people have been studied with exosomes?"


def test_whom_to_call_names_a_second_number_where_there_is_one() -> None:
    (slide,) = (slide for slide in decks("real")["screen"].slides if slide.id == "seek-help")
    (row,) = slide.parts.values()
    said = {cell.number.plain: [item.plain for item in cell.items] for cell in getattr(row, "cells", ())}
    assert said == {
        "999": ["Life at risk, or self-harm"],
        "NHS 111": ["Thoughts of self-harm", "Or Samaritans on 116 123"], "GP": ["Low mood or worry"],
    }  # fmt: skip


def test_nobody_is_called_where_the_content_names_nobody() -> None:
    of = book(REAL).model_copy(update={"help": tuple(i for i in book(REAL).help if i.after == "treatment")})
    assert "seek-help" not in [slide.id for slide in screen(of).slides]
