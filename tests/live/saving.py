"""Saves one word after another, as `make watch` sees it: `python -m tests.live.saving FOLDER TURNS SAVES`, so many in a turn.

It prints after each turn how many results are kept, and the most memory that the process has held.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator import remembering
from generator.cli import MADE_BEFORE_LOOKING
from generator.display import Silent
from generator.live.view import LiveView
from generator.pipeline import Outcome, Paths, build
from generator.problems import errors

WORD = "Touch your scalp only with clean hands"  # of the aftercare sheet; each save says something else in its place


def main(folder: Path, turns: int, in_a_turn: int) -> None:
    """Follow so many turns' saves, each of which changes a file."""
    gc.set_threshold(MADE_BEFORE_LOOKING)
    os.chdir(folder)
    places = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
    made: list[str] = []

    def make(only: Sequence[str], _each: Callable[[], None]) -> Outcome:
        outcome = build(places, Silent(), only=only, processes=1)
        assert not errors(outcome.problems), outcome.problems
        made.extend(each.path for each in outcome.files if each.status != "unchanged")
        return outcome

    def saves() -> Iterator[None]:
        words = places.content.read_text("utf-8")
        begin, end = words.split(WORD, 1)
        for number in range(1, turns * in_a_turn + 2):
            places.content.write_text(f"{begin}{WORD}, {number} times a day{end}", "utf-8")
            yield
            assert made, "nothing was made of a save"
            made.clear()
            if number % in_a_turn == 0:
                print(sum(map(len, remembering._ALL)), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)

    LiveView(places, make, lambda _message: None).follow(saves(), in_a_turn)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
