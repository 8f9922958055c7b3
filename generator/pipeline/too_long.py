"""Which text is to blame where a handout is too long: the one that grew since the last build, not the one that happens to stand last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from generator.content import walk
from generator.formats.pdf.job import PdfJob
from generator.pipeline.growth import Growth, growths, is_list, items_of
from generator.problems import Location, Problem, counted, errors, listed
from generator.remembering import OfEach

if TYPE_CHECKING:
    from generator.content.model import Book
    from generator.document.rendered import Excess
    from generator.pipeline.workers import Made
    from generator.text import Text

# What nobody is asked to shorten: whom to turn to, what the clinic gains, languages and sources as they are called.
SPARED = re.compile(r"help/|control/interest|clinic/help_lines|languages/|sources/")
_BOX = "control/"
_CLINIC = "clinic/"
_ADDRESSES = ("link", "leaflet_link")
_MOST_NAMED = 3
_COUNT = {1: "one"}
CHARACTERS_A_LINE = 60  # of two columns and full lines together, measured in the shipped leaflets
_TOO_LONG = "F001"


@dataclass(frozen=True, slots=True)
class Typed:
    """One text of the Book: its length in characters and where it is."""

    length: int
    location: Location | None


def texts_of(book: Book) -> dict[str, Typed]:
    """Return the texts of a Book by their path: keys, and in lists the ids of the items, or their numbers if they have none.

    Web addresses of the clinic are among them: they are printed too.
    """
    texts = {path: typed for part in walk.texts_in_parts(book) for path, typed in _TYPED(part)}
    return texts | {f"{_CLINIC}{key}": Typed(len(getattr(book.clinic, key)), book.clinic.location(key)) for key in _ADDRESSES}


def _typed(part: Iterable[tuple[str, Text]]) -> tuple[tuple[str, Typed], ...]:
    return tuple((path, Typed(len(text.plain), text.location)) for path, text in part)


_TYPED: OfEach[tuple[tuple[str, Typed], ...]] = OfEach(_typed, 512)


def explained(
    made: Iterable[Made], texts: Mapping[str, Typed], before: Mapping[str, int], details: Callable[[], Mapping[str, int]] = dict
) -> tuple[Problem, ...]:
    """Return all problems of files, with one for each handout that is too long; `before` are the lengths at the last build.

    `details` returns those of the clinic's details in content.yaml, if these handouts are of a clinic with a file of its own.

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
    others = details() if too_long and not before else {}
    because = [_problem(same, texts, before, others) for same in too_long.values()]
    problems += (p for p in because if p.location is None or p.location not in told)
    return tuple(dict.fromkeys(problems))


def _stem(made: Made) -> str:
    return made.job.name.removesuffix(f"-{made.job.edition}")


def _problem(same: Sequence[Made], texts: Mapping[str, Typed], before: Mapping[str, int], details: Mapping[str, int]) -> Problem:
    first = min(same, key=lambda each: (bool(each.job.edition), each.path))
    excess = first.rendered.excess
    said = next(p for p in first.problems if p.code == _TOO_LONG)
    printed = _printed(excess, texts) if excess else {}
    may_be_shortened = {path: length for path, length in printed.items() if not SPARED.match(path)}
    if excess is None or not may_be_shortened:
        return said
    too_long = f"{first.job.name}{_also(same)} {_by_how_much(excess)}"
    pages = "" if excess.single else _more_pages(first)  # what is taller than a page fits on no number of them
    lengths = {path: text.length for path, text in texts.items()}
    blame = _blamed(may_be_shortened, lengths, before, details, excess.lines * CHARACTERS_A_LINE)
    at = texts[blame.at].location
    if before and not blame.grew and growths(printed, lengths, before):
        message = f"{too_long}: what grew since the last build is not to be shortened"
        return Problem(_TOO_LONG, message, at, _either(pages, f"shorten something else, as here: {blame.words}"))
    return Problem(_TOO_LONG, f"{too_long}: {blame.words}", at, _either(blame.advice, pages))


def _either(*ways: str) -> str:
    return ", or ".join(filter(None, ways))


def _also(same: Sequence[Made]) -> str:
    others = len(same) - 1
    return f" (and {others} of its other editions)" if others else ""


def _by_how_much(excess: Excess) -> str:
    lines = f"about {counted(excess.lines, 'line')}"
    return f"has a part that is {lines} taller than a page" if excess.single else f"is {lines} too long for {excess.room}"


def _more_pages(made: Made) -> str:
    """Return what to write for more pages: the next number that a plan allows, in place of its own."""
    file, job = f"handouts/{made.job.handout}.yaml", made.job
    if not isinstance(job, PdfJob):
        return f"allow more pages in {file}"
    pages = job.document.longer.pages if job.document.longer else job.pages
    most, step = pages.most, pages.multiple_of
    return f"write  most: {(most // step + 1) * step}  in place of  most: {most}  in {file}"


def _printed(excess: Excess, texts: Mapping[str, Typed]) -> dict[str, int]:
    """Return the lengths of the texts in the part that is too tall, if any of it may be shortened, or on the pages that are too full."""
    part = {path: text.length for path, text in texts.items() if text.location in excess.part}
    if not all(map(SPARED.match, part)):
        return part
    return {path: text.length for path, text in texts.items() if text.location in excess.places}


@dataclass(frozen=True, slots=True)
class _Blame:
    """What is to blame: the path of the text where it is told, what is said of it, and what would help."""

    at: str
    words: str
    advice: str
    grew: bool = True


@dataclass(frozen=True, slots=True)
class _Than:
    """What something has grown from, in words for one and for several: what is said of what is new, of what grew, and the way back."""

    new: tuple[str, str]
    grew: tuple[str, str]
    back: tuple[str, str]


_SINCE = _Than(
    ("is new since the last build", "are new since the last build"),
    ("grew since the last build",) * 2,
    ("to what it was", "to what they were"),
)
_BESIDE = _Than(
    ("is not in content.yaml", "are not in content.yaml"),
    ("is longer than in content.yaml", "are longer than in content.yaml"),
    ("to the length in content.yaml",) * 2,
)


def _blamed(
    printed: Mapping[str, int], now: Mapping[str, int], before: Mapping[str, int], details: Mapping[str, int], needed: int
) -> _Blame:
    """Return what is to blame: all that grew, or else the longest part. `needed` is how many characters less there should be.

    Where a clinic has no last build, it is what its own details are longer by than those in content.yaml.
    """
    if before and (grown := growths(printed, now, before)):
        return _grown(grown, now, needed, _SINCE)
    of_clinic = {path: length for path, length in printed.items() if path.startswith(_CLINIC)}
    if details and not before and (grown := growths(of_clinic, now, details)):
        return _grown(grown, now, needed, _BESIDE)
    return _longest(printed, now, needed)


def _grown(grown: Sequence[Growth], now: Mapping[str, int], needed: int, than: _Than) -> _Blame:
    """Return what is said of all that grew, told where it grew most, and what would help, which asks for no more than it grew by."""
    total, alone = sum(each.characters for each in grown), len(grown) == 1
    names = [_with_items(each) for each in grown[:_MOST_NAMED]]
    names += [f"{len(grown) - _MOST_NAMED} more"] if len(grown) > _MOST_NAMED else []
    what = than.new if all(each.is_new for each in grown) else than.grew
    by = f"by {counted(total, 'character')} or about {counted(max(1, round(total / CHARACTERS_A_LINE)), 'line')}"
    return _Blame(grown[0].at, f"{listed(names)} {what[not alone]}, {by}{'' if alone else ' in all'}", _undone(grown, now, needed, than))


def _with_items(each: Growth) -> str:
    numbered = each.added and each.path == each.of_list
    return f"'{_named(each.path)}'" + (f" ({counted(each.added, 'item')} more)" if numbered else "")


def _undone(grown: Sequence[Growth], now: Mapping[str, int], needed: int, than: _Than) -> str:
    """Return what would help where something grew."""
    total, alone = sum(each.characters for each in grown), len(grown) == 1
    it, in_all = ("it", "") if alone else ("them", " in all")
    if grown[0].added and len({each.of_list for each in grown}) == 1:
        added = sum(each.added for each in grown)
        too_many = min(added, ceil(needed / max(CHARACTERS_A_LINE, total / added)))
        return f"take out {_COUNT.get(too_many, too_many)} of the {items_of(grown[0].of_list, now)}"
    if needed < total:
        return f"shorten {it} by about {counted(needed, 'character')}{in_all}"
    if all(each.is_new for each in grown):
        return f"take {it} out, or say less"
    return f"shorten {it} by {counted(total, 'character')}{in_all}, {than.back[not alone]}"


def _longest(printed: Mapping[str, int], now: Mapping[str, int], needed: int) -> _Blame:
    """Return the section with the most words, where nothing is known of an earlier build.

    A text that makes up half of it is blamed alone; else the section as a whole is, where it begins. The box with the version and the
    disclaimer is not among them: it is short in every handout.
    """
    printed = {path: length for path, length in printed.items() if not path.startswith(_BOX)} or printed
    sections: dict[str, dict[str, int]] = {}
    for path, length in printed.items():
        sections.setdefault(_section(path), {})[path] = length
    worst = max(sections, key=lambda section: sum(sections[section].values()))
    texts = sections[worst]
    total, longest = sum(texts.values()), max(texts, key=lambda path: texts[path])
    items = items_of(worst, now) if is_list(worst, now) else 0
    said = f"'{_named(worst)}' is the longest part, with {counted(total, 'character')}"
    if texts[longest] * 2 >= total or len(texts) == 1:
        shorter = f"shorten it by about {counted(needed, 'character')}" if needed < texts[longest] else "say less here and elsewhere"
        return _Blame(longest, said, shorter, grew=False)
    fewer = f"take out {'one' if needed * items <= total else 'some'} of the {items}" if items > 1 else ""
    shorter = f"shorten {'them' if items else 'it'} by about {counted(needed, 'character')} in all" if needed < total else ""
    words = f"{said} in {counted(items, 'item')}" if items else said
    return _Blame(next(iter(texts)), words, _either(fewer, shorter) or "say less here and elsewhere", grew=False)


def _section(path: str) -> str:
    """Return the key a text belongs to: `conditions/alopecia-areata/options`."""
    keys = path.split("/")
    return "/".join(keys[: 3 if keys[0] == "conditions" else 2])


def _named(path: str) -> str:
    """Return a path as people say it: 'options: jak' of a condition, 'risks' of the treatment, 'known: 1' for the first in a list."""
    keys = path.split("/")[2:] if path.startswith("conditions/") else path.split("/")[1:]
    return ": ".join(str(int(key) + 1) if key.isdigit() else key.replace("_", " ") for key in keys) or path.rsplit("/", maxsplit=1)[-1]
