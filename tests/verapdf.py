"""veraPDF, which judges a PDF by PDF/UA-1 and PDF/A-2a. To start it costs more than a file does: give it many at once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

needs_verapdf = pytest.mark.skipif(shutil.which("verapdf") is None, reason="verapdf is not on the PATH")


def faults(paths: Sequence[Path]) -> list[str]:
    """Return what veraPDF says of files but that they pass; each passes twice."""
    done = subprocess.run(["verapdf", "-f", "ua1,2a", *paths], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    passed = [line for line in lines if line.startswith("PASS")]
    if (done.returncode, len(passed)) == (0, 2 * len(paths)):
        return []
    return [line for line in lines if not line.startswith("PASS")] or [f"{len(passed)} of {2 * len(paths)} passed", done.stderr]
