"""Lines end where the whole paragraph looks even, and no short word stands on a line of its own."""

from __future__ import annotations

import re

import pytest

from generator.document.blocks import Card, Heading, Section
from generator.formats.pdf.line_breaking import SENSE_GAIN, TIE_COST, line_ends
from tests.each import rows
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.sample import document, listed, paragraph, printed
from tests.formats.pdf.sample import words as text


def lines(words: str, width: int) -> list[str]:
    """Return the lines of words whose letters are all one wide.

    `_` is a space that may not break, `+` one that had better not, and `|` one where the sense ends.
    """
    costs = [{" ": 0.0, "+": TIE_COST, "|": -SENSE_GAIN}[space] for space in re.findall(r"[ +|]", words)]
    each = re.split(r"[ +|]", words)
    ends = line_ends([float(len(word)) for word in each], [1.0] * len(each), float(width), [*costs, 0.0])
    return [" ".join(each[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


@rows(
    ("words", "width", "expected"),
    [
        (
            "Up to+8_of_10+patients with a few spots see hair grow back.",
            21,
            ["Up to 8_of_10", "patients with a", "few spots see hair", "grow back."],
        ),
        ("one two three four", 14, ["one two", "three four"]),
        ("Patchy hair loss:|choices and exosomes", 32, ["Patchy hair loss:", "choices and exosomes"]),
        ("Patchy hair loss:|your choices", 32, ["Patchy hair loss: your choices"]),  # never a line more than there must be
        ("one", 14, ["one"]),
        ("incomprehensibilities", 5, ["incomprehensibilities"]),
        ("so incomprehensibilities", 22, ["so", "incomprehensibilities"]),  # where nothing else is possible
    ],
)
def test_lines_are_few_and_even_and_none_is_one_short_word(words: str, width: int, expected: list[str]) -> None:
    assert lines(words, width) == expected


def test_no_line_is_longer_than_its_room_if_its_words_fit() -> None:
    words = "It usually settles by itself within about six months of the cause going"
    for width in range(9, 40):
        assert all(len(line) <= width for line in lines(words, width))


@pytest.mark.parametrize("minor", [False, True], ids=["large", "small"])
def test_no_line_of_a_heading_has_a_word_or_two_alone(minor: bool) -> None:
    heading = text("How can I live well with a kind of hair loss that doctors cannot yet explain or name?")
    (found,) = paragraphs(printed(document(Heading(heading, minor=minor), paragraph("Some words below it."))).data, "H2")
    upper, lower = (line.words for line in found.lines)
    assert len(lower) > 0.7 * len(upper)


def test_what_to_do_now_is_broken_in_the_middle() -> None:
    card = Section("do-now", (Card("do-now", (listed("See a doctor", "Rest", marker="disc"),), head=text("What to do now")),))
    (found,) = (element for element in paragraphs(printed(document(sections=[card])).data, "H2") if element.words == "What to do now")
    assert [line.words for line in found.lines] == ["What to", "do now"]
