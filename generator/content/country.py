"""A country: whom people turn to for help there. `handouts/countries/<code>.yaml` holds the usual ones; a clinic may write its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ConfigDict

from generator.content.clinic import HelpLines, SomeHelpLines
from generator.content.field_types import Country as Code
from generator.content.field_types import Name, Words
from generator.content.mark_problems import marks_among_words
from generator.content.model import Book
from generator.content.part import CountryWords, OnlyIn
from generator.problems import Problem
from generator.text import Text
from generator.yamlsource.located import Located
from generator.yamlsource.tree import Tree, scalars_in


class HelpLine(Located):
    """One line: its words, and where they were seen; null means that nobody has confirmed them."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    words: Name
    seen: Words | None


class CountryFile(Located):
    """What is usual in a country. `regions` are those whose licence notes hold there too, such as EU."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: Name
    regions: tuple[Code, ...] = ()
    emergency: HelpLine
    hospital: HelpLine
    advice_line: HelpLine
    advice_line_mind: HelpLine
    crisis_line: HelpLine
    doctor: HelpLine
    health_service: HelpLine | None = None


LINES = tuple(HelpLines.model_fields)


@dataclass(frozen=True, slots=True)
class Here:
    """The clinic's country: its code, the regions it belongs to, and its help lines by name; one it does not have is not among them.

    `unconfirmed` are the names of those that nobody has seen confirmed.
    """

    code: str
    regions: tuple[str, ...]
    lines: Mapping[str, Text]
    unconfirmed: tuple[str, ...] = ()

    def holds(self, code: str | None) -> bool:
        """Return whether words for a country, a region or, if that is None, for all countries are printed here."""
        return code is None or code == self.code or code in self.regions

    def words(self, items: Iterable[CountryWords]) -> tuple[Text, ...]:
        """Return the texts that are printed here."""
        both = ((item.text, item.only) if isinstance(item, OnlyIn) else (item, None) for item in items)
        return tuple(text for text, only in both if self.holds(only))

    @property
    def absent(self) -> frozenset[str]:
        """The names of the help lines that this country does not have."""
        return frozenset(LINES) - self.lines.keys()


def here(book: Book, countries: Mapping[str, CountryFile]) -> Here:
    """Return the clinic's country, with the clinic's own lines in place of the usual ones."""
    usual, own = countries.get(book.clinic.country), book.clinic.help_lines
    lines: dict[str, Text] = {}
    for name in LINES:
        line: HelpLine | None = getattr(usual, name) if usual else None
        if words := (getattr(own, name) if own else None) or (line.words if line else None):
            lines[name] = words
    return Here(book.clinic.country, usual.regions if usual else (), lines, tuple(name for name, _ in _unseen(usual, own)))


def marks_in_country(tree: Tree) -> Iterator[Problem]:
    """Yield what is wrong with the marks in the words of a country's file: they are put into the texts of content.yaml."""
    for path, scalar in scalars_in((), tree.value):
        if path[-1] in ("name", "words"):
            yield from marks_among_words(
                scalar, "it is put into texts, without a source of its own", "take it out: where you saw it stands under 'seen'"
            )


def country_problems(book: Book, countries: Mapping[str, CountryFile], folder: str) -> Iterator[Problem]:
    """Yield what is missing for the clinic's country, and what was taken from another one."""
    yield from _missing(book, countries, folder)
    yield from _foreign(book, countries)
    yield from _licence(book, here(book, countries))


def _missing(book: Book, countries: Mapping[str, CountryFile], folder: str) -> Iterator[Problem]:
    clinic, found = book.clinic, here(book, countries)
    lacking = [name for name, field in HelpLines.model_fields.items() if field.is_required() and name not in found.lines]
    if lacking:
        hint = f"write  {lacking[0]}:  under 'help_lines' of 'clinic', or add {folder}/{clinic.country}.yaml"
        message = f"help lines are missing for {clinic.country}: {', '.join(lacking)}"
        yield Problem("M071", message, clinic.location("help_lines" if clinic.help_lines else "country"), hint)


def _foreign(book: Book, countries: Mapping[str, CountryFile]) -> Iterator[Problem]:
    """Yield lines that the clinic wrote which are another country's and not its own."""
    clinic = book.clinic
    for name in LINES if clinic.help_lines else ():
        words: Text | None = getattr(clinic.help_lines, name)
        own = countries.get(clinic.country)
        if words is None or (own and _said(own, name) == words.plain):
            continue
        if other := next((code for code, each in countries.items() if _said(each, name) == words.plain), None):
            message = f"'{words.plain}' is for {countries[other].name.plain}, but the clinic's country is {clinic.country}"
            hint = f"take '{name}' out, and your country's own is printed; or change 'country'"
            yield Problem("M072", message, clinic.help_lines.location(name) if clinic.help_lines else None, hint)


def _said(country: CountryFile, name: str) -> str | None:
    line: HelpLine | None = getattr(country, name)
    return line.words.plain if line else None


def _licence(book: Book, at: Here) -> Iterator[Problem]:
    """Yield a country without a licence note: a leaflet shows what the regulators of the clinic's own country say."""
    notes = [note.country for note in book.treatment.licence]
    if not any(at.holds(code) for code in notes):
        hint = f"'licence' under 'treatment' has notes for {', '.join(notes)}"
        yield Problem("M057", f"there is no licence note for {at.code}", book.clinic.location("country"), hint)


def unconfirmed(book: Book, countries: Mapping[str, CountryFile]) -> Iterator[Problem]:
    """Yield the lines of the clinic's country that are printed although nobody has confirmed them."""
    usual = countries.get(book.clinic.country)
    for name, line in _unseen(usual, book.clinic.help_lines):
        message = f"nobody has confirmed '{line.words.plain}' as '{name}' in {usual.name.plain if usual else book.clinic.country}"
        hint = "check it on the service's own page, then write under 'seen' where and when"
        yield Problem("M073", message, line.location("words"), hint, "warning")


def _unseen(usual: CountryFile | None, own: SomeHelpLines | None) -> Iterator[tuple[str, HelpLine]]:
    """Yield the country's lines that nobody has confirmed, by name, but those in place of which the clinic has its own."""
    for name in LINES if usual else ():
        line: HelpLine | None = getattr(usual, name)
        if line and line.seen is None and not (own and getattr(own, name)):
            yield name, line
