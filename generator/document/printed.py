"""Everything a handout says, passage by passage: what a person reads before they put their name to it.

Unlike `plain`, which has what is read back from a file, this has alternative texts, properties, what gives way where a page is full, and
where links lead. What a later kind of block says is found without a change here: every Text counts, and strings by the names of their
fields.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeVar
from unicodedata import normalize

from generator.document.blocks import Document, Longer, Section
from generator.document.deck import Deck, Slide
from generator.figures.own_picture import OwnPicture
from generator.problems import Location
from generator.text import Span, Text
from generator.trees import field_names, parts_of

SAID = frozenset(
    {"alt", "logo_alt", "continued", "page", "section", "title", "subject", "keywords"}
)  # strings that are printed or read out
_CITED = re.compile(r" \[(\d+(?:[–,] ?\d+)*)\]")
_NUMBERS = re.compile(r"(\d+)(?:–(\d+))?")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it is printed; `part` is the id of its section or slide, '' for what belongs to the whole handout.

    `places` are those of its words, where it is put together from several texts.

    Sources are named by their ids: one more source gives new numbers to all that follow, and changes nothing that is said.
    """

    words: str
    part: str = ""
    location: Location | None = None
    places: tuple[tuple[str, Location], ...] = ()


LineT = TypeVar("LineT", str, bytes)
NumberedSources = tuple[tuple[str, int], ...]  # the sources of a handout, each with its number


def passages(composed: Document | Deck, numbers: Mapping[str, int]) -> tuple[Passage, ...]:
    """Return all that a handout says, in reading order; `numbers` are those of its sources."""
    in_order = tuple(numbers.items())
    return tuple(passage for part in parts_said(composed) for passage in said_in(part, in_order))


def parts_said(composed: Document | Deck) -> Iterator[object]:
    """Yield the parts of a handout that may say something, in reading order: sections or slides, and strings about the whole."""
    for name in field_names(composed):
        value = getattr(composed, name)
        if isinstance(value, str):
            if name in SAID:
                yield value
            continue
        for part in value if isinstance(value, tuple) else (value,):  # of it in another order or form, too, each section by itself
            if isinstance(part, Document | Longer):
                yield from parts_said(part if isinstance(part, Document) else part.document)
            elif part is not None:
                yield part


def said_in(part: object, numbers: NumberedSources) -> tuple[Passage, ...]:
    """Return what one of these parts says, its sources by their ids."""
    ids = _ids_by_number(numbers)
    found = (Passage(_folded(part)),) if isinstance(part, str) else _said(part, "")
    return tuple(_with_ids(passage, ids) for passage in found if passage.words)


def _ids_by_number(numbers: NumberedSources) -> dict[str, str]:
    return {str(number): source for source, number in numbers}


def script(versions: Iterable[Iterable[Passage]]) -> str:
    """Return what a handout says as text: a passage a line, an empty line between parts, two before each further order of its sections.

    Editions that say the same in the same order are one version.
    """
    texts = dict.fromkeys("".join(joined(lines_by_part(version), "\n")) for version in versions)
    return "\n\n".join(texts) + "\n"


def digest_of(words: str) -> str:
    """Return the SHA-256 of a script, in hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()


def lines_by_part(version: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Yield the id of each section or slide with its lines."""
    for name, part in groupby(version, attrgetter("part")):
        yield name, "\n".join([passage.words for passage in part])


def joined(lines: Iterable[tuple[str, LineT]], end: LineT) -> list[LineT]:
    """Return the pieces of the lines of parts, and what is between them, where a line has this end: parts may come in several pieces."""
    found, before = list[LineT](), ""
    for name, words in lines:
        if found:
            found.append(end if name == before else end + end)
        found.append(words)
        before = name
    return found


def _said(value: object, part: str) -> Iterator[Passage]:
    if isinstance(value, Text):
        places = tuple((span.text, span.location) for span in value.spans if span.location)
        words = _folded("".join(map(_with_link, value.spans)))
        yield Passage(words, part, value.location or (places[0][1] if places else None), places)
    elif isinstance(value, OwnPicture):
        yield Passage(_folded(f"‹picture {_of_picture(value)}› {value.alt}"), part, value.location)
    elif isinstance(value, tuple | list | dict):
        for each in parts_of(value):
            yield from _said(each, part)
    elif not isinstance(value, Location):
        yield from _of_fields(value, value.id if isinstance(value, Section | Slide) else part)


def _of_fields(value: object, part: str) -> Iterator[Passage]:
    """Yield what a dataclass says; of a drawing, whose shapes are our own, what is said in its place and its labels."""
    if hasattr(value, "alt") and hasattr(value, "labels"):
        yield Passage(_folded(str(value.alt)), part)
        yield from _said(value.labels, part)
        return
    for name in field_names(value):
        inner = getattr(value, name)
        if not isinstance(inner, str):
            yield from _said(inner, part)
        elif name in SAID:
            yield Passage(_folded(inner), part)


def _folded(words: str) -> str:
    """Return words in Unicode's normal form C, with single spaces."""
    return " ".join(normalize("NFC", words).split())


def _with_link(span: Span) -> str:
    """Return a span's words, and where they lead unless they say so themselves."""
    address = (span.link or "").partition("://")[2].rstrip("/")
    return f"{span.text} ‹{span.link}›" if span.link and span.text.rstrip("/") not in (span.link, address) else span.text


def _with_ids(passage: Passage, ids: Mapping[str, str]) -> Passage:
    """Return a passage with the ids of sources in the place of their numbers; other numbers in brackets stay."""
    if not ids or " [" not in passage.words:
        return passage
    words = _CITED.sub(lambda found: f" [{', '.join(_ids(found[1], ids))}]", passage.words)
    return Passage(words, passage.part, passage.location, passage.places)


def _ids(cited: str, ids: Mapping[str, str]) -> Iterator[str]:
    for first, last in _NUMBERS.findall(cited):
        yield from (ids.get(str(number), str(number)) for number in range(int(first), int(last or first) + 1))


def _of_picture(own: OwnPicture) -> str:
    """Return a digest of a clinic's own picture: words can stand in it."""
    file = own.file
    return hashlib.sha256(file.png or repr(file.shapes).encode()).hexdigest()[:16]
