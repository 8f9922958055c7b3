"""The rules between the fields of a Book: each yields Problems, at the place where the mistake can be put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel

from generator.content.inline import unread_mark
from generator.content.model import Book, Condition
from generator.content.tree import Path, Tree
from generator.problems import Mark, Problem
from generator.text import Text

Rule = Callable[[Book, Tree], Iterator[Problem]]

_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))  # by Windows
_NOT_IN_FILE_NAMES = frozenset('<>:"/\\|?*')


def check_rules(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield what is wrong between the fields of a Book."""
    for rule in RULES:
        yield from rule(book, tree)


def known_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """Each source referred to exists."""
    for source, mark in _references(book, tree):
        if source not in book.sources:
            near = get_close_matches(source, book.sources, 1)
            hint = f"did you mean '{near[0]}'?" if near else "add it under 'sources' at the end of the file"
            yield Problem("C050", f"there is no source '{source}'", mark, hint)


def used_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """Each source is referred to."""
    used = {source for source, _ in _references(book, tree)}
    for source in book.sources:
        if source not in used:
            mark = tree.key_mark(("sources", source))
            hint = "name it where it is used, or take it out"
            yield Problem("C059", f"nothing refers to the source '{source}'", mark, hint, "warning")


def told_apart(book: Book, tree: Tree) -> Iterator[Problem]:
    """Conditions, questions and the rest are told apart by their ids; codes and file names by more than capitals."""
    lists: tuple[tuple[str, Path, str, Sequence[str]], ...] = (
        ("id", ("conditions",), "id", [c.id for c in book.conditions]),
        ("code", ("conditions",), "code", [c.code for c in book.conditions]),
        ("id", ("questions",), "id", [q.id for q in book.questions]),
        ("id", ("treatment", "how"), "id", [m.id for m in book.treatment.how]),
        ("country", ("treatment", "licence"), "country", [n.country for n in book.treatment.licence]),
        ("tag", ("languages",), "tag", [language.tag for language in book.languages]),
    )
    for what, path, key, values in lists:
        first: dict[str, int] = {}
        for n, value in enumerate(values):
            before = first.setdefault(value.casefold(), n)
            if before != n:
                line = tree.mark((*path, before, key)).line
                mark = tree.mark((*path, n, key))
                yield Problem("C051", f"the {what} '{value}' is given twice", mark, f"line {line} has it too: change one of them")


def file_names(book: Book, tree: Tree) -> Iterator[Problem]:
    """Ids and codes of conditions can be part of a file name on any computer."""
    for n, condition in enumerate(book.conditions):
        for key, value in (("id", condition.id), ("code", condition.code)):
            mark = tree.mark(("conditions", n, key))
            odd = sorted(_NOT_IN_FILE_NAMES & set(value))
            if value.casefold().split(".")[0].strip() in _RESERVED:
                hint = f"Windows keeps the name '{value}' for itself: add a word to it"
                yield Problem("C052", f"no file can be named '{value}'", mark, hint)
            elif odd or value.endswith("."):
                hint = "take letters, digits, hyphens and single spaces"
                yield Problem("C052", f"a file name cannot hold '{odd[0] if odd else '.'}' there", mark, hint)


def review_after_issue(book: Book, tree: Tree) -> Iterator[Problem]:
    """The words are to be looked at again after they were issued."""
    if book.control.review_by <= book.control.issued:
        issued = tree.mark(("control", "issued")).line
        hint = f"'issued' is {book.control.issued} (line {issued})"
        yield Problem("C053", "'review_by' must be later than 'issued'", tree.mark(("control", "review_by")), hint)


def counts(book: Book, tree: Tree) -> Iterator[Problem]:
    """No more people than there are."""
    for c, condition in enumerate(book.conditions):
        for i, numbers in enumerate(condition.numbers):
            for k, number in enumerate(numbers.arrays):
                if number.n > number.out_of:
                    mark = tree.mark(("conditions", c, "numbers", i, "arrays", k, "n"))
                    yield Problem("C054", f"{number.n} people out of {number.out_of} cannot be", mark, f"write a number from 0 to {number.out_of}")


def options(book: Book, tree: Tree) -> Iterator[Problem]:
    """Doing nothing is the first choice offered, and exosomes are one choice."""
    for n, condition in enumerate(book.conditions):
        path: Path = ("conditions", n, "options")
        kinds = [option.kind for option in condition.options]
        if kinds[0] != "none":
            hint = "write  kind: none  there: no treatment is always the first choice"
            yield Problem("C055", "the first option must be no treatment", _kind_mark(tree, (*path, 0)), hint)
        for kind, what in (("none", "no treatment"), ("exosomes", "exosomes")):
            at = [k for k, each in enumerate(kinds) if each == kind]
            for k in at[1:]:
                hint = f"the first is option {at[0] + 1}; write  kind: other  here"
                yield Problem("C055", f"only one option can be {what}", _kind_mark(tree, (*path, k)), hint)
        if "exosomes" not in kinds:
            hint = "write  kind: exosomes  in the option that is about exosomes"
            yield Problem("C055", "one option must be exosomes", tree.key_mark(path), hint)


def evidence_counts(book: Book, tree: Tree) -> Iterator[Problem]:
    """E0 is 'none found', E1 is laboratory and animals only: studies are counted from E1, people from E2."""
    for n, condition in enumerate(book.conditions):
        evidence = condition.exosomes.evidence
        for key, count, least in (("studies", evidence.studies, "E1"), ("people", evidence.people, "E2")):
            mark = tree.mark(("conditions", n, "exosomes", "evidence", key))
            if evidence.level < least and count:
                yield Problem("C056", f"level {evidence.level} has no {key}, but {count} are counted", mark, "change the level, or write 0")
            elif evidence.level >= least and not count:
                yield Problem("C056", f"level {evidence.level} needs {key}, but none are counted", mark, "change the level, or count them")


def licence_of_country(book: Book, tree: Tree) -> Iterator[Problem]:
    """A leaflet shows what the regulators of the clinic's own country say."""
    countries = [note.country for note in book.treatment.licence]
    if book.clinic.country not in countries:
        message = f"there is no licence note for {book.clinic.country}"
        hint = f"'licence' under 'treatment' has notes for {', '.join(countries)}"
        yield Problem("C057", message, tree.mark(("clinic", "country")), hint)


def listed_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """A leaflet's list has at least one source for everything it shows."""
    for n, condition in enumerate(book.conditions):
        for block in (*_shown_in_all(book), *_shown_in_one(condition, n)):
            if block.sources and not set(block.sources) & set(condition.sources):
                mark = tree.key_mark(("conditions", n, "sources"))
                message = f"'sources' of '{condition.id}' lists no source of '{block.name}' (line {tree.key_mark(block.path).line})"
                yield Problem("C058", message, mark, f"add {' or '.join(block.sources)}")


def inline_marks(book: Book, tree: Tree) -> Iterator[Problem]:
    """Every link, reference and pair of stars in the text is understood."""
    for path, text in _texts(book):
        if unread := unread_mark(text.plain):
            mark = _within(text.mark or tree.mark(path), unread.words)
            yield Problem("C060", f"'{unread.words}' is printed as typed", mark, unread.hint, "warning")


def language_tags(book: Book, tree: Tree) -> Iterator[Problem]:
    """Each language is one that Unicode's locale data know."""
    for n, language in enumerate(book.languages):
        if not _is_language(language.tag):
            mark = tree.mark(("languages", n, "tag"))
            yield Problem("C061", f"'{language.tag}' is no language that is known", mark, "write its tag, as cy, pl or zh-Hans")


RULES: tuple[Rule, ...] = (
    known_sources,
    used_sources,
    told_apart,
    file_names,
    review_after_issue,
    counts,
    options,
    evidence_counts,
    licence_of_country,
    listed_sources,
    inline_marks,
    language_tags,
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of a leaflet that rests on sources."""

    name: str
    path: Path
    sources: tuple[str, ...]


def _shown_in_all(book: Book) -> Iterator[_Block]:
    treatment = book.treatment
    yield _Block("risks", ("treatment", "risks"), treatment.risks.sources)
    yield _Block("results", ("treatment", "results"), treatment.results.sources)
    for n, note in enumerate(treatment.licence):
        if note.country == book.clinic.country:
            yield _Block(f"licence in {note.country}", ("treatment", "licence", n), note.sources)


def _shown_in_one(condition: Condition, n: int) -> Iterator[_Block]:
    path: Path = ("conditions", n)
    for i, numbers in enumerate(condition.numbers):
        for k, number in enumerate(numbers.arrays):
            yield _Block("numbers", (*path, "numbers", i, "arrays", k), number.sources)
    yield _Block("exosomes", (*path, "exosomes"), condition.exosomes.sources)
    for k, option in enumerate(condition.options):
        yield _Block(f"options: {option.name.plain}", (*path, "options", k), option.sources)


def _references(book: Book, tree: Tree) -> Iterator[tuple[str, Mark]]:
    """Yield each reference to a source with its place: the lists of ids and the `[@id]` in the text."""
    for path, value in _leaves(book):
        if isinstance(value, Text):
            for source in value.cites:
                yield source, _within(value.mark or tree.mark(path), f"[@{source}]")
        elif isinstance(value, str) and len(path) > 1 and str(path[-2]).endswith("sources"):
            yield value, tree.mark(path)


def _texts(book: Book) -> Iterator[tuple[Path, Text]]:
    return ((path, value) for path, value in _leaves(book) if isinstance(value, Text))


def _leaves(book: Book) -> Iterator[tuple[Path, object]]:
    """Yield all that is no model, list or mapping, with its path, in the order of the file."""
    waiting: list[tuple[Path, object]] = [((), book)]
    while waiting:
        path, value = waiting.pop()
        parts: Iterable[tuple[str | int, object]]
        if isinstance(value, BaseModel):
            parts = value.__dict__.items()
        elif isinstance(value, dict):
            parts = value.items()
        elif isinstance(value, tuple):
            parts = enumerate(value)
        else:
            yield path, value
            continue
        waiting += [((*path, key), part) for key, part in reversed(tuple(parts))]


def _within(mark: Mark, words: str) -> Mark:
    """Return the place of some words of a text, if they are in its first line; otherwise the text's own place."""
    at = mark.source.find(words, max(mark.column - 1, 0))
    return Mark(mark.file, mark.line, at + 1, mark.source) if at >= 0 else mark


def _kind_mark(tree: Tree, path: Path) -> Mark:
    """Return the place of an option's kind, or of the option where it says none."""
    return tree.mark((*path, "kind"))


def _is_language(tag: str) -> bool:
    """Tell whether Unicode has locale data for a tag, or at least a name for its language: Romani has only a name."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag.lower() in Locale("en").languages
    return True
