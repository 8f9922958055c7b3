"""What is written in a clinic's file: its values, each below what it is for, and what may be left out, ready to be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from generator.content.clinic import Clinic
from generator.content.example_clinic import EXAMPLE_PHONES
from generator.content.schema import described
from generator.yamlsource.introspect import names
from generator.yamlsource.tree import Scalar, Tree

Written: TypeAlias = "str | Sequence[str] | Mapping[str, str] | None"
_EXAMPLE_SITE = "clinic.example"  # reserved for examples: whoever forgets to change it is told
_HOURS = "Weekdays, 9am to 5pm"
_HEAD = """\
# yaml-language-server: $schema=../clinic.schema.json
# One clinic of the group: what handouts say of it. All other words come from content.yaml, where {{clinic}}, {{phone}} and so on
# stand for what is written here. Change what comes after the colons, save, and type  make clinics CLINIC={id}
# A line that starts with # is a note for you.

"""
_MAY_BE_LEFT_OUT = """\
# What follows may be left out: it is as in all other clinics then. Delete the # before a line, and write your own value.

# help_lines:                  # of your own, in place of your country's in handouts/countries/
#   advice_line: NHS 111

# brand:                       # your colours, in place of those in handouts/themes/clinic.yaml
#   main: '0B4A57'
#   accent: '0F766E'
#   second: 'A8471F'
# logo: images/our-logo.svg    # PNG, JPEG or SVG, in the folder handouts/
# logo-ground: white           # white: on a white plate; panel: straight on the panel, for a logo made for dark backgrounds

# editions:                    # those that you want, in place of the choice in handouts/editions.yaml
#   a4: [standard, large-print]
#   letter: []
#   web: [standard]
"""
_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.&()/+-]*[\w.)])?|https?://[^\s#]+|\+?[0-9][0-9 ]*[0-9]|[\w.+-]+@[\w.-]+")
_LOOK = ("brand", "logo", "logo-ground")
_NO_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # for YAML, in any capitals


def clinic_text(name: str, values: Mapping[str, Written]) -> str:
    """Return the file of a clinic with the id `name`; a key without a value is null, which prints that patients should ask."""
    said = described(Clinic)
    lines = (line for key in names(Clinic) if key != "help_lines" or values.get(key) for line in _lines(key, said[key], values.get(key)))
    look = (line for key in _LOOK if values.get(key) for line in _written(key, values[key]))
    return _HEAD.format(id=name) + "".join(f"{line}\n" for line in (*lines, *look)) + "\n" + _MAY_BE_LEFT_OUT


def example_values(content: Tree, name: str) -> Mapping[str, Written]:
    """Return what a new clinic begins with: country and service as in content.yaml, and what nobody can be reached at."""

    def known(key: str, otherwise: str) -> str:
        value = content.at(("clinic", key))
        return str(value) if isinstance(value, Scalar) and value.strip() else otherwise

    country = known("country", "GB")
    return {
        "name": name,
        "service": known("service", "Clinic"),
        "country": country,
        "address": ("1 Example Street", "Example Town"),
        "phone": EXAMPLE_PHONES.get(country, EXAMPLE_PHONES["GB"]),
        "email": f"hello@{_EXAMPLE_SITE}",
        "link": _moved(known("link", "https://")),
        "leaflet_link": _moved(known("leaflet_link", "https:///{id}")),
        "hours": _HOURS,
    }


def _moved(link: str) -> str:
    """Return an address of the same form at a place where nobody is."""
    return urlunsplit(urlsplit(link)._replace(scheme="https", netloc=_EXAMPLE_SITE))


def _lines(key: str, purpose: str, value: Written) -> Iterator[str]:
    yield f"# {purpose}"
    yield from _written(key, value)


def _written(key: str, value: Written) -> Iterator[str]:
    if value is None or isinstance(value, str):
        yield f"{key}: {_scalar(value)}"
        return
    yield f"{key}:"
    pairs = value.items() if isinstance(value, Mapping) else ((None, item) for item in value)
    yield from (f"  {f'{inner}:' if inner else '-'} {_scalar(item)}" for inner, item in pairs)


def _scalar(words: str | None) -> str:
    """Return words as YAML takes them in any place: in quotes, unless they are plain."""
    if words is None:
        return "null"
    plain = _PLAIN.fullmatch(words) and words.casefold() not in _NO_WORDS
    return words if plain else "'" + words.replace("'", "''") + "'"
