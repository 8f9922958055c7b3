"""The cards: one for each condition, with a button for each need; and one for what is about none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.document.needs import NEEDS, Need
from generator.document.printing import BLACK
from generator.web.desk import Desk, DeskSubject
from generator.web.files import File
from generator.web.statuses import StatusChip

_WORST = ("withdrawn", "overdue", "draft", "approved")  # what a card says if its files differ
_LETTERS = re.compile(r"[\W_]+")  # what is between the letters and digits of a code


@dataclass(frozen=True, slots=True)
class Button:
    """A need, or for what is about no condition a handout, with the files that serve it; `about` is whom or what it is for."""

    id: str
    need: Need
    label: str
    hint: str
    about: str
    files: tuple[File, ...]
    status: StatusChip  # the worst of its files; by whom they are approved, and when that ends, as an ISO date
    by: str
    until: str
    others: tuple[File, ...] = ()  # in other languages
    link: str = ""  # of the web page that can be sent, with what it is about, in a sentence
    sent: str = ""
    words: str = ""  # those it is found by, besides its label and its hint

    def says(self, file: File) -> bool:
        """Return whether what the button is called says which file this is, as it has no other."""
        return self.files == (file,) and self.label.casefold() in file.name.casefold()


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A card; `words` are those it is found by, `told` and then `said` those it is found by if no card is found by others."""

    id: str
    name: str
    doctors: str
    code: str
    drawing: str
    picture: str
    status: StatusChip
    until: str  # when the approval ends, as an ISO date
    buttons: tuple[Button, ...]
    words: str
    by: str  # the clinicians who approved it
    told: str = ""
    said: str = ""


def cards(files: Iterable[File], desk: Desk) -> tuple[DeskCard, ...]:
    """Return the cards of the conditions that have files, in the order of the words."""
    by_id = _grouped(_read_by_people(files))
    return tuple(_card(subject, by_id[subject.id], desk) for subject in desk.subjects if subject.id in by_id)


def general(files: Iterable[File], desk: Desk) -> DeskCard | None:
    """Return the card of what is about no condition; None if there is nothing."""
    own = _grouped(_read_by_people(files)).get("", ())
    if not own:
        return None
    name = desk.say("start_everyone")
    first, others = _by_language(own, desk)
    by_handout = {kind: tuple(each) for kind, each in groupby(sorted(first, key=lambda f: f.entry.handout), lambda f: f.entry.handout)}
    buttons = sorted((_of_handout(kind, each, others, name, desk) for kind, each in by_handout.items()), key=_rank)
    hint = desk.say("start_everyone_hint")
    found_by, state = f"{name} {hint}".casefold(), (_status(own), _until(own))
    return DeskCard("all", name, hint, "", "", "", *state, tuple(buttons), found_by, _by(own), said=desk.said)


def _read_by_people(files: Iterable[File]) -> Iterator[File]:
    return (file for file in files if not file.for_programs)


def _grouped(files: Iterable[File]) -> dict[str, tuple[File, ...]]:
    ordered = sorted(files, key=lambda file: file.entry.condition)
    return {condition: tuple(each) for condition, each in groupby(ordered, lambda file: file.entry.condition)}


def _by_language(files: Iterable[File], desk: Desk) -> tuple[tuple[File, ...], tuple[File, ...]]:
    """Return the files in the clinic's own language, and the others."""
    own = desk.lang.partition("-")[0]
    parted = tuple(files)
    first = tuple(file for file in parted if file.entry.language.partition("-")[0] == own)
    return first, tuple(file for file in parted if file not in first)


def _card(subject: DeskSubject, files: tuple[File, ...], desk: Desk) -> DeskCard:
    name = subject.plain_name[:1].upper() + subject.plain_name[1:]
    link = desk.link.replace("{id}", subject.id)
    first, others = _by_language(files, desk)
    buttons = tuple(_buttons(subject, name, first, others, desk, link))
    codes = dict.fromkeys((subject.code, _LETTERS.sub("", subject.code)))
    words = " ".join((name, subject.medical_name, *codes)).casefold()
    picture = next((file.picture for button in buttons for file in button.files if file.picture), "")
    doctors = "" if subject.medical_name.casefold() == name.casefold() else subject.medical_name
    state = _status(files), _until(files)
    found_by = words, _by(files), subject.told, subject.said
    return DeskCard(subject.id, name, doctors, subject.code, subject.drawing, picture, *state, buttons, *found_by)


def _buttons(subject: DeskSubject, name: str, files: tuple[File, ...], others: tuple[File, ...], desk: Desk, link: str) -> Iterator[Button]:
    for need in NEEDS:
        own = tuple(file for file in files if file.entry.need == need and not _is_twin(file))
        if not own and need != "send":
            continue
        elsewhere = tuple(file for file in others if file.entry.need == need and not _is_twin(file))
        label = desk.say(f"start_need_{need}")
        sent = (link, subject.plain_name) if need == "send" else ("", "")
        state = _state(own or files)
        yield Button(f"{subject.id}-{need}", need, label, "", name, own, *state, elsewhere, *sent, _words(need, own, desk))


def _of_handout(kind: str, files: tuple[File, ...], others: tuple[File, ...], about: str, desk: Desk) -> Button:
    own = tuple(sorted((file for file in files if not _is_twin(file)), key=_order))
    elsewhere = tuple(file for file in others if file.entry.handout == kind and not _is_twin(file))
    need, label, hint = own[0].entry.need, own[0].kind, own[0].length.partition(",")[0]
    return Button(f"all-{kind}", need, label, hint, about, own, *_state(own), elsewhere, words=_words(need, own, desk))


def _words(need: Need, files: Iterable[File], desk: Desk) -> str:
    """Return what people may call a need, what its files are called, and that there is one without colour.

    What is about no condition is called by its title, too.
    """
    own = tuple(files)
    titles = (file.entry.title for file in own if not file.entry.condition)
    black = f"{desk.say('start_black')} {desk.say('start_words_black')}" if any(file.twin for file in own) else ""
    return " ".join(dict.fromkeys((desk.say(f"start_words_{need}"), *(file.name for file in own), *titles, black))).casefold().strip()


def _rank(button: Button) -> tuple[int, str]:
    return NEEDS.index(button.need), button.id


def _order(file: File) -> tuple[int, str]:
    return NEEDS.index(file.entry.need), file.entry.path


def _is_twin(file: File) -> bool:
    """Return whether a file is another one without colour, which is offered beside that one."""
    return bool(file.twin and file.entry.printing and file.entry.printing.ink == BLACK)


def _state(files: tuple[File, ...]) -> tuple[StatusChip, str, str]:
    """Return the worst status of files, who approved them, and when the first approval ends."""
    return _status(files), _by(files), _until(files)


def _status(files: Iterable[File]) -> StatusChip:
    return min((file.status for file in files), key=lambda status: _WORST.index(status.tone))


def _until(files: Iterable[File]) -> str:
    return min((file.entry.review_by for file in files if file.entry.review_by), default="")


def _by(files: Iterable[File]) -> str:
    return ", ".join(dict.fromkeys(file.entry.approved_by for file in files if file.entry.approved_by))
