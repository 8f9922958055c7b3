"""A build killed at any moment, and what the next one makes of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Project

EVERY = 1 if os.environ.get("ALL") == "1" else 16


@pytest.mark.unmeasured
def test_the_start_after_a_killed_build_puts_the_files_right_even_with_a_mistake_in_the_words(project: Project) -> None:
    for plan in ("leaflet", "deck"):
        (project.folder / f"handouts/{plan}.yaml").unlink()
    command = [sys.executable, "-m", "tests.whole.killed_build", str(project.folder), str(EVERY)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= 16 // EVERY
