"""A template's parts as python-pptx opens them: a presentation without slides."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.design.theme import Theme
from generator.formats.pptx import opc
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.gaps.opening import a_copy, settle
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.opc import Package, Part, Relation
from generator.formats.pptx.template import app_part, house_template

_APP = "docProps/app.xml"


def house_file(theme: Theme, lang: str, logo: SlideLogo) -> bytes:
    """Return our own template as a file without slides."""
    return _packed(_Shared(house_template(theme, lang, logo)))


def own_file(template: bytes) -> bytes:
    """Return a clinic's template as a file without slides; UnusableFileError if it can't be used."""
    return _packed(_Shared(read_template(template).package))


def open_file(data: bytes) -> Any:
    """Return a template's file, opened: its masters and layouts, which no deck changes, are the same objects each time."""
    return a_copy(_opened(data))


@lru_cache(maxsize=4)
def _opened(data: bytes) -> Any:
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(data))
    settle(presentation)
    return presentation


class _Shared:
    """Parts that all decks of a build share, told apart by being the same."""

    def __init__(self, package: Package) -> None:
        self.package = package

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shared) and other.package is self.package

    def __hash__(self) -> int:
        return id(self.package)


@lru_cache(maxsize=4)
def _packed(shared: _Shared) -> bytes:
    """Return the parts as a file; what another program said of itself in it stays behind."""
    package = dict(shared.package)
    main = opc.main_name(package)
    package[main] = replace(package[main], type=opc.MAIN_TYPE)
    package[_APP] = app_part()
    package[opc.ROOT] = Part("", b"", (Relation("rId1", opc.OFFICE_DOCUMENT, main), Relation("rId2", opc.PROPERTIES, _APP)))
    return opc.write_package(package)
