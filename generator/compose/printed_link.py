"""The address on paper, with the mark of the words it is printed on: the page that it opens can tell whether the paper is still current."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from generator.figures.picture_file import PictureFile
from generator.figures.qr import MAX_BYTES, QrCode
from generator.problems import Location
from generator.text import Span
from generator.trees import parts_of, with_parts

PartT = TypeVar("PartT")


def marked(part: PartT, link: str, mark: str) -> PartT:
    """Return a part of a handout in which codes and links that open `link` say which version of the words they are on.

    The mark follows a #, which no server sees. An address that has a # of its own, or no room for another, is left as it is.
    """
    return _marked(part, link, _with_mark(link, mark)) if _is_markable(link, mark) else part


def _is_markable(link: str, mark: str) -> bool:
    """Return whether an address has no # of its own, and room for a mark."""
    return "#" not in link and len(_with_mark(link, mark).encode()) <= MAX_BYTES


def _with_mark(link: str, mark: str) -> str:
    return f"{link}#{mark}"


def _marked(part: Any, old: str, new: str) -> Any:
    """Return a tree of dataclasses, tuples and dicts with one address for another; what does not hold it stays the same object."""
    if isinstance(part, QrCode):
        return replace(part, url=new) if part.url == old else part
    if isinstance(part, Span):
        return replace(part, link=new) if part.link == old else part
    return part if isinstance(part, Location | PictureFile) else with_parts(part, lambda each: _marked(each, old, new))


def addresses(part: Any) -> Iterator[str]:
    """Yield what codes and links in a part of a handout open, as often as they do."""
    if isinstance(part, QrCode):
        yield part.url
    elif isinstance(part, Span):
        if part.link:
            yield part.link
    elif not isinstance(part, Location | PictureFile):
        for each in parts_of(part):
            yield from addresses(each)
