"""The clinic's own pictures that content.yaml names: files in `handouts/`, as logos are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Location, Problem
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.content.model import Book
    from generator.figures.picture_file import PictureFile

CODES: Mapping[str, str] = {"H023": "a picture of the clinic's own that is missing or can't be used"}


def read_pictures(book: Book, folder: Path) -> tuple[Mapping[str, PictureFile], tuple[Problem, ...]]:
    """Return the pictures that a Book names, by that name, with what is wrong with the others; their files are in `folder`."""
    pictures: dict[str, PictureFile] = {}
    problems: list[Problem] = []
    for name, location in _named(book):
        found = _read(folder, name, location)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            pictures[name] = found
    return pictures, tuple(problems)


def _named(book: Book) -> Iterator[tuple[str, Location | None]]:
    for part in (book.treatment, book.treatment.cycle, *book.conditions):
        if part and part.picture:
            yield part.picture, part.location("picture")


def _read(folder: Path, name: str, location: Location | None) -> PictureFile | Problem:
    from generator.figures.own_picture import LIMITS
    from generator.figures.picture_file import read_picture
    from generator.figures.refused_picture import RefusedPictureError

    what = f"the picture '{name}'"
    try:
        return read_picture(read_file(folder / name, LIMITS.bytes, within=folder), Path(name).suffix, what, LIMITS)
    except RefusedFileError as error:
        return Problem("H023", f"{what} can't be used: {error}", location, error.hint)
    except RefusedPictureError as error:
        return Problem("H023", str(error), location, error.hint)
