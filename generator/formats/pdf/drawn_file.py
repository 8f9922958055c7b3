"""A file with what was drawn where in it, by which files of other clinics are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.formats.pdf.outline import Bookmark
from generator.formats.pdf.tree import StretchPlace, StructureTree
from generator.formats.pdf.writing import PdfFile


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a sheet in a file: its stretches, the first `bare` of which draw its pages.

    After them come what many sides have the same at the feet of their pages, and what else is around the words. `streams` draw it, each as
    the object with that number, the first `paged` of them its pages; `key` is its StructParents.
    """

    key: int
    drawn: tuple[StretchPlace, ...]
    bare: int
    paged: int
    streams: tuple[bytes, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A file with what was drawn where in it: its sides, and the numbers of objects.

    These are that of each font by its label, and that of the XMP packet. The `bookmarks` are in the order in which they were drawn;
    `outline` is the number of their first object. `destinations` has what links lead to in PDF syntax, by its name.
    """

    file: PdfFile
    sides: tuple[Side, ...]
    tree: StructureTree
    fonts: Mapping[str, int]
    packet: int
    bookmarks: tuple[Bookmark, ...]
    outline: int
    destinations: Mapping[str, str]
