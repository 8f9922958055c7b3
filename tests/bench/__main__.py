"""How fast we are beside plain reportlab, Typst and plain python-pptx: `python -m tests.bench [--rounds N] [--quick]`, or `make bench`.

All sides take turns, each time in a fresh process, so that the computer's other work slows all of them alike. CPU is the
processor's time, user and system; the ratio of each round counts, not the ratio of the medians.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Cost
from tests.bench.rows import Group, groups, prepare
from tests.bench.table import Costs, lines

ROUNDS, QUICK = 5, 2


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure how fast handouts are made.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often everything is measured (default: {ROUNDS})")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} rounds and no warming up: only to see that it runs")
    arguments = parser.parse_args()
    rounds = QUICK if arguments.quick else max(1, arguments.rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.")
        print(f"Medians of {rounds} rounds, with the least and the most.")
        for group in groups(folder):
            print("", *lines(group, measured(group, rounds, warm_up=not arguments.quick)), sep="\n", flush=True)


def measured(group: Group, rounds: int, *, warm_up: bool) -> Costs:
    """Measure all rows in turn, forwards and backwards; the round that warms up does not count."""
    costs: dict[str, list[Cost]] = {row.title: [] for row in group.rows}
    for number in range(0 if warm_up else 1, rounds + 1):
        print(f"{group.title}: {f'round {number} of {rounds}' if number else 'warming up'}", file=sys.stderr)
        for row in group.rows if number % 2 else reversed(group.rows):
            cost = row.measure()
            if number:
                costs[row.title].append(cost)
    return costs


if __name__ == "__main__":
    main()
