"""The formats a handout can have. A new one is a package and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.formats.format import Format, Job
from generator.formats.html import BOOK, PAGE, STATUS
from generator.formats.pdf import PDF
from generator.formats.pptx import DECK, LOOP

__all__ = ["FORMATS", "Format", "Job"]
FORMATS: Mapping[str, Format[Any, Any]] = {
    "pdf": PDF,
    "pptx": DECK,
    "ppsx": LOOP,
    "html": PAGE,
    "epub": BOOK,
    "json": STATUS,
}
