"""Bookmarks: what is below what, and which follows which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf

from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.tags import Element
from tests.each import rows
from tests.formats.pdf import reading


def titles(items: Iterable[pikepdf.OutlineItem], depth: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the titles of an outline with their depth."""
    for item in items:
        yield item.title, depth
        yield from titles(item.children, depth + 1)


@rows(
    ("levels", "depths"),
    [
        ([0], [0]),
        ([0, 1, 1], [0, 1, 1]),
        ([0, 1, 2, 1, 0, 1], [0, 1, 2, 1, 0, 1]),
        ([1, 1, 3, 0], [0, 1, 2, 0]),
    ],
)
def test_bookmarks_are_below_the_one_of_a_lower_level_and_no_level_is_skipped(levels: list[int], depths: list[int]) -> None:
    canvas = TaggedCanvas((100, 100), Element("Document"), "en")
    for n, level in enumerate(levels):
        canvas.bookmark(f"{n}: (é)", level, 10.0 * n)
    canvas.finish_page()
    with reading.opened(canvas.finish()) as pdf, pdf.open_outline() as outline:
        assert list(titles(outline.root)) == [(f"{n}: (é)", depth) for n, depth in enumerate(depths)]
        assert pdf.Root.Outlines.Count == len(levels)
        assert pdf.Root.Outlines.First.Dest[0].objgen == pdf.pages[0].obj.objgen
        assert [float(each) for each in list(pdf.Root.Outlines.First.Dest)[2:]] == [0, 100, 0]


def test_a_file_without_bookmarks_has_no_outline() -> None:
    canvas = TaggedCanvas((100, 100), Element("Document"), "en")
    canvas.finish_page()
    with reading.opened(canvas.finish()) as pdf:
        assert "/Outlines" not in pdf.Root
