"""Words to lines: broken with the least ragged edge, never hyphenated, and drawn run by run with their tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from generator.design.fonts import FaceRole
from generator.document.bidirectional import embedding_levels, right_to_left, visual_order
from generator.formats.pdf.fonts import Face, Faces
from generator.formats.pdf.line_breaking import PAUSE_GAIN, SENSE_GAIN, TIE_COST, line_ends
from generator.formats.pdf.line_pieces import Piece, Word, with_blanks
from generator.formats.pdf.sketch import Owner, Sketch, number
from generator.formats.pdf.tags import Element, SpanElement
from generator.remembering import kept
from generator.text import Span, Text

Align = Literal["left", "centre", "right"]
Spans = tuple[Span, ...]
REMEMBERED = 8192  # broken texts, about 12 MB: those of 15 conditions, as editions on the same paper break the same ones
TRIED = 256  # texts, about 1 MB: those of the tables and columns whose widths are being tried
_JOINED = re.compile(r"(?<=\xa0)(?=[^\xa0])")
_IN_WORD = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")  # a word and its source stay together even if the word has to part
_AFTER_HYPHEN = re.compile(r"(?<=[-\u2010\u2013])(?=[^-\u2010\u2013])")
# An address ends its line at a slash, a longer part of it before a hyphen or a dot: at the end of a line neither seems to belong to it.
_IN_ADDRESS = (re.compile(r"(?<=[/@])(?=[^/@])"), re.compile(r"(?<=[^-./@?&=_])(?=[-.?&=_])"))
_ADDRESS = re.compile(r"[^\W\d_][/@]|\.[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are set: size and leading in points, faces for plain and strong words, a colour role.

    Lines of a heading end `by_sense` where there is a choice: after a colon or a comma, before a bracket. `places` is the colour of strong
    words that others lead to, such as a source's number in running words.
    """

    size: float
    leading: float
    face: FaceRole
    colour: str
    strong: FaceRole = "strong"
    align: Align = "left"
    by_sense: bool = False
    places: str = ""


Owners = Owner | list[Element] | list[Element | str]


class Line(NamedTuple):
    """One line's pieces in logical order, including spaces, and its width in points."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """A text broken into lines of one style."""

    text: Text
    style: TextStyle
    lines: tuple[Line, ...]
    overfull: str = ""  # a word wider than the line
    whole: Lines | None = None  # what these are some lines of

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)


def break_text(text: Text, style: TextStyle, width: float, faces: Faces, *, continues: bool = False, indent: float = 0.0) -> Lines:
    """Break a text into lines of at most `width` points, the first one shorter by its `indent`.

    One that `continues` ends in a space, to separate it from what follows.
    """
    lines, overfull = _broken(text.spans, style, width, faces, continues, indent)
    return Lines(text, style, lines, overfull)


def one_line_width(text: Text, style: TextStyle, faces: Faces) -> float:
    """Return the width in points of a text set on one line."""
    words = _words(text.spans, style, faces)
    blank = faces.role(style.face).width(" ") * style.size / 1000
    return sum(map(_width, words)) + blank * max(0, len(words) - 1)


@kept(REMEMBERED)
def _broken(spans: Spans, style: TextStyle, width: float, faces: Faces, continues: bool, indent: float) -> tuple[tuple[Line, ...], str]:
    """Return the lines of some words, and a word wider than its line, if any."""
    words, joined = _fitting(_words(spans, style, faces), style.size, width)
    if not words:
        return (), ""
    widths = [_width(w) for w in words]
    blank = faces.role(style.face).width(" ") * style.size / 1000
    gaps = [0.0 if joins else blank for joins in joined]
    lines = []
    base = _base_level(spans) if any(piece.level for word in words for piece in word) else 0
    ends = line_ends(widths, gaps, width, _costs(words, style), centred=style.align == "centre", indent=indent)
    for a, b in pairwise([0, *ends]):
        pieces = tuple(with_blanks(words[a:b], joined[a:b], base, last=b == len(words) and not continues))
        lines.append(Line(pieces, sum(widths[a:b]) + sum(gaps[a : b - 1])))
    widest = max(range(len(words)), key=widths.__getitem__)
    return tuple(lines), "".join(p.words for p in words[widest]) if widths[widest] > width + 0.01 else ""


@kept(TRIED)
def _words(spans: Spans, style: TextStyle, faces: Faces) -> tuple[Word, ...]:
    """Return the words, each as pieces of one face, span and direction. They are the same for each width that is tried."""
    whole = "".join(span.text for span in spans)
    levels = embedding_levels(whole)
    words: list[list[Piece]] = []
    ends: list[int] = []
    at, fresh = 0, True
    for n, span in enumerate(spans):
        role = style.strong if span.strong and style.face in ("regular", "medium") else style.face
        for k, chunk in enumerate(span.text.split(" ")):
            fresh = fresh or k > 0
            if chunk:
                pieces = _pieces(chunk, role, n, style.size, faces, levels[at : at + len(chunk)] if levels else (), whole)
                if fresh:
                    words.append(pieces)
                    ends.append(0)
                else:
                    words[-1].extend(pieces)
                ends[-1] = at + len(chunk)
                fresh = False
            at += len(chunk) + 1
        at -= 1
    if levels:
        for word, end in zip(words, ends, strict=True):
            word[-1] = word[-1]._replace(after=levels[min(end, len(levels) - 1)])
    return tuple(map(tuple, words))


def _base_level(spans: Spans) -> int:
    """Return the level of a paragraph: 1 if it runs from right to left."""
    return int(right_to_left("".join(span.text for span in spans)))


def _width(word: Word) -> float:
    return sum(piece.width for piece in word)


def _fitting(words: Iterable[Word], size: float, width: float) -> tuple[list[Word], list[bool]]:
    """Return the words, those too wide for a line in parts; and for each, whether the next joins it without a space."""
    out: list[Word] = []
    joined: list[bool] = []
    for word in words:
        parts = _narrower([word], size, width) if _is_wider(word, width) else [word]
        out += parts
        joined += [True] * (len(parts) - 1) + [False]
    return out, joined


def _is_wider(word: Word, width: float) -> bool:
    return _width(word) > width + 0.01


def _narrower(words: list[Word], size: float, width: float) -> list[Word]:
    """Return words, those too wide for a line in parts: at a hyphen, then at a no-break space; addresses and numbers last."""
    words = [part for word in words for part in _split([word], size, width, *(() if _is_address(word) else (_IN_WORD,)), _JOINED)]
    return [part for word in words for part in _split([word], size, width, *(_IN_ADDRESS if _is_address(word) else (_AFTER_HYPHEN,)))]


def _is_address(word: Word) -> bool:
    return _ADDRESS.search("".join(piece.words for piece in word)) is not None


def _split(words: list[Word], size: float, width: float, *places: re.Pattern[str]) -> list[Word]:
    """Return words, those too wide for a line in parts at some places, and parts that are still too wide at the next ones."""
    for each in places:
        words = [part for word in words for part in (_parts(word, size, each) if _is_wider(word, width) else [word])]
    return words


def _parts(word: Word, size: float, places: re.Pattern[str]) -> list[Word]:
    """Return a word in the parts that lines may break between."""
    if any(piece.level for piece in word):
        return [word]
    letters = "".join(piece.words for piece in word)
    cuts = [0, *(found.start() for found in places.finditer(letters)), len(letters)]
    return [tuple(_cut(word, size, start, end)) for start, end in pairwise(cuts)]


def _cut(word: Word, size: float, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a word's letters from `start` to `end`."""
    at = 0
    for piece in word:
        letters = piece.words[max(0, start - at) : max(0, end - at)]
        at += len(piece.words)
        if letters:
            yield piece._replace(words=letters, width=piece.face.width(letters) * size / 1000)


def _pieces(word: str, role: FaceRole, span: int, size: float, faces: Faces, levels: Sequence[int], around: str) -> list[Piece]:
    plain = faces.role(role)
    if not levels and plain.covers(word.replace("\xa0", "")):
        return [Piece(word, plain, plain.width(word) * size / 1000, span)]
    out: list[tuple[str, Face, int]] = []
    at = 0
    for cluster in _clusters(word):
        level = levels[at] if levels else 0
        at += len(cluster)
        for letters, found in _faced(cluster, role, faces):
            face = faces.leftward(letters, role, word + around) if level & 1 else found
            if out and out[-1][1] is face and out[-1][2] == level:
                out[-1] = (out[-1][0] + letters, face, level)
            else:
                out.append((letters, face, level))
    return [Piece(w, f, f.width(w, lv) * size / 1000, span, lv) for w, f, lv in out]


def _clusters(word: str) -> list[str]:
    """Return a word's letters, each with the marks that follow it."""
    clusters: list[str] = []
    for character in word:
        if clusters and unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _faced(cluster: str, role: FaceRole, faces: Faces) -> Iterator[tuple[str, Face]]:
    """Yield a letter and its marks with their face; each with its own if no face has them all."""
    if whole := faces.face(cluster, role):
        yield cluster, whole
    else:
        yield from ((character, faces.face(character, role) or faces.role(role)) for character in cluster)


def _costs(words: Iterable[Word], style: TextStyle) -> list[float]:
    """Return for each word what it costs to end a line after it, less than nothing where a heading's sense ends."""
    plain = ["".join(p.words for p in w) for w in words]
    return [*(_cost(a, b, style) for a, b in pairwise(plain)), 0.0]


def _cost(word: str, following: str, style: TextStyle) -> float:
    if style.by_sense and (following.startswith("(") or (style.face == "heading" and word.endswith(":"))):
        return -SENSE_GAIN
    if style.by_sense and style.face == "heading" and word.endswith(","):
        return -PAUSE_GAIN
    return TIE_COST if _tied(word, following) else 0.0


def _tied(word: str, following: str) -> bool:
    """Return whether a word should stay with the next: a number with what it counts, a short word with its number."""
    number_and_noun = word[-1].isdigit() and len(following) <= 8
    return number_and_noun or (len(word) <= 3 and word[-1] not in ".,;:" and following[:1].isdigit())


def draw_lines(
    canvas: Sketch,
    lines: Lines,
    place: tuple[float, float, float],
    drop: float,
    element: Owners,
) -> None:
    """Draw lines at place (left, top, width). `drop` is from a line's foot up to its baseline; `element` may be one for each span.

    A span is one element even if its lines are drawn in two steps, on two pages.
    """
    left, top, width = place
    style = lines.style
    baseline = top - drop
    for line in lines.lines:
        baseline += style.leading
        start = left + {"left": 0.0, "centre": (width - line.width) / 2, "right": width - line.width}[style.align]
        tail = line.pieces[-1]
        if tail.level & 1 and tail.words.endswith(" "):  # right to left, the space at a line's end is on its left
            start -= tail.face.width(" ", tail.level) * style.size / 1000
        _draw_line(canvas, lines, line, start, baseline, element)


def draw_turned(canvas: Sketch, lines: Lines, place: tuple[float, float], owner: Owner) -> None:
    """Draw one line of plain words upwards from (x, y)."""
    x, y = place
    (line,) = lines.lines
    words = "".join(piece.words for piece in line.pieces).rstrip()
    before = f"{canvas.fill(canvas.colour(lines.style.colour))}BT 0 1 -1 0 {number(x)} {number(canvas.height - y)} Tm "
    canvas.words(owner, before, line.pieces[0].face, words, lines.style.size, after=" ET")


def _draw_line(
    canvas: Sketch,
    lines: Lines,
    line: Line,
    left: float,
    baseline: float,
    element: Owners,
) -> None:
    size = lines.style.size
    for pieces, x in _runs(line, left, size):
        first = pieces[0]
        colour = canvas.colour(_colour_of(lines.text.spans[first.span], lines.style))
        words = "".join(p.words for p in pieces)
        span = _linked(lines.text.spans[first.span], canvas)
        owner = element[first.span] if isinstance(element, list) else element
        target = _target(owner, span, first.span, lines.whole or lines)
        y = number(canvas.height - baseline)
        before = f"{canvas.fill(colour)}BT 1 0 0 1 {number(x)} {y} Tm "
        canvas.words(_as_written(target, lines, first, words, (x, baseline)), before, first.face, words, size, first.level, " ET")
        for place in span.places:
            if place in canvas.places:
                canvas.place(place, baseline - size)
        if not isinstance(target, str):
            _link(canvas, target, span, (x, baseline - size, x + sum(p.width for p in pieces), baseline + size * 0.25))


def _colour_of(span: Span, style: TextStyle) -> str:
    return style.places if style.places and span.strong and span.places else style.colour


def _as_written(owner: Owner, lines: Lines, first: Piece, words: str, place: tuple[float, float]) -> Owner:
    """Return what a run of words belongs to; one that runs right to left is shown from left to right, so its element says how it reads."""
    if isinstance(owner, str) or not first.level & 1:
        return owner
    return SpanElement((lines, place), first.span, owner, ("Span",), actual=words)


def _linked(span: Span, canvas: Sketch) -> Span:
    """Return a span as it is on a canvas: without a link on one for a press, or to a place that is not in the file."""
    if not span.link and not span.leads_to:
        return span
    within = span.leads_to if canvas.has_links and span.leads_to in canvas.places else None
    return replace(span, link=span.link if canvas.has_links else None, leads_to=within)


def _link(canvas: Sketch, element: Element | SpanElement, span: Span, box: tuple[float, float, float, float]) -> None:
    """Add a span's link over (left, top, right, bottom), if it has one."""
    if span.link:
        canvas.link(element, span.link, span.text, box)
    elif span.leads_to:
        canvas.link_within(element, span.leads_to, canvas.places[span.leads_to], box)


def _runs(line: Line, left: float, size: float) -> Iterator[tuple[list[Piece], float]]:
    """Yield runs set alike, in logical order, each with the x of its left end."""
    runs: list[list[Piece]] = []
    for piece in line.pieces:
        if runs and (runs[-1][0].face, runs[-1][0].span, runs[-1][0].level) == (piece.face, piece.span, piece.level):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    widths = [run[0].face.width("".join(p.words for p in run), run[0].level) * size / 1000 for run in runs]
    x, places = left, {}
    for n in visual_order([run[0].level for run in runs]):
        places[n] = x
        x += widths[n]
    for n, run in enumerate(runs):
        yield run, places[n]


def _target(owner: Owner, span: Span, index: int, words: Lines) -> Owner:
    """Return what a run of words belongs to: its paragraph, or a Link or Span element within it; a link to other words is a reference."""
    if not isinstance(owner, Element):
        return owner
    if span.link:
        return SpanElement(words, index, owner, ("Link",), alt=span.text)
    if span.leads_to:
        return SpanElement(words, index, owner, ("Reference", "Link"), alt=span.text)
    return SpanElement(words, index, owner, ("Span",), lang=span.lang) if span.lang else owner
