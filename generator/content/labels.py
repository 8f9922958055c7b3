"""The fixed labels of the handouts in one language: what is printed beside the words of content.yaml.

They are in `handouts/translations/<tag>.po`, where the context is `label` and the message id is the label's key. A line
`#. {name} {date}` above a label says which placeholders it has.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.content.inline import merged, parse_inline
from generator.content.mark_problems import marks_among_words
from generator.content.po import Catalogue, CatalogueMessage, placeholders, read_catalogue
from generator.problems import Location, Problem, did_you_mean, errors
from generator.remembering import Kept, OfEach
from generator.text import Span, Text
from generator.yamlsource.tree import Scalar

CONTEXT = "label"
TAG = "language_tag"  # the label that names the language as BCP 47 does; without it, the file's name is the tag

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
_TAKE_OUT = "take it out; what rests on a source, or leads somewhere, is written in content.yaml"
_STATUS = "status_"  # how the labels began that said whether a handout is approved


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language; `tag` is its BCP 47 tag. `lacked` are the keys that were asked for in vain.

    `values` are the words for the placeholders of content.yaml, which labels may hold too: 'Can {agent} help?'.
    """

    tag: str
    texts: Mapping[str, Text]
    lacked: set[str] = field(default_factory=set, compare=False)
    values: Mapping[str, Text] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Text:
        """Return a label; one that the catalogue lacks is its key, and is remembered."""
        return self.say(key)

    def ask(self, keys: Iterable[str]) -> None:
        """Remember which of these labels the catalogue lacks."""
        self.lacked.update(key for key in keys if key not in self.texts)

    def filling(self, values: Mapping[str, Text]) -> Labels:
        """Return the labels with these words for the placeholders of content.yaml."""
        return replace(self, values=values)

    def holding(self, names: Iterable[str]) -> frozenset[str]:
        """Return the keys of the labels that hold one of these placeholders."""
        by_name = _HOLDING(self.texts)
        return frozenset([key for name in names for key in by_name.get(name, ())])

    def missing(self, shown: str) -> Iterator[Problem]:
        """Yield a Problem for each label that was asked for but is missing; `shown` is the catalogue's name."""
        hint = "add it, as in the file that the program came with"
        for key in sorted(self.lacked):
            yield Problem("L073", f"the label '{key}' is missing", Location(shown), hint)

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def say(self, key: str, **values: Text | str | int) -> Text:
        """Return a label with its placeholders filled in; one that has no value stays as it is."""
        if key not in self.texts:
            self.lacked.add(key)
            return Text.of(key)
        label = self.texts[key]
        if not any("{" in span.text for span in label.spans):
            return label
        given = {**self.values, **values} if values else self.values
        words = tuple([given.get(name) for name in _NAMES(label)])
        return _KNOWN.made((id(label), *map(_key, words)), lambda: (label, words, _said(label, given)))[2]

    def plain(self, key: str, **values: Text | str | int) -> str:
        """Return a label's words alone."""
        return self.say(key, **values).plain

    def day(self, day: date) -> str:
        """Return a date in words, as the language writes it: 22 November 2026."""
        from babel import Locale
        from babel.dates import format_date

        return format_date(day, "long", locale=Locale.parse(self.tag, sep="-"))


def read_labels(
    path: Path, shown: str, base: Labels | None = None, within: Path | None = None
) -> tuple[Labels | None, tuple[Problem, ...]]:
    """Read a catalogue; `base`, the labels in the original language, says which labels and placeholders there must be.

    With `within`, the file has to be in that folder.
    """
    catalogue, problems = read_catalogue(path, shown, CONTEXT, within)
    if catalogue is None:
        return None, problems
    if not catalogue.entries and not errors(problems):
        hint = "was it saved? Take the file that the program came with"
        return None, (*problems, Problem("L070", "there is no label in this file", Location(shown), hint))
    texts, in_words = _texts(catalogue)
    labels = Labels(texts[TAG].plain if TAG in texts else path.stem, texts)
    problems += (*_of_language(labels, catalogue, path.stem, shown), *in_words)
    if base:
        problems += tuple(_of_translation(labels, base, shown, {entry.key for entry in catalogue.entries}))
    problems = tuple(dict.fromkeys(sorted(problems, key=lambda p: (p.location.line, p.location.column) if p.location else (0, 0))))
    return (None if errors(problems) else labels), problems


@lru_cache(maxsize=16)  # the catalogue too is remembered
def _texts(catalogue: Catalogue) -> tuple[Mapping[str, Text], tuple[Problem, ...]]:
    """Return the labels' texts by their keys, and what is wrong with single ones."""
    texts = {entry.key: parse_inline(Scalar(entry.words, entry.location)) for entry in catalogue.entries if entry.words.strip()}
    return texts, tuple(_of_words(catalogue))


def _said(label: Text, values: Mapping[str, Text | str | int]) -> Text:
    return Text(tuple(merged(part for span in label.spans for part in _filled(span, values))), label.location)


def _holding(texts: Mapping[str, Text]) -> Mapping[str, Sequence[str]]:
    """Return the keys of the labels that hold each placeholder."""
    found: dict[str, list[str]] = {}
    for key, label in texts.items():
        for name in _NAMES(label):
            found.setdefault(name, []).append(key)
    return found


_HOLDING: OfEach[Mapping[str, Sequence[str]]] = OfEach(_holding, 16)
_LabelWords = tuple[Text | str | int | None, ...]  # for the placeholders of a label, in order
# Labels filled in. They and the words for their placeholders are kept, too: nothing else may have their identity.
_KNOWN: Kept[tuple[int | str | None, ...], tuple[Text, _LabelWords, Text]] = Kept(4096)
_NAMES: OfEach[tuple[str, ...]] = OfEach(lambda label: tuple(_PLACEHOLDER.findall("\0".join(span.text for span in label.spans))), 4096)


def _key(word: Text | str | int | None) -> int | str | None:
    """Return what tells the words for a placeholder from others: a text's identity, as its place counts too; no number is one."""
    return id(word) if isinstance(word, Text) else None if word is None else str(word)


def _filled(span: Span, values: Mapping[str, Text | str | int]) -> Iterator[Span]:
    """Yield a label's span with its placeholders filled; what is filled in keeps its own marks."""
    for n, part in enumerate(_PLACEHOLDER.split(span.text)):
        value = values.get(part, f"{{{part}}}") if n % 2 else part
        if isinstance(value, Text):
            spans = value.placed if "{" in value.plain else value.spans  # a placeholder without words is reported where it was written
            yield from (each.marked(span) for each in spans)
        elif value != "":
            yield span.saying(str(value))


def _of_language(labels: Labels, catalogue: Catalogue, name: str, shown: str) -> Iterator[Problem]:
    """Yield what is wrong with the language: the file's name, its header and the label must agree, and dates must be known."""
    from babel import Locale, UnknownLocaleError

    location = labels[TAG].location if TAG in labels else Location(shown)
    try:
        Locale.parse(labels.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        yield Problem("M061", f"'{labels.tag}' is not a known language", location, "write its language tag, such as en-GB, cy or zh-Hans")
        return
    for said, where, at in ((catalogue.language, "the line 'Language:'", Location(shown)), (labels.tag, f"the label '{TAG}'", location)):
        if said and _language(said) != _language(name):
            hint = "rename the file, or correct the line"
            yield Problem("L074", f"the file is named for '{name}', but {where} says '{said}'", at, hint)


def _language(tag: str) -> str:
    return re.split("[-_]", tag)[0].lower()


def _of_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is wrong with single labels."""
    for entry in catalogue.entries:
        if not entry.words.strip():
            yield Problem("L071", f"the label '{entry.key}' has no words", entry.location, "write them between the quotes")
        elif entry.key.startswith(_STATUS):
            hint = "take this label out: only the register of approvals decides which of them is printed"
            message = "what a draft or an approved handout is called is not a label, so it can't be changed here"
            yield Problem("L075", message, entry.location, hint)
        elif entry.fuzzy:
            hint = "check the words, then remove the mark"
            yield Problem("L071", f"the words of '{entry.key}' are marked fuzzy: nobody has checked them", entry.location, hint)
        else:
            yield from _of_placeholders(entry)
            yield from marks_among_words(Scalar(entry.words, entry.location), "a label has neither sources nor links", _TAKE_OUT)


def _of_placeholders(entry: CatalogueMessage) -> Iterator[Problem]:
    left = _PLACEHOLDER.sub("", entry.words)
    if "{" in left or "}" in left:
        yield Problem(
            "L072", f"a brace in '{entry.key}' has no partner", entry.location, "a placeholder is a name in braces, such as {name}"
        )
    elif entry.named:
        yield from _unlike(entry.key, placeholders(entry.words), entry.named, entry.location)


def _of_translation(labels: Labels, base: Labels, shown: str, given: Container[str]) -> Iterator[Problem]:
    """Yield labels and placeholders that the original has but the translation lacks, or the other way round."""
    for key, text in base.texts.items():
        if key not in given:
            yield Problem("L073", f"the label '{key}' is missing", Location(shown), f"in the original: {text.plain}")
        elif key in labels:
            yield from _unlike(key, placeholders(labels[key].plain), placeholders(text.plain), labels[key].location)
    for key in (key for key in labels.texts if key not in base):
        hint = did_you_mean(key, base.texts.keys(), "the original has no such label: remove it")
        yield Problem("L073", f"the label '{key}' is not known", labels[key].location, hint, "warning")


def _unlike(key: str, found: frozenset[str], needed: frozenset[str], location: Location | None) -> Iterator[Problem]:
    for name in sorted(needed - found):
        yield Problem("L072", f"the placeholder {{{name}}} is missing from '{key}'", location, "put it where its words belong")
    for name in sorted(found - needed):
        known = ", ".join(f"{{{each}}}" for each in sorted(needed)) or "none"
        yield Problem("L072", f"'{key}' has no placeholder {{{name}}}", location, f"it has: {known}")
