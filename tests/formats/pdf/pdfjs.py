"""PDF files as pdf.js reads and searches them, which is what Firefox and most viewers in web pages do.

It runs in the system's Chromium, from tests/node_modules; nothing leaves the machine.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import launched
from tests.conftest import ROOT
from tests.figures import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PACKAGE = ROOT / "tests/node_modules/pdfjs-dist"
WITHOUT_PDFJS = "pdf.js is not installed: npm ci --prefix tests"
needs_pdfjs = pytest.mark.skipif(
    chromium.COMMAND is None or not PACKAGE.exists(), reason=WITHOUT_PDFJS if chromium.COMMAND else chromium.ABSENT
)
_SITE = "http://pdfjs.test/"
_READER = Path(__file__).with_suffix(".mjs")


@dataclass(frozen=True)
class PdfJs:
    """pdf.js in a page of its own."""

    page: Page

    def pages(self, data: bytes) -> list[str]:
        """Return the words of each page, as they are copied and read aloud."""
        words: list[str] = self.page.evaluate("data => reader.pages(data)", _encoded(data))
        return words

    def found(self, data: bytes, wanted: list[str]) -> dict[str, int]:
        """Return how often its search finds each of some words: capitals don't count, marks do."""
        counts: dict[str, int] = self.page.evaluate("([data, wanted]) => reader.found(data, wanted)", [_encoded(data), wanted])
        return counts


@contextmanager
def started() -> Iterator[PdfJs]:
    """Start pdf.js in a browser without a window."""
    with launched() as browser:
        page = browser.new_page()
        page.route(f"{_SITE}**", _answer)
        page.goto(_SITE)
        page.add_script_tag(url=f"{_SITE}{_READER.name}", type="module")
        page.wait_for_function("'reader' in window")
        yield PdfJs(page)


def _answer(route: Route) -> None:
    """Answer with a file of pdf.js, or with an empty page."""
    wanted = route.request.url.removeprefix(_SITE)
    if wanted == _READER.name:
        route.fulfill(path=_READER)
    elif wanted:
        route.fulfill(path=PACKAGE / wanted, content_type="text/javascript")
    else:
        route.fulfill(body="<!DOCTYPE html><title>pdf.js</title>", content_type="text/html")


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
