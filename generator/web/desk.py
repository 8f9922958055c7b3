"""What the front desk's page needs from the clinic's words and look, kept so that the page can be made while the words can't be read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.content.front_labels import FRONT, LIVE
from generator.content.walk import parts_by_path, texts_by_path
from generator.design.dark import dark, light
from generator.figures.named import pattern_disc
from generator.figures.person import Person
from generator.figures.svg import SvgStyle, svg
from generator.pipeline import fingerprint
from generator.remembering import OfEach, OfParts

if TYPE_CHECKING:
    from generator.content.condition import Condition
    from generator.design.theme import Theme
    from generator.figures.names import Pattern
    from generator.project import Project

_DISC = 84.0  # pt
_ROLES = (
    "ink", "deep", "slate", "teal", "teal-text", "terracotta", "terracotta-text", "green", "green-text", "amber", "amber-text", "rose",
    "white", "sand", "mist", "wheat", "rule", "ring", "link", "visited",
)  # fmt: skip
_PANELS = ("deep", "rose")
_TELLING = ("subtitle", "main_point", "what", "causes", "signs")  # what of a condition's words says what it is
_NOT_ASKED_FOR = ("conditions/", "sources/", "languages/", "medicines/")  # what is about a condition, and what is no handout's matter
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class DeskSubject:
    """A condition: its names, as a title and in a sentence, its code, and its drawing as SVG ('' if it has none, or no files).

    `drawn_from` is the digest of what the drawing is made from.
    `told` are the words that say what it is, each once: somebody may look for it by one of them, such as a cause. `said` are all others
    that its handouts have.
    """

    id: str
    plain_name: str
    medical_name: str
    name_in_text: str
    code: str
    drawing: str = ""
    drawn_from: str = ""
    told: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The clinic, its conditions, the page's own `words` by their labels, and its `colours` by name, for light and for dark screens.

    `said` are the words of what is about no condition, each once.
    """

    lang: str
    clinic: str
    service: str
    phone: str
    link: str  # of a leaflet as a web page, with {id}
    subjects: tuple[DeskSubject, ...]
    said: str = field(repr=False)
    words: Mapping[str, str] = field(repr=False)
    light: Mapping[str, str] = field(repr=False)
    dark: Mapping[str, str] = field(repr=False)

    def say(self, key: str, **values: str | int) -> str:
        """Return a label with its placeholders filled in; one that is missing is its key."""
        words = self.words.get(key, key)
        for name, value in values.items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def count(self, key: str, count: int, **values: str | int) -> str:
        """Return a label about one thing or several: `key_one` or `key_many`."""
        return self.say(f"{key}_one" if count == 1 else f"{key}_many", count=count, **values)


def desk_of(project: Project, shown: Container[str], before: Desk | None = None) -> Desk:
    """Return what the page needs from a project; `shown` are the ids of the conditions that have files: only these are drawn.

    Drawings that are as `before` are taken over: to draw five of them takes a third of the time of the page.
    """
    clinic, labels = project.book.clinic, project.labels
    drawn = {each.drawn_from: each.drawing for each in before.subjects} if before else {}
    theme = _look(project)
    shades = dark(theme.colour)
    return Desk(
        lang=labels.tag,
        clinic=clinic.name.plain,
        service=clinic.service.plain,
        phone=clinic.phone.plain,
        link=str(clinic.leaflet_link),
        subjects=tuple(_subject(each, theme, drawn if each.id in shown else None) for each in project.book.conditions),
        said=" ".join(dict.fromkeys(word for path, part in parts_by_path(project.book) for word in _said_in(path, part))),
        words={key: labels.plain(key) for key in (*FRONT, *LIVE)},
        light=_values(light(theme.colour).ink, {role: theme.colour(role) for role in _PANELS}),
        dark=_values(shades.ink, shades.panel),
    )


def _look(project: Project) -> Theme:
    """Return the theme of the first handout that has colours."""
    themes = [each.theme for each in project.editions]
    return next((theme for theme in themes if not theme.black_ink), themes[0])


def _values(ink: Mapping[str, str], panel: Mapping[str, str]) -> dict[str, str]:
    return {**{role: f"#{ink[role]}" for role in _ROLES}, **{f"panel-{role}": f"#{panel[role]}" for role in _PANELS}}


def _subject(condition: Condition, theme: Theme, drawn: Mapping[str, str] | None) -> DeskSubject:
    """Return a condition with its drawing, which may be `drawn` already; without one, if that is None."""
    names = condition.plain_name.plain, condition.medical_name.plain, condition.name_in_text.plain
    told = _TOLD(condition)
    chosen = condition.drawing
    if chosen is None or drawn is None:
        return DeskSubject(condition.id, *names, condition.code, "", "", *told)
    disc = chosen.pattern, Person(chosen.skin, chosen.strands), tuple(theme.colours.items())
    made_from = _made_from(*disc)
    return DeskSubject(condition.id, *names, condition.code, drawn.get(made_from) or _disc(*disc), made_from, *told)


def _told(condition: Condition) -> tuple[str, str]:
    """Return the words that say what a condition is, and all others that are said of it."""
    told = dict.fromkeys(word for name in _TELLING for word in _words(getattr(condition, name)))
    return " ".join(told), " ".join(dict.fromkeys(word for word in _words(condition) if word not in told))


_TOLD = OfEach(_told, 64)


def _words(part: object) -> Iterator[str]:
    return (word for _, text in texts_by_path(part) for word in _WORD.findall(text.plain.casefold()))


def _said(path: str, part: object) -> Iterator[str]:
    return iter(()) if path.startswith(_NOT_ASKED_FOR) else iter(dict.fromkeys(_words(part)))


_said_in: OfParts[str, object, str] = OfParts(_said)


@lru_cache(maxsize=64)
def _made_from(pattern: Pattern, person: Person, colours: tuple[tuple[str, str], ...]) -> str:
    return fingerprint.of_value((fingerprint.of_program(), pattern, person, colours))


@lru_cache(maxsize=64)
def _disc(pattern: Pattern, person: Person, colours: tuple[tuple[str, str], ...]) -> str:
    """Return a drawing as SVG: most clinics have the same ones."""
    drawn = pattern_disc(pattern, person, "").picture(_DISC, _DISC, 0)
    return svg(drawn, "", SvgStyle(12, dict(colours).__getitem__)).replace("\n", "")


def named(subjects: Iterable[DeskSubject]) -> dict[str, DeskSubject]:
    """Return conditions by their ids."""
    return {subject.id: subject for subject in subjects}
