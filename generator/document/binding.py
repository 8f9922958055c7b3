"""No-break spaces between words that are read as one: a number and what it counts, a title and a name, a word and its source.

It is one pass over finished words, before they are broken into lines: nobody writes these spaces, and no renderer knows the rule.
A line too narrow for such words may still break between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.document.blocks import Document, Section
from generator.remembering import kept
from generator.text import Span, Text
from generator.trees import LEAVES, Same, field_names, with_parts

REMEMBERED = 1024  # sections: those of all handouts of ten conditions
NO_BREAK = "\N{NO-BREAK SPACE}"
_TITLES = "Dr|Mr|Mrs|Ms|Mx|Miss|Prof|Professor|Sir|Dame"
_NAMED = "call|page|pages|step|week|month|day|type|stage|NHS"  # before the number that tells which one
_UNITS = "minutes?|hours?|days?|weeks?|months?|years?|mm|cm|ml|mg|micrograms?|%|per cent|pence|pounds?"
# What follows a number without being what it counts. Where a language has other such words, a few more stay together than need to.
_NOT_COUNTED = (
    "a|after|all|an|and|are|as|at|be|because|before|but|by|did|do|does|each|for|from|had|has|have|if|in|is|nor|not|now|of|on|or|out|per|"
    "since|so|than|that|the|then|to|until|was|were|when|where|which|while|who|with|without"
)
_GAP = rf"[ {NO_BREAK}]"
_NUMBER = r"(?<![\w.,:/–-])(?!\d{4}\b)\d+(?:[.,]\d+)*"  # but no year
_TOGETHER = re.compile(
    "|".join(
        (
            rf"(?<=\d){_GAP}(?:out{_GAP}of|of{_GAP}the|of|in|to|and|or){_GAP}(?=\d)",  # 35 out of 100; 3 of the 5; 3 to 6
            rf"(?<=\d[ap]m){_GAP}to{_GAP}(?=\d)",  # 9am to 5pm
            rf"(?<=\d){_GAP}(?=\d)",  # 020 7946 0123
            rf"(?<=\d,){_GAP}(?=\d[\d–]*(?:,{_GAP}\d[\d–]*){{,2}}\])",  # [1, 15, 16]: the last four of a source's numbers
            rf"\b(?i:{_NAMED}){_GAP}\d+",  # call 999; page 3; what follows is not counted
            rf"\b(?i:call){_GAP}(?=[A-Z]{{2,4}}{_GAP}\d)",  # call NHS 111
            rf"\b(?i:call){_GAP}[A-Z][\w’-]+{_GAP}on{_GAP}(?=\d)",  # call Samaritans on 116 123
            rf"(?<=\d){_GAP}(?=(?:{_UNITS})\b|%)",  # 12 weeks
            rf"(?<!\bof{_GAP}){_NUMBER}{_GAP}(?!(?i:{_NOT_COUNTED})\b)(?=[^\W\d_])",  # 8 women; 22 November; but 35 out of 100
            rf"\b(?:{_TITLES})\.?{_GAP}(?=[A-Z])",  # Dr Jones
            rf"(?<=\S){_GAP}(?=\[\d)",  # a word and its source
            rf"\b[A-Z][\w’-]+{_GAP}(?=[A-Z]{{1,3}}(?:[,.]|{_GAP}and{_GAP}others))",  # Jones AB, Smith C and others
            rf"\bCC{_GAP}BY[A-Z-]*{_GAP}(?=\d)",  # CC BY 4.0
        )
    )
)


def bound(document: Document) -> Document:
    """Return a document whose words that belong together are joined by no-break spaces."""
    return bound_around(replace(document, sections=tuple(map(bound_section, document.sections))))


def bound_around(document: Document) -> Document:
    """Return a document with the words joined that are not in its sections."""
    words = {
        name: _each_text(getattr(document, name), bound_text)
        for name in field_names(document)
        if name not in ("sections", "page", "others")
    }
    return replace(document, **words)


def bound_section(section: Section) -> Section:
    """Return a section whose words are joined."""
    return _bound_section(Same(section))


@kept(REMEMBERED)
def _bound_section(section: Same[Section]) -> Section:
    """Return a section with its words joined: many files have the same one."""
    return _bound_words(section.value)


@kept(REMEMBERED)
def _bound_words(section: Section) -> Section:
    """Return the same of sections that are equal, of which the first one's words are joined."""
    words: Section = _each_text(section, bound_text)
    return words


def bound_text(text: Text) -> Text:
    """Return a text with its marks as they are: words that belong together may be in different spans."""
    plain = joined(text.plain)
    if plain == text.plain:
        return text
    spans: list[Span] = []
    at = 0
    for span in text.spans:
        spans.append(span.saying(plain[at : at + len(span.text)]))
        at += len(span.text)
    return Text(tuple(spans), text.location)


@kept(8192)  # texts: most of a section are labels, which all clinics have in common
def joined(words: str) -> str:
    """Return words of the same length, with no-break spaces in the place of some spaces."""
    return _TOGETHER.sub(lambda found: found[0].replace(" ", NO_BREAK), words)


def _each_text(part: Any, change: Callable[[Text], Text]) -> Any:
    """Return a part of a document with each text changed; what has no text in it is the same object."""
    if type(part) in LEAVES:
        return part
    return change(part) if isinstance(part, Text) else with_parts(part, lambda each: _each_text(each, change))
