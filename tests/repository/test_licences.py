"""README names each package whose licence has conditions of its own, and LICENSE says where the fonts' licence is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import files, metadata

from tests.conftest import ROOT
from tests.each import rows

LOCKED = re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache)\b")
CONDITIONS = {
    "LGPL": "GNU Lesser General Public License 3",
    "MPL": "Mozilla Public License 2.0",
    "PSF": "Python Software Foundation License",
}


def licence_of(package: str) -> str:
    """Return what a package says about its licence: an SPDX expression, words, or classifiers; or else the file's own words."""
    said = metadata(package)
    classifiers = [each for each in said.get_all("Classifier") or () if each.startswith("License ::")]
    fields = (each for key in ("License-Expression", "License") for each in said.get_all(key) or ())  # a missing one may raise KeyError
    told = " ".join((*fields, *classifiers)).strip()
    return told or next(_licence_files(package), "")


def _licence_files(package: str) -> Iterator[str]:
    """Yield what the licence files of a package are: MIT by its grant, or their words."""
    for file in files(package) or ():
        if "licenses" in file.parts:
            words = " ".join(file.read_text("utf-8").split())
            yield "MIT" if "Permission is hereby granted, free of charge, to any person obtaining a copy" in words else words


def section() -> str:
    """Return README's section on licences, on one line."""
    return " ".join((ROOT / "README.md").read_text("utf-8").partition("## Licences")[2].partition("## ")[0].split())


@rows("package", LOCKED)
def test_a_package_with_conditions_of_its_own_is_named_with_its_licence(package: str) -> None:
    licence = licence_of(package)
    conditions = [name for key, name in CONDITIONS.items() if key in licence]
    assert conditions or PERMISSIVE.search(licence), licence
    if conditions:
        assert re.search(rf"{package} (is )?under the {conditions[0]}", section())


def test_only_packages_that_are_installed_are_named() -> None:
    assert set(re.findall(r"([a-z-]+) (?:is )?under the (?:GNU|Mozilla|Python)", section())) <= set(LOCKED)


def test_the_fonts_are_where_the_licence_says() -> None:
    licence = " ".join((ROOT / "LICENSE").read_text("utf-8").split())
    assert "The fonts in handouts/fonts/ are under the SIL Open Font License 1.1: OFL.txt beside each family is its licence" in licence
