"""What a worker of a cluster does: it unpacks the project that it was sent, and makes one clinic at a time."""

from __future__ import annotations

import shutil
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from threading import Lock

from generator.pipeline.clinics import ClinicOutcome, ClinicTask, make_clinic
from generator.pipeline.many.parcel import Parcel
from generator.pipeline.many.versions import Versions, differing, versions

_ONE_AT_A_TIME = Lock()  # a worker may have several threads, but the current folder is that of the whole process
_UNPACKED: dict[str, Path] = {}  # the project at hand, by the digest of its parcel; only the newest is kept


def make_there(task: ClinicTask, parcel: Parcel, expected: Versions) -> ClinicOutcome:
    """Make a clinic of the project in a parcel, unless this worker would make other bytes than expected."""
    if refused := differing(expected, {"a worker that came later": versions()}):
        return ClinicOutcome(task.id, {}, (refused,))
    with _ONE_AT_A_TIME:
        folder = _unpacked(parcel)
        with chdir(folder):
            return make_clinic(replace(task, places=parcel.places(folder, task.places)))


def _unpacked(parcel: Parcel) -> Path:
    """Return the folder that holds the project. It is in the worker's own, which goes with the worker."""
    from distributed import get_worker

    if parcel.digest not in _UNPACKED:
        for before in _UNPACKED.values():
            shutil.rmtree(before, ignore_errors=True)
        _UNPACKED.clear()
        folder = Path(get_worker().local_directory) / f"project-{parcel.digest[:16]}"
        shutil.rmtree(folder, ignore_errors=True)  # what a disk without room left of it
        parcel.unpack(folder)
        _UNPACKED[parcel.digest] = folder
    return _UNPACKED[parcel.digest]
