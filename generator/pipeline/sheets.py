"""Reads a spreadsheet as Excel saves it: as CSV, in the ways that differ from country to country, or as XLSX. Each cell knows its place."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Location, Problem
from generator.project import shown
from generator.yamlsource.outside import RefusedFileError, read_file

CODES: Mapping[str, str] = {
    "B020": "a spreadsheet that can't be read, or whose columns are not those of a clinic",
    "B021": "a cell of a spreadsheet that does not hold what was typed: a formula, or a number that has lost its first 0",
}
_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 100_000_000
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
_MOST_MERGED = 2_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_DELIMITERS = ",;\t"
_XLSX_START = b"PK\x03\x04"
_OLD_START = b"\xd0\xcf\x11\xe0"  # [MS-CFB] 2.2: Excel before 2007, and encrypted files
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")  # what Excel shows in place of a value
_MERGED_AWAY = "nothing of its own: it is merged with"
_FORMULA = "a formula, which is not worked out here"
_SAVE_AS = "save it in Excel as 'Excel Workbook (*.xlsx)' or 'CSV UTF-8', and give that"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell holds, without space around it, and where it is; `fault` says why that is not what was typed."""

    words: str
    where: Location
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row by the names of their columns."""

    where: Location
    cells: Mapping[str, SheetCell]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """The first sheet of a file that can be seen: the header's cells by their names, and the rows below that are not empty."""

    where: Location
    header: Mapping[str, SheetCell]
    rows: tuple[SheetRow, ...]


_Area = tuple[int, int, int, int]  # the first column and row, and the last ones, from 1
_NumberedLine = tuple[int, Sequence[tuple[str, str]]]  # its number in the file, and its cells: words and fault


def read_sheet(file: Path) -> tuple[Spreadsheet | None, tuple[Problem, ...]]:
    """Return the rows of a spreadsheet, or None and why it can't be used; no formula in it is worked out."""
    name = shown(file)
    try:
        data = read_file(file, _MOST_BYTES)
        lines = list(_lines(data))
    except RefusedFileError as error:
        return None, (Problem("B020", str(error), Location(name), error.hint),)
    except _UnusableError as error:
        return None, (Problem("B020", str(error), Location(error.at(name)), error.hint),)
    if not lines:
        return None, (Problem("B020", "this sheet is empty", Location(name), "its first row names the columns: name, phone and so on"),)
    return _sheet(name, lines, is_workbook=data.startswith(_XLSX_START))


class _UnusableError(ValueError):
    """Says why a spreadsheet can't be used, what to do, and in which line."""

    def __init__(self, message: str, hint: str = _SAVE_AS, line: int = 0) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line

    def at(self, name: str) -> str:
        """Return the place in a file of this name."""
        return f"{name}:{self.line}" if self.line else name


def _lines(data: bytes) -> Iterator[_NumberedLine]:
    """Yield the lines that hold something."""
    if data.startswith(_OLD_START):
        raise _UnusableError("this is a file of Excel before 2007, or one with a password")
    found = _of_workbook(data) if data.startswith(_XLSX_START) else _of_text(data)
    count = 0
    for number, cells in found:
        if not any(_holds(*cell) for cell in cells):
            continue
        wide = max(n for n, cell in enumerate(cells, 1) if any(cell))  # Excel keeps empty cells that have a format
        count += 1
        if count > _MOST_ROWS or wide > _MOST_COLUMNS:
            raise _UnusableError(f"this sheet has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns", "is it the right file?")
        yield number, cells[:wide]


def _holds(words: str, fault: str) -> bool:
    """Return whether anything was typed into a cell."""
    return bool(words or fault) and not fault.startswith(_MERGED_AWAY)


def _sheet(name: str, lines: Sequence[_NumberedLine], *, is_workbook: bool) -> tuple[Spreadsheet | None, tuple[Problem, ...]]:
    def place(number: int, column: int, title: str) -> Location:
        if not is_workbook:
            return Location(f"{name}:{number}, column '{title}'" if title else f"{name}:{number}, column {column + 1}")
        return Location(f"{name}, row {number}, column {_letters(column)}" + (f" ({title})" if title else ""))

    (first, titles), *rest = lines
    columns = [_name_of(words) for words, _ in titles]
    problems = [
        Problem("B020", f"there are two columns '{title}'", place(first, n, ""), "take one of them out")
        for n, title in enumerate(columns)
        if title and title in columns[:n]
    ]
    problems += [
        Problem("B021", f"this cell holds {fault}", place(first, n, ""), "name each column in a cell of its own")
        for n, (_, fault) in enumerate(titles)
        if fault and len(list(filter(None, columns))) > 1  # a line above them all, which a workbook may have, is told in another way
    ]
    if problems:
        return None, tuple(problems)
    rows = []
    for number, cells in rest:
        whole = Location(f"{name}, row {number}" if is_workbook else f"{name}:{number}")
        found = {}
        short = [("", "")] * (len(columns) - len(cells))  # of a row that ends before its last columns, as some programs write it
        for n, (words, fault) in enumerate((*cells, *short)):
            title = columns[n] if n < len(columns) else ""
            if title:
                found[title] = SheetCell(words, place(number, n, titles[n][0]), fault)
            elif _holds(words, fault):
                problems.append(
                    Problem("B020", "this cell is in a column without a name", place(number, n, ""), "name it in the first row")
                )
        rows.append(SheetRow(whole, found))
    header = {
        title: SheetCell(words, place(first, n, "")) for n, (title, (words, _)) in enumerate(zip(columns, titles, strict=True)) if title
    }
    if problems:
        return None, tuple(problems)
    return Spreadsheet(Location(f"{name}, row {first}" if is_workbook else f"{name}:{first}"), header, tuple(rows)), ()


def _name_of(title: str) -> str:
    """Return a column's name as keys are written: `Leaflet link` is leaflet_link."""
    return re.sub(r"[\s_-]+", "_", title.strip().casefold()).strip("_")


def _letters(column: int) -> str:
    """Return a column's letters in a workbook: A is 0, AA is 26."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _of_text(data: bytes) -> Iterator[_NumberedLine]:
    text = _decoded(data)
    if "\0" in text:
        raise _UnusableError("this is not a spreadsheet")
    said = re.match(r"sep=(.)\r?\n", text)  # Excel's own way of saying it
    body = text[said.end() :] if said else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=said[1] if said else _delimiter(body), strict=True)
    before = offset = 1 if said else 0
    try:
        for cells in reader:
            yield before + 1, [_of_words(cell.strip()) for cell in cells]
            before = reader.line_num + offset
    except csv.Error as error:
        hint = 'a quotation mark within a cell is typed twice, and each cell that begins with one ends with one: "…"'
        raise _UnusableError(f"the quotation marks don't fit from here on ({error})", hint, before + 1) from error


def _of_words(words: str) -> tuple[str, str]:
    """Return what a cell of a text file says, and why that is not what was typed."""
    return ("", _FORMULA) if words.startswith("=") else ("", f"an error of Excel: {words}") if _ERROR.fullmatch(words) else (words, "")


def _decoded(data: bytes) -> str:
    """Return the words of a text file: UTF-8, Excel's Unicode text (UTF-16), or what Windows wrote in Western Europe before."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _UnusableError("the letters of this file can't be read")


def _delimiter(text: str) -> str:
    """Return what stands between the cells: what the first row has most of, outside quotation marks."""
    first = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    return max(_DELIMITERS, key=first.count)


def _of_workbook(data: bytes) -> Iterator[_NumberedLine]:
    _refuse_bombs(data)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out when it saves, which is not done here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), book.worksheets[0])
            sheet.reset_dimensions()  # which fill rows up to the last cell that has a format
            merged = _merged(data, sheet._worksheet_path)  # which has no public name, nor have its merged cells
            for number, row in enumerate(sheet.iter_rows(), 1):
                cells = [_of_cell(cell.value, cell.data_type) for cell in row]
                yield number, _with_merged(cells, number, [area for area in merged if area[1] <= number <= area[3]])
    except Exception as error:  # openpyxl raises many kinds for a damaged file
        raise _UnusableError("this workbook is damaged, or has no sheet with cells") from error


def _merged(data: bytes, part: str) -> list[_Area]:
    """Return the areas of a sheet whose cells are merged."""
    from openpyxl.utils import range_boundaries

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        areas = _MERGED.findall(package.read(part))
    return [range_boundaries(area.decode()) for area in areas[:_MOST_MERGED]]


def _with_merged(cells: list[tuple[str, str]], number: int, merged: Sequence[_Area]) -> list[tuple[str, str]]:
    """Return the cells of a row; what is merged with another cell seems to hold the same in Excel, and holds nothing."""
    for left, top, right, _ in merged:
        cells += [("", "")] * (min(right, _MOST_COLUMNS) - len(cells))
        of = f"{_MERGED_AWAY} {_letters(left - 1)}{top}"
        for column in range(left - 1, min(right, _MOST_COLUMNS)):
            if (column + 1, number) != (left, top) and not any(cells[column]):
                cells[column] = "", of
    return cells


def _refuse_bombs(data: bytes) -> None:
    """Refuse a file that is small until it is unpacked, and XML that defines words of its own, which can grow as much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MOST_UNPACKED:
                raise _UnusableError(
                    f"this workbook is larger than {_MOST_UNPACKED // 1_000_000} MB once it is unpacked", "is it the right file?"
                )
            if any(begin in part for part in map(package.read, package.namelist()) for begin in _DOCTYPES):
                raise _UnusableError("this workbook holds what no Excel writes (a DOCTYPE)")
    except _UnusableError:
        raise
    except Exception as error:  # damaged bytes make zipfile and zlib raise almost anything
        raise _UnusableError("this workbook is damaged") from error


def _of_cell(value: object, kind: str) -> tuple[str, str]:
    """Return what a cell of a workbook says, and why that is not what was typed."""
    if value is None:
        return "", ""
    if kind == "f":
        return "", _FORMULA
    if kind == "e":
        return "", f"an error of Excel: {value}"
    if isinstance(value, bool):
        return "", "TRUE or FALSE, which is not words"
    if isinstance(value, float) and not value.is_integer():
        return repr(value), ""
    if isinstance(value, int | float):
        return str(int(value)), ""
    return (value.strip(), "") if isinstance(value, str) else ("", "a date or a time")
