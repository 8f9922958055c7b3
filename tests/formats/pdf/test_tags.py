"""The structure tree: what a screen reader reads, in the order it reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf

from generator.document.blocks import Figure, Heading, List, Paragraph, Row, Section, Table, TableRow
from generator.figures.vesicles import Vesicles
from generator.text import Span, Text
from tests.formats.pdf import reading
from tests.formats.pdf.sample import SAMPLE, document, printed, words
from tests.golden import assert_as_kept

LONG = "Some words that fill a line and then the next one. " * 30


def test_each_block_has_its_tags() -> None:
    assert_as_kept(reading.tag_tree(printed(SAMPLE).data), Path(__file__).with_name("all-blocks.tags.txt"))


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    with reading.opened(printed(document(*(Paragraph(words(f"{n}. {LONG}")) for n in range(4)))).data) as pdf:
        pages = [{page for page, _ in reading.contents(e)} for _, e in reading.elements(pdf) if e.S == "/P"]
    assert len(pages) == 3 + 4
    assert max(map(len, pages)) == 2


def test_a_link_over_two_pages_is_one_element_with_a_place_on_each() -> None:
    link = Text((Span("See "), Span((LONG * 3).strip(), link="https://clinic.example"), Span(".")))
    with reading.opened(printed(document(Paragraph(link))).data) as pdf:
        found = [e for _, e in reading.elements(pdf) if e.S == "/Link"]
        assert len(found) == 1
        places = [kid for kid in reading.kids(found[0]) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        assert len({place.Pg.objgen for place in places}) == 2
        assert {str(place.Obj.A.URI) for place in places} == {"https://clinic.example"}


def test_the_head_of_a_table_is_read_once_however_often_it_is_drawn() -> None:
    rows = tuple(TableRow(((Paragraph(words(f"Row {n}")),), (Paragraph(words(LONG[:400])),))) for n in range(30))
    rendered = printed(document(Table((words("Name"), words("What it is")), rows, (1, 2))))
    assert rendered.units > 2
    tree = reading.tag_tree(rendered.data)
    assert tree.count('TH Scope=Column "Name"') == 1
    assert tree.count("TR") == 31
    with reading.opened(rendered.data) as pdf:
        drawn = ["What it is" in _shown_on(page) for page in pdf.pages]
    assert drawn == [True] * rendered.units


def test_columns_are_read_one_after_the_other() -> None:
    left, right = (Paragraph(words("Left")), Paragraph(words("below left"))), (Paragraph(words("Right")), Paragraph(words("below right")))
    tree = reading.tag_tree(printed(document(Row((left, right), (6, 6)))).data)
    assert [line.strip() for line in tree.splitlines()[-4:]] == ['P "Left"', 'P "below left"', 'P "Right"', 'P "below right"']


def test_decoration_is_an_artifact() -> None:
    data = printed(document(Figure(Vesicles()), Paragraph(words("Words")))).data
    assert "Figure" not in reading.tag_tree(data)


def test_a_space_separates_the_words_of_two_lines() -> None:
    tree = reading.tag_tree(printed(document(Paragraph(words(LONG.strip())))).data)
    assert f'P "{LONG.strip()}"' in tree


def test_lists_say_how_they_are_numbered() -> None:
    tree = reading.tag_tree(printed(document(List((words("a"),)), List((words("b"),), "number"), List((words("c"),), "box"))).data)
    assert [line.split()[1] for line in tree.splitlines() if line.strip().startswith("L ")] == [
        "ListNumbering=Disc",
        "ListNumbering=Decimal",
        "ListNumbering=None",
    ]


def test_headings_skip_no_level() -> None:
    sections = [Section("one", (Heading(words("Two")), Heading(words("Three"), level=3))), Section("two", (Heading(words("Again two")),))]
    tree = reading.tag_tree(printed(document(sections=sections)).data)
    assert [line.strip()[:2] for line in tree.splitlines() if line.strip().startswith("H")] == ["H1", "H2", "H3", "H2"]


def test_the_document_names_its_language() -> None:
    assert reading.tag_tree(printed(replace(document(), lang="cy")).data).startswith("Document Lang='cy'\n")


def _shown_on(page: pikepdf.Page) -> str:
    """Return everything that is shown on a page, including artifacts."""
    fonts = {name: reading.to_unicode(font) for name, font in page.Resources.Font.items()}
    return "".join(reading.shown(op, fonts[op.font]) for op in reading.operators(page) if op.name in reading.SHOWING)
