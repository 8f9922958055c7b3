"""Writes a file of the project whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file, or replace it and keep its permissions; a kill leaves what was there. Raise OSError."""
    temporary = file.with_name(f".{file.name}.new")
    try:
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            shutil.copymode(file, temporary)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
