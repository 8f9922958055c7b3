"""The rules between the keys of content.yaml: each yields Problems, at the place where the mistake can be put right.

They read the parts of the file that fit the model, not the Book, so that they also work while another part does not fit: that
is reported by the validation, and rules pass over it. Those of choices, evidence, drawings, medicines and sources are in modules beside
this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator.content.differences import differences
from generator.content.drawing_rules import labels_of_two_heads, own_pictures, parts_of_drawings
from generator.content.evidence_rules import counts, evidence_counts, finding_and_evidence
from generator.content.file_name import RESERVED
from generator.content.mark_problems import lost_marks, mark_problems, may_have_marks
from generator.content.medicine_rules import medicines_and_placeholders, prescriptions
from generator.content.model import Book
from generator.content.option_rules import certainty_of_options, options, reasons_for_no_number
from generator.content.references import is_text, known_sources, unmarked_sources, used_sources, without_quotes
from generator.problems import Location, Problem, did_you_mean
from generator.yamlsource.messages import hidden_in
from generator.yamlsource.tree import KeyPath, OfTree, Scalar, Value, scalars_in
from generator.yamlsource.validate import Validated

BookRule = Callable[[Validated[Book]], Iterator[Problem]]

_FOLLOWED = re.compile(r"\[@[^\]]*\]|\]\([^)\s]*\)|\{[^{}]*\}")  # references, addresses and placeholders
_NOT_IN_FILE_NAMES = frozenset('<>:"/\\|?*')


def check_rules(content: Validated[Book], *, whole: bool) -> Iterator[Problem]:
    """Yield what is wrong between the keys of content.yaml; `whole` says that all of it fits the model."""
    for rule in RULES:
        yield from rule(content)
    if whole:  # otherwise what refers to a source may be in what could not be read, and what names one in what was mended
        yield from used_sources(content)
        yield from unmarked_sources(content)


def unique_names(content: Validated[Book]) -> Iterator[Problem]:
    """Yield ids, codes and tags that are given twice; on some disks two file names must differ in more than capitals."""
    lists: tuple[tuple[KeyPath, str], ...] = (
        (("conditions",), "id"),
        (("conditions",), "code"),
        (("questions",), "id"),
        (("help",), "id"),
        (("treatment", "how", "ideas"), "id"),
        (("treatment", "benefits", "items"), "id"),
        (("treatment", "licence"), "country"),
        (("treatment", "slides"), "id"),
        *((key, "id") for c in content.tree.items("conditions") for key in ((*c, "options"), (*c, "slides"))),
        (("languages",), "tag"),
    )
    for path, key in lists:
        first: dict[str, Location] = {}
        items = content.tree.at(path)
        for item in items if isinstance(items, list) else ():
            name = item.get(key) if isinstance(item, dict) else None
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
    if name.casefold().split(".")[0].strip() in RESERVED:
        hint = "Windows reserves this name: add a word to it"
        yield Problem("M052", f"a file cannot be named '{name}'", location, hint)
    elif odd or name.endswith("."):
        hint = "use letters, digits, hyphens and single spaces"
        yield Problem("M052", f"a file name cannot {'contain' if odd else 'end with'} '{odd[0] if odd else '.'}'", location, hint)


def known_conditions(content: Validated[Book]) -> Iterator[Problem]:
    """Yield conditions that a help item or an exclusion names and that do not exist."""
    tree = content.tree
    known = [name for c in tree.items("conditions") if (name := content.value((*c, "id"), str))]
    meant = {without_quotes(typed) for c in tree.items("conditions") if isinstance(typed := tree.at((*c, "id")), str)}
    lists = [(*item, "conditions") for item in tree.items("help")]
    lists += [(*item, "left_out_for") for item in tree.items("treatment", "not_suitable", "items")]
    for place in lists:
        for path in tree.items(*place):
            if known and (name := content.value(path, str)) and name not in known and name not in meant:
                yield Problem("M069", f"there is no condition '{name}'", tree.location(path), did_you_mean(name, known))


def marks_in_texts(content: Validated[Book]) -> Iterator[Problem]:
    """Yield marks in the texts that are not understood, and those of other programs."""
    return _MARKS(content.tree)


def _marks_in(place: KeyPath, part: Value) -> Iterator[Problem]:
    for path, scalar in scalars_in(place, part):
        if may_have_marks(scalar) and is_text(path):
            yield from mark_problems(scalar, path[-1] if isinstance(path[-1], int) else None)


_MARKS = OfTree(_marks_in)


def marks_of_the_clinic(content: Validated[Book]) -> Iterator[Problem]:
    """Yield sources and links in what is printed of the clinic on every page, where it rests on nothing and leads nowhere else."""
    what, hint = "it is printed by itself on every page", "take it out: the clinic's own page is its 'link'"
    for name in ("name", "service", "address", "hours"):
        for _, scalar in scalars_in(("clinic", name), content.tree.at(("clinic", name))):
            if may_have_marks(scalar):
                yield from lost_marks(scalar, what, hint)


def hidden_in_marks(content: Validated[Book]) -> Iterator[Problem]:
    """Yield invisible characters in the references, addresses and placeholders of texts."""
    for path, scalar in content.tree.with_hidden():
        if is_text(path):
            for hidden in scalar.hidden:
                column = hidden.location.column - 1
                if any(found.start() <= column < found.end() for found in _FOLLOWED.finditer(hidden.location.source)):
                    yield hidden_in(hidden)


def weeks_in_order(content: Validated[Book]) -> Iterator[Problem]:
    """Yield times whose longest comes before the shortest: a drawing would begin where it ends."""
    tree = content.tree
    lists = [("treatment", "cycle", "phases"), *((*c, "results", "timeline") for c in tree.items("conditions"))]
    for path in (item for place in lists for item in tree.items(*place)):
        first, last = (content.value((*path, "weeks", n), int) for n in (0, 1))
        if first is not None and last is not None and first > last:
            hint = f"write the shorter time first:  weeks: [{last}, {first}]"
            message = f"the longest time, {last} weeks, is shorter than the shortest, {first}"
            yield Problem("M085", message, tree.location((*path, "weeks")), hint)


def language_tags(content: Validated[Book]) -> Iterator[Problem]:
    """Yield languages that Unicode's locale data do not know."""
    for path in (("language",), *((*item, "tag") for item in content.tree.items("languages"))):
        tag = content.value(path, str)
        if tag and not _is_language(tag):
            location = content.tree.location(path)
            yield Problem("M061", f"'{tag}' is not a known language", location, "write its language tag, such as cy, pl or zh-Hans")


RULES: tuple[BookRule, ...] = (
    known_sources,
    unique_names,
    file_names,
    counts,
    differences,
    options,
    certainty_of_options,
    reasons_for_no_number,
    evidence_counts,
    finding_and_evidence,
    labels_of_two_heads,
    parts_of_drawings,
    own_pictures,
    marks_in_texts,
    marks_of_the_clinic,
    hidden_in_marks,
    known_conditions,
    weeks_in_order,
    prescriptions,
    medicines_and_placeholders,
    language_tags,
)


@cache
def _is_language(tag: str) -> bool:
    """Return whether Unicode has locale data for a tag, or at least a name for its language: Romani has only a name."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag.lower() in Locale("en").languages
    return True
