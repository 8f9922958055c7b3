"""The front desk's page in Chromium: by mouse, by keyboard, without a script, on paper, and what axe-core says of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pikepdf
import pytest

from generator.pipeline.folder import START
from tests.browser import SCREENS, Opened, Screen, launched, needs_axe, needs_chromium, opened
from tests.conftest import Project
from tests.each import rows
from tests.web.desks import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.unmeasured]

PATCHY = "alopecia-areata"
NEEDS = ("hand-out", "large-print", "one-page", "fold", "show", "send", "press")
ALWAYS = {"phone"}  # axe-core takes a second or two for a page with so many panels
MOST_KEYS, MOST_WORDS = 16, 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def usual(browser: Browser) -> Iterator[Opened]:
    with opened(browser, pages() / "usual" / START) as shown:
        shown.page.set_viewport_size({"width": 1280, "height": 900})
        yield shown


@pytest.fixture
def mixed(browser: Browser) -> Iterator[Opened]:
    with opened(browser, pages() / "mixed" / START) as shown:
        yield shown


def panel(page: Page, need: str, about: str = PATCHY) -> str:
    """Open the panel of a need, and return how to find it."""
    page.click(f"[popovertarget=p-{about}-{need}]")
    return f"#p-{about}-{need}"


def ask(page: Page) -> None:
    """Open the three questions."""
    if not page.is_visible("#a1"):
        page.click(".ask summary")


@needs_axe
@pytest.mark.parametrize(
    "screen", [screen if screen.name in ALWAYS else pytest.param(screen, marks=pytest.mark.sweep) for screen in SCREENS], ids=str
)
def test_the_page_is_accessible_on_every_screen(screen: Screen, mixed: Opened) -> None:
    mixed.on(screen)
    assert mixed.findings() == []
    assert mixed.width() <= screen.width


@needs_axe
@pytest.mark.parametrize("need", ["large-print", *(pytest.param(need, marks=pytest.mark.sweep) for need in NEEDS if need != "large-print")])
def test_what_opens_is_accessible_too(need: str, mixed: Opened) -> None:
    mixed.on(SCREENS[0])
    panel(mixed.page, need)
    assert mixed.findings() == []
    assert mixed.width() <= SCREENS[0].width


@needs_axe
@pytest.mark.sweep
def test_the_answer_and_the_slip_are_accessible(mixed: Opened) -> None:
    mixed.on(SCREENS[0])
    ask(mixed.page)
    mixed.page.select_option("#a1", PATCHY)
    mixed.page.click("#answer [data-slip]")
    mixed.page.evaluate("scrollTo(0, document.body.scrollHeight)")  # where the bar with the slip covers nothing
    assert mixed.findings() == []


@needs_axe
@pytest.mark.sweep
@pytest.mark.parametrize("name", ["stopped", "twenty"])
def test_a_page_of_another_kind_is_accessible(name: str, browser: Browser) -> None:
    with opened(browser, pages() / name / START) as shown:
        shown.on(SCREENS[0])
        assert shown.findings() == []
        assert shown.width() <= SCREENS[0].width


def test_buttons_stay_within_their_card_on_a_narrow_screen(mixed: Opened) -> None:
    mixed.on(SCREENS[0])
    out = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"
    assert mixed.page.locator(".needs, .need").evaluate_all(out) == []


def test_what_a_card_says_of_its_state_is_covered_by_nothing(mixed: Opened) -> None:
    page = mixed.page
    page.evaluate("document.querySelectorAll('.chd .chip').forEach(each => { each.textContent = 'Approved until 30 September 2027'; })")
    picture = '<span class="thumb mini" style="height: 5.6rem"></span>'
    page.evaluate(f"document.querySelectorAll('.card .chd').forEach(each => each.insertAdjacentHTML('beforeend', '{picture}'))")
    for width in (320, 390, 900, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        box = "each => each.getBoundingClientRect().toJSON()"
        cards = page.locator(".chd:has(.thumb)").all()
        assert len(cards) >= 5
        for card in cards:
            chip, thumb = (card.locator(part).evaluate(box) for part in (".chip", ".thumb"))
            assert chip["right"] <= thumb["left"] or chip["bottom"] <= thumb["top"], width


def test_nothing_is_asked_for_but_the_file_itself(usual: Opened) -> None:
    assert [address for address in usual.asked if not address.startswith("data:")] == [(pages() / "usual" / START).as_uri()]


def test_large_print_on_patchy_hair_loss_is_a_few_keys_away(usual: Opened) -> None:
    usual.page.keyboard.press("/")
    usual.page.keyboard.type("patchy large")
    assert usual.page.inner_text("#qh").startswith("Enter opens: Large print")
    usual.page.keyboard.press("Enter")
    focused = usual.page.locator(":focus")
    assert focused.get_attribute("href") == f"en/large-print/leaflet-{PATCHY}-large-print.pdf"
    assert len("/patchy large") + len(["Enter", "Enter"]) <= MOST_KEYS


@pytest.fixture(params=["usual", "noted", "approved"])
def either(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Opened]:
    """Open the page of drafts, that of drafts with notes on them, and that of handouts that somebody has approved."""
    with opened(browser, pages() / request.param / START) as shown:
        shown.page.set_viewport_size({"width": 1280, "height": 900})
        yield shown


def words_up_to(page: Page, within: str, last: str) -> list[str]:
    """Return all words that are seen in one element from its beginning to the end of another one, with what a field suggests."""
    return " ".join(page.evaluate(_SEEN, [within, last])).split()


_SEEN = """([within, last]) => {
  const end = document.querySelector(last), found = [];
  const walk = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!end.contains(node) && end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) break;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const seen = element.checkVisibility({ visibilityProperty: true }) && !element.closest(".vh, script, style, .skip, svg");
    if (seen && node.nodeType === Node.TEXT_NODE) found.push(node.data);
    else if (seen && node.placeholder && !node.value && getComputedStyle(node, "::placeholder").opacity > 0) found.push(node.placeholder);
  }
  return found;
}"""


def test_whoever_reads_all_that_stands_before_it_finds_large_print_in_few_words(either: Opened) -> None:
    page = either.page
    read = words_up_to(page, "body", "#qh")
    page.keyboard.press("/")
    page.keyboard.type("patchy large")
    read += page.inner_text("#qh").split()
    page.keyboard.press("Enter")
    shown = f"#p-{PATCHY}-large-print"
    read += words_up_to(page, shown, f"{shown} .go")
    assert read[-1] == "Open"
    assert "edge" in read  # how to print it stands before the button
    assert len(read) <= MOST_WORDS, read


def test_notes_of_the_last_run_are_told_of_on_top_and_stand_below_the_cards(browser: Browser) -> None:
    with opened(browser, pages() / "noted" / START) as shown:
        page = shown.page
        assert page.inner_text(".news").strip() == "12 notes"
        assert not page.is_visible("#of-build")
        page.click(".news a")
        assert page.is_visible("#of-build li >> nth=0")
        assert "line 41" in page.inner_text("#of-build li >> nth=0")


def test_by_mouse_it_is_two_clicks_and_few_words_to_the_button_of_the_card(either: Opened) -> None:
    page = either.page
    button = f"[popovertarget=p-{PATCHY}-large-print]"
    read = words_up_to(page, "body", button)
    page.click(button)
    page.click(f"#p-{PATCHY}-large-print .go", trial=True)
    assert page.get_attribute(f"#p-{PATCHY}-large-print .go", "href") == f"en/large-print/leaflet-{PATCHY}-large-print.pdf"
    assert read[-2:] == ["Large", "print"]
    assert len(read) <= MOST_WORDS, read


def test_by_mouse_the_whole_way_has_few_words(either: Opened) -> None:
    """All that stands before the cards, the names on those before the right one, that one to its button, and what opens to its button."""
    page = either.page
    card, shown = f"#c-{PATCHY}", f"#p-{PATCHY}-large-print"
    button = f"[popovertarget=p-{PATCHY}-large-print]"
    ids = page.eval_on_selector_all(".card", "all => all.map(each => `#${each.id}`)")
    before = ids[: ids.index(card)]
    assert before
    read = words_up_to(page, "body", f"{ids[0]} .chd")[: -len(words_up_to(page, f"{ids[0]}", f"{ids[0]} .chd"))]
    assert "give?" in read
    for each in before:
        read += page.inner_text(f"{each} .who h3").split() + page.inner_text(f"{each} .who .small").split()
    read += words_up_to(page, card, button)
    page.click(button)
    read += words_up_to(page, shown, f"{shown} .go")
    assert read[-1] == "Open"
    assert {"edge", "(100%),", "Staple"} <= {*read}  # how to print it stands before the button
    assert len(read) <= MOST_WORDS, read


def test_how_to_print_a_file_stands_before_the_button_that_opens_it_and_is_read_with_it(usual: Opened) -> None:
    page = usual.page
    order = """all => all.map(file => {
      const steps = file.querySelector(".steps"), open = file.querySelector(".go");
      const below = open.getBoundingClientRect().top >= steps.getBoundingClientRect().bottom;
      const follows = !!(steps.compareDocumentPosition(open) & Node.DOCUMENT_POSITION_FOLLOWING);
      return [below, follows, open.getAttribute("aria-describedby") === steps.id, !!steps.innerText.trim()];
    })"""
    for need in NEEDS:
        shown = panel(page, need)
        found = page.eval_on_selector_all(f"{shown} .file", order)
        assert found, need
        assert all(all(each) for each in found), (need, found)
        page.keyboard.press("Escape")


def test_every_button_opens_its_panel_which_says_what_to_do_and_closes_by_escape(usual: Opened) -> None:
    page = usual.page
    for need in NEEDS:
        shown = panel(page, need)
        assert page.locator(f"{shown} .steps li").count() >= 1
        page.keyboard.press("Escape")
        assert not page.is_visible(shown)
        assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == shown[1:]


def test_a_search_shows_the_cards_that_fit_and_offers_all_if_none_does(usual: Opened) -> None:
    page = usual.page
    page.fill("#q", "shedding")
    assert page.locator(".card:visible").count() == 1
    page.fill("#q", "xylophone quartz")
    assert page.is_visible("#none")
    page.click("#clear")
    assert page.locator(".card:visible").count() == 6
    page.fill("#q", "slides talk")
    page.keyboard.press("Enter")
    assert page.is_visible("#p-all-deck")


@rows(
    "typed, opens",
    [
        ("scarring", "scarring-alopecia-hand-out"),
        ("scarring black", "scarring-alopecia-hand-out"),
        ("areata booklet", "alopecia-areata-fold"),
        ("patchy email", "alopecia-areata-send"),
        ("pattern powerpoint", "androgenetic-alopecia-show"),
        ("hl-04 bigger", "traction-alopecia-large-print"),
        ("areta large", "alopecia-areata-large-print"),
        ("alopeica areata large", "alopecia-areata-large-print"),
        ("waiting", "all-waiting-room"),
        ("areata low vision", "alopecia-areata-large-print"),
        ("braids", "traction-alopecia-hand-out"),
        ("autoimm big letters", "alopecia-areata-large-print"),
        ("after exosome", "all-aftercare"),
    ],
)
def test_one_finds_by_other_words_and_with_a_wrong_letter(usual: Opened, typed: str, opens: str) -> None:
    page = usual.page
    page.fill("#q", typed)
    assert page.locator(".card:visible").count() == 1
    page.keyboard.press("Enter")
    assert page.is_visible(f"#p-{opens}")
    page.keyboard.press("Escape")


@rows(
    "typed, found",
    [
        ("male", {"androgenetic-alopecia"}),
        ("my brother is going bald", {"androgenetic-alopecia"}),
        ("postpartum", {"telogen-effluvium"}),
        ("women", {"androgenetic-alopecia", "traction-alopecia", "scarring-alopecia"}),
        ("shampoo", {"all"}),
        ("minoxidil", {"androgenetic-alopecia", "telogen-effluvium", "traction-alopecia"}),
        ("hl02", {PATCHY}),
        ("patch", {PATCHY}),
    ],
)
def test_one_finds_by_words_that_people_use(usual: Opened, typed: str, found: set[str]) -> None:
    usual.page.fill("#q", typed)
    assert cards_found(usual.page) == found


@rows("typed, need", [("whatsapp", "send"), ("sms", "send"), ("grey", "hand-out"), ("b&w", "hand-out"), ("tv", "show")])
def test_one_finds_a_need_by_words_that_people_use(usual: Opened, typed: str, need: str) -> None:
    usual.page.fill("#q", f"patchy {typed}")
    assert cards_found(usual.page) == {PATCHY}
    usual.page.keyboard.press("Enter")
    assert usual.page.is_visible(f"#p-{PATCHY}-{need}")
    usual.page.keyboard.press("Escape")


def test_whoever_says_that_hair_is_falling_out_is_shown_all_types(usual: Opened) -> None:
    usual.page.fill("#q", "my hair is falling out")
    assert len(cards_found(usual.page)) >= 5
    assert usual.page.inner_text("#qh") == "6 cards"


def test_a_word_that_nothing_has_is_named_and_left_out(usual: Opened) -> None:
    usual.page.fill("#q", "Mrs Featherstonehaugh patchy large")
    assert cards_found(usual.page) == {PATCHY}
    assert usual.page.inner_text("#qh").startswith("Nothing has the word “mrs featherstonehaugh”. Without it: Enter opens: Large print")
    usual.page.keyboard.press("Enter")
    assert usual.page.is_visible(f"#p-{PATCHY}-large-print")


def cards_found(page: Page) -> set[str]:
    found: list[str] = page.locator(".card:visible").evaluate_all("all => all.map(each => each.id.slice(2))")
    return set(found)


def test_what_is_sent_first_is_the_link(usual: Opened) -> None:
    page = usual.page
    page.fill("#q", "patchy send")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.copy") == f"w-{PATCHY}-send"


def test_enter_opens_nothing_while_several_types_fit(usual: Opened) -> None:
    page = usual.page
    page.fill("#q", "large")
    assert page.locator(".need.hot").count() >= 5
    page.keyboard.press("Enter")
    assert page.locator(".panel:popover-open").count() == 0


@rows(
    "sight, much, path",
    [
        ("yes", "all", f"en/leaflet-{PATCHY}.pdf"),
        ("yes", "short", f"en/at-a-glance-{PATCHY}.pdf"),
        ("no", "all", f"en/large-print/leaflet-{PATCHY}-large-print.pdf"),
        ("no", "short", f"en/large-print/leaflet-{PATCHY}-large-print.pdf"),
        ("phone", "all", f"en/booklet/leaflet-{PATCHY}-booklet.pdf"),
    ],
)
def test_three_answers_name_one_file(sight: str, much: str, path: str, usual: Opened) -> None:
    ask(usual.page)
    usual.page.select_option("#a1", PATCHY)
    usual.page.check(f"[name=sight][value={sight}]")
    usual.page.check(f"[name=much][value={much}]")
    assert usual.page.get_attribute("#answer .go", "href") == path
    steps, button = (usual.page.locator(f"#answer {part}").bounding_box() for part in (".steps", ".go"))
    assert steps
    assert button
    assert steps["y"] + steps["height"] <= button["y"]


def test_who_does_not_know_the_type_yet_gets_the_guide(usual: Opened) -> None:
    ask(usual.page)
    usual.page.select_option("#a1", "?")
    assert usual.page.get_attribute("#answer .go", "href") == "en/treatment-guide.pdf"


def test_the_answer_says_if_a_handout_must_not_be_given(mixed: Opened) -> None:
    ask(mixed.page)
    mixed.page.select_option("#a1", "telogen-effluvium")
    assert "Do not give this." in mixed.page.inner_text("#answer")


def test_the_slip_names_codes_and_versions_on_the_day_that_was_typed(either: Opened) -> None:
    page = either.page
    for need, about, number in (("large-print", PATCHY, 0), ("aftercare", "all", 0)):
        page.click(f"{panel(page, need, about)} [data-slip] >> nth={number}")
        page.keyboard.press("Escape")
    page.fill("#day", "2026-11-28")
    said = "HL-02 v2.0, leaflet, large print; HL-91 v2.0, aftercare sheet, given 28 November 2026"
    assert page.input_value("#notes") == said
    page.click("#items .off >> nth=0")
    assert page.input_value("#notes") == "HL-91 v2.0, aftercare sheet, given 28 November 2026"
    page.click("#wipe")
    assert page.is_visible("#empty")


def test_only_the_slip_is_printed_from_its_button(usual: Opened) -> None:
    page = usual.page
    page.click(f"{panel(page, 'hand-out')} [data-slip]")
    page.keyboard.press("Escape")
    page.evaluate("window.print = () => { window.printed = document.body.className }")
    page.click("#print")
    assert page.evaluate("window.printed") == "slipping"
    page.emulate_media(media="print")
    page.evaluate("document.body.className = 'slipping'")
    assert page.is_visible("#slip")
    assert not page.is_visible("h1")
    assert not page.is_visible(".group")


def test_an_open_panel_is_printed_alone(usual: Opened) -> None:
    shown = panel(usual.page, "fold")
    usual.page.emulate_media(media="print")
    assert usual.page.is_visible(f"{shown} .steps")
    assert not usual.page.is_visible("main")


def test_on_paper_the_page_is_a_list_with_how_to_print(usual: Opened) -> None:
    page = usual.page
    page.emulate_media(media="print")
    assert not page.is_visible(".cards")
    ways = dict(zip(*(page.locator(f".ways {part}").all_inner_texts() for part in ("dt", "dd")), strict=True))
    assert "flip on long edge" in ways[page.inner_text(".group li >> nth=0 >> .wayof")]
    assert {each.inner_text() for each in page.locator(".wayof").all()} == ways.keys()
    assert len(set(ways.values())) == len(ways)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_list_takes_a_sheet_of_paper(usual: Opened, paper: str) -> None:
    with pikepdf.open(io.BytesIO(usual.page.pdf(format=paper))) as pdf:
        assert len(pdf.pages) <= 2


def test_filters_leave_the_files_that_fit(mixed: Opened) -> None:
    page = mixed.page
    page.select_option("#f-about", "Patchy hair loss")
    page.select_option("#f-kind", "One page")
    assert page.inner_text("#shown") == "5 files"
    page.select_option("#f-status", "Withdrawn")
    assert page.inner_text("#shown") == "0 files"
    page.select_option("#f-about", "")
    assert page.locator(".group li:visible").count() == 5
    page.select_option("#f-kind", "")
    page.select_option("#f-status", "stale")
    assert {"guide" in address for address in page.eval_on_selector_all(".group li:not([hidden]) a", "all => all.map(a => a.href)")} == {
        True
    }


def test_without_a_script_panels_open_and_the_list_says_how_to_print(browser: Browser) -> None:
    with opened(browser, pages() / "usual" / START, script=False) as shown:
        assert not shown.page.is_visible("#q")
        assert not shown.page.is_visible("#slip")
        assert "flip on long edge" in shown.page.inner_text(".group >> nth=0")
        assert shown.page.is_visible(f"{panel(shown.page, 'large-print')} .go")


def test_with_many_conditions_cards_are_folded_until_they_are_found(browser: Browser) -> None:
    with opened(browser, pages() / "twenty" / START) as shown:
        assert not shown.page.is_visible(f"[popovertarget=p-{PATCHY}-0-hand-out]")
        shown.page.fill("#q", "patchy")
        assert shown.page.is_visible(f"[popovertarget=p-{PATCHY}-0-hand-out]")
        assert shown.page.locator(".card:visible").count() == 4


def test_every_link_leads_to_a_file_that_is_there(built: Project, browser: Browser) -> None:
    with opened(browser, built.output / START) as shown:
        links = set(shown.page.eval_on_selector_all("a[target=_blank]", "all => all.map(a => a.getAttribute('href'))"))
        assert {unquote(link) for link in links} == {path for path in built.files() if path.startswith(("en/", "web/"))}


def test_the_words_that_are_sent_can_be_copied(usual: Opened) -> None:
    usual.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = panel(usual.page, "send")
    usual.page.click(f"{shown} [data-copy]")
    usual.page.wait_for_function("document.querySelector(':popover-open [data-copy]').textContent === 'Copied'")
    assert f"leaflets/{PATCHY}" in usual.page.evaluate("navigator.clipboard.readText()") or PATCHY in usual.page.input_value(
        f"{shown} textarea"
    )
