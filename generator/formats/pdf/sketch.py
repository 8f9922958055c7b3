"""What is drawn of a box, before it is in any file: operators with what they belong to, links, places and bookmarks.

A sketch at one place of a page in given colours is always the same, so it is kept and put into any number of files. Coordinates are
points with y running down from the top of the sheet; they are flipped as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import quote

from generator.document.rendered import PrintedPixels
from generator.figures.curves import Edges
from generator.formats.pdf.fonts import Face, PlainFace
from generator.formats.pdf.inks import BLACK, Inks, screen_inks
from generator.formats.pdf.objects import string
from generator.formats.pdf.tags import Element, SpanElement

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.formats.pdf.press import PressSheet
    from generator.formats.pdf.shaping import ShapedFace

PRINTED = 4  # an annotation's flag (ISO 32000-1, 12.5.3)
_ASCII = "".join(map(chr, range(0x21, 0x7F)))  # the rest of an address is written as %XX (ISO 32000-1, 12.6.4.7; RFC 3986)
ARTIFACT = "/Artifact BMC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
MARKS = "/Artifact <</Type /Page>> BDC"
OVERPRINT = {True: "gRLs0", False: "gRLs1"}  # reportlab's names of graphics states
Owner = Element | SpanElement | str  # a structure element, one for a span of words, or an artifact of that kind


def number(value: float) -> str:
    """Return a coordinate as PDF syntax, to a hundredth of a point."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True, eq=False)
class SketchContext:
    """What a sketch depends on besides what is drawn: the height of the page, the colours, the press, and the places in the file.

    `places` has what words may lead to, with what a listener hears of it.
    """

    height: float
    colours: Mapping[str, str]
    black_ink: bool
    press: PressSheet | None
    places: Mapping[str, str]
    inks: Inks = field(repr=False)


def ground_of(height: float, theme: Theme, press: PressSheet | None, places: Mapping[str, str]) -> SketchContext:
    """Return what sketches of a handout depend on: for equal values always the same object, by which sketches are kept."""
    return _ground(height, tuple(theme.colours.items()), theme.black_ink, press, tuple(places.items()))


@lru_cache(maxsize=64)
def _ground(
    height: float,
    colours: tuple[tuple[str, str], ...],
    black_ink: bool,
    press: PressSheet | None,
    places: tuple[tuple[str, str], ...],
) -> SketchContext:
    return SketchContext(height, dict(colours), black_ink, press, dict(places), press.inks if press else screen_inks)


CommandName = Literal["emit", "own", "belong", "words", "picture", "prints", "describe", "open", "lead", "place", "bookmark"]
Command = tuple[CommandName, tuple[Any, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class FinishedSketch:
    """A finished sketch: what is done for it, by name, the letters that it shows, and its faces whose codes depend on the file."""

    acts: tuple[Command, ...]
    letters: tuple[tuple[PlainFace, frozenset[str]], ...] = ()
    shaped: tuple[ShapedFace, ...] = ()


class Sketch:
    """Collects what is drawn. Nothing is known of the graphics state before it; after it, nothing is printed over other inks."""

    def __init__(self, ground: SketchContext) -> None:
        self.ground = ground
        self.height = ground.height
        self.places = ground.places
        self._acts: list[Command] = []
        self._letters: dict[PlainFace, set[str]] = {}
        self._owner: Owner | None = None
        self._code: list[str] = []
        self._state: dict[str, str] = {}  # graphics state as last written

    def piece(self) -> FinishedSketch:
        """Return what was drawn."""
        if self._state.get("overprint") == _overprint(on=True):
            self.emit(self._owner or ARTIFACT, _overprint(on=False))
        self._settle()
        letters = tuple((face, frozenset(each)) for face, each in self._letters.items())
        shaped = dict.fromkeys(cast("ShapedFace", arguments[2]) for act, arguments in self._acts if act == "words")
        return FinishedSketch(tuple(self._acts), letters, tuple(shaped))

    # -- colours and graphics state -----------------------------------------------------------------------------
    def colour(self, role: str) -> str:
        """Return the value of a colour's role as six hexadecimal digits; KeyError for an unknown role."""
        return self.ground.colours[role]

    @property
    def black_ink(self) -> bool:
        """Whether all colours are greys."""
        return self.ground.black_ink

    @property
    def press(self) -> PressSheet | None:
        """What a print shop gets, if the page is for one."""
        return self.ground.press

    def fill(self, hexadecimal: str) -> str:
        """Return the operator that sets the fill colour, or '' if it is set already. On a press, black ink is printed over the others."""
        ink = self.ground.inks(hexadecimal).fill
        return self._printed_over(on=ink == f"{BLACK} k") + self._set("fill", ink + " ")

    def _printed_over(self, *, on: bool) -> str:  # it is the state itself
        """Return the operator that sets whether areas and words leave other inks below them, or '' if it is set already."""
        if not self.press or (not on and "overprint" not in self._state):
            return ""
        return self._set("overprint", _overprint(on=on))

    def pen(self, hexadecimal: str, width: float) -> str:
        """Return the operators that set stroke colour and line width, or '' if they are set already."""
        return self._set("line", self.ground.inks(hexadecimal).line + " ") + self._set("width", number(width) + " w ")

    def _set(self, key: str, operator: str) -> str:
        if self._state.get(key) == operator:
            return ""
        self._state[key] = operator
        return operator

    # -- content ------------------------------------------------------------------------------------------------
    def belong(self, owner: Owner) -> None:
        """Mark what follows as content of an element, or as an artifact of that kind."""
        if owner != self._owner:
            self._settle()
            self._owner = owner

    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self.belong(owner)
        self._code.append(code)

    def own(self, owner: Owner, code: str) -> None:
        """Write operators of which each clinic has others, more or fewer: they are never a stream of their own."""
        self._settle()
        self._acts.append(("own", (owner, code)))

    def words(self, owner: Owner, before: str, face: Face, words: str, size: float, level: int = 0, after: str = "") -> None:
        """Show words between other operators; a face whose codes are not the same in every file shows them when they are in one."""
        if isinstance(face, PlainFace):
            self._letters.setdefault(face, set()).update(words)
            self.emit(owner, before + face.written(words, size) + after)
        else:
            self._settle()
            self._acts.append(("words", (owner, before, face, words, size, level, after)))

    def picture(self, key: str, made: Callable[[], object]) -> str:
        """Return an image's name on the page; it is `made` once per file and listed in the resources of the pages that show it."""
        self._acts.append(("picture", (key, made)))
        return image_name(key)

    def prints(self, pixels: PrintedPixels) -> None:
        """Note how fine a picture is printed."""
        self._acts.append(("prints", (pixels,)))

    def describe(self, element: Element, attributes: str) -> None:
        """Give an element attributes that only drawing knows."""
        self._acts.append(("describe", (element, attributes)))

    # -- links and bookmarks ------------------------------------------------------------------------------------
    @property
    def has_links(self) -> bool:
        """Whether words can be links: on a page for a press, PDF/X-4 forbids annotations."""
        return self.press is None

    def link(self, owner: Element | SpanElement, address: str, words: str, box: Edges) -> None:
        """Add a link to a Link element."""
        uri = string(quote(address, _ASCII)).decode("ascii")
        self._settle()
        self._acts.append(("open", (owner, self._annotation(words, box), f"/A <</Type /Action/S /URI/URI {uri}>>")))

    def link_within(self, owner: Element | SpanElement, place: str, words: str, box: Edges) -> None:
        """Add a link to a Link element that opens a place in this file."""
        self._settle()
        self._acts.append(("lead", (owner, self._annotation(words, box), place)))

    def _annotation(self, words: str, box: Edges) -> str:
        """Return what does not differ from file to file in the object of a link (ISO 32000-1, 12.5.2)."""
        left, top, right, bottom = box
        rect = " ".join(map(number, (left, self.height - bottom, right, self.height - top)))
        contents = string(words).decode("ascii")
        return f"/Type /Annot/Subtype /Link/Rect [{rect}]/Border [0 0 0]/F {PRINTED}/Contents {contents}"

    def place(self, named: str, y: float) -> None:
        """Name a place on this page, at y, for links to it."""
        self._acts.append(("place", (named, y)))

    def bookmark(self, words: str, level: int, y: float, page: int | None = None) -> None:
        """Add a bookmark for a heading at y; level 0 is the document's title. `page` is read there, if it is not the one being drawn."""
        self._acts.append(("bookmark", (words, level, y, page)))

    def _settle(self) -> None:
        """Write down what was emitted for one owner."""
        if self._owner is not None:
            self._acts.append(("emit", (self._owner, "\n".join(self._code))) if self._code else ("belong", (self._owner,)))
            self._code = []
            self._owner = None


def _overprint(*, on: bool) -> str:
    return f"/{OVERPRINT[on]} gs "


def image_name(key: str) -> str:
    """Return the name of an image among the resources of a page."""
    return f"FormXob.{key}"  # as reportlab calls them
