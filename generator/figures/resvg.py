"""Draws SVG files by resvg, in a process of its own: a file that takes too long or too much memory ends only that process."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator.figures.refused_picture import AS_PNG, RefusedPictureError

SECONDS, LONGEST = 10, 60  # of computing, where the system can count it, and of waiting
MOST_MEMORY = 1_500_000_000  # bytes
_PROCESS = Path(__file__).with_name("resvg_process.py")


class RasterOrder(NamedTuple):
    """A drawing that is wanted: an SVG file whose root has this size in pixels."""

    svg: str
    width: int
    height: int


def drawn(orders: Sequence[RasterOrder]) -> list[bytes]:
    """Return the drawings as PNG files, `b""` for one that can't be made; RefusedPictureError if they take more than any logo does."""
    found = find_spec("resvg_py")
    assert found
    assert found.origin
    package = Path(found.origin).parents[1]
    # Without the site's packages, which take longer to find than a logo to draw, and with none of the user's own modules.
    command = [sys.executable, "-I", "-S", str(_PROCESS), str(package), str(SECONDS), str(MOST_MEMORY)]
    try:
        done = subprocess.run(command, input=json.dumps(orders).encode(), capture_output=True, timeout=LONGEST, check=True)
        return [base64.b64decode(drawing) for drawing in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError) as error:
        raise RefusedPictureError("is too complicated to be drawn", AS_PNG) from error
