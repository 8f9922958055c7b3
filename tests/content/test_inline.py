"""Strong words, links and references are read; every other character of a text is printed as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.inline import parse_inline, unread_mark
from generator.problems import Location
from generator.text import Span, Text
from generator.yamlsource.tree import Scalar
from tests.each import rows
from tests.named import examples

pytestmark = pytest.mark.covered

TYPED = st.text(st.sampled_from("ab12 .,*_[]()@\\&<>#`~!\"':/-\u00a0é"), max_size=60)


@rows(
    ("words", "spans"),
    [
        ("plain words", (Span("plain words"),)),
        ("a **b** c", (Span("a "), Span("b", strong=True), Span(" c"))),
        ("2**3**4", (Span("2"), Span("3", strong=True), Span("4"))),
        ("***a** b*", (Span("*"), Span("a", strong=True), Span(" b*"))),
        ("[a](https://b.example/c)", (Span("a", link="https://b.example/c"),)),
        ("[a](http://b.example/c_(d)?e=f&amp;g#h)", (Span("a", link="http://b.example/c_(d)?e=f&amp;g#h"),)),
        ("[a **b**](mailto:c@d.example)", (Span("a ", link="mailto:c@d.example"), Span("b", strong=True, link="mailto:c@d.example"))),
        ("**[a](tel:+442079460123) b**", (Span("a", strong=True, link="tel:+442079460123"), Span(" b", strong=True))),
        ("[a](https://b.example/**)**c**", (Span("a", link="https://b.example/**"), Span("c", strong=True))),
        ("a [@b-2024].", (Span("a "), Span("", cite="b-2024"), Span("."))),
        ("**a** [@b][@c]", (Span("a", strong=True), Span(" "), Span("", cite="b"), Span("", cite="c"))),
        ("[@a](https://b.example)", (Span("", cite="a"), Span("(https://b.example)"))),
        ("[[a](https://b.example)](https://c.example)", (Span("["), Span("a", link="https://b.example"), Span("](https://c.example)"))),
    ],
)
def test_a_mark_is_read(words: str, spans: tuple[Span, ...]) -> None:
    assert parse_inline(words) == Text(spans)


@rows(
    "words",
    [
        "<b>bold</b> <img src='x'> <para> &amp; &lt; & &nbsp;",
        "a * b _c_ *d* __e__ _f",
        "\\*a\\* \\[b\\] C:\\folder",
        "`code` ~~gone~~ # head > quote ![x]",
        "https://clinic.example and www.clinic.example",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](/page) [a](page.html) [a](#x) [a](//b.example)",
        "[a]() [a](https://) [a](mailto:) [a](tel:) [](https://b.example)",
        '[a](https://b.example "title")',
        "[a](<https://b.example>)",
        "[a][b] [a]: https://b.example",
        "**a ** b ** ** **",
        "[@A B] [@] [@a--b]",
        "(c) -- ... 'quoted' \"quoted\"",
    ],
)
def test_all_else_is_printed_as_typed(words: str) -> None:
    assert parse_inline(words) == Text((Span(words),))


def test_white_space_is_folded_but_spaces_that_hold_words_together_stay() -> None:
    assert parse_inline("  a \n\t b\u2003c\u00a0d ").plain == "a b c\u00a0d"


def test_the_place_goes_with_the_words() -> None:
    location = Location("a.yaml", 3, 7, "  a: **b**")
    assert parse_inline(Scalar("**b**", location)).location is location


@settings(max_examples=examples(400), deadline=None, derandomize=True)
@given(TYPED.filter(lambda words: "**" not in words and "[" not in words))
def test_text_without_marks_comes_back_to_the_letter(words: str) -> None:
    assert parse_inline(words) == Text((Span(" ".join(words.split(" ")).strip(" ") if "  " not in words else _folded(words)),))


@settings(max_examples=examples(1500), deadline=None, derandomize=True)
@given(TYPED)
def test_no_character_is_lost_or_added_whatever_is_typed(words: str) -> None:
    """Put the marks back: all that may be missing are pairs of stars."""
    typed = "".join(_typed(span) for span in parse_inline(words).spans)
    assert typed.replace("*", "") == _folded(words).replace("*", "")


@settings(max_examples=examples(400), deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(["**", "[@a]", "[x](https://a.example)", "[", "](", ")", "*", "_", " ", "b", "[@"]), max_size=12).map("".join)
)
def test_words_with_many_marks_lose_none(words: str) -> None:
    """Two links to one address side by side are one."""
    typed = "".join(_typed(span) for span in parse_inline(words).spans)
    between = "](https://a.example)["
    assert typed.replace("*", "").replace(between, "") == _folded(words).replace("*", "").replace(between, "")


def _typed(span: Span) -> str:
    if span.cite:
        return f"[@{span.cite}]"
    return f"[{span.text}]({span.link})" if span.link else span.text


def _folded(words: str) -> str:
    return " ".join(part for part in words.split(" ") if part)


@rows("words", ["[" * 4000, "**[" * 1300, "[a](" * 1000, "[@" * 2000, "**a " * 1000, "*" * 4000])
def test_absurd_text_is_read_too(words: str) -> None:
    assert parse_inline(words).plain


@rows(
    ("words", "unread"),
    [
        ("see [us](www.clinic.example).", "[us](www.clinic.example)"),
        ("a **b", "**"),
        ("a [@B 2024].", "[@B 2024]"),
        ("a [@", "[@"),
        ("2 * 3 [4] (5) _x_", None),
    ],
)
def test_a_mark_that_was_not_understood_is_found(words: str, unread: str | None) -> None:
    found = unread_mark(parse_inline(words).plain)
    assert (found.words if found else None) == unread
