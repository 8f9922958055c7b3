"""Pages in the system's Chromium, driven by Playwright, and judged by axe-core. Nothing is downloaded, and nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.conftest import ROOT
from tests.figures import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, ViewportSize

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
WITHOUT_AXE = "axe-core is not installed: npm ci --prefix tests"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWPORT: ViewportSize = {"width": 390, "height": 800}
needs_chromium = pytest.mark.skipif(chromium.COMMAND is None, reason=chromium.ABSENT)
needs_axe = pytest.mark.skipif(not AXE.exists(), reason=WITHOUT_AXE)


@dataclass(frozen=True)
class Screen:
    """What a page is looked at on. 450 pixels are a window of 900 at 200 % zoom (WCAG 2.2, 1.4.4)."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    paper: bool = False

    def __str__(self) -> str:
        return self.name


SCREENS = (
    Screen("phone", 320),
    Screen("zoomed", 450),
    Screen("tablet", 900),
    Screen("desk", 1280),
    Screen("phone in the dark", 320, "dark"),
    Screen("desk in the dark", 1280, "dark"),
    Screen("phone in forced colours", 320, forced=True),
    Screen("forced colours", 900, "dark", forced=True),
    Screen("paper", 794, paper=True),
)


@contextmanager
def launched() -> Generator[Browser]:
    """Open Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.COMMAND, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def with_large_letters(browser: Browser) -> Generator[Browser]:
    """Open Chromium once more, as it is for somebody who reads letters twice as large."""
    args = ["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=chromium.COMMAND, args=args)
    try:
        yield large
    finally:
        large.close()


@dataclass
class Opened:
    """A page that was opened, with the addresses it asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def on(self, screen: Screen) -> None:
        """Look at it on another screen."""
        self.page.set_viewport_size({"width": screen.width, "height": 800})
        self.page.emulate_media(
            color_scheme=screen.scheme,
            forced_colors="active" if screen.forced else "none",
            media="print" if screen.paper else "screen",
        )

    def width(self) -> int:
        """Return how wide the page is, which is more than the window if one has to scroll sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def findings(self) -> list[str]:
        """Return what axe-core finds, each with the first element it is about."""
        if not self.page.evaluate("'axe' in window"):
            self.page.add_script_tag(path=AXE)
        found: dict[str, Any] = self.page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@contextmanager
def opened(browser: Browser, file: Path, *, after: str = "", script: bool = True, anew: bool = False) -> Iterator[Opened]:
    """Open a file, with what comes after its name in the address.

    It is shown in one page after the other files, as a page that is `anew` costs four times as much; without a script, it is anew too.
    """
    with _anew(browser, script=script) if anew or not script else _shared(browser) as page:
        shown = Opened(page)
        asked = shown.asked

        def ask(request: Request) -> None:
            asked.append(request.url)

        page.on("request", ask)
        try:
            page.goto(file.as_uri() + after)
            yield shown
        finally:
            page.remove_listener("request", ask)


@contextmanager
def _anew(browser: Browser, *, script: bool) -> Iterator[Page]:
    """Yield a page with a history, permissions and scripts of its own."""
    context = browser.new_context(java_script_enabled=script, viewport=VIEWPORT)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def _shared(browser: Browser) -> Iterator[Page]:
    """Yield the browser's first page, empty and as it was."""
    context = browser.contexts[0] if browser.contexts else browser.new_context()
    page = context.pages[0] if context.pages else context.new_page()
    page.set_viewport_size(VIEWPORT)
    page.goto("about:blank")
    try:
        yield page
    finally:
        context.clear_permissions()
        page.emulate_media(media="null", color_scheme="null", forced_colors="null")
