"""What a section is made from: the Book, the fixed labels, and which condition and sources the handout is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from generator.content.labels import Labels
from generator.content.model import Book, Condition, Licence
from generator.document.blocks import Block
from generator.document.deck import Slide
from generator.figures.meter import EvidenceMeter
from generator.text import Text

Tone = Literal["good", "maybe", "poor", "unknown", ""]
BARS = 4  # of an evidence or certainty meter
CERTAINTY_BARS = {"none": 0, "very-low": 1, "low": 2, "moderate": 3, "high": 4}
_TONES: dict[str, Tone] = {"yes": "good", "possibly": "maybe", "yes-if-early": "maybe", "unlikely": "poor"}


@dataclass(frozen=True, slots=True)
class Context:
    """Book, labels and what this handout is about. `numbers` has the number of each source that it lists."""

    book: Book
    labels: Labels
    about: Literal["condition", "treatment", "aftercare", "all"]
    code: str
    condition: Condition | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    approved: bool = False

    @property
    def subject(self) -> Condition:
        """The condition; a section that needs one is only in handouts about a condition."""
        if self.condition is None:
            raise LookupError("this section needs a handout about a condition")
        return self.condition

    def about_condition(self, condition: Condition) -> Context:
        """Return the context of one condition."""
        return replace(self, condition=condition)

    def listing(self, numbers: Mapping[str, int]) -> Context:
        """Return the context of a handout that lists these sources by number."""
        return replace(self, numbers=numbers)

    def sources_line(self, *groups: Iterable[str]) -> Text | None:
        """Return 'Sources: 1, 4, 5.' for the ids that this handout lists, or None."""
        numbers = sorted({self.numbers[i] for group in groups for i in group if i in self.numbers})
        key = "source_line" if len(numbers) == 1 else "sources_line"
        return self.labels.say(key, numbers=", ".join(map(str, numbers))) if numbers else None

    def evidence_meter(self, level: str, tone: Tone = "") -> EvidenceMeter:
        """Return the meter of an evidence level, E0 to E4."""
        words = self.labels.plain(f"level_{level}")
        return EvidenceMeter(int(level[1]), BARS, tone, self.labels.plain("evidence_alt", level=level[1], words=words))

    def evidence_words(self, level: str) -> Text:
        """Return '2 of 4: early' for an evidence level."""
        return self.labels.say("evidence_words", level=level[1], words=self.labels[f"level_{level}"])

    def certainty_meter(self, certainty: str) -> EvidenceMeter:
        """Return the meter of how certain an option is."""
        bars, words = CERTAINTY_BARS[certainty], self.labels.plain(f"certainty_{certainty}")
        return EvidenceMeter(bars, BARS, "", self.labels.plain("certainty_alt", level=str(bars), words=words))

    def part(self, key: str) -> Text:
        """Return the name of a part of a talk; in a talk about one condition, the basics are part of that type."""
        part = "conditions" if key == "basics" and self.about == "condition" else key
        return self.labels[f"part_{part}"]

    def licence(self) -> Licence:
        """Return the note on the licence in the clinic's own country."""
        return next(note for note in self.book.treatment.licence if note.country == self.book.clinic.country)


def view_tone(condition: Condition) -> Tone:
    """Return the tone of the clinic's view: a yes that no study in people supports is shown as unknown, not as good."""
    exosomes = condition.exosomes
    if exosomes.evidence.level in ("E0", "E1") and exosomes.answer != "unlikely":
        return "unknown"
    return _TONES[exosomes.answer]


class BlockSection(Protocol):
    """A section kind of a document."""

    def __call__(self, context: Context) -> tuple[Block, ...]:
        """Return the section's blocks; none if the content has nothing for it."""


class SlideSection(Protocol):
    """A section kind of a deck."""

    def __call__(self, context: Context) -> tuple[Slide, ...]:
        """Return the section's slides."""


def present(*texts: Text | None) -> tuple[Text, ...]:
    """Return the texts that have words."""
    return tuple(t for t in texts if t)
