"""What a section is made from: the Book, the fixed labels, the clinic's country, and which condition the handout is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

from generator.compose.handout import HandoutProfile
from generator.compose.values import sentence
from generator.content.condition import Condition, Option
from generator.content.country import Here
from generator.content.labels import Labels
from generator.content.model import Book, Licence
from generator.document.approval import SIGN, UNSEEN, Approval, status_text
from generator.document.blocks import Block
from generator.document.deck import Slide
from generator.figures.meter import EvidenceMeter, Tone
from generator.figures.own_picture import OwnPicture
from generator.figures.picture_file import PictureFile
from generator.problems import Location
from generator.remembering import kept
from generator.text import Span, Text, join

Pictures = Mapping[str, PictureFile]  # the clinic's own, by the names that the Book has for them
BARS = 4  # of a certainty meter
CERTAINTY_BARS = {"unlikely": 0, "not-known": 0, "very-unsure": 1, "unsure": 2, "fairly-sure": 3, "sure": 4}
CERTAINTY_OF_LEVEL = {"E0": "not-known", "E1": "not-known", "E2": "very-unsure", "E3": "unsure", "E4": "fairly-sure"}
_TONES: dict[str, Tone] = {"unknown": "unknown", "little": "maybe", "some": "good", "none": "poor"}


@dataclass(frozen=True, slots=True)
class Context:
    """Book, labels and what this handout is about. `numbers` has the number of each source that it lists."""

    book: Book
    labels: Labels
    here: Here
    about: Literal["condition", "treatment", "aftercare", "all"]
    profile: HandoutProfile
    code: str
    condition: Condition | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    approval: Approval = UNSEEN
    pictures: Pictures = field(default_factory=dict)

    @property
    def subject(self) -> Condition:
        """The condition; a section that needs one is only in handouts about a condition."""
        if self.condition is None:
            raise LookupError("this section needs a handout about a condition")
        return self.condition

    @property
    def offered(self) -> bool:
        """Whether the treatment may be given: where it is not expected to help, its steps, results and aftercare are left out."""
        return self.condition is None or self.condition.can_it_help.finding != "none"

    def about_condition(self, condition: Condition) -> Context:
        """Return the context of one condition."""
        return replace(self, condition=condition)

    def listing(self, numbers: Mapping[str, int]) -> Context:
        """Return the context of a handout that lists these sources by number."""
        return replace(self, numbers=numbers)

    def sources_line(self, *groups: Iterable[str]) -> Text | None:
        """Return 'Sources: [1] [4] [5]' for these ids, or None; they get their numbers with those in the text."""
        ids = tuple(dict.fromkeys(source for group in groups for source in group))
        key = "source_line" if len(ids) == 1 else "sources_line"
        return self.labels.say(key, numbers=_cited(ids)) if ids else None

    def cited(self, ids: Iterable[str]) -> Text:
        """Return ' [1, 4]' for these ids: they get their numbers with those in the text."""
        return _cited(tuple(ids))

    def certainty(self, option: Option) -> str | None:
        """Return how certain an option is; that of our own treatment follows from its evidence, and some have none."""
        return self.our_certainty if option.kind == "ours" else option.certainty

    @property
    def our_certainty(self) -> str:
        """How certain it is that our own treatment works: as the answer says where it can't, and otherwise by the level of its evidence."""
        help_ = self.subject.can_it_help
        return "unlikely" if help_.finding == "none" else CERTAINTY_OF_LEVEL[help_.evidence.level]

    def certainty_meter(self, certainty: str, tone: Tone = "") -> EvidenceMeter:
        """Return the meter of a certainty."""
        bars, words = CERTAINTY_BARS[certainty], self.labels.plain(f"certainty_{certainty}")
        return EvidenceMeter(bars, BARS, tone, self.labels.plain("certainty_alt", level=str(bars), words=words))

    def own_picture(self, part: Pictured) -> OwnPicture | None:
        """Return the clinic's own picture in a part of the Book, if it names one."""
        if part.picture is None or part.alt is None:
            return None
        return OwnPicture(self.pictures[part.picture], part.alt.plain, part.location("picture"))

    def licence(self) -> Licence:
        """Return the note on the licence in the clinic's own country, or in its region."""
        notes = {note.country: note for note in self.book.treatment.licence}
        return next(notes[code] for code in (self.here.code, *self.here.regions) if code in notes)

    @property
    def status(self) -> Text:
        """The state of the handout's words, in the program's own: no catalogue can change what it is called."""
        return status_text(self.approval, self.labels.tag)

    @property
    def version_line(self) -> Text:
        """The handout's code on paper, its version once there is one, and the beginning of its words' digest."""
        version = (self.labels.say("version_line", version=self.approval.version),) if self.approval.version else ()
        code = (Text.of(self.approval.code),) if self.approval.code else ()
        return join((Text.of(self.code), *version, *code), " · ")

    def day(self, day: str) -> Text:
        """Return an ISO date in words, or the sign that stands for one; 'not yet' where there is none."""
        if day.startswith(SIGN):
            return Text.of(day)
        return Text.of(self.labels.day(date.fromisoformat(day))) if day else self.labels["not_yet"]

    @property
    def dates(self) -> Text | None:
        """When the handout was issued and is to be reviewed; None while it is not."""
        if not self.approval.issued:
            return None
        return self.labels.say("control_dates", issued=self.day(self.approval.issued), review=self.day(self.approval.until))

    def opinion(self, label: str = "opinion") -> Text:
        """Return the clinic's opinion with what the clinic gains, in its own words: who holds it sells the treatment."""
        opinion = self.subject.can_it_help.opinion
        said = self.labels.say(label, answer=opinion.answer, interest=sentence(self.book.control.interest))
        return Text(said.spans, opinion.answer.location)


@kept(2048)  # sources that are cited together: those of all handouts of several clinics
def _cited(ids: tuple[str, ...]) -> Text:
    """Return references without their numbers: for equal ids the same object, which is seen at a glance to be as it was."""
    return Text(tuple(Span("", cite=source) for source in ids))


def finding_tone(condition: Condition) -> Tone:
    """Return the tone of what is known: never that of the clinic's opinion."""
    return _TONES[condition.can_it_help.finding]


class Pictured(Protocol):
    """A part of the Book that may have a picture of the clinic's own in the place of a drawing."""

    picture: str | None
    alt: Text | None

    def location(self, *path: str | int) -> Location | None:
        """Return where a value is."""


class BlockSection(Protocol):
    """A section kind of a document."""

    def __call__(self, context: Context) -> tuple[Block, ...]:
        """Return the section's blocks; none if the content has nothing for it."""


class SlideSection(Protocol):
    """A section kind of a deck."""

    def __call__(self, context: Context) -> tuple[Slide, ...]:
        """Return the section's slides."""


def present(*texts: Text | None) -> tuple[Text, ...]:
    """Return the texts that have words or references."""
    return tuple(t for t in texts if t or (t is not None and t.cites))


def titled(words: Text, location_of: Text) -> Text:
    """Return words that point at what they were made from: a title made of a label and a name is changed at the name."""
    return Text(words.spans, location_of.location)
