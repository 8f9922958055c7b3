"""Words of scripts whose letters join, stack or change order, as the codes of a font: HarfBuzz shapes them.

The codes follow what PDF readers expect of words: from left to right as they are seen, also where a script runs right to left; each
letter of such a script with a code of its own, as readers turn a line round letter by letter. A code whose letters hold a mark without
width counts as a mark in pdf.js, which Firefox shows files with: so marks have codes of their own, which draw nothing. One code still
draws all glyphs of a cluster.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

Glyphs = tuple[tuple[int, int, int], ...]  # (glyph id, x, y) in font units


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that are drawn as one: their glyphs, their width and the letters themselves; or letters that another one draws."""

    glyphs: Glyphs
    advance: int
    letters: str

    @property
    def single(self) -> bool:
        """Whether one glyph, unmoved, draws it."""
        return len(self.glyphs) == 1 and self.glyphs[0][1:] == (0, 0)


def shape(font: uharfbuzz.Font, words: str, leftward: bool) -> tuple[Cluster, ...]:
    """Return the clusters of `words` as they are seen, from left to right."""
    found = _shape(font, words, leftward)
    if leftward:
        return tuple(reversed([part for cluster in found for part in _letter_by_letter(cluster)]))
    return tuple(part for cluster in found for part in _with_marks_apart(cluster))


def _shape(font: uharfbuzz.Font, words: str, leftward: bool) -> list[Cluster]:
    """Return the clusters of `words` in logical order."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    hb.shape(font, buffer)
    glyphs: dict[int, list[tuple[int, int, int]]] = {}
    pens: dict[int, int] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = pens.get(info.cluster, 0)
        glyphs.setdefault(info.cluster, []).append((info.codepoint, pen + place.x_offset, place.y_offset))
        pens[info.cluster] = pen + place.x_advance
    starts = sorted(glyphs)
    ends = [*starts[1:], len(words)]
    return [Cluster(tuple(glyphs[a]), pens[a], words[a:b]) for a, b in zip(starts, ends, strict=True)]


def _with_marks_apart(cluster: Cluster) -> Iterator[Cluster]:
    """Yield a cluster with its letters up to the first mark without width, which draws it all, then with the rest."""
    letters = cluster.letters
    cut = next((n for n, letter in enumerate(letters) if n and unicodedata.category(letter) == "Mn"), len(letters))
    yield replace(cluster, letters=letters[:cut])
    if letters[cut:]:
        yield Cluster((), 0, letters[cut:])


def _letter_by_letter(cluster: Cluster) -> Iterator[Cluster]:
    """Yield a cluster with its first letter, which draws it all, then with each of the others."""
    yield replace(cluster, letters=cluster.letters[0])
    yield from (Cluster((), 0, letter) for letter in cluster.letters[1:])
