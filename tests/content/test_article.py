"""Each statement of the clinic's own article stands somewhere in content.yaml: as what the clinic thinks, or as a claim with its answer.

A key leads to a text: names of keys, ids or titles of list items, and numbers from 0, with dots between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.document.plain import words
from tests.each import rows
from tests.made import jobs

CONTENT = Path(__file__).parents[2] / "content.yaml"
MARKS = re.compile(r"\{[^}]*\}|\[@[^\]]*\]|\*\*")
NUMBERS = re.compile(r" \[\d[\d, –]*\]")
NAMES = ("id", "title")  # by which a list item can be found
PATTERN, AREATA, SHEDDING, TRACTION, SCARRING = (
    f"conditions.{name}"
    for name in ("androgenetic-alopecia", "alopecia-areata", "telogen-effluvium", "traction-alopecia", "scarring-alopecia")
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the article says, in our words, and the texts that say or answer it: for each key, words that must be found there."""

    number: int
    says: str
    texts: dict[str, tuple[str, ...]]


STATEMENTS = (
    Statement(1, "hair loss is common; causes from genes to surroundings", {"treatment.what.0": ("millions", "genes", "stress")}),
    Statement(2, "regenerative medicine; exosomes are new and promising", {"treatment.what.1": ("regenerative", "promising", "be tested")}),
    Statement(3, "vesicles outside cells, secreted by stem cells", {"treatment.what.2": ("vesicles", "stem cells", "most cells")}),
    Statement(4, "growth factors, proteins, genetic material, messages", {"treatment.what.2": ("growth factors", "proteins", "genetic")}),
    Statement(
        5, "active molecules reach follicles and help the scalp", {"treatment.what.3": ("active molecules", "health of the scalp", "lab")}
    ),
    Statement(6, "unlike usual treatments they work in cells", {"treatment.what.4": ("level of the cell", "ordinary medicines")}),
    Statement(
        7, "hair has a cycle, which much can disturb", {"treatment.cycle.text": ("grows, rests and falls", "genes", "hormones", "illness")}
    ),
    Statement(8, "may wake dormant follicles", {"treatment.how.ideas.roots": ("resting follicles", "cells and animals")}),
    Statement(9, "may calm inflammation of the scalp", {"treatment.how.ideas.calm": ("inflammation", "calm", "not in people")}),
    Statement(10, "may improve blood flow to follicles", {"treatment.how.ideas.blood": ("more blood", "nobody knows")}),
    Statement(11, "may raise collagen, for more resilient hair", {"treatment.how.ideas.collagen": ("collagen", "resilient", "no study")}),
    Statement(12, "whether they work depends on the type", {"treatment.guide.main_point": ("depends on the type",)}),
    Statement(
        13,
        "pattern loss: most common; genes and hormones; in men and women",
        {
            f"{PATTERN}.what.1": ("most common",),
            f"{PATTERN}.signs": ("men", "women", "bald"),
            f"{PATTERN}.causes": ("genes", "hormones"),
        },
    ),
    Statement(
        14,
        "pattern loss: yes; stimulate follicles, prolong growth",
        {
            f"{PATTERN}.can_it_help.opinion.answer": ("yes",),
            f"{PATTERN}.can_it_help.opinion.text": ("stimulate the follicles", "growing phase longer", "studies have not shown"),
        },
    ),
    Statement(
        15, "pattern loss: may reverse shrinking", {f"{PATTERN}.can_it_help.opinion.text": ("undo some of the shrinking", "inflammation")}
    ),
    Statement(
        16,
        "pattern loss: results depend on severity",
        {f"{PATTERN}.can_it_help.opinion.text": ("how severe",), f"{PATTERN}.can_it_help.unknown": ("severe hair loss",)},
    ),
    Statement(
        17,
        "areata: autoimmune; patches; in severe cases the whole scalp or body",
        {f"{AREATA}.what.0": ("autoimmune",), f"{AREATA}.what.1": ("patches",), f"{AREATA}.outlook.text": ("lose all scalp or body hair",)},
    ),
    Statement(
        18,
        "areata: possibly; regulate the immune system, mend, calm",
        {
            f"{AREATA}.can_it_help.opinion.answer": ("possibly",),
            f"{AREATA}.can_it_help.opinion.text": ("regulate the immune system", "mend the follicles", "calm inflammation"),
        },
    ),
    Statement(
        19,
        "areata: not much studied",
        {f"{AREATA}.can_it_help.unknown": ("few have studied it",), f"{AREATA}.can_it_help.opinion.text": ("needs far more study",)},
    ),
    Statement(
        20,
        "shedding: temporary; stress, illness, hormones, nutrients; roots rest too early",
        {f"{SHEDDING}.what": ("rest too early", "temporary"), f"{SHEDDING}.causes": ("illness", "hormones", "stress", "nutrients")},
    ),
    Statement(
        21,
        "shedding: yes; faster regrowth and recovery, less shedding",
        {
            f"{SHEDDING}.can_it_help.opinion.answer": ("yes",),
            f"{SHEDDING}.can_it_help.opinion.text": ("restore the hair cycle", "cut the shedding", "recover faster", "recover without it"),
        },
    ),
    Statement(
        22,
        "traction: tight styles, extensions, chemicals; can last",
        {
            f"{TRACTION}.what.0": ("pull", "chemical"),
            f"{TRACTION}.causes": ("tight braids", "extensions"),
            f"{TRACTION}.what.1": ("may not grow back",),
        },
    ),
    Statement(
        23,
        "traction: yes, if early; mend follicles and scalp",
        {
            f"{TRACTION}.can_it_help.opinion.answer": ("yes, if caught early",),
            f"{TRACTION}.can_it_help.opinion.text": ("mend damaged follicles", "health of the scalp", "no study"),
        },
    ),
    Statement(
        24, "traction: a transplant if follicles are gone", {f"{TRACTION}.can_it_help.opinion.text": ("follicles have gone", "transplant")}
    ),
    Statement(
        25,
        "scarring: rare; inflammation, scars, for good",
        {f"{SCARRING}.what.0": ("rare", "inflammation", "scars"), f"{SCARRING}.outlook.text": ("does not come back",)},
    ),
    Statement(
        26,
        "scarring: unlikely; cannot regrow",
        {
            f"{SCARRING}.can_it_help.opinion.answer": ("unlikely",),
            f"{SCARRING}.can_it_help.opinion.text": ("cannot regrow",),
            f"{SCARRING}.can_it_help.known.0": ("do not grow hair again",),
        },
    ),
    Statement(
        27, "scarring: may calm and help the scalp", {f"{SCARRING}.can_it_help.opinion.text": ("calm inflammation", "scalp", "no study")}
    ),
    Statement(
        28, "benefit: no surgery, little invasive", {"treatment.benefits.items.no-operation": ("no surgery", "needles still pierce")}
    ),
    Statement(29, "benefit: no time off, unlike a transplant", {"treatment.benefits.items.no-operation": ("transplant", "days off work")}),
    Statement(30, "benefit: natural", {"treatment.benefits.items.natural": ("natural", "natural does not mean safe")}),
    Statement(31, "benefit: no synthetic chemicals", {"treatment.benefits.items.natural": ("synthetic chemicals", "added chemicals")}),
    Statement(32, "benefit: aims at many causes", {"treatment.benefits.items.many-causes": ("several causes", "we found no study")}),
    Statement(33, "benefit: may last longer", {"treatment.benefits.items.lasting": ("last longer", "compared with nobody")}),
    Statement(34, "given by injection into the scalp", {"treatment.what.5": ("inject", "scalp")}),
    Statement(35, "scalp cleansed, perhaps numbed", {"treatment.steps.Preparation.text": ("clean your scalp", "numb")}),
    Statement(
        36,
        "a specialist injects thin areas",
        {"treatment.steps.Injection.text": ("inject", "hair is thin"), "treatment.deciding.3": ("a specialist injects", "qualified")},
    ),
    Statement(
        37,
        "no hair washing for 24 hours; aftercare",
        {
            "treatment.steps.Aftercare.text": ("do not wash your hair", "24 hours"),
            "treatment.aftercare.clock.0.text": ("unwashed for 24 hours",),
        },
    ),
    Statement(
        38, "change within a few months; results vary", {f"{PATTERN}.results.text": ("within a few months", "results vary", "cannot tell")}
    ),
    Statement(
        39,
        "small risk because natural",
        {
            "treatment.risks.intro": ("risk is small", "does not mean safe"),
        },
    ),
    Statement(40, "may be sore, red, swollen", {"treatment.risks.leaflet.expected": ("sore", "red", "swollen")}),
    Statement(
        41,
        "go to a qualified professional",
        {
            "treatment.deciding.3": ("qualified", "licensed"),
            "treatment.deciding_short.0": ("qualified",),
            "questions.who.text": ("qualified",),
        },
    ),
    Statement(
        42, "ask an expert whether it suits you", {"treatment.deciding.2": ("doctor", "suits you"), "questions.doctor.short": ("{doctor}",)}
    ),
    Statement(43, "may become a usual treatment", {"treatment.deciding.5": ("usual treatment", "trials are under way", "nobody can know")}),
)


@rows("statement", STATEMENTS, ids=lambda statement: f"{statement.number}-{statement.says}")
def test_what_the_article_says_stands_in_the_content(statement: Statement) -> None:
    for key, wanted in statement.texts.items():
        said = " ".join(" ".join(strings(at(key))).split()).casefold()
        assert not [words for words in wanted if words.casefold() not in said], f"{key}: {said}"


def test_each_answer_to_the_article_is_printed_or_spoken_in_a_handout() -> None:
    said = "\n".join(_spaced(line) for job in jobs(CONTENT) if not job.edition for line in words(job.composed)).casefold()
    unsaid = [
        (statement.number, key, wanted)
        for statement in STATEMENTS
        for key, fragments in statement.texts.items()
        for wanted in fragments
        if not any(_spaced(part).casefold() in said for part in _parts_with(wanted, key))
    ]
    assert unsaid == []


def _parts_with(wanted: str, key: str) -> list[str]:
    """Return the parts of the texts at a key that hold some words: up to the next mark, placeholder or reference."""
    parts = (part for text in strings(at(key)) for part in MARKS.split(" ".join(text.split())))
    return [part for part in parts if MARKS.sub("", wanted).casefold() in part.casefold() and part.strip()]


def _spaced(text: str) -> str:
    return NUMBERS.sub("", " ".join(text.split()))


def test_no_statement_of_the_article_is_left_out() -> None:
    assert [statement.number for statement in STATEMENTS] == list(range(1, 44))


@cache
def content() -> object:
    return yaml.safe_load(CONTENT.read_bytes())


def at(key: str) -> object:
    """Return what is at a key in content.yaml."""
    found = content()
    for step in key.split("."):
        if isinstance(found, list):
            found = found[int(step)] if step.isdecimal() else next(item for item in found if step in map(item.get, NAMES))
        else:
            assert isinstance(found, dict), key
            found = found[step]
    return found


def strings(part: object) -> Iterator[str]:
    """Yield the texts of a part of the content."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)
