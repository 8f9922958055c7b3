"""Books made by chance, each from its seed: short and endless, plain and odd, as they might come from a clinic, or from its cat.

They are made from the model of the Book, so a key that is added to it is in them at once; what the rules between keys ask for is put
right at the end.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, PlainValidator
from pydantic.fields import FieldInfo

from generator.content.clinic import HelpLines
from generator.content.condition import Condition
from generator.content.field_types import Legal
from generator.content.model import Book, Medicine, Source
from generator.formats import Job
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx.job import DeckJob
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.pipeline.too_long import explained
from generator.pipeline.workers import checked
from generator.problems import Problem, errors
from generator.text import Text
from tests.conftest import ROOT
from tests.made import FOLDER, HANDOUTS, Made, kept, of_known_kinds
from tests.named import ALL

Node = dict[str, Any]
Item = TypeVar("Item")
WORDS = yaml.safe_load((ROOT / "tests/examples/random/words.yaml").read_text("utf-8"))
PLAIN, UNCITED, BARE = (set(WORDS[kind].split()) for kind in ("plain", "uncited", "bare"))
PLACEHOLDERS, COUNTED = WORDS["placeholders"].split(), WORDS["counted"].split()
LEVELS, FINDINGS, CERTAINTIES = ("E0", "E1", "E2", "E3", "E4"), ("unknown", "little", "some", "none"), ("not-known", "unsure", "sure")
REGIONS = {"IE": "EU"}
PICTURED = ("picture", "alt")  # keys that come together, and in the place of a drawing
PICTURES = ("images/readme-deck.png", "images/readme-leaflet.png")
SENTENCE = 90  # characters: texts that may be longer may have references
CITED = 0.05  # how often they do
OWN = 9  # characters for a name that no other text has
SOME = (0, 1, 3, 4, 5, 10, 13, 16, 20, 26, 28, 32, 33, 47, 51, 52, 53, 54)  # a sample that brings every kind of problem
SEEDS = tuple(range(60)) if ALL else SOME
SO_MANIETH = {"pdf": 3 if ALL else 6}  # so that each edition of each handout sees twenty books, or three; others are a third each
ENDLESS_BOOK = 12  # each twelfth has a text longer than any may be


class Chance:
    """One book's dice. `length` is how many words texts have at most, and `brief`, short ones; the others, how often odd ones come."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.pictures = random.Random(f"pictures {seed}")
        self.length = self.dice.choice((1, 1, 3, 6, 12, 30))
        self.brief = self.dice.choice((3, 3, 3, 12))
        self.odd = self.dice.choice((0.0, 0.1, 0.5))
        self.unprintable = self.dice.choice((0.0, 0.0, 0.0, 0.002))
        self.endless = self.dice.choice((0.0, 0.0, 0.0, 0.002))
        self.placeholders = self.dice.choice((0.0, 0.05))

    def words(self, limit: int, placeholders: list[str]) -> str:
        """Return a text of at most `limit` characters."""
        text = str(self.dice.choice(WORDS["shortest"]))
        most = self.length if limit >= SENTENCE else min(self.length, self.brief)
        for n in range(self.dice.randint(1, most)):
            word = self.word(placeholders)
            longer = f"{text} {word}" if n else word
            if len(longer) < limit:
                text = longer
        return text + self.dice.choice((".", "", "?"))

    def word(self, placeholders: list[str]) -> str:
        """Return a word, now and then an odd one."""
        if placeholders and self.dice.random() < self.placeholders:
            return f"{{{self.dice.choice(placeholders)}}}"
        chance = self.dice.random()
        for share, kind in ((self.unprintable, "unprintable"), (self.endless, "endless"), (self.odd / self.length, "odd")):
            if chance < share:
                return str(self.dice.choice(WORDS[kind]))
            chance -= share
        return str(self.dice.choice(sorted(PLAIN)))

    def some(self, least: int, most: int, make: Callable[[int], Item]) -> list[Item]:
        """Return from `least` to `most` things; mostly few."""
        return [make(n) for n in range(min(self.dice.randint(least, most), self.dice.randint(least, most)))]

    def among(self, things: list[Item], least: int = 1) -> list[Item]:
        """Return some of these things, each once."""
        return self.dice.sample(things, min(len(things), self.dice.randint(least, max(least, len(things)))))

    def often(self) -> bool:
        return self.dice.random() < 0.6

    def day(self) -> date:
        return date(2020, 1, 1) + timedelta(self.dice.randrange(3000))


class Maker:
    """Makes parts of one book. What parts refer to each other by is known from the start: sources, conditions, medicines, the country."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.country = str(chance.dice.choice(WORDS["countries"].split()))
        self.sources = [f"source-{n}" for n in range(chance.dice.randint(1, 9))]
        self.conditions = chance.some(1, chance.dice.choice((3, 5, 12)), lambda n: f"kind-{n}")
        self.medicines = chance.among(WORDS["medicines"].split(), 0)
        self.numbered = 0
        self.counted: list[str] = []  # the placeholders that mean something else in each condition

    def book(self) -> Node:
        """Return a book that fits the model, though not yet the rules between keys."""
        made = self.model(Book)
        made["sources"] = {name: self.model(Source) for name in self.sources}
        made["medicines"] = {name: self.model(Medicine) for name in self.medicines}
        self.counted = COUNTED
        made["conditions"] = [{**self.model(Condition), "id": name} for name in self.conditions]
        return made

    def status(self) -> dict[str, str]:
        """Return what a medicine is in some countries, or in none."""
        return {code: self.value(Legal, [], "legal") for code in self.chance.among(WORDS["countries"].split(), 0)}

    def model(self, model: type[BaseModel]) -> Node:
        made: Node = {}
        for name, field in model.model_fields.items():
            if name not in PICTURED and (field.is_required() or self.chance.often()):
                key = field.alias or name
                made[key] = self.value(field.annotation, field.metadata, key)
        return made

    def value(self, kind: Any, metadata: list[Any], key: str) -> Any:
        """Return a value of a type, for a key."""
        if key in self.known and get_origin(kind) is not Literal:
            return self.known[key]()
        match get_origin(kind):
            case origin if origin is Annotated:
                inner, *more = get_args(kind)
                return self.value(inner, [*metadata, *_flat(more)], key)
            case origin if origin is Literal:
                return self.chance.dice.choice(get_args(kind))
            case origin if origin is tuple:
                return self.items(get_args(kind)[0], metadata, key)
            case None:
                return self.single(kind, metadata, key)
        assert get_origin(kind) in (Union, UnionType), f"nobody knows how to make '{key}'"
        choices = [each for each in get_args(kind) if each is not NoneType]
        nothing = NoneType in get_args(kind) and not self.chance.often()
        return None if nothing else self.value(self.chance.dice.choice(choices), metadata, key)

    def items(self, kind: Any, metadata: list[Any], key: str) -> list[Any]:
        least = _bound(metadata, "min_length", 0)
        most = _bound(metadata, "max_length", min(8, least + 1 + self.chance.length))
        return self.chance.some(least, most, lambda _: self.value(kind, [], key))

    def single(self, kind: Any, metadata: list[Any], key: str) -> Any:
        if kind is Text:
            return self.text(_limit(metadata), key)
        if kind is bool:
            return self.chance.dice.random() < 0.5
        if kind is int:
            return self.chance.dice.randint(_bound(metadata, "ge", 0), _bound(metadata, "le", 100))
        if kind is float:
            return self.chance.dice.randint(0, 1000) / 10
        if kind is date:
            return self.chance.day()
        assert issubclass(kind, BaseModel), f"nobody knows how to make '{key}'"
        return self.model(kind)

    def text(self, limit: int, key: str) -> str:
        placeholders = [] if key in BARE else [*PLACEHOLDERS, *self.medicines, *self.counted]
        if key == "headline":  # slides need titles of their own
            return f"{self.chance.words(limit - OWN, placeholders)} {self.number()}"
        if limit < SENTENCE or key in UNCITED or self.chance.dice.random() > CITED:
            return self.chance.words(limit, placeholders)
        return f"{self.chance.words(limit - OWN, placeholders)} {self.number()} [@{self.chance.dice.choice(self.sources)}]"

    @property
    def known(self) -> Mapping[str, Callable[[], Any]]:
        """How values are made that are more than words, by their keys."""
        dice = self.chance.dice
        return {
            "format": lambda: 2,
            "id": self.number,
            "code": lambda: f"HL-{self.number()}",
            "country": lambda: self.country,
            "only": lambda: dice.choice(WORDS["countries"].split()),
            "link": lambda: dice.choice(WORDS["links"]),
            "leaflet_link": lambda: f"{dice.choice(WORDS['links']).rstrip('/')}/{{id}}",
            "email": lambda: dice.choice(WORDS["emails"]),
            "language": lambda: "en",
            "tag": lambda: dice.choice(WORDS["tags"].split()),
            "conditions": lambda: self.chance.among(self.conditions, 0),
            "left_out_for": lambda: self.chance.among(self.conditions, 0),
            "medicines": dict,
            "status": self.status,
            "sources": lambda: self.chance.among(self.sources),
        }

    def number(self) -> str:
        """Return a name that no other part has."""
        self.numbered += 1
        return f"a-{self.numbered}-z"


def _flat(metadata: list[Any]) -> list[Any]:
    """Return what an annotation says of its type, without the fields that it may be wrapped in."""
    return [inner for each in metadata for inner in (each.metadata if isinstance(each, FieldInfo) else [each])]


def _bound(metadata: list[Any], end: str, default: int) -> int:
    return next((int(value) for each in metadata if (value := getattr(each, end, None)) is not None), default)


def _limit(metadata: list[Any]) -> int:
    """Return how many characters a text may have, as its type says."""
    validator: Any = next(each for each in metadata if isinstance(each, PlainValidator))
    limit: int = validator.func.keywords["limit"]
    return limit


def random_book(seed: int) -> str:
    """Return the text of a content.yaml."""
    chance = Chance(seed)
    maker = Maker(chance)
    book = maker.book()
    _country(book, maker)
    _treatment(book["treatment"], chance)
    for n, condition in enumerate(book["conditions"]):
        _condition(condition, maker)
        condition["plain_name"] = f"Kind {'ABCDEFGHIJKL'[n]}"
    book["languages"] = _languages(book["languages"])
    if seed % ENDLESS_BOOK == 0:
        book["conditions"][0]["outlook"]["text"] = " ".join(chance.dice.choice(sorted(PLAIN)) for _ in range(600))
    return _written(book, chance)


def unruly_book(seed: int) -> str:
    """Return the text of a content.yaml that fits the model, whatever the rules between keys say."""
    chance = Chance(seed)
    return _written(Maker(chance).book(), chance)


def _written(book: Node, chance: Chance) -> str:
    return yaml.safe_dump(book, allow_unicode=True, sort_keys=False, width=chance.dice.choice((60, 120, 10_000)))


def _languages(languages: list[Node]) -> list[Node]:
    """Return each language once; its text has no references, which nothing beside it lists."""
    plain = ({**language, "text": language["text"].partition(" [@")[0]} for language in languages)
    return list({language["tag"]: language for language in plain}.values())


def _country(book: Node, maker: Maker) -> None:
    """Give the clinic's country, or its region, a licence note, and each country one; its address has neither sources nor links."""
    book["clinic"]["address"] = [line.partition("[")[0].strip() or "1 Test Street" for line in book["clinic"]["address"]]
    here = maker.chance.dice.choice((maker.country, REGIONS.get(maker.country, maker.country)))
    codes = [here, *(code for code in maker.chance.among(["JP", "FR"], 0))]
    licence = book["treatment"]["licence"]
    book["treatment"]["licence"] = [{**note, "country": code} for note, code in zip(licence, codes, strict=False)]
    if maker.country in WORDS["without_file"].split() and maker.chance.often():
        lines = [name for name, field in HelpLines.model_fields.items() if field.is_required()]
        book["clinic"]["help_lines"] = {name: maker.chance.words(SENTENCE // 2, []) for name in lines}


def _treatment(treatment: Node, chance: Chance) -> None:
    """Name slides once, and give a drawing the labels that it needs."""
    treatment["slides"] = _each_once(treatment["slides"], ("what", "choose"), chance)
    for part in (treatment, treatment.get("cycle")):
        _pictures(part or {}, chance)
    for phase in (treatment.get("cycle") or {}).get("phases", ()):
        phase["weeks"] = sorted(phase["weeks"])
    treatment.pop("drawing_labels", None)
    if treatment.get("drawing"):
        treatment["drawing_labels"] = [chance.words(20, []) for _ in range(3)]


def _each_once(slides: list[Node], ids: tuple[str, ...], chance: Chance) -> list[Node]:
    names = chance.dice.sample(ids, len(ids))
    return [{**slide, "id": name} for slide, name in zip(slides, names, strict=False)]


def _condition(condition: Node, maker: Maker) -> None:
    chance = maker.chance
    condition["slides"] = _each_once(condition["slides"], ("type", "wait", "works", "evidence", "next"), chance)
    _pictures(condition, chance)
    _drawings(condition)
    for span in condition["outlook"].get("times", ()):
        span["months"] = sorted(set(span["months"]))
    for moment in (condition.get("results") or {}).get("timeline", ()):
        moment["weeks"] = sorted(moment["weeks"])
    _can_it_help(condition, chance)
    _drawn_numbers(condition)
    _options(condition["options"], maker)


def _pictures(part: Node, chance: Chance) -> None:
    """Put a picture of the clinic's own in the place of some drawings, with its alternative text."""
    if part.get("drawing") and chance.pictures.random() < 0.2:
        part |= {"drawing": None, "second_drawing": None} if "second_drawing" in part else {"drawing": None}
        part |= {"picture": chance.pictures.choice(PICTURES), "alt": "What a picture shows"}


def _drawings(condition: Node) -> None:
    """Draw a second head only beside a first one, and then each with one label."""
    first, second = (condition.get(key) for key in ("drawing", "second_drawing"))
    if first is None or second is None:
        condition["second_drawing"] = None
        return
    first["labels"], second["labels"] = first["labels"][:1], second["labels"][:1]
    for drawing in (first, second):
        drawing.pop("beside", None)  # there is room for one small head


def _can_it_help(condition: Node, chance: Chance) -> None:
    """Let the level, the counts of studies and people, and the answer agree."""
    dice, help_ = chance.dice, condition["can_it_help"]
    level = dice.choice(LEVELS)
    ways = [_counts(level, dice), _counts(level if dice.random() < 0.5 else "E0", dice)]
    dice.shuffle(ways)
    help_["evidence"] |= {"level": level, "our_way": ways[0], "other_ways": ways[1]}
    compared = any(way["with_comparison"] for way in ways)
    help_["finding"] = dice.choice(FINDINGS if compared else ("unknown", "none"))
    help_.pop("why_none", None)
    if help_["finding"] == "none":
        help_["why_none"] = "Nothing is left that it could mend."
        condition["results"] = None


def _counts(level: str, dice: random.Random) -> Node:
    studies = 0 if level < "E2" else dice.randint(1, 300)
    compared = 0 if level < "E3" else dice.randint(1, studies)
    return {"studies": studies, "people": dice.randint(1, 90_000) if studies else 0, "with_comparison": compared}


def _drawn_numbers(condition: Node) -> None:
    """Let numbers that are drawn be whole ones, not differences."""
    common, fact = condition.get("how_common") or {}, condition["outlook"].get("out_of_100")
    for number in (*common.get("numbers", ()), *([fact] if fact else [])):
        number["more"] = False


def _options(options: list[Node], maker: Maker) -> None:
    """Let doing nothing come first and our own treatment be one of the others, each with a number or without."""
    dice = maker.chance.dice
    ours = dice.randrange(1, len(options))
    for n, option in enumerate(options):
        option["kind"] = "none" if n == 0 else "ours" if n == ours else "other"
        number = option.pop("out_of_100", None)
        reason = option.pop("why_no_number", None) or "none-found"
        if number and number.get("more"):  # the difference is all that is known
            number = {**number, "placebo": None, "up_to": False}
        option.update({"out_of_100": number} if number else {"why_no_number": reason})
        named = any(f"{{{name}}}" in option["name"] + option["how"] for name in maker.medicines)
        option["prescription"] = option.get("prescription", False) or named
        aimless = "why_no_number" in option and reason == "not-the-aim"
        option["certainty"] = None if option["kind"] != "other" or aimless else dice.choice(CERTAINTIES)


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
    """Read, compose, render and check some editions of each handout: of the leaflets the first, now and then the last."""
    text, file = random_book(seed), FOLDER / f"book-{seed}.yaml"
    file.write_text(text, "utf-8")
    plan = make_plan(file, HANDOUTS, judge=False)  # gibberish would fail for its words alone
    forms: dict[tuple[str, str], list[Job]] = {}
    for job in of_known_kinds(plan.jobs):
        forms.setdefault((job.handout, job.edition), []).append(job)
    chosen = [jobs for n, jobs in enumerate(forms.values()) if (n + seed) % SO_MANIETH.get(jobs[0].format, 3) == 0]
    jobs = [job for same in chosen for job in (same[-1:] if seed % 5 == 0 else same[:1])]
    return Outcome(len(text.splitlines()), errors(plan.problems), tuple(_made(job, plan) for job in jobs))


def _made(job: Job, plan: BuildPlan) -> Made:
    """Render and check one file, with its problems as a build tells them."""
    assert isinstance(job, PdfJob | DeckJob)
    done = checked(job)
    return Made(job, done.rendered.data, done.rendered.units, explained([done], plan.texts, {}), done.rendered.document)
