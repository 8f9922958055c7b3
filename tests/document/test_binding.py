"""Words that are read as one get no-break spaces, whoever wrote them; nothing else about them changes."""

from __future__ import annotations

import random

import pytest

from generator.document.binding import NO_BREAK, bound, joined
from generator.document.blocks import Paragraph
from generator.document.plain import words as words_of
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf.sample import SAMPLE, document, words
from tests.made import REAL, documents

pytestmark = pytest.mark.covered


@rows(
    ("written", "shown"),
    [
        ("about 35 out of 100 people", "about 35~out~of~100 people"),
        ("3 to 6 months", "3~to~6~months"),
        ("Call 999 now.", "Call~999 now."),
        ("or call NHS 111", "or call~NHS~111"),
        ("020 7946 0000 or email", "020~7946~0000 or email"),
        ("see page 3 again", "see page~3 again"),
        ("after 12 weeks of it", "after 12~weeks of it"),
        ("with 5 ml and 10 %", "with 5~ml and 10~%"),
        ("Ask Dr Jones or Prof. Smith", "Ask Dr~Jones or Prof.~Smith"),
        ("All had a laser. [1, 4–6] More", "All had a laser.~[1,~4–6] More"),
        ("other uses. [1, 15, 16]", "other uses.~[1,~15,~16]"),
        ("of it. [3, 7, 12–14]", "of it.~[3,~7,~12–14]"),
        ("of it. [3, 7, 9, 12, 20]", "of it.~[3, 7,~9,~12,~20]"),
        ("Weekdays, 9am to 5pm.", "Weekdays, 9am~to~5pm."),
        ("and dead skin (1 person)", "and dead skin (1~person)"),
        ("In 2021 nobody knew", "In 2021 nobody knew"),
        ("We saw 20 people", "We saw 20~people"),
        ("in 8 women treated", "in 8~women treated"),
        ("125 people, 1,200 men and 9.5 hairs", "125~people, 1,200~men and 9.5~hairs"),
        ("at least 10 serious problems", "at least 10~serious problems"),
        ("on 22 November 2026", "on 22~November 2026"),
        ("bei 20 Frauen", "bei 20~Frauen"),
        ("under 18 and over 80 had it", "under 18 and over 80 had it"),
        ("call NHS 111 first", "call~NHS~111 first"),
        ("For 3 of the 5 types", "For 3~of~the~5~types"),
        ("or call Samaritans on 116 123.", "or call~Samaritans~on~116~123."),
        ("of 100 people 7 lose it", "of 100 people 7~lose it"),
    ],
)
def test_what_is_joined_and_what_is_not(written: str, shown: str) -> None:
    assert joined(written) == shown.replace("~", NO_BREAK)


def test_words_are_joined_across_their_marks() -> None:
    call = Text((Span("Please call "), Span("999", strong=True), Span(" now."), Span(" [3]", cite="a")))
    (paragraph,) = bound(document(Paragraph(call))).sections[1].blocks
    assert isinstance(paragraph, Paragraph)
    assert [span.text for span in paragraph.text.spans] == [f"Please call{NO_BREAK}", "999", " now.", f"{NO_BREAK}[3]"]
    assert [(span.strong, span.cite) for span in paragraph.text.spans] == [(span.strong, span.cite) for span in call.spans]


def test_the_words_and_their_digest_are_the_same() -> None:
    for made in documents(REAL):
        assert words_of(bound(made.document)) == words_of(made.document)


def test_what_has_nothing_to_join_is_the_same_object() -> None:
    plain = document(Paragraph(words("Nothing here.")))
    assert bound(plain).sections[1] is plain.sections[1]
    assert bound(bound(SAMPLE)) == bound(SAMPLE)


def test_any_words_keep_their_letters_and_their_length() -> None:
    dice = random.Random(1)
    for _ in range(500):
        made = " ".join(dice.choice(["1", "20", "out", "of", "to", "call", "Dr", "Jones", "[3]", "weeks", "a", "%", ""]) for _ in range(9))
        assert joined(made).replace(NO_BREAK, " ") == made
        assert joined(joined(made)) == joined(made)
