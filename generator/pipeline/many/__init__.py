"""Many clinics beyond one computer: workers of a cluster (dask), and stores in the place of folders (fsspec).

All of it is an optional extra of the project. Nothing here loads its packages before they are needed.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Problem

CODES: Mapping[str, str] = {
    "B025": "an address to write to of a kind that is not known",
    "B026": "a store that does not let this computer in: no credentials, or no right to write there",
    "B027": "a store that can't be reached or written to for another reason",
    "B028": "a scheduler of workers that can't be reached, or that was lost",
    "B029": "a clinic that was not made, since workers were lost while making it",
    "B030": "workers that would make other files: another version of the program, of Python or of a package",
    "B031": "work for a cluster or a store without the packages that it takes",
}
INSTALL = "install them once: .venv/bin/python -m pip install distributed s3fs (on Windows .venv\\Scripts\\python)"


class StoppedError(Exception):
    """Something outside the program keeps it from going on; the problem says what and what to do about it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def lacking(what: str, error: ImportError) -> StoppedError:
    """Return what to raise where a package of the extra is missing; `what` needs it."""
    return StoppedError(Problem("B031", f"{what} needs packages that are not installed: {error.name or 'one of them'}", hint=INSTALL))
