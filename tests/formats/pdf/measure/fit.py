"""How pages end: how full they are, and whether they split what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PIL import Image

from generator.design.paper import MM, Paper
from generator.document.blocks import Block, Card, Document, Row, Section
from generator.document.plain import texts
from tests.formats.pdf.measure.content import Run
from tests.formats.pdf.measure.pictures import DPI, ink_alone, pictures, pixels
from tests.formats.pdf.measure.sheet import Sheet, sheets
from tests.formats.pdf.measure.structure import HEADINGS, Element, paragraphs, structure
from tests.formats.pdf.measure.words import words_of

THIRD = 1 / 3  # a last page is at least this full,
UNEVEN = 0.25  # or no page is emptier than another by more than that
ALL_INK = 250  # of 255, on average over a row of pixels
COLUMN = 3  # times the size: words this much further up are in another column
LEAST_LINES = 2  # of a paragraph on a page or in a column
WHOLE = frozenset({"TR", "LI", "TH", *HEADINGS})  # never split


def fills(data: bytes, paper: Paper) -> list[float]:
    """Return how far down each page is used, 0 to 1, ignoring its footer, whose rule stands higher above a second line."""
    filled = []
    for picture, sheet in zip(pictures(data), sheets(data), strict=True):
        left, _, right, top = sheet.trim
        foot = _foot(picture, sheet, paper, paper.margin.left)
        filled.append(_filled(picture, pixels((left, top - foot, right, top - paper.top), sheet)))
    return filled


def panel_fills(data: bytes, paper: Paper) -> list[float]:
    """Return how far down each panel of a folded sheet is used, 0 to 1, in the order in which they are unfolded.

    Content may end above the footer; in a panel without one, as far from the edge as it begins.
    """
    sides = list(zip(pictures(data), sheets(data), strict=True))
    filled = []
    for panel in paper.panels:
        picture, sheet = sides[panel.side - 1]
        foot = _foot(picture, sheet, paper, panel.text) if panel.footer else paper.height * MM - paper.top
        left, top = sheet.trim[0] + panel.left * MM, sheet.trim[3]
        filled.append(_filled(picture, pixels((left, top - foot, left + panel.width * MM, top - paper.top), sheet)))
    return filled


def _filled(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    found = ink_alone(picture.crop(box)).getbbox()
    return found[3] / (box[3] - box[1]) if found else 0.0


def _foot(picture: Image.Image, sheet: Sheet, paper: Paper, text: float) -> float:
    """Return how far down content may go, in points: less where a footer has a second line. `text` is its left edge, in mm.

    The rule of a footer is the lowest line as wide as the text.
    """
    left, lowest, _, top = sheet.trim
    start = left + text * MM
    box = pixels((start + 2, lowest, start + paper.text_width - 2, top - paper.top), sheet)
    ink = ink_alone(picture.crop(box))
    rows = [n for n, share in enumerate(ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()) if share >= ALL_INK]
    rule = paper.top + (rows[-1] + 1) * 72 / DPI if rows else top
    return min(paper.bottom, rule - (paper.margin.footer * MM - paper.bottom))


def empty_ends(data: bytes, paper: Paper) -> Iterator[str]:
    """Yield a last page that is nearly empty while others are full."""
    filled = fills(data, paper)
    if filled[-1] < THIRD and max(filled) - min(filled) > UNEVEN:
        yield f"the last page is {filled[-1]:.0%} full, others {', '.join(f'{fill:.0%}' for fill in filled[:-1])}"


def parted(data: bytes) -> Iterator[str]:
    """Yield rows, items and headings that continue on another page, and lines of a paragraph left alone before or after a break."""
    for element in structure(data):
        if element.tag in WHOLE and len(element.pages) > 1:
            yield f"pages {sorted(element.pages)}: {element.named} is cut"
        elif element.tag in ("LI", *HEADINGS) and (climbing := _climbing(element)):
            yield f"page {climbing.page}: {element.named} is cut between columns"
    for element in paragraphs(data, "P", "LBody", "Caption", "TD"):
        if len(element.parts) > 1 and (alone := min(element.parts, key=len)) and len(alone) < LEAST_LINES:
            yield f"page {alone[0].page}: a line alone '{alone[0].words}'"


def _climbing(element: Element) -> Run | None:
    """Return the first words of an element that are further up than those before; a step's number may be a little lower."""
    return next((run for before, run in pairwise(element.runs) if run.baseline - before.baseline > COLUMN * before.size), None)


def lonely_headings(data: bytes) -> Iterator[str]:
    """Yield headings with nothing of their section below them on the same page, in the same column or beside it."""
    elements = [element for element in structure(data) if element.top]
    for heading, following in zip(elements, [*elements[1:], None], strict=True):
        if heading.tag in HEADINGS and (following is None or not _below(heading, following)):
            yield f"page {heading.lines[-1].page}: nothing below {heading.named}"


def _below(heading: Element, following: Element) -> bool:
    first, last = heading.lines[0], heading.lines[-1]
    assert following.top
    page, top = following.top
    beside = following.lines and not any(line.is_over(following.lines[0]) for line in heading.lines)
    return page == last.page and top <= (first.baseline + COLUMN * first.usual if beside else last.baseline + last.size)


def cut_cards(data: bytes, document: Document) -> Iterator[str]:
    """Yield cards that continue on another page: a file has its document's words in order, so each card's words are known."""
    places = _pages_of_words(data)
    for card, start, end in _cards(document):
        if len(pages := set(places[start:end])) > 1:
            yield f"pages {sorted(pages)}: the card '{card.kind}' is cut"


def _pages_of_words(data: bytes) -> list[int]:
    """Return the page of each word, in reading order."""
    found = [placed for element in structure(data) if element.lines for placed in _placed(element.runs)]
    assert tuple(word for word, _ in found) == words_of(data), "words outside of paragraphs"
    return [page for _, page in found]


def _placed(runs: Iterable[Run]) -> Iterator[tuple[str, int]]:
    """Yield the words of one element's runs, each with the page it starts on."""
    runs = list(runs)
    pages = [run.page for run in runs for _ in run.words]
    yield from ((match[0], pages[match.start()]) for match in re.finditer(r"\S+", "".join(run.words for run in runs)))


def _cards(document: Document) -> Iterator[tuple[Card, int, int]]:
    """Yield the cards of a document, each with the numbers of its first word and of the word after its last."""
    at = 0
    for block in _leaves(document.sections):
        start, at = at, at + sum(len(text.plain.split()) for text in texts(block))
        if isinstance(block, Card):
            yield block, start, at


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Section(blocks=inner):
                yield from _leaves(inner)
            case Row(columns=columns):
                for column in columns:
                    yield from _leaves(column)
            case _:
                yield block
