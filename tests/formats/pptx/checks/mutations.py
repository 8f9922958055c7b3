"""Faults put into a finished deck: the files in its zip file changed one at a time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

Files = dict[str, bytes]
Change = Callable[[Files], None]


def changed(data: bytes, change: Change) -> bytes:
    """Return a file with a change of the files within."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(name: str, pattern: str, new: str) -> Change:
    """Return a change of the first place in a file that matches."""

    def change(files: Files) -> None:
        old = files[name].decode()
        now = re.sub(pattern, new, old, count=1, flags=re.DOTALL)
        assert now != old, f"{pattern} is not in {name}"
        files[name] = now.encode()

    return change


def without(name: str) -> Change:
    """Return a change that takes a file away."""

    def change(files: Files) -> None:
        del files[name]

    return change
