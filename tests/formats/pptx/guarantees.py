"""What holds for every deck we write, whatever its words: read back with python-pptx, an independent reader.

Each function yields a line for each violation. What content can break is checked by the program itself, at run time.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.package import Package

from generator.design.theme import Theme
from generator.document.deck import Deck, Pace
from generator.document.provenance import UNSEALED, identifier

A, P, R, C, P14 = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/presentationml/2006/main}",
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "{http://schemas.microsoft.com/office/powerpoint/2010/main}",
)
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FIRST_LAYOUT_ID = 2**31  # ECMA-376-1 19.7.3
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
MEDIA = [f"{A}{kind}" for kind in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd")]
MARK = "Mark"  # of a draft
SEAL = re.compile(r"(?<=&seal=)[0-9a-f]{64}$")
JUMP = "ppaction://hlinksldjump"


def broken(data: bytes, deck: Deck, theme: Theme) -> list[str]:
    """Return what violates a guarantee."""
    main = Package.open(io.BytesIO(data)).main_document_part
    slides = list(main.presentation.slides)
    found = [
        *properties(main, deck),
        *sections(main, deck),
        *ids_of_layouts(main),
        *typefaces(main, theme),
        *titles(slides),
        *show(main, deck),
    ]
    for number, slide in enumerate(slides, 1):
        rules = (
            order,
            placeholders,
            identity,
            references(slides),
            languages,
            notes,
            alternatives,
            tables,
            charts,
            as_set,
            stillness(deck.pace),
        )
        found += (f"slide {number}: {each}" for rule in rules for each in rule(slide))
        if deck.footer.plain not in foot(slide):
            found.append(f"slide {number}: the foot does not name the version")
    return found


# --- the file ---------------------------------------------------------------------------------------------------------
def properties(main: Any, deck: Deck) -> Iterator[str]:
    said = main.package.core_properties
    wanted = {"title": deck.title, "author": deck.author, "language": deck.lang}
    yield from (f"its {key} is {getattr(said, key)!r}" for key, value in wanted.items() if not value or getattr(said, key) != value)
    if said.version != deck.version:  # a draft has none
        yield f"its version is {said.version!r}"
    if SEAL.sub(UNSEALED, said.identifier) != identifier(deck):
        yield f"its identifier is {said.identifier!r}"


def sections(main: Any, deck: Deck) -> Iterator[str]:
    root = main._element
    listed = Counter(entry.get("id") for entry in root.iter(f"{P14}sldId"))
    if listed != Counter(entry.get("id") for entry in root.iter(f"{P}sldId")):
        yield "the sections do not hold each slide once"
    names = [section.get("name") for section in root.iter(f"{P14}section")]
    if names != list(dict.fromkeys(slide.section for slide in deck.slides)):
        yield f"the sections are {names}"
    if root.find(f"{P}notesMasterIdLst") is None:
        yield "the presentation lists no notes master"


def ids_of_layouts(main: Any) -> Iterator[str]:
    """Yield ids that PowerPoint would repair."""
    roots = (main._element, *(master._element for master in main.presentation.slide_masters))
    ids = [int(entry.get("id")) for root in roots for entry in root.iter(f"{P}sldMasterId", f"{P}sldLayoutId")]
    yield from (f"two layouts or masters have the id {number}" for number in twice(ids))
    yield from (f"the layout's id {number} is too low" for number in ids if number < FIRST_LAYOUT_ID)


def typefaces(main: Any, theme: Theme) -> Iterator[str]:
    master = main.presentation.slide_masters[0].part
    fonts = etree.fromstring(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob).find(f".//{A}fontScheme")
    for kind, wanted in (("majorFont", theme.fonts.deck_heading), ("minorFont", theme.fonts.deck_body)):
        found = fonts.find(f"{A}{kind}/{A}latin").get("typeface")
        if found != wanted:
            yield f"its {kind} is {found}"


def titles(slides: Sequence[Any]) -> Iterator[str]:
    said = [" ".join(slide.shapes.title.text.split()).casefold() if slide.shapes.title else "" for slide in slides]
    yield from (f"slide {number} has no title" for number, title in enumerate(said, 1) if not title)
    yield from (f"two slides have the title {title!r}" for title in twice(filter(None, said)))


def show(main: Any, deck: Deck) -> Iterator[str]:
    wanted = CONTENT_TYPE.PML_SLIDESHOW_MAIN if deck.pace else CONTENT_TYPE.PML_PRESENTATION_MAIN
    if main.content_type != wanted:
        yield f"it opens as {main.content_type}"


# --- a slide ----------------------------------------------------------------------------------------------------------
def order(slide: Any) -> Iterator[str]:
    """Yield a title that is not read first, and a foot that is not read last."""
    kinds = [kind_of(shape) for shape in slide.shapes]
    if not kinds or kinds[0] not in TITLES:
        yield "the title is not read first"
    feet = [number for number, kind in enumerate(kinds) if kind in FOOT]
    if feet != list(range(len(kinds) - len(feet), len(kinds))):
        yield "something is read after the foot"
    if PP_PLACEHOLDER.SLIDE_NUMBER not in kinds:
        yield "it has no slide number"


def placeholders(slide: Any) -> Iterator[str]:
    """Yield placeholders that are empty or not in the layout, and text that the outline view does not show."""
    known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
    for shape in slide.shapes:
        words = words_in(shape._element)
        if shape.is_placeholder and shape.placeholder_format.idx not in known:
            yield f"its layout has no placeholder {shape.placeholder_format.idx}"
        if shape.is_placeholder and not words and not shape.has_chart:
            yield f"{shape.name} is an empty placeholder"
        if not shape.is_placeholder and shape.has_text_frame and words:
            yield f"{words!r} stands in no placeholder"


def identity(slide: Any) -> Iterator[str]:
    yield from (f"two shapes have the id {number}" for number in twice(e.get("id") for e in slide._element.iter(f"{P}cNvPr")))


def references(slides: Sequence[Any]) -> Any:
    """Return the rule that all references resolve, and that links to slides lead to slides and say where they lead."""
    parts = [slide.part for slide in slides]

    def rule(slide: Any) -> Iterator[str]:
        known = slide.part.rels
        named = {value for e in slide._element.iter() for key, value in e.attrib.items() if key.startswith(R)}
        yield from (f"it refers to {name!r}, which is nothing" for name in sorted(named - set(known)))
        for link in slide._element.iter(f"{A}hlinkClick"):
            if not link.get("tooltip"):
                yield "a link does not say where it leads"
            name = link.get(f"{R}id")
            if link.get("action") == JUMP and name in known and known[name].target_part not in parts:
                yield f"a link leads to {known[name].target_part.partname}, which is no slide"

    return rule


def languages(slide: Any) -> Iterator[str]:
    """Yield runs without a language, which a screen reader may pronounce wrongly; those of notes too."""
    roots = (slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else []))
    for run in (run for root in roots for run in root.iter(f"{A}r", f"{A}fld")):
        look = run.find(f"{A}rPr")
        if look is None or not look.get("lang"):
            yield f"{words_in(run)!r} has no language"


def notes(slide: Any) -> Iterator[str]:
    if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
        yield "it has no speaker notes"


def alternatives(slide: Any) -> Iterator[str]:
    """Yield drawings and tables with neither alternative text nor the mark of decoration, or with both."""
    for shape in slide.shapes:
        about = shape._element.xpath("./*/p:cNvPr")[0]
        said, decoration = bool(about.get("descr", "").strip()), next(about.iter(DECORATIVE), None) is not None
        if (not shape.is_placeholder or shape.has_table or shape.has_chart) and said == decoration:
            yield f"{shape.name} has {'both' if said else 'neither'} alternative text and the mark of decoration"


def tables(slide: Any) -> Iterator[str]:
    for table in (shape.table for shape in slide.shapes if shape.has_table):
        if not table.first_row:
            yield "the table has no heading row"
        if not table.first_col:
            yield "the table has no heading column"
        for cell in table.iter_cells():
            if cell.is_merge_origin or cell.is_spanned:
                yield "the table has merged cells"
            if not cell.text.strip():
                yield "the table has an empty cell"


def charts(slide: Any) -> Iterator[str]:
    """Yield charts whose numbers are not those of their workbook, which a designer edits, and ids that the schema forbids."""
    for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
        plot = chart.plots[0]
        shown = [[name, *values] for name, *values in zip(plot.categories, *(series.values for series in plot.series), strict=True)]
        if rows_of(chart.part.chart_workbook.xlsx_part.blob)[1:] != shown:
            yield "the chart's workbook has other numbers"
        if any(int(axis.get("val")) < 0 for axis in chart._chartSpace.iter(f"{C}axId")):
            yield "an axis of the chart has a negative id"
        if chart.has_legend or chart.value_axis.visible:
            yield "the chart has a legend or an axis of values"


def rows_of(workbook: bytes) -> list[list[str | float | None]]:
    """Return the cells of a workbook's first sheet, row by row."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        shared, sheet = (etree.fromstring(archive.read(f"xl/{name}.xml")) for name in ("sharedStrings", "worksheets/sheet1"))
    strings = ["".join(each.itertext()) for each in shared]
    return [[_cell(cell, strings) for cell in row] for row in sheet.iter("{*}row")]


def _cell(cell: Any, strings: list[str]) -> str | float | None:
    value = cell.findtext("{*}v")
    return None if value is None else strings[int(value)] if cell.get("t") == "s" else float(value)


def as_set(slide: Any) -> Iterator[str]:
    """Yield words in a typeface of their own, or shrunk to fit."""
    yield from (f"words in {e.get('typeface')}" for e in slide._element.iter(f"{A}latin") if not e.get("typeface").startswith("+"))
    yield from ("words shrunk to fit" for e in slide._element.iter(f"{A}normAutofit"))


def stillness(pace: Pace | None) -> Any:
    """Return the rule that nothing moves, and that a slide waits for the speaker or, in a loop, for the slowest reader."""

    def rule(slide: Any) -> Iterator[str]:
        root = slide._element
        if root.find(f"{P}timing") is not None or next(root.iter(*MEDIA), None) is not None:
            yield "something on it moves"
        transition = root.find(f"{P}transition")
        stays = None if transition is None else transition.get("advTm")
        if transition is not None and len(transition):
            yield "it comes with an effect"
        if not pace and stays is not None:
            yield "it goes on by itself"
        if pace and (stays is None or int(stays) < pace.milliseconds(words_to_read(slide))):
            yield f"it stays {stays} ms"

    return rule


# --- small things -----------------------------------------------------------------------------------------------------
def kind_of(shape: Any) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def words_in(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{A}t")).strip()


def words_to_read(slide: Any) -> int:
    """Return how many words people read; the foot and the mark of a draft, the same on all slides, are not read again."""
    shapes = (shape for shape in slide.shapes if kind_of(shape) not in FOOT and shape.name != MARK)
    paragraphs = (p for shape in shapes for p in shape._element.iter(f"{A}p"))
    return sum(len(words_in(p).split()) for p in paragraphs)


def foot(slide: Any) -> str:
    return " ".join(words_in(shape._element) for shape in slide.shapes if kind_of(shape) in FOOT)


def twice(values: Iterable[Hashable]) -> list[Hashable]:
    return [value for value, count in Counter(values).items() if count > 1]
