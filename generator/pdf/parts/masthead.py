"""The head of the first page: a dark panel, or a light one that saves ink. It may reach further out than the text."""

from __future__ import annotations

from generator.design.paper import MM
from generator.document.blocks import Masthead
from generator.figures.vesicles import Emblem, Vesicles
from generator.pdf.boxes import Box
from generator.pdf.canvas import ARTIFACT, TaggedCanvas
from generator.pdf.parts.dispatch import lay
from generator.pdf.parts.figure import paint_drawing
from generator.pdf.setting import Setting, paint_rect
from generator.pdf.tags import Element
from generator.text import Text

WORDS_WIDTH, NARROW_WORDS_WIDTH = 0.72, 0.85  # of the text width, on wide paper and on narrow: circles only right of it
CIRCLES_GAP = 0.04  # of the panel's width, between words and circles
EMBLEM = 40.0
BRIEF_RIGHT = 0.31  # of the text width: whom a brief one is from
RADIUS = 6.0
RULE = (56.0, 3.0)


@lay.register
def _masthead(block: Masthead, width: float, parent: Element, setting: Setting) -> list[Box]:
    if block.note and not setting.paper.panels:
        return [_brief(block, block.note, width, parent, setting)]
    dark = setting.theme.masthead == "band"
    colours = ("white", "pale", "white", "white") if dark else ("deep", "ink", "deep", "ink")
    styles = (
        setting.style("body", colours[0], face="strong"),
        setting.style("body", colours[1]),
        setting.style("title", colours[2]),
        setting.style("lead", colours[3]),
    )
    share = WORDS_WIDTH if setting.paper.side_by_side else NARROW_WORDS_WIDTH
    words = share * width
    beside = EMBLEM + 17
    tags = [parent.child(t) for t in ("P", "P", "H1", "P")]
    texts = (block.clinic, block.service, block.title, block.subtitle)
    widths = (words - beside, words - beside, words, words)
    lines = [setting.break_text(t, s, w) for t, s, w in zip(texts, styles, widths, strict=True)]
    g = setting.g
    name_height = lines[0].height + lines[1].height
    title_top = 1.25 * g + max(EMBLEM, name_height) + g
    rule_top = title_top + lines[2].height + 10
    subtitle_top = title_top + lines[2].height + 1.25 * g
    note = setting.break_text(block.note, setting.style("body", colours[1]), words) if block.note else None
    note_tag = parent.child("P")
    note_top = subtitle_top + lines[3].height + 0.75 * g
    height = setting.on_grid((note_top + note.height if note else subtitle_top + lines[3].height) + g)
    reach = setting.paper.left - setting.paper.panel.side * MM  # how far the panel reaches out of the text
    above = setting.paper.top - setting.paper.panel.top * MM

    def draw(canvas: TaggedCanvas, left: float, top: float, height: float = height) -> None:
        top -= above
        panel = (left - reach, top, width + 2 * reach, height)
        paint_rect(canvas, setting, panel, fill="deep" if dark else "sand", radius=RADIUS)
        if not dark:
            paint_rect(canvas, setting, (left - reach, top, 5.0, height), fill="teal", radius=5.0, corners="ad")
        circles = (width + 2 * reach) * (1 - share - CIRCLES_GAP)
        paint_drawing(canvas, setting, Vesicles(dark=dark, corner=RADIUS), (left + width + reach - circles, top, circles, height), ARTIFACT)
        emblem_top = top + 1.25 * g + max(0.0, (name_height - EMBLEM) / 2)
        paint_drawing(canvas, setting, Emblem("white" if dark else "deep"), (left, emblem_top, EMBLEM, EMBLEM), ARTIFACT)
        name_top = top + 1.25 * g + max(0.0, (EMBLEM - name_height) / 2)
        canvas.bookmark(block.title.plain, 0, top)
        setting.draw(canvas, lines[0], (left + beside, name_top, words), tags[0])
        setting.draw(canvas, lines[1], (left + beside, name_top + lines[0].height, words), tags[1])
        setting.draw(canvas, lines[2], (left, top + title_top, words), tags[2])
        paint_rect(canvas, setting, (left, top + rule_top, *RULE), fill="spark" if dark else "terracotta")
        setting.draw(canvas, lines[3], (left, top + subtitle_top, words), tags[3])
        if note:
            setting.draw(canvas, note, (left, top + note_top, words), note_tag)

    def cover(high: float) -> Box:
        return Box(high, lambda canvas, left, top: draw(canvas, left, top, high + above))

    return [Box(setting.on_grid(height - above), draw, after=1.25 * g, grown=cover, fills=bool(setting.paper.panels))]


def _brief(block: Masthead, note: Text, width: float, parent: Element, setting: Setting) -> Box:
    """Return a low panel: the title at the left, at the right whom it is from and when."""
    g = setting.g
    dark = setting.theme.masthead == "band"
    own, pale, title, words = ("white", "pale", "white", "white") if dark else ("deep", "ink", "deep", "ink")
    right = BRIEF_RIGHT * width
    left_styles = (setting.style("title", title), setting.style("lead", words))
    right_styles = (setting.style("body", own, face="strong"), setting.style("body", pale), setting.style("body", pale))
    tags = [parent.child(t) for t in ("P", "P", "H1", "P", "P")]
    at_right = [setting.break_text(t, s, right) for t, s in zip((block.clinic, block.service, note), right_styles, strict=True)]
    at_left = [setting.break_text(t, s, width - right - g) for t, s in zip((block.title, block.subtitle), left_styles, strict=True)]
    reach = setting.paper.left - setting.paper.panel.side * MM
    above = setting.paper.top - setting.paper.panel.top * MM
    high = max(sum(lines.height for lines in side) for side in (at_left, at_right))
    height = setting.on_grid(high + g)

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        top -= above
        paint_rect(canvas, setting, (left - reach, top, width + 2 * reach, height), fill="deep" if dark else "sand", radius=RADIUS)
        canvas.bookmark(block.title.plain, 0, top)
        for x, side, targets in ((left + width - right, at_right, (tags[0], tags[1], tags[4])), (left, at_left, tags[2:4])):
            y = top + 0.5 * g
            for lines, target in zip(side, targets, strict=True):
                setting.draw(canvas, lines, (x, y, width), target)
                y += lines.height

    return Box(setting.on_grid(height - above), draw, after=0.75 * g)
