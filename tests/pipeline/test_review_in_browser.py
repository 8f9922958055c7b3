"""The review's page in Chromium: from change to change by keys, with script and without, and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from generator.pipeline.review_page import page as review_page
from tests.browser import SCREENS, Opened, launched, needs_axe, needs_chromium, opened
from tests.named import some
from tests.signing import clinic_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.unmeasured]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with several changes, in a handout that was approved and in one that never was."""
    file: Path = tmp_path_factory.mktemp("review") / "review.html"
    for clinic in clinic_in(tmp_path_factory.mktemp("clinic")):
        clinic.approve("aftercare")
        clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
        file.write_bytes(review_page(clinic.review("aftercare", "treatment-guide")))
    return file


@pytest.fixture
def shown(browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file) as shown:
        shown.page.set_viewport_size({"width": 1280, "height": 800})
        yield shown


def at(page: Page) -> str:
    """Return the id of the change that has the focus."""
    return str(page.evaluate("document.activeElement.closest('.pair')?.id ?? ''"))


def in_view(page: Page, change: str) -> bool:
    box = page.locator(f"#{change}").bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 800


def test_j_goes_to_the_next_change_and_k_to_the_one_before(shown: Opened) -> None:
    page = shown.page
    places = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        places.append(at(page))
        assert in_view(page, places[-1])
    assert places == ["change-1", "change-2", "change-3", "change-2"]
    last = page.locator(".pair").count()
    for _ in range(last):
        page.keyboard.press("j")
    assert at(page) == f"change-{last}"  # there it stays


def test_the_page_says_so_and_the_keys_can_be_turned_off(shown: Opened) -> None:
    page = shown.page
    assert page.locator(".keys").is_visible()
    assert page.locator(".keys kbd").all_text_contents() == ["j", "k"]
    page.uncheck(".keys input")
    page.keyboard.press("j")
    assert at(page) == ""
    page.check(".keys input")
    page.keyboard.press("Control+j")
    assert at(page) == ""


def test_a_box_is_ticked_and_the_keys_go_on_from_there(shown: Opened) -> None:
    page = shown.page
    page.focus("#change-2 input")
    page.keyboard.press("Space")
    page.keyboard.press("j")
    assert (page.is_checked("#change-2 input"), at(page)) == (True, "change-3")


def test_without_script_links_lead_from_change_to_change(browser: Browser, file: Path) -> None:
    with opened(browser, file, script=False) as shown:
        page = shown.page
        page.set_viewport_size({"width": 1280, "height": 800})
        assert not page.locator(".keys").is_visible()
        page.locator("#change-1 a", has_text="next").focus()
        for change in ("change-2", "change-3"):
            page.keyboard.press("Enter")
            page.wait_for_url(f"**#{change}")
            assert in_view(page, change)
            for _ in range(3):  # to the box, to the link before, to the next one
                page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#change-2")
        assert shown.asked == [file.as_uri()]


def test_on_paper_there_are_the_changes_without_links_and_none_is_cut(shown: Opened) -> None:
    page = shown.page
    page.emulate_media(media="print")
    assert not page.locator(".keys").is_visible()
    assert not page.locator(".steps a").first.is_visible()
    assert page.locator("#change-1 .steps").is_visible()  # its number helps to talk about it
    page.emulate_media()
    with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as pdf:
        assert len(pdf.pages) < 12


@needs_axe
def test_nobody_is_kept_out(shown: Opened) -> None:
    for screen in some(SCREENS, 3):
        shown.on(screen)
        assert (str(screen), shown.findings(), shown.width()) == (str(screen), [], screen.width)
