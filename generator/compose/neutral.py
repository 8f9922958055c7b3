"""A Book with signs in the place of what a clinic may change without anyone reading the words again: ⟨phone⟩ for its number.

So the same words have the same digest in every clinic of a country, whoever runs it. What is not left to the clinic alone, its help lines
and its product among it, is signed apart: these are its `facts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.content.clinic import Clinic, Product
from generator.content.country import Here
from generator.content.model import Book
from generator.remembering import OfEach
from generator.text import Text

SITE = "https://clinic.example"
LINES = ("name", "service", "phone", "email", "hours")  # of the clinic, each a text of its own
PRODUCT = tuple(Product.model_fields)


def neutral_book(book: Book) -> Book:
    """Return the Book of any clinic. What a clinic has left open stays open: other words are printed there."""
    return book.model_copy(update={"clinic": _NEUTRAL(book.clinic)})


def _neutral(clinic: Clinic) -> Clinic:
    details = {name: sign(name) for name in LINES}
    own: dict[str, object] = {
        **details,
        "address": (sign("address"),),
        "link": SITE,
        "leaflet_link": f"{SITE}/{{id}}",
        "help_lines": None,
        "product": clinic.product and clinic.product.model_copy(update={name: sign(f"product {name}") for name in PRODUCT}),
        "cost": clinic.cost and sign("cost"),
        "who_treats": clinic.who_treats and sign("who treats"),
    }
    return clinic.model_copy(update=own)


_NEUTRAL: OfEach[Clinic] = OfEach(_neutral, 16)


def variant(book: Book, here: Here) -> tuple[object, ...]:
    """Return what of a clinic makes other words, whatever its details are: two clinics for which it is equal have one neutral Book."""
    clinic = book.clinic
    left_open = (clinic.product is None, clinic.cost is None, clinic.who_treats is None)
    return (here.code, here.regions, tuple(sorted(here.lines)), left_open)


def neutral_here(here: Here) -> Here:
    """Return a country with a sign for each of its help lines."""
    return _NEUTRAL_HERE(here)


def _with_signs(here: Here) -> Here:
    return replace(here, lines={name: sign(name) for name in here.lines})


_NEUTRAL_HERE: OfEach[Here] = OfEach(_with_signs, 16)


def signs(book: Book, here: Here) -> Mapping[str, str]:
    """Return what each sign stands for in this clinic, so that a person can read the words as they are printed."""
    clinic = book.clinic
    lines = {**{name: getattr(clinic, name).plain for name in LINES}, **{name: text.plain for name, text in here.lines.items()}}
    lines["address"] = ", ".join(line.plain for line in clinic.address)
    return {sign(name).plain: words for name, words in (*lines.items(), *_open(clinic))} | {SITE.removeprefix("https://"): _site(clinic)}


def facts(book: Book, here: Here) -> str:
    """Return the clinic's own facts as text, a line each: its country, its help lines, its product, the cost, and who treats."""
    lines = [f"country: {here.code}", *(f"{name}: {text.plain}" for name, text in sorted(here.lines.items()))]
    return "\n".join((*lines, *(f"{name}: {words}" for name, words in _open(book.clinic)))) + "\n"


def sign(name: str) -> Text:
    """Return the sign for a detail of the clinic."""
    return Text.of(f"⟨{name.replace('_', ' ')}⟩")


def _open(clinic: Clinic) -> Iterator[tuple[str, str]]:
    """Yield what a clinic may leave open, by the names of its signs; what it has left open is '-'."""
    for name in PRODUCT:
        yield f"product {name}", getattr(clinic.product, name).plain if clinic.product else "-"
    for name, words in (("cost", clinic.cost), ("who treats", clinic.who_treats)):
        yield name, words.plain if words else "-"


def _site(clinic: Clinic) -> str:
    return clinic.link.partition("://")[2].rstrip("/")
