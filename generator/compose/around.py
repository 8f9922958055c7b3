"""What a document says around its sections: most of its editions have it in common, and most edits leave it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.compose.composed import footer, said_of_itself
from generator.compose.context import Context
from generator.compose.page import page_words
from generator.compose.registry import KINDS, Way
from generator.compose.resolve import Resolver
from generator.compose.sections import masthead
from generator.document.blocks import Footer
from generator.document.page import PageWords
from generator.document.to_write_in import Diary
from generator.problems import Problem
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Around:
    """What a document says about itself, at the foot of its pages and beside it, with what is wrong with that."""

    header: Mapping[str, Any]  # but for its approval
    footer: Footer
    notes: Text
    diary: Diary | None
    page: PageWords | None
    signature: str
    problems: tuple[Problem, ...]


def around(way: Way, first: str, context: Context, *, spoken: bool) -> Around:
    """Return what is said around the sections of a document whose first section is of the kind `first`.

    A `spoken` footer is the only place that says who the handout is from and which version it is.
    """
    resolver = Resolver({}, context.labels.values, absent=context.here.absent)
    title = KINDS[first].title or masthead.title_of
    return Around(
        header=said_of_itself(context, title(context), resolver),
        footer=resolver.resolve(footer(context, spoken=spoken)),
        notes=context.labels["notes_lines"],
        diary=_diary(context),
        page=resolver.resolve(page_words(context)) if way == "page" else None,
        signature=context.labels.plain("signature_field"),
        problems=tuple(resolver.problems),
    )


def _diary(context: Context) -> Diary | None:
    """Return the words of a page to keep a diary on, in a handout about a condition: it helps to tell whether anything changes."""
    labels = context.labels
    return Diary(labels["diary_heading"], labels["diary_when"], labels["diary_what"]) if context.condition else None
