"""Fonts are found by name in a folder, the nearest weight replaces a missing one, and a bad file is reported and left out."""

from __future__ import annotations

import io
import os
import pickle
import re
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from generator.design.font_files import MOST_BYTES, FontFile, UnusableFont, UnusableFontError, read_font
from generator.design.fonts import WEIGHTS, FontLibrary, FontSet, coverage, read_library
from generator.design.packaged_fonts import PACKAGED, others
from generator.formats.pdf.fonts import load_faces
from tests import fonts
from tests.typefaces import FIRA, FOLDER, FONTS, LIBRARY, font_set, latin, sha256, write

pytestmark = pytest.mark.covered

FAMILIES = sorted(folder for folder in FOLDER.iterdir() if folder.is_dir())


def slug(family: str) -> str:
    return family.lower().replace(" ", "-")


class TestThoseThatComeWithTheProgram:
    def test_they_are_known_by_their_digests(self) -> None:
        """After `python -m tests.fonts` has made one again, its digest belongs into generator/design/packaged_fonts.py."""
        assert {sha256(file) for file in FOLDER.glob("*/*.ttf")} == PACKAGED
        assert others(font_set()) == ()

    @pytest.mark.parametrize("folder", FAMILIES, ids=lambda folder: folder.name)
    def test_each_family_has_its_licence_and_origin_beside_it(self, folder: Path) -> None:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".ttf")
        assert {path.name for path in folder.iterdir()} == {"OFL.txt", "origin.yaml", *(path.name for path in files)}
        licence, origin = (folder / "OFL.txt").read_text("utf-8"), _origin(folder)
        assert licence.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in licence
        assert origin["sha256"] == {path.name: sha256(path) for path in files}
        for path in files:
            font = TTFont(path)
            names = font["name"]
            assert slug(names.getBestFamilyName()) == folder.name
            assert names.getBestFamilyName() == origin["family"]
            said = {"copyright": 0, "foundry": 8, "designer": 9, "address": 11}
            assert {key: names.getDebugName(number) for key, number in said.items()} == {key: origin.get(key) for key in said}
            assert names.getDebugName(5).startswith(f"Version {origin['version']}")
            assert font["OS/2"].fsType == origin["embedding"] == 0  # may be embedded without limit

    def test_a_reserved_name_is_in_the_licence_and_in_the_origin(self) -> None:
        for folder in FAMILIES:
            licence, origin = (folder / "OFL.txt").read_text("utf-8"), _origin(folder)
            reserved = origin["reserved-names"]
            assert re.search(f"""with Reserved Font Name ["']{reserved}["']""", licence) or (
                reserved == "none" and "with Reserved" not in licence[:200]
            )

    def test_one_that_is_cut_down_has_what_the_lines_in_its_languages_need_and_no_more(self) -> None:
        cut = [(file, letters) for file in LIBRARY.files for letters in [fonts.letters_of(_origin(file.path.parent))] if letters]
        assert [file.family for file, _ in cut] == ["Noto Sans SC"]
        for file, letters in cut:
            assert coverage(file) == {ord(letter) for letter in letters}

    def test_all_files_can_be_used_and_all_are(self) -> None:
        assert LIBRARY.unusable == ()
        used = {*font_set().text, *font_set("IBM Plex Serif").text, *FONTS.scripts}
        assert used == set(LIBRARY.files)

    def test_what_is_read_is_what_fonttools_reads(self) -> None:
        for file in LIBRARY.files:
            font = TTFont(file.path)
            os2 = font["OS/2"]
            assert (file.family, file.weight, file.width) == (font["name"].getBestFamilyName(), os2.usWeightClass, os2.usWidthClass)
            assert file.name == font["name"].getDebugName(25 if "fvar" in font else 6)
            assert (file.variable, file.slanted) == ("fvar" in font, bool(os2.fsSelection & 1))
            assert file.sha256 == sha256(file.path)
            assert coverage(file) == set(font.getBestCmap())

    def test_all_weights_of_a_leaflet_are_there(self) -> None:
        for body in ("Fira Sans", "IBM Plex Serif"):
            assert [file.weight for file in font_set(body, "Fira Sans").text] == list(WEIGHTS.values())

    @pytest.mark.parametrize(
        ("words", "missing"),
        [
            ("Plain words, naïve: ½ ≥ 2 µg", ""),
            ("Tiếng Việt Українська Ελληνικά", ""),
            ("العربية اردو বাংলা ગુજરાતી ਪੰਜਾਬੀ 简体中文", ""),
            ("漢字 and 漢", "漢字"),
            ("a\u00a0b", ""),
        ],
    )
    def test_characters_that_no_font_has_are_listed_once_each(self, words: str, missing: str) -> None:
        assert (LIBRARY.uncovered(words), FONTS.uncovered(words)) == (missing, missing)

    def test_each_letter_of_another_script_has_a_face(self) -> None:
        faces = load_faces(FONTS)
        for file in FONTS.scripts:
            letters = (chr(code) for code in coverage(file) if unicodedata.category(chr(code)) == "Lo")
            assert [letter for letter in letters if faces.face(letter, "regular") is None] == []


def _origin(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((folder / "origin.yaml").read_text("utf-8"))
    return said


class TestThoseMadeOfAWebFont:
    def test_it_is_unpacked_whole_or_with_some_letters_and_with_its_names(self) -> None:
        web = io.BytesIO()
        font = latin()
        font.flavor = "woff"
        font.save(web)
        whole, few = (TTFont(io.BytesIO(fonts.unpacked(web.getvalue(), "Our Sans", letters))) for letters in ("", "aé"))
        assert whole.flavor is None
        assert whole.getBestCmap() == latin().getBestCmap()
        assert few.getBestCmap().keys() == {ord("a")}
        for each in (whole, few):
            assert each["name"].getDebugName(0) == latin()["name"].getDebugName(0)
            assert (each["name"].getBestFamilyName(), each["name"].getDebugName(6)) == ("Our Sans", "OurSans-Regular")

    def test_it_is_the_same_each_time(self) -> None:
        data = FIRA.read_bytes()
        assert fonts.unpacked(data, "Our Sans", "abc") == fonts.unpacked(data, "Our Sans", "abc")


class TestNames:
    def test_a_family_is_found_by_the_name_in_its_files_not_by_their_file_names(self, tmp_path: Path) -> None:
        write(tmp_path / "downloads/x/a1.TTF", family="Our Sans")
        file = read_library(tmp_path).nearest("our  sans", 400)
        assert file
        assert (file.family, file.name, file.path.name) == ("Our Sans", "OurSans-Regular", "a1.TTF")

    def test_a_weight_named_as_a_separate_family_belongs_to_its_family(self) -> None:
        medium = TTFont(FOLDER / "fira-sans/FiraSans-Medium.ttf")
        assert medium["name"].getDebugName(1) == "Fira Sans Medium"
        assert {file.family for file in LIBRARY.files if file.path.parent.name == "fira-sans"} == {"Fira Sans"}

    def test_a_file_with_only_the_old_names_is_found(self, tmp_path: Path) -> None:
        font = latin()
        font["name"].names = [record for record in font["name"].names if record.platformID == 1 or record.nameID not in (1, 16)]
        font["name"].setName("Old Sans", 1, 1, 0, 0)
        font.save(tmp_path / "old.ttf")
        assert read_library(tmp_path).families == ("Old Sans",)

    def test_a_name_that_could_break_a_pdf_file_is_cleaned(self, tmp_path: Path) -> None:
        font = latin()
        font["name"].setName("Our /Sans(<x>) Q", 6, 3, 1, 0x409)
        font.save(tmp_path / "our.ttf")
        (file,) = read_library(tmp_path).files
        assert file.name == "OurSansxQ"

    def test_fonts_of_other_scripts_are_no_families_for_words(self) -> None:
        assert LIBRARY.families == ("Fira Sans", "Hind Siliguri", "IBM Plex Serif")

    def test_an_empty_or_missing_folder_has_no_fonts(self, tmp_path: Path) -> None:
        assert read_library(tmp_path) == read_library(tmp_path / "none") == FontLibrary()

    def test_what_a_mac_leaves_beside_its_files_is_ignored(self, tmp_path: Path) -> None:
        (tmp_path / "__MACOSX").mkdir()
        for name in ("._our.ttf", "__MACOSX/our.ttf", "notes.txt"):
            (tmp_path / name).write_bytes(b"\0\5\16\7")
        assert read_library(tmp_path) == FontLibrary()

    def test_a_changed_file_is_read_again(self, tmp_path: Path) -> None:
        path = write(tmp_path / "our.ttf", family="Our Sans")
        assert read_library(tmp_path).families == ("Our Sans",)
        write(path, family="Their Sans")
        assert read_library(tmp_path).families == ("Their Sans",)

    def test_what_the_renderer_gets_can_be_sent_to_another_process(self) -> None:
        again = pickle.loads(pickle.dumps(FONTS))
        assert (again, hash(again)) == (FONTS, hash(FONTS))
        with pytest.raises(AttributeError):
            again.usual = None


def faces(folder: Path, *faces: tuple[int, int, bool]) -> FontLibrary:
    """Return the library of a family with faces of these weights, widths and slants."""
    for weight, width, slanted in faces:
        style = f"{weight}x{width}{'i' * slanted}"
        write(folder / f"{style}.ttf", style=style, weight=weight, width=width, italic=slanted)
    return read_library(folder)


class TestTheNearest:
    """CSS Fonts Module Level 4, 5.2."""

    @pytest.mark.parametrize(
        ("wanted", "there", "chosen"),
        [
            (400, (300, 500, 700), 500),  # from 400 to 500 in this order: heavier ones up to 500,
            (400, (100, 300, 600), 300),  # lighter ones,
            (450, (460, 440), 460),
            (500, (400, 600), 400),
            (500, (600, 700), 600),  # heavier ones
            (400, (510, 390), 390),
            (600, (400, 700, 900), 700),  # above 500: heavier ones first
            (600, (300, 500), 500),
            (300, (400, 100), 100),  # below 400: lighter ones first
            (300, (700, 400), 400),
            (600, (600, 601), 600),
        ],
    )
    def test_weight(self, wanted: int, there: tuple[int, ...], chosen: int, tmp_path: Path) -> None:
        file = faces(tmp_path, *((weight, 5, False) for weight in there)).nearest("Our Sans", wanted)
        assert file
        assert file.weight == chosen

    def test_the_width_counts_before_the_slant_and_the_slant_before_the_weight(self, tmp_path: Path) -> None:
        library = faces(tmp_path, (600, 4, False), (400, 5, True), (900, 5, False))
        assert [file.path.stem for weight in (400, 600) if (file := library.nearest("Our Sans", weight))] == ["900x5"] * 2

    def test_narrow_ones_come_before_wide_ones(self, tmp_path: Path) -> None:
        file = faces(tmp_path, (400, 2, False), (400, 6, False)).nearest("Our Sans", 400)
        assert file
        assert file.width == 2

    def test_a_missing_family_has_none(self) -> None:
        assert LIBRARY.nearest("Our Sans", 400) is None
        assert LIBRARY.font_set("Our Sans", "Fira Sans") is None
        assert LIBRARY.font_set("Fira Sans", "Our Sans") is None

    def test_a_variable_font_sets_other_scripts_but_no_leaflet(self) -> None:
        assert LIBRARY.is_variable("Noto Sans Arabic")
        assert not LIBRARY.is_variable("Fira Sans")
        assert not LIBRARY.is_variable("Our Sans")
        assert LIBRARY.font_set("Noto Sans Arabic", "Fira Sans") is None
        assert "Noto Sans Arabic" in {file.family for file in FONTS.scripts}

    def test_a_font_for_another_script_is_used_without_being_named(self, tmp_path: Path) -> None:
        write(tmp_path / "a.ttf", family="Our Sans")
        font = latin()
        font["name"].setName("Our Thai", 16, 3, 1, 0x409)
        font["name"].setName("OurThai", 6, 3, 1, 0x409)
        for table in font["cmap"].tables:
            table.cmap = {0x0E01: "A"}
        font.save(tmp_path / "thai.ttf")
        fonts = read_library(tmp_path).font_set("Our Sans", "Our Sans")
        assert fonts
        assert fonts.usual is None
        assert fonts.uncovered("Aก漢") == "漢"
        assert load_faces(fonts).face("ก", "regular")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def flipped(path: Path) -> None:
    """Change one byte in the middle of the outlines."""
    data = bytearray(path.read_bytes())
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        if tag == b"glyf":
            data[offset + length // 2] ^= 0x10
    path.write_bytes(data)


def without(table: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        font = TTFont(path)
        del font[table]
        font.save(path)

    return change


def forbidding(fs_type: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        write(path, fs_type=fs_type)

    return change


def with_cff(path: Path) -> None:
    """Make the same font with PostScript outlines."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((100, 700))
    pen.lineTo((200, 0))
    pen.closePath()
    drawn = pen.getCharString()
    builder.setupCFF("OurSans-Regular", {}, {".notdef": drawn, "A": drawn}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Our Sans", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)


def linked_outside(path: Path) -> None:
    path.unlink()
    path.symlink_to(FIRA)


def linked_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "none.ttf")


def nameless(path: Path) -> None:
    font = TTFont(path)
    font["name"].names = []
    font.save(path)


def holding(data: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(data)

    return change


EMBEDDED = "can't be embedded"
BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "words": (holding(b"<!doctype html><title>404</title>"), "it is not a font"),
    "nothing": (holding(b""), "it is not a font"),
    "the first bytes of one": (holding(FIRA.read_bytes()[:9]), "it is cut short or damaged"),
    "a part of one": (cut, "it is cut short"),
    "one byte changed": (flipped, "it is damaged"),
    "no widths": (without("hmtx"), f"it has no table 'hmtx', without which its letters {EMBEDDED}"),
    "no outlines": (without("glyf"), f"it has no table 'glyf', without which its letters {EMBEDDED}"),
    "PostScript outlines": (with_cff, f"its letters have PostScript outlines (CFF), which {EMBEDDED}"),
    "no name": (nameless, "it does not name its family"),
    "several in one": (holding(b"ttcf\0\1\0\0"), "it holds several fonts in one file"),
    "for the web": (holding(b"wOF2\0\1\0\0"), "it is a font for web pages"),
    "not to be embedded": (forbidding(0x0002), "its maker does not allow it to be embedded"),
    "to be embedded whole": (forbidding(0x0100), "its maker does not allow part of it to be embedded"),
    "to be embedded as dots": (forbidding(0x0200), "its maker does not allow part of it to be embedded"),
    "a folder": (a_folder, "it is not a regular file"),
    "a pipe": (a_pipe, "it is not a regular file"),
    "too large": (huge, "it is larger than 30 MB"),
    "a link to elsewhere": (linked_outside, "it is a link to a file outside fonts/"),
    "a link to nothing": (linked_to_nothing, "it can't be read"),
}


@pytest.mark.measured
class TestBadFiles:
    @pytest.mark.parametrize(("spoil", "reason"), BAD.values(), ids=BAD)
    def test_it_is_reported_and_left_out(self, spoil: Callable[[Path], None], reason: str, tmp_path: Path) -> None:
        good, bad = write(tmp_path / "fonts/a/good.ttf", family="Good Sans"), write(tmp_path / "fonts/b/bad.ttf")
        spoil(bad)
        library = read_library(tmp_path / "fonts")
        assert [file.path for file in library.files] == [good]
        (font,) = library.unusable
        assert (font.path, font.reason) == (bad, reason)
        assert font.hint

    @pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008, 0x0006])
    def test_one_that_may_be_embedded_for_print_is_used(self, fs_type: int, tmp_path: Path) -> None:
        write(tmp_path / "our.ttf", fs_type=fs_type)
        assert read_library(tmp_path).families == ("Our Sans",)

    def test_a_second_copy_is_reported_and_left_out(self, tmp_path: Path) -> None:
        write(tmp_path / "our.ttf")
        write(tmp_path / "our (1).ttf")
        library = read_library(tmp_path)
        assert [font.reason for font in library.unusable] == ["its own name is OurSans-Regular, as is that of our (1).ttf"]
        assert len(library.files) == 1

    def test_changing_any_byte_near_the_start_breaks_nothing(self, tmp_path: Path) -> None:
        data = write(tmp_path / "our.ttf").read_bytes()
        for at in range(0, 3000, 7):
            path = tmp_path / f"{at}.ttf"
            path.write_bytes(data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :])
            assert isinstance(read_font(path, tmp_path), FontFile | UnusableFont)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda font: setattr(font["head"], "unitsPerEm", 0),
            lambda font: setattr(font["head"], "magicNumber", 1),
            lambda font: setattr(font["hhea"], "metricDataFormat", 9),
            lambda font: setattr(font["cmap"], "tables", []),
        ],
    )
    def test_one_that_only_the_renderer_can_detect_is_reported_by_the_renderer(self, spoil: Callable[[Any], None], tmp_path: Path) -> None:
        font = latin()
        spoil(font)
        font.save(tmp_path / "our.ttf")
        file = read_font(tmp_path / "our.ttf", tmp_path)
        assert isinstance(file, FontFile)
        text = FONTS.text._replace(regular=file)
        with pytest.raises(UnusableFontError) as raised:
            load_faces(FontSet(text, None, ()))
        assert raised.value.font.path == file.path
