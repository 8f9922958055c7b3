"""The rules between the keys of content.yaml: each yields Problems, at the place where the mistake can be put right.

They read the parts of the file that fit the model, not the Book, so that they also work while another part does not fit: that
is reported by the validation, and rules pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from generator.content.mark_problems import mark_problems, may_have_marks
from generator.content.model import Book, Option
from generator.content.references import is_text, known_sources, listed_references, listed_sources, used_sources
from generator.problems import Location, Problem
from generator.yamlsource.introspect import names
from generator.yamlsource.messages import hidden_in
from generator.yamlsource.tree import KeyPath, Scalar
from generator.yamlsource.validate import Validated

Rule = Callable[[Validated[Book]], Iterator[Problem]]

_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))  # by Windows
_FOLLOWED = re.compile(r"\[@[^\]]*\]|\]\([^)\s]*\)|\{[^{}]*\}")  # references, addresses and placeholders
_NOT_IN_FILE_NAMES = frozenset('<>:"/\\|?*')


def check_rules(content: Validated[Book], *, whole: bool) -> Iterator[Problem]:
    """Yield what is wrong between the keys of content.yaml; `whole` says that all of it fits the model."""
    for rule in RULES:
        yield from rule(content)
    if whole:  # otherwise what refers to a source may be in what could not be read
        yield from used_sources(content)


def unique_names(content: Validated[Book]) -> Iterator[Problem]:
    """Yield ids, codes and tags that are given twice; on some disks two file names must differ in more than capitals."""
    lists: tuple[tuple[KeyPath, str], ...] = (
        (("conditions",), "id"),
        (("conditions",), "code"),
        (("questions",), "id"),
        (("treatment", "how"), "id"),
        (("treatment", "licence"), "country"),
        (("languages",), "tag"),
    )
    for path, key in lists:
        first: dict[str, Location] = {}
        for item in content.tree.items(*path):
            name = content.tree.at((*item, key))
            if not isinstance(name, Scalar) or not name.strip():
                continue
            before = first.setdefault(name.strip().casefold(), name.location)
            if before is not name.location:
                hint = f"it is on line {before.line} too: change one of them"
                yield Problem("M051", f"the {key} '{name.strip()}' is given twice", name.location, hint)


def file_names(content: Validated[Book]) -> Iterator[Problem]:
    """Yield ids and codes of conditions that cannot be part of a file name on every computer."""
    for path in content.tree.items("conditions"):
        for key in ("id", "code"):
            if name := content.value((*path, key), str):
                yield from _file_name(name, content.tree.location((*path, key)))


def _file_name(name: str, location: Location) -> Iterator[Problem]:
    odd = sorted(_NOT_IN_FILE_NAMES & set(name))
    if name.casefold().split(".")[0].strip() in _RESERVED:
        hint = "Windows reserves this name: add a word to it"
        yield Problem("M052", f"a file cannot be named '{name}'", location, hint)
    elif odd or name.endswith("."):
        hint = "use letters, digits, hyphens and single spaces"
        yield Problem("M052", f"a file name cannot {'contain' if odd else 'end with'} '{odd[0] if odd else '.'}'", location, hint)


def review_after_issue(content: Validated[Book]) -> Iterator[Problem]:
    """Yield a review date that is not later than the issue date."""
    issued, review_by = (content.value(("control", key), date) for key in ("issued", "review_by"))
    if issued and review_by and review_by <= issued:
        hint = f"'issued' is {issued} (line {content.tree.location(('control', 'issued')).line})"
        yield Problem("M053", "'review_by' must be later than 'issued'", content.tree.location(("control", "review_by")), hint)


def counts(content: Validated[Book]) -> Iterator[Problem]:
    """Yield numbers with more people than there are."""
    items = content.tree.items
    for path in (array for c in items("conditions") for numbers in items(*c, "numbers") for array in items(*numbers, "arrays")):
        n, out_of = (content.value((*path, key), int) for key in ("n", "out_of"))
        if n and out_of and n > out_of:
            location = content.tree.location((*path, "n"))
            yield Problem("M054", f"{n} people out of {out_of} is impossible", location, f"write a number from 0 to {out_of}")


def options(content: Validated[Book]) -> Iterator[Problem]:
    """Yield what breaks the order of the choices: doing nothing comes first, exosomes are one of them."""
    tree = content.tree
    for condition in tree.items("conditions"):
        path: KeyPath = (*condition, "options")
        if not (kinds := [_option_kind(content, item) for item in tree.items(*path)]):
            continue
        if kinds[0] not in ("none", None):
            hint = "write  kind: none  here: no treatment is always the first choice"
            yield Problem("M055", "the first option must be no treatment", tree.location((*path, 0, "kind")), hint)
        for kind, what in (("none", "no treatment"), ("exosomes", "exosomes")):
            at = [k for k, each in enumerate(kinds) if each == kind]
            for k in at[1:]:
                hint = f"the first is option {at[0] + 1}; write  kind: other  here"
                yield Problem("M055", f"only one option can be {what}", tree.location((*path, k, "kind")), hint)
        lost = any(tree.repeated(item) for item in tree.items(*path))
        if not lost and not {"exosomes", None} & set(kinds):
            hint = "write  kind: exosomes  in the option about exosomes"
            yield Problem("M055", "one option must be exosomes", tree.key_location(path), hint)


def _option_kind(content: Validated[Book], path: KeyPath) -> str | None:
    """Return an option's kind; None where it is not clear what was meant."""
    option = content.tree.at(path)
    if isinstance(option, dict) and "kind" not in option:
        return "other" if option.keys() <= set(names(Option)) else None  # it may be misspelt
    return content.value((*path, "kind"), str)


def labels_of_two_heads(content: Validated[Book]) -> Iterator[Problem]:
    """Yield labels that are not two where two heads are drawn."""
    tree = content.tree
    for condition in tree.items("conditions"):
        path: KeyPath = (*condition, "pattern_labels")
        labels = tree.at(path)
        if tree.at((*condition, "second_pattern")) is not None and isinstance(labels, list) and len(labels) != 2:
            hint = "give one label for each head, or remove 'second_pattern'"
            yield Problem(
                "M063", f"two heads are drawn, so 'pattern_labels' needs 2 items, not {len(labels)}", tree.key_location(path), hint
            )


def evidence_counts(content: Validated[Book]) -> Iterator[Problem]:
    """Yield counts that do not fit their level. E0 is 'none found', E1 laboratory and animals only: people count from E2."""
    for condition in content.tree.items("conditions"):
        path: KeyPath = (*condition, "exosomes", "evidence")
        level = content.value((*path, "level"), str)
        for key, least in (("studies", "E1"), ("people", "E2")):
            count = content.value((*path, key), int)
            if level is None or count is None:
                continue
            if level < least and count:
                hint = "change the level, or write 0"
                yield Problem("M056", f"'{key}' must be 0 at level {level}", content.tree.location((*path, key)), hint)
            elif level >= least and not count:
                hint = "change the level, or write how many there are"
                yield Problem("M056", f"'{key}' cannot be 0 at level {level}", content.tree.location((*path, key)), hint)


def licence_of_country(content: Validated[Book]) -> Iterator[Problem]:
    """Yield a country without a licence note: a leaflet shows what the regulators of the clinic's own country say."""
    country = content.value(("clinic", "country"), str)
    noted = [content.value((*note, "country"), str) for note in content.tree.items("treatment", "licence")]
    if country and noted and not {country, None} & set(noted):  # None: one that can't be read may be the one that is needed
        hint = f"'licence' under 'treatment' has notes for {', '.join(filter(None, noted))}"
        yield Problem("M057", f"there is no licence note for {country}", content.tree.location(("clinic", "country")), hint)


def marks_in_texts(content: Validated[Book]) -> Iterator[Problem]:
    """Yield marks in the texts that are not understood, and those of other programs."""
    for path, scalar in content.tree.scalars():
        if may_have_marks(scalar) and is_text(path):
            yield from mark_problems(scalar, path[-1] if isinstance(path[-1], int) else None)


def hidden_in_marks(content: Validated[Book]) -> Iterator[Problem]:
    """Yield invisible characters in the references, addresses and placeholders of texts."""
    for path, scalar in content.tree.scalars():
        if scalar.hidden and is_text(path):
            for hidden in scalar.hidden:
                column = hidden.location.column - 1
                if any(found.start() <= column < found.end() for found in _FOLLOWED.finditer(hidden.location.source)):
                    yield hidden_in(hidden)


def language_tags(content: Validated[Book]) -> Iterator[Problem]:
    """Yield languages that Unicode's locale data do not know."""
    for path in content.tree.items("languages"):
        tag = content.value((*path, "tag"), str)
        if tag and not _is_language(tag):
            location = content.tree.location((*path, "tag"))
            yield Problem("M061", f"'{tag}' is not a known language", location, "write its language tag, such as cy, pl or zh-Hans")


RULES: tuple[Rule, ...] = (
    known_sources,
    unique_names,
    file_names,
    review_after_issue,
    counts,
    options,
    evidence_counts,
    labels_of_two_heads,
    licence_of_country,
    listed_sources,
    listed_references,
    marks_in_texts,
    hidden_in_marks,
    language_tags,
)


def _is_language(tag: str) -> bool:
    """Return whether Unicode has locale data for a tag, or at least a name for its language: Romani has only a name."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag.lower() in Locale("en").languages
    return True
