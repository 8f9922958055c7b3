"""Makes clinics one after the other in this process: `python -m tests.whole.growth FOLDER COUNT` prints its peak memory after each."""

from __future__ import annotations

import gc
import os
import resource
import sys
from datetime import date
from pathlib import Path

from generator.pipeline import Paths, fingerprint
from generator.pipeline.clinics import ClinicTask, make_clinic
from generator.web import front_desk
from tests.many import HANDOUTS

FEW = 500_000  # objects before Python looks for garbage, as the command line sets it


def main(folder: Path, count: int) -> None:
    """Make two handouts of each clinic."""
    gc.set_threshold(FEW)
    os.chdir(folder)
    places = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
    shared = fingerprint.of_inputs(places.content, places.handouts)
    for number in range(count):
        done = make_clinic(ClinicTask(places, f"clinic-{number}", date(2026, 11, 29), HANDOUTS, shared, front_desk))
        assert not done.failed, (done.fault, done.problems)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
