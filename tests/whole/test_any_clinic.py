"""Leaflets of clinics unlike ours: more and fewer choices and conditions, long names, another country, no drawing, a logo, other papers."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document.plain import words
from generator.formats.pdf.checks.words import read_words
from generator.pipeline.jobs import make_plan
from generator.pipeline.workers import checked
from generator.problems import errors
from tests.conftest import ROOT
from tests.formats.pdf.faults import faults
from tests.made import REAL, told
from tests.named import some

pytestmark = [pytest.mark.unmeasured, pytest.mark.sweep]

Book = dict[str, Any]
LEAFLET = "leaflet-alopecia-areata"
FOUR, SIX = "  most: 4\n  multiple-of: 2\n", "  most: 6\n  multiple-of: 2\n"
WIDE_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 60"><rect width="600" height="60" fill="#0B4A57"/></svg>'


def condition(book: Book) -> Book:
    """Return the condition that the leaflet is about."""
    return next(each for each in book["conditions"] if each["id"] == "alopecia-areata")


def with_options(count: int) -> Callable[[Book], None]:
    """Return a change that leaves so many choices, or adds more like them."""

    def change(book: Book) -> None:
        options = condition(book)["options"]
        ours = [option for option in options if option.get("kind") == "ours"]
        others = [option for option in options if option.get("kind") != "ours"]
        more = [{**copy.deepcopy(others[1]), "id": f"more-{n}", "name": f"Choice {n}"} for n in range(count)]
        condition(book)["options"] = [*others, *more][: count - 1] + ours

    return change


def with_conditions(count: int) -> Callable[[Book], None]:
    """Return a change to so many conditions, the first of them the leaflet's."""

    def change(book: Book) -> None:
        first = [condition(book), *(each for each in book["conditions"] if each is not condition(book))]
        book["conditions"] = first[:count]
        for n in range(len(first), count):
            copied = copy.deepcopy(first[n % len(first)])
            names = {key: f"{copied[key]} {n}" for key in ("plain_name", "medical_name")}
            book["conditions"].append({**copied, **names, "id": f"{copied['id']}-{n}", "code": f"HL-{n + 30}"})
        known = {each["id"] for each in book["conditions"]}
        for item in book["help"]:
            if "conditions" in item:
                item["conditions"] = [each for each in item["conditions"] if each in known] or [first[0]["id"]]
        for item in book["treatment"]["not_suitable"]["items"]:
            item["left_out_for"] = [each for each in item.get("left_out_for", ()) if each in known]

    return change


def without_numbers(book: Book) -> None:
    for option in condition(book)["options"]:
        if option.pop("out_of_100", None):
            option["why_no_number"] = "none-found"


def in_country(code: str) -> Callable[[Book], None]:
    return lambda book: book["clinic"].update(country=code)


def with_long_names(book: Book) -> None:
    condition(book).update(plain_name="Central centrifugal cicatricial alopecia")
    book["clinic"].update(name="The Example Clinic for Hair and Scalp", service="Hair, scalp and skin service")


def without_drawing(book: Book) -> None:
    condition(book).pop("drawing")


def as_it_is(_book: Book) -> None: ...


def longer(book: Book) -> None:
    """Lengthen texts of three words or more by about 15 %: one in seven words comes twice."""
    dice = random.Random(7)
    for name in ("what", "signs", "causes", "diagnosis", "living_well", "questions"):
        condition(book)[name] = [_lengthened(text, dice) for text in condition(book)[name]]


def _lengthened(text: str, dice: random.Random) -> str:
    return " ".join(f"{word} {word}" if word.isalpha() and dice.random() < 0.15 else word for word in text.split(" "))


def six_pages(handouts: Path) -> None:
    _change(handouts / "leaflet.yaml", FOUR, SIX)


def with_logo(handouts: Path) -> None:
    (handouts / "images").mkdir(exist_ok=True)
    (handouts / "images/our-logo.svg").write_text(WIDE_LOGO)
    _change(handouts / "themes/clinic.yaml", "# logo: images/our-logo.svg", "logo: images/our-logo.svg")


def in_plain_theme(handouts: Path) -> None:
    _change(handouts / "leaflet.yaml", "theme: clinic", "theme: plain")


def on_letter(handouts: Path) -> None:
    _change(handouts / "editions.yaml", "letter: []", "letter: [standard, large-print, booklet, booklet-to-fold]")


def ours(_handouts: Path) -> None: ...


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


CASES: dict[str, tuple[Callable[[Book], None], Callable[[Path], None], str]] = {
    **{f"{n} choices": (with_options(n), ours, "") for n in (2, 4)},
    **{f"{n} choices on six pages": (with_options(n), six_pages, "") for n in (6, 7)},
    **{f"{n} conditions": (with_conditions(n), ours, "") for n in (1, 20)},
    "no numbers": (without_numbers, ours, ""),
    "no numbers in a booklet": (without_numbers, ours, "-booklet"),
    **{f"in {code}": (in_country(code), ours, "") for code in ("IE", "US", "CA", "AU")},
    "long names": (with_long_names, six_pages, ""),
    "long names in large print": (with_long_names, ours, "-large-print"),
    "no drawing": (without_drawing, ours, ""),
    "no drawing in a booklet": (without_drawing, ours, "-booklet"),
    "a wide logo": (as_it_is, with_logo, ""),
    "a wide logo for a press": (as_it_is, with_logo, "-press"),
    "the plain theme": (as_it_is, in_plain_theme, ""),
    "longer words": (longer, six_pages, ""),
    **{f"on Letter{edition}": (as_it_is, on_letter, f"-letter{edition}") for edition in ("", "-large-print", "-booklet")},
}


@pytest.mark.parametrize("case", some(tuple(CASES), 5))
def test_a_leaflet_is_made_whole(case: str, tmp_path: Path) -> None:
    change_book, change_handouts, edition = CASES[case]
    book = yaml.safe_load(REAL.read_text("utf-8"))
    change_book(book)
    shutil.copytree(ROOT / "handouts", tmp_path / "handouts")
    change_handouts(tmp_path / "handouts")
    content = tmp_path / "content.yaml"
    content.write_text(yaml.dump(book, Dumper=_WithoutAnchors, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    plan = make_plan(content, tmp_path / "handouts", [LEAFLET + edition], judge=False)
    assert not errors(plan.problems), told(errors(plan.problems))
    (job,) = plan.jobs
    done = checked(job)
    assert not errors(done.problems), told(errors(done.problems))
    if edition != "-press":
        assert done.rendered.document
        assert read_words(done.rendered.data) == " ".join(words(done.rendered.document)).split()
        assert faults(done.rendered.data) == []
    assert all(fill <= 1.001 for fill in done.rendered.fill)


class _WithoutAnchors(yaml.SafeDumper):
    """Writes what is in a book twice two times, as YAML's anchors are refused."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the name and the argument are PyYAML's
        return True
