"""The address on paper, with the mark of the words it is printed on: the page that it opens can tell whether the paper is still current."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.figures.picture_file import PictureFile
from generator.figures.qr import MAX_BYTES, QrCode
from generator.problems import Location
from generator.text import Span

Part = TypeVar("Part")


def marked(part: Part, link: str, mark: str) -> Part:
    """Return a part of a handout in which codes and links that open `link` say which version of the words they are on.

    The mark follows a #, which no server sees. An address that has a # of its own, or no room for another, is left as it is.
    """
    new = f"{link}#{mark}"
    return part if "#" in link or len(new.encode()) > MAX_BYTES else _marked(part, link, new)


def _marked(part: Any, old: str, new: str) -> Any:
    """Return a tree of dataclasses and tuples with one address for another; what does not hold it stays the same object."""
    if isinstance(part, tuple):
        items = tuple(_marked(each, old, new) for each in part)
        return items if any(a is not b for a, b in zip(part, items, strict=True)) else part
    if isinstance(part, QrCode):
        return replace(part, url=new) if part.url == old else part
    if isinstance(part, Span):
        return replace(part, link=new) if part.link == old else part
    if is_dataclass(part) and not isinstance(part, (type, Location, PictureFile)):
        own = ((each.name, getattr(part, each.name)) for each in fields(part) if each.init)
        changed = {name: value for name, was in own if (value := _marked(was, old, new)) is not was}
        return replace(part, **changed) if changed else part
    return part
