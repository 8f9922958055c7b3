"""Which file a composed handout is made into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from generator.document.printing import Printing

NAMED_BY_FOLDER = ("index", "status")  # files whose name is the same in each folder of pages


@lru_cache(maxsize=1024)
def name_of(path: str) -> str:
    """Return a file's name without folder and extension; an index is called by its folder's name."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem in NAMED_BY_FOLDER else file.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Which file is made: its `path` below output/, its plan (`handout`) and its `edition`, '' for the standard one.

    `condition` is the id of the type it is about, '' if it is about none or all of them.
    """

    path: str
    handout: str
    edition: str
    format: str
    lang: str
    condition: str = ""

    @property
    def name(self) -> str:
        """Its name as used with --only."""
        return name_of(self.path)

    def instructions(self, count: int) -> str:  # noqa: ARG002  # of no use to what is only shown
        """Return how to print and fold its `count` pages, for the list of files; '' if it is not printed."""
        return ""

    def printing(self, count: int) -> Printing | None:  # noqa: ARG002  # of no use to what is only shown
        """Return how its `count` pages are printed; None if it is not printed."""
        return None

    @property
    def weight(self) -> int:
        """How long it takes compared to others: only for starting the longest first."""
        return 1
