"""Marks of other programs are named with the way out; what only looks like one is left alone."""

from __future__ import annotations

import time

import pytest

from generator.content.read import parse_book, read_book
from tests.conftest import ROOT
from tests.content.examples import MINIMAL
from tests.each import rows

pytestmark = pytest.mark.covered

TEXT = MINIMAL.read_text("utf-8")


def told(words: str) -> list[tuple[str, str, str]]:
    """Return what is told of a text in a list of one item: code, severity and message with hint."""
    assert "      - Rest.\n" in TEXT
    _, problems = parse_book(TEXT.replace("      - Rest.\n", f"      - {words}\n").encode(), "a.yaml")
    assert all(problem.location and problem.location.line >= 128 for problem in problems)
    return [(p.code, p.severity, f"{p.message}: {p.hint}") for p in problems]


@rows(
    ("words", "mark", "way_out"),
    [
        ("a&nbsp;b", "'&nbsp;'", "type a space"),
        ("salt &amp; water", "'&amp;'", "&"),
        ("1&#8211;2", "'&#8211;'", "–"),
        ("1&#x2013;2", "'&#x2013;'", "–"),
        ("a<br>b", "'<br>'", "an item of its own"),
        ("a<BR />b", "'<BR />'", "an item of its own"),
        ("a <b>b</b>", "'<b>'", "**like this**"),
        ("a <a href='https://a.example'>b</a>", "'<a href='https://a.example'>'", "[words](https://clinic.example)"),
        ("see <https://a.example>", "'<https://a.example>'", "[words](https://clinic.example)"),
        ("'*now*, rest'", "'*now*'", "**like this**"),
        ("rest _now_", "'_now_'", "**like this**"),
        ("rest __right now__", "'__right now__'", "**like this**"),
        ("rest `now`", "'`now`'", "quotation marks"),
        ("'## Rest'", "'##'", "heading"),
        ("rest ~~now~~", "'~~now~~'", "take out"),
        ("'![a hat](https://a.example/hat.png)'", "'![a hat](https://a.example/hat.png)'", "no pictures"),
        ("•Rest", "'•'", "take it out"),
        ("Donâ€™t rest", "'â€™'", "type the sign itself: ’"),
        ("a cafÃ© nearby", "'Ã©'", "type the sign itself: é"),
        ("costs Â£5 or less", "'Â£'", "type the sign itself: £"),
        ("'ring {{phone}}'", "'{{phone}}'", "{phone}"),
        ("'ring {phone or come'", "'{phone or come'", "{phone}"),
        ("'ring phone} or come'", "'ring phone}'", "{phone}"),
        ("'![a hat](hat.png)'", "'![a hat](hat.png)'", "no pictures"),
        ("'[our page][1]'", "'[our page][1]'", "[words](https://clinic.example)"),
        ("rest[^1] now", "'[^1]'", "[@id]"),
        (r"rest \*now", r"'\*'", "backslash"),
        ("• rest", "'•'", "take it out"),
        ("'- rest'", "'-'", "take it out"),
        ("'* rest'", "'*'", "take it out"),
        ("1. Rest", "'1.'", "take it out"),
        ("1) Rest", "'1)'", "take it out"),
        ("bring • a hat • a cap", "'•'", "sentences"),
        ("bring\n        - a hat\n        - a cap", "'-'", "sentences"),
        ("|\n        bring\n        1. a hat\n        2. a cap", "'1.'", "sentences"),
        ("Rest well.\n        - Drink water.", "'-'", "start its dash below that of the item above"),
        ("Rest well. - Drink water.", "'-'", "sentences"),
        ("bring\n        • a hat", "'•'", "sentences"),
        ("a&nbsp b", "'&nbsp'", "type a space"),
        ("caf&eacute au lait", "'&eacute'", "é"),
        ("<o:p></o:p>Rest", "'<o:p>'", "take it out"),
        ("rest <w:br w:type='page'/> now", "'<w:br w:type='page'/>'", "take it out"),
        ("rest <![endif]>", "'<!['", "take it out"),
        ("'> Rest, she wrote'", "'>'", "quotation marks"),
        ("'+ Rest'", "'+'", "take it out"),
        ("o Rest", "'o'", "take it out"),
        ("✓ rest", "'✓'", "take it out"),
        ("→ rest", "'→'", "take it out"),
        ("(1) Rest", "'(1)'", "take it out"),
        ("a) Rest", "'a)'", "take it out"),
        ("i. Rest", "'i.'", "take it out"),
        ("1.Rest", "'1.'", "take it out"),
        ("a)Rest", "'a)'", "take it out"),
        ("① Rest", "'①'", "take it out"),
        ("'[x] Rest'", "'[x]'", "take it out"),
        ("|\n        Resting well\n        ============", "'============'", "heading"),
        ("Resting well\n        ------------\n        Rest for a day.", "'------------'", "heading"),
        ("'##Rest'", "'##'", "heading"),
        ("'---'", "'---'", "take it out"),
        ("Rest. * * * Then go out.", "'* * *'", "take it out"),
        ("rest -- or sleep", "'--'", "–"),
        ("'| Day | What | | --- | --- | | 1 | Rest |'", "'| Day | What | | --- | --- | | 1 | Rest |'", "whole sentences"),
        ("|\n        Day | What\n        --- | ---\n        1 | Rest", "'--- |'", "whole sentences"),
        ("'bring: - a hat - a cap'", "'-'", "sentences"),
        ("a hat - a cap - a scarf - a comb", "'-'", "sentences"),
        ("Bring 1. a hat 2. a cap", "'1.'", "sentences"),
        ("'Bring: 1. Your hat 2. Your cap'", "'1.'", "sentences"),
        ("bring 1) a hat 2) a cap", "'1)'", "sentences"),
        ("bring a) a hat b) a cap", "'a)'", "sentences"),
        ("rest <!-- ask Jo --> now", "'<!-- ask Jo -->'", "after a #"),
        ("body`s", "'`'", "apostrophe"),
        ("==rest== now", "'==rest=='", "**like this**"),
        ("'[b]rest[/b]'", "'[b]rest[/b]'", "**like this**"),
        ("'[[our page]]'", "'[[our page]]'", "[words](https://clinic.example)"),
        ("don=E2=80=99t", "'=E2=80=99'", "the sign itself: ’"),
        ("rest%20now", "'%20'", "a space"),
        (r"rest\nnow", r"'\n'", "a space"),
        (r"don\u2019t", r"'\u2019'", "the sign itself: ’"),
        (r"half \ud800", r"'\ud800'", "take it out"),
        (r"turned \u202e", r"'\u202e'", "take it out"),
        ("ring ${phone}", "'${phone}'", "{phone}"),
        ("bring - one - two", "'-'", "–"),
        ("rest - or sleep - a day", "'-'", "–"),
        ("Mon | Tue | Wed", "'|'", "comma"),
        ("a hat || a cap", "'||'", "comma"),
        ("'*rest'", "'*rest'", "**like this**"),
        ("H~2~O", "'~2~'", "₂"),
        ("20 mm^2^ of skin", "'^2^'", "²"),
        ("ring <phone> now", "'<phone>'", "write {phone}"),
        ("ring [phone] now", "'[phone]'", "write {phone}"),
        ("ring %phone% now", "'%phone%'", "write {phone}"),
        ("ring $phone now", "'$phone'", "write {phone}"),
        ("ring «Phone number» now", "'«Phone number»'", "write {phone}"),
        ("ring [[phone]] now", "'[[phone]]'", "write {phone}"),
        ("call <<advice-line>>", "'<<advice-line>>'", "write {advice_line}"),
        ("dear <your name>", "'<your name>'", "write what belongs there"),
        ("see [insert date here] now", "'[insert date here]'", "write what belongs there"),
    ],
)
def test_a_mark_of_another_program_is_a_warning(words: str, mark: str, way_out: str) -> None:
    found = [(code, severity) for code, severity, said in told(words) if mark in said and way_out in said]
    assert ("M076", "warning") in found


@rows(
    "words",
    [
        "5 * 3 * 2 = 30", "5*3*2", "p* and more", "a < b and c > d", "R&D, A&E, AT&T; M&S", "snake_case_id and _ alone",
        "Name ____ Date ____", "'2. Week'", "'#1 in the list'", "£5.00 – £7.50", "a - b – c", "Rest well. - 5 to 8 hours",
        "see (1) and (2)", "in week 1. Then come in week 2. Then rest", "a list (group 1) and more (group 2) of all", "i.e. rest", "9-5",
        "a --> b",
        "'a = b == c'", "5%20", "bring (a) a hat (b) a cap", "n=20 people", r"C:\news", "–5 to 3 degrees", "1.5 mm",
        "Q&A", "B&B &c", "'> 50 people'", "o bene", "+44 is our code", "A. Jones", "b) Rest",
        "a ~ b ~ c", "see [1] (2)", r"C:\hair", "in week\n        2. Then rest", "at 8:30\n        - or later", "R&B;", "a <hat> b",
        "open Mon - Fri, 9am - 5pm", "x ^ y", "about 50% phone us", "costs $5", "call «now»",
        "be **bold** and **more**", "2 °C • 36 °F", "100 % · 5", "Tick ✓ or ✗", "so [@review-2024][@regulator-2025]",
        "château €5, NÃO, Â °C", "'ring {phone} or {doctor}'", "ask {doctor}",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_left_alone(words: str) -> None:
    assert told(words) == []


@rows(
    ("words", "mark"),
    [
        ("'[our page] (https://a.example)'", "[our page] (https://a.example)"),
        ("'(https://a.example)[our page]'", "(https://a.example)[our page]"),
        ("so [ @review-2024]", "[ @review-2024]"),
        ("so [review-2024]", "[review-2024]"),
        ("so @review-2024", "@review-2024"),
        ("so (@review-2024).", "@review-2024"),
    ],
)
@pytest.mark.measured
def test_a_link_or_reference_typed_a_little_wrong_is_a_warning(words: str, mark: str) -> None:
    assert ("M060", "warning", f"'{mark}' is printed as typed") in [(*each[:2], each[2].partition(": write")[0]) for each in told(words)]


@rows("words", ["write to us @clinic", "see [1] (2)", "a [note] (in full)", "mail a@review-2024.example"])
def test_what_is_no_link_or_reference_is_left_alone(words: str) -> None:
    assert told(words) == []


def test_a_number_at_the_start_of_a_text_in_no_list_is_left_alone() -> None:
    assert parse_book(TEXT.replace("title: We talk", "title: 1. We talk").encode(), "a.yaml")[1] == ()


def test_the_words_we_ship_have_none() -> None:
    assert [problem for problem in read_book(ROOT / "content.yaml", "content.yaml")[1] if problem.code.startswith("M06")] == []


def test_a_pasted_picture_of_a_million_letters_is_looked_through_at_once() -> None:
    begun = time.process_time()
    assert [code for code, *_ in told("iVBORw0KGgo" * 100_000)] == ["Y039"]
    assert time.process_time() - begun < 2  # it takes 0.05 s, and took hours when each letter was tried as the beginning of a name


@rows("words", ["rest **now", "rest now**", "rest ** now **", "rest **now **at once**", "'****'"])
def test_stars_without_a_partner_are_an_error(words: str) -> None:
    assert [(code, severity) for code, severity, _ in told(words)] == [("M077", "error")]


def test_an_entity_in_an_address_is_told() -> None:
    (said,) = told("'[a](https://a.example/?b&amp;c)'")
    assert said[:2] == ("M076", "warning")
