"""What has more words than before: texts that grew, parts that are new, and lists with more items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Lists whose items have an id or a country, which stands in the path of their texts in the place of a number.
NAMED_LISTS = re.compile(
    r"conditions(?:/[^/]+/(?:options|slides))?|help|questions|medicines|sources|treatment/(?:slides|licence|how/ideas|benefits/items)"
)
_LEAST = 2  # keys of a part that is told of by itself: 'clinic/cost', 'conditions/alopecia-areata'


@dataclass(frozen=True, slots=True)
class Growth:
    """A text, a part or a list, by its path, which has so many `characters` more; `at` is the path of the text that shows it best.

    `added` are items that `of_list` has more, if that is a list; `is_new` says that nothing of it was there before.
    """

    path: str
    at: str
    characters: int
    is_new: bool = False
    of_list: str = ""
    added: int = 0


def growths(printed: Mapping[str, int], now: Mapping[str, int], before: Mapping[str, int]) -> tuple[Growth, ...]:
    """Return what grew of the texts that are `printed`, most first; all three are lengths in characters by the paths of texts."""
    known = frozenset(start for path in before for start in _starts(path))
    lists = dict.fromkeys(each for path in printed if (each := numbered_list(path)) in known)
    parts: dict[str, dict[str, int]] = {}
    for path, length in printed.items():
        if numbered_list(path) not in known and (more := length - before.get(path, 0)) > 0:
            parts.setdefault(_part_of(path, known), {})[path] = more
    found = [_of_part(part, more, known) for part, more in parts.items()]
    found += filter(None, (_in_list(path, printed, now, before) for path in lists))
    return tuple(sorted(found, key=lambda each: -each.characters))


def items_of(path: str, lengths: Mapping[str, int]) -> int:
    """Return how many items a list has."""
    return len(_items(path, lengths))


def is_list(path: str, lengths: Mapping[str, int]) -> bool:
    """Return whether a path is that of a list."""
    return bool(NAMED_LISTS.fullmatch(path)) or f"{path}/0" in _items(path, lengths)


def numbered_list(path: str) -> str:
    """Return the list whose items have no ids that a text is in, '' if it is in none: the outermost."""
    keys = path.split("/")
    return next(("/".join(keys[:n]) for n, key in enumerate(keys) if key.isdigit()), "")


def _starts(path: str) -> Iterator[str]:
    keys = path.split("/")
    return ("/".join(keys[:length]) for length in range(1, len(keys) + 1))


def _part_of(path: str, known: frozenset[str]) -> str:
    """Return the part of the Book that a text belongs to: what is new is blamed as a whole."""
    return next((start for start in _starts(path) if start.count("/") >= _LEAST - 1 and start not in known), path)


def _of_part(part: str, more: Mapping[str, int], known: frozenset[str]) -> Growth:
    parent = part.rpartition("/")[0]
    is_new = part not in known
    of_list = parent if is_new and NAMED_LISTS.fullmatch(parent) else ""
    return Growth(part, max(more, key=lambda path: more[path]), sum(more.values()), is_new, of_list, 1 if of_list else 0)


def _items(path: str, lengths: Mapping[str, int]) -> dict[str, int]:
    """Return the characters of each item of a list, by its path."""
    depth, found = path.count("/") + 2, Counter[str]()
    for each, length in lengths.items():
        if each.startswith(f"{path}/"):
            found["/".join(each.split("/")[:depth])] += length
    return dict(found)


def _in_list(path: str, printed: Mapping[str, int], now: Mapping[str, int], before: Mapping[str, int]) -> Growth | None:
    """Return how a list without ids grew. Items of the same length are taken as the same, wherever they stand now."""
    items, same = _items(path, now), Counter(_items(path, before).values())
    added = max(0, len(items) - same.total())
    changed = []
    for item, length in items.items():
        if same[length]:
            same[length] -= 1
        else:
            changed.append(item)
    more = sum(items[item] for item in changed) - sum(same.elements())
    shown = [each for each in printed if any(each == item or each.startswith(f"{item}/") for item in changed)]
    if more <= 0 or not shown:
        return None
    at = max(shown, key=lambda each: printed[each])
    alone = len(changed) == 1 and not added
    return Growth(changed[0] if alone else path, at, more, of_list=path if added else "", added=added)
