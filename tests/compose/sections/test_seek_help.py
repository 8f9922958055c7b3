"""When to get help: one list, from which every handout prints the same items, the urgent ones first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from generator.content.clinic import SomeHelpLines
from generator.content.condition import Condition
from generator.content.field_types import HelpFrom, HelpWhen
from generator.content.model import Book
from generator.content.treatment import HelpItem
from generator.document.blocks import Card, Contact, Document, HelpRow, List, Paragraph, Row
from generator.document.yielding import settled_section
from generator.figures.qr import QrCode
from generator.text import Text
from tests.compose.sections.composing import (
    changed,
    consultation,
    deck,
    found,
    guide,
    in_country,
    leaflet,
    loop,
    plain,
    sheet,
    shown,
)
from tests.made import REAL, SMALLEST, book, jobs, labels, printed

pytestmark = pytest.mark.covered

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
PHONE = "020 0946 0123"
ALWAYS, AFTERWARDS = {"after": "always"}, {"after": "treatment"}

HELP = {  # the kinds of section that print the list
    "seek-help", "seek-help-in-short", "help-by-number", "help-by-number-if-room", "help-by-number-in-short", "contact-band",
    "contact-band-in-short", "contact-band-without-code",
}  # fmt: skip


def item(id_: str, **more: Any) -> HelpItem:
    """Return a sign of trouble, for which to call in an emergency."""
    return HelpItem.model_validate({"id": id_, "to": "emergency", "when": "now", "text": f"Long {id_}.", "short": f"Short {id_}", **more})


def helped(*items: HelpItem, **more: Any) -> Book:
    """Return the smallest book with another list of help."""
    return changed(help=items, **more)


def cards(document: Document) -> list[tuple[str, list[str]]]:
    """Return the cards of help: what kind each is, and its texts below the head."""
    return [
        (card.kind, [text for block in card.blocks for text in ([block.text.plain] if isinstance(block, Paragraph) else _items(block))])
        for card in found(document, Card)
        if card.kind in ("urgent", "soon")
    ]


def _items(block: object) -> list[str]:
    return [each.plain for each in block.items] if isinstance(block, List) else []


class TestALeaflet:
    def test_urgent_help_comes_first_and_is_distinguished_by_words(self) -> None:
        in_order = found(leaflet("seek-help"), Card)
        assert [card.kind for card in in_order] == ["urgent", "soon"]
        assert [card.head.plain for card in in_order if card.head] == ["Get help now", "Get help today or soon"]

    def test_whom_to_turn_to_comes_first_then_what_for(self) -> None:
        assert cards(leaflet("seek-help")) == [
            ("urgent", ["Call 999", "After treatment your face swells.", "Your life is in danger."]),
            ("soon", [
                "Call us on 020 0946 0123 to be seen today", "After treatment your scalp stays red.",
                "See your GP soon", "The patches grow.",
            ]),
        ]  # fmt: skip

    def test_it_says_whom_to_call_when_the_clinic_is_closed(self) -> None:
        assert plain(leaflet("seek-help"))[-1] == "If we are closed, call NHS 111. In an emergency, call 999."

    def test_items_with_the_same_to_turn_to_share_a_line_wherever_they_stand_in_the_list(self) -> None:
        of = helped(item("a", **ALWAYS), item("b", to="hospital", **ALWAYS), item("c", **ALWAYS))
        assert cards(leaflet("seek-help", of=of)) == [("urgent", ["Call 999", "Long a.", "Long c.", "Go to A&E", "Long b."])]

    def test_a_card_with_nothing_in_it_is_left_out(self) -> None:
        soon = helped(item("a", when="soon", to="doctor", **ALWAYS))
        assert cards(leaflet("seek-help", of=soon)) == [("soon", ["See your GP soon", "Long a."])]
        assert [row for row in found(leaflet("seek-help", of=soon), Row) if len(row.columns) > 1] == []

    def test_there_may_be_two_to_turn_to(self) -> None:
        of = helped(
            item("thoughts", to="advice-line-mind", **{"or": "crisis-line"}, **ALWAYS),
            item("pus", to="us", when="today", **{"or": "advice-line"}, **ALWAYS),
            item("lump", to="us", when="today", **ALWAYS),
        )
        assert cards(leaflet("seek-help", of=of)) == [
            ("urgent", ["Call NHS 111 and choose the mental health option, or call Samaritans on 116 123", "Long thoughts."]),
            ("soon", [
                "Call us on 020 0946 0123 to be seen today, or call NHS 111 today", "Long pus.",
                "Call us on 020 0946 0123 to be seen today", "Long lump.",
            ]),
        ]  # fmt: skip
        (slide,) = deck("seek-help", of=of).slides
        assert [line for line in shown(slide) if line][1:3] == ["NHS 111", "Short thoughts. Or Samaritans on 116 123"]
        whom = "Call NHS 111 and choose the mental health option, or call Samaritans on 116 123"
        assert f"{whom}: short thoughts." in [text.plain for text in slide.notes.say]


class TestWhichItems:
    ITEMS = (
        item("after", **AFTERWARDS),
        item("always", **ALWAYS),
        item("own", conditions=["test-hair-loss"], **ALWAYS),
        item("other", conditions=["other-hair-loss"], **ALWAYS),
        item("mind", to="advice-line-mind", **ALWAYS),
    )

    def _ids(self, document: Document) -> set[str]:
        return {text.split()[1].rstrip(".") for _, texts in cards(document) for text in texts if text.startswith("Long ")}

    def test_a_leaflet_has_those_of_all_and_of_its_own_condition(self) -> None:
        assert self._ids(leaflet("seek-help", of=helped(*self.ITEMS))) == {"after", "always", "own", "mind"}

    def test_the_guide_has_all_of_them_and_says_which_are_for_one_condition(self) -> None:
        own = item("own", conditions=["test-hair-loss"], to="doctor", when="soon", **ALWAYS)
        of = helped(*self.ITEMS[:2], self.ITEMS[2].model_copy(update={"id": "urgent", "text": Text.of("Long urgent.")}), own)
        assert cells(guide("help-by-number", of=of)) == {
            "999 Emergency": ["Long after.", "Long always.", "With test hair loss, long urgent."]
        }  # fmt: skip
        band = guide("contact-band", of=of)
        assert reasons(band) == ["See your GP soon: with test hair loss, short own."]
        assert "With test hair loss, long own." in [text for _, texts in cards(guide("seek-help", of=of)) for text in texts]

    def test_the_aftercare_sheet_has_what_may_happen_after_treatment_and_what_is_urgent_for_anybody(self) -> None:
        of = helped(*self.ITEMS, item("worry", to="doctor", when="soon", **ALWAYS))
        assert self._ids(sheet("seek-help", of=of)) == {"after", "always", "mind"}

    def test_where_the_treatment_is_not_offered_only_what_is_urgent_after_it_is_said(self) -> None:
        not_offered = changed().conditions[0].can_it_help.model_copy(update={"finding": "none"})
        unlikely = {"conditions": changed({"can_it_help": not_offered, "results": None}).conditions}
        of = helped(*self.ITEMS, item("later", when="soon", to="us", **AFTERWARDS)).model_copy(update=unlikely)
        assert self._ids(leaflet("seek-help", of=of)) == {"after", "always", "own", "mind"}  # somebody may have had it elsewhere
        assert "later" not in " ".join(" ".join(shown(slide)) for slide in consultation("seek-help", of=of).slides).split()
        assert self._ids(guide("seek-help", of=of)) >= {"after", "later", "always", "mind"}  # it speaks of all conditions

    def test_a_screen_that_everybody_sees_says_nothing_of_treatment_or_of_one_condition(self) -> None:
        (slide,) = loop("seek-help-on-screen", of=helped(*self.ITEMS)).slides
        assert [line for line in shown(slide) if line] == [
            "Feeling unwell? Who to turn to", "999", "Short always", "NHS 111", "Short mind",
        ]  # fmt: skip

    def test_without_an_item_there_is_no_slide(self) -> None:
        other = helped(self.ITEMS[3])
        assert deck("seek-help", of=other).slides == ()
        assert loop("seek-help-on-screen", of=other).slides == ()
        assert cards(leaflet("seek-help", of=other)) == []
        assert plain(leaflet("seek-help", of=other))[-1].startswith("If we are closed")


def cells(document: Document) -> dict[str, list[str]]:
    """Return whom to turn to by number: for each number and what it is, what to turn to it for."""
    rows = found(document, HelpRow)
    assert len(rows) <= 1
    return {f"{cell.number.plain} {cell.name.plain}".rstrip(): [item.plain for item in cell.items] for row in rows for cell in row.cells}


def reasons(document: Document) -> list[str]:
    """Return what the clinic's own band says whom to turn to for."""
    (contact,) = found(document, Contact)
    return [reason.plain for reason in contact.reasons]


class TestByNumber:
    def test_each_number_has_its_items_and_the_most_urgent_is_first(self) -> None:
        of = helped(
            item("a", to="hospital", **ALWAYS), item("b", to="advice-line", **ALWAYS), item("c", **ALWAYS),
            item("d", to="crisis-line", **ALWAYS), item("e", to="us", when="today", **ALWAYS),
        )  # fmt: skip
        assert cells(leaflet("help-by-number", of=of)) == {
            "999 Emergency": ["Long c."], "A&E Hospital": ["Long a."], "NHS 111 Advice": ["Long b."],
            "Samaritans on 116 123 Crisis line": ["Long d."],
        }  # fmt: skip
        assert reasons(leaflet("contact-band", of=of)) == ["Call us to be seen today: long e."]

    def test_the_band_says_what_is_for_after_treatment_where_others_read_it_too(self) -> None:
        of = helped(item("a", to="us", when="today", **AFTERWARDS), item("b", to="us", when="soon", **ALWAYS))
        assert reasons(leaflet("contact-band", of=of)) == ["After treatment, call us to be seen today: long a.", "Call us soon: long b."]

    def test_what_a_number_is_stands_beside_a_number_alone(self) -> None:
        to = ("emergency", "hospital", "advice-line", "crisis-line")
        abroad = in_country("US", helped(*(item(f"to-{each}", to=each, **ALWAYS) for each in to)))
        assert list(cells(leaflet("help-by-number", of=abroad))) == [
            "911 Emergency", "The ER", "Your doctor", "The 988 Lifeline Crisis line",
        ]  # fmt: skip

    def test_a_cell_says_whom_else_to_turn_to_or_what_to_choose_where_its_number_does_not(self) -> None:
        of = helped(
            item("mind", to="advice-line-mind", **{"or": "crisis-line"}, **ALWAYS),
            item("fever", to="advice-line", **ALWAYS),
            item("either", to="hospital", text="Long either", **{"or": "emergency"}, **ALWAYS),
        )
        assert cells(leaflet("help-by-number", of=of)) == {
            "A&E Hospital": ["Long either. Go to A&E, or call 999."],
            "NHS 111 Advice": [
                "Long mind. Call NHS 111 and choose the mental health option, or call Samaritans on 116 123.", "Long fever.",
            ],
        }  # fmt: skip
        (row,) = found(leaflet("help-by-number", of=of), HelpRow)
        bold = "".join(span.text for span in row.cells[1].items[0].spans if span.strong)
        assert bold.startswith("Call NHS 111 and choose")

    def test_without_anything_urgent_there_is_the_band_alone(self) -> None:
        of = helped(item("a", to="us", when="today", **ALWAYS))
        assert leaflet("help-by-number", of=of).sections == ()
        assert reasons(leaflet("contact-band", of=of)) == ["Call us to be seen today: long a."]

    def test_the_band_has_what_is_not_so_urgent_and_what_no_number_is_for(self) -> None:
        of = helped(
            item("a", **ALWAYS), item("b", to="us", **ALWAYS), item("c", to="doctor", **ALWAYS), item("d", to="us", when="soon", **ALWAYS),
            item("e", to="hospital", when="today", **ALWAYS), item("f", to="us", when="today", **{"or": "advice-line"}, **ALWAYS),
            item("g", to="us", when="today", **{"or": "doctor"}, **ALWAYS),
        )  # fmt: skip
        assert cells(leaflet("help-by-number", of=of)) == {"999 Emergency": ["Long a."]}
        assert reasons(leaflet("contact-band", of=of)) == [
            "Call us now: long b.", "Call your GP now: long c.", "Call us soon: long d.", "Go to A&E today: long e.",
            "Call us to be seen today: long f.", f"Call us on {PHONE} to be seen today, or call your GP today: long g.",
        ]  # fmt: skip

    def test_where_a_leaflet_is_full_the_band_has_the_short_words_and_then_no_address(self) -> None:
        of = helped(item("a", to="us", **ALWAYS), item("b", to="us", **ALWAYS), item("c", to="doctor", when="soon", **ALWAYS))
        (section,) = leaflet("contact-band", of=of).sections
        bands = {
            steps: band
            for steps in ((), (4,), (4, 8))
            for band in settled_section(section, steps).blocks
            if isinstance(band, Contact)
        }  # fmt: skip
        said = {steps: ([each.plain for each in band.reasons], "1 Test Street" in band.details.plain) for steps, band in bands.items()}
        assert said == {
            (): (["Call us now: long a. Long b.", "See your GP soon: long c."], True),
            (4,): (["Call us now: short a; short b.", "See your GP soon: short c."], True),
            (4, 8): (["Call us now: short a; short b.", "See your GP soon: short c."], False),
        }
        assert all(band.code for band in bands.values())

    def test_the_band_has_the_phone_the_hours_and_whom_to_call_when_closed(self) -> None:
        composed = leaflet("contact-band")
        (contact,) = found(composed, Contact)
        assert contact.head.plain == "Contact us: Monday to Friday, 8:30 to 17:00. If we are closed, call NHS 111."
        assert contact.phone.plain == PHONE
        assert contact.details.plain == "hello@clinic.test, 1 Test Street, Test Town"
        assert contact.opens is not None
        assert contact.code is not None
        assert contact.opens.plain == "Read or hear this leaflet"
        assert "https://clinic.test/hair/test-hair-loss" in contact.code.drawing.alt

    def test_a_code_holds_an_address_as_browsers_encode_it(self) -> None:
        clinic = book(SMALLEST).clinic.model_copy(update={"leaflet_link": "https://bücher.example/haut/{id}"})
        (contact,) = found(leaflet("contact-band", of=changed(clinic=clinic)), Contact)
        assert contact.code is not None
        assert isinstance(contact.code.drawing, QrCode)
        assert contact.code.drawing.url.partition("#")[0] == "https://xn--bcher-kva.example/haut/test-hair-loss"


@pytest.mark.parametrize("code", ["GB", "IE", "US", "AU", "CA"])
@each_content
def test_every_urgent_item_is_in_a_cell_and_every_other_in_the_band(content: Path, code: str) -> None:
    of = in_country(code, book(content))
    notes = of.treatment.licence
    licence = (notes[0].model_copy(update={"country": code}), *notes)  # some countries have none in this book
    of = of.model_copy(update={"treatment": of.treatment.model_copy(update={"licence": licence})})
    for condition in of.conditions:
        one = of.model_copy(update={"conditions": (condition,)})
        in_cells = [item_ for items in cells(leaflet("help-by-number", of=one)).values() for item_ in items]
        in_band = " ".join(reasons(leaflet("contact-band", of=one)))
        for each in (each for each in one.help if _has_place(each, "leaflet", condition)):
            urgent = each.when == "now" and each.to in ("emergency", "hospital", "advice-line", "advice-line-mind", "crisis-line")
            said = [text for text in in_cells if printed(each.text, one).rstrip(".") in text]
            assert len(said) == urgent, (code, condition.id, each.id)
            assert (printed(each.text, one).rstrip(".")[1:] in in_band) is not urgent, (code, condition.id, each.id)
            if urgent and (each.alternative or each.to == "advice-line-mind"):
                assert said[0] != printed(each.text, one), (code, condition.id, each.id)


class TestASlide:
    def test_the_most_urgent_number_comes_first_and_the_clinics_last(self) -> None:
        (slide,) = deck("seek-help").slides
        assert [line for line in shown(slide)[1:] if line] == [
            "999", "After treatment: swollen face", "Your life is in danger",
            "Us", "020 0946 0123", "Today, after treatment: a scalp that stays red",
        ]  # fmt: skip

    def test_it_says_how_soon_to_call_and_what_follows_treatment(self) -> None:
        of = helped(
            item("soon", to="doctor", when="soon", conditions=["test-hair-loss"], **ALWAYS),
            item("mood", to="doctor", when="today", conditions=["test-hair-loss"], **ALWAYS),
            item("late", to="us", when="soon", conditions=["test-hair-loss"], **AFTERWARDS),
            item("pus", to="us", when="today", **AFTERWARDS),
            item("skin", to="hospital", **AFTERWARDS),
        )
        (slide,) = consultation("seek-help", of=of).slides
        assert [line for line in shown(slide)[1:] if line] == [
            "A&E", "After treatment: short skin", "GP", "Today: short mood", "Soon: short soon",
            "Us", "020 0946 0123", "Today, after treatment: short pus", "Soon, after treatment: short late",
        ]  # fmt: skip

    def test_what_is_not_urgent_and_shared_by_all_is_in_the_notes(self) -> None:
        later = item("low", to="doctor", when="soon", **ALWAYS), item("lump", to="us", when="soon", **AFTERWARDS)
        of = helped(item("now", **ALWAYS), *later)
        (slide,) = deck("seek-help", of=of).slides
        assert [line for line in shown(slide)[1:] if line] == ["999", "Short now"]
        assert [text.plain for text in slide.notes.say][1:3] == ["See your GP soon: short low.", "Call us soon: short lump."]

    @each_content
    def test_all_that_is_for_now_or_today_is_on_a_slide_of_the_consultation(self, content: Path) -> None:
        of = book(content)
        for condition in of.conditions:
            one = of.model_copy(update={"conditions": (condition,)})
            (slide,) = consultation("seek-help", of=one).slides
            words = " ".join(shown(slide))
            told = [each for each in one.help if each.when != "soon" and (not each.conditions or condition.id in each.conditions)]
            assert [each.id for each in told if printed(each.short, one).rstrip(".")[1:] not in words] == [], condition.id


def test_each_way_to_get_help_has_its_words_at_each_time() -> None:
    for to in get_args(get_args(HelpFrom)[0]):
        for when in get_args(get_args(HelpWhen)[0]):
            (_, (whom, _)) = cards(leaflet("seek-help", of=helped(item("a", to=to, when=when, **ALWAYS))))[0]
            assert whom.startswith(("Call ", "Go to ", "See ")), (to, when)
            assert "help_" not in whom
    assert labels().lacked == set()


def test_the_lines_are_those_of_the_clinics_country_and_its_own_come_first() -> None:
    assert "Call 911" in plain(leaflet("seek-help", of=in_country("US")))
    assert "See your doctor soon" in plain(leaflet("seek-help", of=in_country("US")))
    abroad = in_country("US")
    lines = SomeHelpLines.model_validate({"emergency": "the front desk"})
    own = abroad.model_copy(update={"clinic": abroad.clinic.model_copy(update={"help_lines": lines})})
    assert "Call the front desk" in plain(leaflet("seek-help", of=own))


HELP = {"seek-help", "seek-help-in-short", "help-by-number", "help-by-number-if-room", "contact-band", "contact-band-in-short"}


def _printed(content: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each document's name, what it is about, and the texts of its help: of cards in full or in short."""
    for job in (job for job in jobs(content) if not job.edition):
        words_ = job.composed
        if isinstance(words_, Document):
            parts = [section for section in words_.sections if HELP & set(section.kinds)]
            yield job.handout, job.name, [line for section in parts for line in plain(section)]


@each_content
def test_each_handout_prints_the_items_of_the_one_list_in_its_own_length(content: Path) -> None:
    of = book(content)
    for handout, name, said in _printed(content):
        together = " ".join(said).casefold()
        condition = next((each for each in of.conditions if name.endswith(each.id)), None)
        for each in of.help:
            long, short = (printed(text, of).rstrip(".").casefold() for text in (each.text, each.short))
            by_number = each.when == "now" and each.to not in ("us", "doctor")
            in_full = handout in ("leaflet", "aftercare") or (handout == "guide" and (by_number or not each.conditions))
            assert ((long if in_full else short) in together) is _has_place(each, handout, condition), (name, each.id)


def _has_place(item_: HelpItem, handout: str, condition: Condition | None) -> bool:
    """Return whether a handout prints an item."""
    if handout == "aftercare":
        return item_.after == "treatment" or (item_.when == "now" and not item_.conditions)
    if handout == "guide":
        return True
    if condition is None:
        return not item_.conditions
    offered = condition.can_it_help.finding != "none"
    return (not item_.conditions or condition.id in item_.conditions) and (offered or item_.after == "always" or item_.when != "soon")
