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

WORDS_WIDTH = 0.72  # of the text width: circles only right of it
EMBLEM = 40.0
RADIUS = 6.0
STRIPE = 5.0  # of the light panel
RULE = (56.0, 3.0)


@lay.register
def _masthead(block: Masthead, width: float, parent: Element, setting: Setting) -> list[Box]:
    dark = setting.theme.masthead == "band"
    colours = ("white", "pale", "white", "white") if dark else ("deep", "ink", "deep", "ink")
    styles = (
        setting.style("body", colours[0], face="strong"),
        setting.style("body", colours[1]),
        setting.style("title", colours[2]),
        setting.style("lead", colours[3]),
    )
    words = WORDS_WIDTH * width
    beside = EMBLEM + 17
    tags = [parent.child(t) for t in ("P", "P", "H1", "P")]
    texts = (block.clinic, block.service, block.title, block.subtitle)
    widths = (words - beside, words - beside, words, words)
    lines = [setting.break_text(t, s, w) for t, s, w in zip(texts, styles, widths, strict=True)]
    g = setting.g
    reach = setting.paper.left - setting.paper.panel.side * MM  # how far the panel reaches out of the text
    above = setting.paper.top - setting.paper.panel.top * MM
    inset = max(1.25 * g, above)  # from the panel's top to its words: on a press, where the panel is cut, they stay where others have them
    name_height = lines[0].height + lines[1].height
    title_top = inset + max(EMBLEM, name_height) + g
    rule_top = title_top + lines[2].height + 10
    subtitle_top = title_top + lines[2].height + 1.25 * g
    height = setting.on_grid(subtitle_top + lines[3].height + g)
    cut = max(0.0, reach - setting.paper.left)  # so much of it falls away with the bleed
    radius = 0.0 if cut else RADIUS

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        top -= above
        panel = (left - reach, top, width + 2 * reach, height)
        paint_rect(canvas, setting, panel, fill="deep" if dark else "sand", radius=radius)
        if not dark:
            stripe = (left - reach, top, cut + STRIPE, height)
            paint_rect(canvas, setting, stripe, fill="teal", radius=0.0 if cut else STRIPE, corners="ad")
        circles = (width + 2 * reach) * 0.24
        paint_drawing(canvas, setting, Vesicles(dark=dark, corner=radius), (left + width + reach - circles, top, circles, height), ARTIFACT)
        emblem_top = top + inset + max(0.0, (name_height - EMBLEM) / 2)
        paint_drawing(canvas, setting, Emblem("white" if dark else "deep"), (left, emblem_top, EMBLEM, EMBLEM), ARTIFACT)
        name_top = top + inset + max(0.0, (EMBLEM - name_height) / 2)
        canvas.bookmark(block.title.plain, 0, top)
        setting.draw(canvas, lines[0], (left + beside, name_top, words), tags[0])
        setting.draw(canvas, lines[1], (left + beside, name_top + lines[0].height, words), tags[1])
        setting.draw(canvas, lines[2], (left, top + title_top, words), tags[2])
        paint_rect(canvas, setting, (left, top + rule_top, *RULE), fill="spark" if dark else "terracotta")
        setting.draw(canvas, lines[3], (left, top + subtitle_top, words), tags[3])

    return [Box(setting.on_grid(height - above), draw, after=1.25 * g)]
