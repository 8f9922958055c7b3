"""Faults put into a finished deck by changing one file within its zip file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from tests.formats.pptx.sample_deck import sample_deck

Files = dict[str, bytes]
Change = Callable[[Files], None]


def slide_part(key: str) -> str:
    """Return the name of the part of a slide of the sample, by the slide's id."""
    return f"ppt/slides/slide{1 + [slide.id for slide in sample_deck().slides].index(key)}.xml"


def notes_part(key: str) -> str:
    """Return the name of the part that holds a slide's notes."""
    return slide_part(key).replace("slides/slide", "notesSlides/notesSlide")


def relations_part(key: str) -> str:
    """Return the name of the part that holds what a slide refers to."""
    return slide_part(key).replace("slides/slide", "slides/_rels/slide") + ".rels"


def changed(data: bytes, change: Change) -> bytes:
    """Return a zip file with a change applied to the files within."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(name: str, pattern: str, new: str) -> Change:
    """Return a change that replaces the first match in a file."""

    def change(files: Files) -> None:
        old = files[name].decode()
        now = re.sub(pattern, new, old, count=1, flags=re.DOTALL)
        assert now != old, f"{pattern} is not in {name}"
        files[name] = now.encode()

    return change


def without(name: str) -> Change:
    """Return a change that removes a file."""

    def change(files: Files) -> None:
        del files[name]

    return change
