"""The talk: a map with links there and back, what the clinic gains, who was studied, and each type's slides, which can be skipped."""

from __future__ import annotations

import re

import pytest

from generator.content.condition import Condition, Counts
from generator.content.model import Book
from generator.document.blocks import AnswerStrip, Quantity
from generator.document.chart import BarChart
from generator.document.deck import Deck, Slide, SlideTable
from generator.text import Text
from tests.compose.sections.composing import changed, deck, judged, words
from tests.compose.slides.shown import CONTENTS, decks, talk
from tests.each import rows
from tests.made import SMALLEST, book, printed

pytestmark = pytest.mark.covered

each_content = pytest.mark.parametrize("content", CONTENTS)


def slides(of: Deck) -> dict[str, Slide]:
    """Return the slides of a deck by their ids."""
    return {slide.id: slide for slide in of.slides}


def with_types(count: int, *people: int) -> Book:
    """Return the smallest book with so many types; the first of them were studied in so many people each."""
    small = book(SMALLEST)
    return small.model_copy(update={"conditions": tuple(_type(small.conditions[0], n, people) for n in range(count))})


def _type(like: Condition, n: int, people: tuple[int, ...]) -> Condition:
    studied = people[n] if n < len(people) else 0
    ours = Counts(studies=1 if studied else 0, people=studied // 2, with_comparison=0)
    others = Counts(studies=1 if studied else 0, people=studied - studied // 2, with_comparison=0)
    evidence = like.can_it_help.evidence.model_copy(update={"our_way": ours, "other_ways": others})
    named = {"id": f"type-{n}", "code": f"T-{n}", "plain_name": words(f"Type {n}"), "name_in_text": words(f"type {n}")}
    own = tuple(slide.model_copy(update={"headline": words(f"{slide.headline.plain}, {n}")}) for slide in like.slides)
    return like.model_copy(update={**named, "slides": own, "can_it_help": like.can_it_help.model_copy(update={"evidence": evidence})})


@each_content
def test_the_map_comes_first_and_what_the_clinic_gains_second(content: str) -> None:
    of, composed = book(CONTENTS[content]), decks(content)["talk"]
    assert [slide.id for slide in composed.slides[:2]] == ["map", "interest"]
    assert composed.slides[1].title.plain == printed(of.control.interest, of).rstrip(".")


@rows("count", [1, 2, 5, 6, 11, 20])
def test_each_type_is_on_a_map_of_five_that_leads_to_it_and_back(count: int) -> None:
    found = slides(talk(with_types(count)))
    maps = [slide for slide in found.values() if slide.layout == "map"]
    assert len(maps) == -(-count // 5)
    led = [(line.text.plain, line.to, each.id) for each in maps for lines in each.lines.values() for line in lines if line.to]
    assert [name for name, _, _ in led] == [f"Type {n}" for n in range(count)]
    for _, to, home in led:
        assert to
        back = found[to].back
        assert back
        assert back.to == home


@rows(
    ("name", "most"),
    [
        ("Hair loss from tight styles", 5),
        ("Alopecia of the nape of my neck", 3),  # more than 28 characters
        ("Cicatricial one", 3),  # a word of 11
        ("Alopecia of the nape of my neck, and of my chin", 2),  # more than 45
        ("Well-known patches", 5),  # a line may end after a hyphen
    ],
)
def test_where_one_type_has_a_long_name_fewer_share_a_map(name: str, most: int) -> None:
    of = with_types(6)
    long = of.conditions[2].model_copy(update={"plain_name": words(name)})
    found = slides(talk(of.model_copy(update={"conditions": (*of.conditions[:2], long, *of.conditions[3:])})))
    maps = [slide for slide in found.values() if slide.layout == "map"]
    assert [sum(slot.startswith("link") for slot in each.lines) for each in maps] == [most] * (6 // most) + [1] * (6 % most)
    home = next(slide.back for id_, slide in found.items() if id_.endswith("-type-5") and slide.back)
    assert home.to == maps[-1].id


@rows("count", [1, 3, 20])
def test_the_slides_of_a_type_can_be_skipped(count: int) -> None:
    found = slides(talk(with_types(count)))
    ids = list(found)
    for n in range(count):
        own = [id_ for id_ in ids if id_.endswith(f"-type-{n}")]
        assert [id_.partition("-")[0] for id_ in own] == ["type", "works", "evidence"]
        after = f"type-type-{n + 1}" if n + 1 < count else "how"
        assert [skip.to for id_ in own if (skip := found[id_].skip)] == [after] * 3
        assert ids.index(after) == ids.index(own[-1]) + 1


def test_ideas_stand_in_a_table_with_how_far_each_was_tested() -> None:
    table = slides(decks("real")["talk"])["how"].parts["table"]
    assert isinstance(table, SlideTable)
    ideas = book(CONTENTS["real"]).treatment.how.ideas
    assert [[cell.plain for cell in row] for row in table.rows[1:]] == [
        [idea.point.plain, idea.tested.plain if idea.tested else ""] for idea in ideas
    ]


def test_ideas_that_do_not_all_say_how_far_they_were_tested_are_lines() -> None:
    (idea,) = book(SMALLEST).treatment.how.ideas[:1]
    ideas = (idea, idea.model_copy(update={"tested": words("in mice")}))
    how = book(SMALLEST).treatment.how.model_copy(update={"ideas": ideas})
    found = slides(talk(changed(treatment={"how": how})))["how"]
    assert (found.layout, found.parts) == ("say", {})
    assert [line.text.plain for line in found.lines["lead"]] == [idea.point.plain, f"{idea.point.plain}: in mice"]


def test_whether_it_is_licensed_is_said_large() -> None:
    for name, id_ in (("talk", "licence"), ("screen", "licence")):
        number = slides(decks("real")[name])[id_].parts["number"]
        assert isinstance(number, Quantity)
        assert number.lead
        assert (number.lead.plain, number.numeral.plain) == ("Licensed?", "No")


@rows(
    ("points", "large", "others"),
    [
        (("Clean hands", "No washing for 24 hours"), ("No washing for", "24", "hours"), ["Clean hands"]),
        (("Clean hands", "Call us"), None, ["Clean hands", "Call us"]),
        (("Wait 2 to 3 days", "Call us"), None, ["Wait 2 to 3 days", "Call us"]),
    ],
)
def test_a_number_in_what_to_do_afterwards_is_large(points: tuple[str, ...], large: tuple[str, ...] | None, others: list[str]) -> None:
    care = book(SMALLEST).treatment.aftercare
    own = care.slide.model_copy(update={"points": tuple(map(words, points))})
    found = slides(talk(changed(treatment={"aftercare": care.model_copy(update={"slide": own})})))["aftercare"]
    number = found.parts.get("number")
    assert (number is None) == (large is None)
    if isinstance(number, Quantity) and number.lead:
        assert (number.lead.plain, number.numeral.plain, number.words.plain) == large
    assert [line.text.plain for line in found.lines["lead"]] == others


def test_a_link_to_a_slide_that_a_plan_leaves_out_is_no_link() -> None:
    left = deck("conditions").slides
    assert [(slide.back, slide.skip) for slide in left] == [(None, None)] * 3


@each_content
def test_the_bars_are_the_people_studied_as_the_content_counts_them(content: str) -> None:
    of = book(CONTENTS[content])
    chart = _chart(decks(content)["talk"])
    counts = {c.plain_name.plain: c.can_it_help.evidence for c in of.conditions}
    assert {bar.label.plain: (bar.value, bar.part or 0) for bar in chart.bars} == {
        name: (e.our_way.people + e.other_ways.people, e.our_way.people) for name, e in counts.items()
    }
    assert [bar.value for bar in chart.bars] == sorted((bar.value for bar in chart.bars), reverse=True)
    assert [bar.said.plain for bar in chart.bars if not bar.value] == ["0: no study"] * sum(not bar.value for bar in chart.bars)


def _chart(of: Deck) -> BarChart:
    chart = slides(of)["studied"].parts["chart"]
    assert isinstance(chart, BarChart)
    return chart


def test_types_that_have_no_room_share_a_bar_and_nobody_is_lost() -> None:
    composed = talk(with_types(20, *range(30, 10, -1)))
    bars = _chart(composed).bars
    assert len(bars) == 7
    assert bars[-1].label.plain == "14 other types"
    assert sum(bar.value for bar in bars) == sum(range(11, 31))
    assert composed.numbers
    assert {f"{bar.value:g}" for bar in bars} <= composed.numbers


def test_a_listener_hears_every_digit_of_a_large_study() -> None:
    assert "Type 0: 1234567, 617283 of" in _chart(talk(with_types(1, 1_234_567))).alt


@pytest.mark.parametrize(("count", "last"), [(5, "Type 4: none, no study."), (12, "8 other types: none, no study.")])
def test_a_listener_hears_of_five_types_at_most(count: int, last: str) -> None:
    alt = _chart(talk(with_types(count, 4, 3))).alt
    assert alt.endswith(last)
    assert len(alt) <= 250


@rows(
    ("people", "title"),
    [
        ((), "No study of exosomes in people was found"),
        ((95, 5), "Nearly all people studied had type 0"),
        ((6, 4), "Most people studied had type 0"),
        ((5, 5), "People studied with exosomes: 10"),
    ],
)
def test_the_headline_says_what_the_bars_show(people: tuple[int, ...], title: str) -> None:
    assert slides(talk(with_types(3, *people)))["studied"].title.plain == title


@rows(
    ("people", "title"),
    [
        ((4, 2), "3 types of hair loss: no study of exosomes in 1"),
        ((), "3 types of hair loss, and no study of exosomes in any of them"),
        ((4, 2, 2), "3 types of hair loss, each studied in people"),
    ],
)
def test_the_map_says_for_how_many_types_there_is_no_study(people: tuple[int, ...], title: str) -> None:
    assert talk(with_types(3, *people)).slides[0].title.plain == title


def test_bars_say_who_was_treated_as_the_clinic_does_it() -> None:
    for ours, others, said, front, note in (
        (4, 6, "10 in all", "4 our way", "4 of 10 were treated our way."),
        (5, 0, "5, all our way", None, "All of them were treated our way."),
        (0, 3, "3", None, "None of them was treated our way."),
    ):
        evidence = (
            book(SMALLEST)
            .conditions[0]
            .can_it_help.evidence.model_copy(
                update={way: Counts(studies=1, people=n, with_comparison=0) for way, n in (("our_way", ours), ("other_ways", others))}
            )
        )
        chart = _chart(talk(changed(judged(evidence=evidence))))
        (bar,) = chart.bars
        assert (bar.said.plain, _plain(bar.part_said), _plain(chart.note)) == (said, front, note)


def _plain(text: Text | None) -> str | None:
    return text.plain if text else None


@each_content
def test_the_last_slides_list_each_source_by_its_number_with_its_link(content: str) -> None:
    composed = decks(content)["talk"]
    listed = [line for slide in composed.slides if slide.layout == "sources" for lines in slide.lines.values() for line in lines]
    cited = {int(n) for slide in composed.slides for text in slide.notes for n in re.findall(r"\[(\d+)\]", text.plain)}
    assert [line.number for line in listed] == list(range(1, len(listed) + 1))
    assert cited == set(range(1, len(listed) + 1))
    assert all(span.link for line in listed for span in line.text.spans if span.text)
    assert len({line.text.plain for line in listed}) == len(listed)  # no two links have the same words


@each_content
def test_sources_fill_their_slides_evenly(content: str) -> None:
    slides = [slide for slide in decks(content)["talk"].slides if slide.layout == "sources"]
    counts = [len(lines) for slide in slides for lines in (slide.lines.get("list-1", ()), slide.lines.get("list-2", ()))]
    assert max(counts) <= 8
    assert max(counts) - min(counts) <= len(slides) or sum(counts) <= 4  # few stand in one list


def test_each_type_says_who_sells_it_and_what_was_studied_before_its_best_trial() -> None:
    for content in ("real", "prp"):
        of = decks(content)["talk"].slides
        for condition in book(CONTENTS[content]).conditions:
            own = [each for each in of if each.id in (f"answers-{condition.id}", f"evidence-{condition.id}")]
            shown = [type(part) for each in own for part in each.parts.values()]
            assert shown == ([AnswerStrip, BarChart] if condition.can_it_help.trial else [AnswerStrip]), condition.id
            assert all(each.back and each.skip for each in own)
