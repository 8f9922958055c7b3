"""Each character from outside is kept, dropped or refused, and what is said of it points at where it was typed."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.content.labels import read_labels
from generator.content.read import parse_book
from generator.problems import Location, Problem
from generator.yamlsource.characters import MAX_ACCENTS, clean_line, is_plain, named
from generator.yamlsource.reader import parse_yaml
from generator.yamlsource.validate import validate
from tests.content.examples import EXAMPLES, MINIMAL
from tests.each import rows
from tests.named import examples

pytestmark = pytest.mark.covered

TEXT = MINIMAL.read_text("utf-8")
LABELS = (EXAMPLES / "labels/en.po").read_text("utf-8")
MIXED = "ae\u0301\u0316ب\u200c\u200d\u200bक\u094d\u1100\u1161\u11a8\u00ad \ufe0f\u202e\u0958葛\U000e0100"
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NOTHING = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060"
    "\u2061\u2064\u206a\u3164\ufe00\ufe0f\ufeff\uffa0\U000e0001\U000e0041\U000e0100"
)
UNPRINTABLE = "\x00\x07\x1b\x7f\x80\x9f\ue000\uf0b7\U000f0000\U0010fffd\ufdd0\ufffe\uffff\U0001fffe\ufff9\ufffc\ufffd\u0378"


def told(old: str, new: str) -> list[str]:
    assert old in TEXT
    _, problems = parse_book(TEXT.replace(old, new, 1).encode(), "a.yaml")
    return [f"{p.location} {p.code}" for p in problems]


@rows("character", NOTHING, ids=named)
def test_what_changes_nothing_is_dropped_from_a_word(character: str) -> None:
    assert clean_line(f"scalp{character}y").text == "scalpy"
    assert told("- Rest.", f"- Re{character}st.") == []


@rows("ligature", {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}.items())
def test_a_ligature_as_pdf_readers_copy_it_is_read_as_its_letters(ligature: tuple[str, str]) -> None:
    typed, letters = ligature
    line = clean_line(f"- {typed}x\u200b")
    assert line.text == f"- {letters}x"
    assert [line.column(n) for n in range(len(line.text))] == [0, 1, *[2] * len(letters), 3]
    assert told("- Rest.", f"- Re{typed}st.") == []


@rows("character", TURNING, ids=named)
@rows("where", ["- Rest.", "licence: CC BY 4.0", "- id: hair-roots", "# The smallest valid book"])
def test_what_turns_words_round_is_an_error_everywhere(character: str, where: str) -> None:
    assert [each.split()[1] for each in told(where, where[:4] + character + where[4:])] == ["Y025"]


@rows("character", UNPRINTABLE, ids=ascii)
def test_what_nobody_can_print_is_an_error(character: str) -> None:
    assert [each.split()[1] for each in told("- Rest.", f"- Re{character}st.")] == ["Y005"]


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u0007", "\ue000"], ids=named)
def test_none_of_them_is_shown_as_it_is(character: str) -> None:
    for key in ("  email: hello@", "  country: ", "    - id: hair", "  - id: test-hair"):
        _, problems = parse_book(TEXT.replace(key, f"{key}{character}", 1).encode(), "a.yaml")
        printed = "".join(problem.show() for problem in problems)
        assert printed
        assert character not in printed
        assert f"U+{ord(character):04X}" in printed


def test_of_ascii_only_what_can_be_printed_is_read_as_it_was_typed_without_a_look() -> None:
    known = {chr(n) for n in range(0x100) if is_plain(f"a{chr(n)}b")}
    assert known == {chr(n) for n in range(0x20, 0x7F)}
    refused = {chr(n) for n in range(0x80) if clean_line(f"a{chr(n)}b").text != f"a{chr(n)}b"}
    assert refused == {chr(n) for n in range(0x20) if chr(n) not in "\t\n\r"} | {"\x7f"}


def test_a_problem_shows_no_hidden_character_wherever_it_is() -> None:
    shown = Problem("Y001", "a\u202eb", Location("c\u2066d", 1, 1, "e\u200bf\u00a0g"), "h\u200fi").show()
    assert shown == "cU+2066d:1:1  Y001  error  aU+202Eb\n    1 | e\N{REPLACEMENT CHARACTER}f g\n      | ^  hU+200Fi"


@rows(
    "words",
    [
        "می\u200cخواهم",  # Persian
        "क्\u200dष",  # Hindi: half a letter
        "ශ්\u200dරී",  # Sinhala
        "ه\u200d",  # the first form of a letter, alone
        "(\u200e+44) عربي C++\u200f",  # signs beside right-to-left letters
        "สวัส\u200bดี",  # where a line may break
        "葛\U000e0100",  # another form of the letter
        "👩\u200d⚕",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "10\u00a0mm 10\u202f000",
    ],
)
def test_what_shapes_words_is_kept(words: str) -> None:
    clean = clean_line(words)
    assert (clean.text, clean.dropped, clean.refused) == (words, (), ())


@rows("form", ["NFC", "NFD"])
@rows("words", ["été", "Ångström", "Việt Nam", "각", "ক\u09cb"])
def test_both_forms_of_accents_are_the_same_words(words: str, form: str) -> None:
    typed = unicodedata.normalize("NFD" if form == "NFD" else "NFC", words)
    assert clean_line(typed).text == unicodedata.normalize("NFC", words)
    book, problems = parse_book(TEXT.replace("- Rest.", f"- {typed}").encode(), "a.yaml")
    assert book
    assert problems == ()
    assert book.treatment.aftercare.first_week[0].plain == unicodedata.normalize("NFC", words)


def test_columns_are_those_of_the_file_as_typed() -> None:
    typed = "    - Exo\u00adsomes come\u200b from ce\u0301lls [@nobody-2020]."
    found = told("    - Exosomes come from cells [@review-2024].", typed)
    assert found == [f"a.yaml:80:{typed.index('[') + 1} M050"]


def test_an_error_in_the_yaml_is_pointed_at_as_typed() -> None:
    typed = "  hours: Mon\u00adday: 8:30"
    assert told("  hours: Monday to Friday, 8:30 to 17:00", typed)[0] == f"a.yaml:15:{typed.index(':', 8) + 1} Y012"


def test_invisible_characters_do_not_break_the_structure() -> None:
    typed = "\u200b  phone:\u00a0\u200b020 0946 0123"
    assert told("  phone: 020 0946 0123", typed) == []


def test_a_space_that_holds_words_together_stays_after_a_colon_within_a_text() -> None:
    book, problems = parse_book(TEXT.replace("- Rest.", "- Please\u00a0: rest:\u00a0now".replace("\u00a0: ", " ")).encode(), "a.yaml")
    assert problems == ()
    assert book
    assert book.treatment.aftercare.first_week[0].plain == "Please rest:\u00a0now"


@rows(
    ("old", "new"),
    [
        ("- id: hair-roots", "- id: hair\u200b-roots"),
        ("code: HL-1", "code: HL\u2060-1"),
        ("link: https://clinic.test/hair\n", "link: https://clinic.test/\u00adhair\n"),
        ("email: hello@clinic.test", "email: hello@clinic\ufeff.example"),
        ("sources: [review-2024]", "sources: [review\u200b-2024]"),
        ("cells [@review-2024].", "cells [@review\u200b-2024]."),
        ("(https://clinic.test/patches)", "(https://clinic.test/pat\u00adches)"),
        ("- Rest.", "- Call {pho\u200bne}."),
        ("  - tag: cy", "  - tag: c\u200by"),
    ],
)
def test_in_a_name_a_reference_or_an_address_it_is_an_error_where_it_stands(old: str, new: str) -> None:
    text = TEXT.replace(old, new, 1)
    line = next(n for n, (a, b) in enumerate(zip(TEXT.split("\n"), text.split("\n"), strict=True), 1) if a != b)
    column = next(n for n, each in enumerate(text.split("\n")[line - 1], 1) if not each.isprintable())
    assert told(old, new) == [f"a.yaml:{line}:{column} Y024"]


def test_in_a_key_it_is_told_and_the_key_is_read() -> None:
    assert told("  phone: 020", "  ph\u00adone: 020") == ["a.yaml:11:5 Y021"]


def test_two_keys_that_look_the_same_are_the_same() -> None:
    class Sizes(BaseModel):
        sizes: dict[str, str]

    tree, problems = parse_yaml("sizes:\n  e\u0301: 1\n  \u00e9: 2\n".encode(), "a.yaml")
    assert [problem.code for problem in problems] == ["Y016"]
    assert tree
    assert validate(tree, Sizes)[0] == Sizes(sizes={"\u00e9": "1"})


def test_escapes_in_double_quotes_are_read_like_what_they_stand_for() -> None:
    assert told("- Rest.", '- "Re\\u00adst e\\u0301."') == []
    assert told("- Rest.", '- "Re\\u202est."') == ["a.yaml:186:9 Y025"]


def test_labels_are_read_in_the_same_way(tmp_path: Path) -> None:
    file = tmp_path / "en.po"
    file.write_text(LABELS.replace("Key points", "Ke\u00ady po\u0301ints"), "utf-8")
    labels, problems = read_labels(file, "en.po")
    assert problems == ()
    assert labels
    assert labels["key_points"].plain == "Key póints"
    file.write_text(LABELS.replace("Key points", "Key \u202epoints"), "utf-8")
    assert [f"{p.location} {p.code}" for p in read_labels(file, "en.po")[1]] == ["en.po:13:13 Y025"]


def test_more_accents_than_any_letter_has_are_an_error() -> None:
    assert told("- Rest.", "- Re" + "\u0301" * (MAX_ACCENTS + 10) + "st.") == [f"a.yaml:186:{9 + 2 + MAX_ACCENTS} Y005"]


@pytest.mark.parametrize("typed", ["\u200b", "\u0301\u0316", "\u200f", "e\u0301", "\u0915\u200d"], ids=ascii)
def test_a_line_full_of_them_is_read_in_no_time(typed: str) -> None:
    began = time.process_time()
    clean_line("ب" + typed * 30_000)
    assert time.process_time() - began < 2


@settings(max_examples=examples(300), deadline=None, derandomize=True)
@given(st.text(st.sampled_from(MIXED), max_size=20))
def test_reading_twice_changes_nothing_and_every_column_was_typed(line: str) -> None:
    clean = clean_line(line)
    again = clean_line(clean.text)
    assert (again.text.rstrip("\u00ad"), again.refused) == (clean.text.rstrip("\u00ad"), ())  # one at a line's end waits for the next
    assert unicodedata.is_normalized("NFC", clean.text)
    columns = [clean.column(n) for n in range(len(clean.text) + 1)]
    assert columns == sorted(columns)
    assert columns[-1] == len(line)


@pytest.mark.parametrize("typed", ["h\u0430ir-roots", "hair\u2011roots"])
def test_a_letter_that_only_looks_right_in_a_name_is_named(typed: str) -> None:
    _, problems = parse_book(TEXT.replace("- id: hair-roots", f"- id: {typed}").encode(), "a.yaml")
    (said,) = [problem.message for problem in problems if problem.code == "Y035"]
    assert f"is U+{ord(next(x for x in typed if not x.isascii())):04X} (" in said
    _, problems = parse_book(TEXT.replace("[@review-2024]", f"[@{typed}]", 1).encode(), "a.yaml")
    assert [problem.hint.endswith("): type it again") for problem in problems if problem.code == "M060"] == [True]
