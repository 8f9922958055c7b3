"""`handouts/editions.yaml`: which editions are made, on which paper. How each one is made is in the handouts' own plans."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import Field

from generator.compose.handout import Handout
from generator.document.budget import Planned, Slug
from generator.problems import Problem, did_you_mean, shortened
from generator.project.needs import Needs
from generator.yamlsource.tree import KeyPath, Tree

CODES: Mapping[str, str] = {"H040": "an edition in editions.yaml that no handout has"}
EDITIONS = "editions"  # the file's name: it is no plan
STANDARD = "standard"
_LETTER = "letter-"  # how the editions for the web begin that are on US Letter
SheetSize = Literal["a4", "letter", "web"]
SHEETS: tuple[SheetSize, ...] = get_args(SheetSize)
_SHOWN: Mapping[SheetSize, str] = {"a4": "on A4", "letter": "on US Letter", "web": "for the web"}


class Chosen(Planned):
    """The editions that are made on each size of paper and for the web; without a list, all that the plans have, but none on US Letter."""

    a4: tuple[Slug, ...] | None = Field(default=None, description="write the names of editions, such as [standard, large-print]")
    letter: tuple[Slug, ...] = Field(default=(), description="write the names of editions, such as [standard, large-print]")

    web: tuple[Slug, ...] | None = Field(default=None, description="write the names of editions, such as [standard, book]")

    def wants(self, edition: str) -> bool:
        """Return whether an edition of a plan is to be made: '' is the standard one."""
        sheet, name = on_sheet(edition)
        wanted: tuple[str, ...] | None = getattr(self, sheet)
        return not name.startswith(_LETTER) if wanted is None else name in wanted

    def names(self, edition: str) -> bool:
        """Return whether an edition of a plan is in one of the lists."""
        sheet, name = on_sheet(edition)
        return name in (getattr(self, sheet) or ())


class Editions(Chosen):
    """What the file says: which editions are made, and, if that differs, which of them for each clinic with a file of its own."""

    clinics: Chosen | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions are made. With `press`, those for a press are made only where that names them; they are the largest by far."""

    made: Chosen
    press: Chosen | None = None

    def wants_press(self, edition: str) -> bool:
        """Return whether an edition is made if it is for a press."""
        return self.press is None or self.press.names(edition)


def choice_for(editions: Editions, own: Chosen | None) -> Choice:
    """Return the editions of a clinic with a file of its own: its own choice, or that for all such clinics, or what is made anyway."""
    made = own or editions.clinics
    return Choice(made, press=made) if made else Choice(editions, press=Chosen())


def on_sheet(edition: str) -> tuple[SheetSize, str]:
    """Return what an edition is for, and what it is called there: `letter-booklet` is the booklet on US Letter, `web` the page itself."""
    first, _, rest = edition.partition("-")
    sheet: SheetSize = "letter" if first == "letter" else "web" if first == "web" else "a4"
    return (sheet, edition or STANDARD) if sheet == "a4" else (sheet, rest or STANDARD)


def made_forms(handout: Handout, choice: Choice, needs: Needs) -> Iterator[tuple[str, Handout]]:
    """Yield the editions that a plan has and that are wanted; what is not on paper has none to choose from."""
    return (form for form in handout.forms() if not needs.on_paper or choice.made.wants(form[0]))


def unknown_editions(editions: Editions, tree: Tree, plans: Collection[Handout]) -> Iterator[Problem]:
    """Yield a Problem for each name that no plan has an edition for on that paper."""
    yield from unknown_in(editions, tree, (), plans)
    if editions.clinics:
        yield from unknown_in(editions.clinics, tree, ("clinics",), plans)


def unknown_in(chosen: Chosen, tree: Tree, place: KeyPath, plans: Collection[Handout]) -> Iterator[Problem]:
    """Yield a Problem for each name that no plan has an edition for; the lists are at `place` in the file."""
    planned = [on_sheet(name) for handout in plans for name in ("", *handout.editions)]
    for sheet in SHEETS:
        known = {name for at, name in planned if at == sheet}
        for n, name in enumerate(getattr(chosen, sheet) or ()):
            if name not in known:
                message = f"no handout has an edition '{shortened(name)}' {_SHOWN[sheet]}"
                yield Problem("H040", message, tree.location((*place, sheet, n)), _way_out(sheet, name, known))


def _way_out(sheet: SheetSize, name: str, known: Collection[str]) -> str:
    own = on_sheet(name)
    if own[0] == sheet and own[1] in known:
        return f"write only: {own[1]}"
    return did_you_mean(name, known) if known else f"take it out: no handout is planned {_SHOWN[sheet]}"
