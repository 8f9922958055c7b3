"""The files that our handouts give, by name: read from the YAML alone, so that tests can be listed before anything is planned."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from generator.document.target import NAMED_BY_FOLDER
from tests.conftest import ROOT

HANDOUTS = ROOT / "handouts"
ALL = os.environ.get("ALL") == "1"  # whole sweeps, as of `make test-all`, and not samples of them
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _File(Protocol):
    @property
    def handout(self) -> str: ...
    @property
    def edition(self) -> str: ...


File = TypeVar("File", bound=_File)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Named:
    """One file that is to be made, by its name."""

    content: Path
    name: str  # leaflet-alopecia-areata, clinic-deck ...
    handout: str
    edition: str
    format: str
    press: bool  # for a print shop
    folded: bool  # pages put on larger sheets
    web: bool  # in the folder of pages for patients

    @property
    def on_screen(self) -> bool:
        """Whether a PDF is read on a screen as well as printed."""
        return self.format == "pdf" and not (self.press or self.folded)

    @property
    def has_sheets(self) -> bool:
        """Whether it has pages of paper or slides; web pages, e-books and what is written beside them have neither."""
        return self.format in ("pdf", "pptx", "ppsx")

    def __str__(self) -> str:
        return f"{self.content.stem}-{self.name}"


@cache
def named(content: Path) -> tuple[Named, ...]:
    """Return all files of a content file."""
    return tuple(sorted((file for kind, plan in _plans(HANDOUTS) for file in _files(content, kind, plan)), key=lambda file: file.name))


@cache
def chosen(content: Path) -> tuple[Named, ...]:
    """Return the PDFs and decks of a content file that an ordinary run looks at; those for the web say nearly the same as others."""
    return sample(file for file in named(content) if file.has_sheets and (ALL or not file.web))


def sample(files: Iterable[File]) -> tuple[File, ...]:
    """Return each edition of each handout, about another condition each time; all files where whole sweeps are asked for."""
    groups: dict[tuple[str, str], list[File]] = {}
    for file in files:
        groups.setdefault((file.handout, file.edition), []).append(file)
    return tuple(file for turn, group in enumerate(groups.values()) for file in (group if ALL else [group[turn % len(group)]]))


def some(values: Sequence[Value], every: int) -> Sequence[Value]:
    """Return each so-manieth value of a sweep; all of them where whole sweeps are asked for."""
    return values if ALL else values[::every]


def examples(most: int) -> int:
    """Return how many random examples are tried: a tenth of them but where whole sweeps are asked for."""
    return most if ALL else most // 10


@cache
def condition_ids(content: Path) -> tuple[str, ...]:
    """Return the ids of a content file's conditions, in their order."""
    return tuple(condition["id"] for condition in _read(content)["conditions"])


def _files(content: Path, kind: str, plan: Mapping[str, Any]) -> Iterator[Named]:
    for edition, changes in {"": {}, **plan.get("editions", {})}.items():
        like = plan["editions"][changes["like"]] if "like" in changes else {}
        form = {**plan, **like, **changes}
        if not edition or _wanted(edition):
            chain = set(_keys(form.get("paper", "")))
            for name in _names(content, _called(form), form["about"]):
                shown = f"{name}-{edition}" if edition and "folder" not in form else name
                yield Named(content, shown, kind, edition, form["format"], "press" in chain, "imposition" in chain, "folder" in form)


def _wanted(edition: str) -> bool:
    """Return whether editions.yaml names an edition."""
    sheet, _, name = edition.partition("-") if edition.partition("-")[0] in ("letter", "web") else ("a4", "", edition)
    return (name or "standard") in _read(HANDOUTS / "editions.yaml")[sheet]


def _called(form: Mapping[str, Any]) -> str:
    """Return a file's name in the plan; an index has that of its folder."""
    file: str = form["file"]
    return str(form["folder"]).rpartition("/")[2] if file in NAMED_BY_FOLDER else file


def _names(content: Path, file: str, about: str) -> tuple[str, ...]:
    return tuple(file.replace("{id}", each) for each in condition_ids(content)) if about == "condition" else (file,)


def _keys(paper: str) -> Iterator[str]:
    """Yield the keys of a paper and of all that it extends."""
    if paper:
        read = _read(HANDOUTS / f"papers/{paper}.yaml")
        yield from read
        extended = read.get("extends", ())
        for other in (extended,) if isinstance(extended, str) else extended:
            yield from _keys(other)


def _plans(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the plans of handouts by name: other files there, such as editions.yaml and the register of approvals, have no sections."""
    read = ((file.stem, _read(file)) for file in sorted(folder.glob("*.yaml")))
    return ((name, plan) for name, plan in read if "sections" in (plan or ()))


@cache
def _read(file: Path) -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.load(file.read_text("utf-8"), _LOADER)
    return read
