"""Pages left to write on, which fill up a booklet: where they are, and what is read of them. Only their lines are artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.document.blocks import Document, Heading, Paragraph, Section
from generator.formats.pdf.boxes import Placed
from generator.formats.pdf.breaks import SPARSE
from generator.formats.pdf.layout_context import WRITING_PEN, Setting, paint_line
from generator.formats.pdf.layouts import LaidSection
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

PITCH = 24.0  # points between lines to write on: 8.5 mm
BELOW_LINES = 0.4  # of the pitch: so that the rule of the footer does not look like one more
WHEN = 0.25  # of the width: the column for the date in a diary
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class NotePage:
    """A page with lines to write on, from `top` points down: below a title and, in a diary, what to write in each of its two columns.

    Its words are read before the section with the number `before`, counted from 0, or after all. They belong to `elements`: a heading, and
    a paragraph for each column.
    """

    title: Text
    columns: tuple[Text, ...]
    top: float
    before: int
    elements: tuple[Element, ...]

    @property
    def section(self) -> Section:
        """Its words, as a section has them."""
        return Section("notes", (Heading(self.title), *map(Paragraph, self.columns)))

    def draw(self, canvas: Sketch, page: int, left: float, foot: float, setting: Setting) -> None:
        """Draw it as the `page` with this number, counted from 0, down to a footer that takes `foot` points from the words."""
        paper, width = setting.paper, setting.paper.text_width
        head = setting.break_text(self.title, setting.style("minor"), width)
        if self.title.plain:
            canvas.bookmark(self.title.plain, 1, self.top, page)
        setting.draw(canvas, head, (left, self.top, width), self.elements[0])
        below = self.top + head.height
        if self.columns:
            below += setting.g / 4 + self._draw_columns(canvas, (left, below + setting.g / 4), setting)
        pitch = max(PITCH, 1.5 * setting.g)
        first = below + setting.g / 2 + pitch
        last = paper.bottom - foot - BELOW_LINES * pitch
        for n in range(int((last - first) // pitch) + 1):
            y = first + n * pitch
            if self.columns:
                paint_line(canvas, (left, y), (left + WHEN * width - setting.g, y), "ring", WRITING_PEN)
            paint_line(canvas, (left + (WHEN * width if self.columns else 0.0), y), (left + width, y), "ring", WRITING_PEN)

    def _draw_columns(self, canvas: Sketch, place: tuple[float, float], setting: Setting) -> float:
        """Draw what to write in the columns of a diary, and return how high that is."""
        (left, top), width = place, setting.paper.text_width
        places = ((left, WHEN * width - setting.g), (left + WHEN * width, (1 - WHEN) * width))
        style = setting.style("body", "slate")
        heads = [(setting.break_text(words, style, wide), x, wide) for words, (x, wide) in zip(self.columns, places, strict=True)]
        high = max(lines.height for lines, _, _ in heads)
        for (lines, x, wide), element in zip(heads, self.elements[1:], strict=True):
            setting.draw(canvas, lines, (x, top + high - lines.height, wide), element)
        return high


def note_pages(document: Document, pages: Sequence[Sequence[Placed]], setting: Setting, foot: float) -> Mapping[int, NotePage]:
    """Return the pages of a document that are left to write on, by their numbers from 0; the first empty one may be a diary.

    `foot` is how many points the footer takes from the words.
    """
    found: dict[int, NotePage] = {}
    for number, page in enumerate(pages):
        if (top := _lines_from(pages, number, setting, foot)) is not None:
            diary = document.diary if not page and all(pages[:number]) else None
            title, columns = (diary.title, (diary.when, diary.what)) if diary else (document.notes, ())
            elements = (Element("H2"), *(Element("P") for _ in columns))
            found[number] = NotePage(title, columns, top, _before(document, pages[number + 1 :]), elements)
    return found


def _lines_from(pages: Sequence[Sequence[Placed]], number: int, setting: Setting, foot: float) -> float | None:
    """Return how far down lines to write on begin: at the top of an empty page; below the words of a sparse one that such may follow."""
    if not pages[number]:
        return setting.paper.top
    height = setting.paper.bottom - setting.paper.top - foot
    used = max(placed.top + placed.box.height for placed in pages[number])
    following = pages[number + 1] if number + 1 < len(pages) else None
    followed = following is not None and (not following or following[0].box.after_notes)
    return setting.paper.top + setting.on_grid(used + setting.g) if followed and used < SPARSE * height else None


def _before(document: Document, pages: Iterable[Sequence[Placed]]) -> int:
    """Return the number of the section that begins these pages: one begins after pages to write on; or how many there are, if none does."""
    section = next((placed.box.section for page in pages for placed in page), None)
    wanted = section.id if isinstance(section, Section) else None
    return next((n for n, each in enumerate(document.sections) if each.id == wanted), len(document.sections))


def elements_read(laid: Iterable[LaidSection], notes: Mapping[int, NotePage]) -> list[Element]:
    """Return the elements of sections and of pages to write on, in reading order."""
    groups = _among([each.elements for each in laid], notes.values(), lambda note: note.elements)
    return [element for group in groups for element in group]


def with_notes(document: Document, notes: Mapping[int, NotePage]) -> Document:
    """Return a document with what is read of pages to write on among its sections."""
    return replace(document, sections=tuple(_among(document.sections, notes.values(), lambda note: note.section))) if notes else document


def _among(parts: Sequence[T], notes: Iterable[NotePage], own: Callable[[NotePage], T]) -> Iterator[T]:
    """Yield one part for each section, with that of each page to write on before the section that follows it."""
    for n in range(len(parts) + 1):
        yield from (own(note) for note in notes if note.before == n)
        yield from parts[n : n + 1]
