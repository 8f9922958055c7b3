"""How Chromium draws SVG files: all of them on one page, as one screenshot."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

COMMAND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ABSENT = "Chromium is not on the PATH"


def screenshots(files: Sequence[bytes], size: tuple[int, int], folder: Path) -> list[Image.Image]:
    """Return each SVG file as large as fits into `size` pixels, in the middle of a white picture; `folder` is for what that takes."""
    width, height = size
    assert COMMAND
    addresses = (f"data:image/svg+xml;base64,{base64.b64encode(file).decode()}" for file in files)
    style = f"body{{margin:0}}img{{display:block;width:{width}px;height:{height}px;object-fit:contain}}"
    page = f"<!DOCTYPE html><style>{style}</style>" + "".join(f'<img src="{address}">' for address in addresses)
    (folder / "page.html").write_text(page)
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")
    sizes = (f"--window-size={width},{height * len(files)}", f"--screenshot={folder / 'page.png'}", f"--user-data-dir={folder / 'profile'}")
    subprocess.run([COMMAND, *options, *sizes, f"file://{folder / 'page.html'}"], check=True, capture_output=True, timeout=120)
    with Image.open(folder / "page.png") as shot:
        return [shot.convert("RGB").crop((0, n * height, width, (n + 1) * height)) for n in range(len(files))]
