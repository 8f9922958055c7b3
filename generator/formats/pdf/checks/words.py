"""A07: the words of a document are the words of its PDF, in reading order: the finished file is read back through its tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from generator.document.blocks import Document
from generator.document.read_back import differing
from generator.formats.pdf.checks.earlier import earlier_of, keep_earlier
from generator.formats.pdf.checks.frames import DrawnPage, drawn_by_qpdf, keep_frame, known_frame, root_by_qpdf
from generator.formats.pdf.checks.said import Opened, ReadBranch, ShownWords, TreeReader
from generator.formats.pdf.checks.shown import shown
from generator.formats.pdf.reference_table import ReferenceTable, table_of
from generator.problems import Problem


def check_words(document: Document, data: bytes) -> Iterator[Problem]:
    """Yield a problem at the first words that the file lacks, adds or has in another place."""
    yield from differing(document, read_back(data, document.name).words, "PDF")


def read_words(data: bytes) -> list[str]:
    """Return the words of a tagged PDF in the order of its structure tree; artifacts are left out."""
    return read_back(data).words


@dataclass(frozen=True)
class ReadBack:
    """A finished file as it was read: what it says, in the order of its structure tree, and what draws its pages."""

    said: Sequence[ReadBranch]
    pages: Sequence[DrawnPage]

    @property
    def contents(self) -> list[bytes]:
        """The operators that draw each page."""
        return [page.content for page in self.pages]

    @cached_property
    def pieces(self) -> tuple[ShownWords, ...]:
        """All that it says, in pieces."""
        return tuple(chain.from_iterable([each.pieces for each in self.said]))

    @cached_property
    def words(self) -> list[str]:
        """All that it says, in words."""
        if all(each.apart for each in self.said):
            return list(chain.from_iterable([each.words for each in self.said]))
        return "".join([piece.words for piece in self.pieces]).split()


def read_pieces(data: bytes) -> tuple[ShownWords, ...]:
    """Return what a tagged PDF says, in the order of its structure tree."""
    return read_back(data).pieces


@lru_cache(maxsize=2)  # the pages of folded sheets are often those of a booklet read just before
def read_back(data: bytes, name: str = "") -> ReadBack:
    """Return a tagged PDF as it was read: by qpdf, or where files of the same layout have what is read.

    Under the `name` of a handout, most that its file for another clinic has as well is not read again: see `earlier`.
    """
    table = table_of(data)
    for known in earlier_of(name, table) if table and name else ():
        if table and (further := known.further(table)):
            return ReadBack(*further)
    return _read(data, table, name)


def _read(data: bytes, table: ReferenceTable | None, name: str) -> ReadBack:
    frame = known_frame(table) if table else None
    with Opened(data) as file:
        drawn = frame.drawn(table) if table and frame else None
        if frame and drawn is not None:
            root = frame.root
        else:
            drawn, root = drawn_by_qpdf(file.pdf), root_by_qpdf(file.pdf)
            if table:
                keep_frame(file.pdf, table)
        pages = {page.number: shown(page.streams, page.fonts) for page in drawn}
        tree = TreeReader(file, data, table, pages)
        found = list(tree.whole(root))
    if table and name and (frame := known_frame(table)):
        keep_earlier(name, table, frame, drawn, found)
    return ReadBack([said for said, _ in found], drawn)
