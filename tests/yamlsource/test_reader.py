"""A YAML file becomes words with their places; nothing in it is taken for a number, a date or an order to the parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Location, Problem
from generator.yamlsource import repair
from generator.yamlsource.reader import MAX_BYTES, parse_yaml, read_yaml
from generator.yamlsource.tree import Scalar, Tree
from tests.content.examples import MINIMAL
from tests.each import rows


def parsed(text: str | bytes) -> Tree:
    tree, problems = parse_yaml(text.encode() if isinstance(text, str) else text, "a.yaml")
    assert problems == ()
    assert tree is not None
    return tree


def told(text: str | bytes) -> list[str]:
    _, problems = parse_yaml(text.encode() if isinstance(text, str) else text, "a.yaml")
    return [f"{p.location.line}:{p.location.column} {p.code}" for p in problems if p.location]


@rows("words", ["8:30", "0123", "no", "1_000", "2026-11-22", "1e3", "0x1F", ".inf", "=", "12:30:45", "Yes"])
def test_what_looks_like_something_else_stays_words(words: str) -> None:
    assert parsed(f"a: {words}").value == {"a": words}


@rows("nothing", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_nothing_is_none(nothing: str) -> None:
    assert parsed(f"a: {nothing}\nb: c").value == {"a": None, "b": "c"}


@rows("words", ["''", '"null"', "'~'"])
def test_words_in_quotes_are_words(words: str) -> None:
    assert parsed(f"a: {words}").value == {"a": words[1:-1]}


def test_each_value_knows_its_place_and_its_line() -> None:
    tree = parsed("a:\n  - b: one\n    c:  'two'\n")
    value = tree.at(("a", 0, "c"))
    assert isinstance(value, Scalar)
    assert value.location == Location("a.yaml", 3, 9, "    c:  'two'")
    assert tree.location(("a", 0, "c")) == value.location
    assert tree.key_location(("a", 0, "c")) == Location("a.yaml", 3, 5, "    c:  'two'")


def test_a_path_that_ends_early_gives_the_nearest_place_above() -> None:
    tree = parsed("a:\n  - b: one\n")
    assert tree.location(("a", 0, "nowhere", "at all")).line == 2
    assert tree.location(("a", 7)) == tree.location(("a",))
    assert tree.location(("z",)) == Location("a.yaml")
    assert tree.at(("a", 0, "nowhere")) is None
    assert tree.at(("a", "b")) is None


def test_a_list_item_has_its_value_for_a_key() -> None:
    tree = parsed("a:\n  - one\n")
    assert tree.key_location(("a", 0)) == tree.location(("a", 0)) == Location("a.yaml", 2, 5, "  - one")


@rows("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    tree = parsed(f"\ufeffa: b{end}c: d{end}")
    assert tree.value == {"a": "b", "c": "d"}
    assert tree.location(("c",)) == Location("a.yaml", 2, 4, "c: d")


def test_spaces_that_only_look_like_spaces_are_read_as_spaces_before_words() -> None:
    assert parsed("a:\n\u00a0\u2003b:\u00a0c\u00a0d\n").value == {"a": {"b": "c\u00a0d"}}


@rows("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_editors_do_not_show_is_a_space(separator: str) -> None:
    assert parsed(f"a: b{separator}c\n").value == {"a": "b c"}


def test_tabs_between_words_do_no_harm() -> None:
    assert parsed("a:\tb\tc\t# d\n\t\n\t# e\nf:\n  -\tg\n").value == {"a": "b c", "f": ["g"]}


def test_text_may_go_on_over_lines() -> None:
    assert parsed("a: one\n  two\nb: 'three\n\n  four'\nc: |\n  five:\n   six\n").value == {
        "a": "one two",
        "b": "three\nfour",
        "c": "five:\n six\n",
    }


@rows("text", ["[" * 1_000_000, "{" * 1_000_000, "- " * 1_000_000, "? " * 1_000_000, "a: " + "[" * 1_000_000])
def test_absurd_nesting_is_refused_at_once(text: str) -> None:
    assert told(text)


def test_a_bomb_of_aliases_is_refused_without_being_built() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
    )
    tree, problems = parse_yaml(bomb.encode(), "a.yaml")
    assert {problem.code for problem in problems} == {"Y017"}
    assert tree is not None
    assert tree.at(("p", 0)) == "*o"


def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    monkeypatch.setattr("os.open", None)
    assert [p.code for p in read_yaml(file, "large.yaml")[1]] == ["Y003"]


def test_a_file_as_large_as_can_be_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a: b\n" + b"#" * (MAX_BYTES - 5))
    assert read_yaml(file, "large.yaml")[1] == ()


def test_a_file_that_may_not_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.open", refuse)
    assert read_yaml(MINIMAL, "a.yaml") == (
        None,
        (Problem("Y002", "you do not have permission to read this file", Location("a.yaml"), "ask for permission to read it"),),
    )


def test_a_missing_file_names_the_one_that_was_perhaps_meant(tmp_path: Path) -> None:
    (tmp_path / "contents.yaml").touch()
    assert read_yaml(tmp_path / "content.yaml", "content.yaml")[1][0].hint == "did you mean 'contents.yaml'?"
    assert read_yaml(tmp_path / "no" / "content.yaml", "content.yaml")[1][0].code == "Y001"
    assert read_yaml(tmp_path / "contents.yaml" / "content.yaml", "content.yaml")[1][0].code == "Y001"
    assert read_yaml(tmp_path / "a\0b", "content.yaml")[1][0].code == "Y002"


def test_the_first_byte_that_is_no_utf8_is_named() -> None:
    assert told("a: é\r\nb: ".encode() + "é".encode()[:1] + b" c\n") == ["2:4 Y004"]
    assert told("\ufeffä: ".encode() + b"\xe9") == ["1:4 Y004"]


def test_valid_yaml_is_never_searched_for_syntax_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "repair", None)
    parsed(MINIMAL.read_bytes())
    parsed("a: |\n  b: c: d\n  \"\n  @\ne: >-\n  [\nf: one\n  - two\ng:\n- h\n- i\nj: {k: l, m: [n, 'o']}\np: ''''\nq: \"r\n  s: t\"\n")


def test_a_repaired_file_says_what_was_meant() -> None:
    tree, problems = parse_yaml(b"a:\n  title: Asthma: your plan\n\tb: it's\n  c: **d** e\n  f:\n    g: h\n     i: 'k\n  l: m\n", "a.yaml")
    assert [p.code for p in problems] == ["Y012", "Y011", "Y015", "Y013", "Y014"]
    assert tree is not None
    assert tree.value == {"a": {"title": "Asthma: your plan", "b": "it's", "c": "**d** e", "f": {"g": "h", "i": "'k"}, "l": "m"}}
    assert tree.location(("a", "b")) == Location("a.yaml", 3, 5, "\tb: it's")
    assert tree.location(("a", "f", "i")) == Location("a.yaml", 7, 9, "     i: 'k")


def test_syntax_errors_that_a_parser_would_have_met_are_not_made_up() -> None:
    """The comment ends the text, which the repair knows; what it does not know is left to the parser's words."""
    _, problems = parse_yaml(b'a: "b"\nc: [d, e}\nf: g\n', "a.yaml")
    assert len(problems) == 1
    assert problems[0].location is not None
    assert problems[0].location.line == 2


def test_a_huge_file_with_a_syntax_error_is_answered_with_that_error_alone() -> None:
    assert told("a: b: c\n" + "d: e\n" * 300_000) == ["1:5 Y012"]


def test_problems_of_one_file_are_limited() -> None:
    assert len(told("".join(f"- *a{n}\n" for n in range(1000)))) == 100
    assert len(told("".join(f"k{n}: a: b\n" for n in range(1000)))) == 100
    assert len(told("\x01\n" * 1000 + "a: b")) == 100


@rows(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\0\x06\0", "a Word file or another packed one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Word or Excel"),
        (b"{\\rtf1\\ansi format: 2}", "words with their formatting (RTF), as TextEdit and WordPad save them"),
        (b"%PDF-1.7\n", "a PDF"),
    ],
)
def test_a_file_of_another_program_is_told_by_what_it_is(data: bytes, what: str) -> None:
    tree, (problem,) = parse_yaml(data, "content.yaml")
    assert tree is None
    assert (problem.code, problem.message) == ("Y004", f"this is {what}, not plain text")


def test_a_file_read_again_says_the_same_of_its_new_name() -> None:
    data = b"title: one\nb: *c\n"
    first, again, other = (parse_yaml(data, name) for name in ("a.yaml", "a.yaml", "b.yaml"))
    assert again == first
    assert [str(problem.location) for problem in (*first[1], *other[1])] == ["a.yaml:2:4", "b.yaml:2:4"]
    assert parse_yaml(data + b"d: e\n", "a.yaml") != first
