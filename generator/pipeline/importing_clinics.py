"""`make import-clinics`: a spreadsheet with a row for each clinic becomes the files of handouts/clinics/; all of it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.clinic import Clinic
from generator.content.file_name import how_to_name, is_id
from generator.content.skeleton import id_of
from generator.pipeline.folder import CLINICS
from generator.pipeline.sheets import SheetCell, SheetRow, Spreadsheet, read_sheet
from generator.pipeline.whole_file import write_whole
from generator.problems import Location, Problem, did_you_mean, errors, shortened
from generator.project import shown
from generator.project.clinic_files import PARTS, ClinicFile
from generator.project.clinic_text import Written, clinic_text
from generator.yamlsource.characters import clean_line
from generator.yamlsource.introspect import names
from generator.yamlsource.reader import parse_yaml, read_yaml
from generator.yamlsource.source_lines import refused
from generator.yamlsource.tree import Key, Locations, Scalar, Tree, Value
from generator.yamlsource.validate import validate

CODES: Mapping[str, str] = {
    "B022": "a row of a spreadsheet that gives no name for a file, or the same as another row",
    "B023": "a clinic's file that differs from the spreadsheet, and was left as it is (warning)",
    "B024": "a clinic's file that can't be written",
}
_GROUND = "logo-ground"  # the one key that is not written with _
_MISSING, _EMPTY = "Y031", "Y033"
_ID, _ADDRESS = "id", "address"
_PLAIN = (*(key for key in names(Clinic) if key not in (*PARTS, _ADDRESS)), "logo", "logo_ground")
_OF_PARTS = {f"{part}_{key}": (part, key) for part, model in PARTS.items() for key in names(model)}
_KNOWN = (_ID, _ADDRESS, *_PLAIN, *_OF_PARTS)
_NEEDED = tuple(key for key in _PLAIN if key in Clinic.model_fields and key not in ("cost", "who_treats"))
_ADDRESS_LINE = re.compile(r"address_[1-9]\d?")
_WITHOUT_ZERO = ("US", "CA")  # elsewhere numbers begin with 0 within the country


@dataclass(frozen=True, slots=True)
class Imported:
    """The ids of clinics whose files are new, changed or as they were; and what was wrong."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _ClinicRow:
    """A row that is a clinic: its id, what its file will say, and that as text."""

    id: str
    tree: Tree
    text: str


def import_clinics(sheet_file: Path, handouts: Path, *, replacing: bool = False) -> Imported:
    """Write a file for each row; with one fault, none. A file that is there and differs is replaced only if `replacing`."""
    sheet, problems = read_sheet(sheet_file)
    problems += tuple(_in_header(sheet)) if sheet else ()
    if sheet is None or errors(problems):
        return Imported(problems=problems)
    rows: list[_ClinicRow] = []
    found: list[Problem] = []
    for row in sheet.rows:
        made = _clinic(row, sheet)
        if isinstance(made, _ClinicRow):
            rows.append(made)
        else:
            found += made
    found += _twice(sheet)
    if found:
        return Imported(problems=tuple(found))
    return _write(rows, handouts / CLINICS, replacing=replacing)


def _in_header(sheet: Spreadsheet) -> Iterator[Problem]:
    """Yield the columns that mean nothing, and those that are missing."""
    if not any(map(_is_known, sheet.header)):
        hint = (
            "its first row names the columns as keys are called, such as name, phone and link; only the first sheet of a workbook is read"
        )
        yield Problem("B020", "the first row of this sheet names nothing that a clinic has", sheet.where, hint)
        return
    if not sheet.rows:
        yield Problem("B020", "this sheet has no clinic: there is nothing below its first row", sheet.where, "give each clinic a row")
    unknown = [cell for name, cell in sheet.header.items() if not _is_known(name)]
    for cell in unknown:
        hint = did_you_mean(cell.words, _KNOWN)
        yield Problem("B020", f"there is no key '{shortened(cell.words)}' for this column", cell.where, hint)
    missing = [key for key in _NEEDED if key not in sheet.header]
    missing += [] if any(name == _ADDRESS or _ADDRESS_LINE.fullmatch(name) for name in sheet.header) else [_ADDRESS]
    if missing and not unknown:
        yield Problem("B020", f"these columns are missing: {', '.join(missing)}", sheet.where, "add them to the first row")


def _is_known(column: str) -> bool:
    return column in _KNOWN or _ADDRESS_LINE.fullmatch(column) is not None


def _clinic(row: SheetRow, sheet: Spreadsheet) -> _ClinicRow | tuple[Problem, ...]:
    """Return a row as a clinic, or all that is wrong with it."""
    tree = _tree(row)
    faults = (*_faults(row), *_in_id(row, sheet))
    told = {problem.location for problem in faults}
    problems = tuple(_in_columns(problem) for problem in validate(tree, ClinicFile)[1] if problem.location not in told)
    if wrong := (*faults, *_empty_as_one(row, problems)):
        return wrong
    name = _id(row)
    text = clinic_text(name, {key: _plain(value) for key, value in tree.value.items()})
    again, unread = parse_yaml(text.encode(), f"{name}.yaml")
    if again is None or unread or validate(again, ClinicFile)[1]:
        found = (*unread, *(validate(again, ClinicFile)[1] if again else ()))
        return tuple(replace(problem, location=row.where) for problem in found)
    return _ClinicRow(name, again, text)


def _in_columns(problem: Problem) -> Problem:
    """Return what is said of a part that is missing, with the way out that a spreadsheet has."""
    return replace(problem, hint="each part has a column of its own, such as product_maker") if problem.code == _MISSING else problem


def _empty_as_one(row: SheetRow, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with a row, with its empty cells told at the first of them: a row that ends early lacks many."""
    empty = [problem for problem in problems if problem.code == _EMPTY]
    if len(empty) < 2:
        return problems
    places = {problem.location for problem in empty}
    *names, last = (f"'{column}'" for column, cell in row.cells.items() if cell.where in places)
    message = f"{', '.join(names)} and {last} are empty" if names else empty[0].message
    one = replace(empty[0], message=message, hint="fill them in, or delete the row if it is no clinic")
    return tuple(one if problem is empty[0] else problem for problem in problems if problem is empty[0] or problem.code != _EMPTY)


def _tree(row: SheetRow) -> Tree:
    """Return what a row says as a clinic's file would, each value at its cell."""
    value: dict[str, Value] = {}
    places = Locations(row.where)

    def put(into: dict[str, Value], at: Locations, key: str, cell: SheetCell) -> None:
        into[key] = Scalar(cell.words, cell.where) if cell.words else None
        at.values[key] = at.keys[key] = cell.where

    for key in _PLAIN:
        if (cell := row.cells.get(key)) and (cell.words or key in Clinic.model_fields):
            put(value, places, _GROUND if key == "logo_ground" else key, cell)
    for column, (part, key) in _OF_PARTS.items():
        if (cell := row.cells.get(column)) and cell.words:
            inner = value.setdefault(part, {})
            assert isinstance(inner, dict)
            places.values.setdefault(part, cell.where)
            places.keys.setdefault(part, cell.where)
            put(inner, places.parts.setdefault(part, Locations(cell.where)), key, cell)
    for key in ("product", "cost", "who_treats"):
        value.setdefault(key, None)
    _put_address(row, value, places)
    return Tree(row.where.file, value, places)


def _put_address(row: SheetRow, value: dict[str, Value], places: Locations) -> None:
    """Take the lines of an address from one cell with line breaks, or from the columns address_1, address_2 and so on."""
    numbered = sorted((name for name in row.cells if _ADDRESS_LINE.fullmatch(name)), key=lambda name: int(name.rpartition("_")[2]))
    cells = [row.cells[name] for name in (_ADDRESS, *numbered) if name in row.cells]
    lines = [(line.strip(), cell.where) for cell in cells for line in cell.words.splitlines() if line.strip()]
    items: list[Value] = [Scalar(words, where) for words, where in lines]
    begin = lines[0][1] if lines else cells[0].where if cells else row.where
    where: dict[Key, Location] = {n: place for n, (_, place) in enumerate(lines)}
    value[_ADDRESS] = items or None
    places.values[_ADDRESS] = places.keys[_ADDRESS] = begin
    places.parts[_ADDRESS] = Locations(begin, where, dict(where))


def _plain(value: Value) -> Written:
    """Return a value without its place."""
    if isinstance(value, dict):
        return {key: str(each) for key, each in value.items()}
    if isinstance(value, list):
        return [str(each) for each in value]
    return None if value is None else str(value)


def _faults(row: SheetRow) -> Iterator[Problem]:
    """Yield the cells that do not hold what was typed."""
    for cell in row.cells.values():
        if cell.fault:
            yield Problem("B021", f"this cell holds {cell.fault}", cell.where, "type the words themselves into it")
        elif odd := next(_odd(cell.words), ""):
            yield refused(odd, cell.where, "delete it, and type the words beside it again")
    phone, country = row.cells.get("phone"), row.cells.get("country")
    if phone is None or phone.fault:
        return
    if re.fullmatch(r"\d+([.,]\d+)?E\+?\d+", phone.words, re.IGNORECASE):
        hint = "format the column as text in Excel, then type the number again"
        yield Problem("B021", f"'{phone.words}' is what Excel makes of a long number", phone.where, hint)
    elif re.fullmatch(r"[1-9]\d{7,14}", phone.words) and (country is None or country.words not in _WITHOUT_ZERO):
        hint = "format the column as text in Excel, then type it again as people dial it"
        yield Problem("B021", f"the number {phone.words} has lost its first 0, or its +", phone.where, hint)


def _odd(words: str) -> Iterator[str]:
    """Yield the first character of each line that must not be there."""
    return (line[columns[0]] for line in words.split("\n") if (columns := clean_line(line).refused))


def _id(row: SheetRow) -> str:
    """Return the id that a row gives, or that its clinic's name gives."""
    own, name = row.cells.get(_ID), row.cells.get("name")
    return own.words if own and own.words else id_of(name.words) if name else ""


def _in_id(row: SheetRow, sheet: Spreadsheet) -> Iterator[Problem]:
    name, cell = _id(row), row.cells.get(_ID) or row.cells.get("name")
    where = cell.where if cell else row.where
    if cell and cell.words and not is_id(name):
        hint = how_to_name(name) if _ID in sheet.header else f"add a column 'id', and {how_to_name(name)}"
        yield Problem("B022", f"no file can be called '{shortened(name)}'" if name else "this name gives no name for a file", where, hint)


def _twice(sheet: Spreadsheet) -> Iterator[Problem]:
    first: dict[str, SheetRow] = {}
    for row in sheet.rows:
        name = _id(row).casefold()
        if name and first.setdefault(name, row) is not row:
            cell = row.cells.get(_ID) or row.cells.get("name")
            message = f"'{name}' is in {first[name].where} too: each clinic has a row of its own"
            yield Problem("B022", message, cell.where if cell else row.where, "remove one of them, or give it another name")


def _write(rows: Sequence[_ClinicRow], folder: Path, *, replacing: bool) -> Imported:
    done: dict[str, list[str]] = {"new": [], "changed": [], "unchanged": []}
    left: list[Problem] = []
    there = {file.stem.casefold(): file for file in sorted(folder.glob("*.yaml"))}
    for row in rows:
        file = there.get(row.id.casefold(), folder / f"{row.id}.yaml")
        status, differing = _status(row, file, there.values())
        if status == "changed" and not replacing:
            hint = "REPLACE=1 puts what the sheet says in its place; what only the file says is lost then"
            message = f"this file already exists and was left as it is; it differs in {', '.join(differing) or 'the clinic'}"
            left.append(Problem("B023", message, Location(shown(file)), hint, "warning"))
            continue
        try:
            if status != "unchanged":
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(file, row.text.encode())
        except OSError as error:
            hint = "check that there is room and that you may write there, then run it again: what is already written stays"
            return _imported(done, (*left, Problem("B024", f"it can't be written: {error.strerror}", Location(shown(file)), hint)))
        done[status].append(row.id)
    return _imported(done, tuple(left))


def _status(row: _ClinicRow, file: Path, there: Collection[Path]) -> tuple[str, tuple[str, ...]]:
    """Return whether a row's file is new, changed or unchanged, and the keys of which it says something else."""
    if file not in there:
        return "new", ()
    before = read_yaml(file, shown(file))[0]
    if before is None:
        return "changed", ()
    old, new = _said(before), _said(row.tree)
    differing = tuple(key for key in names(ClinicFile) if old.get(key) != new.get(key))
    return ("unchanged", ()) if old == new else ("changed", differing)


def _said(tree: Tree) -> dict[str, Value]:
    """Return what a file says; what is null is as good as left out."""
    return {key: value for key, value in tree.value.items() if value is not None}


def _imported(done: Mapping[str, Sequence[str]], problems: tuple[Problem, ...]) -> Imported:
    return Imported(tuple(done["new"]), tuple(done["changed"]), tuple(done["unchanged"]), problems)
