"""A small clinic whose handouts can be approved, and plainly made-up people who approve them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.pipeline import Paths
from generator.pipeline.approving import Request, Signing, approvals, write
from generator.pipeline.reviewing import HandoutReview, Review, review
from generator.pipeline.withdrawing import taken_back
from generator.problems import errors
from tests.problems.steps import lay_out

DAY = date(2026, 11, 29)
AUTHOR = Request(name="Test Writer", what="Writer of tests", role="author")
CLINICIAN = Request(name="Test Doctor", what="Doctor of tests", registration="Test 1", role="clinician")
PATIENTS = Request(name="Test Doctor", what="Doctor of tests", role="patients", read="Nobody but a test")
PLACES = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
_PRODUCT = "product: {name: Testosome, maker: Test Maker, made_from: Cells, given_how: By needle, licence: None}"


_ON_THE_WEB = """
editions:
  web: {format: html, profile: promotion, folder: web/aftercare, file: index}
  web-book: {like: web, format: epub, file: aftercare-sheet}
"""


@dataclass(frozen=True)
class Clinic:
    """The clinic in the current folder."""

    folder: Path

    def change(self, file: str, find: str, put: str) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert text.count(find) == 1, f"{find!r} is there {text.count(find)} times"
        (self.folder / file).write_text(text.replace(find, put), "utf-8")

    def go_online(self) -> None:
        """Have the aftercare sheet made as a page and an e-book too."""
        (self.folder / "handouts/editions.yaml").write_text("a4: [standard]\nweb: [standard, book]\n", "utf-8")
        plan = self.folder / "handouts/aftercare.yaml"
        plan.write_text(plan.read_text("utf-8") + _ON_THE_WEB, "utf-8")

    def review(self, *only: str, on: date = DAY) -> Review:
        found = _reviewed(_state(), only, on)
        assert not errors(found.problems), [problem.show() for problem in found.problems]
        return found

    def one(self, name: str = "aftercare", on: date = DAY) -> HandoutReview:
        (found,) = self.review(name, on=on).handouts
        return found

    def sign(self, *requests: Request, only: tuple[str, ...] = ("aftercare",), on: date = DAY) -> Signing:
        signing = Signing()
        for request in requests:
            signing = approvals(request, self.review(*only, on=on))
            assert not errors(signing.problems), [problem.show() for problem in signing.problems]
            assert write(PLACES.handouts, signing) == ()
        return signing

    def approve(self, *only: str, on: date = DAY) -> None:
        self.sign(AUTHOR, CLINICIAN, PATIENTS, only=only or ("aftercare",), on=on)

    def withdraw(self, name: str, reason: str, on: date = DAY) -> None:
        signing = taken_back(replace(CLINICIAN, reason=reason), PLACES.handouts, [name], on)
        assert write(PLACES.handouts, signing) == ()


def _state() -> str:
    """Return a digest of all that a review reads in the current folder."""
    digest = hashlib.sha256()
    for file in (PLACES.content, *sorted(each for each in PLACES.handouts.rglob("*") if each.is_file())):
        data = file.read_bytes()
        digest.update(f"{file} {len(data)} ".encode() + data)
    return digest.hexdigest()


@lru_cache(maxsize=8)
def _reviewed(_state: str, only: tuple[str, ...], on: date) -> Review:
    """Review the clinic in the current folder; what was reviewed in the same state is not reviewed again."""
    return review(PLACES.content, PLACES.handouts, only, on)


def clinic_in(folder: Path) -> Iterator[Clinic]:
    """Lay out the clinic, with a product that it names, and work in its folder."""
    lay_out(folder)
    clinic = Clinic(folder)
    clinic.change("content.yaml", "product: null", _PRODUCT)
    with chdir(folder):
        yield clinic
