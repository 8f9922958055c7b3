"""Advance widths: equal to those of the fonts, and estimated generously if a font or a character is not known."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from generator.design.metrics import UNKNOWN_FAMILY, never_shown, text_width
from tests.conftest import ROOT
from tests.each import rows

CARLITO = Path("/usr/share/fonts/truetype/crosextra")  # Debian's fonts-crosextra-carlito
SAMPLE = "The quick brown fox, 1234567890: “naïve” – façade… Łódź, Ţară, 50 %"


@pytest.mark.skipif(not CARLITO.exists(), reason="the font Carlito is not installed")
@pytest.mark.parametrize("bold", [False, True])
def test_widths_of_calibri_are_those_of_carlito(bold: bool) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(CARLITO / f"Carlito-{'Bold' if bold else 'Regular'}.ttf") as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        true = sum(widths[glyphs[ord(ch)]][0] for ch in SAMPLE) / font["head"].unitsPerEm
    assert text_width(SAMPLE, "Calibri", bold) == pytest.approx(true, rel=0.001)


def test_bold_is_wider_than_regular() -> None:
    for family in ("Calibri", "Georgia"):
        assert text_width(SAMPLE, family, bold=True) > text_width(SAMPLE, family, bold=False)


def test_georgia_is_wider_than_calibri() -> None:
    assert text_width(SAMPLE, "Georgia", bold=False) > 1.05 * text_width(SAMPLE, "Calibri", bold=False)


def test_an_unknown_family_is_measured_as_wider_than_any_known_one() -> None:
    widest = max(text_width(SAMPLE, family, bold=True) for family in ("Calibri", "Georgia"))
    assert text_width(SAMPLE, "Some Sans", bold=True) == pytest.approx(UNKNOWN_FAMILY * widest)


@rows(("one", "other"), [("a\N{NO-BREAK SPACE}b", "a b"), ("a\N{NON-BREAKING HYPHEN}b", "a-b"), ("e\N{COMBINING ACUTE ACCENT}", "e")])
def test_characters_that_look_alike_are_as_wide(one: str, other: str) -> None:
    assert text_width(one, "Calibri", bold=False) == text_width(other, "Calibri", bold=False)


def test_a_character_without_a_known_width_counts_as_one_em() -> None:
    assert text_width("漢", "Georgia", bold=False) == 1.0


@rows("ch", ["\ue000", "\x07", "\ud800", "\U000e0fff"])
def test_no_font_shows_private_control_and_unassigned_characters(ch: str) -> None:
    assert never_shown(f"ab{ch}{ch}") == (ch,)


def test_fonts_show_other_scripts_and_signs() -> None:
    assert never_shown("Zażółć, 漢字, العربية, ≤ 5 µm → ✓") == ()


def shaped(words: str, weight: int) -> float:
    """Return the width of Arabic words in em, as Noto Sans Arabic has them."""
    font = hb.Font(hb.Face((ROOT / "handouts/fonts/noto-sans-arabic/NotoSansArabic[wdth,wght].ttf").read_bytes()))
    font.set_variations({"wght": weight, "wdth": 100})
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return float(sum(each.x_advance for each in buffer.glyph_positions) / font.face.upem)


@pytest.mark.parametrize("words", ["مرحبا", "الشعر", "طبيب", "تساقط الشعر", "علاج", "سؤال", "دار", "بَيْت", "۱۲۳", "پزشک"])
@pytest.mark.parametrize("bold", [False, True])
def test_arabic_letters_are_as_wide_as_their_neighbours_make_them(words: str, bold: bool) -> None:
    space = text_width(" ", "Calibri", bold) - shaped(" ", 700 if bold else 400)  # a space is the deck's own
    wanted = shaped(words, 700 if bold else 400) + space * words.count(" ")
    assert wanted - 0.01 * len(words) <= text_width(words, "Calibri", bold) <= wanted * 1.2  # some pairs are drawn as one sign, or closer


def test_letters_of_two_scripts_stand_side_by_side() -> None:
    assert text_width("JAK دار", "Calibri", False) == pytest.approx(
        text_width("JAK ", "Calibri", False) + text_width("دار", "Calibri", False)
    )
