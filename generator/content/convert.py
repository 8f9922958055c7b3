"""From a file of format 1 to one of format 2: what still has a place is carried over, word for word; the rest is listed.

Names that changed are in MOVED: a `*` stands for each item of a list, on both sides. Other keys are carried over as they are, if format 2
has them in the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.content.model import Book
from generator.problems import Location
from generator.yamlsource.introspect import expected
from generator.yamlsource.tree import KeyPath, Scalar, Tree, Value

_CERTAINTY = {"none": "not-known", "very-low": "very-unsure", "low": "unsure", "moderate": "fairly-sure", "high": "sure"}
_VIEW = {"yes-if-early": "yes, if caught early"}


def _same(words: str) -> str:
    return str(words)


def _spoken(words: str) -> str:
    return "-".join(words.lower().replace("_", " ").split())


def _kind(words: str) -> str:
    return {"exosomes": "ours"}.get(_spoken(words), _spoken(words))


def _certainty(words: str) -> str:
    return _CERTAINTY.get(_spoken(words), words)


def _view(words: str) -> str:
    return _VIEW.get(_spoken(words), _spoken(words))


MOVED: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("clinic/feedback", "feedback", _same),
    ("treatment/guide_title", "treatment/guide/title", _same),
    ("treatment/guide_subtitle", "treatment/guide/subtitle", _same),
    ("treatment/aim", "treatment/guide/aim", _same),
    ("treatment/key_points/*", "treatment/guide/key_points/*", _same),
    ("treatment/deck_title", "treatment/talk/title", _same),
    ("treatment/deck_subtitle", "treatment/talk/subtitle", _same),
    ("treatment/hair_cycle_sources/*", "treatment/cycle/sources/*", _same),
    ("treatment/how/*/slide", "treatment/how/ideas/*/point", _same),
    ("treatment/how/*/evidence_level", "treatment/how/ideas/*/level", _same),
    ("treatment/how/*/sources/*", "treatment/how/ideas/*/sources/*", _same),
    ("treatment/how/*/*", "treatment/how/ideas/*/*", _same),
    ("treatment/how_caution", "treatment/how/intro", _same),
    ("treatment/benefits/*/slide", "treatment/benefits/items/*/point", _same),
    ("treatment/benefits/*/sources/*", "treatment/benefits/items/*/sources/*", _same),
    ("treatment/benefits/*/*", "treatment/benefits/items/*/*", _same),
    ("treatment/risks/common/*", "treatment/risks/expected/*/text", _same),
    ("treatment/risks/uncommon/*", "treatment/risks/reported/*/text", _same),
    ("treatment/risks/serious/*", "treatment/risks/serious/*/text", _same),
    ("treatment/risks/unknown/*", "treatment/risks/unknown/*/text", _same),
    ("treatment/risks/not_suitable/*", "treatment/not_suitable/items/*/text", _same),
    ("treatment/licence/*/slide/*", "treatment/licence/*/points/*", _same),
    ("treatment/steps/*/slide", "treatment/steps/*/point", _same),
    ("treatment/aftercare/do/*", "treatment/aftercare/first_week/*", _same),
    ("conditions/*/name", "conditions/*/plain_name", _same),
    ("conditions/*/also_called", "conditions/*/medical_name", _same),
    ("conditions/*/pattern", "conditions/*/drawing/pattern", _same),
    ("conditions/*/person/skin", "conditions/*/drawing/skin", _same),
    ("conditions/*/person/hair", "conditions/*/drawing/strands", _same),
    ("conditions/*/pattern_labels/*", "conditions/*/drawing/labels/*", _same),
    ("conditions/*/exosomes/known/*", "conditions/*/can_it_help/known/*", _same),
    ("conditions/*/exosomes/unknown/*", "conditions/*/can_it_help/unknown/*", _same),
    ("conditions/*/exosomes/answer", "conditions/*/can_it_help/opinion/answer", _view),
    ("conditions/*/exosomes/clinic_view", "conditions/*/can_it_help/opinion/text", _same),
    ("conditions/*/exosomes/evidence/level", "conditions/*/can_it_help/evidence/level", _same),
    ("conditions/*/exosomes/evidence/text", "conditions/*/can_it_help/evidence/text", _same),
    ("conditions/*/exosomes/sources/*", "conditions/*/can_it_help/evidence/sources/*", _same),
    ("conditions/*/options/*/kind", "conditions/*/options/*/kind", _kind),
    ("conditions/*/options/*/certainty", "conditions/*/options/*/certainty", _certainty),
    ("conditions/*/options/*/prescription_only", "conditions/*/options/*/prescription", _same),
    ("conditions/*/in_short/key_points/*", "conditions/*/short/key_points/*", _same),
    ("conditions/*/slide/ask", "conditions/*/ask", _same),
)


@dataclass(slots=True)
class Converted:
    """The new file's words, how many texts were `carried` over, and those that were `left`, with their places."""

    text: str = ""
    carried: int = 0
    left: list[tuple[str, Location]] = field(default_factory=list)


def convert(tree: Tree) -> Converted:
    """Return a file of format 1 as one of format 2, as far as its words still have a place."""
    found, whole = Converted(), _GrowingNode()
    for path, words in _values(tree):
        if path == ("format",) or _follows(tree, path):
            continue
        place = _place(path)
        if place is None or not isinstance(words, Scalar):
            if isinstance(words, Scalar):
                found.left.append(("/".join(map(str, path)), words.location))
            elif place is not None:
                whole.put(place[0], None)
            continue
        whole.put(place[0], str(place[1](words)))
        found.carried += 1
    body = yaml.dump({"format": 2, **whole.plain()}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)
    found.text = f"# Carried over from a file of format 1. `make check` says what is still missing.\n{body}"
    return found


def _follows(tree: Tree, path: KeyPath) -> bool:
    """Return whether a value follows from others now: the certainty of doing nothing and of the clinic's own treatment."""
    kind = tree.at((*path[:-1], "kind"))
    return path[-1] == "certainty" and isinstance(kind, Scalar) and _spoken(kind) in ("none", "exosomes")


def _values(tree: Tree) -> Iterator[tuple[KeyPath, Scalar | None]]:
    """Yield every value with its path, also those that are null."""
    waiting: list[tuple[KeyPath, Value]] = [((), tree.value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), part) for key, part in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((*path, n), part) for n, part in reversed(tuple(enumerate(value)))]
        else:
            yield path, value


def _place(path: KeyPath) -> tuple[KeyPath, Callable[[str], str]] | None:
    """Return where a value belongs in format 2 and how its words change, or None if it has no place there."""
    for old, new, change in MOVED:
        if (stars := _matched(path, old.split("/"))) is not None:
            filled = _filled(new.split("/"), stars)
            return (filled, change) if _exists(filled) else None
    return (path, _same) if _exists(path) else None


def _matched(path: KeyPath, pattern: list[str]) -> list[str | int] | None:
    """Return what the stars of a pattern stand for, or None if it does not match."""
    if len(path) != len(pattern) or any(each not in ("*", str(key)) for key, each in zip(path, pattern, strict=True)):
        return None
    return [key for key, each in zip(path, pattern, strict=True) if each == "*"]


def _filled(pattern: list[str], stars: list[str | int]) -> KeyPath:
    left = iter(stars)
    return tuple(next(left) if each == "*" else each for each in pattern)


def _exists(path: KeyPath) -> bool:
    """Return whether format 2 has a single value at a path."""
    return any(one.kind not in ("a list", "keys") for one in expected(Book, path))


class _GrowingNode:
    """A mapping or list that grows as values are put in; lists keep the order of their numbers, without gaps."""

    def __init__(self) -> None:
        self.parts: dict[str | int, _GrowingNode | str | None] = {}

    def put(self, path: KeyPath, words: str | None) -> None:
        """Put a value at a path."""
        first, *rest = path
        if not rest:
            self.parts[first] = words
            return
        inner = self.parts.setdefault(first, _GrowingNode())
        if isinstance(inner, _GrowingNode):
            inner.put(tuple(rest), words)

    def plain(self) -> Any:
        """Return dicts and lists."""
        values = {key: part.plain() if isinstance(part, _GrowingNode) else part for key, part in self.parts.items()}
        return [values[key] for key in sorted(values)] if values and all(isinstance(key, int) for key in values) else values


class _Dumper(yaml.SafeDumper):
    """Writes lists below their key, indented, as in the shipped file."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # as yaml calls it
        """Indent lists too."""
        super().increase_indent(flow, indentless=False)
