"""The build's own reading back: a file that lost, changed or moved a word is found, whatever was done to it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from generator.document.blocks import List, Paragraph
from generator.document.plain import words as words_of
from generator.formats.pdf.checks import frames, shown, structure
from generator.formats.pdf.checks.words import check_words, read_back, read_pieces, read_words
from generator.formats.pdf.reference_table import objects_of
from generator.problems import Problem
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.sample import SAMPLE, document, paragraph, printed, words

COMPOSED = document(Paragraph(words("Hair falls out in round patches.", 7)), paragraph("It may grow back."), List((words("Ask us."),)))


def test_what_was_composed_reads_back() -> None:
    for composed in (COMPOSED, SAMPLE):
        data = printed(composed).data
        assert read_words(data) == " ".join(words_of(composed)).split()
        assert list(check_words(composed, data)) == []


def altered(change: Callable[[pikepdf.Pdf], None]) -> list[Problem]:
    """Return what is found after the file was changed."""
    with pikepdf.open(io.BytesIO(printed(COMPOSED).data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return list(check_words(COMPOSED, out.getvalue()))


def stream(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(reading.drawn(page)))


def _without_a_line(pdf: pikepdf.Pdf) -> None:
    stream(pdf, lambda code: re.sub(rb"/LBody <</MCID \d+>> BDC.*?EMC", b"", code, flags=re.DOTALL))


def _as_decoration(pdf: pikepdf.Pdf) -> None:
    stream(pdf, lambda code: re.sub(rb"/LBody <</MCID \d+>> BDC", b"/Artifact BMC", code))


def _said_twice(pdf: pikepdf.Pdf) -> None:
    stream(pdf, lambda code: re.sub(rb"(<[0-9a-f]+> Tj)", rb"\1 \1", code, count=1))


def _with_other_letters(pdf: pikepdf.Pdf) -> None:
    for font in dict(pdf.pages[0].Resources.Font.items()).values():
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode = pdf.make_stream(cmap.replace(b"<0068>", b"<0062>").replace(b"<0048>", b"<0042>"))


def _in_another_order(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K
    root.K = pikepdf.Array(reversed(list(root.K)))


def _without_a_tag(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K
    root.K = pikepdf.Array(list(root.K)[:-1])


@pytest.mark.parametrize(
    "change",
    [_without_a_line, _as_decoration, _said_twice, _with_other_letters, _in_another_order, _without_a_tag],
    ids=lambda change: change.__name__.strip("_").replace("_", " "),
)
def test_a_file_that_says_something_else_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    (problem,) = altered(change)
    assert (problem.code, problem.severity) == ("A07", "error")
    assert problem.message.startswith("sample: the words of the PDF differ from the words composed")


def test_the_place_and_the_words_that_differ_are_reported() -> None:
    other = document(Paragraph(words("Hair falls out in bare patches.", 7)), paragraph("It may grow back."), List((words("Ask us."),)))
    (problem,) = check_words(other, printed(COMPOSED).data)
    assert problem.location == words("Hair falls out in bare patches.", 7).location
    assert problem.message.endswith("(replace): 'bare patches. It may' reads back as 'round patches. It may'")


def test_words_split_by_marks_are_still_one_word() -> None:
    text = Text((Span("un"), Span("believ", link="https://a.example"), Span("able"), Span(" stuff", lang="cy")))
    composed = document(Paragraph(text))
    assert read_words(printed(composed).data)[-2:] == ["unbelievable", "stuff"]


def test_words_that_run_right_to_left_read_as_they_are_written() -> None:
    assert read_words(printed(document(paragraph("اردو میں مانگ"))).data)[-3:] == ["اردو", "میں", "مانگ"]


def test_a_file_that_only_claims_its_words_is_found() -> None:
    composed = document(paragraph("اردو"))
    with pikepdf.open(io.BytesIO(printed(document(paragraph("میں"))).data)) as pdf:
        (claim,) = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each)
        claim.ActualText = "اردو"
        out = io.BytesIO()
        pdf.save(out)
    (problem,) = check_words(composed, out.getvalue())
    assert problem.code == "A07"


class Counted:
    """A function, and how often it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.calls = function, 0

    def __call__(self, *given: object, **options: object) -> object:
        self.calls += 1
        return self.function(*given, **options)


def test_a_file_is_read_once_and_one_that_differs_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = (printed(document(paragraph(text))).data for text in ("Hair that is read once.", "Hair that is read too."))
    opened, before = Counted(pikepdf.open), read_back.cache_info().misses
    monkeypatch.setattr(pikepdf, "open", opened)
    assert [read_words(data)[-2:] for data in (file, other, file, other)] == [["read", "once."], ["read", "too."]] * 2
    assert opened.calls <= 2
    assert read_back.cache_info().misses - before == 2


def alike(words: str, more: str = "") -> bytes:
    """Return a file of the same layout for words of the same letters."""
    return printed(document(paragraph(words), List((Text.of("Ask us."), Text.of(f"Call us{more}."))))).data


@pytest.fixture
def no_qpdf(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Return what stands for opening a file by qpdf, which counts how often that is done."""
    opened = Counted(pikepdf.open)
    monkeypatch.setattr(pikepdf, "open", opened)
    return opened


def read_anew(data: bytes) -> list[str]:
    read_back.cache_clear()
    return read_words(data)


def test_a_further_file_of_a_layout_is_read_where_the_first_one_has_its_words(no_qpdf: Counted) -> None:
    one, other = alike("A nurse runs it, and then some."), alike("A nurse, and then some runs it.")
    read_anew(one)
    before = no_qpdf.calls
    assert " ".join(read_anew(other)).endswith("A nurse, and then some runs it. Ask us. Call us.")
    assert no_qpdf.calls == before
    with pikepdf.open(io.BytesIO(other)) as pdf:
        assert [drawn.content for drawn in frames.drawn_by_qpdf(pdf)] == [*read_back(other).contents]


@rows(
    ("old", "new"),
    [
        (rb"/Filter /FlateDecode /Length (\d+)\n>>", rb"/Length \1 /Filter /FlateDecode\n>>"),
        (rb"/StructParents (\d+)/Tabs /S", rb"/Tabs /S/StructParents \1"),
        (rb"/Count 1 /Kids", rb"/Kids /Count 1"),
        (rb"/Type /StructTreeRoot", rb"/Type /StructTreeROOT"),
        (rb"/MissingWidth", rb"/MissingWIDTH"),
    ],
)
def test_a_file_that_is_not_as_the_first_one_is_read_as_qpdf_reads_it(old: bytes, new: bytes) -> None:
    data = alike("A nurse runs it, and then some.")
    read_anew(data)
    changed = re.sub(old, new, data)
    assert changed != data
    assert len(changed) == len(data)
    with pikepdf.open(io.BytesIO(changed)) as pdf:
        try:
            expected = [drawn.content for drawn in frames.drawn_by_qpdf(pdf)]
        except pikepdf.PdfError:
            expected = []
    if expected:
        read_anew(changed)
        assert [*read_back(changed).contents] == expected


def test_letters_that_only_one_file_has_are_read_there(no_qpdf: Counted) -> None:
    read_anew(alike("A nurse runs it, and then some."))
    before = no_qpdf.calls
    assert " ".join(read_anew(alike("A nurse runs XJQ, and then some.", more=" X"))).endswith("XJQ, and then some. Ask us. Call us X.")
    assert no_qpdf.calls == before


def test_what_is_read_by_its_looks_is_what_qpdf_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    data = printed(SAMPLE).data
    by_looks = [(piece.words, piece.baseline) for piece in read_pieces(data)]
    monkeypatch.setattr(shown, "_is_plain", lambda _: False)
    assert [(piece.words, piece.baseline) for piece in read_back.__wrapped__(data).pieces] == by_looks
    assert len({baseline for _, baseline in by_looks}) > 20


@rows(
    "code",
    [
        b"/P <</MCID 0>> BDC BT /F 12 Tf (EMC <61> Tj) Tj ET EMC",
        b"/P <</MCID 0>> BDC BT /F 12 Tf <61> Tj % <62> Tj\n ET EMC",
        b"/P <</MCID 0>> BDC BT /F 12 Tf <61>  Tj ET\nEMC\n",
        b"/P << /MCID 0 >> BDC BT /F 12.5 Tf [<61> 3 <62>] TJ ET\nEMC\n",
        b"/P <</MCID 0>> BDC BT /F 12 Tf <6> Tj ET\nEMC\n/P <</MCID 0>> BDC BT <61> Tj ET\nEMC\n",
        b"/P <</MCID 0>> BDC BT /F 12 Tf <61> ' ET\nEMC\n",
        b"/P <</MCID 0>> BDC BT 1 0 0 1 72 -700.5 Tm /F 12 Tf <61> Tj 1 0 0\n1 72 80 Tm <62> Tj ET\nEMC\n",
        b"/P <</MCID 0>> BDC BT /F 12 Tf 1 0 0 1 72 90 Tm <61> Tj ET\nEMC\n",
        b"/Artifact BMC BT /F 12 Tf <61> Tj ET\nEMC\n <62> Tj /P <</MCID 3>> BDC <63> Tj\nEMC\n",
    ],
)
def test_a_page_written_in_any_way_is_read_as_qpdf_reads_it(code: bytes) -> None:
    letters = b"1 beginbfrange <00> <ff> <0000> endbfrange"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pikepdf.Dictionary(ToUnicode=pdf.make_stream(letters))))
        page.Contents = pdf.make_stream(code)
        (drawn,) = frames.drawn_by_qpdf(pdf)
        fonts = drawn.fonts
        by_qpdf: dict[int, list[shown.Shown]] = {}
        for each in shown._read_by_qpdf(code, shown.BEGIN).coded:
            by_qpdf.setdefault(each.mcid, []).append(shown.Shown(fonts[each.font].text(each.codes), each.baseline))
        assert shown.shown(drawn.streams, fonts) == {mark: tuple(each) for mark, each in by_qpdf.items()}


@pytest.mark.parametrize("first", [0x0000, 0x0100])
def test_a_page_that_begins_like_another_one_is_read_with_its_own_letters_and_foot(first: int) -> None:
    code = b"".join(b"/P <</MCID %d>> BDC BT /F 12 Tf <61> Tj ET\nEMC\n" % n for n in range(12)) + b"/P <</MCID 3>> BDC <%02x> Tj\nEMC\n"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        letters = pdf.make_stream(b"1 beginbfrange <00> <ff> <%04x> endbfrange" % first)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pikepdf.Dictionary(ToUnicode=letters)))
        page.Contents = pdf.make_stream(code % (0x62 + first // 0x100))
        (drawn,) = frames.drawn_by_qpdf(pdf)
        found = shown.shown(drawn.streams, drawn.fonts)
    own = chr(first + 0x61)
    assert {mark: [each.text for each in said] for mark, said in found.items()} == {
        **{n: [own] for n in range(12)},
        3: [own, chr(first + 0x62 + first // 0x100)],
    }


def test_the_bytes_of_a_file_s_objects_are_those_that_qpdf_finds() -> None:
    data = printed(SAMPLE).data
    objects = objects_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(objects) == len(pdf.objects)
        said = {number: b"/StructElem" in written.partition(b"stream")[0] for number, written in objects.items()}
        found = {each.objgen[0]: isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem" for each in pdf.objects}
    assert said == found
    assert sum(said.values()) > 100


def test_a_file_whose_table_is_of_another_kind_is_read_all_the_same() -> None:
    data, out, more = printed(SAMPLE).data, io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert objects_of(out.getvalue()) == objects_of(data[:-9]) == objects_of(data.replace(b"xref\n0 ", b"xref\n1 ")) == {}
    assert read_words(out.getvalue()) == read_words(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:  # the same numbers, other elements
        first = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P" and "/K" in each)
        del first["/K"]
        pdf.save(more)
    assert objects_of(more.getvalue())
    assert 0 < len(read_words(more.getvalue())) < len(read_words(data))


def test_no_more_elements_are_remembered_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "REMEMBERED", 10)
    elements = structure._Elements()
    data = printed(SAMPLE).data
    objects = objects_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = [each.objgen for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"]
        for number in numbers:
            assert elements.of(number, pdf, objects) == structure.read_element(pdf.get_object(number))
    assert len(elements) <= 20  # those that were asked for last, and up to as many more


def test_an_element_that_names_its_words_by_number_is_read_in_each_file() -> None:
    elements = structure._Elements()
    read = []
    for said_there in ("One.", "Two."):
        with pikepdf.new() as pdf:
            said = pdf.make_indirect(pikepdf.String(said_there))
            pdf.Root.Said = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, ActualText=said))
            out = io.BytesIO()
            pdf.save(out)
        with pikepdf.open(out) as pdf:
            read.append((pdf.Root.Said.unparse(), elements.of(pdf.Root.Said.objgen, pdf, objects_of(out.getvalue())).actual))
    assert read == [(read[0][0], "One."), (read[0][0], "Two.")]
    assert len(elements) == 0
