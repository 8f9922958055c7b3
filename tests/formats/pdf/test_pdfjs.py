"""What people find, copy and hear in a browser: pdf.js, which Firefox shows PDF files with, is the third reader of ours."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import closing

import pytest
from pypdfium2 import PdfDocument

from generator.document.blocks import Paragraph
from generator.document.plain import words as words_of
from generator.text import Span, Text
from tests.formats.pdf.pdfjs import PdfJs, needs_pdfjs, started
from tests.formats.pdf.sample import document, paragraph, printed
from tests.formats.pptx.libreoffice import needs_pdftotext
from tests.made import REAL, book, made
from tests.typefaces import LIBRARY

pytestmark = [needs_pdfjs, pytest.mark.covered]
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


DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # which Poppler adds
LEFTWARD = "إذا كنت تستخدم minoxidil أو finasteride فأخبر الطبيب بعد 24 ساعة، ثم اقرأ الورقة HL-02 (version 1.2) في hello@clinic.example."
RIGHTWARD = Text(
    (
        Span("Please tell us if you want this leaflet in "),
        Span("اللغة العربية أو لغة أخرى تقرؤها بسهولة أكبر", lang="ar"),
        Span(" and we will print the whole of it for you: "),
        Span("اسأل الممرضة", lang="ar"),
        Span("."),
    )
)


@pytest.mark.parametrize("text", [Text.of(LEFTWARD), RIGHTWARD], ids=["leftward", "rightward"])
def test_each_word_of_a_line_in_two_directions_is_found(pdfjs: PdfJs, text: Text) -> None:
    """People search for a word. In an Arabic line, pdf.js leaves out a space between two directions, and finds no whole sentence.

    The space is in the file, where it is seen. pdf.js never takes one from a file: it notes that a space was drawn, and forgets it where
    what follows stands further left (`resetLastChars` in `compareWithLastPosition`), as it does in each line from the right.
    """
    data = printed(document(Paragraph(text))).data
    words = list(dict.fromkeys(word.strip("().,:،") for word in text.plain.split()))
    assert [word for word, times in pdfjs.found(data, words).items() if not times] == []
    assert [word for word in words if word.isalpha() and not found_by_pdfium(data, word)] == []


@needs_pdftotext
@pytest.mark.parametrize("text", [Text.of(LEFTWARD), RIGHTWARD], ids=["leftward", "rightward"])
def test_each_word_of_a_line_in_two_directions_is_there_for_poppler(text: Text) -> None:
    data = printed(document(Paragraph(text))).data
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    read = DIRECTIONS.sub("", read)
    assert [word for word in (each.strip("().,:،") for each in text.plain.split()) if word not in read] == []


def found_by_pdfium(data: bytes, word: str) -> bool:
    """Return whether the search of Chromium's reader finds a word. In an Arabic line, it turns round what has a hyphen or an @ in it."""
    with closing(PdfDocument(data)) as pdf:
        for number in range(len(pdf)):
            with closing(pdf[number]) as page, closing(page.get_textpage()) as read:
                if read.search(word).get_next():
                    return True
    return False
