"""C08, C11: words in portions, and steps that say what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.problems import shortened
from generator.review.acting import asks_to_act
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.review.sentences import length

CODES: Mapping[str, str] = {
    "C08": "a heading that says nothing, or too many words below one heading",
    "C11": "steps that do not say what to do, or a list too long to be kept in mind",
}
_GENERIC = re.compile(
    r"(?:(?:more|further|general|other|additional|useful|key) )?"
    r"(?:introduction|background|information|overview|general|summary|details|other|miscellaneous|notes?|points|facts|about|more)",
    re.IGNORECASE,
)
_HEADINGS = ("title", "headline", "causes_title", "plain_name")


def portions(words: Chapter, limits: Limits) -> Iterator[Finding]:
    """Yield headings of one word that fit anything, and lists of the file with too many words for one heading."""
    for said in words.all:
        if said.key in _HEADINGS and _GENERIC.fullmatch(said.plain.strip(" .:")):
            yield found(
                "C08", said, f"'{said.plain}' could stand above anything", "say what is below it, or ask what it answers", "warning"
            )
    for said, count in _below_a_heading(words):
        if count > limits["error"]:
            yield found("C08", said, f"{count:.0f} words below one heading", f"{limits['warning']:.0f} are enough: take some out", "error")
        elif count > limits["warning"]:
            yield found("C08", said, f"{count:.0f} words below one heading", f"{limits['warning']:.0f} are easier to read", "warning")


def steps(words: Chapter, limits: Limits) -> Iterator[Finding]:
    """Yield conditions whose first steps ask for nothing, and lists with many items."""
    for condition in words.conditions:
        to_do = tuple(words.below(f"conditions/{condition.id}/do_now/"))
        if not any(_says_what_to_do(said) for said in to_do):
            yield found("C11", to_do[0], "none of these steps says what to do", "begin with what to do: 'Ask ...', 'Take ...'")
    counts = Counter(path for said in words.prose if (path := _list_of(said)))
    first = {path: said for said in reversed(tuple(words.prose)) if (path := _list_of(said))}
    for path, count in counts.items():
        if count > limits["items"]:
            message = f"a list of {count} items, which begins '{shortened(first[path].plain, 40)}'"
            yield found("C11", first[path], message, f"{limits['items']:.0f} are easy to remember: join some, or leave some out", "warning")


def _below_a_heading(words: Chapter) -> Iterator[tuple[Said, int]]:
    """Yield the first text of each list of texts, with how many words the list has: a section prints it below one heading."""
    firsts: dict[str, Said] = {}
    counts: Counter[str] = Counter()
    for said in words.prose:
        if path := _list_of(said):
            firsts.setdefault(path, said)
            counts[path] += length(said.plain)
    return ((firsts[path], count) for path, count in counts.items())


def _list_of(said: Said) -> str:
    """Return the path of the list that a text is an item of, '' for one that is in none."""
    parent, _, last = said.path.rpartition("/")
    return parent if last.isdigit() else ""


def _says_what_to_do(said: Said) -> bool:
    return any(map(asks_to_act, said.sentences))
