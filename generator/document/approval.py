"""Who answers for a handout's words, and in what state that is. What each state is called is decided here, not in a catalogue.

A label can be edited by anybody; 'Draft' that becomes 'Approved' in a catalogue would be on all pages at the next build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from types import MappingProxyType
from typing import Literal, get_args

from generator.figures.qr import MARK_DIGITS
from generator.text import Text

Status = Literal["draft", "approved", "changed", "expired", "withdrawn"]
STATUSES: tuple[Status, ...] = get_args(Status)
SHORT = 6  # hexadecimal digits of a digest, to be typed from paper

# By language, as BCP 47 has it without its region. Each is printed in a chip and at the foot of a page: about 35 letters have room.
_OURS = "en"  # the program's own language
STATUS_WORDS: Mapping[str, Mapping[Status, str]] = MappingProxyType(
    {
        _OURS: MappingProxyType(
            {
                "draft": "Draft: not approved for patients",
                "approved": "Approved",
                "changed": "Changed: not approved for patients",
                "expired": "Out of date: not for patients",
                "withdrawn": "Withdrawn: not for patients",
            }
        )
    }
)


# What people sign of a handout apart from its own words, by the profile of what says it in others: what anybody may read is not what is
# given in a consultation, as it names no prescription medicine.
APART: Mapping[str, str] = MappingProxyType({"information": "given", "promotion": "public"})


def names_of_words(handout: str) -> tuple[str, ...]:
    """Return the names under which words of a handout may be signed, its own first: leaflet-x, leaflet-x-given, leaflet-x-public."""
    return (handout, *(f"{handout}-{apart}" for apart in APART.values()))


def name_of_words(handout: str, own: str, profile: str) -> str:
    """Return the name under which the words of one profile are signed, in a handout whose `own` profile may be another."""
    return handout if profile == own else f"{handout}-{APART[profile]}"


def mark_of(version: str, digest: str) -> str:
    """Return the mark of a version of words, by the digest of these; without a version, that of a draft."""
    return f"{version or 'draft'}-{digest[:MARK_DIGITS]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The state of a handout's words on a day: what is printed of it, and what a file says about itself.

    `words` is their digest, `facts` that of the clinic's own, such as its product; dates are ISO dates. What nobody has said yet is ''.
    """

    status: Status = "draft"
    called: str = ""  # what the status is called, where that is not what it is called in all handouts
    reason: str = ""  # why it is not approved: told, not printed
    words: str = ""
    facts: str = ""
    version: str = ""
    issued: str = ""
    until: str = ""
    author: str = ""
    clinician: str = ""
    patients: str = ""

    @property
    def code(self) -> str:
        """The beginning of the digest, as it is printed."""
        return self.words[:SHORT]

    @property
    def mark(self) -> str:
        """The version with the beginning of the digest: 1.0-409d4912, draft-409d4912."""
        return mark_of(self.version, self.words)

    @property
    def approved(self) -> bool:
        """Whether it may be given to patients."""
        return self.status == "approved"


SIGN = "⟨"  # begins what stands for something else
UNSEEN = Approval()
# What stands in the place of an approval in the words that are to be approved: who approves them is not among these.
NEUTRAL = Approval(
    status="approved",
    called="⟨status⟩",
    words="⟨code⟩",
    version="⟨version⟩",
    issued="⟨issued⟩",
    until="⟨until⟩",
    author="⟨author⟩",
    clinician="⟨clinician⟩",
    patients="⟨patients⟩",
)
OF_APPROVAL = frozenset(value for value in astuple(NEUTRAL) if value.startswith(SIGN))


def status_words(status: Status, tag: str) -> str:
    """Return what a status is called in a shipped language; in English where there are no words for it."""
    return STATUS_WORDS.get(language_of(tag), STATUS_WORDS[_OURS])[status]


def status_text(approval: Approval, tag: str) -> Text:
    """Return what a status is called, in the program's own words: no catalogue can change that. `tag` is the handout's language."""
    if approval.called:
        return Text.of(approval.called)
    known = language_of(tag) in STATUS_WORDS
    return Text.of(status_words(approval.status, tag), lang=None if known else _OURS)


def language_of(tag: str) -> str:
    """Return the language of a tag as BCP 47 has it, without its region: 'es' of 'es-MX'."""
    return tag.split("-", maxsplit=1)[0].lower()
