"""Some clinics on a cluster while workers, the scheduler and the command are killed and a disk fills up: `tests.many`, small."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.conftest import MANY_MISSING, ROOT
from tests.named import ALL
from tests.pipeline.test_publish import may_mount

pytestmark = [
    pytest.mark.long,
    pytest.mark.unmeasured,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found as on Linux"),
    pytest.mark.skipif(not all(map(find_spec, ("distributed", "s3fs"))), reason=MANY_MISSING),
    pytest.mark.skipif(find_spec("moto") is None, reason="moto is not installed: it is in the extra `dev`"),
]
APART = ("unshare", "--mount", "--map-root-user")  # where a disk of its own may be put in the place of a folder
COUNT, KILLS = (20, 3) if ALL else (12, 1)  # clinics: enough that some are left after each thing that goes wrong; workers
WHERE = {"folder": (), **({"store": ("--store",)} if ALL else {})}


@pytest.mark.parametrize("where", WHERE.values(), ids=WHERE)
def test_whatever_is_killed_the_next_run_makes_what_is_missing_and_nothing_else(where: tuple[str, ...]) -> None:
    mounting = may_mount()
    apart, disk = (APART, ()) if mounting else ((), ("--without-disk",))
    command = (*apart, sys.executable, "-m", "tests.many", str(COUNT), "--kills", str(KILLS), *where, *disk)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout
    counts = {"a worker killed": KILLS, "the scheduler killed": 1, "the command killed": 1, "the disk was full": int(mounting)}
    assert {what: said.count(what) for what in counts} == counts
    assert "each clinic has every file, whole, and there is nothing else" in said
    assert f"{COUNT} clinics are the same, byte for byte, as by one process" in said
    assert "no temporary file is left" in said
