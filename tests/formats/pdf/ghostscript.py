"""What a press would make of a file: the four inks as Ghostscript separates them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

GS = shutil.which("gs")
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
needs_ghostscript = pytest.mark.skipif(GS is None, reason="Ghostscript (gs) is not on the PATH")


def coverage(data: bytes) -> list[tuple[float, float, float, float]]:
    """Return for each page how much of it cyan, magenta, yellow and black cover, 0 to 1."""
    with TemporaryDirectory() as folder:
        lines = _run(data, Path(folder), "-sDEVICE=inkcov", "-o", "-").splitlines()
    rows = [line.split() for line in lines if line.endswith("CMYK OK")]
    return [(float(c), float(m), float(y), float(k)) for c, m, y, k, *_ in rows]


def plates(data: bytes, dpi: int = 100) -> dict[str, Image.Image]:
    """Return the first page's four plates, white where there is no ink, as large as its MediaBox."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        first = ("-dFirstPage=1", "-dLastPage=1")
        _run(data, folder, "-sDEVICE=tiffsep", "-dOverprint=/enable", f"-r{dpi}", *first, "-o", str(folder / "page.tif"))
        return {plate: Image.open(folder / f"page({plate}).tif").convert("L") for plate in PLATES}


def _run(data: bytes, folder: Path, *options: str) -> str:
    file = folder / "file.pdf"
    file.write_bytes(data)
    command = [str(GS), "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dAutoRotatePages=/None", *options, str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout
