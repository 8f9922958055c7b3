"""Expected results kept as text files. After a change that is meant, `REWRITE=1 make test` writes them anew: read the difference."""

from __future__ import annotations

import os
from pathlib import Path


def assert_as_kept(text: str, file: Path) -> None:
    """Compare with the file's text; with REWRITE set, write the file."""
    if os.environ.get("REWRITE"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), file
