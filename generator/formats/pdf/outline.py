"""A file's bookmarks as PDF objects (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from generator.formats.pdf.objects import Objects, numbered, string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading, its level from 0 for the document's title, its place as PDF syntax, and the page it is read on, counted from 0."""

    words: str
    level: int
    place: str
    page: int = 0


def heading(words: str) -> str:
    """Return the words of a heading as a bookmark has them: on one line."""
    return " ".join(words.split())


def outline_objects(bookmarks: Iterable[Bookmark], first: int) -> Objects:
    """Return the objects of an outline of bookmarks in reading order, whatever the order in which their pages were drawn."""
    return numbered([each.encode("ascii") for each in outline(sorted(bookmarks, key=attrgetter("page")), first)], first)


@dataclass(slots=True)
class _OutlineItem:
    """An object of the outline: its number, that of what it is below, and what is below it."""

    number: int
    parent: int
    bookmark: Bookmark
    below: list[_OutlineItem] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many items are below it, on all levels."""
        return len(self.below) + sum(item.count for item in self.below)


def outline(bookmarks: Sequence[Bookmark], first: int) -> list[str]:
    """Return the objects of an outline, open on all levels, of which the root has the number `first`; a level is never skipped."""
    root = _OutlineItem(first, 0, Bookmark("", -1, ""))
    above = [root]
    items: list[_OutlineItem] = []
    for number, bookmark in enumerate(bookmarks, first + 1):
        del above[1 + min(bookmark.level, len(above) - 1) :]
        items.append(_OutlineItem(number, above[-1].number, bookmark))
        above[-1].below.append(items[-1])
        above.append(items[-1])
    written = [f"<</Type /Outlines{_ends(root)}>>"]
    beside = {item.number: _neighbours(each.below, n) for each in (root, *items) for n, item in enumerate(each.below)}
    for item in items:
        title = string(item.bookmark.words).decode("ascii")
        own = f"/Title {title}/Parent {item.parent} 0 R/Dest {item.bookmark.place}"
        written.append(f"<<{own}{beside[item.number]}{_ends(item)}>>")
    return written


def _neighbours(items: Sequence[_OutlineItem], n: int) -> str:
    before = f"/Prev {items[n - 1].number} 0 R" if n else ""
    return before + (f"/Next {items[n + 1].number} 0 R" if n + 1 < len(items) else "")


def _ends(item: _OutlineItem) -> str:
    if not item.below:
        return ""
    return f"/First {item.below[0].number} 0 R/Last {item.below[-1].number} 0 R/Count {item.count}"
