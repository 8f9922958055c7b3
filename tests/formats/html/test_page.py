"""Pages: what stands on them, that it leads somewhere, and that nothing typed into the words can become more than words."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from generator.document.approval import STATUSES, Status
from generator.document.blocks import Document, Heading, Paragraph, Section
from generator.document.plain import words as words_of
from generator.figures.logo import read_logo
from generator.figures.raster import png
from generator.formats import FORMATS
from generator.formats.html.checks import check_page
from generator.formats.html.checks.words import of_page
from generator.formats.html.page import render_page
from generator.formats.pdf.checks.words import read_words
from generator.text import Span, Text
from tests.each import rows
from tests.formats.html.sample import BLOCKS, MARK, SITE, citing, document, job, parsed, with_heads, words
from tests.formats.pdf.sample import printed
from tests.made import REAL, planned

pytestmark = pytest.mark.covered

HOSTILE = "</script><script>alert(1)</script> & \"quoted\" <b>bold</b> {{ 7 * 7 }} 'single'"


@cache
def page(of: Document | None = None) -> bytes:
    return render_page(job(of or document(*BLOCKS))).data


def found(path: str, data: bytes | None = None) -> list[etree._Element]:
    return list(parsed(data or page()).xpath(path))


def test_each_kind_of_block_reads_back_in_order() -> None:
    composed = document(*BLOCKS)
    assert of_page(page()) == " ".join(words_of(composed)).split()
    assert list(check_page(job(composed), page())) == []


def test_a_link_to_another_language_says_which_one_it_is() -> None:
    text = Text((Span("Cymraeg", lang="cy", link="https://clinic.example/cy/hair"), Span("Gaeilge", lang="ga")))
    data = page(document(Paragraph(text, "languages")))
    (link,) = found("//p[@class='languages']//a", data)
    assert (link.get("href"), link.get("hreflang")) == ("https://clinic.example/cy/hair", "cy")
    assert [(each.get("lang"), each.text) for each in found("//p[@class='languages']//span", data)] == [
        ("cy", "Cymraeg"),
        ("ga", "Gaeilge"),
    ]


def test_a_page_says_what_its_pdf_says() -> None:
    composed = document(Heading(words("A heading")), Paragraph(citing("It may help.", 1)), *BLOCKS[6:9], spoken=False)
    assert of_page(page(composed)) == read_words(printed(composed).data)


@rows(
    ("old", "new", "what"),
    [
        (b"Nothing is done.", b"", "delete"),
        (b"Nothing is done.", b"Nothing is done. Twice.", "insert"),
        (b"You watch.", b"You wait.", "replace"),
    ],
)
def test_words_that_are_not_the_composed_ones_are_reported(old: bytes, new: bytes, what: str) -> None:
    (problem,) = check_page(job(document(*BLOCKS)), page().replace(old, new))
    assert (problem.code, problem.severity, what in problem.message) == ("A07", "error", True)


def test_a_page_has_one_title_and_no_level_is_left_out() -> None:
    levels = [int(each.tag[1]) for each in found("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_contents_and_sources_lead_to_what_is_there() -> None:
    ids = [each.get("id") for each in found("//*[@id]")]
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in found("//a/@href") if href.startswith("#")}
    assert inner <= {*ids, "main"}
    assert {"source-paper-1", "source-paper-2", "cited-paper-1", "cited-paper-2", "words"} <= inner
    (back,) = found("//li[@id='source-paper-1']/a[@class='back']")
    assert (back.get("href"), back.get("aria-label")) == ("#cited-paper-1", "back 1")
    assert [each.get("aria-label") for each in found("//a[@class='cite']")] == ["source 1", "source 2", "source 1"]


def test_a_page_asks_for_nothing_from_outside() -> None:
    assert found("//*[@src]|//link[@rel='stylesheet']|//iframe|//object|//embed") == []
    assert set(re.findall(rb"url\((.{5})", page())) == {b"data:"}
    assert b"@import" not in page()
    assert [each.get("href") for each in found("//link[@rel='icon']")] == ["data:,"]


def test_people_are_counted_in_dots() -> None:
    drawn = found("//svg[contains(@class, 'dots')]")
    assert [each.get("aria-label") for each in drawn][:2] == ["2 people", "23 of 100 people"]
    assert dots_of(drawn[0]) == {"disc": 2}
    assert dots_of(drawn[1]) == {"disc": 23, "ring": 77, "hole": 77}


def dots_of(picture: etree._Element) -> dict[str, int]:
    """Return how many round dashes each kind of line shows: they are 10 apart."""
    return {line.get("class"): sum(int(float(length) // 10) + 1 for length in re.findall(r"h([\d.]+)", line.get("d"))) for line in picture}


def test_small_heads_stand_beside_the_large_one_and_what_it_shows_is_read_once() -> None:
    composed = with_heads(document(*BLOCKS))
    shown = page(composed)
    heads = found("//header[contains(@class, 'mast')]//svg", shown)
    assert [each.get("aria-label") for each in heads] == ["Tight: a head", "Loose: the same head", "Other: a second head"]
    assert [(each.text, each.get("aria-hidden")) for each in found("//div[contains(@class, 'heads')]//p", shown)] == [
        ("Tight", "true"),
        ("Loose", "true"),
        ("Other", "true"),
    ]
    assert of_page(shown) == of_page(page())
    assert list(check_page(job(composed), shown)) == []


def test_a_choice_can_be_ticked_and_its_cells_are_named_on_a_card() -> None:
    (row,) = found("//table/tbody/tr")
    assert row.xpath("./th//label/input/@type") == ["checkbox"]
    assert row.xpath("./td/@data-label") == ["Out of 100", "Benefits", "Harms"]
    assert {each.get("role") for each in found("//table|//tr|//th|//td")} == {"table", "row", "columnheader", "rowheader", "cell"}


def test_each_number_to_call_can_be_called() -> None:
    assert found("//a[starts-with(@href, 'tel:')]/@href") == ["tel:999", "tel:+442079460123"]


@rows("name", ["alopecia-areata", "guide", "aftercare", "web"])
def test_every_number_of_a_help_line_in_our_words_can_be_called_from_a_phone(name: str) -> None:
    made = next(each for each in planned(REAL).jobs if each.format == "html" and each.name == name)
    data = FORMATS["html"].render(made).data
    called = {str(each) for each in found("//main//a/@href[starts-with(., 'tel:')]", data)}
    assert called == {"tel:999", "tel:111", "tel:116123", "tel:+442079460123"}
    unlinked = " ".join(map(str, found("//main//text()[not(ancestor::a) and not(ancestor::script)]", data)))
    assert re.findall(r"\b(?:999|111|116.123)\b", unlinked) == []
    assert re.search(rb"<a [^>]*>(?:(?!</a>).)*<a ", data, re.DOTALL) is None


def test_other_languages_say_so_and_run_their_own_way() -> None:
    (arabic,) = found("//span[@lang]")
    assert (arabic.text, arabic.get("lang"), arabic.get("dir")) == ("عربي", "ar", "auto")
    assert found("/html/@lang|/html/@dir") == ["en-GB", "ltr"]
    assert found("/html/@dir", page(replace(document(), lang="ar"))) == ["rtl"]


def test_what_only_a_script_can_do_is_hidden_without_one() -> None:
    assert [each.get("hidden") for each in found("//p[@class='tools']|//button|//*[@id='paper']")] == [""] * 4


def test_paper_with_the_same_words_is_told_without_script() -> None:
    (same,) = found(f"//*[@id='{MARK}']")
    assert same.text_content().strip() == "paper_same"
    assert ".paper:target" in page().decode()


@pytest.mark.parametrize("status", STATUSES)
def test_a_page_that_nobody_should_go_by_says_so_above_all_else(status: Status) -> None:
    of = document(*BLOCKS)
    data = page(replace(of, approval=replace(of.approval, status=status)))
    warned = [str(each) for each in found("//body/aside[contains(@class, 'stop')]//text()", data)]
    assert warned == ([status] if status in ("withdrawn", "expired") else [])
    assert of_page(data) == of_page(page(of))


def test_words_stay_words() -> None:
    hostile = Text((Span(HOSTILE), Span(HOSTILE, link="https://clinic.example/?a=1&b='\">")))
    data = page(replace(document(Paragraph(hostile), title=HOSTILE), subject=HOSTILE, author=HOSTILE, keywords=HOSTILE))
    assert len(found("//script", data)) == len(found("//script"))
    assert found("//b[text()='bold']", data) == []
    assert b"49" not in re.findall(rb"<h1.*?</h1>", data, re.DOTALL)[0]
    assert found("//section[@class='s-words']//a/@href", data) == ["https://clinic.example/?a=1&b='\">"]
    assert " ".join(of_page(data)).count(" ".join(HOSTILE.split())) == 3


def test_paper_says_whose_it_is_on_each_page_whatever_the_words() -> None:
    assert '@bottom-left{content:"Clinic \\b7  HL\\2d 01' in page().decode()
    hostile = replace(document(), footer=replace(document().footer, clinic=words('x"}</style><script>')))
    style = parsed(page(hostile)).xpath("string(//style)")
    assert 'content:"x\\22 \\7d \\3c \\2f style' in style


def test_search_engines_are_told_what_it_is() -> None:
    (facts,) = (json.loads(each.text) for each in found("//script[@type='application/ld+json']"))
    assert (facts["@type"], facts["name"], facts["inLanguage"], facts["version"]) == ("MedicalWebPage", "A title", "en-GB", "2.0")
    assert facts["about"] == {"@type": "MedicalCondition", "name": "Plain name", "alternateName": ["Medical name"]}
    assert facts["url"] == f"{SITE}/sample"
    assert "reviewedBy" not in facts
    assert found("//meta[@name='robots']/@content") == ["noindex"]


def test_who_checked_it_is_told_once_it_is_approved() -> None:
    draft = document()
    assert draft.page
    approved = replace(draft, page=replace(draft.page, approved=True, reviewer="A Reviewer"))
    data = page(approved)
    (facts,) = (json.loads(each.text) for each in found("//script[@type='application/ld+json']", data))
    assert (facts["reviewedBy"]["name"], facts["lastReviewed"]) == ("A Reviewer", "2026-11-01")
    assert found("//meta[@name='robots']", data) == []


def test_a_section_is_found_under_the_same_address_whatever_its_words() -> None:
    two = Section("what-matters", (Heading(words("One")), Heading(words("Two"))))
    of = replace(document(), sections=(*document().sections[:1], two))
    assert found("//h2/@id", page(of)) == ["what-matters", "what-matters-2"]
    assert found("//nav[@class='contents']//a", page(of)) == []  # two headings need no list


def logo(across: int, high: int) -> bytes:
    """Return a drawing of many colours with a clear ground, in so many pixels that it weighs megabytes."""
    image = Image.merge(
        "RGBA", [Image.effect_noise((across, high), 40 + 20 * band) for band in range(3)] + [Image.new("L", (across, high), 0)]
    )
    image.paste((20, 90, 160, 255), (across // 4, high // 4, across // 2, high // 2))
    return png(image)


def test_a_logo_of_many_pixels_travels_no_larger_than_a_page_shows_it() -> None:
    data = logo(1600, 800)
    assert 2_000_000 < len(data) < 5_000_000
    composed = document(*BLOCKS)
    of = replace(job(composed), logo=read_logo(data, ".png"))
    shown = render_page(of).data
    assert len(shown) - len(page()) < 8_000
    (source,) = re.findall(rb"data:image/png;base64,([^\"]+)", shown)
    image = Image.open(io.BytesIO(b64decode(source)))
    assert image.size == (252, 126)
    assert of_pixel(image, 95, 45) == pytest.approx((20, 90, 160, 255), abs=4)  # of 255: no eye tells them apart
    assert of_pixel(image, 5, 5)[3] == 0


def of_pixel(image: Image.Image, across: int, down: int) -> tuple[int, ...]:
    return tuple(image.convert("RGBA").crop((across, down, across + 1, down + 1)).tobytes())
