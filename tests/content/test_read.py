"""From the file to a Book, or to what is wrong with it; the words of each problem are in tests/examples/problems."""

from __future__ import annotations

from generator.content.read import parse_book, read_book
from tests.content.examples import EXAMPLES, MINIMAL
from tests.each import rows

TEXT = MINIMAL.read_text(encoding="utf-8")
FORMER = EXAMPLES / "format-1" / "content.yaml"


def codes(text: str) -> list[str]:
    book, problems = parse_book(text.encode(), "a.yaml")
    assert (book is None) == any(p.severity == "error" for p in problems)
    return [problem.code for problem in problems]


def test_a_file_of_format_1_is_one_problem_with_the_way_out() -> None:
    book, (problem,) = read_book(FORMER, "content.yaml")
    assert book is None
    assert problem.code == "M074"
    assert str(problem.location) == "content.yaml:2:9"
    assert problem.message == "this file is written in format 1; this program reads format 2"
    assert "make convert" in problem.hint


@rows("written", ["1", "'1'", '"1"', "1 "])
def test_a_former_format_is_known_however_it_is_written(written: str) -> None:
    assert codes(TEXT.replace("format: 2", f"format: {written}")) == ["M074"]


@rows("written", ["0", "1.5", "3", "two", "[1]", "{1: 1}", ""])
def test_any_other_format_is_a_value_that_does_not_fit(written: str) -> None:
    (code,) = codes(TEXT.replace("format: 2", f"format: {written}"))
    assert code in ("Y032", "Y033", "Y034")


def test_a_file_without_a_format_lacks_it() -> None:
    assert codes(TEXT.replace("format: 2\n", "")) == ["Y031"]


def test_what_keeps_a_file_of_format_1_from_being_read_is_told_too() -> None:
    """It has to be put right before anything can be carried over."""
    text = FORMER.read_text("utf-8").replace("  phone: 020", "\tphone: 020").replace("authors: Test Regulator", "authors: Test #1")
    assert codes(text) == ["M074", "Y011"]


def test_lines_out_of_place_hide_what_only_follows_from_them() -> None:
    """With the conditions' first line indented too far, all their keys are somewhere else."""
    start = TEXT.index("\nconditions:\n")
    shifted = TEXT[:start] + TEXT[start:].replace("    plain_name:", "   plain_name:", 1).replace("  - id: test", "  -id: test", 1)
    assert {"Y013", "Y018"} & set(codes(shifted))
    assert not {code for code in codes(shifted) if code.startswith("M")}
