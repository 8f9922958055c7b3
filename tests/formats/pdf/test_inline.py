"""Words to lines: none wider than asked, none lost, the edge as even as possible, marks and directions kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from generator.document.bidirectional import right_to_left
from generator.document.blocks import Paragraph, Row
from generator.formats.pdf.fonts import Faces, load_faces
from generator.formats.pdf.inline import Lines, TextStyle, break_text, one_line_width
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.sample import document, paragraph, printed
from tests.named import examples
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

BODY = TextStyle(12, 16, "regular", "ink")
HEADING = TextStyle(22, 28, "heading", "deep")
STEADY = settings(deadline=None, derandomize=True, database=None)
AS_WIDE_AS = "a line so wide"


@cache
def faces() -> Faces:
    """Return the project's own faces."""
    return load_faces(FONTS)


def broken(words: str | Text, width: float, style: TextStyle = BODY) -> Lines:
    text = Text.of(words) if isinstance(words, str) else words
    return break_text(text, style, width, faces())


def as_text(lines: Lines) -> list[str]:
    """Return the lines' words, each with the space at its end."""
    return ["".join(piece.words for piece in line.pieces) for line in lines.lines]


def wide(words: str, style: TextStyle = BODY) -> float:
    return one_line_width(Text.of(words), style, faces())


WORD = st.text(st.characters(codec="latin-1", categories=("L", "N", "P")), min_size=1, max_size=12)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=60).map(" ".join)


@settings(STEADY, max_examples=examples(150))
@given(PARAGRAPH, st.floats(90, 400))
@example("one", 90)
def test_no_line_is_wider_than_asked_and_no_word_is_lost(words: str, width: float) -> None:
    lines = broken(words, width)
    assert "".join(as_text(lines)) == words
    if not lines.overfull:
        assert lines.width <= width + 0.01
    for line, text in zip(lines.lines, as_text(lines), strict=True):
        assert line.width == pytest.approx(wide(text.rstrip(" ")), abs=0.01)


@settings(STEADY, max_examples=examples(100))
@given(PARAGRAPH, st.floats(90, 300))
def test_there_are_as_few_lines_as_possible(words: str, width: float) -> None:
    greedy, used = 1, 0.0
    for word in words.split(" "):
        more = wide(word) + (wide("a b") - wide("ab") if used else 0.0)
        if used and used + more > width + 0.01:
            greedy, used, more = greedy + 1, 0.0, wide(word)
        used += more
    assert len(broken(words, width).lines) == greedy


def test_a_line_that_fits_is_not_broken() -> None:
    assert as_text(broken(AS_WIDE_AS, wide(AS_WIDE_AS))) == [AS_WIDE_AS]


def test_a_line_only_just_too_wide_is_broken() -> None:
    assert len(broken(AS_WIDE_AS, wide(AS_WIDE_AS) - 0.5).lines) == 2


def test_a_short_last_word_is_pulled_back() -> None:
    words = "The treatment may help some of the people who try it or"
    width = wide(words.rpartition(" ")[0]) + 1
    first, last = as_text(broken(words, width))
    assert len(last.split()) > 1
    assert first.endswith(" ")


def test_the_edge_is_as_even_as_possible() -> None:
    words = "aaa bb cc ddddd"  # filled completely: 'aaa bb', 'cc', 'ddddd'
    width = wide("aaa bb")
    assert [line.rstrip() for line in as_text(broken(words, width))] == ["aaa", "bb cc", "ddddd"]


@pytest.mark.parametrize(
    ("words", "kept"), [("we saw it in 16 men who came", "16 men"), ("they came back after 12 weeks or so", "12 weeks")]
)
def test_a_number_stays_with_its_noun(words: str, kept: str) -> None:
    before = words[: words.index(kept)] + kept.partition(" ")[0]
    lines = as_text(broken(words, wide(before) + 1))
    assert any(kept in line for line in lines)


def test_a_no_break_space_holds_words_together() -> None:
    lines = as_text(broken("we saw it with some\N{NO-BREAK SPACE}women", wide("we saw it with some") + 1))
    assert lines[-1].endswith("some\N{NO-BREAK SPACE}women")


def test_a_word_wider_than_its_line_is_reported() -> None:
    assert broken("a pneumonoultramicroscopic word", 60).overfull == "pneumonoultramicroscopic"
    assert broken("a short word", 60).overfull == ""


def test_a_word_too_wide_with_its_source_parts_at_its_hyphen_and_keeps_the_source() -> None:
    """A source is several spans, so its no-break space may be one by itself."""
    cited = Text((Span("or breast-feeding."), Span("\N{NO-BREAK SPACE}"), Span("[13"), Span("–"), Span("16]")))
    assert as_text(broken(cited, wide("or breast-feeding.") + 2)) == ["or breast-", "feeding.\N{NO-BREAK SPACE}[13–16]"]


@rows(
    ("word", "parts"),
    [
        ("hello@hairclinic-london.co.uk", ["hello@hairclinic", "-london.co.uk"]),
        ("www.hairclinic-london.co.uk/hair-loss", ["www.hairclinic", "-london.co.uk/", "hair-loss"]),
        ("clinic.example/alopecia-areata", ["clinic.example/", "alopecia-areata"]),
        ("double-blind-placebo-controlled", ["double-blind-", "placebo-controlled"]),
    ],
)
def test_an_address_or_a_hyphenated_word_wider_than_its_line_is_split(word: str, parts: list[str]) -> None:
    lines = broken(word, 112)
    assert (as_text(lines), lines.overfull) == (parts, "")
    assert lines.width <= 112
    tree = reading.tag_tree(printed(document(Row(((paragraph("x"),), (paragraph(f"Ask {word} now."),)), (9, 3)))).data)
    assert tree.splitlines()[-1] == f'  P "Ask {word} now."'


def test_centred_lines_are_about_as_long_as_each_other() -> None:
    words, width = "Read or hear this leaflet", wide("Read or hear this")
    assert as_text(broken(words, width)) == ["Read or hear this ", "leaflet"]
    assert as_text(broken(words, width, replace(BODY, align="centre"))) == ["Read or hear ", "this leaflet"]


def test_an_address_that_fits_is_not_split() -> None:
    lines = as_text(broken("Write to hello@hairclinic.example soon", wide("hello@hairclinic.example") + 10))
    assert lines == ["Write to ", "hello@hairclinic.example ", "soon"]


def test_nothing_gives_no_lines() -> None:
    assert broken("", 100).lines == ()
    assert broken("", 100).height == 0


def test_strong_words_are_wider_and_keep_their_span() -> None:
    text = Text((Span("It is "), Span("not an approved", strong=True), Span(" medicine.")))
    lines = broken(text, 400)
    assert [(p.words, p.span, p.face is faces().role("strong")) for p in lines.lines[0].pieces] == [
        ("It ", 0, False), ("is ", 0, False), ("not ", 1, True), ("an ", 1, True), ("approved ", 1, True), ("medicine.", 2, False),
    ]  # fmt: skip
    assert lines.width > broken(text.plain, 400).width


def test_marks_inside_a_word_do_not_split_it() -> None:
    text = Text((Span("un"), Span("believ", strong=True), Span("able stuff")))
    assert as_text(broken(text, wide("unbelievable stuff") * 0.9)) == ["unbelievable ", "stuff"]


def test_headings_are_set_in_their_face_even_where_strong() -> None:
    lines = broken(Text((Span("Can "), Span("exosomes", strong=True))), 400, HEADING)
    assert {piece.face for line in lines.lines for piece in line.pieces} == {faces().role("heading")}


def test_a_line_is_as_high_as_its_leading() -> None:
    assert broken("one two three", 40).height == 16 * len(broken("one two three", 40).lines)


@rows(
    ("words", "leftward"),
    [("English", False), ("اردو", True), ("العربية", True), ("English and اردو", False), ("يمكنك طلب هذا. NHS", True), ("123", False)],
)
def test_a_text_runs_as_most_of_its_letters_do(words: str, leftward: bool) -> None:
    assert right_to_left(words) is leftward


MIXED = [
    "Ask for العربية or اردو or বাংলা today",
    "يمكنك طلب هذه النشرة من NHS 111 باللغة العربية.",
    "آپ یہ معلومات اردو میں مانگ سکتے ہیں۔ (Urdu, 12 pages)",
    "বাংলায় এই তথ্য চাইতে পারেন 2026 সালে",
    "a b, ج د! e (و) f",
    "العربية",
    "12 العربية 34",
    "می\u200cخواهم zero\u200bwidth می\u200cخواهم join\u200der",
]


@pytest.mark.parametrize("words", MIXED)
def test_words_of_any_direction_read_back_in_the_order_they_are_said(words: str) -> None:
    for repeated in (words, " ".join([words] * 12)):
        tree = reading.tag_tree(printed(document(Paragraph(Text.of(repeated)))).data)
        assert tree.splitlines()[-1].replace("\N{NO-BREAK SPACE}", " ") == f'  P "{repeated}"'


@rows(
    ("words", "seen"),
    [
        ("someone العربية together", ["someone ", "العربية ", "together"]),
        ("يمكنك NHS اردو", ["اردو", "NHS ", "يمكنك "]),
        ("someone العربية 12 اردو together", ["someone ", "اردو ", "12 ", "العربية ", "together"]),
    ],
)
def test_runs_of_two_directions_are_placed_in_the_order_they_are_seen(words: str, seen: list[str]) -> None:
    with reading.opened(printed(document(Paragraph(Text.of(words)))).data) as pdf:
        page = pdf.pages[0]
        fonts = {name: reading.to_unicode(font) for name, font in page.Resources.Font.items()}
        placed: list[tuple[float, str]] = []
        x = 0.0
        for operator in reading.operators(page):
            if operator.name == "Tm":
                x = float(operator.operands[4])
            elif operator.name in reading.SHOWING:
                text = reading.shown(operator, fonts[operator.font])
                placed.append((x, text[::-1] if right_to_left(text) else text))
    runs = [text for _, text in sorted(placed) if text.strip() in words]
    assert [run.strip() for run in runs] == [run.strip() for run in seen]


LETTERS = "abc12é\u0301(),.ابتঅসি\u064e٣\u200b\u200c\u200d\u00ad"  # from three scripts, with marks and joiners


@settings(STEADY, max_examples=examples(40))
@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=30).map(" ".join))
@example("1\u09bf e\u064e \u0628\u0301")  # marks on letters of another script: no font has both
def test_any_mixture_of_scripts_reads_back(words: str) -> None:
    tree = reading.tag_tree(printed(document(Paragraph(Text.of(words)))).data)
    assert tree.splitlines()[-1] == f'  P "{words}"'


def test_links_and_other_languages_keep_their_words_and_their_neighbours() -> None:
    text = Text(
        (
            Span("See "),
            Span("our page", link="https://a.example"),
            Span(", "),
            Span("Cymraeg", lang="cy"),
            Span(" or "),
            Span("اردو", lang="ur"),
            Span("."),
        )
    )
    assert reading.tag_tree(printed(document(Paragraph(text))).data).splitlines()[-7:] == [
        '    "See "',
        "    Link Alt='our page' \"our page\"",
        '    ", "',
        "    Span Lang='cy' \"Cymraeg \"",
        '    "or "',
        "    Span Lang='ur' \"اردو\"",
        '    "."',
    ]


@rows(("words", "faces_in_use"), [("(نص)", 1), ("نص [أ] عربي", 1), ("«نص 12»", 2), ("a (b)", 1)])
def test_brackets_are_set_in_the_font_of_the_words_in_them(words: str, faces_in_use: int) -> None:
    (line,) = broken(words, 500).lines
    assert len({id(piece.face) for piece in line.pieces}) == faces_in_use


def test_a_bracket_from_the_right_is_seen_from_its_other_side() -> None:
    """Without letters of a script beside it, it is the usual font's bracket that is turned round."""
    face = faces().leftward("(", "regular", "(–)")
    assert face is not faces().role("regular")
    assert face.width("(", 1) == faces().role("regular").width(")")
    document_ = PDFDocument()
    from_the_right = [face.show(sign, 12, document_, 1) for sign in "()"]
    from_the_left = [face.show(sign, 12, document_, 0) for sign in "()"]
    assert len({*from_the_right, *from_the_left}) == 4  # a code of its own for each, as each reads as it was written
