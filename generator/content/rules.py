"""The rules between the keys of content.yaml: each yields Problems, at the place where the mistake can be put right.

They look at the Tree, not at the Book, so that they hold as well where another part of the file does not fit the model: what does
not fit is told by `schema`, and a rule passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.content.inline import Unread, unread_mark
from generator.content.model import Option
from generator.content.references import known_sources, listed_references, listed_sources, used_sources
from generator.content.sound import COUNT, COUNTRY, DAY, HUNDRED, ID, LEVEL, LINE, OPTION_KIND, TAG, all_sound, items, marked, sound
from generator.problems import Mark, Problem
from generator.yamlsource.introspect import names
from generator.yamlsource.tree import Path, Scalar, Tree

Rule = Callable[[Tree], Iterator[Problem]]

_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))  # by Windows
_NOT_IN_FILE_NAMES = frozenset('<>:"/\\|?*')


def check_rules(tree: Tree, *, whole: bool) -> Iterator[Problem]:
    """Yield what is wrong between the keys of content.yaml; `whole` says that all of it fits the model."""
    for rule in RULES:
        yield from rule(tree)
    if whole:  # otherwise what refers to a source may stand in what could not be read
        yield from used_sources(tree)


def told_apart(tree: Tree) -> Iterator[Problem]:
    """Yield ids, codes and tags that are given twice; capitals alone do not tell two files apart."""
    lists: tuple[tuple[Path, str], ...] = (
        (("conditions",), "id"),
        (("conditions",), "code"),
        (("questions",), "id"),
        (("treatment", "how"), "id"),
        (("treatment", "licence"), "country"),
        (("languages",), "tag"),
    )
    for path, key in lists:
        first: dict[str, Mark] = {}
        for item in items(tree, *path):
            if value := sound(tree, (*item, key), LINE):
                mark = tree.mark((*item, key))
                before = first.setdefault(value.casefold(), mark)
                if before is not mark:
                    yield Problem("C051", f"the {key} '{value}' is given twice", mark, f"line {before.line} has it too: change one of them")


def file_names(tree: Tree) -> Iterator[Problem]:
    """Yield ids and codes of conditions that cannot be part of a file name on every computer."""
    for path in items(tree, "conditions"):
        for key, kind in (("id", ID), ("code", LINE)):
            if value := sound(tree, (*path, key), kind):
                yield from _file_name(value, tree.mark((*path, key)))


def _file_name(value: str, mark: Mark) -> Iterator[Problem]:
    odd = sorted(_NOT_IN_FILE_NAMES & set(value))
    if value.casefold().split(".")[0].strip() in _RESERVED:
        hint = f"Windows keeps the name '{value}' for itself: add a word to it"
        yield Problem("C052", f"no file can be named '{value}'", mark, hint)
    elif odd or value.endswith("."):
        hint = "take letters, digits, hyphens and single spaces"
        yield Problem("C052", f"'{odd[0] if odd else '.'}' cannot stand there in a file name", mark, hint)


def review_after_issue(tree: Tree) -> Iterator[Problem]:
    """Yield a review date that is not later than the issue date."""
    issued, review_by = (sound(tree, ("control", key), DAY) for key in ("issued", "review_by"))
    if issued and review_by and review_by <= issued:
        hint = f"'issued' is {issued} (line {tree.mark(('control', 'issued')).line})"
        yield Problem("C053", "'review_by' must be later than 'issued'", tree.mark(("control", "review_by")), hint)


def counts(tree: Tree) -> Iterator[Problem]:
    """Yield numbers with more people than there are."""
    arrays = (a for c in items(tree, "conditions") for numbers in items(tree, *c, "numbers") for a in items(tree, *numbers, "arrays"))
    for path in arrays:
        n, out_of = sound(tree, (*path, "n"), COUNT), sound(tree, (*path, "out_of"), HUNDRED)
        if n and out_of and n > out_of:
            mark = tree.mark((*path, "n"))
            yield Problem("C054", f"{n} people out of {out_of} cannot be", mark, f"write a number from 0 to {out_of}")


def options(tree: Tree) -> Iterator[Problem]:
    """Yield what breaks the order of the choices: doing nothing comes first, exosomes are one of them."""
    for condition in items(tree, "conditions"):
        path: Path = (*condition, "options")
        if not (kinds := [_option_kind(tree, item) for item in items(tree, *path)]):
            continue
        if kinds[0] not in ("none", None):
            hint = "write  kind: none  there: no treatment is always the first choice"
            yield Problem("C055", "the first option must be no treatment", tree.mark((*path, 0, "kind")), hint)
        for kind, what in (("none", "no treatment"), ("exosomes", "exosomes")):
            at = [k for k, each in enumerate(kinds) if each == kind]
            for k in at[1:]:
                hint = f"the first is option {at[0] + 1}; write  kind: other  here"
                yield Problem("C055", f"only one option can be {what}", tree.mark((*path, k, "kind")), hint)
        lost = any(tree.repeated(item) for item in items(tree, *path))
        if not lost and not {"exosomes", None} & set(kinds):
            hint = "write  kind: exosomes  in the option that is about exosomes"
            yield Problem("C055", "one option must be exosomes", tree.key_mark(path), hint)


def _option_kind(tree: Tree, path: Path) -> str | None:
    """Return an option's kind; None where what was meant can't be told."""
    option = tree.at(path)
    if isinstance(option, dict) and "kind" not in option:
        return "other" if option.keys() <= set(names(Option)) else None  # it may be misspelt
    return sound(tree, (*path, "kind"), OPTION_KIND)


def labels_of_two_heads(tree: Tree) -> Iterator[Problem]:
    """Yield labels that are not two where two heads are drawn."""
    for condition in items(tree, "conditions"):
        labels = tree.at((*condition, "pattern_labels"))
        if tree.at((*condition, "second_pattern")) is not None and isinstance(labels, list) and len(labels) != 2:
            hint = "with 'second_pattern' there are two heads: give one label for each"
            yield Problem(
                "C063", f"two heads are drawn, and 'pattern_labels' has {len(labels)}", tree.key_mark((*condition, "pattern_labels")), hint
            )


def evidence_counts(tree: Tree) -> Iterator[Problem]:
    """Yield counts that do not fit their level. E0 is 'none found', E1 laboratory and animals only: people count from E2."""
    for condition in items(tree, "conditions"):
        path: Path = (*condition, "exosomes", "evidence")
        level = sound(tree, (*path, "level"), LEVEL)
        for key, least in (("studies", "E1"), ("people", "E2")):
            count = sound(tree, (*path, key), COUNT)
            if level is None or count is None:
                continue
            if level < least and count:
                hint = "change the level, or write 0"
                yield Problem("C056", f"'{key}' must be 0 at level {level}", tree.mark((*path, key)), hint)
            elif level >= least and not count:
                hint = "change the level, or count them"
                yield Problem("C056", f"'{key}' cannot be 0 at level {level}", tree.mark((*path, key)), hint)


def licence_of_country(tree: Tree) -> Iterator[Problem]:
    """Yield a country without a licence note: a leaflet shows what the regulators of the clinic's own country say."""
    country = sound(tree, ("clinic", "country"), COUNTRY)
    noted = all_sound(tree, [(*note, "country") for note in items(tree, "treatment", "licence")], COUNTRY)
    if country and noted and country not in noted:
        hint = f"'licence' under 'treatment' has notes for {', '.join(noted)}"
        yield Problem("C057", f"there is no licence note for {country}", tree.mark(("clinic", "country")), hint)


def inline_marks(tree: Tree) -> Iterator[Problem]:
    """Yield links, references and stars in the text that are not understood."""
    for _, scalar, text in marked(tree):
        if unread := unread_mark(text.plain):
            yield Problem("C060", f"'{unread.words}' is printed as typed", _place(scalar, unread), unread.hint, "warning")


def _place(scalar: Scalar, unread: Unread) -> Mark:
    """Return where an unread mark stands: the words around it tell it from marks that were read."""
    before, _, after = unread.around.partition(unread.words)
    mark = r"\s+".join(map(re.escape, unread.words.split(" ")))
    lonely = rf"(?<=(?<!\S){re.escape(before)}){mark}(?={re.escape(after)}(?!\S))"
    return scalar.locate(lonely) or scalar.locate(mark) or scalar.mark


def language_tags(tree: Tree) -> Iterator[Problem]:
    """Yield languages that Unicode's locale data do not know."""
    for path in items(tree, "languages"):
        tag = sound(tree, (*path, "tag"), TAG)
        if tag and not _is_language(tag):
            mark = tree.mark((*path, "tag"))
            yield Problem("C061", f"'{tag}' is no language that is known", mark, "write its tag, as cy, pl or zh-Hans")


RULES: tuple[Rule, ...] = (
    known_sources,
    told_apart,
    file_names,
    review_after_issue,
    counts,
    options,
    evidence_counts,
    labels_of_two_heads,
    licence_of_country,
    listed_sources,
    listed_references,
    inline_marks,
    language_tags,
)


def _is_language(tag: str) -> bool:
    """Tell whether Unicode has locale data for a tag, or at least a name for its language: Romani has only a name."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag.lower() in Locale("en").languages
    return True
