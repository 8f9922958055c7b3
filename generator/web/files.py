"""A file as the front desk sees it: what it is called, how long it is, how to print it, and what it says in a patient's notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import wrap
from urllib.parse import quote

from generator.document.needs import NEEDS, Need
from generator.document.printing import BLACK
from generator.pipeline.manifest import Entry
from generator.project.editions import STANDARD
from generator.web.desk import Desk
from generator.web.pictures import FirstPage, key_of
from generator.web.statuses import StatusChip, status_of
from generator.web.steps import PrintStep, steps

_COVER_WIDTH = 19  # letters
_DIGITS = 6  # of the digest of a draft's words: what tells two drafts apart in notes
_FORMS: Mapping[Need, str] = {"large-print": "large-print", "send": "send"}
_SLIDES = "slides"
_FINISHES = {"fold-in-three": "in-three", "trim-and-fold": "in-three", "fold-and-staple": "booklet"}


@dataclass(frozen=True, slots=True)
class File:
    """One file. `href` leads to it from the page, `note` is its line for notes, `picture` the class of its picture ('' for none)."""

    entry: Entry
    href: str
    name: str
    kind: str
    length: str
    note: str
    status: StatusChip
    stale: bool
    steps: tuple[PrintStep, ...]
    picture: str
    twin: str

    @property
    def cover(self) -> tuple[str, ...]:
        """The title of the first slide, in lines that fit a small picture of it."""
        return tuple(wrap(self.entry.title, _COVER_WIDTH, max_lines=3, placeholder=" …"))

    @property
    def slides(self) -> bool:
        """Whether it is a presentation."""
        return self.entry.units == _SLIDES

    @property
    def for_programs(self) -> bool:
        """Whether only other programs read it."""
        return self.entry.path.endswith(".json")


def files_of(entries: Iterable[Entry], desk: Desk, inputs: str, pictures: Mapping[str, FirstPage]) -> tuple[File, ...]:
    """Return all files by what they are needed for; those not made from what was read last (`inputs`) are stale."""
    listed = tuple(entries)
    first = {entry.handout: min(NEEDS.index(each.need) for each in listed if each.handout == entry.handout) for entry in listed}
    ordered = sorted(listed, key=lambda entry: (NEEDS.index(entry.need), first[entry.handout], entry.edition != STANDARD, entry.path))
    papers = {entry.printing.paper for entry in ordered if entry.printing and entry.need in ("hand-out", "one-page", "large-print")}
    name = _namer(desk, several_papers=len(papers) > 1)
    return tuple(
        File(
            entry=entry,
            href=quote(entry.path),
            name=name(entry),
            kind=_kind(entry, desk),
            length=_length(entry, desk),
            note=_note(entry, name(entry), desk),
            status=status_of(entry.status),
            stale=not inputs or entry.inputs != inputs,
            steps=steps(entry, desk),
            picture=f"pic-{key_of(entry)}" if key_of(entry) in pictures else "",
            twin=quote(entry.twin),
        )
        for entry in ordered
    )


def _kind(entry: Entry, desk: Desk) -> str:
    """Return what its handout is called; one of the clinic's own has its title."""
    return desk.words.get(f"start_kind_{entry.handout}") or entry.title


def _namer(desk: Desk, *, several_papers: bool) -> Callable[[Entry], str]:
    """Return what names a file: 'Leaflet, large print, black and white'."""

    def name(entry: Entry) -> str:
        words = _kind(entry, desk)
        edition = entry.edition.replace("web-letter-", "web-")  # on the web, a file is called the same on either paper
        own = desk.words.get(f"start_form_{edition}", "") if edition.partition("-")[0] == "web" else ""
        if own:
            return desk.say("start_form", kind=words, form=own)
        for form in _forms(entry):
            words = desk.say("start_form", kind=words, form=desk.say(f"start_form_{form}"))
        paper = entry.printing.paper if entry.printing and several_papers else ""
        return desk.say("start_form", kind=words, form=paper) if paper else words

    return name


def _forms(entry: Entry) -> Iterable[str]:
    if entry.printing and (form := _FORMS.get(entry.need)):
        yield form
    if entry.printing and (finish := _FINISHES.get(entry.printing.finish)):
        yield finish
    if entry.need == "press":
        yield "press"
    if entry.printing and entry.printing.ink == BLACK:
        yield "black"


def _length(entry: Entry, desk: Desk) -> str:
    if entry.units == _SLIDES:
        return desk.say("start_slides", count=entry.count)
    if entry.printing is None:
        return ""
    sheets = desk.count("start_sheets", entry.printing.sheets)
    if entry.printing.finish in ("fold-in-three", "trim-and-fold"):
        return sheets
    pages = desk.count("start_pages", entry.count)
    on_paper = entry.need not in ("send", "press") and entry.count > 1
    return f"{pages}, {sheets}" if on_paper else pages


def _note(entry: Entry, name: str, desk: Desk) -> str:
    form = name[:1].lower() + name[1:]
    if entry.version:
        return desk.say("start_note", code=entry.code, version=entry.version, form=form)
    return desk.say("start_note_draft", code=entry.code, words=entry.words[:_DIGITS], form=form)
