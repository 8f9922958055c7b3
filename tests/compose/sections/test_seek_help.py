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
from generator.document.blocks import Card, Document, Heading, List, Paragraph, Row
from generator.document.deck import Deck, Slide
from tests.compose.sections.composing import changed, consultation, deck, found, guide, in_country, leaflet, loop, plain, sheet, shown
from tests.made import REAL, SMALLEST, book, jobs, labels, printed

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
ALWAYS, AFTERWARDS = {"after": "always"}, {"after": "treatment"}


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
                "Call us today on 020 0946 0123", "After treatment your scalp stays red.", "See your GP soon", "The patches grow.",
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
        assert [card.kind for card in found(leaflet("seek-help-in-short", of=soon), Card)] == ["soon"]

    def test_there_may_be_two_to_turn_to(self) -> None:
        of = helped(
            item("thoughts", to="advice-line-mind", **{"or": "crisis-line"}, **ALWAYS),
            item("pus", to="us", when="today", **{"or": "advice-line"}, **ALWAYS),
            item("lump", to="us", when="today", **ALWAYS),
        )
        assert cards(leaflet("seek-help", of=of)) == [
            ("urgent", ["Call NHS 111 and choose the mental health option, or call Samaritans on 116 123", "Long thoughts."]),
            ("soon", [
                "Call us today on 020 0946 0123, or call NHS 111 today", "Long pus.", "Call us today on 020 0946 0123", "Long lump.",
            ]),
        ]  # fmt: skip
        (slide,) = deck("seek-help", of=of).slides
        assert "Call us today on 020 0946 0123, or call NHS 111 today" in shown(slide)


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

    def test_the_guide_has_those_that_all_conditions_share(self) -> None:
        assert self._ids(guide("seek-help", of=helped(*self.ITEMS))) == {"after", "always", "mind"}

    def test_the_aftercare_sheet_has_what_may_happen_after_treatment_and_what_is_urgent_for_anybody(self) -> None:
        of = helped(*self.ITEMS, item("worry", to="doctor", when="soon", **ALWAYS))
        assert self._ids(sheet("seek-help", of=of)) == {"after", "always", "mind"}

    def test_where_the_treatment_is_not_offered_nothing_is_said_of_what_comes_after_it(self) -> None:
        not_offered = changed().conditions[0].can_it_help.model_copy(update={"finding": "none"})
        of = helped(*self.ITEMS).model_copy(update={"conditions": changed({"can_it_help": not_offered, "results": None}).conditions})
        assert self._ids(leaflet("seek-help", of=of)) == {"always", "own", "mind"}
        assert "after" not in " ".join(" ".join(shown(slide)) for slide in consultation("seek-help", of=of).slides).split()
        assert self._ids(guide("seek-help", of=of)) == {"after", "always", "mind"}  # it speaks of all conditions

    def test_a_screen_that_everybody_sees_says_nothing_of_treatment_or_of_one_condition(self) -> None:
        (slide,) = loop("seek-help-on-screen", of=helped(*self.ITEMS)).slides
        assert shown(slide) == [
            "When should I get help?", "Get help now", "Call 999: short always.",
            "Call NHS 111 and choose the mental health option: short mind.",
        ]  # fmt: skip

    def test_without_an_item_there_is_no_slide(self) -> None:
        other = helped(self.ITEMS[3])
        assert deck("seek-help", of=other).slides == ()
        assert loop("seek-help-on-screen", of=other).slides == ()
        assert cards(leaflet("seek-help", of=other)) == []
        assert plain(leaflet("seek-help", of=other))[-1].startswith("If we are closed")


class TestShortWords:
    def test_one_page_has_a_paragraph_for_each_to_turn_to(self) -> None:
        assert cards(leaflet("seek-help-in-short")) == [
            ("urgent", ["Call 999: swollen face; your life is in danger."]),
            ("soon", ["Call us today on 020 0946 0123: a scalp that stays red.", "See your GP soon: patches that grow."]),
        ]

    def test_a_slide_has_a_row_for_each_with_the_most_urgent_first(self) -> None:
        for made in (consultation("seek-help"), deck("seek-help")):
            (slide,) = made.slides
            rows = table(slide)
            assert rows[0] == ("Whom to turn to", "When")
            assert rows[1] == ("Call 999", "Swollen face; your life is in danger")
            assert rows[2] == ("Call us today on 020 0946 0123", "A scalp that stays red")
        assert table(consultation("seek-help").slides[0])[3] == ("See your GP soon", "Patches that grow")

    def test_an_abbreviation_keeps_its_capitals_and_a_full_stop_is_not_doubled(self) -> None:
        of = helped(item("a", short="MRI scan that is odd.", **ALWAYS), item("b", short="Dizzy.", **ALWAYS))
        assert cards(leaflet("seek-help-in-short", of=of)) == [("urgent", ["Call 999: MRI scan that is odd; dizzy."])]
        assert table(deck("seek-help", of=of).slides[0])[1] == ("Call 999", "MRI scan that is odd; dizzy")


def table(slide: Slide) -> list[tuple[str, ...]]:
    """Return the rows of a slide's table."""
    assert slide.table
    return [tuple(cell.plain for cell in row) for row in slide.table.rows]


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


def _printed(content: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each handout's name, what it is about, and the texts of its help: of cards in full or in short, and of slides."""
    for job in (job for job in jobs(content) if not job.edition):
        words_ = job.composed
        if isinstance(words_, Deck):
            said = [line for slide in words_.slides if slide.id.startswith("seek-help") for line in shown(slide)]
        else:
            parts = [section for section in words_.sections if {"seek-help", "seek-help-in-short"} & set(section.kinds)]
            said = [line for section in parts for line in plain(section)]
        yield job.handout, job.name, said


@each_content
def test_each_handout_prints_the_items_of_the_one_list_in_its_own_length(content: Path) -> None:
    of = book(content)
    for handout, name, said in _printed(content):
        together = " ".join(said).casefold()
        condition = next((each for each in of.conditions if name.endswith(each.id)), None)
        for each in of.help:
            long, short = (printed(text, of).rstrip(".").casefold() for text in (each.text, each.short))
            in_full = handout in ("leaflet", "guide", "aftercare")
            assert ((long if in_full else short) in together) is _has_place(each, handout, condition), (name, each.id)


def _has_place(item_: HelpItem, handout: str, condition: Condition | None) -> bool:
    """Return whether a handout prints an item."""
    if handout == "aftercare":
        return item_.after == "treatment" or (item_.when == "now" and not item_.conditions)
    if handout == "waiting-room":
        return item_.after == "always" and not item_.conditions
    if condition is None:
        return not item_.conditions
    offered = condition.can_it_help.finding != "none"
    return (not item_.conditions or condition.id in item_.conditions) and (offered or item_.after == "always")


def test_the_heading_is_that_of_every_handout() -> None:
    assert [heading.text.plain for heading in found(leaflet("seek-help"), Heading)] == ["When should I get help?"]
    assert {made.slides[0].title.plain for made in (deck("seek-help"), consultation("seek-help"))} == {"When should I get help?"}
