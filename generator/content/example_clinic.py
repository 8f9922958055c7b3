"""M080: the clinic's name, address, numbers and links are still those of the example that the program comes with, or of their kind.

Nobody can be reached there: telephone numbers that regulators keep for fiction, and domains that are kept for examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.content.clinic import Clinic
from generator.content.model import Book
from generator.problems import Location, Problem
from generator.yamlsource.tree import Key

CODE = "M080"
_NAME = re.compile(r"\b(your|our|my) (own )?clinic\b|\bexample\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\bexample\b", re.IGNORECASE)
_DOMAIN = re.compile(r"(.*\.)?(example|example\.(com|net|org))", re.IGNORECASE)  # RFC 2606, sections 2 and 3
_COUNTRY_CODES: Mapping[str, str] = {"GB": "44", "IE": "353", "AU": "61", "US": "1", "CA": "1"}
_NORTH_AMERICA = r"[2-9]\d\d55501\d\d"  # NANPA: 555-0100 to 555-0199 in each area
# Digits as they are dialled within the country; the numbers of drama and fiction.
_FICTION: Mapping[str, re.Pattern[str]] = {
    # Ofcom, Telephone numbers for use in TV and radio drama programmes
    "GB": re.compile(
        r"0(11[3-8]|121|131|141|151|161)4960\d{3}|01914980\d{3}|02079460\d{3}|02896496\d{3}|02920180\d{3}|01632960\d{3}"
        r"|07700900\d{3}|08081570\d{3}|09098790\d{3}|03069990\d{3}"
    ),
    "IE": re.compile(r"02091\d{5}"),  # ComReg, Numbering Conditions of Use: 020 91X XXXX
    "AU": re.compile(r"0[2378](5550|7010)\d{4}"),  # ACMA, Phone numbers for use in TV shows, films and creative works
    "US": re.compile(_NORTH_AMERICA),
    "CA": re.compile(_NORTH_AMERICA),
}
# One of each country's, for a clinic that is still to be filled in.
EXAMPLE_PHONES: Mapping[str, str] = {
    "GB": "020 7946 0123",
    "IE": "020 910 1234",
    "AU": "02 5550 1234",
    "US": "212 555 0123",
    "CA": "416 555 0123",
}
_OF_THE_EXAMPLE = "GB"  # the country of the clinic in the content.yaml that the program comes with


def example_values(book: Book) -> Iterator[Problem]:
    """Yield one warning that names the keys under `clinic` whose values reach nobody, at the first of them."""
    found = dict(_found(book.clinic))
    if found:
        keys = list(found)
        only = "is only an example" if len(keys) == 1 else "are only examples"
        message = f"{_listed(keys)} of 'clinic' {only}: patients can't reach you there"
        yield Problem(CODE, message, found[keys[0]], "write your own before you print", "warning")


def _found(clinic: Clinic) -> Iterator[tuple[str, Location | None]]:
    """Yield the keys with a value of the example's kind, in the order of the model, each with the place of that value."""
    lines = (n for n, line in enumerate(clinic.address) if _ADDRESS.search(line.plain))
    places: Mapping[str, tuple[Key, ...] | None] = {
        "name": ("name",) if _NAME.search(clinic.name.plain) else None,
        "address": next((("address", n) for n in lines), None),
        "phone": ("phone",) if is_fictional(clinic.phone.plain, clinic.country) else None,
        "email": ("email",) if _DOMAIN.fullmatch(clinic.email.plain.rpartition("@")[2]) else None,
        "link": ("link",) if _is_example_link(clinic.link) else None,
        "leaflet_link": ("leaflet_link",) if _is_example_link(clinic.leaflet_link) else None,
    }
    yield from ((key, clinic.location(*place)) for key, place in places.items() if place)


def is_fictional(phone: str, country: str) -> bool:
    """Return whether a telephone number of a clinic in `country` is one kept for fiction, there or where the example's clinic is."""
    return any(_FICTION[code].fullmatch(_as_dialled(phone, code)) for code in (country, _OF_THE_EXAMPLE) if code in _FICTION)


def _as_dialled(phone: str, country: str) -> str:
    """Return the digits of a number as they are dialled within a country: +44 (0)20 7946 0123 is 02079460123."""
    abroad = re.match(r"\s*(\+|00)", phone)
    digits = re.sub(r"\D", "", phone.replace("(0)", "") if abroad else phone)
    code = _COUNTRY_CODES[country]
    if code == "1":
        return digits[1:] if len(digits) == 11 and digits.startswith(code) else digits
    return re.sub(f"^(00)?{code}0?", "0", digits) if abroad else digits


def _is_example_link(address: str) -> bool:
    return _DOMAIN.fullmatch(urlsplit(address).hostname or "") is not None


def _listed(keys: list[str]) -> str:
    """Return 'name', 'phone' and 'link'."""
    quoted = [f"'{key}'" for key in keys]
    return " and ".join((*([", ".join(quoted[:-1])] if len(quoted) > 1 else []), quoted[-1]))
