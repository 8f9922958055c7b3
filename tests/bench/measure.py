"""Runs commands, each in a fresh process, and measures what they cost."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor (user and system, all processes) and of the clock, and the most memory held, in bytes."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the most."""

    median: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    """Return the median, least and most of some values."""
    return Spread(statistics.median(values), min(values), max(values))


def of_process(arguments: Sequence[str], folder: Path) -> Cost:
    """Run Python with `arguments` in `folder`, from its start to its end. RuntimeError quotes its output if it failed."""
    with (folder / "said").open("w+") as said:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=folder, env=_environment(), stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {said.read()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def of_case(case: str, folder: Path) -> Cost:
    """Run one case of tests.bench.one, which measures itself once it is warm."""
    command = [sys.executable, "-m", "tests.bench.one", case, str(folder)]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{case}: {done.stderr}")
    said: Mapping[str, float] = json.loads(done.stdout)
    return Cost(said["cpu"], said["wall"], said["peak"])


def _environment() -> dict[str, str]:
    """Return the environment of a user of the program: modules are compiled once, not in each process."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
