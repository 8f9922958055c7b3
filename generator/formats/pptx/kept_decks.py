"""Decks as they were written: a further one of the same name takes all from it but the slides that differ, and what it says of itself.

What parts are called follows from how many of each kind the slides before them have. So a slide that has parts of the same kinds as the one
in whose place it is has their names, and nothing else of the file depends on what is in it. Pictures are in a file once, whichever slides
have them: where a slide's pictures differ from those that were in its place, the file is made in whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.formats.pptx.kept_slides import WrittenSlide, written
from generator.formats.pptx.opc import Package, Part

PROPERTIES = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class KeptDeck:
    """A deck's parts, its slides as they were kept, and for each of them the names of its own parts in this file, the slide's first."""

    parts: Package
    slides: tuple[WrittenSlide, ...]
    names: tuple[tuple[str, ...], ...]

    def with_slides(self, slides: Sequence[WrittenSlide | None], ids: Sequence[str], properties: Part) -> Package | None:
        """Return the parts of a deck that has other slides with these `ids`; None where they have parts of other kinds."""
        parts = {**self.parts, PROPERTIES: properties}
        by_id = {id_: names[0] for id_, names in zip(ids, self.names, strict=True)}
        for was, now, names in zip(self.slides, slides, self.names, strict=True):
            if now is not was:
                if (
                    now is None
                    or len(now.parts) != len(names)
                    or not all(map(_may_be, now.parts.values(), map(self.parts.__getitem__, names)))
                ):
                    return None
                renamed = dict(zip(now.parts, names, strict=True)) | {name: by_id[id_] for name, id_ in now.ids.items()}
                parts |= {renamed[name]: _renamed(part, renamed) for name, part in now.parts.items()}
        return parts


def _may_be(now: Part, was: Part) -> bool:
    """Return whether a part may be in the place of another one."""
    return now.type == was.type and (not now.type.startswith("image/") or now.data == was.data)


def _renamed(part: Part, names: Mapping[str, str]) -> Part:
    """Return a part with other names of what it refers to; layouts and the like, which no deck changes, are called the same."""
    return replace(part, relations=tuple([replace(each, target=names.get(each.target, each.target)) for each in part.relations]))


def kept_deck(parts: Package, slides: Sequence[WrittenSlide | None], names: Sequence[str], ids: Sequence[str]) -> KeptDeck | None:
    """Return a deck to be kept; `names` are those of its slides' parts. None if its slides could not be kept."""
    by_name = dict(zip(names, ids, strict=True))
    own = [tuple(each.parts) for name in names if (each := written(parts, name, by_name))]
    whole = tuple(each for each in slides if each)
    return KeptDeck(parts, whole, tuple(own)) if len(own) == len(whole) == len(names) and PROPERTIES in parts else None
