"""What a process remembers from one file to the next saves work and changes no file: neither its bytes nor its places."""

from __future__ import annotations

import pickle
import subprocess
import sys
import zlib
from dataclasses import replace
from functools import _lru_cache_wrapper

import pikepdf
import pytest

from generator.document import binding
from generator.document.blocks import Document, Masthead
from generator.formats.pdf import canvas, fonts, inline, layouts, page_breaks, page_content, pages, paginate, render, sketch, stamping, tree
from generator.formats.pdf.blocks import figure
from generator.formats.pdf.checks.words import check_words
from generator.formats.pdf.fonts import load_faces
from generator.formats.pdf.inline import TextStyle, break_text
from generator.formats.pdf.objects import _CompressedOnce
from generator.problems import Location
from generator.remembering import Keeping
from generator.text import Text
from tests.conftest import ROOT
from tests.formats.pdf import reading
from tests.formats.pdf.print_shop import profile, to_press
from tests.formats.pdf.sample import SAMPLE, document, paragraph, printed, words
from tests.formats.pdf.test_inks import in_grey
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

REMEMBERING = (
    (inline, "_broken"),
    (_CompressedOnce, "encode"),
    (figure, "_picture"),
    (pages, "_fitting"),
    (figure, "_operators"),
    (layouts, "_laid"),
    (layouts, "_known"),
    (layouts, "_setting"),
    (paginate, "best_breaks"),
    (page_breaks, "_columns_height"),
    (paginate, "left_over"),
    (paginate, "measured"),
    (paginate, "_page"),
    (paginate, "changed"),
    (render, "changed"),
    (pages, "sketched"),
    (canvas, "stretch"),
    (page_content, "_joined"),
    (page_content, "content_stream"),
    (stamping, "stretch"),
    (stamping, "content_stream"),
    (stamping, "links"),
    (stamping, "embedded_part"),
    (canvas, "links"),
    (tree, "branch"),
    (sketch, "_ground"),
    (fonts, "_program"),
    (fonts, "embedded_part"),
    (binding, "_bound_section"),
)
BODY = TextStyle(12, 16, "regular", "ink")
OTHER = document(paragraph("Other words, in another order. " * 9))


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make each function that remembers do its work every time."""
    for owner, name in REMEMBERING:
        remembering = getattr(owner, name)
        assert isinstance(remembering, _lru_cache_wrapper | Keeping)
        plain = remembering.__wrapped__
        monkeypatch.setattr(owner, name, staticmethod(plain) if isinstance(owner, type) else plain)


@pytest.mark.parametrize("make", [printed, to_press], ids=["for the office", "for a press"])
def test_a_process_that_remembers_nothing_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch, make: object) -> None:
    assert callable(make)
    made_before = [make(each).data for each in (OTHER, SAMPLE, OTHER, SAMPLE)]
    forget(monkeypatch)
    assert [make(each).data for each in (SAMPLE, OTHER)] == made_before[1::-1] == made_before[3:1:-1]


def test_a_layout_is_drawn_in_any_number_of_files_and_in_other_colours() -> None:
    laid = layouts._laid
    before = laid.misses
    files = [printed(SAMPLE).data, in_grey(), printed(SAMPLE).data]
    assert files[0] == files[2] != files[1]
    assert laid.misses - before <= len(SAMPLE.sections)
    assert reading.tag_tree(files[1]) == reading.tag_tree(files[0])


def _of_another_clinic() -> Document:
    head, *rest = SAMPLE.sections
    masthead = head.blocks[0]
    assert isinstance(masthead, Masthead)
    other = replace(head, blocks=(replace(masthead, clinic=words("Another Clinic with a much longer name")), *head.blocks[1:]))
    return replace(SAMPLE, sections=(other, *rest), footer=replace(SAMPLE.footer, clinic=words("Another Clinic")))


def test_a_file_made_after_others_is_the_one_that_is_made_first() -> None:
    other = _of_another_clinic()
    made = "sys.stdout.buffer.write(printed(pickle.load(sys.stdin.buffer)).data)"
    code = f"import pickle, sys; from tests.formats.pdf.sample import printed; {made}"
    first = subprocess.run([sys.executable, "-c", code], input=pickle.dumps(other), stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout
    assert printed(SAMPLE).data != first
    assert printed(other).data == first


def test_a_letter_has_the_same_code_in_every_file() -> None:
    shown = [_shown(printed(document(paragraph(text))).data) for text in ("Zebras. Hair grows.", "A longer text before it. Hair grows.")]
    hair = b"".join(b"%02x" % letter for letter in b"Hair")
    assert all(hair in codes for codes in shown)


def _shown(data: bytes) -> bytes:
    with reading.opened(data) as pdf:
        return b"".join(map(reading.drawn, pdf.pages))


def test_of_two_equal_sections_in_a_handout_each_is_drawn() -> None:
    section = SAMPLE.sections[1]
    twice = replace(SAMPLE, sections=(SAMPLE.sections[0], section, replace(section)))
    once = replace(SAMPLE, sections=(SAMPLE.sections[0], section))
    data = printed(twice).data
    assert list(check_words(twice, data)) == []
    assert len(reading.tag_tree(data)) > len(reading.tag_tree(printed(once).data))


def test_a_face_keeps_the_widths_that_it_measured_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "WIDTHS", 3)
    face = fonts.PlainFace(FONTS.text.regular)
    widths = {words: face.width(words) for words in ("one", "two", "three", "four")}
    assert list(face._widths) == ["two", "three", "four"]
    assert {words: face.width(words) for words in widths} == widths


def test_the_same_words_are_broken_once_and_keep_their_own_places() -> None:
    locations = Location("one.yaml", 1, 1, ""), Location("other.yaml", 2, 2, "")
    one, other = (
        break_text(Text.of("Hair grows in cycles, each of some years.", location), BODY, 100, load_faces(FONTS)) for location in locations
    )
    assert one.lines is other.lines
    assert (one.text.location, other.text.location) == locations


def test_a_press_profile_is_compressed_once_and_is_in_each_file() -> None:
    files = [to_press(each).data for each in (SAMPLE, OTHER)]
    found = [_profile(data) for data in files]
    assert found[0] == found[1]
    assert zlib.decompress(found[0]) == profile().data
    assert _CompressedOnce().encode(profile().data) is _CompressedOnce().encode(profile().data)


def _profile(data: bytes) -> bytes:
    with reading.opened(data) as pdf:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        assert stream.Filter == [pikepdf.Name.FlateDecode]
        return stream.read_raw_bytes()
