"""The one slow spot of python-pptx that can be gone round: it compiles each XPath again at each call, a third of its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from lxml import etree
from pptx.oxml.ns import _nsmap
from pptx.oxml.xmlchemy import BaseOxmlElement

from generator.formats.pptx.gaps.elements import Element


@cache
def _compiled(expression: str) -> Any:
    return etree.XPath(expression, namespaces=_nsmap)


def _xpath(self: Element, expression: str) -> Any:
    return _compiled(expression)(self)


@contextmanager
def quick() -> Iterator[None]:
    """Compile each XPath once within this block; what is written is the same."""
    kept = BaseOxmlElement.xpath
    BaseOxmlElement.xpath = _xpath  # type: ignore[method-assign, assignment]  # the same call and result
    try:
        yield
    finally:
        BaseOxmlElement.xpath = kept  # type: ignore[method-assign]
