"""What is typed after `make` reaches the program letter for letter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A program in the place of Python, which prints what it was given; `make` asks it first whether it runs.
SAYS = f"""#!{sys.executable}
import json, sys
print("runs" if sys.argv[1] == "-c" else json.dumps(sys.argv[1:]))
"""


def given(folder: Path, *words: str) -> list[str]:
    """Return what the program gets of the words typed after `make`."""
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "requirements.lock", folder)
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(SAYS, "utf-8")
    python.chmod(0o755)
    (folder / ".venv/ready").touch()
    environment = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TESTS")}
    ran = subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, check=True, env=environment)
    received: list[str] = json.loads(ran.stdout)
    return received


@pytest.mark.parametrize("name", ["Ringworm", "Children's ringworm", 'So-called "ringworm"', "$HOME $(shell id) `id`", "a; b & c \\ d #e"])
def test_a_new_condition_may_have_any_name(tmp_path: Path, name: str) -> None:
    typed = f"CONDITION={name}"
    assert given(tmp_path, "new", typed) == ["-m", "generator", "new", "--condition", name]
