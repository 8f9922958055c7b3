"""The pieces that a line is drawn in, and the spaces between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.formats.pdf.fonts import Face


class Piece(NamedTuple):  # each word of each width that is tried is one: a dataclass would take two and a half times as long to make
    """Part of a word set alike; `level` is its direction (odd: right to left), `after` that of the space after it, if it ends a word."""

    words: str
    face: Face
    width: float
    span: int
    level: int = 0
    after: int = 0


Word = tuple[Piece, ...]


def with_blanks(words: Sequence[Word], joined: list[bool], base: int, *, last: bool) -> Iterator[Piece]:
    """Yield the pieces of a line with a space after each word: also at a line's end, where screen readers need it between words.

    A space goes with the word beside it that runs as it does itself; one at a line's end runs as the paragraph does (UAX 9, L1).
    """
    owed = False
    for n, word in enumerate(words):
        head, *rest = word
        pieces = [head._replace(words=" " + head.words) if owed else head, *rest]
        tail, following = pieces[-1], words[n + 1][0] if n + 1 < len(words) else None
        level = tail.after if following else base
        owed = not joined[n] and tail.level != level and following is not None and following.level == level
        if joined[n] or owed or (last and not following):
            yield from pieces
        elif tail.level == level:
            yield from (*pieces[:-1], tail._replace(words=tail.words + " "))
        else:
            yield from (*pieces, tail._replace(words=" ", width=0.0, level=level))
