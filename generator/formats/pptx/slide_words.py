"""The words of a slide by the role of their placeholder, as they are shown."""

from __future__ import annotations

from dataclasses import replace

from generator.document.deck import Slide, SlotLine
from generator.formats.pptx.layout_model import Role
from generator.text import Text

_SHORT_TAIL, _SHORT_WORD = 12, 9  # characters: what looks lost on a line by itself


def words_of(slide: Slide, footer: Text, date: Text) -> dict[Role, tuple[SlotLine, ...]]:
    """Return all words of a slide by the role of their placeholder, without empty lines."""
    lines: dict[Role, tuple[SlotLine, ...]] = {
        "title": (SlotLine(with_bound_tail(slide.title)),),
        "footer": (SlotLine(footer),),
        "date": (SlotLine(date),),
    }
    if slide.label:
        lines["label"] = (SlotLine(slide.label),)
    lines.update((role, tuple(line for line in given if line.text)) for role, given in slide.slots.items())
    return {role: given for role, given in lines.items() if given}


def with_bound_tail(title: Text) -> Text:
    """Return a title whose last words stay together, so that no short word is left alone on the second line."""
    if not title.spans:
        return title
    last = title.spans[-1]
    return Text((*title.spans[:-1], replace(last, text=_bound(last.text))), title.location)


def _bound(words: str) -> str:
    head, colon, tail = words.partition(": ")
    if colon and len(tail) <= _SHORT_TAIL:
        return head + colon + tail.replace(" ", "\N{NO-BREAK SPACE}")
    before, _, last = words.rpartition(" ")
    return f"{before}\N{NO-BREAK SPACE}{last}" if before.count(" ") > 1 and len(last) < _SHORT_WORD else words
