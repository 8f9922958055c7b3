"""E-books as Ace by DAISY judges them, in the system's Chromium; nothing is downloaded. It takes long, and is left to `make test-all`."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.formats import FORMATS
from tests.conftest import ROOT
from tests.figures import chromium
from tests.made import REAL, planned

ACE = Path(__file__).parent / "ace.mjs"
INSTALLED = (ROOT / "tests/node_modules/@daisy/ace-core").exists()
NODE = shutil.which("node")
_LACKING = (
    (chromium.COMMAND is None, chromium.ABSENT),
    (NODE is None, "Node is not on the PATH"),
    (not INSTALLED, "Ace is not installed: npm ci --prefix tests"),
)
pytestmark = [pytest.mark.sweep, *(pytest.mark.skipif(lacking, reason=reason) for lacking, reason in _LACKING)]


def book(name: str) -> bytes:
    made = next(each for each in planned(REAL).jobs if (each.format, each.name) == ("epub", name))
    data: bytes = FORMATS["epub"].render(made).data
    return data


def findings(data: bytes, folder: Path) -> list[str]:
    """Return what Ace finds fault with."""
    assert NODE
    assert chromium.COMMAND
    (folder / "book.epub").write_bytes(data)
    subprocess.run(
        [NODE, str(ACE), str(folder / "book.epub"), str(folder)],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium.COMMAND},
        check=True,
        capture_output=True,
        timeout=300,
    )
    report: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    found = [each["earl:test"]["dct:title"] for part in report["assertions"] for each in part["assertions"]]
    assert (report["earl:result"]["earl:outcome"] == "pass") is not bool(found)
    return found


@pytest.mark.parametrize("name", ["alopecia-areata", "guide", "aftercare-sheet"])
def test_ace_finds_nothing(tmp_path: Path, name: str) -> None:
    assert findings(book(name), tmp_path) == []


def test_ace_finds_a_book_that_does_not_say_what_it_is_fit_for(tmp_path: Path) -> None:
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(book("aftercare-sheet"))) as before, ZipFile(changed, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, re.sub(rb'<meta property="schema:access[^>]*>[^<]*</meta>', b"", before.read(entry)))
    assert "metadata-accessmode" in findings(changed.getvalue(), tmp_path)
