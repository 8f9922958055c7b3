"""Documents in longer words, as a translation or a wordier clinic has them."""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from generator.document.blocks import Document, Footer
from generator.text import Span, Text


def longer(value: Any, dice: random.Random, share: float) -> Any:
    """Return a part of a document with this share of its words said twice, in every text of more than two words."""
    match value:
        case Text() if len(value.plain.split()) > 2:
            return replace(value, spans=tuple(_longer(span, dice, share) for span in value.spans))
        case Text() | Footer():
            return value
        case tuple():
            return tuple(longer(each, dice, share) for each in value)
        case _ if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == Document.__module__:
            return replace(value, **{each.name: longer(getattr(value, each.name), dice, share) for each in fields(value)})
    return value


def _longer(span: Span, dice: random.Random, share: float) -> Span:
    return replace(span, text=re.sub(r"[A-Za-z]{3,}", partial(_twice, dice, share), span.text))


def _twice(dice: random.Random, share: float, word: re.Match[str]) -> str:
    return f"{word[0]} {word[0]}" if dice.random() < share else word[0]
