"""Pages: the flow's boxes at their places on the sides of sheets, what is on those to write on, and the footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from generator.design.paper import MM, Place
from generator.document.blocks import Contents, Document, Footer, Section
from generator.document.plain import FOOTER_JOINT
from generator.formats.pdf.boxes import Draw, Placed
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.fonts import Faces
from generator.formats.pdf.inline import TextStyle, break_text, draw_lines, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_line
from generator.formats.pdf.note_pages import NotePage
from generator.formats.pdf.press import PressSheet
from generator.formats.pdf.sketch import FOOTER, MARKS, FinishedSketch, Sketch, SketchContext
from generator.formats.pdf.tags import Element
from generator.problems import Problem
from generator.remembering import kept
from generator.text import Span, Text, join
from generator.trees import Same

REMEMBERED = 8192  # drawn boxes, about 20 MB: those of all handouts of ten conditions
SEPARATOR = "  ·  "
SECOND_LINE = 13 / 16  # of the grid: how far it raises the rule; the words stay 10 mm from the edge
SPARE = 5 / 16  # of the grid: how much of that the space above the rule gives up
SAMPLE_PAGE = 10  # page numbers of two digits take the most room
SLUG_SIZE = 7.0  # points


def draw_pages(
    canvas: TaggedCanvas,
    document: Document,
    pages: Sequence[Sequence[Placed]],
    setting: Setting,
    ground: SketchContext,
    notes: Mapping[int, NotePage],
    spoken: Element | None = None,
    signature: str = "",
) -> None:
    """Draw all pages, several on each side of a sheet with panels; bookmarks follow the reading order. `notes` has those to write on.

    The footer of the last page belongs to `spoken`; the others are artifacts. The last page also has an empty field for a signature if
    it has a name, `signature`.
    """
    top = setting.paper.top
    entries = {e.section for s in document.sections for block in s.blocks if isinstance(block, Contents) for e in block.entries}
    sides = setting.paper.sides(len(pages))
    for n, side in enumerate(sides, 1):
        for place in side:
            canvas.reading = place.page
            _name_places(canvas, pages[place.page], entries, top)
            canvas.play(page_pieces(pages[place.page], place, top, ground))
        canvas.end_pages()
        canvas.draw_feet(feet(document, pages, side, setting, ground, spoken))
        canvas.draw(*around(document, pages, (n, sides), setting, ground, notes, spoken, canvas.press))
        if signature and n == len(sides):
            canvas.signature_field(signature)
        canvas.finish_page(setting.paper.folds(n))


def page_pieces(page: Sequence[Placed], place: Place, top: float, ground: SketchContext) -> Iterator[FinishedSketch]:
    """Yield what draws a page, box by box, at its place on a side of a sheet."""
    return (sketched(placed.box.draw, place.left + placed.left, top + placed.top, ground) for placed in page)


def feet(
    document: Document,
    pages: Sequence[Sequence[Placed]],
    side: Sequence[Place],
    setting: Setting,
    ground: SketchContext,
    spoken: Element | None,
) -> tuple[FinishedSketch, ...]:
    """Return what is the same at the feet of all pages: a line, and on the left whose handout it is. A file has it once."""
    rows = _rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)
    places = (place for place in side if place.footer and _target(place, pages, spoken) == FOOTER)
    return tuple(piece for place in places for piece in _left_of_footer(ground, rows, place.left, setting))


def right_of_feet(document: Document, setting: Setting) -> tuple[Text, ...]:
    """Return what would be on the right of a footer's rows on a page with the widest number: all pages' follow from it."""
    return tuple(text for _, text in _rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting))


def _target(place: Place, pages: Sequence[Sequence[Placed]], spoken: Element | None) -> Element | str:
    return spoken if spoken and place.page == len(pages) - 1 else FOOTER


def around(
    document: Document,
    pages: Sequence[Sequence[Placed]],
    at: tuple[int, Sequence[Sequence[Place]]],
    setting: Setting,
    ground: SketchContext,
    notes: Mapping[int, NotePage],
    spoken: Element | None,
    press: PressSheet | None = None,
) -> tuple[FinishedSketch, ...]:
    """Return what else is drawn around the words on a side of a sheet, `at` its number among all sides.

    These are the rest of a footer, or all of one that is spoken, and pages to write on, with what is read of them.
    """
    n, sides = at
    pieces: list[FinishedSketch] = []
    for place in sides[n - 1]:
        if own := notes.get(place.page):
            foot = footer_height(document, setting)
            pieces.append(_drawn(ground, partial(own.draw, page=place.page, left=place.left, foot=foot, setting=setting)))
        if place.footer:
            target, rows = _target(place, pages, spoken), _rows(document, n, len(sides), setting)
            if isinstance(target, str):
                pieces += _right_of_footer(ground, rows, place.left, setting)
            else:
                number = document.footer.page.format(page=n, pages=len(sides))
                pieces += _spoken_footer(ground, rows, place.left, setting, target, number)
    if press:
        slug = partial(_draw_slug_line, document=document, side=f"{n} / {len(sides)}", press=press, setting=setting)
        pieces.append(_drawn(ground, slug))
    return tuple(pieces)


def _drawn(ground: SketchContext, draw: Callable[[Sketch], None]) -> FinishedSketch:
    sketch = Sketch(ground)
    draw(sketch)
    return sketch.piece()


@kept(REMEMBERED)
def sketched(draw: Draw, left: float, top: float, ground: SketchContext) -> FinishedSketch:
    """Return a box drawn at a place; what is drawn does not depend on the space around it."""
    sketch = Sketch(ground)
    draw(sketch, left, top)
    return sketch.piece()


def _draw_slug_line(canvas: Sketch, document: Document, side: str, press: PressSheet, setting: Setting) -> None:
    """Name the job, the side and the date below the page, where it is cut off."""
    style = TextStyle(SLUG_SIZE, SLUG_SIZE, "regular", "ink")
    left, baseline = press.slug_line
    job = Text.of(SEPARATOR.join((document.name, side, document.mark, document.issued)))
    words = setting.break_text(job, style, press.width)
    setting.draw(canvas, words, (left, baseline - SLUG_SIZE + setting.drop, press.width), MARKS)


def _name_places(canvas: TaggedCanvas, page: Sequence[Placed], wanted: set[str], top: float) -> None:
    """Name where sections begin that the list of contents has, each once: those are no longer `wanted` then."""
    for placed in page:
        if isinstance(section := placed.box.section, Section) and section.id in wanted:
            wanted.remove(section.id)
            canvas.place(section.id, top + placed.top)


def footer_height(document: Document, setting: Setting) -> float:
    """Return the height that the footer takes from the content: none with one line, half a line for a second one."""
    more = len(_rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)) - 1
    return setting.on_grid((more * SECOND_LINE - SPARE) * setting.g) if more else 0.0


def footer_problems(document: Document, setting: Setting) -> list[Problem]:
    """Return a problem if a line of the footer is too long."""
    rows = _rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)
    if all(_width(row, _style(setting), setting.faces) <= setting.paper.text_width for row in rows):
        return []
    hint = "shorten clinic.name: it has one line at the foot of a page"
    return [Problem("F004", "a line at the foot of each page is too long", document.footer.clinic.location, hint)]


_FooterRow = tuple[Text, Text]  # on the left, on the right


def _rows(document: Document, page: int, pages: int, setting: Setting) -> Sequence[_FooterRow]:
    """Return the footer on as few lines as the paper's width allows."""
    numbered = setting.paper.duplex != "simplex" and not setting.paper.panels  # a single sheet needs no number
    return _set(Same(document.footer), numbered, page, pages, setting.paper.text_width, _style(setting), setting.faces)


@lru_cache(maxsize=64)
def _set(same: Same[Footer], numbered: bool, page: int, pages: int, width: float, style: TextStyle, faces: Faces) -> tuple[_FooterRow, ...]:
    """Return the same for values: it is asked before the words are set, and for each page."""
    fitting = _fitting(same.value, numbered, width, style, faces)
    return tuple(_arrangements(same.value, numbered, page, pages)[fitting]())


@lru_cache(maxsize=16)
def _fitting(footer: Footer, numbered: bool, width: float, style: TextStyle, faces: Faces) -> int:
    """Return the index of the first arrangement that fits with the widest page numbers, or of the last."""
    widest = _arrangements(footer, numbered, SAMPLE_PAGE, SAMPLE_PAGE)
    return next((n for n, rows in enumerate(widest) if all(_width(row, style, faces) <= width for row in rows())), -1)


def _arrangements(footer: Footer, numbered: bool, page: int, pages: int) -> tuple[Callable[[], list[_FooterRow]], ...]:
    """Return the ways to set the footer, from one line to four."""
    nothing = Text.of("")
    number = Text.of(footer.page.format(page=page, pages=pages)) if numbered or not footer.spoken else nothing
    clinic, version, status = footer.clinic, footer.version, footer.status
    if footer.spoken:
        whole = partial(join, (clinic, version), FOOTER_JOINT)
        return (
            lambda: [(whole(), join((status, number), SEPARATOR) if numbered else status)],
            lambda: [(whole(), nothing), (status, number)],
            lambda: [(join((clinic, Text.of(FOOTER_JOINT.rstrip()))), nothing), (version, nothing), (status, number)],
        )
    left, right = partial(join, (clinic, version), " · "), partial(join, (status, number), SEPARATOR)
    return (
        lambda: [(left(), right())],
        lambda: [(clinic, nothing), (version, right())],
        lambda: [(left(), nothing), (status, number)],
        lambda: [(clinic, nothing), (version, number), (status, nothing)],
    )


def _width(row: _FooterRow, style: TextStyle, faces: Faces) -> float:
    return one_line_width(join(row, "  "), style, faces)


def _style(setting: Setting) -> TextStyle:
    return setting.style("body", "slate")


def _left_of_footer(ground: SketchContext, rows: Sequence[_FooterRow], left: float, setting: Setting) -> Iterator[FinishedSketch]:
    """Yield the footer's rule, and what is on the left of its rows."""
    yield _rule(left, _top(rows, setting), setting.paper.text_width, ground)
    yield from _in_footer(ground, [text for text, _ in rows], (left, _top(rows, setting)), setting, _style(setting))


def _right_of_footer(ground: SketchContext, rows: Sequence[_FooterRow], left: float, setting: Setting) -> Iterator[FinishedSketch]:
    """Yield what is on the right of a footer's rows, where the number of the page is."""
    style = replace(_style(setting), align="right")
    yield from _in_footer(ground, [text for _, text in rows], (left, _top(rows, setting)), setting, style)


def _in_footer(
    ground: SketchContext, texts: Sequence[Text], at: tuple[float, float], setting: Setting, style: TextStyle
) -> Iterator[FinishedSketch]:
    """Yield texts of rows below each other, the first of them below a rule that is `at` a place."""
    for n, text in enumerate(texts):
        place = _row_at(at, n, setting)
        piece, overfull = _of_footer(text.spans, style, place, setting.faces, setting.drop, ground)
        if overfull:
            setting.break_text(text, style, place[2], continues=True)  # which reports it
        yield piece


def _spoken_footer(
    ground: SketchContext, rows: Sequence[_FooterRow], left: float, setting: Setting, target: Element, number: str
) -> Iterator[FinishedSketch]:
    """Yield the rule and the rows of a footer that belongs to an element; the number of the page is never spoken."""
    style, top = _style(setting), _top(rows, setting)
    yield _rule(left, top, setting.paper.text_width, ground)
    for n, row in enumerate(rows):
        place = _row_at((left, top), n, setting)
        for text, own in zip(row, (style, replace(style, align="right")), strict=True):
            lines = setting.break_text(text, own, place[2], continues=True)
            owners = [FOOTER if span.text in (number, SEPARATOR) else target for span in text.spans]
            yield _drawn(ground, partial(setting.draw, lines=lines, place=place, target=owners))


def _top(rows: Sequence[_FooterRow], setting: Setting) -> float:
    """Return where the footer's rule is."""
    return setting.paper.margin.footer * MM - (len(rows) - 1) * SECOND_LINE * setting.g


def _row_at(rule: tuple[float, float], n: int, setting: Setting) -> tuple[float, float, float]:
    """Return left, top and width of a row below a rule."""
    left, top = rule
    return left, top + setting.g / 4 + n * _style(setting).leading, setting.paper.text_width


@kept(64)  # most pages of a paper have the same
def _rule(left: float, top: float, width: float, ground: SketchContext) -> FinishedSketch:
    return _drawn(ground, partial(paint_line, start=(left, top), end=(left + width, top), colour="rule", width=0.75))


@kept(1024)  # lines at the feet of pages: many files have the same
def _of_footer(
    spans: tuple[Span, ...], style: TextStyle, place: tuple[float, float, float], faces: Faces, drop: float, ground: SketchContext
) -> tuple[FinishedSketch, str]:
    """Return a line of a footer that is not spoken, and a word wider than it, if any."""
    lines = break_text(Text(spans), style, place[2], faces, continues=True)
    return _drawn(ground, partial(draw_lines, lines=lines, place=place, drop=drop, element=FOOTER)), lines.overfull
