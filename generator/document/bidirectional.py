"""The direction of words: levels, and the order in which a line's runs are seen (Unicode UAX 9; python-bidi resolves them)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

_LEFT_OUT = {"BN", "LRE", "LRO", "PDF", "RLE", "RLO"}  # joiners and the like get no level of their own (UAX 9, X9)


def embedding_levels(words: str) -> Sequence[int]:
    """Return each character's embedding level (Unicode UAX 9), or nothing for words that only run left to right."""
    return _resolved(words) if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in set(words)) else ()


def right_to_left(words: str) -> bool:
    """Return whether more letters run right to left than left to right: a list of names in all scripts then runs as the handout does."""
    directions = [unicodedata.bidirectional(c) for c in words]
    return sum(d in ("R", "AL") for d in directions) > directions.count("L")


@cache
def _resolved(words: str) -> Sequence[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    base = int(right_to_left(words))
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(words, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = iter(storage["chars"])
    levels, level = [], base
    for character in words:
        if unicodedata.bidirectional(character) not in _LEFT_OUT:
            level = next(found)["level"]
        levels.append(level)
    return levels


def visual_order(levels: list[int]) -> list[int]:
    """Return the runs from left to right (UAX 9, L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        n = 0
        while n < len(order):
            end = n
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[n:end] = order[n:end][::-1]
            n = max(end, n + 1)
    return order
