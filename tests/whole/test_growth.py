"""A process that makes one clinic after the other is as large after many as after a few."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.many import lay_out
from tests.named import ALL

pytest.importorskip("resource", reason="Windows does not say how large a process was")

FEW, MANY = 16, 40 if ALL else 28  # the first look for objects that only refer to each other is after thirteen clinics of two handouts
MOST = 1.005  # of the peak after a few clinics; each one that stayed in memory would add a hundredth


def test_memory_does_not_grow_with_the_number_of_clinics(tmp_path: Path) -> None:
    lay_out(tmp_path, MANY)
    command = [sys.executable, "-m", "tests.whole.growth", str(tmp_path), str(MANY)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    peaks = [int(line) for line in ran.stdout.splitlines()]
    assert len(peaks) == MANY
    assert peaks[-1] <= MOST * peaks[FEW - 1], peaks
