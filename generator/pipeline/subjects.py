"""The words that are approved as one: those of a handout in all its editions of one profile, as they would be printed in any clinic.

One digest covers all editions, because a person reads and signs a handout, not a size of paper. An edition that leaves something out, or
has it in another order, counts as words of its own, whether it is made or not; editions that say the same count once. What anybody may read
names no prescription medicine: where a handout has such editions besides its own, each sort is signed for itself. Words of all of them that
were signed together stay signed together, as long as they are the same and the approval stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.compose import Composer
from generator.compose.neutral import PRODUCT, facts, neutral_book, neutral_here, variant
from generator.document.approval import NEUTRAL, OF_APPROVAL
from generator.document.printed import NumberedSources, Passage, digest_of, joined, lines_by_part, parts_said, said_in
from generator.formats import FORMATS
from generator.pipeline.planned_files import subject_name, whole_name
from generator.project import PlannedEdition, Project
from generator.remembering import Kept, kept
from generator.review.approvals.state import Subject

if TYPE_CHECKING:
    from generator.compose.handout import Handout
    from generator.content.condition import Condition
    from generator.content.model import Book
    from generator.text import Text


@dataclass(frozen=True, slots=True)
class SaidPart:
    """What a part of a handout says, with what is asked of it for each edition: its lines by sections, and how many characters it has.

    `by_words` has the first passage with the same words, in the order of the last, backwards.
    """

    passages: tuple[Passage, ...]
    lines: tuple[tuple[str, bytes], ...]
    length: int
    by_words: Mapping[str, Passage]

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> SaidPart:
        """Return some passages as a part."""
        by_words = {passage.words: passage for passage in reversed(passages)}
        lines = tuple((name, words.encode()) for name, words in lines_by_part(passages))
        return cls(passages, lines, sum(len(passage.words) for passage in passages), by_words)


SaidVersion = tuple[SaidPart, ...]


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """A subject with what it says: `by_parts` are its editions that differ, the longest first.

    `details` are the clinic's own words, which are no part of what is approved.
    """

    subject: Subject
    title: str
    by_parts: Sequence[SaidVersion]
    details: tuple[Passage, ...] = ()

    @property
    def versions(self) -> Sequence[Sequence[Passage]]:
        """Its editions that differ."""
        return [[passage for part in version for passage in part.passages] for version in self.by_parts]

    @property
    def script(self) -> str:
        """All it says, as text."""
        return b"".join(_script(map(_text_of, self.by_parts))).decode()

    @property
    def parts(self) -> tuple[SaidPart, ...]:
        """Each part once, in the order of the first time."""
        return tuple({id(part): part for version in self.by_parts for part in version}.values())

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Each passage once, in the order of the longest edition, but those that only say who approved it."""
        last_first = {id(part): part for version in reversed(self.by_parts) for part in reversed(version)}
        every: dict[str, Passage] = {}
        for part in (*last_first.values(), *reversed(self.parts)):  # the order is that of the last time, the passage that of the first
            every |= part.by_words
        return tuple(passage for passage in every.values() if passage.words not in OF_APPROVAL)[::-1]

    @property
    def said(self) -> tuple[Passage, ...]:
        """All that a reader sees, once, with the clinic's own words in it."""
        return (*self.passages, *self.details)


@dataclass(frozen=True, slots=True)
class _SaidInAnyClinic:
    """What a handout says in any clinic: its title, its versions, their digest, and the labels that were lacking when it was composed."""

    title: str
    versions: Sequence[SaidVersion]
    digest: str
    lacked: frozenset[str]


# What handouts say in any clinic, by the handout's name and what makes other words of it: one group's words are composed once.
SharedWords = dict[tuple[object, ...], _SaidInAnyClinic]


class Subjects:
    """Composes the words of handouts to be approved, each once; `shared` are those that were composed for other clinics of a group.

    `as_one` has by handout the digests of words in all its editions that were signed together.
    """

    def __init__(self, project: Project, shared: SharedWords | None = None, as_one: Mapping[str, frozenset[str]] | None = None) -> None:
        self._shared: SharedWords = {} if shared is None else shared
        self._variant, self._as_one = variant(project.book, project.here), as_one or {}
        self._labels = project.labels
        self._clinic, self._language = project.clinic, project.book.language
        self._named = project.book.clinic.product is not None
        self._unconfirmed = project.here.unconfirmed
        self._facts = digest_of(facts(project.book, project.here))
        book = neutral_book(project.book)
        self._conditions = {condition.id: condition for condition in book.conditions}
        self._composer = Composer(book, project.labels, neutral_here(project.here), project.pictures)
        self._details = tuple(Passage(text.plain, location=text.location) for text in _own_words(project.book))
        self._known: dict[str, SubjectWords] = {}

    @property
    def known(self) -> tuple[SubjectWords, ...]:
        """Those composed so far, by name."""
        by_name = {each.subject.handout: each for each in self._known.values()}
        return tuple(by_name[name] for name in sorted(by_name))

    def of(self, planned: PlannedEdition, condition: Condition | None) -> SubjectWords:
        """Return what is approved when an edition of a handout is."""
        name = subject_name(planned, condition)
        if name not in self._known:
            self._known[name] = self._signed_together(planned, condition) or self._composed(name, planned, condition)
        return self._known[name]

    def _signed_together(self, planned: PlannedEdition, condition: Condition | None) -> SubjectWords | None:
        """Return the words of all editions of a handout, of whatever profile, if they were signed as one."""
        name, whole = whole_name(planned, condition), planned.whole or planned.handout
        if name not in self._as_one or len(_profiles(whole)) < 2:
            return None
        one = self.together(planned, condition)
        return one if one.subject.words in self._as_one[name] else None

    def together(self, planned: PlannedEdition, condition: Condition | None) -> SubjectWords:
        """Return the words of all editions of a handout as one, of whatever profile."""
        name = whole_name(planned, condition)
        return self._subject(name, self._said(name, (planned.whole or planned.handout).every_form(), condition))

    def _composed(self, name: str, planned: PlannedEdition, condition: Condition | None) -> SubjectWords:
        whole, profile = planned.whole or planned.handout, planned.handout.profile
        said = self._said(name, [form for form in whole.every_form() if form.profile == profile], condition, profile)
        apart = (profile, whole_name(planned, condition)) if len(_profiles(whole)) > 1 else ("", "")
        return self._subject(name, said, *apart)

    def _subject(self, name: str, said: _SaidInAnyClinic, profile: str = "", whole: str = "") -> SubjectWords:
        subject = Subject(name, self._language, said.digest, self._facts, self._named, self._clinic, profile, whole, self._unconfirmed)
        return SubjectWords(subject, said.title, said.versions, self._details)

    def _said(self, name: str, forms: Iterable[Handout], condition: Condition | None, profile: str = "") -> _SaidInAnyClinic:
        """Return what some forms of a handout say, composed once for all clinics; `profile` is theirs if they have one in common."""
        key = (name, profile, self._variant)
        if key not in self._shared:
            self._shared[key] = self._said_by(name, forms, condition)
        said = self._shared[key]
        self._labels.lacked.update(said.lacked)
        return said

    def _said_by(self, name: str, forms: Iterable[Handout], condition: Condition | None) -> _SaidInAnyClinic:
        orders = {(form.sections, form.profile, FORMATS[form.format].compose): form for form in forms}
        versions = [self._version(form, condition) for form in orders.values()]
        versions, texts = _longest_first([(version, _text_of(version)) for version in versions])
        first = next((passage for part in versions[0] for passage in part.passages), None) if versions else None
        digest = hashlib.sha256()
        for each in _script(texts):
            digest.update(each)
        return _SaidInAnyClinic(first.words if first else name, versions, digest.hexdigest(), frozenset(self._labels.lacked))

    def _version(self, form: Handout, condition: Condition | None) -> SaidVersion:
        own = condition and self._conditions[condition.id]
        composed = FORMATS[form.format].compose(self._composer, form, own, NEUTRAL)
        numbers = _SAME_NUMBERS(tuple(composed.numbers.items()))
        return tuple([_said_in(part, numbers) for part in parts_said(composed.words)])


def _longest_first(versions: Iterable[tuple[SaidVersion, bytes]]) -> tuple[list[SaidVersion], list[bytes]]:
    """Return versions in the order of their length, and their texts; of those that are as long, in that of their words, if these differ."""
    ordered: list[tuple[SaidVersion, bytes]] = []
    for _, found in groupby(sorted(versions, key=_length, reverse=True), _length):
        first, *others = found
        same = all(text == first[1] for _, text in others)
        ordered += (first, *others) if same else sorted((first, *others), key=_words)
    return [version for version, _ in ordered], [text for _, text in ordered]


def _length(of: tuple[SaidVersion, bytes]) -> int:
    return sum([part.length for part in of[0]])


def _words(of: tuple[SaidVersion, bytes]) -> list[str]:
    return [passage.words for part in of[0] for passage in part.passages]


def _text_of(version: SaidVersion) -> bytes:
    """Return what a version says as text, in UTF-8."""
    return b"".join(joined((line for part in version for line in part.lines), b"\n"))


def _script(texts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what `script` returns, in UTF-8. Few of the versions are the same: to compare those that are as long is quicker than a set."""
    known: dict[int, list[bytes]] = {}
    for text in texts:
        alike = known.setdefault(len(text), [])
        if text not in alike:
            yield from (b"\n\n", text) if len(known) > 1 or alike else (text,)
            alike.append(text)
    yield b"\n"


@kept(256)  # a handout in each of its editions
def _SAME_NUMBERS(numbers: NumberedSources) -> NumberedSources:  # noqa: N802  # a memory
    return numbers


_SAID: Kept[tuple[int | str, int], tuple[object, NumberedSources, SaidPart]] = Kept(
    8192
)  # a build of everything has 3,000 sections and slides


def _said_in(part: object, numbers: NumberedSources) -> SaidPart:
    """Return what a part of a handout says where sources have these numbers. Both are kept, too: no others may have their identity."""
    key = (part if isinstance(part, str) else id(part), id(numbers))
    return _SAID.made(key, lambda: (part, numbers, SaidPart.of(said_in(part, numbers))))[2]


def _own_words(book: Book) -> Iterator[Text]:
    clinic = book.clinic
    yield from (clinic.name, clinic.service, *clinic.address, clinic.phone, clinic.hours)
    yield from (getattr(clinic.product, name) for name in (PRODUCT if clinic.product else ()))
    yield from (words for words in (clinic.cost, clinic.who_treats) if words)


def _profiles(whole: Handout) -> frozenset[str]:
    """Return the profiles of a handout's editions, made or not."""
    return frozenset(form.profile for form in whole.every_form())
