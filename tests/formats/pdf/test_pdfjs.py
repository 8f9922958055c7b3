"""What people find, copy and hear in a browser: pdf.js, which Firefox shows PDF files with, is the third reader of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.document.blocks import Paragraph
from generator.document.plain import words as words_of
from generator.text import Span, Text
from tests.formats.pdf.pdfjs import PdfJs, needs_pdfjs, started
from tests.formats.pdf.sample import document, paragraph, printed
from tests.made import REAL, book, made
from tests.typefaces import LIBRARY

pytestmark = needs_pdfjs
SENTENCES = {
    "lam and alef": "الآن لا بلا إسلام",
    "Bengali": "বাংলায় ক্ষুদ্র স্ত্রী তথ্য",
    "Vietnamese": "Tiếng Việt",
    "Russian": "Выпадение волос",
    "Greek": "Απώλεια μαλλιών",
}


@pytest.fixture(scope="module")
def pdfjs() -> Iterator[PdfJs]:
    with started() as reader:
        yield reader


def on_one_line(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("name", ["leaflet-alopecia-areata", "treatment-guide"])
def test_every_text_comes_back_in_one_piece(pdfjs: PdfJs, name: str) -> None:
    file = made(REAL, name)
    read = on_one_line(pdfjs.pages(file.data))
    lost = [text for text in (" ".join(words.split()) for words in words_of(file.document)) if text not in read]
    assert lost == []


def test_words_in_every_script_are_read_and_found(pdfjs: PdfJs) -> None:
    spoken = [text.plain for language in book(REAL).languages for text in (language.name, language.text)]
    sentences = [sentence for sentence in (*spoken, *SENTENCES.values()) if not LIBRARY.uncovered(sentence)]
    data = printed(document(*map(paragraph, sentences))).data
    read = on_one_line(pdfjs.pages(data))
    assert [sentence for sentence in sentences if sentence not in read] == []
    found = pdfjs.found(data, [*sentences, *sentences[0].split()])
    assert [words for words, times in found.items() if not times] == []


def test_marked_letters_are_found_word_by_word(pdfjs: PdfJs) -> None:
    """The last letter of a line is the first to be seen: pdf.js gives its mark to the line before."""
    words = "السَّلَامُ عَلَيْكُمْ"
    data = printed(document(paragraph(words))).data
    assert pdfjs.found(data, words.split()) == dict.fromkeys(words.split(), 1)
    assert "السَّلَام" in on_one_line(pdfjs.pages(data))


@pytest.mark.parametrize("words", ["(نص) عربي", "نص [أ] ثم {ب}", "هل «نعم»؟ (لا)"])
def test_brackets_among_words_from_the_right_are_read_as_written(pdfjs: PdfJs, words: str) -> None:
    data = printed(document(paragraph(words))).data
    assert words in on_one_line(pdfjs.pages(data))
    assert pdfjs.found(data, words.split()) == dict.fromkeys(words.split(), 1)


def test_words_in_two_directions_are_found(pdfjs: PdfJs) -> None:
    text = Text((Span("Ask for "), Span("العربية", lang="ar"), Span(" or "), Span("اردو", lang="ur"), Span(" today.")))
    assert "Ask for العربية or اردو today." in on_one_line(pdfjs.pages(printed(document(Paragraph(text))).data))
