"""The folder `handouts/`: its plans, each with its theme and paper, and the problems of all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from generator.compose.handout import Handout
from generator.design.colour import Profile
from generator.design.fonts import FontLibrary, FontSet
from generator.design.packaged_fonts import others
from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.problems import Location, Problem, errors
from generator.project.clinic_look import CLINIC_THEME, dressed, no_theme
from generator.project.editions import EDITIONS, Choice, Editions, choice_for, made_forms, unknown_editions, unknown_in
from generator.project.extend import Extendable, chain, extended
from generator.project.font_rules import left_out
from generator.project.needs import Needs
from generator.project.paper_rules import crossed, narrow, unfilled_sheets
from generator.project.plan_faults import faults
from generator.project.press_profiles import read_press_profile
from generator.project.shelf import FolderReader
from generator.project.templates import load_template
from generator.project.theme_rules import branded, contrast_problems, font_problems, load_logo, look_problems
from generator.yamlsource.shown import shown
from generator.yamlsource.tree import Tree
from generator.yamlsource.validate import validate

if TYPE_CHECKING:
    from generator.figures.logo import Logo
    from generator.project.clinic_files import OneClinic
    from generator.project.needs import TemplateJudge

CODES: Mapping[str, str] = {
    "H005": "the handouts folder is missing, or there is no plan in it",
    "H012": "themes, or papers, that extend each other",
    "H015": "a handout with the same code as another handout or a condition",
    "H021": "an unknown format",
    "H054": "a language that is written from right to left, on paper that is laid out from the left",
}
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """One edition of a plan with the theme and paper it names: `edition` is '' for the standard one.

    `kind` is its file's name, `needs` are those of its format, `tree` knows where each value was written. `template` is the clinic's own
    presentation. `whole` is the plan with all its editions. `theme_tree` and `paper_tree` know where each value of its look was written.
    """

    kind: str
    edition: str
    handout: Handout
    needs: Needs
    tree: Tree
    theme: Theme
    paper: Paper
    fonts: FontSet
    profile: Profile | None = None
    logo: Logo | None = None
    template: bytes | None = None
    whole: Handout | None = None
    theme_tree: Tree | None = None
    paper_tree: Tree | None = None

    @property
    def own_look(self) -> tuple[str, ...]:
        """The names below handouts/ of the clinic's own logo, template and fonts, if it has them."""
        fonts = (f"fonts/{font.path.parent.name}/{font.path.name}" for font in others(self.fonts))
        return (*(name for name in (self.theme.logo, self.handout.template) if name), *fonts)


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything in `handouts/`, except plans with an error."""

    editions: tuple[PlannedEdition, ...]
    fonts: FontLibrary


def read_folder(
    folder: Path,
    formats: Mapping[str, Needs],
    *,
    templates: bool = True,
    clinic: OneClinic | None = None,
    shelf: FolderReader | None = None,
) -> tuple[Folder, tuple[Problem, ...]]:
    """Return what is in `folder`, with the problems of all its files; without `templates`, the clinic's own are not read.

    It is planned for a `clinic` that has a file of its own, in its look and its editions. `shelf` holds what was read of the folder before.
    """
    reader = _Reader(shelf or FolderReader(folder), formats, clinic, templates=templates)
    read = Folder(tuple(reader.editions()), reader.fonts)
    problems = dict.fromkeys(reader.problems)  # a mistake in a theme is found again in those that extend it
    return read, tuple(problem for problem in problems if problem in reader.in_yaml or not reader.doubts(problem.location))


class _Reader:
    """Reads files and collects their problems."""

    def __init__(self, shelf: FolderReader, formats: Mapping[str, Needs], clinic: OneClinic | None, *, templates: bool) -> None:
        self.shelf, self.folder = shelf, shelf.folder
        self.formats = formats
        self.clinic = clinic
        self.templates = templates
        self.unusable: set[tuple[str, TemplateJudge]] = set()  # templates found to be of no use, so as not to judge them again
        self.told: set[tuple[str, str]] = set()  # what was said of each template: two handouts may name one
        self.profiles_told = set[str]()
        self.whole: dict[tuple[Extendable, str], Tree | None] = {}
        self.fonts = shelf.fonts
        self.in_yaml: set[Problem] = set()
        self.problems: list[Problem] = [left_out(font, shown(font.path)) for font in self.fonts.unusable]

    def editions(self) -> Iterator[PlannedEdition]:
        """Yield each handout with its theme and paper."""
        trees = dict(self._trees("", "plan"))
        wanted = trees.pop(EDITIONS, None)
        if not trees and not errors(self.problems):
            hint = "each handout has a file there, such as leaflet.yaml; use --handouts for another folder"
            self.problems.append(Problem("H005", "there is no handout plan in this folder", Location(shown(self.folder)), hint))
        looks = {name: tree and branded(tree) for name, tree in self._themes().items()}
        themes = {name: self._theme(name, looks) for name in looks}
        logos = self._logos(themes, looks)
        sheets = self._trees("papers", "paper")
        papers = {name: self._paper(name, sheets) for name in sheets}
        plans = {kind: self._valid(tree, Handout) if tree else None for kind, tree in trees.items()}
        made = self._made(wanted, plans.values())
        for kind, tree in trees.items():
            handout = plans[kind]
            if tree is None or handout is None:
                continue
            found = tuple(faults(handout, tree, themes, papers, self.formats))
            self.problems += found
            if errors(found):
                continue
            for edition, form in made_forms(handout, made, self.formats[handout.format]):
                theme, paper = themes[form.theme], papers[form.paper]
                if theme and paper and (paper.press is None or made.wants_press(edition)):
                    profile = self._profile(paper, self._whole(form.paper, sheets, "paper"))
                    template, look = self._template(form, tree, theme)
                    if fonts := self.fonts.font_set(theme.fonts.body, theme.fonts.heading):
                        logo = logos[form.theme]
                        self.problems += unfilled_sheets(edition, form, tree, paper)
                        own = (self._whole(form.theme, looks, "theme"), self._whole(form.paper, sheets, "paper"))
                        needs = self.formats[form.format]
                        yield PlannedEdition(kind, edition, form, needs, tree, look, paper, fonts, profile, logo, template, handout, *own)

    def _made(self, tree: Tree | None, plans: Collection[Handout | None]) -> Choice:
        """Return which editions are wanted; names are only looked up if all plans can be read."""
        editions = (self._valid(tree, Editions) if tree else None) or Editions()
        if all(plans):
            known = tuple(filter(None, plans))
            self.problems += unknown_editions(editions, tree, known) if tree else ()
            if self.clinic and self.clinic.editions:
                self.problems += unknown_in(self.clinic.editions, self.clinic.tree, ("editions",), known)
        return choice_for(editions, self.clinic.editions) if self.clinic else Choice(editions)

    def _profile(self, paper: Paper, tree: Tree | None) -> Profile | None:
        """Return the profile that a press paper names; one that can't be used is a problem of the paper."""
        if paper.press is None or tree is None:
            return None
        profile, problem = read_press_profile(self.folder / "papers", paper.press.profile, tree.location(("press", "profile")))
        self.problems += [problem] if problem and problem.message not in self.profiles_told else []
        self.profiles_told |= {problem.message} if problem else set()  # it is named in several papers
        return profile

    def doubts(self, location: Location | None) -> bool:
        """Return whether a line was repaired when it was read: it may not say what was meant, so nothing more is said of it."""
        return location is not None and any(
            (p.location.file, p.location.line) == (location.file, location.line) for p in errors(self.in_yaml) if p.location
        )

    def _trees(self, folder: str, what: str) -> Mapping[str, Tree | None]:
        """Return the YAML files of a folder by name, None for one that can't be read; `what` one of them is called."""
        found = self.shelf.trees(folder, what)
        self.problems += (*found.misnamed, *found.in_yaml)
        self.in_yaml.update(found.in_yaml)
        return found.by_name

    def _themes(self) -> Mapping[str, Tree | None]:
        """Return the files of the themes, the clinic's own in its look."""
        trees = self._trees("themes", "theme")
        if self.clinic is None or not self.clinic.look.value:
            return trees
        if CLINIC_THEME not in trees:
            self.problems.append(no_theme(self.clinic.look, shown(self.folder / "themes")))
        own = trees.get(CLINIC_THEME)
        return {**trees, CLINIC_THEME: dressed(own, self.clinic.look)} if own else trees

    def _theme(self, name: str, looks: Mapping[str, Tree | None]) -> Theme | None:
        return self._extended(name, looks, "theme", Theme)

    def _logos(self, themes: Mapping[str, Theme | None], looks: Mapping[str, Tree | None]) -> dict[str, Logo | None]:
        """Return the themes' logos, and collect the problems of the themes' looks, each once, in the lowest theme that has it."""
        logos: dict[str, Logo | None] = dict.fromkeys(themes)
        reported: set[object] = set()
        for name in sorted(themes, key=lambda name: len(chain(name, looks, "theme"))):
            theme, tree = themes[name], extended(name, looks, "theme")[0]
            if theme and tree:
                logos[name], problem = load_logo(theme, tree, self.folder)
                contrast = contrast_problems(theme, tree, self._files(chain(name, looks, "theme"), looks))
                for about, each in look_problems(problem, contrast, font_problems(theme, tree, self.fonts)):
                    if about not in reported:
                        self.problems.append(each)
                        reported.add(about)
        return logos

    def _files(self, order: Iterable[str], looks: Mapping[str, Tree | None]) -> Iterator[str]:
        """Yield the files that themes are made of, the topmost first."""
        for name in order:
            if name == CLINIC_THEME and self.clinic:
                yield self.clinic.tree.file
            if tree := looks[name]:
                yield tree.file

    def _template(self, handout: Handout, tree: Tree, theme: Theme) -> tuple[bytes | None, Theme]:
        """Return the template that a handout names for its slides, if any, and the theme in that template's look."""
        judge = self.formats[handout.format].template
        if handout.template is None or judge is None or not self.templates:
            return None, theme
        if (handout.template, judge) in self.unusable:
            return None, theme
        data, look, problems = load_template(handout.template, self.folder, tree.location(("template",)), judge, theme)
        self.problems += (problem for problem in problems if (handout.template, problem.message) not in self.told)
        self.told |= {(handout.template, problem.message) for problem in problems}
        if data is None:
            self.unusable.add((handout.template, judge))
        return data, look

    def _paper(self, name: str, sheets: Mapping[str, Tree | None]) -> Paper | None:
        paper, tree = self._extended(name, sheets, "paper", Paper), self._whole(name, sheets, "paper")
        self.problems += (*crossed(paper, tree), *narrow(paper, tree)) if paper and tree else ()
        return paper

    def _extended(self, name: str, files: Mapping[str, Tree | None], kind: Extendable, model: type[Model]) -> Model | None:
        """Return a theme or paper; what is wrong with one that it extends is not told again."""
        tree, problem = extended(name, files, kind)
        if problem:
            self.problems.append(problem)
        if tree is None:
            return None
        value, problems = validate(tree, model)
        below = (extended(each, files, kind)[0] for each in chain(name, files, kind)[1:] if problems)
        follows = any(errors(validate(base, model)[1]) for base in below if base)
        self.problems += (p for p in problems if not follows or (p.location and p.location.line))
        return value

    def _whole(self, name: str, files: Mapping[str, Tree | None], kind: Extendable) -> Tree | None:
        """Return a theme's or a paper's file with all that it extends, put together once."""
        if (kind, name) not in self.whole:
            self.whole[kind, name] = extended(name, files, kind)[0]
        return self.whole[kind, name]

    def _valid(self, tree: Tree, model: type[Model]) -> Model | None:
        value, problems = validate(tree, model)
        self.problems += problems
        return value
