"""Everything a handout says, passage by passage: what a person reads before they put their name to it.

Unlike `plain`, which has what is read back from a file, this has alternative texts, properties, what gives way where a page is full, and
where links lead. What a later kind of block says is found without a change here: every Text counts, and strings by the names of their
fields.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from unicodedata import normalize

from generator.document.blocks import Document, Section
from generator.document.deck import Deck, Slide
from generator.figures.own_picture import OwnPicture
from generator.problems import Location
from generator.text import Span, Text

SAID = frozenset(
    {"alt", "logo_alt", "continued", "page", "section", "title", "subject", "keywords"}
)  # strings that are printed or read out
_Said = tuple[str, str, Location | None, tuple[tuple[str, Location], ...]]
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


def passages(composed: Document | Deck, numbers: Mapping[str, int]) -> Iterator[Passage]:
    """Yield all that a handout says, in reading order; `numbers` are those of its sources."""
    ids = {str(number): source for source, number in numbers.items()}
    for part, words, location, places in _said(composed, ""):
        if printed := _with_ids(" ".join(normalize("NFC", words).split()), ids):
            yield Passage(printed, part, location, places)


def script(versions: Iterable[Iterable[Passage]]) -> str:
    """Return what a handout says as text: a passage a line, an empty line between parts, two before each further order of its sections.

    Editions that say the same in the same order are one version.
    """
    return "\n\n".join(dict.fromkeys("\n".join(_lines(version)) for version in versions)) + "\n"


def digest_of(words: str) -> str:
    """Return the SHA-256 of a script, in hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()


def _lines(version: Iterable[Passage]) -> Iterator[str]:
    part: str | None = None
    for passage in version:
        if part not in (None, passage.part):
            yield ""
        part = passage.part
        yield passage.words


def _said(value: object, part: str) -> Iterator[_Said]:
    if isinstance(value, Text):
        places = tuple((span.text, span.location) for span in value.spans if span.location)
        yield part, "".join(map(_with_link, value.spans)), value.location or (places[0][1] if places else None), places
    elif isinstance(value, OwnPicture):
        yield part, f"‹picture {_of_picture(value)}› {value.alt}", value.location, ()
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _said(each, part)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _said(each, part)
    elif hasattr(value, "alt") and hasattr(value, "labels"):  # a drawing: its shapes are our own
        yield part, str(value.alt), None, ()
        yield from _said(value.labels, part)
    elif is_dataclass(value) and not isinstance(value, type | Location):
        yield from _of_fields(value, value.id if isinstance(value, Section | Slide) else part)


def _of_fields(value: object, part: str) -> Iterator[_Said]:
    for own in fields(value):  # type: ignore[arg-type]  # a dataclass
        inner = getattr(value, own.name)
        if not isinstance(inner, str):
            yield from _said(inner, part)
        elif own.name in SAID:
            yield part, inner, None, ()


def _with_link(span: Span) -> str:
    """Return a span's words, and where they lead unless they say so themselves."""
    address = (span.link or "").partition("://")[2].rstrip("/")
    return f"{span.text} ‹{span.link}›" if span.link and span.text.rstrip("/") not in (span.link, address) else span.text


def _with_ids(words: str, ids: Mapping[str, str]) -> str:
    """Return words with the ids of sources in the place of their numbers; other numbers in brackets stay."""
    return _CITED.sub(lambda found: f" [{', '.join(_ids(found[1], ids))}]" if ids else found[0], words)


def _ids(cited: str, ids: Mapping[str, str]) -> Iterator[str]:
    for first, last in _NUMBERS.findall(cited):
        yield from (ids.get(str(number), str(number)) for number in range(int(first), int(last or first) + 1))


def _of_picture(own: OwnPicture) -> str:
    """Return a digest of a clinic's own picture: words can stand in it."""
    file = own.file
    return hashlib.sha256(file.png or repr(file.shapes).encode()).hexdigest()[:16]
