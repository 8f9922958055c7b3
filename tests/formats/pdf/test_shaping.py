"""Arabic, Urdu, Bengali, Gujarati, Punjabi and Chinese: shaped letters, and a text layer that says exactly what was written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from random import Random
from typing import Any
from unicodedata import normalize

import pypdfium2
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from generator.design.font_files import FontFile
from generator.design.fonts import SCRIPT_SCALE
from generator.document.blocks import Document, Paragraph
from generator.formats.pdf.shaping import _OUTLINE_TABLES, ShapedFace, _reduce
from generator.text import Text
from tests.formats.pdf import reading
from tests.formats.pdf.sample import document, printed
from tests.named import examples
from tests.typefaces import ARABIC, BENGALI, CHINESE, GUJARATI, PUNJABI

pytestmark = pytest.mark.covered

FACES = {file.name: ShapedFace(file, 1) for file in (ARABIC, BENGALI)}
SENTENCES = {
    "arabic": (ARABIC, "يمكنك طلب هذه النشرة باللغة العربية.", 1),
    "vowelled": (ARABIC, "السَّلَامُ عَلَيْكُمْ", 1),
    "urdu": (ARABIC, "آپ یہ معلومات اردو میں مانگ سکتے ہیں۔", 1),
    "bengali": (BENGALI, "আপনি এই তথ্য বাংলায় চাইতে পারেন। ক্ষুদ্র স্ত্রী", 0),
    "digits": (BENGALI, "২০২৬ সালে", 0),
    "gujarati": (GUJARATI, "તમે આ પત્રિકા તમારી ભાષામાં માંગી શકો છો ક્ષુદ્ર", 0),
    "punjabi": (PUNJABI, "ਤੁਸੀਂ ਇਹ ਪਰਚਾ ਆਪਣੀ ਭਾਸ਼ਾ ਵਿੱਚ ਮੰਗ ਸਕਦੇ ਹੋ।", 0),
    "chinese": (CHINESE, "您可以索取这份资料的中文版。", 0),
}
each_sentence = pytest.mark.parametrize(("file", "words", "level"), SENTENCES.values(), ids=SENTENCES)


def said(words: str) -> Document:
    return document(Paragraph(Text.of(words)))


def steps(shown: str) -> list[int | float]:
    """Return what an operator shows: codes as whole numbers, steps back in thousandths as floats."""
    inside = shown[shown.index("[") : shown.index("]")]
    return [int(code, 16) if code else float(step) for code, step in re.findall(r"<([0-9A-F]{4})>|(-?[\d.]+)", inside)]


@pytest.mark.parametrize("words", [words for _, words, _ in SENTENCES.values()], ids=SENTENCES)
def test_every_letter_reads_back(words: str) -> None:
    for said_at_once in (words, *words.split()):
        assert f'P "{said_at_once}"' in reading.tag_tree(printed(said(said_at_once)).data)


@pytest.mark.parametrize("words", [words for _, words, _ in SENTENCES.values()], ids=SENTENCES)
def test_every_letter_reads_back_in_chrome(words: str) -> None:
    pdf = pypdfium2.PdfDocument(printed(said(words)).data)
    read = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert normalize("NFC", words) in normalize("NFC", read)


@each_sentence
def test_words_are_as_wide_as_harfbuzz_says(file: FontFile, words: str, level: int) -> None:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file.path))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    expected = sum(place.x_advance for place in buffer.glyph_positions) * 1000 / font.face.upem
    assert ShapedFace(file, SCRIPT_SCALE).width(words, level) == pytest.approx(expected * SCRIPT_SCALE)


@each_sentence
def test_what_is_drawn_is_what_harfbuzz_shaped(file: FontFile, words: str, level: int) -> None:
    """The widths in the file, less the steps back between clusters, are the width of the words."""
    face, pdf = ShapedFace(file, 1), PDFDocument()
    shown = face.show(words, 12, pdf, level)
    face.addObjects(pdf)
    drawn = dict(_drawn_widths(face, words, level))
    pen = low = high = 0.0
    for step in steps(shown):
        if isinstance(step, int):
            low, high = min(low, pen), max(high, pen + drawn[step])
            pen += drawn[step]
        else:
            pen -= step
    assert low == pytest.approx(0, abs=1)
    assert high == pytest.approx(face.width(words, level), abs=1)


LETTERS = {
    "arabic": (ARABIC, "ابتثجحخسشصضطعغفقكلمنهويىةءآأإؤئلاَُِّْٰپچژکگںھہۂۃےۓ۔،؟٠١٢ .", 1),
    "bengali": (BENGALI, "অআইঈউকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌ্ৎংঃঁড়ঢ়য়০১২। ", 0),
}


@pytest.mark.parametrize(("file", "letters", "level"), LETTERS.values(), ids=LETTERS)
@settings(deadline=None, derandomize=True, database=None, max_examples=examples(40))
@given(data=st.data())
def test_whatever_is_written_in_a_script_reads_back(file: FontFile, letters: str, level: int, data: st.DataObject) -> None:
    words = data.draw(st.text(letters, min_size=1, max_size=40))
    face, pdf = FACES[file.name], PDFDocument()
    shown = face.show(words, 12, pdf, level)
    clusters = {code: written for written, code in _codes(face, pdf)}
    letters = "".join(clusters[step] for step in steps(shown) if isinstance(step, int))
    assert (letters[::-1] if level else letters) == words


def test_two_documents_in_one_process_do_not_share_codes() -> None:
    first, second, both = "العربية", "اردو বাংলা", "اردو বাংলা العربية"
    alone = printed(said(second)).data
    for words in (first, both, first):
        printed(said(words))
    assert printed(said(second)).data == alone
    with reading.opened(alone) as pdf:
        letters = {text for font in dict(pdf.pages[0].Resources.Font.items()).values() for text in reading.to_unicode(font)[1].values()}
    assert letters & {"ا", "و"}
    assert not letters & {"ع", "ة"}


def test_documents_made_at_the_same_time_do_not_share_codes() -> None:
    face = ShapedFace(ARABIC, 1)
    one, two = PDFDocument(), PDFDocument()
    face.show("ابت", 12, one, 1)
    shown = face.show("جد", 12, two, 1)
    assert "<0001>" in shown
    assert [letters for letters, _ in _codes(face, one)] == ["ت", "ب", "ا"]
    assert [letters for letters, _ in _codes(face, two)] == ["د", "ج"]


def test_only_the_glyphs_in_use_are_embedded() -> None:
    for descendant, file in embedded("বাংলা"):
        drawn = [name for name in file.getGlyphOrder() if file["glyf"][name].numberOfContours]
        assert 0 < len(drawn) < 12
        assert len(descendant.FontDescriptor.FontFile2.read_raw_bytes()) < 20_000


def test_the_widths_in_the_file_are_those_of_its_glyphs() -> None:
    for descendant, file in embedded("বাংলায় ক্ষুদ্র السَّلَامُ عَلَيْكُمْ"):
        glyph_ids, widths = descendant.CIDToGIDMap.read_bytes(), list(descendant.W)
        for code, (width,) in zip(map(int, widths[::2]), widths[1::2], strict=True):
            glyph = file.getGlyphOrder()[int.from_bytes(glyph_ids[2 * code : 2 * code + 2])]
            assert round(file["hmtx"][glyph][0] * 1000 / file["head"].unitsPerEm) == int(width)


def embedded(words: str) -> Iterator[tuple[Any, TTFont]]:
    """Yield the descendant font and the embedded file of each shaped font that the words need."""
    with reading.opened(printed(said(words)).data) as pdf:
        for font in dict(pdf.pages[0].Resources.Font.items()).values():
            if font.Subtype == "/Type0":
                data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
                yield font.DescendantFonts[0], TTFont(io.BytesIO(data))


def _codes(face: ShapedFace, pdf: PDFDocument) -> list[tuple[str, int]]:
    return [(cluster.letters, code) for cluster, code in face._codes(pdf).items()]


def _drawn_widths(face: ShapedFace, words: str, level: int) -> list[tuple[int, float]]:
    pdf = PDFDocument()
    face.show(words, 12, pdf, level)
    return [(code, face._drawn_width(cluster) * 1000 / face._units) for cluster, code in face._codes(pdf).items()]


# -- what is embedded -----------------------------------------------------------------------------------------------------------
def saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def as_fonttools_subsets(file: FontFile, glyphs: set[int]) -> bytes:
    """Return what fontTools' own subsetter leaves of a font."""
    font = TTFont(file.path, recalcTimestamp=False)
    from fontTools import subset

    options = subset.Options(retain_gids=True, notdef_outline=True, hinting=False, recalc_timestamp=False)
    options.drop_tables += set(font.keys()) - {"GlyphOrder", *_OUTLINE_TABLES}
    worker = subset.Subsetter(options)
    worker.populate(gids=glyphs)
    worker.subset(font)
    return saved(font)


@pytest.mark.parametrize("file", [ARABIC, BENGALI, GUJARATI], ids=lambda file: file.family)
@pytest.mark.parametrize("seed", range(3))
def test_a_font_is_reduced_to_what_fonttools_would_leave_of_it(file: FontFile, seed: int) -> None:
    font = TTFont(file.path, recalcTimestamp=False)
    glyphs = set(Random(seed).sample(range(len(font.getGlyphOrder())), 40))
    _reduce(font, glyphs)
    assert saved(font) == as_fonttools_subsets(file, glyphs)
