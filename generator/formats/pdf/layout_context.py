"""What laying a block out depends on: theme, paper, faces, and the colours of the box it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.design.fonts import FaceRole
from generator.design.paper import Paper
from generator.design.theme import TypeRole
from generator.figures.curves import Corners, rounded_rect
from generator.figures.logo import Logo
from generator.formats.pdf.figures import path_operators
from generator.formats.pdf.fonts import Faces
from generator.formats.pdf.inline import Align, Lines, Owners, TextStyle, break_text, draw_lines
from generator.formats.pdf.sketch import ARTIFACT, Sketch, number
from generator.problems import Problem
from generator.remembering import kept
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Sizes:
    """Size and leading of words in points, by their role."""

    by_role: tuple[tuple[TypeRole, tuple[float, float]], ...]

    def __getitem__(self, role: TypeRole) -> tuple[float, float]:
        """Return a role's size and leading."""
        return next(own for name, own in self.by_role if name == role)


@dataclass(frozen=True, slots=True)
class PanelLook:
    """The panel at the head of a handout: dark or light, with the clinic's logo."""

    dark: bool
    logo: Logo | None


_FACES: dict[TypeRole, tuple[FaceRole, str]] = {
    "title": ("heading", "white"),
    "section": ("heading", "deep"),
    "minor": ("heading", "deep"),
    "head": ("strong", "deep"),
    "answer": ("heading", "white"),
    "numeral": ("heading", "deep"),
    "figure": ("heading", "deep"),
    "main": ("heading", "deep"),
    "lead": ("regular", "ink"),
    "body": ("regular", "ink"),
    "other-formats": ("medium", "deep"),
}
_HEADINGS: frozenset[TypeRole] = frozenset({"title", "section", "minor", "head"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Type, paper and faces, with the roles of colours of the surrounding box: what gives these their values is not known before drawing.

    `sizes` gives (size, leading) in points by role; `grid` is the body's leading. `problems` collects what does not fit.
    """

    grid: float
    sizes: Sizes
    paper: Paper
    faces: Faces
    problems: list[Problem] = field(default_factory=list)
    panel: PanelLook | None = None  # of a section with a masthead
    ink: str = ""  # overrides the colour of words: white on a dark card
    bullet: str = "terracotta"
    number: str = "terracotta-text"  # of a numbered list
    tight: bool = False  # in a table's cell: no space between paragraphs

    @property
    def g(self) -> float:
        """The baseline grid's step: body leading, in points."""
        return self.grid

    @property
    def drop(self) -> float:
        """From the foot of a line's box up to its baseline."""
        return self.grid / 4

    def within(self, **changes: object) -> Setting:
        """Return the setting of a box within this one."""
        return replace(self, **changes)  # type: ignore[arg-type]  # names are checked by dataclasses.replace

    def style(self, role: TypeRole, colour: str = "", face: FaceRole | None = None, align: Align = "left") -> TextStyle:
        """Return how words of a role are set here."""
        size, leading = self.sizes[role]
        own_face, own_colour = _FACES[role]
        return TextStyle(size, leading, face or own_face, colour or self.ink or own_colour, align=align, by_sense=role in _HEADINGS)

    def break_text(self, text: Text, style: TextStyle, width: float, *, continues: bool = False, indent: float = 0.0) -> Lines:
        """Break a text; a word wider than its line is a problem."""
        lines = break_text(text, style, width, self.faces, continues=continues, indent=indent)
        if lines.overfull:
            self.problems.append(
                Problem(
                    "F003",
                    f"'{lines.overfull}' is wider than its line",
                    text.location or next((span.location for span in text.spans if span.location), None),
                    "shorten the word, or split it with a space or a hyphen",
                )
            )
        return lines

    def break_evenly(self, text: Text, style: TextStyle, width: float) -> Lines:
        """Break a heading into as many lines as it needs, all about as long: none ends with a word or two."""
        found = self.break_text(text, style, width)
        narrow, wide, count = 0.0, width, len(found.lines)
        while count > 1 and not found.overfull and wide - narrow > self.g / 4:
            middle = (narrow + wide) / 2
            lines = break_text(text, style, middle, self.faces)
            if len(lines.lines) > count or lines.overfull:
                narrow = middle
            else:
                found, wide = lines, middle
        return found

    def draw(
        self,
        canvas: Sketch,
        lines: Lines,
        place: tuple[float, float, float],
        target: Owners,
    ) -> None:
        """Draw lines at (left, top, width)."""
        draw_lines(canvas, lines, place, self.drop, target)

    def on_grid(self, height: float) -> float:
        """Round a height up to the baseline grid."""
        step = self.grid / 4
        return -(-round(height, 3) // step) * step


_TRAILING_ZEROS = re.compile(r"\.00|(?<=\.\d)0(?= )")  # of numbers with two decimals
WRITING_PEN = 0.6  # points: of lines to write on
_HANDLE = 0.5523  # curves.QUARTER to four places: more would move some corners by 0.01 pt, and so change the bytes of printed handouts


@kept(4096)  # rectangles on pages: those of all handouts of ten conditions
def rect_path(box: tuple[float, float, float, float], radius: float = 0.0, corners: Corners = "abcd", height: float = 0.0) -> str:
    """Return the path of (left, top, width, height) on a page of `height`, named corners rounded."""
    left, top, width, tall = box
    if not radius:
        return f"{number(left)} {number(height - top - tall)} {number(width)} {number(tall)} re"
    edges = (left, height - top, left + width, height - top - tall)
    return _TRAILING_ZEROS.sub("", path_operators(rounded_rect(edges, radius, -radius, corners, _HANDLE)))


def paint_rect(
    canvas: Sketch,
    box: tuple[float, float, float, float],
    *,
    fill: str = "",
    stroke: str = "",
    width: float = 0.0,
    radius: float = 0.0,
    corners: Corners = "abcd",
    dash: str = "",
) -> None:
    """Paint a rectangle as an artifact; an outline is inside the box, so that neighbours align."""
    left, top, wide, tall = box
    inset = width / 2 if stroke else 0.0
    inner = (left + inset, top + inset, wide - width * bool(stroke), tall - width * bool(stroke))
    colours = (canvas.fill(canvas.colour(fill)) if fill else "") + (canvas.pen(canvas.colour(stroke), width) if stroke else "")
    painted = f"{rect_path(inner, radius, corners, canvas.height)} {'B' if fill and stroke else 'f' if fill else 'S'}"
    canvas.emit(ARTIFACT, f"{colours}{dash} d {painted} [] 0 d" if dash else colours + painted)


def paint_line(canvas: Sketch, start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> None:
    """Paint a straight line as an artifact."""
    (x1, y1), (x2, y2) = start, end
    pen = canvas.pen(canvas.colour(colour), width)
    h = canvas.height
    canvas.emit(ARTIFACT, f"{pen}{number(x1)} {number(h - y1)} m {number(x2)} {number(h - y2)} l S")


def paint_polygon(canvas: Sketch, points: list[tuple[float, float]], fill: str) -> None:
    """Paint a filled polygon as an artifact."""
    path = " ".join(f"{number(x)} {number(canvas.height - y)} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
    canvas.emit(ARTIFACT, f"{canvas.fill(canvas.colour(fill))}{path} h f")


def paint_disc(canvas: Sketch, centre: tuple[float, float], radius: float, fill: str = "", stroke: str = "", width: float = 0.0) -> None:
    """Paint a disc or ring as an artifact."""
    x, y = centre
    paint_rect(canvas, (x - radius, y - radius, 2 * radius, 2 * radius), fill=fill, stroke=stroke, width=width, radius=radius - width / 2)
