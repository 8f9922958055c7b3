"""A loop: a slide show that advances by itself at reading speed and starts again."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree
from pptx import Presentation

from generator.document.deck import Deck, Notes, Pace, SlotLine
from generator.formats.pptx import opc
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.opc import Part
from generator.formats.pptx.pace import time_on
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.spread import spread
from generator.formats.pptx.template import house_template
from tests.each import rows
from tests.formats.pptx.sample_deck import sample, sample_deck, sample_theme, slide, text
from tests.made import as_presentation

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FIRST, PROPERTIES = "ppt/slides/slide1.xml", "ppt/presProps.xml"


@cache
def loop() -> Deck:
    """Return a loop of two slides."""
    first = slide("one", "statement", "What could I ask?", "All", {"statement": (SlotLine(text("How sure are you of that?")),)})
    second = slide("two", "statement", "And what else?", "All", {"statement": (SlotLine(text("Who will treat me here?")),)})
    slides = tuple(replace(s, notes=Notes((text("One. Two."),))) for s in (first, second))
    return replace(sample_deck(), slides=slides, pace=Pace())


@cache
def file() -> bytes:
    rendered = render_deck(loop(), sample_theme())
    assert rendered.problems == ()
    return rendered.data


def test_reading_time_is_half_a_second_a_word_and_four_seconds() -> None:
    assert [Pace().milliseconds(words) for words in (0, 1, 30, 120)] == [4_000, 4_500, 19_000, 64_000]


def test_each_slide_stays_for_its_own_words() -> None:
    parts = opc.read_package(file())
    stays = [re.search(r'<p:transition advClick="1" advTm="(\d+)"/>', parts[f"ppt/slides/slide{n}.xml"].data.decode()) for n in (1, 2)]
    assert [found and int(found[1]) for found in stays] == [4_000 + 500 * (4 + 6), 4_000 + 500 * (3 + 5)]


@rows(("name", "words"), [("choices", 32), ("cycle", 9), ("trial", 9)])
def test_words_in_tables_drawings_and_charts_take_time_too(name: str, words: int) -> None:
    (one,) = (each for each in sample_deck().slides if each.id == name)
    bare = replace(spread(one, sample_deck()), words={})
    assert time_on(bare, Pace()) == 4_000 + 500 * words


def test_the_file_opens_as_a_show_that_begins_again() -> None:
    parts = opc.read_package(file())
    assert parts[opc.main_name(parts)].type == opc.SHOW_TYPE
    show = etree.fromstring(parts[PROPERTIES].data).find(f"{P}showPr")
    assert show.get("loop") == "1"
    assert [child.tag for child in show] == [f"{P}present"]  # and not a kiosk, in which nobody can stop or turn back


def test_a_talk_stays_a_presentation_that_waits() -> None:
    parts = opc.read_package(sample().data)
    assert parts[opc.main_name(parts)].type == opc.MAIN_TYPE
    assert not any(b"advTm" in part.data or b"showPr" in part.data for part in parts.values())


def test_the_show_settings_of_a_template_give_way() -> None:
    own = dict(house_template(sample_theme(), "en-GB", SlideLogo()))
    kiosk = own[PROPERTIES].data.replace(b"/>", b"><p:prnPr/><p:showPr><p:kiosk/></p:showPr><p:clrMru/></p:presentationPr>")
    own[PROPERTIES] = replace(own[PROPERTIES], data=kiosk)
    rendered = render_deck(loop(), sample_theme(), opc.write_package(own))
    properties = etree.fromstring(opc.read_package(rendered.data)[PROPERTIES].data)
    assert [child.tag.removeprefix(P) for child in properties] == ["prnPr", "showPr", "clrMru"]
    assert [child.tag.removeprefix(P) for child in properties[1]] == ["present"]


def test_a_template_without_such_settings_gets_them() -> None:
    own = dict(house_template(sample_theme(), "en-GB", SlideLogo()))
    main = opc.main_name(own)
    own[main] = replace(own[main], relations=tuple(r for r in own[main].relations if not r.type.endswith("/presProps")))
    rendered = render_deck(loop(), sample_theme(), opc.write_package(own))
    assert b'loop="1"' in opc.read_package(rendered.data)[PROPERTIES].data


def test_the_same_loop_gives_the_same_bytes() -> None:
    assert render_deck(loop(), sample_theme()).data == file()


def changed(name: str, pattern: str, new: str) -> Callable[[dict[str, Part]], None]:
    def change(parts: dict[str, Part]) -> None:
        now = re.sub(pattern, new, parts[name].data.decode(), count=1)
        assert now != parts[name].data.decode()
        parts[name] = replace(parts[name], data=now.encode())

    return change


def set_at(size: int) -> Callable[[dict[str, Part]], None]:
    return changed(FIRST, r'<a:rPr lang="en-GB"/>(<a:t>How sure)', rf'<a:rPr lang="en-GB" sz="{size}"/>\1')


def found(change: Callable[[dict[str, Part]], None]) -> list[tuple[str, str]]:
    parts = opc.read_package(file())
    change(parts)
    return [(p.code, p.message) for p in check_deck(opc.write_package(parts), loop())]


def test_the_checks_find_nothing_in_a_loop() -> None:
    assert check_deck(file(), loop()) == ()


FAULTS = {
    "small words": (set_at(2300), "T02", "the type is 23 pt; the minimum is 24 pt"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_loop_is_found(name: str) -> None:
    change, code, words = FAULTS[name]
    assert [message for told, message in found(change) if told == code and words in message], found(change)


def test_a_slide_show_is_read_by_python_pptx_as_a_presentation() -> None:
    slides = Presentation(io.BytesIO(as_presentation(file()))).slides
    assert [each.shapes.title.text.replace("\xa0", " ") for each in slides] == [each.title.plain for each in loop().slides]
