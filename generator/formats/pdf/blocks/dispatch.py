"""The one entry to laying out: `lay` picks the function of a block's type. Each module of this package registers its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from generator.document.blocks import Block, Paragraph
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.layout_context import Setting
from generator.formats.pdf.tags import Element


@singledispatch
def lay(block: Block, width: float, parent: Element, setting: Setting) -> list[Box]:  # noqa: ARG001  # the signature all share
    """Return a block's boxes for a column of `width` points; its structure elements join `parent` in reading order."""
    raise TypeError(f"no layout for {type(block).__name__}")


def lay_all(blocks: Sequence[Block], width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return the boxes of stacked blocks; a caption stays with the block it belongs to."""
    boxes: list[Box] = []
    for block in blocks:
        if boxes and isinstance(block, Paragraph) and block.style == "caption":
            boxes[-1] = replace(boxes[-1], tied=True)
        boxes += lay(block, width, parent, setting)
    return boxes
