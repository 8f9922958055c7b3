"""The head of the first page: a panel that may extend beyond the text. `cover` has that of a folded sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.paper import MM
from generator.document.blocks import Masthead, SmallDrawing
from generator.figures.drawing import Drawing
from generator.formats.pdf.blocks.chip import Chip, chip
from generator.formats.pdf.blocks.cover import cover
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.figure import paint_in_disc
from generator.formats.pdf.blocks.panel import BESIDE_LOGO, LogoSet, PanelStyle, lines_of, logo_mark, look_of
from generator.formats.pdf.blocks.thumb_tab import paint_tab, tab_code
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_disc
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

WORDS_BESIDE_RING, WORDS_BESIDE_PAIR = 0.68, 0.63  # of the text width
GAP = 0.6  # of the grid: between clinic, service and status
ABOVE_BESIDE = 0.25  # of the grid: above the service with the status, which is below the clinic and keeps away from its letters
CHIP_ABOVE = 0.125  # of the grid: how far the status begins above the words beside it
BELOW_SUBTITLE = 0.25  # of the grid: so that a status beside the note keeps away from what hangs below the subtitle's line
RING_TOP = 0.82  # of the ring: its width as high up as the status, which may come near it there
AIRY, CLOSE = (0.5, 0.35), (0.25, 0.1)  # of the grid: above the title and above the subtitle, as they are and where there is little room
FOOT, CLOSE_FOOT = 0.6, 0.35  # of the grid: below the words
TITLE_LINES, MOST_TITLE_LINES = 2, 3  # as it is to be; and with a long name, in small type
CAPTION_LINES = 2  # of what is below the ring: more would hang into the words below the panel, and the title says them
LEADING, CLOSE_LEADING = 1.125, 1.05  # of the size, on the grid; of a title of more lines, and of a subtitle of more than one
MEASURE = 36  # of the size: a subtitle's longest line, some 75 characters
RING, RING_EDGE, RING_BELOW = 48 * MM, 1.5 * MM, 5.5 * MM  # its diameter, its white edge, and how far it is below the panel
RING_SHARE, RING_INSIDE = 0.3, 0.5  # of the text width, at most; on narrow paper it is inside the panel: its distance of the grid
PICTURED_HEIGHT = 46 * MM
LOW_LOGO = 20.0  # the height of a logo, which does not make the panel higher
BRIEF_RING, BRIEF_HEIGHT = 42 * MM, 39 * MM  # on a handout of one page
CLOSE_RING, CLOSE_HEIGHT = 32 * MM, 27 * MM  # on one that is full
TWIN, TWIN_EDGE, TWIN_GAP = 20 * MM, 0.5 * MM, 2 * MM  # the small one: its diameter, its white edge, and how far it is from the ring
INSET, INSET_EDGE = 18 * MM, 1 * MM  # a small one that has no room beside the ring: it covers the ring's foot on the right
OVER, OVER_EDGE, OVER_OUT = (
    11 * MM,
    0.4 * MM,
    2.5 * MM,
)  # what covers the foot of the small one on the left, and how far it reaches beyond it
BESIDE = 0.75  # of the grid: from the words to the small one


@dataclass(frozen=True, slots=True)
class _LaidWords:
    """The masthead's lines with their elements and places in the panel; where the clinic's mark and the foot are."""

    placed: tuple[tuple[Lines, Element, float, float], ...]
    mark_top: float
    foot: float
    status: tuple[Chip, Element, float, float] | None = None


@lay.register
def _masthead(block: Masthead, width: float, parent: Element, setting: Setting) -> list[Box]:
    if setting.paper.panels:
        return [cover(block, width, parent, setting)]
    look, g = look_of(setting), setting.g
    wide, pictured = setting.paper.side_by_side, block.drawing
    usual_ring, usual_height = _measures(block)
    ring = min(usual_ring, RING_SHARE * width)
    below = RING_BELOW if wide else -RING_INSIDE * g
    beside = _that_fit(block, width, ring, setting) if wide else ()
    figure = parent.child("Figure", alt=pictured.alt) if pictured else None
    inset = _inset(block, beside, parent, setting) if wide and pictured else None
    under = ring - (INSET if inset else 0.0)
    caption = _caption(block.caption, under, setting) if block.caption and wide else None
    twins = [_twin(small, parent, setting, dark=look.dark) for small in beside]
    tab = tab_code(block.tab, setting) if block.tab and wide else None
    mark = logo_mark(block, WORDS_BESIDE_RING * width, LOW_LOGO, parent, setting)
    room = _room(len(beside), width, ring, g) if pictured else width
    words = _place_words(block, look, mark, (room, width), ring if pictured else 0.0, parent, setting)
    least = (usual_height if wide else ring + 2 * RING_INSIDE * g) if pictured else 0.0
    height = look.more + setting.on_grid(max(words.foot - look.more + (CLOSE_FOOT if block.close else FOOT) * g, least))

    def draw(canvas: Sketch, left: float, top: float) -> None:
        top -= look.above
        look.paint(canvas, (left, top, width, height))
        if pictured and figure:
            _paint_ring(canvas, setting, pictured, (left + width - ring, top + height + below - ring, ring), figure)
            if caption:
                setting.draw(canvas, caption, (left + width - ring, top + height + below, under), ARTIFACT)
            if inset:
                inset.paint(canvas, setting, (left + width - INSET, top + height + below - INSET))
            for place, twin in enumerate(twins, 1):
                twin.paint(canvas, setting, (left + width - ring - place * (TWIN_GAP + TWIN), top + height - TWIN_GAP - TWIN))
        if block.tab and tab:
            paint_tab(canvas, setting, block.tab, tab)
        mark.paint(canvas, setting, (left, top + words.mark_top), dark=look.dark)
        canvas.bookmark(block.title.plain, 0, top)
        for lines, element, x, y in words.placed:
            setting.draw(canvas, lines, (left + x, top + y, width), element)
        if words.status:
            status, element, x, y = words.status
            status.paint(canvas, (left + x, top + y), element)

    return [Box(setting.on_grid(height - look.above), draw, after=0.75 * g)]


def _measures(block: Masthead) -> tuple[float, float]:
    """Return the diameter of the ring and the height of the panel, unless its words are higher."""
    if block.close:
        return CLOSE_RING, CLOSE_HEIGHT
    return (BRIEF_RING, BRIEF_HEIGHT) if block.note else (RING, PICTURED_HEIGHT)


def _caption(text: Text, width: float, setting: Setting) -> Lines | None:
    """Return what is below the ring, or None if it has no room there."""
    lines = replace(setting, problems=[]).break_text(text, setting.style("body", "slate", align="centre"), width)
    return None if lines.overfull or len(lines.lines) > CAPTION_LINES else lines


def _that_fit(block: Masthead, width: float, ring: float, setting: Setting) -> tuple[SmallDrawing, ...]:
    """Return the small drawings: the last of them, and those before it beside which the title is as large as a title is to be.

    One before the last is left out where its own word is wider than it; the last, too, where the title would take so many lines beside it
    that they make the panel higher.
    """
    quiet = replace(setting, problems=[])  # where a word is too wide beside them, they are left out
    style = setting.style("body", align="centre")
    too_wide = [n for n, small in enumerate(block.beside[:-1], 1) if quiet.break_text(small.label, style, TWIN).overfull]
    drawings = len(block.beside) - max(too_wide, default=0)
    titles = ((count, _title(block.title, _room(count, width, ring, setting.g), "ink", quiet)) for count in range(drawings, 0, -1))
    fitting = (count for count, title in titles if _is_good(title, setting) or (count == 1 and len(title.lines) <= MOST_TITLE_LINES))
    return block.beside[len(block.beside) - next(fitting, 0) :]


def _is_good(title: Lines, setting: Setting) -> bool:
    """Return whether a title has two lines, the first up to its colon, and is larger than the heading of a section."""
    low = len(title.lines) <= TITLE_LINES and not title.overfull
    return low and _ends_at_colon(title) and title.style.size > setting.sizes["section"][0]


def _room(beside: int, width: float, ring: float, g: float) -> float:
    """Return how wide the words may be before a ring, with `beside` small drawings between them and it."""
    if not beside:
        return WORDS_BESIDE_RING * width
    return min(WORDS_BESIDE_PAIR * width, width - ring - beside * (TWIN_GAP + TWIN) - BESIDE * g)


def _paint_ring(
    canvas: Sketch, setting: Setting, drawing: Drawing, place: tuple[float, float, float], element: Element, edge: float = RING_EDGE
) -> None:
    """Paint a drawing in a white ring at (left, top, diameter)."""
    left, top, ring = place
    paint_disc(canvas, (left + ring / 2, top + ring / 2), ring / 2, fill="white", stroke="deep", width=1.5)
    side = ring - 2 * edge
    paint_in_disc(canvas, setting, drawing, (left + edge, top + edge, side), element)


@dataclass(frozen=True, slots=True)
class _Twin:
    """A small drawing beside the ring, such as the same head without what the handout is about, with a word."""

    drawing: Drawing
    label: Lines
    element: Element
    size: tuple[float, float]  # its diameter and its white edge
    above: float  # of the word, from the top of the ring
    over: tuple[Drawing, Element] | None = None  # what covers its foot

    def paint(self, canvas: Sketch, setting: Setting, place: tuple[float, float]) -> None:
        """Paint it with its top left corner at (left, top); the word is an artifact, as the alternative text says it."""
        (left, top), (diameter, edge) = place, self.size
        _paint_ring(canvas, setting, self.drawing, (left, top, diameter), self.element, edge)
        setting.draw(canvas, self.label, (left, top - self.above, diameter), ARTIFACT)
        if self.over:
            drawing, element = self.over
            _paint_ring(canvas, setting, drawing, (left - OVER_OUT, top + diameter - OVER, OVER), element, OVER_EDGE)


def _twin(small: SmallDrawing, parent: Element, setting: Setting, *, dark: bool) -> _Twin:
    """Return a small drawing with its word above."""
    element = parent.child("Figure", alt=small.drawing.alt)
    over = (small.without, parent.child("Figure", alt=small.without.alt)) if small.without else None
    style = setting.style("body", "pale" if dark else "ink", align="centre")
    label = setting.break_text(small.label, style, TWIN)
    return _Twin(small.drawing, label, element, (TWIN, TWIN_EDGE), label.height + 0.1 * setting.g, over)


def _inset(block: Masthead, beside: tuple[SmallDrawing, ...], parent: Element, setting: Setting) -> _Twin | None:
    """Return the last small drawing that is left out beside the ring, if there is one whose word has room below it."""
    if not (left_out := block.beside[: len(block.beside) - len(beside)]):
        return None
    small, quiet = left_out[-1], replace(setting, problems=[])
    label = quiet.break_text(small.label, setting.style("body", "slate", align="centre"), INSET)
    if label.overfull:
        return None
    return _Twin(small.drawing, label, parent.child("Figure", alt=small.drawing.alt), (INSET, INSET_EDGE), -INSET)


def _place_words(
    block: Masthead, look: PanelStyle, mark: LogoSet, widths: tuple[float, float], ring: float, parent: Element, setting: Setting
) -> _LaidWords:
    """Set clinic, service and status in one line if they fit, the title below it, then the subtitle, and the note if there is one.

    Where the status does not fit, it is beside the note; else the service is below the clinic if that makes room for it beside either;
    where it fits nowhere, it is below the other words.

    `widths` are those of the words and of the whole; the status may come nearer to a `ring` than the other words.
    """
    width, whole = widths
    g = setting.g
    clinic, service, title, subtitle = look.colours
    beside = mark.width + BESIDE_LOGO if mark.logo else 0.0
    name, care = lines_of(setting, width - beside, (block.clinic, "body", clinic, True), (block.service, "body", service, False))
    if len(name.lines) > 1:
        (name,) = lines_of(setting, whole - RING_TOP * ring - beside, (block.clinic, "body", clinic, True))
    status = chip(block.status, width, setting, approved=block.approved) if block.status else None
    in_line = len(name.lines) == 1 and name.width + GAP * g + care.width <= width - beside
    room = whole - RING_TOP * ring - (status.width + GAP * g if status else 0.0)  # for the words before the status
    ends = {True: beside + name.width + GAP * g + care.width, False: beside + max(name.width, care.width)}
    note = lines_of(setting, width, (block.note, "body", service, False)) if block.note else []
    beside_note = in_line and ends[True] > room and _has_room_for(status, note, width, g)
    in_line = beside_note or (in_line and (ends[True] <= room or ends[False] > room))
    care_at = (beside + name.width + GAP * g, 0.0) if in_line else (beside, name.height)
    chip_fits = status is not None and ends[in_line] <= room
    below_name = status is not None and not (in_line or chip_fits) and _ends_before_ring(status, care_at[0] + care.width, whole - ring, g)
    care_at = (care_at[0], care_at[1] + (ABOVE_BESIDE * g if below_name else 0.0))
    high = max(mark.height, care_at[1] + care.height)
    inset = look.inset((0.35 if mark.logo else 0.75) * g)
    first = inset + max(0.0, (high - name.height) / 2) if in_line else inset
    heads = [_title(block.title, width, title, setting), _subtitle(block.subtitle, width, subtitle, setting), *note]
    gaps = _gaps(inset - look.more + high + sum(lines.height for lines in heads), block, setting)
    title_top = inset + high + gaps[0]
    tops = [title_top, title_top + heads[0].height + gaps[1]]
    tops += [tops[1] + heads[1].height + (BELOW_SUBTITLE * g if beside_note else 0.0)] if block.note else []
    lefts = [0.0] * len(heads)
    if block.close and note and not beside_note and heads[1].width + 2 * GAP * g + note[0].width <= width:
        tops[2] = tops[1] + heads[1].height - note[0].height
        lefts[2] = heads[1].width + 2 * GAP * g
    foot = tops[-1] + heads[-1].height
    if beside_note:
        chip_at = (note[0].width + GAP * g, tops[-1] - CHIP_ABOVE * g)
    elif below_name:
        chip_at = (care_at[0] + care.width + GAP * g, first + care_at[1] - CHIP_ABOVE * g)
    else:
        chip_at = (ends[in_line] + GAP * g, first - CHIP_ABOVE * g) if chip_fits else (0.0, foot + 0.35 * g)
    placed = [(name, parent.child("P"), beside, first), (care, parent.child("P"), care_at[0], first + care_at[1])]
    shown = (status, parent.child("P"), *chip_at) if status else None
    tags = ("H1", "P", "P")
    placed += [(lines, parent.child(tag), left, top) for lines, tag, left, top in zip(heads, tags, lefts, tops, strict=False)]
    below = max(foot, chip_at[1] + status.height) if status else foot
    return _LaidWords(tuple(placed), inset, below, shown)


def _gaps(words: float, block: Masthead, setting: Setting) -> tuple[float, float]:
    """Return the space above the title and above the subtitle: less where `words`, points high with what is above them, fill the panel."""
    g = setting.g
    full = block.drawing is not None and setting.paper.side_by_side and words + sum(AIRY) * g > PICTURED_HEIGHT - FOOT * g
    above, between = CLOSE if block.note or full else AIRY
    return above * g, between * g


def _ends_before_ring(status: Chip, start: float, edge: float, g: float) -> bool:
    """Return whether a status after words that end at `start` keeps away from the left `edge` of a ring."""
    return start + 2 * GAP * g + status.width <= edge


def _has_room_for(status: Chip | None, note: list[Lines], width: float, g: float) -> bool:
    """Return whether a status fits beside a note of one line."""
    return bool(status and note) and len(note[0].lines) == 1 and note[0].width + GAP * g + (status.width if status else 0.0) <= width


def _title(text: Text, width: float, colour: str, setting: Setting) -> Lines:
    """Return a title in the largest type in which it takes two lines, the first up to its colon if it has one: so the panel stays low.

    Where no type does that, its lines end where they may; more than two are as small as the heading of a section, and closer.
    """
    style = setting.style("title", colour)
    least = setting.sizes["section"]
    steps = int(max(0.0, style.size - least[0]))
    between = ((style.size - step, setting.on_grid(LEADING * (style.size - step))) for step in range(1, steps))
    sizes = ((style.size, style.leading), *between, least)
    broken = [setting.break_text(text, replace(style, size=size, leading=leading), width) for size, leading in sizes]
    low = [lines for lines in broken if len(lines.lines) <= TITLE_LINES]
    if found := next(filter(_ends_at_colon, low), broken[0] if broken[0] in low else None):
        return found
    return setting.break_text(text, replace(style, size=least[0], leading=setting.on_grid(CLOSE_LEADING * least[0])), width)


def _subtitle(text: Text, width: float, colour: str, setting: Setting) -> Lines:
    """Return a subtitle in lines that are easily read across; where it takes more than one on a wide page, they are close."""
    style = setting.style("lead", colour)
    width = min(width, MEASURE * style.size)
    lines = setting.break_text(text, style, width)
    if len(lines.lines) == 1 or not setting.paper.side_by_side:
        return lines
    return setting.break_text(text, replace(style, leading=setting.on_grid(CLOSE_LEADING * style.size)), width)


def _ends_at_colon(title: Lines) -> bool:
    """Return whether a title's first line ends with what is before its colon, or has all of it."""
    if ":" not in title.text.plain or len(title.lines) == 1:
        return True
    return "".join(piece.words for piece in title.lines[0].pieces).rstrip().endswith(":")
