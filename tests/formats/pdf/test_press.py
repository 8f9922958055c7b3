"""What a print shop gets: boxes and marks, colour to the edge, four inks, pure black words, and nothing to click on (PDF/X-4)."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms
from pydantic import ValidationError

from generator.design.colour import read_profile, separation
from generator.design.paper import MM
from generator.document.blocks import Document, Masthead, Paragraph, Section, Tab
from generator.figures.scalp import ScalpPattern
from generator.formats.pdf import printer_marks
from generator.formats.pdf.checks.words import check_words
from generator.formats.pdf.inks import Ink, press_inks
from generator.formats.pdf.render import render_document
from generator.text import Span, Text
from tests.formats.pdf import pdf_x, reading
from tests.formats.pdf.faults import astray, mute_pictures, unmarked
from tests.formats.pdf.ghostscript import PLATES, needs_ghostscript, plates
from tests.formats.pdf.print_shop import (
    OURS,
    PAPERS,
    changed_paper,
    for_a_press,
    lettered,
    press_files,
    press_paper,
    press_theme,
    profile,
    to_press,
)
from tests.formats.pdf.sample import ANY_PAGES, SAMPLE, document, paragraph, printed, standard, words
from tests.made import HANDOUTS
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

BLEED, SLUG, NO_TEXT = 3 * MM, 10 * MM, 5 * MM
A4 = (210 * MM, 297 * MM)
MOST_INK = 300  # per cent, on coated paper
PROFILE_SHA256 = "b424c77f40c3423c925536f8ae08634985ccd0fe80eb253d5d229197ded7e886"
PURE_BLACK = (0.0, 0.0, 0.0, 1.0)
RING = Masthead(
    words("Clinic"), words("Service"), words("A title"), words("A subtitle"),
    drawing=ScalpPattern("patches", (), "A head"), status=words("Draft"), tab=Tab("HL-1", 1),
)  # fmt: skip
PICTURED = replace(SAMPLE, sections=(Section("masthead", (RING,)), *SAMPLE.sections[1:]))


def pages() -> Iterator[tuple[str, pikepdf.Page]]:
    for name, data in press_files().items():
        with reading.opened(data) as pdf:
            yield from ((name, page) for page in pdf.pages)


# -- boxes and marks --------------------------------------------------------------------------------------------------------------
def test_boxes_surround_the_trimmed_page() -> None:
    def around(by: float) -> list[float]:
        return [-by, -by, A4[0] + by, A4[1] + by]

    for name, page in pages():
        boxes = {box: [float(v) for v in page.obj[f"/{box}"]] for box in ("MediaBox", "BleedBox", "TrimBox")}
        wanted = {"MediaBox": around(BLEED + SLUG), "BleedBox": around(BLEED), "TrimBox": around(0)}
        assert boxes == {box: pytest.approx(corners, abs=0.01) for box, corners in wanted.items()}, name
        assert not {"/ArtBox", "/CropBox"} & set(page.obj.keys())


def strokes(page: pikepdf.Page) -> Iterator[tuple[tuple[float, ...], list[float], str]]:
    """Yield the lines of the marks: (x1, y1, x2, y2), their dashes, and the colour space they are drawn in."""
    space, start, line, dashes = "", (0.0, 0.0), (0.0, 0.0, 0.0, 0.0), []
    for op in reading.operators(page):
        if op.name == "CS":
            space = str(page.Resources.ColorSpace[str(op.operands[0])][1])
            assert op.owner == "artifact"
        elif op.name == "d":
            dashes = [float(v) for v in op.operands[0]]
        elif op.name == "m":
            start = (float(op.operands[0]), float(op.operands[1]))
        elif op.name == "l":
            line = (*start, float(op.operands[0]), float(op.operands[1]))
        elif op.name == "S" and space:
            yield line, dashes, space


def test_marks_on_every_plate_show_the_corners_and_stay_outside_the_bleed() -> None:
    for name, page in pages():
        found = list(strokes(page))
        assert {(tuple(dashes), space) for _, dashes, space in found} == {((), "/All")}
        for (x1, y1, x2, y2), _, _ in found:
            upright = x1 == x2
            ends, along = ((y1, y2), A4[1]) if upright else ((x1, x2), A4[0])
            away = (y1, y2, A4[1]) if min(y1, y2) < -1 or max(y1, y2) > A4[1] + 1 else (x1, x2, A4[0])
            assert all(v <= -BLEED - 2 or v >= away[2] + BLEED + 2 for v in away[:2])
            assert all(-BLEED - SLUG <= v <= along + BLEED + SLUG for v in ends)
            assert abs(ends[1] - ends[0]) == pytest.approx(5 * MM, abs=0.02)
        assert sum(_on_an_edge(line) for line, _, _ in found) == 8, name  # two at each corner
        assert len(found) == 16, name  # and the crosses of four targets


def _on_an_edge(line: tuple[float, ...]) -> bool:
    x1, y1, x2, _ = line
    on, across = (x1, A4[0]) if x1 == x2 else (y1, A4[1])
    return min(abs(on), abs(on - across)) < 0.01


def test_a_target_is_on_each_side_but_not_on_a_fold() -> None:
    def crosses(*folds: float) -> list[list[str]]:
        crop, _, _ = printer_marks.marks(842, 595, BLEED, folds).partition(printer_marks.DASHES)
        return [line.split() for line in crop.split(" S ")[8:16]]

    level = [(float(x1) + float(x2)) / 2 for *_, x1, y1, _m, x2, y2, _l in crosses() if y1 == y2]
    assert sorted(level) == pytest.approx([-BLEED - 3.5 * MM, 421, 421, 842 + BLEED + 3.5 * MM], abs=0.02)
    upright = {x1 for *_, x1, y1, _m, x2, y2, _l in crosses(421.0) if x1 == x2}
    assert "421" not in upright


def test_patches_show_each_ink_solid_and_at_half_strength_outside_the_bleed() -> None:
    shares = [("1 0 0 0", "0.5 0 0 0"), ("0 1 0 0", "0 0.5 0 0"), ("0 0 1 0", "0 0 0.5 0"), ("0 0 0 1", "0 0 0 0.5")]
    painted = printer_marks.patches(A4[1], BLEED).split(" re f")
    assert [patch.split(" k ")[0].strip() for patch in painted if patch] == [*(solid for solid, _ in shares), *(half for _, half in shares)]
    for patch in filter(None, painted):
        x, y, width, height = map(float, patch.split(" k ")[1].split())
        assert y >= A4[1] + BLEED
        assert y + height <= A4[1] + BLEED + SLUG
        assert 0 < x < x + width < A4[0] / 2


def test_the_slug_names_the_job_the_side_and_the_date() -> None:
    for name, data in press_files().items():
        with pypdfium2.PdfDocument(data) as pdf:
            for n, page in enumerate(pdf, 1):
                below = page.get_textpage().get_text_bounded(-BLEED, -BLEED - SLUG, A4[0], -BLEED).split("·")
                assert [part.strip() for part in below][:2] == [name, f"{n} / {len(pdf)}"]
                assert re.fullmatch(r"20\d\d-\d\d-\d\d", below[-1].strip())
                assert all(part.strip() for part in below)
                under_marks = (
                    page.get_textpage()
                    .get_text_bounded(-BLEED, -BLEED - SLUG, A4[0], -BLEED - printer_marks.OFFSET - printer_marks.LENGTH)
                    .split("·")
                )
                assert under_marks == below  # or a long name would run over the mark for a fold


def test_black_words_are_printed_over_what_is_below_them() -> None:
    for name, page in pages():
        states = {str(key): state for key, state in page.Resources.ExtGState.items()}
        assert all(
            bool(state.get("/op")) == bool(state.get("/OPM", 0)) for state in states.values()
        )  # or ink that is nought wipes others out
        over, black, seen, kept = False, False, set(), []
        for op in reading.operators(page):
            if op.name == "q":
                kept.append((over, black))
            elif op.name == "Q":
                over, black = kept.pop()
            elif op.name == "gs":
                over = bool(states[str(op.operands[0])].get("/op", over))
            elif op.name == "k":
                black = tuple(float(share) for share in op.operands) == PURE_BLACK
            elif op.name in ("Tj", "TJ"):
                seen.add((black, over))
        assert (True, True) in seen, name
        assert seen <= {(True, True), (False, False)}, name


def test_folds_are_marked_with_dashes_above_and_below() -> None:
    code = printer_marks.marks(842, 595, BLEED, (275.0, 558.4))
    crop, dashed = code.split(printer_marks.DASHES)
    assert crop.count(" S") == 16
    assert dashed.split()[:6] == ["275", "-11.34", "m", "275", "-25.51", "l"]
    assert [dashed.split()[n] for n in (0, 7, 14, 21)] == ["275", "275", "558.4", "558.4"]
    assert code.startswith(f"q {printer_marks.HAIRLINE} w ")
    assert code.endswith(" Q")


def drawn(data: bytes, page: int = 0, dpi: int = 150) -> Image.Image:
    """Return a page as large as its MediaBox."""
    with pypdfium2.PdfDocument(data) as pdf:
        picture: Image.Image = pdf[page].render(scale=dpi / 72).to_pil().convert("RGB")
        return picture


@pytest.mark.parametrize("masthead", ["band", "plain"])
def test_colour_at_the_edge_reaches_to_the_end_of_the_bleed_and_no_further(masthead: str) -> None:
    picture = drawn(to_press(SAMPLE, press_theme().model_copy(update={"masthead": masthead})).data)
    scale = 150 / 25.4
    middle = picture.width // 2
    inside, outside = round(10.3 * scale), round(9.7 * scale)  # mm from the sheet's edge; the bleed begins at 10 mm
    white = (255, 255, 255)
    for x, y in ((inside, inside), (middle, inside), (picture.width - inside, inside), (inside, inside + 60)):
        assert picture.getpixel((x, y)) != white
    for x, y in ((outside, inside), (middle, outside), (picture.width - outside, inside)):
        assert picture.getpixel((x, y)) == white
    cut = round(14 * scale)  # a millimetre inside the trimmed page
    assert picture.getpixel((cut, inside + 60)) == picture.getpixel((inside, inside + 60))


def test_words_stay_away_from_the_cut() -> None:
    near = {
        (name, page): box
        for name, data in press_files().items()
        for page, box in lettered(data)
        if box[0] < NO_TEXT or box[1] < NO_TEXT or box[2] > A4[0] - NO_TEXT or box[3] > A4[1] - NO_TEXT
    }
    assert near == {}


@pytest.mark.parametrize("composed", [SAMPLE, PICTURED], ids=["words alone", "a drawing in a ring"])
def test_words_are_where_the_office_edition_has_them(composed: Document) -> None:
    theme, _ = standard()
    office, press = (list(lettered(data)) for data in (printed(composed).data, to_press(composed, theme).data))
    assert [page for page, _ in office] == [page for page, _ in press]
    moved = [abs(a - b) for (_, one), (_, other) in zip(office, press, strict=True) for a, b in zip(one, other, strict=True)]
    assert max(moved) < 1  # point


def test_the_panel_may_extend_beyond_the_edge_only_on_a_press() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 7"):
        changed_paper(panel={"side": -3, "top": -3})
    with pytest.raises(ValidationError, match="greater than or equal to 7"):
        changed_paper(panel={"side": 8, "top": 6.9})
    with pytest.raises(ValidationError, match="greater than or equal to -3"):
        changed_paper(panel={"side": -3.5, "top": -3}, press=press_paper().press)


# -- inks -------------------------------------------------------------------------------------------------------------------------
def test_a_colour_is_what_the_profile_makes_of_it_and_a_grey_is_black_ink() -> None:
    inks = press_inks(profile())
    assert inks("000000") == Ink("0 0 0 1 k", "0 0 0 1 K")
    assert inks("FFFFFF") == Ink("0 0 0 0 k", "0 0 0 0 K")
    assert inks("0B4A57") == Ink("0.87 0.47 0.43 0.45 k", "0.87 0.47 0.43 0.45 K")
    assert separation(profile())("808080")[:3] == (0, 0, 0)


def test_a_colour_prints_as_it_looks_on_screen() -> None:
    # CIE 1976: differences above 5 are seen side by side. Inks can't mix every blue and green of a screen, so the worst may differ more.
    differences = {role: _difference(colour) for role, colour in press_theme().colours.items() if colour != "000000"}
    assert sorted(differences.values())[len(differences) // 2] < 3
    assert max(differences.values()) < 15, differences


def _difference(colour: str) -> float:
    lab = ImageCms.createProfile("LAB")
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile().data))
    percentages = separation(profile())(colour)
    inked = Image.new("CMYK", (1, 1), tuple(round(v * 2.55) for v in percentages))
    seen = Image.new("RGB", (1, 1), tuple(bytes.fromhex(colour)))
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    one = ImageCms.applyTransform(inked, ImageCms.buildTransform(press, lab, "CMYK", "LAB", intent, flags))
    other = ImageCms.applyTransform(seen, ImageCms.buildTransform(ImageCms.createProfile("sRGB"), lab, "RGB", "LAB", intent))
    assert one
    assert other
    (l1, a1, b1), (l2, a2, b2) = (_lab(picture.tobytes()) for picture in (one, other))
    return float(((l1 - l2) ** 2 + (a1 - a2) ** 2 + (b1 - b2) ** 2) ** 0.5)


def _lab(values: bytes) -> tuple[float, float, float]:
    lightness, a, b = values
    return lightness / 2.55, (a ^ 128) - 128.0, (b ^ 128) - 128.0


def test_greys_get_darker_step_by_step_and_stay_apart_as_on_screen() -> None:
    blacks = [separation(profile())(f"{grey:02X}" * 3)[3] for grey in range(256)]
    assert blacks == sorted(blacks, reverse=True)
    assert (blacks[0], blacks[255]) == (100, 0)
    # A screen's middle grey has a lightness of 54; half the dots would print much lighter.
    assert blacks[128] == 64


def test_no_colour_takes_more_ink_than_the_paper_holds() -> None:
    inks = separation(profile())
    steps = range(0, 256, 15)
    assert max(sum(inks(f"{r:02X}{g:02X}{b:02X}")) for r in steps for g in steps for b in steps) <= MOST_INK


def test_pages_are_written_with_four_inks_only_and_no_more_than_the_paper_holds() -> None:
    for name, page in pages():
        colours = {tuple(float(v) for v in op.operands) for op in reading.operators(page) if op.name in ("k", "K")}
        others = {op.name for op in reading.operators(page)} & {"rg", "RG", "g", "G", "cs", "sc", "SC", "scn"}
        assert others == set(), name
        assert colours
        assert max(sum(colour) for colour in colours) <= MOST_INK / 100


def lettering(page: pikepdf.Page) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield (font, inks) of each stretch of words."""
    inks: list[tuple[float, ...]] = [()]  # with those saved by q
    for op in reading.operators(page):
        if op.name == "q":
            inks.append(inks[-1])
        elif op.name == "Q":
            inks.pop()
        elif op.name == "k":
            inks[-1] = tuple(float(v) for v in op.operands)
        elif op.name in reading.SHOWING:
            yield str(page.Resources.Font[op.font].BaseFont), inks[-1]


def test_body_text_is_pure_black_or_left_white_in_a_dark_panel() -> None:
    inks, theme = separation(profile()), press_theme()
    # Words left white, or nearly, in a dark panel; and the second line of a card's heading.
    headings = {tuple(v / 100 for v in inks(theme.colour(role))) for role in ("white", "pale", "amber-text")}
    for name, page in pages():
        body = {shares for font, shares in lettering(page) if "FiraSans-Regular" in font}
        assert body <= {PURE_BLACK} | headings, name
        assert PURE_BLACK in body


@needs_ghostscript
def test_the_plates_hold_marks_and_body_text_is_on_the_black_plate_only() -> None:
    words = paragraph("Words of the text, in pure black.")
    found = plates(to_press(document(words)).data, 150)
    with pypdfium2.PdfDocument(to_press(document(words)).data) as pdf:
        text = pdf[0].get_textpage()
        boxes = [text.get_rect(n) for n in range(text.count_rects())]
        (left, bottom, right, top) = next(box for box in boxes if "pure black" in text.get_text_bounded(*box))
    scale, away = 150 / 72, BLEED + SLUG
    place = tuple(round(v * scale) for v in (left + away, A4[1] + away - top, right + away, A4[1] + away - bottom))
    darkest = {plate: found[plate].crop(place).getextrema()[0] for plate in PLATES}
    assert darkest == {"Cyan": 255, "Magenta": 255, "Yellow": 255, "Black": 0}
    slug = (0, 0, found["Black"].width, round(SLUG * scale) - 2)
    assert all(found[plate].crop(slug).getextrema()[0] < 128 for plate in PLATES)  # type: ignore[operator]


@needs_ghostscript
def test_no_plate_but_the_black_one_shows_where_black_words_are() -> None:
    for name, data in press_files().items():
        with_words, without = plates(data, 60), plates(_without_black_words(data), 60)
        assert with_words["Black"].tobytes() != without["Black"].tobytes(), name
        assert [plate for plate in PLATES[:3] if with_words[plate].tobytes() != without[plate].tobytes()] == [], name


def _without_black_words(data: bytes) -> bytes:
    """Return a file whose first page shows no words that are printed over other inks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page, over, kept = pdf.pages[0], False, []
        for each in pikepdf.parse_content_stream(page):
            if str(each.operator) == "gs":
                over = bool(page.Resources.ExtGState[str(each.operands[0])].get("/op"))
            if not over or str(each.operator) not in ("Tj", "TJ"):
                kept.append(each)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@needs_ghostscript
def test_a_grey_theme_leaves_three_plates_empty_except_for_marks() -> None:
    theme, _ = standard()
    grey = {role: f"{sum(bytes.fromhex(colour)) // 3:02X}" * 3 for role, colour in theme.colours.items()}
    found = plates(to_press(SAMPLE, theme.model_copy(update={"colours": grey})).data)
    edge = round(SLUG * 100 / 72) + 1
    inside = {plate: picture.crop((edge, edge, picture.width - edge, picture.height - edge)) for plate, picture in found.items()}
    assert {plate: picture.getextrema()[0] for plate, picture in inside.items()} == {"Cyan": 255, "Magenta": 255, "Yellow": 255, "Black": 0}


# -- PDF/X-4 ----------------------------------------------------------------------------------------------------------------------
def test_files_conform_to_pdf_x_4() -> None:
    assert {name: found for name, data in press_files().items() if (found := pdf_x.faults(data))} == {}


def test_an_office_file_does_not() -> None:
    found = " ".join(pdf_x.faults(printed(SAMPLE).data))
    for rule in ("version", "trapped", "MetadataDate", "PDF/X-4", "pdfuaid", "output intents", "rg", "TrimBox", "Link", "URI"):
        assert rule in found, rule


def test_the_file_says_for_which_press_it_is_made() -> None:
    with reading.opened(press_files()[OURS[0]]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("FOGRA39", "ISO Coated v2 300% (basICColor)")
        assert intent.DestOutputProfile.read_bytes() == (PAPERS / "ISOcoated_v2_300_bas.icc").read_bytes()
        assert (str(pdf.Root.ViewerPreferences.PrintScaling), str(pdf.Root.ViewerPreferences.Duplex)) == ("/None", "/DuplexFlipLongEdge")


def test_each_document_has_its_own_id_and_the_same_each_time() -> None:
    names = {name: _document_id(data) for name, data in press_files().items()}
    assert len(set(names.values())) == len(names)
    assert _document_id(to_press(SAMPLE).data) == names[SAMPLE.name]


def _document_id(data: bytes) -> str:
    with reading.opened(data) as pdf, pdf.open_metadata() as xmp:
        return str(xmp["xmpMM:DocumentID"])


def test_words_of_a_link_belong_to_their_paragraph() -> None:
    words = Text((Span("Read "), Span("our page", link="https://clinic.example"), Span(" today.")))
    rendered = to_press(document(Paragraph(words)))
    assert reading.tag_tree(rendered.data).splitlines()[-1] == '  P "Read our page today."'
    with reading.opened(rendered.data) as pdf:
        assert all("/Annots" not in page.obj for page in pdf.pages)


@pytest.mark.parametrize("name", OURS)
def test_all_words_are_there_in_order_and_tagged(name: str) -> None:
    rendered = for_a_press()[name]
    assert rendered.document
    assert list(check_words(rendered.document, rendered.data)) == []
    with reading.opened(rendered.data) as pdf:
        assert [*unmarked(pdf), *astray(pdf), *mute_pictures(pdf)] == []


def test_the_same_words_give_the_same_bytes() -> None:
    assert to_press(SAMPLE).data == press_files()[SAMPLE.name]


# -- profiles ---------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("folder", "file", "said"),
    [
        (PAPERS, "a4.yaml", "'a4.yaml' is not an ICC profile, or it is damaged"),
        (
            Path("generator/formats/pdf"),
            "srgb.icc",
            "'srgb.icc' is not a profile for a press: it must be for printing with cyan, magenta, yellow and black",
        ),
    ],
)
def test_an_unusable_profile_is_reported_in_plain_words(folder: Path, file: str, said: str) -> None:
    with pytest.raises(ValueError, match=file) as raised:
        read_profile(file, (HANDOUTS.parent / folder / file).read_bytes())
    assert str(raised.value) == said


def test_a_paper_for_a_press_needs_its_profile() -> None:
    with pytest.raises(ValueError, match="'A4 for the press' is for a press and needs its profile"):
        render_document(SAMPLE, press_theme(), press_paper(), ANY_PAGES, FONTS)


def test_the_profile_is_beside_its_licence_as_it_was_published() -> None:
    assert hashlib.sha256(profile().data).hexdigest() == PROFILE_SHA256
    assert "This software is provided 'as-is'" in (PAPERS / "ISOcoated_v2_300_bas.txt").read_text("ascii")
