"""The rules between the keys of content.yaml: each yields Problems, at the place where the mistake can be put right.

They read the parts of the file that fit the model, not the Book, so that they also work while another part does not fit: that
is reported by the validation, and rules pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from generator.content.condition import Option
from generator.content.mark_problems import mark_problems, may_have_marks
from generator.content.model import PLACEHOLDERS, Book
from generator.content.references import is_text, known_sources, used_sources
from generator.problems import Location, Problem, did_you_mean
from generator.yamlsource.introspect import expected, names
from generator.yamlsource.messages import hidden_in
from generator.yamlsource.tree import KeyPath, Scalar, Value
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
    items, tree = content.tree.items, content.tree
    for c in items("conditions"):
        numbers = (*items(*c, "how_common", "numbers"), (*c, "outlook", "out_of_100"), *((*o, "out_of_100") for o in items(*c, "options")))
        for path in (each for each in numbers if isinstance(tree.at(each), dict)):
            for key in ("n", "placebo"):
                if (n := content.value((*path, key), int)) and n > 100:
                    message = f"{n} people out of 100 is impossible"
                    yield Problem("M054", message, tree.location((*path, key)), "write a number from 0 to 100")
        for way in ("our_way", "other_ways"):
            path = (*c, "can_it_help", "evidence", way)
            compared, studies = (content.value((*path, key), int) for key in ("with_comparison", "studies"))
            if compared and studies is not None and compared > studies:
                message = f"{compared} of {studies} studies is impossible"
                yield Problem("M054", message, tree.location((*path, "with_comparison")), f"write a number from 0 to {studies}")


def options(content: Validated[Book]) -> Iterator[Problem]:
    """Yield what breaks the order of the choices: doing nothing comes first, our own treatment is one of them."""
    tree = content.tree
    for condition in tree.items("conditions"):
        path: KeyPath = (*condition, "options")
        if not (kinds := [_option_kind(content, item) for item in tree.items(*path)]):
            continue
        if kinds[0] not in ("none", None):
            hint = "write  kind: none  here: no treatment is always the first choice"
            yield Problem("M055", "the first option must be no treatment", tree.location((*path, 0, "kind")), hint)
        for kind, what in (("none", "no treatment"), ("ours", "the clinic's own treatment")):
            at = [k for k, each in enumerate(kinds) if each == kind]
            for k in at[1:]:
                hint = f"the first is option {at[0] + 1}; write  kind: other  here"
                yield Problem("M055", f"only one option can be {what}", tree.location((*path, k, "kind")), hint)
        lost = any(tree.repeated(item) for item in tree.items(*path))
        if not lost and not {"ours", None} & set(kinds):
            hint = "write  kind: ours  in the option about it"
            yield Problem("M055", "one option must be the clinic's own treatment", tree.key_location(path), hint)


def _option_kind(content: Validated[Book], path: KeyPath) -> str | None:
    """Return an option's kind; None where it is not clear what was meant."""
    option = content.tree.at(path)
    if isinstance(option, dict) and "kind" not in option:
        return "other" if _all_known(option) else None
    return content.value((*path, "kind"), str)


def _all_known(option: Value) -> bool:
    """Return whether an option has only keys that it may have: one that is missing is not there under a misspelt name."""
    return isinstance(option, dict) and option.keys() <= set(names(Option))


def certainty_of_options(content: Validated[Book]) -> Iterator[Problem]:
    """Yield options whose certainty is missing, or stands where it means nothing.

    That of the clinic's own treatment follows from its level of evidence; doing nothing and what does not aim at a cure have none.
    """
    for condition in content.tree.items("conditions"):
        options = content.tree.items(*condition, "options")
        kinds = [_option_kind(content, option) for option in options]
        for option, kind in zip(options, kinds, strict=True):
            if content.tree.repeated(option):
                continue  # it may be two options, of which the first line of one is lost
            yield from _certainty_without_meaning(content, option, kind)
            if kind == "other" and kinds[0] == "none" and "ours" in kinds:  # else it may be one of those two
                yield from _no_certainty(content, option)


def _certainty_without_meaning(content: Validated[Book], option: KeyPath, kind: str | None) -> Iterator[Problem]:
    location = content.tree.location((*option, "certainty"))
    if not content.value((*option, "certainty"), str):
        return
    if kind in ("none", "ours"):
        why = "follows from 'level'" if kind == "ours" else "has no meaning for no treatment"
        yield Problem("M066", f"'certainty' {why}", location, "take it out")
    elif _aims_at_no_cure(content, option):
        yield Problem("M066", "'certainty' has no meaning where a cure is not the aim", location, "take it out")


def _no_certainty(content: Validated[Book], option: KeyPath) -> Iterator[Problem]:
    written = content.tree.at(option)
    if "certainty" not in _keys(written) and _all_known(written) and not _aims_at_no_cure(content, option):
        hint = f"write  certainty:  and one of: {', '.join(expected(Option, ('certainty',))[0].allowed)}"
        yield Problem("M066", "'certainty' is missing", content.tree.location(option), hint)


def _aims_at_no_cure(content: Validated[Book], option: KeyPath) -> bool:
    return content.value((*option, "why_no_number"), str) == "not-the-aim"


def reasons_for_no_number(content: Validated[Book]) -> Iterator[Problem]:
    """Yield options with neither a number nor the reason why there is none, and those with both."""
    tree = content.tree
    for path in (option for c in tree.items("conditions") for option in tree.items(*c, "options")):
        keys = _keys(tree.at(path))
        if tree.repeated(path):
            continue
        if "out_of_100" in keys and "why_no_number" in keys:
            message = "there is a number, and a reason why there is none"
            yield Problem("M067", message, tree.location((*path, "why_no_number")), "take one of them out")
        elif _all_known(tree.at(path)) and not keys & {"out_of_100", "why_no_number"}:
            hint = "write  why_no_number: none-found  or  not-the-aim"
            yield Problem("M067", "neither 'out_of_100' nor 'why_no_number' is given", tree.location(path), hint)


def _written(value: Value) -> set[str]:
    """Return the keys of a mapping, with and without a value."""
    return set(value) if isinstance(value, dict) else set()


def _keys(value: Value) -> set[str]:
    """Return the keys of a mapping that have a value; those with null are as good as left out."""
    return {key for key, each in value.items() if each is not None} if isinstance(value, dict) else set()


def labels_of_two_heads(content: Validated[Book]) -> Iterator[Problem]:
    """Yield labels that are not one to a head where two heads are drawn."""
    tree = content.tree
    for condition in tree.items("conditions"):
        if tree.at((*condition, "second_drawing")) is None:
            continue
        for key in ("drawing", "second_drawing"):
            path: KeyPath = (*condition, key, "labels")
            labels = tree.at(path)
            if isinstance(labels, list) and len(labels) != 1:
                hint = "give one label for each head, or remove 'second_drawing'"
                message = f"two heads are drawn, so 'labels' needs 1 item, not {len(labels)}"
                yield Problem("M063", message, tree.key_location(path), hint)


def parts_of_drawings(content: Validated[Book]) -> Iterator[Problem]:
    """Yield what a drawing lacks, and what is there for a drawing that is not: it would be left out without a word."""
    tree = content.tree
    treatment: KeyPath = ("treatment",)
    given, labels = _keys(tree.at(treatment)), "drawing_labels" in _written(tree.at(treatment))
    if "drawing" in given and not labels:
        hint = "write  drawing_labels:  below it, with three labels, from the top of the drawing down"
        yield Problem("M075", "'drawing' needs 'drawing_labels'", tree.location((*treatment, "drawing")), hint)
    if labels and "drawing" not in given:
        message = "'drawing_labels' is for a drawing, and there is none"
        yield Problem("M075", message, tree.key_location((*treatment, "drawing_labels")), "write  drawing:  above it, or take it out")
    for condition in tree.items("conditions"):
        given = _keys(tree.at(condition))
        if "second_drawing" in given and "drawing" not in given:
            message = "'second_drawing' goes beside a drawing, and there is none"
            yield Problem("M075", message, tree.key_location((*condition, "second_drawing")), "call it 'drawing'")


def evidence_counts(content: Validated[Book]) -> Iterator[Problem]:
    """Yield counts that do not fit their level. E0 is 'none found', E1 laboratory and animals only: people count from E2."""
    tree = content.tree
    for condition in tree.items("conditions"):
        path: KeyPath = (*condition, "can_it_help", "evidence")
        level = content.value((*path, "level"), str)
        for key, least in (("studies", "E2"), ("people", "E2"), ("with_comparison", "E3")):
            ways = [content.value((*path, way, key), int) for way in ("our_way", "other_ways")]
            if level is None or None in ways:
                continue
            at = next((way for way, count in zip(("our_way", "other_ways"), ways, strict=True) if count), "our_way")
            if level < "E2" and any(ways):
                hint = "change the level, or write 0"
                yield Problem("M056", f"'{key}' must be 0 at level {level}", tree.location((*path, at, key)), hint)
            elif level >= least and not any(ways):
                hint = "change the level, or write how many there are"
                yield Problem("M056", f"'{key}' cannot be 0 at level {level}", tree.location((*path, at, key)), hint)


def finding_and_evidence(content: Validated[Book]) -> Iterator[Problem]:
    """Yield answers that say more than the evidence: below a study with a comparison group nobody can know that it helps."""
    tree = content.tree
    for condition in tree.items("conditions"):
        path: KeyPath = (*condition, "can_it_help")
        finding = content.value((*path, "finding"), str)
        compared = [content.value((*path, "evidence", way, "with_comparison"), int) for way in ("our_way", "other_ways")]
        if finding in ("little", "some") and compared == [0, 0]:
            hint = "write  finding: unknown;  or, if there is a reason why it cannot help,  finding: none"
            message = f"'finding: {finding}' needs a study with a comparison group"
            yield Problem("M068", message, tree.location((*path, "finding")), hint)
        if finding == "none" and tree.at((*condition, "results")) is not None:
            message = "a treatment that is not expected to help has no results to show"
            yield Problem("M068", message, tree.key_location((*condition, "results")), "take 'results' out")


def known_conditions(content: Validated[Book]) -> Iterator[Problem]:
    """Yield conditions named in a help item that do not exist."""
    tree = content.tree
    known = [name for c in tree.items("conditions") if (name := content.value((*c, "id"), str))]
    for item in tree.items("help"):
        for path in tree.items(*item, "conditions"):
            if known and (name := content.value(path, str)) and name not in known:
                yield Problem("M069", f"there is no condition '{name}'", tree.location(path), did_you_mean(name, known))


def prescriptions(content: Validated[Book]) -> Iterator[Problem]:
    """Yield options that name a medicine on prescription in the clinic's country and do not say so."""
    tree, country = content.tree, content.value(("clinic", "country"), str)
    medicines = tree.at(("medicines",))
    needed = [
        name
        for name in (medicines if isinstance(medicines, dict) else ())
        if country and content.value(("medicines", name, "status", country), str) == "prescription"
    ]
    for path in (option for c in tree.items("conditions") for option in tree.items(*c, "options")):
        said = " ".join(str(scalar) for key in ("name", "how") if isinstance(scalar := tree.at((*path, key)), Scalar))
        named = next((name for name in needed if "{" + name + "}" in said.casefold()), None)
        given = "prescription" in _keys(tree.at(path))
        if named and (not given or content.value((*path, "prescription"), bool) is False):
            message = f"{{{named}}} needs a prescription in {country}"
            at = "prescription" if given else "name"
            yield Problem("M070", message, tree.location((*path, at)), "write  prescription: yes  in this option")


def medicines_and_placeholders(content: Validated[Book]) -> Iterator[Problem]:
    """Yield medicines that are called like something else that texts may stand for: {phone} would be printed as a medicine."""
    medicines = content.tree.at(("medicines",))
    for name in medicines if isinstance(medicines, dict) else ():
        if name in PLACEHOLDERS:
            message = f"a medicine cannot be called {name}, because {{{name}}} stands for something else in texts"
            yield Problem("M079", message, content.tree.key_location(("medicines", name)), "use the medicine's own name")


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
    certainty_of_options,
    reasons_for_no_number,
    evidence_counts,
    finding_and_evidence,
    labels_of_two_heads,
    parts_of_drawings,
    marks_in_texts,
    hidden_in_marks,
    known_conditions,
    prescriptions,
    medicines_and_placeholders,
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
