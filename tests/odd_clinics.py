"""Clinics with odd details, made up from a seed: names of one letter and of three lines, other scripts, other countries, their own look."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import Project

NAMES = (
    "Ä",
    "Phòng khám Tóc Đẹp",
    "عيادة الشعر",
    "Nip & Tuck <Ltd>",
    "The Old Surgery Clinic of Saint Martin-in-the-Fields",
    "O'Neill's \"Hair\"",
    "Clínica Ñandú: pelo",
)
STREETS = ("1 A Road", "Đường Lê Lợi 12", "شارع ٣", "Flat 2b, The Very Long Terrace Behind the Former Railway Station", "#4 Block & Co")
COUNTRIES = {"GB": "0113 999 0123", "IE": "01 999 0123", "AU": "02 9999 0123", "US": "212 999 0123", "CA": "416 999 0123"}
PRODUCT = {"name": "Exo & Co", "maker": "Müller AG", "made_from": "Cells in a dish.", "given_how": "On the skin.", "licence": "None."}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#{}"/></svg>'
BRANDS: tuple[dict[str, str], ...] = ({"main": "5A1846"}, {"main": "1A3A6B", "accent": "8A3A1F", "second": "3A6B1A"}, {"accent": "224466"})
LICENCE = """\
    - country: {0}
      headline: Not licensed
      short: No exosome product is licensed here.
      text: No exosome product is licensed here, as far as we could find.
      points:
        - Not licensed here
      sources: [regulator-2025]
      checked: 2026-11-01
"""


@dataclass(frozen=True)
class OddClinic:
    """A clinic's details, as its file holds them, and its look."""

    id: str
    details: dict[str, Any]
    look: dict[str, Any]

    @property
    def file(self) -> str:
        return _yaml({**self.details, **self.look})

    def write(self, project: Project) -> None:
        """Give the clinic a file, and its logo."""
        folder = project.folder / "handouts/clinics"
        folder.mkdir(exist_ok=True)
        (folder / f"{self.id}.yaml").write_text(self.file, "utf-8")
        self._write_logo(project)

    def become(self, project: Project) -> None:
        """Make this the clinic of content.yaml, and its look that of the theme."""
        start, rest = project.content.read_text("utf-8").split("\nclinic:\n", 1)
        after = rest[rest.index("\ncontrol:") :]
        own = "".join(f"  {line}\n" for line in _yaml(self.details).splitlines())
        project.content.write_text(f"{start}\nclinic:\n{own}{after}", "utf-8")
        look = _yaml(self.look) if self.look else ""
        (project.folder / "handouts/themes/clinic.yaml").write_text(f"extends: standard\n{look}", "utf-8")
        self._write_logo(project)

    def _write_logo(self, project: Project) -> None:
        if "logo" in self.look:
            dark = "1A2B8B" if self.id.endswith("twin") else "8B1A2B"
            colour = dark if self.look["logo-ground"] == "white" else "FFFFFF"
            (project.folder / "handouts" / self.look["logo"]).write_text(LOGO.format(colour), "utf-8")


def odd_clinics(count: int, seed: int = 15) -> Iterator[OddClinic]:
    """Yield so many clinics, the same for the same seed. Every other one is nearly like the one before, as clinics of one group are."""
    chance = random.Random(seed)
    for n in range(0, count, 2):
        one = _odd_clinic(chance, n)
        yield from (one, _neighbour_of(one, chance, n + 1))[: count - n]


def _odd_clinic(chance: random.Random, n: int) -> OddClinic:
    country = chance.choice(sorted(COUNTRIES))
    details = {
        "name": NAMES[n // 2 % len(NAMES)],
        "service": chance.choice(("S", "Hair and scalp service", "Dịch vụ tóc")),
        "country": country,
        "address": chance.sample(STREETS, chance.randint(1, 3)),
        "phone": COUNTRIES[country],
        "hours": chance.choice(("9-5", "Monday to Friday from 8:30 to 17:00, on Saturdays until noon")),
        "product": chance.choice((None, PRODUCT)),
        "cost": chance.choice((None, "£300 & no more.")),
        "who_treats": chance.choice((None, "A nurse who trained for a year.")),
        **_reached_at(n),
    }
    return OddClinic(f"clinic-{n:02}", details, dict(_look(chance, n // 2)))


def _neighbour_of(one: OddClinic, chance: random.Random, n: int) -> OddClinic:
    """Return a clinic with the same look, of which some details are others: files of most can be made from its neighbour's."""
    own = one.details
    others = {
        "name": "".join((own["name"][:1], own["name"][2:3], own["name"][1:2], own["name"][3:])) if len(own["name"]) > 1 else "Ö",
        "address": [own["address"][0].translate(_NEXT), *own["address"][1:]],
        "phone": own["phone"][:-1] + "4",
        "hours": own["hours"].translate(_NEXT),
        "cost": own["cost"] and own["cost"].translate(_NEXT),
        **_reached_at(n),
    }
    some = {key: value for key, value in others.items() if chance.random() < 0.7}
    return OddClinic(f"clinic-{n:02}", {**own, **some}, one.look)


_NEXT = str.maketrans("1234", "2345")


def _reached_at(n: int) -> dict[str, str]:
    address = f"clinic-{n:02}.co.uk"
    return {"email": f"hello@{address}", "link": f"https://{address}/", "leaflet_link": f"https://{address}/{{id}}"}


def twins() -> Iterator[OddClinic]:
    """Yield two clinics that are as alike as can be: names of one width, the phone of one in the hours of the other, and so on."""
    (like,) = odd_clinics(1)
    for name, service, phone, hours, colour in (
        ("Nadia Clinic", "Hair service", "0113 999 0123", "0113 999 0132", "3A6B1A"),
        ("Diana Clinic", "Hair service", "0113 999 0132", "0113 999 0123", "3A6B1B"),
    ):
        own = {"name": name, "service": service, "country": "GB", "phone": phone, "hours": hours, "cost": f"£{phone[-3:]}"}
        id_ = f"{name[:5].lower()}-twin" if colour.endswith("B") else name[:5].lower()
        look = {"brand": {"main": "5A1846", "second": colour}, "logo": f"images/{id_}.svg", "logo-ground": "white"}
        yield OddClinic(id_, {**like.details, **own}, look)


def warned() -> Iterator[OddClinic]:
    """Yield two clinics of one group whose leaflets have lines that are too long, for an address: each is warned of its own words."""
    (like,) = odd_clinics(1)
    for n, name in enumerate(("Nadia Clinic", "Diana Clinic"), 1):
        in_britain = {"name": name, "country": "GB", "phone": COUNTRIES["GB"], "address": [STREETS[3]] * 3, "product": PRODUCT}
        yield OddClinic(f"warned-{n}", {**like.details, **in_britain, **_reached_at(n)}, {})


def of_one_and_of_many_letters() -> Iterator[OddClinic]:
    """Yield a clinic of one letter, one whose name takes three lines where print is large, and again one of a letter."""
    (like,) = odd_clinics(1)
    in_britain = {**like.details, "country": "GB", "phone": COUNTRIES["GB"]}
    short = {**in_britain, "service": "S", "address": ["1 A Road"], "hours": "9-5"}
    yield OddClinic("first", {**short, "name": "Ä"}, {})
    yield OddClinic("second", {**in_britain, "name": NAMES[4], "service": "Hair and scalp service"}, {})
    yield OddClinic("third", {**short, "name": "Ö"}, {})


def neighbours() -> Iterator[OddClinic]:
    """Yield two clinics of one group, as most are: their files differ in a few lines, so that one's can be made from the other's."""
    for n, name in enumerate(("City Clinic Leeds", "Dale Clinic Otley"), 1):
        own = {
            "name": name,
            "service": "Hair service",
            "country": "GB",
            "address": [f"{n} High Street", "Leeds LS1 1AA"],
            "phone": f"0113 999 000{n}",
            "email": f"hello@clinic-{n}.co.uk",
            "link": f"https://clinic-{n}.co.uk",
            "leaflet_link": f"https://clinic-{n}.co.uk/{{id}}",
            "hours": "Weekdays, 9am to 5pm",
            **dict.fromkeys(("product", "cost", "who_treats")),
        }
        yield OddClinic(f"neighbour-{n}", own, {})


def _look(chance: random.Random, n: int) -> Iterator[tuple[str, Any]]:
    if n % 3 == 0:
        yield "brand", chance.choice(BRANDS)
    if n % 4 == 0:
        yield from (("logo", f"images/logo-{n}.svg"), ("logo-ground", chance.choice(("white", "panel"))))


def with_all_countries(content: Path) -> None:
    """Let the smallest book say something of the licence in every country."""
    text = content.read_text("utf-8")
    notes = "".join(LICENCE.format(country) for country in sorted(COUNTRIES) if country != "GB")
    content.write_text(text.replace("\n  aftercare:\n    title:", f"\n{notes.rstrip()}\n  aftercare:\n    title:", 1), "utf-8")


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
