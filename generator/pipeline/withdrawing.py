"""`make approve WITHDRAW=…`: somebody takes the approval of handouts back.

It goes by the register alone, as it can't wait until mistakes in the words are mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

from generator.document.approval import names_of_words
from generator.pipeline.approving import Request, Signing, cleaned, sealed_act
from generator.problems import Problem, errors, nearest
from generator.project import shown
from generator.review.approvals.acts import Act
from generator.review.approvals.register import REGISTER, Register, read_register
from generator.review.approvals.state import last_signed


def taken_back(request: Request, handouts: Path, names: Sequence[str], day: date) -> Signing:
    """Return the lines that take approvals back, by the names of handouts; or why they can't be written.

    Lines of the register that do not count stay problems, and are in nobody's way here.
    """
    file = handouts / REGISTER
    register, problems = read_register(file, shown(file), handouts)
    if errors(problems) and not register.acts:
        return Signing(problems=problems)
    signing = withdrawals(request, register, names, day)
    return replace(signing, problems=(*problems, *signing.problems))


def withdrawals(request: Request, register: Register, names: Sequence[str], day: date) -> Signing:
    """Return the lines that take back what somebody has signed of handouts, in each language."""
    if not (request.name.strip() and request.reason.strip()):
        message = "an approval is taken back by somebody, for a reason"
        return Signing(problems=(Problem("R004", message, hint='write  NAME="…" and REASON="…"'),))
    signed = sorted({(act.handout, act.language) for act in register.acts if act.act == "approve" and act.handout and act.language})
    wanted = [PurePath(name).name for name in names]
    wanted = [name if _of(name, signed) else PurePath(name).stem for name in wanted]
    if unknown := tuple(_unknown([name for name in wanted if not _of(name, signed)], [handout for handout, _ in signed])):
        return Signing(problems=unknown)
    gone = sorted({each for name in wanted for each in _of(name, signed)})
    return Signing(tuple(_line(request, register, *each, day) for each in gone))


def _of(name: str, signed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what was signed of a handout, in each language: with its own words, those of its editions for anybody."""
    return [each for each in signed if each[0] in names_of_words(name)]


def _unknown(wanted: Sequence[str], signed: Sequence[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(wanted):
        near = nearest(name, signed)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "`make approvals` shows what is approved"
        yield Problem("R004", f"nobody has signed '{cleaned(name)}', so there is nothing to take back", hint=hint)


def _line(request: Request, register: Register, handout: str, language: str, day: date) -> Act:
    common = {"date": day.isoformat(), "act": "withdraw", "by": cleaned(request.name), "reason": cleaned(request.reason)}
    common |= {"what": cleaned(request.what)} if request.what else {}
    return sealed_act({**common, "handout": handout, "language": language, "words": last_signed(register, handout, language).words})
