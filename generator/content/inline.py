"""Inline marks of a text field: `**strong**`, `[words](https://…)` and `[@source-id]`; everything else is printed as it is.

markdown-it reads the stars, whose pairing CommonMark defines; links and references are rules of ours, because Markdown's
own would unescape addresses, drop their titles and turn an invalid link into an empty one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from generator.content.addresses import MAX_ADDRESS, AddressError, check_link, encoded
from generator.problems import Location
from generator.remembering import OfEach
from generator.text import Span, Text
from generator.yamlsource.characters import named
from generator.yamlsource.tree import Scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

STARS = "**"
_WHITE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")  # not the no-break spaces
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_CITE = re.compile(rf"\[@({_ID})\]")
_REFERENCE = "write a reference as [@id], with the id of one source under 'sources'"
_SEVERAL = re.compile(rf"\[ ?@{_ID}(?:(?:[,;] ?| )@?{_ID})+ ?\]")
_OPENED = "(?:https?://|mailto:|tel:|www\\.)"
_UNREAD = (
    (re.compile(r"\[ ?@[^\]]*\]?"), _REFERENCE),
    (
        re.compile(rf"\[[^\[\]]*\](?:\([^()]*| \({_OPENED}[^()]*)\)?|\({_OPENED}[^()]*\) ?\[[^\[\]@]*\]", re.IGNORECASE),
        "write a link as [words](https://clinic.example); mailto: and tel: work too",
    ),
    (re.compile(re.escape(STARS)), "put two stars right before and two right after strong words: **like this**"),
)
_MEANT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[^ ]*[./\\@#]")  # an address, even where it is none that can be opened


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that look like an inline mark but are not, and how to write one; `around` is the words with what they touch.

    `said` is what is wrong with the address of a link.
    """

    words: str
    around: str
    hint: str
    said: str = ""


def parse_inline(words: str) -> Text:
    """Return the words of one field as spans; white space is folded, and unfinished marks stay as typed.

    Of a scalar, which reads as before if it is the same object, it is the same Text as before.
    """
    return _OF_SCALARS(words) if isinstance(words, Scalar) else _parsed(words)


def _parsed(words: str) -> Text:
    location: Location | None = getattr(words, "location", None)
    folded = _WHITE.sub(" ", words).strip(" ")
    if "**" in folded or "](" in folded:
        return Text(tuple(_located(_spans(folded), words)), location)
    if "[@" in folded:
        return Text(tuple(_located(_cited(folded), words)), location)
    return Text.of(folded, location)


_OF_SCALARS = OfEach(_parsed, 4096)  # a Book has some 2,000


def _located(spans: Iterable[Span], words: str) -> Iterator[Span]:
    """Yield spans, each reference with the place where it was typed."""
    seen: Counter[str] = Counter()
    for span in spans:
        if span.cite and isinstance(words, Scalar):
            yield replace(span, location=words.locate(re.escape(f"[@{span.cite}]"), seen[span.cite]))
            seen[span.cite] += 1
        else:
            yield span


def unread_mark(words: str) -> Unread | None:
    """Return the first mark in parsed words that was not understood, or None."""
    return next(unread_marks(words), None)


def unread_marks(words: str) -> Iterator[Unread]:
    """Yield the first mark of each kind in parsed words that was not understood."""
    for pattern, hint in _UNREAD:
        if found := pattern.search(words):
            before, after = words[: found.start()].rpartition(" ")[2], words[found.end() :].partition(" ")[0]
            target = words.find("](", *found.span()) + 2
            odd = next((each for each in found.group() if not each.isascii()), "") if hint is _REFERENCE else ""
            said, how = _refused(_bracketed(words, target)) if target > 1 else ("", "")
            again = f"'{odd}' is {named(odd)}: type it again" if odd else ""
            yield Unread(found.group(), f"{before}{found.group()}{after}", how or again or _each_by_itself(found.group()) or hint, said)


def _each_by_itself(mark: str) -> str:
    """Return how to write a reference to several sources at once, if it is one."""
    ids = re.findall(_ID, mark) if _SEVERAL.fullmatch(mark) else ()
    return f"write each source in brackets of its own: {''.join(f'[@{each}]' for each in ids)}" if ids else ""


def _refused(address: str) -> tuple[str, str]:
    """Return what is wrong with what stands in the place of an address, and how to mend it; nothing where none was meant."""
    try:
        check_link(address)
    except AddressError as error:
        return (error.said, error.hint) if _MEANT.match(address) else ("", "")
    return "", ""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable("emphasis")
    parser.inline.ruler.push("reference", _reference)
    parser.inline.ruler.push("address", _link)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    """Read `[@source-id]`."""
    found = _CITE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("reference", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read `[words](address)`; the address is kept to the letter."""
    if state.src[state.pos] != "[":
        return False
    start, label_end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos, True)
    if label_end <= start or not state.src.startswith("](", label_end):
        return False
    address = _address(state.src, label_end + 2, state.posMax)
    if not address:
        return False
    end = label_end + 3 + len(address)
    if not silent:
        outer, state.pos, state.posMax = state.posMax, start, label_end
        state.push("link_open", "a", 1).attrSet("href", address)
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = outer
    state.pos = end
    return True


def _address(words: str, start: int, most: int) -> str:
    """Return the address between `start` and the bracket that closes it, or '' if it is not one we link to."""
    address = _bracketed(words[:most], start)
    try:
        check_link(address)
    except AddressError:
        return ""
    return address if words.startswith(")", start + len(address)) else ""


def _bracketed(words: str, start: int) -> str:
    """Return the words from `start` to the bracket that closes what was opened before them, or to the end."""
    depth = 0
    for end in range(start, min(len(words), start + MAX_ADDRESS)):
        depth += {"(": 1, ")": -1}.get(words[end], 0)
        if depth < 0:
            return words[start:end]
    return words[start : start + MAX_ADDRESS]


def _spans(words: str) -> list[Span]:
    spans: list[Span] = []
    strong, link = 0, None
    for token in _parser().parseInline(words)[0].children or ():
        if token.markup == "**" and token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close", "strong_open", "strong_close"):
            spans.append(Span(token.markup, strong > 0, link))  # a single star and underscores are not marks here
        elif token.type == "link_open":
            link = encoded(str(token.attrs["href"]))
        elif token.type == "link_close":
            link = None
        elif token.type == "reference":
            spans.append(Span("", cite=token.content))
        elif token.content:
            spans.append(Span(token.content, strong > 0, link))
    return merged(spans)


def _cited(words: str) -> list[Span]:
    """Return words without stars or links as spans."""
    parts = _CITE.split(words)
    spans = (Span(part) if n % 2 == 0 else Span("", cite=part) for n, part in enumerate(parts))
    return [span for span in spans if span.text or span.cite]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans with neighbours joined that look and behave alike and were not written in places that differ."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if last and not span.cite and not last.cite and _kind(last) == _kind(span):
            out[-1] = last.saying(last.text + span.text)
        else:
            out.append(span)
    return out


def _kind(span: Span) -> tuple[object, ...]:
    return (span.strong, span.link, span.lang, span.location)
