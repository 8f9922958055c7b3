"""`make import-clinics`: a spreadsheet becomes files, from whatever Excel saved it as; or each fault is told with its row and column."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline.importing_clinics import Imported, import_clinics

HEADER = ("name", "service", "country", "address", "phone", "email", "link", "leaflet_link", "hours", "cost", "product_name")
LEEDS = (
    "Leeds & Co", "Clinic", "GB", "1 High Street\nLeeds", "0113 999 0123", "hello@leeds.co.uk", "https://leeds.co.uk",
    "https://leeds.co.uk/{id}", "Weekdays, 9 to 5", "£300 in all", "",
)  # fmt: skip
YORK = ("York", *LEEDS[1:3], "2 Shambles; York", *LEEDS[4:9], "", "")
WAYS = {
    "British Excel": (",", "cp1252", ""),
    "CSV UTF-8": (",", "utf-8-sig", ""),
    "continental Excel": (";", "cp1252", ""),
    "Unicode text": ("\t", "utf-16", ""),
    "with its own word for it": (";", "utf-8", "sep=;\r\n"),
}


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8", first: str = "") -> bytes:
    out = io.StringIO(first, newline="")
    out.seek(0, io.SEEK_END)
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook() -> Any:
    from openpyxl import Workbook

    return Workbook()


def as_workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book, out = workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def imported(folder: Path, data: bytes, ending: str = "csv", *, replacing: bool = False) -> Imported:
    file = folder / f"clinics.{ending}"
    file.write_bytes(data)
    return import_clinics(file, folder / "handouts", replacing=replacing)


def read(folder: Path, name: str) -> Any:
    return yaml.load((folder / f"handouts/clinics/{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


def told(done: Imported) -> list[str]:
    return [f"{problem.location}  {problem.code}  {problem.message}" for problem in done.problems]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_in_which_excel_saves_a_sheet_gives_the_same_files(tmp_path: Path, way: str) -> None:
    done = imported(tmp_path, as_csv((HEADER, LEEDS, YORK, [""] * 11), *WAYS[way]))
    assert (done.new, told(done)) == (("leeds-co", "york"), [])
    leeds, york = read(tmp_path, "leeds-co"), read(tmp_path, "york")
    assert (leeds["name"], leeds["cost"], leeds["product"]) == ("Leeds & Co", "£300 in all", "null")
    assert (leeds["address"], york["address"]) == (["1 High Street", "Leeds"], ["2 Shambles; York"])


def test_a_workbook_gives_the_same_files(tmp_path: Path) -> None:
    assert imported(tmp_path, as_workbook((HEADER, LEEDS, YORK)), "xlsx").new == ("leeds-co", "york")
    assert read(tmp_path, "leeds-co")["cost"] == "£300 in all"
    assert imported(tmp_path, as_csv((HEADER, LEEDS, YORK))).unchanged == ("leeds-co", "york")


def test_columns_may_stand_in_any_order_and_parts_have_columns_of_their_own(tmp_path: Path) -> None:
    more = {
        "id": "Leeds-2", "Address 2": "Leeds", "Address 1": "1 High Street", "Product name": "Exo", "product_maker": "Maker",
        "product_made_from": "Cells", "product_given_how": "By needle", "product_licence": "None", "help_lines_doctor": "your GP",
        "brand_main": "5A1846", "logo": "images/leeds.svg", "Logo-ground": "panel",
    }  # fmt: skip
    known = dict(zip(HEADER, LEEDS, strict=True))
    rest = {key.replace("_", " ").title(): known[key] for key in HEADER if key not in ("address", "product_name")}
    whole = {**more, **rest}
    assert imported(tmp_path, as_csv((tuple(whole), tuple(whole.values())))).new == ("Leeds-2",)
    leeds = read(tmp_path, "Leeds-2")
    assert (leeds["address"], leeds["product"]["given_how"]) == (["1 High Street", "Leeds"], "By needle")
    assert (leeds["brand"], leeds["logo-ground"], leeds["help_lines"]) == ({"main": "5A1846"}, "panel", {"doctor": "your GP"})


def changed(row: tuple[str, ...], **values: str) -> tuple[str, ...]:
    known = dict(zip(HEADER, row, strict=True)) | values
    return tuple(known.values())


def test_each_fault_is_told_with_its_row_and_column_and_nothing_is_written(tmp_path: Path) -> None:
    bad = changed(LEEDS, phone="1139990123", country="UK", product_name="Exo")
    rows = (HEADER, YORK, bad, changed(YORK, link="york"), changed(LEEDS, name="Bath", hours=""))
    parts = [
        f"clinics.csv:3, column 'product_name'  Y031  '{part}' is missing from 'product'"
        for part in ("maker", "made_from", "given_how", "licence")
    ]
    assert told(imported(tmp_path, as_csv(rows))) == [
        "clinics.csv:3, column 'phone'  B021  the number 1139990123 has lost its first 0, or its +",
        "clinics.csv:3, column 'country'  Y035  'country' is not the code of a country",
        *parts,
        "clinics.csv:5, column 'link'  Y035  'link' is not a full web address",
        "clinics.csv:6, column 'hours'  Y033  'hours' is empty",
        "clinics.csv:5, column 'name'  B022  'york' is in clinics.csv:2 too: each clinic has a row of its own",
    ]
    assert not (tmp_path / "handouts").exists()


def test_a_workbook_names_rows_and_columns_as_excel_does(tmp_path: Path) -> None:
    leeds: list[object] = list(LEEDS)
    leeds[HEADER.index("phone")], leeds[HEADER.index("cost")] = 441139990123, "=A1"
    bath = changed(YORK, name="\u8bca\u6240", phone="4.41139E+11")
    assert told(imported(tmp_path, as_workbook((HEADER, leeds, bath)), "xlsx")) == [
        "clinics.xlsx, row 2, column J (cost)  B021  this cell holds a formula, which is not worked out here",
        "clinics.xlsx, row 2, column E (phone)  B021  the number 441139990123 has lost its first 0, or its +",
        "clinics.xlsx, row 3, column E (phone)  B021  '4.41139E+11' is what Excel makes of a long number",
        "clinics.xlsx, row 3, column A (name)  B022  this name gives no name for a file",
    ]


def test_the_first_sheet_that_can_be_seen_is_read(tmp_path: Path) -> None:
    book, out = workbook(), io.BytesIO()
    for row in (HEADER, LEEDS):
        book.active.append(row)
    hidden = book.create_sheet("Lists", 0)
    hidden.sheet_state = "hidden"
    hidden.append(["GB", "IE"])
    book.save(out)
    assert imported(tmp_path, out.getvalue(), "xlsx").new == ("leeds-co",)


def test_empty_cells_with_a_format_count_for_nothing(tmp_path: Path) -> None:
    book, out = workbook(), io.BytesIO()
    for row in (HEADER, LEEDS):
        book.active.append(row)
    for place in ("ZZ2", "A30000"):
        book.active[place].number_format = "@"
    book.save(out)
    done = imported(tmp_path, out.getvalue(), "xlsx")
    assert (done.new, told(done)) == (("leeds-co",), [])


def test_a_cell_of_a_text_file_that_holds_a_formula_an_error_or_an_odd_character_is_told(tmp_path: Path) -> None:
    rows = (HEADER, changed(LEEDS, phone="#N/A", cost="=1+1"), changed(YORK, hours="9 to\x07 5", phone="+44 113 999 0123"))
    assert told(imported(tmp_path, as_csv(rows))) == [
        "clinics.csv:2, column 'phone'  B021  this cell holds an error of Excel: #N/A",
        "clinics.csv:2, column 'cost'  B021  this cell holds a formula, which is not worked out here",
        "clinics.csv:4, column 'hours'  Y005  the character U+0007 cannot be printed",
    ]


def test_a_row_that_ends_early_lacks_its_last_cells(tmp_path: Path) -> None:
    short = as_csv((HEADER, LEEDS[:8]))
    assert told(imported(tmp_path, short)) == ["clinics.csv:2, column 'hours'  Y033  'hours' is empty"]


def test_cells_that_a_row_lacks_are_told_at_once(tmp_path: Path) -> None:
    assert told(imported(tmp_path, as_csv((HEADER, LEEDS[:4], changed(YORK, email="", link="york"))))) == [
        "clinics.csv:2, column 'phone'  Y033  'phone', 'email', 'link', 'leaflet_link' and 'hours' are empty",
        "clinics.csv:4, column 'email'  Y033  'email' is empty",
        "clinics.csv:4, column 'link'  Y035  'link' is not a full web address",
    ]


def with_merged(*areas: str) -> bytes:
    """Return a workbook in which some cells are merged, as Excel's button `Merge & Center` does it."""
    book, out = workbook(), io.BytesIO()
    for row in (HEADER, LEEDS, YORK):
        book.active.append(row)
    for area in areas:
        book.active.merge_cells(area)
    book.save(out)
    return out.getvalue()


def test_a_cell_merged_with_another_is_told_as_that_and_not_as_empty(tmp_path: Path) -> None:
    assert told(imported(tmp_path, with_merged("C2:C3", "H3:I3"), "xlsx")) == [
        "clinics.xlsx, row 3, column C (country)  B021  this cell holds nothing of its own: it is merged with C2",
        "clinics.xlsx, row 3, column I (hours)  B021  this cell holds nothing of its own: it is merged with H3",
    ]
    assert told(imported(tmp_path, with_merged("H1:I1"), "xlsx")) == [
        "clinics.xlsx, row 1, column I  B021  this cell holds nothing of its own: it is merged with H1"
    ]


def test_merged_cells_where_nothing_is_needed_are_left_alone(tmp_path: Path) -> None:
    assert imported(tmp_path, with_merged("K2:XFD2", "A4:K900"), "xlsx").new == ("leeds-co", "york")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((LEEDS, YORK), "the first row of this sheet names nothing that a clinic has"),
        ((("name|phone",), ("Leeds|0113",)), "the first row of this sheet names nothing that a clinic has"),
        ((HEADER,), "this sheet has no clinic: there is nothing below its first row"),
    ],
    ids=["no header", "another delimiter", "no rows"],
)
def test_a_sheet_that_is_not_one_of_clinics_is_told_once(tmp_path: Path, rows: Sequence[Sequence[str]], said: str) -> None:
    assert told(imported(tmp_path, as_csv(rows))) == [f"clinics.csv:1  B020  {said}"]


def test_a_name_that_windows_reserves_is_told_with_its_way_out(tmp_path: Path) -> None:
    (problem,) = imported(tmp_path, as_csv((("id", *HEADER), ("Con", *LEEDS)))).problems
    assert (problem.code, problem.hint) == ("B022", "Windows reserves this name: add a word to it, as in Con-clinic")


@pytest.mark.parametrize(
    ("part", "times", "said"),
    [
        (b" ", 101_000_000, "this workbook is larger than 100 MB once it is unpacked"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 1, "this workbook holds what no Excel writes (a DOCTYPE)"),
        ("<!DOCTYPE a>".encode("utf-16"), 1, "this workbook holds what no Excel writes (a DOCTYPE)"),
        (b"<a/>", 1, "this workbook is damaged, or has no sheet with cells"),
    ],
    ids=["bomb", "doctype", "doctype in UTF-16", "nothing"],
)
def test_a_workbook_is_looked_at_before_it_is_read(tmp_path: Path, part: bytes, times: int, said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", part * times)
    (problem,) = imported(tmp_path, out.getvalue(), "xlsx").problems
    assert (problem.code, problem.message) == ("B020", said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this sheet is empty"),
        (b"\xd0\xcf\x11\xe0abc", "this is a file of Excel before 2007, or one with a password"),
        (b"PK\x03\x04", "this workbook is damaged"),
        (b"\x00\x01", "this is not a spreadsheet"),
        (b"\x81\xff", "the letters of this file can't be read"),
        (b'name,"x\n', "the quotation marks don't fit from here on (unexpected end of data)"),
        (b"nme,phone\na,b", "there is no key 'nme' for this column"),
        (b"name,phone\na,b", "these columns are missing: service, country, email, link, leaflet_link, hours, address"),
        (b"name,Name\na,b", "there are two columns 'name'"),
        (b"name,\na,b", "this cell is in a column without a name"),
        (b",".join([b"name"] * 201), "this sheet has more than 20,000 rows or 200 columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sheet_of_clinics_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    (problem,) = imported(tmp_path, data).problems
    assert (problem.code, problem.message) == ("B020", said)


def test_a_file_that_differs_is_replaced_only_if_somebody_says_so(tmp_path: Path) -> None:
    imported(tmp_path, as_csv((HEADER, LEEDS, YORK)))
    file = tmp_path / "handouts/clinics/york.yaml"
    before = file.read_bytes()
    now = as_csv((HEADER, LEEDS, changed(YORK, hours="Never"), changed(YORK, name="Bath")))
    done = imported(tmp_path, now)
    assert (done.new, done.unchanged, file.read_bytes() == before) == (("bath",), ("leeds-co",), True)
    assert told(done) == ["handouts/clinics/york.yaml  B023  this file already exists and was left as it is; it differs in hours"]
    assert imported(tmp_path, now, replacing=True).changed == ("york",)
    assert read(tmp_path, "york")["hours"] == "Never"


def test_notes_in_a_file_that_says_the_same_are_kept(tmp_path: Path) -> None:
    imported(tmp_path, as_csv((HEADER, YORK)))
    file = tmp_path / "handouts/clinics/york.yaml"
    file.write_text("# Our note\n" + file.read_text("utf-8"), "utf-8")
    assert imported(tmp_path, as_csv((HEADER, YORK)), replacing=True).unchanged == ("york",)
    assert file.read_text("utf-8").startswith("# Our note")
