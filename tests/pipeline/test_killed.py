"""A kill at any moment: every file is there, the old one or the new one, and the next start makes the set whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

EVERY = 1 if os.environ.get("ALL") == "1" else 14


def test_a_publication_killed_before_any_change_is_undone_by_the_next_start_which_may_be_killed_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.pipeline.killing", str(tmp_path), str(EVERY)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    kills = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    *of_sets, of_one = kills
    assert [first > 25 and second > 10 for first, second in of_sets] == [True, True], kills
    assert of_one[0] >= 4, kills  # the journal, the new file, its new name, the journal's end
    assert of_one[1] >= 4, kills
