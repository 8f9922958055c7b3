"""Books made by chance, each from its seed: short and endless, plain and odd, as they might come from a clinic, or from its cat."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from generator.formats import Job
from generator.pipeline.jobs import make_plan
from generator.problems import Problem, errors
from tests.conftest import ROOT, smallest
from tests.made import FOLDER, HANDOUTS, Made, kept, make
from tests.named import ALL

Node = dict[str, Any]
WORDS = yaml.safe_load((ROOT / "tests/examples/random/words.yaml").read_text("utf-8"))
PLAIN, MEANING, SHORT = WORDS["plain"].split(), set(WORDS["meaning"].split()), set(WORDS["short"].split())
UNCITED = SHORT | set(WORDS["uncited"].split())
VIEWS, LEVELS = ("yes", "possibly", "yes-if-early", "unlikely"), ("E0", "E1", "E2", "E3", "E4")
CERTAINTIES = ("none", "very-low", "low", "moderate", "high")
PATTERNS = ("crown-and-temples", "over-the-top", "patches", "diffuse", "hairline", "scar")
# How many items a list may have; those that are not named have up to eight.
BOUNDS = {"key_points": (3, 6), "pattern_labels": (1, 3), "hair_cycle": (3, 3), "facts": (1, 3), "known": (1, 3), "unknown": (1, 3)}
SOME = (0, 4, 5, 7, 8, 13, 15, 16, 17, 20, 21, 25, 26, 40, 45, 47, 54)  # a sample that brings every kind of problem
SEEDS = tuple(range(60)) if ALL else SOME
EACH_THIRD = 3  # so that each edition of each handout sees twenty books
ENDLESS_BOOK = 12  # each twelfth has a text that no page holds


class Chance:
    """One book's dice. `length` is how long texts are; the others, how often odd characters come."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.length = self.dice.choice((1, 1, 3, 6, 12, 30))
        self.odd = self.dice.choice((0.0, 0.1, 0.5))
        self.unprintable = self.dice.choice((0.0, 0.0, 0.0, 0.002))
        self.endless = self.dice.choice((0.0, 0.0, 0.0, 0.002))

    def words(self, key: str) -> str:
        """Return a text for a field."""
        most = min(self.length, 3) if key in SHORT else self.length
        return " ".join(self.word() for _ in range(self.dice.randint(1, most))) + self.dice.choice((".", "", "?"))

    def word(self) -> str:
        """Return a word, now and then an odd one."""
        chance = self.dice.random()
        for share, kind in ((self.unprintable, "unprintable"), (self.endless, "endless"), (self.odd / self.length, "odd")):
            if chance < share:
                return str(self.dice.choice(WORDS[kind]))
            chance -= share
        return str(self.dice.choice(PLAIN))

    def some(self, least: int, most: int, make: Callable[[int], Any]) -> list[Any]:
        """Return from `least` to `most` things; mostly few."""
        return [make(n) for n in range(min(self.dice.randint(least, most), self.dice.randint(least, most)))]

    def often(self) -> bool:
        return self.dice.random() < 0.8


def random_book(seed: int) -> str:
    """Return the text of a content.yaml."""
    chance = Chance(seed)
    book: Node = yaml.safe_load(smallest())
    like = book["conditions"][0]
    book["conditions"] = chance.some(1, 12, lambda n: _condition(like, n, chance))
    book["treatment"] |= _treatment(book["treatment"], chance)
    _lengthen(book, chance)
    book = _worded(book, "", chance)
    _named(book, chance)
    if seed % ENDLESS_BOOK == 0:
        book["conditions"][0]["outlook"] = [" ".join(chance.dice.choice(PLAIN) for _ in range(600)) for _ in range(8)]
    return yaml.safe_dump(book, allow_unicode=True, sort_keys=False, width=chance.dice.choice((60, 120, 10_000)))


def _condition(like: Node, number: int, chance: Chance) -> Node:
    dice = chance.dice
    level = dice.choice(LEVELS)
    counts = {"studies": 0 if level < "E1" else dice.randint(1, 300), "people": 0 if level < "E2" else dice.randint(1, 90_000)}
    options = [like["options"][0], like["options"][1], *chance.some(0, 6, lambda _: like["options"][2])]
    arrays = [{**like["numbers"][0]["arrays"][0], "n": dice.randint(0, 100)} for _ in range(3)]
    return {
        **like,
        "id": f"kind-{number}",
        "code": f"HL-{number}",
        "pattern": dice.choice(PATTERNS),
        "exosomes": {
            **like["exosomes"],
            "answer": dice.choice(VIEWS),
            "evidence": {**like["exosomes"]["evidence"], "level": level, **counts},
        },
        "options": [{**option, "certainty": dice.choice(CERTAINTIES)} for option in options],
        "numbers": chance.some(0, 2, lambda _: {**like["numbers"][0], "arrays": arrays[: dice.randint(1, 3)]}),
        "scarring": dice.random() < 0.5,
    }


def _treatment(like: Node, chance: Chance) -> Node:
    ways, steps = range(chance.dice.randint(1, 5)), range(chance.dice.randint(3, 6))
    return {
        "how": [{**like["how"][0], "id": f"way-{n}", "evidence_level": chance.dice.choice(LEVELS)} for n in ways],
        "steps": [like["steps"][0] for _ in steps],
        "benefits": chance.some(1, 6, lambda _: like["benefits"][0]),
        "aftercare": {**like["aftercare"], "cards": chance.some(2, 5, lambda _: like["aftercare"]["cards"][0])},
    }


def _lengthen(part: Node, chance: Chance) -> None:
    """Give each list of words another length."""
    for key, value in part.items():
        if isinstance(value, dict):
            part[key] = dict(value)
            _lengthen(part[key], chance)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            part[key] = [dict(item) for item in value]
            for item in part[key]:
                _lengthen(item, chance)
        elif isinstance(value, list) and value and key not in MEANING:
            least, most = BOUNDS.get(key, (2, 2) if key == "slide" else (1, min(8, 2 + chance.length)))
            part[key] = [deepcopy(value[0]) for _ in chance.some(least, most, int)]


def _worded(part: Any, key: str, chance: Chance) -> Any:
    """Return a part with all its words thrown anew."""
    if isinstance(part, dict):
        return {k: deepcopy(v) if k in MEANING or v is None else _worded(v, key if key in SHORT else k, chance) for k, v in part.items()}
    if isinstance(part, list):
        return [_worded(item, key, chance) for item in part]
    cited = key not in UNCITED and chance.dice.random() < 0.05
    return chance.words(key) + (" [@review-2024]" if cited else "")


def _named(book: Node, chance: Chance) -> None:
    """Give conditions and questions names of their own, as slides need; the rest stays as it was thrown."""
    for n, condition in enumerate(book["conditions"]):
        condition["name"] = f"Kind {'ABCDEFGHIJKL'[n]}"
    book["clinic"] |= {
        "name": f"Clinic {chance.word()}",
        "link": chance.dice.choice(WORDS["links"]),
        "leaflet_link": f"{chance.dice.choice(WORDS['links']).rstrip('/')}/{{id}}",
        "email": chance.dice.choice(WORDS["emails"]),
    }
    book["questions"] = [{"id": f"question-{n}", "text": chance.words("title")} for n in range(chance.dice.randint(4, 8))]
    if chance.often():
        book["control"] |= {"author": chance.words("name"), "patient_input": chance.words("name")}
    else:
        book["languages"] = []
    for source in book["sources"].values():
        source |= {key: chance.words(key) for key in ("authors", "title", "publisher")}


@dataclass(frozen=True)
class Outcome:
    """What came of a book."""

    lines: int
    problems: tuple[Problem, ...]  # that forbid all
    made: tuple[Made, ...]

    @property
    def files(self) -> tuple[Made, ...]:
        return tuple(made for made in self.made if not errors(made.problems))


@cache
def outcome(seed: int) -> Outcome:
    """Return what came of one book."""
    return kept(f"book-{seed}", lambda: _outcome(seed))


def _outcome(seed: int) -> Outcome:
    """Read, compose, render and check each third edition of each handout: of the leaflets the first, now and then the last."""
    text, file = random_book(seed), FOLDER / f"book-{seed}.yaml"
    file.write_text(text, "utf-8")
    plan = make_plan(file, HANDOUTS)
    forms: dict[tuple[str, str], list[Job]] = {}
    for job in plan.jobs:
        forms.setdefault((job.handout, job.edition), []).append(job)
    chosen = [jobs for n, jobs in enumerate(forms.values()) if (n + seed) % EACH_THIRD == 0]
    jobs = [job for same in chosen for job in (same[-1:] if seed % 5 == 0 else same[:1])]
    return Outcome(len(text.splitlines()), errors(plan.problems), tuple(make(job) for job in jobs))
