"""Which text is to blame where a handout is too long: the one that grew since the last build, not the one that happens to stand last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content import walk
from generator.formats.pdf.job import PdfJob
from generator.problems import Location, Problem, errors
from generator.remembering import OfEach

if TYPE_CHECKING:
    from generator.content.model import Book
    from generator.document.rendered import Excess
    from generator.pipeline.workers import Made
    from generator.text import Text

# What nobody is asked to shorten: whom to turn to, what the clinic gains, languages and sources as they are called.
SPARED = re.compile(r"help/|control/interest|clinic/help_lines|languages/|sources/")
_BOX = "control/"
CHARACTERS_A_LINE = 60  # of two columns and full lines together, measured in the shipped leaflets
_TOO_LONG = "F001"


@dataclass(frozen=True, slots=True)
class Typed:
    """One text of the Book: its length in characters and where it is."""

    length: int
    location: Location | None


def texts_of(book: Book) -> dict[str, Typed]:
    """Return the texts of a Book by their path: keys, and in lists the ids of the items, or their numbers if they have none."""
    return {path: typed for part in walk.texts_in_parts(book) for path, typed in _TYPED(part)}


def _typed(part: Iterable[tuple[str, Text]]) -> tuple[tuple[str, Typed], ...]:
    return tuple((path, Typed(len(text.plain), text.location)) for path, text in part)


_TYPED: OfEach[tuple[tuple[str, Typed], ...]] = OfEach(_typed, 512)


def explained(made: Iterable[Made], texts: Mapping[str, Typed], before: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return all problems of files, with one for each handout that is too long; `before` are the lengths at the last build.

    Editions of one handout have the same words: the first of them, the standard one if that is too long, speaks for all.
    """
    problems: list[Problem] = []
    too_long: dict[tuple[str, str], list[Made]] = {}
    for each in made:
        if each.rendered.excess:
            too_long.setdefault((each.job.handout, _stem(each)), []).append(each)
            problems += (p for p in each.problems if p.code != _TOO_LONG)
        else:
            problems += each.problems
    told = {problem.location for problem in errors(problems)}  # what is wrong with a text for another reason is the cause of both
    problems += (p for same in too_long.values() if (p := _problem(same, texts, before)).location is None or p.location not in told)
    return tuple(dict.fromkeys(problems))


def _stem(made: Made) -> str:
    return made.job.name.removesuffix(f"-{made.job.edition}")


def _problem(same: Sequence[Made], texts: Mapping[str, Typed], before: Mapping[str, int]) -> Problem:
    first = min(same, key=lambda each: (bool(each.job.edition), each.path))
    excess = first.rendered.excess
    said = next(p for p in first.problems if p.code == _TOO_LONG)
    printed = _printed(excess, texts) if excess else {}
    may_be_shortened = {path: text for path, text in printed.items() if not SPARED.match(path)}
    if excess is None or not may_be_shortened:
        return said
    also = f" (and {len(same) - 1} of its other editions)" if len(same) > 1 else ""
    for_what = "has a part that is taller than a page" if excess.single else f"is about {excess.lines} lines too long for {excess.room}"
    too_long = f"{first.job.name}{also} {for_what}"
    pages = _more_pages(first)
    path, words = _longest(may_be_shortened)
    if grown := _grown(may_be_shortened, before) if before else None:
        path, words = grown
    elif before and _grown(printed, before):
        message = f"{too_long}: what grew since the last build is not to be shortened"
        return Problem(_TOO_LONG, message, texts[path].location, f"{pages}, or shorten something else, as here: {words}")
    hint = f"shorten it by about {_characters(excess)} characters, or {pages}"
    return Problem(_TOO_LONG, f"{too_long}: {words}", texts[path].location, hint)


def _more_pages(made: Made) -> str:
    """Return what to write for more pages: the next number that a plan allows, in place of its own."""
    file, job = f"handouts/{made.job.handout}.yaml", made.job
    if not isinstance(job, PdfJob):
        return f"allow more pages in {file}"
    pages = job.document.longer.pages if job.document.longer else job.pages
    most, step = pages.most, pages.multiple_of
    return f"write  most: {(most // step + 1) * step}  in place of  most: {most}  in {file}"


def _characters(excess: Excess) -> int:
    return excess.lines * CHARACTERS_A_LINE


def _printed(excess: Excess, texts: Mapping[str, Typed]) -> dict[str, Typed]:
    """Return the texts that are printed on the pages that are too full."""
    return {path: text for path, text in texts.items() if text.location in excess.places}


def _grown(printed: Mapping[str, Typed], before: Mapping[str, int]) -> tuple[str, str] | None:
    """Return the part that grew most since the last build, by its longest new text, and what is said of it."""
    growth = {path: text.length - before.get(path, 0) for path, text in printed.items() if text.length > before.get(path, 0)}
    if not growth:
        return None
    parts: dict[str, int] = {}
    for path, more in growth.items():
        part = _part_of(path, before)
        parts[part] = parts.get(part, 0) + more
    worst = max(parts, key=lambda part: parts[part])
    path = max((p for p in growth if _part_of(p, before) == worst), key=lambda p: growth[p])
    lines = max(1, round(parts[worst] / CHARACTERS_A_LINE))
    new = all(p not in before for p in growth if _part_of(p, before) == worst)
    what = "is new" if new else "grew"
    return path, f"'{_named(worst)}' {what} since the last build, by {parts[worst]} characters or about {lines} lines"


def _part_of(path: str, before: Mapping[str, int]) -> str:
    """Return the part of the Book that a text belongs to: a new item of a list is blamed as a whole."""
    if path in before:
        return path
    keys = path.split("/")
    for length in range(2, len(keys)):
        start = "/".join(keys[:length])
        if not any(each.startswith(f"{start}/") for each in before):
            return start
    return path


def _longest(printed: Mapping[str, Typed]) -> tuple[str, str]:
    """Return the section with the most words, by its longest text, where nothing is known of an earlier build.

    The box with the version and the disclaimer is not among them: it is short in every handout.
    """
    printed = {path: text for path, text in printed.items() if not path.startswith(_BOX)} or printed
    sections: dict[str, int] = {}
    for path, text in printed.items():
        sections[_section(path)] = sections.get(_section(path), 0) + text.length
    worst = max(sections, key=lambda section: sections[section])
    path = max((p for p in printed if _section(p) == worst), key=lambda p: printed[p].length)
    return path, f"'{_named(worst)}' is the longest part, with {sections[worst]} characters"


def _section(path: str) -> str:
    """Return the key a text belongs to: `conditions/alopecia-areata/options`."""
    keys = path.split("/")
    return "/".join(keys[: 3 if keys[0] == "conditions" else 2])


def _named(path: str) -> str:
    """Return a path as people say it: 'options: jak' of a condition, 'risks' of the treatment."""
    keys = path.split("/")[2:] if path.startswith("conditions/") else path.split("/")[1:]
    return ": ".join(key.replace("_", " ") for key in keys) or path.rsplit("/", maxsplit=1)[-1]
