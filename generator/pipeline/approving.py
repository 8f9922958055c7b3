"""`make approve`: somebody puts their name to the words of handouts, or records the licence for a mark of quality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content.treatment import Licence
from generator.document.printed import Passage
from generator.pipeline.kept_words import kept_name
from generator.pipeline.reviewing import HandoutReview, Review
from generator.problems import Location, Problem
from generator.project import Project, shown
from generator.review.approvals.acts import Act, SignerRole
from generator.review.approvals.called import wrong_words
from generator.review.approvals.persons import Signatory, as_typed, person_of, same_person
from generator.review.approvals.posing import MARKS, posing
from generator.review.approvals.register import HEAD, REGISTER, Register
from generator.review.approvals.state import (
    AFTER_LICENCE_CHECK,
    LONGEST,
    Subject,
    end_of,
    version_to_sign,
)
from generator.yamlsource.characters import clean_line

CODES: Mapping[str, str] = {
    "R004": "an approval that lacks something, or that nothing can be approved with",
    "R005": "one person as author and clinician",
    "R006": "a licence that was last checked too long ago for an approval",
    "R007": "a register of approvals that can't be written to",
    "R008": "words that this person has approved already (warning)",
    "R018": "a day in the future, as the one on which something was looked up",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a person has typed. `role` is None where an approval is taken back or a sentence is cleared."""

    name: str
    what: str = ""
    registration: str = ""
    role: SignerRole | None = None
    read: str = ""  # what patients read, or how many there were
    reason: str = ""  # why no patients read it, why it is withdrawn, or why a sentence may stand
    rule: str = ""
    where: str = ""
    sentence: str = ""
    mark: str = ""
    language: str = ""  # in which handouts that have a `status` are `called` something
    status: str = ""
    called: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """The lines to write, and the files with the words that they are about, by path below handouts/; or what is wrong."""

    acts: tuple[Act, ...] = ()
    words: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()

    def and_also(self, other: Signing) -> Signing:
        """Return these lines with those of another signing; words that both have are signed once."""
        signed = {_what(act) for act in self.acts}
        new = (act for act in other.acts if act.act != "approve" or _what(act) not in signed)
        return Signing((*self.acts, *new), {**(self.words or {}), **(other.words or {})}, (*self.problems, *other.problems))


def _what(act: Act) -> tuple[str | None, ...]:
    return act.handout, act.language, act.role, act.words


def approvals(request: Request, review: Review) -> Signing:
    """Return the lines of an approval of all handouts in a review; with an error, nothing is written."""
    project, signed = review.project, review.signed
    if project is None or signed is None:
        return Signing()
    if problems := (*_lacking(request), *_unfit(request, review, project, signed.day)):
        return Signing(problems=problems)
    found, acts = _said(review.problems), signed.register.acts
    until = last_day(project, signed.day)
    to_sign = [each for each in review.handouts if not _is_signed(request, each, acts, until)]
    done = tuple(_done(each) for each in review.handouts if each not in to_sign)
    lines = tuple(_act(request, each.of.subject, signed.register, signed.day, until, found) for each in to_sign)
    words = {kept_name(each.name, each.of.subject.words): each.of.script for each in to_sign}
    return Signing(lines, words, done)


def licence_of_mark(request: Request, day: date) -> Signing:
    """Return the line that says that the clinic may use a mark of quality, and until when."""
    needed = {"MARK": request.mark, "NAME": request.name, "REGISTRATION": request.registration, "UNTIL": str(request.until or "")}
    if lacking := [name for name, value in needed.items() if not value.strip()]:
        message = f"a licence for a mark of quality needs {' and '.join(lacking)}"
        return Signing(problems=(Problem("R004", message, hint="REGISTRATION is the number of the licence or of the membership"),))
    if request.mark not in MARKS:
        return Signing(problems=(Problem("R004", f"there is no mark '{cleaned(request.mark)}'", hint=f"there are: {', '.join(MARKS)}"),))
    values = {
        "date": day.isoformat(),
        "act": "mark",
        "mark": request.mark,
        "by": cleaned(request.name),
        "what": cleaned(request.what) or None,
    }
    return Signing(
        (sealed_act({**values, "registration": cleaned(request.registration), "until": request.until and request.until.isoformat()}),)
    )


def words_for_status(request: Request, day: date) -> Signing:
    """Return the line that says what handouts in a status are called in a language that does not come with the program."""
    needed = {"LANGUAGE": request.language, "STATUS": request.status, "CALLED": request.called, "NAME": request.name, "ROLE": request.what}
    if lacking := [name for name, value in needed.items() if not value.strip()]:
        message = f"the words for a status need {' and '.join(lacking)}"
        hint = 'make approve LANGUAGE=es STATUS=draft CALLED="…" NAME="…" ROLE="…", once for each status'
        return Signing(problems=(Problem("R004", message, hint=hint),))
    language, status, called = request.language.strip(), request.status.strip(), cleaned(request.called)
    if wrong := wrong_words(language, status, called):
        return Signing(
            problems=(Problem("R004", wrong, hint="those of a new language are draft, approved, changed, expired and withdrawn"),)
        )
    values = {"date": day.isoformat(), "act": "status", "language": language, "status": status, "called": called}
    return Signing((sealed_act({**values, "by": cleaned(request.name), "what": cleaned(request.what)}),))


def write(handouts: Path, signing: Signing) -> tuple[Problem, ...]:
    """Write the words that were approved, then the lines; return what went wrong."""
    register = handouts / REGISTER
    try:
        for name, script in (signing.words or {}).items():
            (handouts / name).parent.mkdir(exist_ok=True)
            (handouts / name).write_text(script, "utf-8", newline="\n")
        before = register.read_bytes() if register.exists() else HEAD.encode()
        joint = b"" if before.endswith(b"\n") else b"\n"
        lines = "".join(f"{act.line()}\n" for act in signing.acts)
        with register.open("ab") as file:
            file.write((b"" if register.stat().st_size else before) + joint + lines.encode())
    except OSError as error:
        hint = "check that you may write there, and that there is room on the disk"
        return (Problem("R007", f"this can't be written: {error.strerror}", Location(shown(register)), hint),)
    return ()


def _lacking(request: Request) -> Iterator[Problem]:
    wanted = {"NAME": request.name, "ROLE": request.what, "AS": request.role or ""}
    if missing := [name for name, value in wanted.items() if not value.strip()]:
        hint = 'as in  make approve NAME="…" ROLE="…" AS=clinician'
        yield Problem("R004", f"an approval needs {' and '.join(missing)}", hint=hint)
    said = (Passage(words) for words in (request.name, request.what, request.registration, request.read))
    yield from posing(said, Register(), date.min)
    if request.role == "patients" and bool(request.read) == bool(request.reason):
        hint = 'write  READ="Six patients, in October 2026"  or  REASON="only a phone number was corrected"'
        yield Problem("R004", "for patients say who read the words, or why nobody did", hint=hint)


def _unfit(request: Request, review: Review, project: Project, day: date) -> Iterator[Problem]:
    """Yield what no approval can be given with: an author who is the clinician too, a licence that nobody has looked up for long."""
    other: SignerRole | None = {"author": "clinician", "clinician": "author"}.get(request.role or "")  # type: ignore[assignment]
    register = review.signed.register if review.signed else Register()
    for each in review.handouts:
        subject = each.of.subject
        signed = [a for a in register.acts if a.act == "approve" and (a.handout, a.words) == (subject.handout, subject.words)]
        last = next((act for act in reversed(signed) if act.role == other), None)
        if last and same_person(person_of(last), _person(request)):
            yield _one_person(request, last)
            return
    if request.role in ("author", "clinician"):
        yield from _out_of_time(project, day)


def _one_person(request: Request, act: Act) -> Problem:
    """Return what to say to a person who has signed already, or whose name leaves open whether it was somebody else."""
    if as_typed(person_of(act), _person(request)):
        message = f"{request.name} has already signed {act.handout} as {act.role}: author and clinician are two people"
        return Problem("R005", message, hint="somebody else has to check what one person wrote")
    message = f"{request.name} may be {act.by}, who has signed {act.handout} as {act.role}: author and clinician are two people"
    hint = "if they are two: each signs with first names in full, or with REGISTRATION, such as a staff number"
    return Problem("R005", message, hint=hint)


def _person(request: Request) -> Signatory:
    return Signatory(request.name, request.registration)


def _out_of_time(project: Project, day: date) -> Iterator[Problem]:
    """Yield what was looked up on a day that has not come yet, and a licence that was looked up more than half a year ago."""
    control = project.book.control
    for key, written, location in (
        ("searched", control.searched, control.location("searched")),
        *(("checked", note.checked, note.location("checked")) for note in _notes(project)),
    ):
        if written > day:
            message = f"'{key}' is {written}, which is in the future"
            yield Problem("R018", message, location, "write the day on which somebody last looked it up")
    oldest = min(_notes(project), key=lambda note: note.checked)
    if oldest.checked + AFTER_LICENCE_CHECK < day:
        message = f"the licence note for {oldest.country} was last checked on {oldest.checked}, more than half a year ago"
        hint = "look up what the regulator says now, correct the words, and write today's date under 'checked'"
        yield Problem("R006", message, oldest.location("checked"), hint)


def _notes(project: Project) -> list[Licence]:
    """Return the licence notes that are printed in the clinic's country."""
    return [note for note in project.book.treatment.licence if project.here.holds(note.country)]


def last_day(project: Project, day: date) -> date:
    """Return the last day of an approval: three years, and not longer than half a year after the licence was looked up."""
    return min(day + LONGEST, *(note.checked + AFTER_LICENCE_CHECK for note in _notes(project)))


def _is_signed(request: Request, each: HandoutReview, acts: Iterable[Act], until: date) -> bool:
    """Return whether this person has signed these words in this role, since they were last withdrawn, with the facts as they are now.

    What ends before `until`, the last day of an approval that is given today, can be signed again: the licence was looked up since.
    """
    subject, found = each.of.subject, False
    for act in acts:
        if (act.handout, act.language) == (subject.handout, subject.language):
            if act.act == "withdraw":
                found = False
            same = (act.words, act.facts, act.role) == (subject.words, subject.facts, request.role)
            found = found or (act.act == "approve" and same and as_typed(person_of(act), _person(request)) and end_of(act) >= until)
    return found


def _done(each: HandoutReview) -> Problem:
    return Problem("R008", f"{each.name}: you have already approved these words", hint="nothing was added", severity="warning")


def _act(request: Request, subject: Subject, register: Register, day: date, until: date, found: str) -> Act:
    patients = request.role == "patients"
    values: dict[str, object] = {
        "date": day.isoformat(),
        "act": "approve",
        "handout": subject.handout,
        "language": subject.language,
        "profile": subject.profile or None,
        "as": request.role,
        "by": cleaned(request.name),
        "what": cleaned(request.read or request.what) if patients else cleaned(request.what),
        "registration": cleaned(request.registration) or None,
        "read": bool(request.read) if patients else None,
        "reason": cleaned(request.reason) or None,
        "version": version_to_sign(register, subject),
        "until": until.isoformat(),
        "found": found,
        "cleared": ", ".join(f"{act.rule} {act.where}" for act in register.acts if act.act == "clear") or None,
        "words": subject.words,
        "facts": subject.facts,
    }
    return sealed_act(values)


def sealed_act(values: Mapping[str, object]) -> Act:
    """Return a line with its seal; what is None is left out."""
    act = Act.model_validate({key: value for key, value in values.items() if value is not None})
    return act.model_copy(update={"seal": act.right_seal})


def _said(problems: Iterable[Problem]) -> str:
    """Return what the rules said: no approval is given with an error, so there are only warnings."""
    codes = sorted(problem.code for problem in problems)
    return f"no errors, {len(codes)} warnings ({', '.join(dict.fromkeys(codes))})" if codes else "no errors, no warnings"


def cleaned(words: str) -> str:
    """Return words on one line, without characters that can't be seen, as they are read again from a file."""
    line = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(clean_line(line).text.split())[:200]
