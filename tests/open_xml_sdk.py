"""Microsoft's Open XML SDK, which judges presentations by the schemas of their XML."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_sdk = pytest.mark.skipif(shutil.which("ooxml-validate") is None, reason="the Open XML SDK's validator is not on the path")
# It ends before .NET could gain by what it would note down about the code that runs most: a quarter of the time.
AT_ONCE = {"DOTNET_TieredPGO": "0"}


def of_sdk(file: Path) -> list[str]:
    """Return what the Open XML SDK objects to."""
    found = subprocess.run(["ooxml-validate", file], env={**os.environ, **AT_ONCE}, capture_output=True, text=True, check=False)
    return [] if found.returncode == 0 else found.stdout.splitlines() or [found.stderr]
