"""The face that travels in a page: the letters of its headings, drawn and set as in the whole font."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from generator.design.font_files import FontFile
from generator.formats.html.faces import subset
from tests.typefaces import ARABIC, BENGALI, FONTS

HEADINGS = ("Traction alopecia: what “to” ask, for £300 – AVATAR To Ty.", "Fluffier office, 2026…")
FACES = (FONTS.text.heading, FONTS.text.regular, ARABIC, BENGALI)
MOST_BYTES = 15_000  # of Latin letters alone
LETTERS = "éÑ"


def opened(data: bytes) -> Any:
    return TTFont(BytesIO(data), checkChecksums=2)  # raises if a sum is wrong


def outline(font: Any, letter: str) -> list[Any]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return list(pen.value)


def advances(data: bytes, words: str) -> list[tuple[int, int, int]]:
    """Return how HarfBuzz sets words: of each glyph which letter it begins with, how wide it is and where it is moved to."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data)), buffer)
    return [(info.cluster, at.x_advance, at.x_offset) for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]


def plain(font: Any) -> bytes:
    """Return a font for web pages as one that HarfBuzz reads."""
    font.flavor = None
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize("face", FACES, ids=[face.name for face in FACES])
def test_letters_are_drawn_as_in_the_whole_font(face: FontFile) -> None:
    whole, part = TTFont(face.path), opened(subset(face, LETTERS))
    wanted = {ord(letter) for letter in {*"".join(HEADINGS), *LETTERS}} & whole.getBestCmap().keys()
    assert wanted <= part.getBestCmap().keys()
    assert all(outline(part, chr(each)) == outline(whole, chr(each)) for each in wanted)


def test_letters_are_set_as_in_the_whole_font() -> None:
    face = FONTS.text.heading
    part = plain(opened(subset(face, "")))
    for words in HEADINGS:
        assert advances(part, words) == advances(face.path.read_bytes(), words)
    apart = sum(width for letter in "AVATAR" for _, width, _ in advances(part, letter))
    assert sum(width for _, width, _ in advances(part, "AVATAR")) < apart, "letters are not kerned"


def test_it_is_small_and_holds_no_other_letters() -> None:
    data = subset(FONTS.text.heading, "")
    font = opened(data)
    assert len(data) <= MOST_BYTES
    assert font.flavor == "woff"
    assert font.flavorData.metaData is None
    assert ord("é") not in font.getBestCmap()
    assert {"fpgm", "prep", "cvt "}.isdisjoint(font.keys())
    assert {record.nameID for record in font["name"].names} == {1, 2}
    assert subset.__wrapped__(FONTS.text.heading, "") == data
