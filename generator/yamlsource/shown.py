"""How a file is named to the user."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """Return a path as shown to the user: relative to the current folder if it is in it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
