"""Pages as people use them: on a phone, zoomed, in the dark, in forced colours, on paper, and without script."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from generator.formats import FORMATS
from tests.browser import SCREENS, launched, needs_axe, needs_chromium, opened, with_large_letters
from tests.formats.html.sample import BLOCKS, EARLIER, MARK, WITHDRAWN, document, job, with_heads
from tests.made import REAL, planned
from tests.named import some

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_chromium, pytest.mark.covered]
REAL_PAGES = ("alopecia-areata", "androgenetic-alopecia", "guide", "aftercare", "web")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("page") / "index.html"
    file.write_bytes(FORMATS["html"].render(job(with_heads(document(*BLOCKS)))).data)
    return file


@needs_axe
def test_nobody_is_kept_out(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, after=f"#{EARLIER}") as shown:
        for screen in some(SCREENS, 3):
            shown.on(screen)
            assert (str(screen), shown.findings(), shown.width()) == (str(screen), [], screen.width)
        assert shown.asked == [sample.as_uri()]


@needs_axe
@pytest.mark.sweep
@pytest.mark.parametrize("name", REAL_PAGES)
def test_nobody_is_kept_out_of_our_own_pages(browser: Browser, tmp_path: Path, name: str) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == name)
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(made).data)
    with opened(browser, file) as shown:
        for screen in SCREENS:
            shown.on(screen)
            assert (str(screen), shown.findings(), shown.width()) == (str(screen), [], screen.width)
        assert shown.asked == [file.as_uri()]


@pytest.fixture(scope="module")
def large_letters(browser: Browser) -> Iterator[Browser]:
    with with_large_letters(browser) as found:
        yield found


def fits_a_phone_in_large_letters(browser: Browser, file: Path) -> None:
    with opened(browser, file) as shown:
        for width in (320, 390):
            shown.page.set_viewport_size({"width": width, "height": 800})
            assert shown.width() == width
        assert shown.page.evaluate("document.querySelector('.skip').getBoundingClientRect().bottom") <= 0
        shown.page.keyboard.press("Tab")
        assert shown.page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("width", [320, 390])
def test_three_heads_stand_in_one_row_of_a_phone(browser: Browser, sample: Path, width: int) -> None:
    with opened(browser, sample) as shown:
        shown.page.set_viewport_size({"width": width, "height": 800})
        feet = shown.page.evaluate("[...document.querySelectorAll('.heads .ring')].map(ring => ring.getBoundingClientRect().bottom)")
        assert len(feet) == 3
        assert max(feet) - min(feet) < 1


def test_on_a_phone_with_large_letters_nobody_scrolls_sideways(large_letters: Browser, sample: Path) -> None:
    fits_a_phone_in_large_letters(large_letters, sample)


@pytest.mark.sweep
@pytest.mark.parametrize("name", REAL_PAGES)
def test_neither_does_anybody_on_our_own_pages(large_letters: Browser, tmp_path: Path, name: str) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == name)
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(made).data)
    fits_a_phone_in_large_letters(large_letters, file)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("#1.9-0123abcd", "paper_older"),
        ("#2.0-99999999", "paper_changed"),
        ("#draft-0123abcd", "paper_draft"),
        ("#10.0-0123abcd", "paper_newer"),
        (f"#{MARK}", "paper_same"),
        (f"#{EARLIER}", "paper_older\n\npaper_news\n\nIt is not known.\nAsk us.\n\npaper_less"),
        (f"#{WITHDRAWN}", "paper_withdrawn"),
        ("#words", ""),
        ("", ""),
    ],
)
def test_a_page_compares_itself_with_paper(browser: Browser, sample: Path, mark: str, words: str) -> None:
    with opened(browser, sample, after=mark) as shown:
        assert shown.page.locator(".paper:visible").all_inner_texts() == ([words] if words else [])


def test_without_script_all_words_are_there(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, after=f"#{MARK}", script=False) as shown:
        assert shown.page.locator(".paper:visible").all_inner_texts() == ["paper_same"]
        shown.page.goto(sample.as_uri() + f"#{EARLIER}")
        assert shown.page.locator(".paper:visible li").all_inner_texts() == ["It is not known.", "Ask us."]
        assert shown.page.locator("button:visible").count() == 0
        assert shown.page.get_by_role("link", name="Sources").is_visible()  # the list of contents is open


def test_it_is_read_aloud_in_the_language_of_its_words_and_can_be_stopped(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as shown:
        shown.page.evaluate("""() => {
            window.said = [];
            speechSynthesis.speak = part => window.said.push([part.text, part.lang]);
            speechSynthesis.cancel = () => window.said.push(['cancelled', '']);
            Object.defineProperty(speechSynthesis, 'speaking', {get: () => window.said.length > 0});
        }""")
        button = shown.page.locator("button.listen")
        assert button.is_visible() == (shown.page.evaluate("speechSynthesis.getVoices().length") > 0)
        shown.page.evaluate("speechSynthesis.getVoices = () => [{}]; speechSynthesis.onvoiceschanged()")
        button.click()
        said = shown.page.evaluate("said")
        assert said[:3] == [["Clinic Service", "en-GB"], ["Draft", "en-GB"], ["A title", "en-GB"]]
        assert ["See a doctor.", "en-GB"] in said
        assert not any(words in ("Tight", "Loose") for words, _ in said)  # nor the words on drawings without these
        assert not any("Journal" in words for words, _ in said)  # nobody wants to hear the sources
        assert button.inner_text() == "stop"
        button.click()
        assert (shown.page.evaluate("said.at(-1)[0]"), button.inner_text()) == ("cancelled", "listen")


def test_it_is_shared_without_the_mark_of_somebodys_paper(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, anew=True) as before:
        before.page.add_init_script("navigator.share = what => { window.shared = what; return Promise.resolve(); }")
        before.page.goto(sample.as_uri() + f"#{MARK}")
        before.page.reload()  # the address differs in its mark alone, which opens nothing anew
        before.page.locator("button.share").click()
        assert before.page.evaluate("shared.url") == sample.as_uri()


def test_it_prints_in_full_and_in_light_colours(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as shown:
        shown.page.emulate_media(color_scheme="dark", media="print")
        assert shown.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        with pikepdf.open(io.BytesIO(shown.page.pdf(prefer_css_page_size=True))) as pdf:
            assert 1 <= len(pdf.pages) <= 5
        assert shown.page.locator("nav:visible").count() == 0


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612)])
def test_it_prints_on_the_paper_that_a_reader_has(browser: Browser, sample: Path, paper: str, width: int) -> None:
    with opened(browser, sample) as shown:
        data = shown.page.pdf(format=paper, prefer_css_page_size=True)
        assert shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert all(abs(float(page.mediabox[2]) - width) < 2 for page in pdf.pages)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_our_leaflet_takes_few_sheets_and_keeps_together_when_to_get_help(browser: Browser, tmp_path: Path, paper: str) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == "alopecia-areata")
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(made).data)
    with opened(browser, file) as shown:
        data = shown.page.pdf(format=paper, prefer_css_page_size=True)
        lines = shown.page.locator(".whom li").all_inner_texts()
    with closing(PdfDocument(data)) as pdf:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert len(pages) <= 8
    printed = "".join(pages).casefold()
    assert "doi.org" in printed
    assert not [name for name in ("ritlecitinib", "litfulo") if name in printed]  # an address of a source has it, too
    assert lines
    assert any(all(" ".join(line.split())[:30] in page for line in lines) for page in pages)


def test_columns_of_topics_begin_at_one_height(browser: Browser, tmp_path: Path) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == "alopecia-areata")
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(made).data)
    with opened(browser, file) as shown:
        shown.page.set_viewport_size({"width": 1280, "height": 800})
        boxes = shown.page.evaluate("[...document.querySelectorAll('.topics h2.minor')].map(each => each.getBoundingClientRect().toJSON())")
        highest = {left: min(box["top"] for box in boxes if box["left"] == left) for left in {box["left"] for box in boxes}}
        assert len(highest) == 2
        assert len(set(highest.values())) == 1


def test_what_is_known_keeps_away_from_its_frame_in_forced_colours(browser: Browser, tmp_path: Path) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == "alopecia-areata")
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(made).data)
    with opened(browser, file) as shown:
        shown.page.emulate_media(forced_colors="active")
        inner = "each => parseFloat(getComputedStyle(each).borderLeftWidth) ? parseFloat(getComputedStyle(each).paddingLeft) : 99"
        assert min(shown.page.evaluate(f"[...document.querySelectorAll('.card')].map({inner})")) >= 12


def test_where_words_run_leftwards_drawings_stay_as_they_are_and_marks_within_their_frame(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(FORMATS["html"].render(job(replace(document(*BLOCKS), lang="ar"))).data)
    with opened(browser, file) as shown:
        assert set(shown.page.evaluate("[...document.querySelectorAll('svg')].map(each => getComputedStyle(each).direction)")) == {"ltr"}
        paddings = shown.page.evaluate("[...document.querySelectorAll('.whom ul')].map(each => getComputedStyle(each).paddingRight)")
        assert min(float(each.removesuffix("px")) for each in paddings) >= 24
        for screen in (SCREENS[0], SCREENS[3]):
            shown.on(screen)
            assert shown.width() == screen.width
