"""The cover of a folded sheet: the whole panel, with the title above a white arch that holds the drawing and invites to open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.design.paper import MM, Paper
from generator.document.blocks import Masthead
from generator.figures.vesicles import Vesicles
from generator.formats.pdf.blocks.chip import chip
from generator.formats.pdf.blocks.figure import paint_drawing, paint_in_disc
from generator.formats.pdf.blocks.panel import LOGO_HEIGHT, PanelStyle, lines_of, logo_mark, look_of
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element

ARCH_SIDE, ARCH_FOOT = 12.0 * MM, 12.5 * MM  # from the panel's edges to the arch: on an office printer, 4 mm of colour are around it
INSIDE, LEAST_INSIDE = 0.82, 0.3  # the drawing, of the arch's width; and how small it may be, of the panel's, 25 mm: it is still known
BELOW_DRAWING, BELOW_INVITATION = 0.5, 0.6  # of the grid: to the words below it, and from them to the foot of the arch
PAD, SIDE = 0.75, 0.5  # of the grid: from the top and the sides of the text of other panels to the words
CHIP_WIDER = 0.1  # of the grid: how much nearer to the panel's edge the status may come
CIRCLES = 0.5  # of the panel's width, where there is no drawing


def cover(block: Masthead, width: float, parent: Element, setting: Setting) -> Box:
    """Return a box that fills the first panel of a folded sheet, edges included."""
    look, g, paper = look_of(setting), setting.g, setting.paper
    room = width - 2 * SIDE * g
    clinic, service, title, subtitle = look.colours
    mark = logo_mark(block, room, LOGO_HEIGHT, parent, setting)
    mark_height = LOGO_HEIGHT + 0.5 * g if mark.logo else 0.0
    name = lines_of(setting, room, (block.clinic, "body", clinic, True), (block.service, "body", service, False))
    heads = lines_of(setting, room, (block.title, "title", title, False), (block.subtitle, "lead", subtitle, False))
    if block.note:
        heads = [*heads, *lines_of(setting, room, (block.note, "body", subtitle, False))]
    status = chip(block.status, room + CHIP_WIDER * g, setting, approved=block.approved) if block.status else None
    inviting = setting.style("head", "" if block.drawing else title, align="centre")  # on the white arch, or on the panel itself
    open_it = setting.break_text(block.invitation, inviting, room) if block.invitation else None
    panel_left, panel_top, wide, high = paper.cover
    arch_left, arch_wide, above = _arch(paper)
    around = above + (BELOW_DRAWING + BELOW_INVITATION) * g + ARCH_FOOT - paper.top
    below_words = g + (LEAST_INSIDE * wide + around if block.drawing else 0.0) + (open_it.height if open_it else 0.0)

    def measured(heads: Sequence[Lines]) -> tuple[list[float], float]:
        """Return how far down each part of the words begins, and where they end."""
        spaces = [0.0, 0.0, 0.5 * g if status else 0.0, 1.75 * g, *([0.75 * g] * (len(heads) - 1))]
        heights = [name[0].height, name[1].height, status.height if status else 0.0, *(lines.height for lines in heads)]
        tops = [PAD * g + mark_height + sum(heights[:n]) + sum(spaces[: n + 1]) for n in range(len(heights))]
        return tops, tops[-1] + heights[-1]

    if block.main_point:
        large, small = (lines_of(setting, room, (block.main_point, role, title, False)) for role in ("main", "body"))
        fits = measured([*heads, *large])[1] + below_words <= paper.feet(0.0)[0] - paper.top
        heads = [*heads, *(large if fits else small)]
    tops, words_foot = measured(heads)
    tags = [parent.child(tag) for tag in ("P", "P", "P", "H1", *("P" for _ in heads[1:]))]
    figure = parent.child("Figure", alt=block.drawing.alt) if block.drawing else None
    below = parent.child("P")

    def draw(canvas: Sketch, left: float, top: float) -> None:
        x, words = left + panel_left, left + SIDE * g
        look.paint_box(canvas, (x, panel_top, wide, high))
        if not block.drawing:
            _paint_circles(canvas, setting, (x, top + words_foot, wide, panel_top + high - top - words_foot), look)
        canvas.bookmark(block.title.plain, 0, top)
        mark.paint(canvas, setting, (words, top + PAD * g), dark=look.dark)
        for lines, target, y in zip((*name, *heads), (*tags[:2], *tags[3:]), (*tops[:2], *tops[3:]), strict=True):
            setting.draw(canvas, lines, (words, top + y, room), target)
        if status:
            status.paint(canvas, (words, top + tops[2]), tags[2])
        arch_foot = paper.size[1] - ARCH_FOOT
        foot = arch_foot - BELOW_INVITATION * g - (open_it.height if open_it else 0.0)
        if block.drawing and figure:
            side = min(INSIDE * arch_wide, foot - BELOW_DRAWING * g - (top + words_foot + g) - above)
            place = (left + arch_left + (arch_wide - side) / 2, foot - BELOW_DRAWING * g - side, side)
            _paint_arch(canvas, (left + arch_left, place[1] - above, arch_wide), arch_foot)
            paint_in_disc(canvas, setting, block.drawing, place, figure)
        if open_it:
            setting.draw(canvas, open_it, (words, foot, room), below)

    def of(height: float) -> Box:
        return Box(height, draw)

    return replace(of(setting.on_grid(words_foot + below_words)), grown=of, fills=True)


def _paint_circles(canvas: Sketch, setting: Setting, below: tuple[float, float, float, float], look: PanelStyle) -> None:
    """Paint circles at the right of what a panel has below its words (left, top, width, height)."""
    left, top, width, height = below
    circles = Vesicles(dark=look.dark, corner=look.radius, below_words=True)
    paint_drawing(canvas, setting, circles, (left + width * (1 - CIRCLES), top, width * CIRCLES, height), ARTIFACT)


def _arch(paper: Paper) -> tuple[float, float, float]:
    """Return left of the arch, from where the words begin, its width, and how far above the drawing its top is.

    It stands in the same place whether the panel is cut or not.
    """
    panel = paper.panels[0]
    width = panel.width * MM - 2 * ARCH_SIDE
    return (panel.left - panel.text) * MM + ARCH_SIDE, width, (1 - INSIDE) / 2 * width


def _paint_arch(canvas: Sketch, arch: tuple[float, float, float], foot: float) -> None:
    """Paint a white arch (left, top, width) whose top is a half circle, down to its foot. The panel goes on around it, on all sides."""
    left, top, width = arch
    paint_rect(canvas, (left, top, width, foot - top), fill="white", radius=width / 2, corners="ab")
