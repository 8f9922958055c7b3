"""The list of contents of a long handout. Which sections it has is known once all are composed."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Contents, Heading


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the heading and the list, yet without entries."""
    return (Heading(context.labels["contents_heading"], minor=True), Contents())


def on_page(context: Context) -> tuple[Block, ...]:  # noqa: ARG001  # whatever it says
    """Return nothing: a page for the web has a list of its own beside its words, whose entries have no page, and so has an e-book."""
    return ()
