"""The rules between the fields of a Book: each yields Problems, at the place where the mistake can be put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.content.inline import unread_mark
from generator.content.model import Book
from generator.content.references import known_sources, leaves, listed_sources, used_sources, within
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


def told_apart(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield ids, codes and tags that are given twice; capitals alone do not tell two files apart."""
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
    """Yield ids and codes of conditions that cannot be part of a file name on every computer."""
    for n, condition in enumerate(book.conditions):
        for key, value in (("id", condition.id), ("code", condition.code)):
            mark = tree.mark(("conditions", n, key))
            odd = sorted(_NOT_IN_FILE_NAMES & set(value))
            if value.casefold().split(".")[0].strip() in _RESERVED:
                hint = f"Windows keeps the name '{value}' for itself: add a word to it"
                yield Problem("C052", f"no file can be named '{value}'", mark, hint)
            elif odd or value.endswith("."):
                hint = "take letters, digits, hyphens and single spaces"
                yield Problem("C052", f"'{odd[0] if odd else '.'}' cannot stand there in a file name", mark, hint)


def review_after_issue(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield a review date that is not later than the issue date."""
    if book.control.review_by <= book.control.issued:
        issued = tree.mark(("control", "issued")).line
        hint = f"'issued' is {book.control.issued} (line {issued})"
        yield Problem("C053", "'review_by' must be later than 'issued'", tree.mark(("control", "review_by")), hint)


def counts(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield numbers with more people than there are."""
    for c, condition in enumerate(book.conditions):
        for i, numbers in enumerate(condition.numbers):
            for k, number in enumerate(numbers.arrays):
                if number.n > number.out_of:
                    mark = tree.mark(("conditions", c, "numbers", i, "arrays", k, "n"))
                    hint = f"write a number from 0 to {number.out_of}"
                    yield Problem("C054", f"{number.n} people out of {number.out_of} cannot be", mark, hint)


def options(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield what breaks the order of the choices: doing nothing comes first, exosomes are one of them."""
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
    """Yield counts that do not fit their level. E0 is 'none found', E1 laboratory and animals only: people count from E2."""
    for n, condition in enumerate(book.conditions):
        evidence = condition.exosomes.evidence
        for key, count, least in (("studies", evidence.studies, "E1"), ("people", evidence.people, "E2")):
            mark = tree.mark(("conditions", n, "exosomes", "evidence", key))
            if evidence.level < least and count:
                yield Problem("C056", f"'{key}' must be 0 at level {evidence.level}", mark, "change the level, or write 0")
            elif evidence.level >= least and not count:
                yield Problem("C056", f"'{key}' cannot be 0 at level {evidence.level}", mark, "change the level, or count them")


def licence_of_country(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield a country without a licence note: a leaflet shows what the regulators of the clinic's own country say."""
    countries = [note.country for note in book.treatment.licence]
    if book.clinic.country not in countries:
        message = f"there is no licence note for {book.clinic.country}"
        hint = f"'licence' under 'treatment' has notes for {', '.join(countries)}"
        yield Problem("C057", message, tree.mark(("clinic", "country")), hint)


def inline_marks(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield links, references and stars in the text that are not understood."""
    for path, text in leaves(book):
        if isinstance(text, Text) and (unread := unread_mark(text.plain)):
            mark = within(text.mark or tree.mark(path), unread.words)
            yield Problem("C060", f"'{unread.words}' is printed as typed", mark, unread.hint, "warning")


def language_tags(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield languages that Unicode's locale data do not know."""
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
