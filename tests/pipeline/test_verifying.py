"""What a file, or a code from paper, is said to be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from generator.document.approval import Approval
from generator.document.header import Header
from generator.document.provenance import UNSEALED, identifier, parsed, seal_holds, sealed
from generator.pipeline import build
from generator.pipeline.verifying import Verdict, Verified, provenance, verify_code, verify_file
from tests.problems.steps import Watching
from tests.signing import DAY, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

SHEET, DECK = Path("output/en/aftercare.pdf"), Path("output/en/clinic-deck.pptx")
PAGE, BOOK = Path("output/web/aftercare/index.html"), Path("output/web/aftercare/aftercare-sheet.epub")
HEADER = Header(
    name="aftercare", lang="en-GB", title="A & B", subject="", author="", issued="2026-11-29", handout="aftercare",
    approval=Approval(status="approved", words="7f3a9c" + "0" * 58, version="1.0", author="O'Writer & “Son”; #1", clinician="Doctor = 2"),
)  # fmt: skip


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Lay out a clinic that has made a sheet and a deck of words that are approved."""
    for clinic in clinic_in(tmp_path_factory.mktemp("clinic")):
        clinic.go_online()
        clinic.approve("aftercare", "aftercare-public", "clinic-deck")
        made = build(PLACES, Watching(), only=["aftercare", "clinic-deck", "aftercare-sheet"], processes=1, on=DAY)
        assert [each.path for each in made.files] == [str(file.relative_to("output")) for file in (SHEET, DECK, BOOK, PAGE)]
        yield clinic


def verdict(clinic: Clinic, file: Path, on: date = DAY) -> tuple[Verdict, str]:
    found = verify_file(file, clinic.review(on=on))
    return found.verdict, found.why


def test_what_a_file_says_of_itself_is_read_as_it_was_written() -> None:
    line = identifier(HEADER)
    about = parsed(line)
    assert about
    assert (about.handout, about.author, about.clinician) == ("aftercare", "O'Writer & “Son”; #1", "Doctor = 2")
    assert parsed("urn:isbn:0") is None
    assert parsed("handouts:handout=x") is None


def test_any_byte_that_changes_breaks_the_seal() -> None:
    data = sealed(b"begin <x>" + identifier(HEADER).encode() + b"</x> end")
    assert seal_holds(data)
    for n in (0, len(data) // 2, len(data) - 1):
        assert not seal_holds(data[:n] + b"!" + data[n + 1 :])
    assert not seal_holds(data + data)
    assert not seal_holds(b"nothing of ours")


def test_what_is_in_force_is_current_under_any_name(clinic: Clinic) -> None:
    Path("renamed.bin").write_bytes(SHEET.read_bytes())
    for file, name in ((SHEET, "aftercare"), (PAGE, "aftercare-public"), (BOOK, "aftercare-public"), (Path("renamed.bin"), "aftercare")):
        people = "Test Writer, Writer of tests and Test Doctor, Doctor of tests, Test 1"
        assert verdict(clinic, file) == ("current", f"{name} is approved as version 1.0 by {people}, until 2027-05-03")
    assert verdict(clinic, DECK)[0] == "current"
    code = clinic.one().of.subject.words[:6]
    assert verify_code(code.upper(), clinic.review()).verdict == "current"


def test_a_file_of_another_version_of_the_same_words_is_older(clinic: Clinic) -> None:
    """Words may be changed and approved, then changed back and approved again."""
    data = SHEET.read_bytes()
    about = provenance(data)
    assert about
    assert about.version == "1.0"
    other = data.replace(b"version=1.0", b"version=3.0").replace(about.seal.encode(), UNSEALED.encode())
    Path("other.pdf").write_bytes(sealed(other))
    found, why = verdict(clinic, Path("other.pdf"))
    assert found == "older"
    assert why.startswith("it was made as aftercare version 3.0, approved; these words are approved as version 1.0 by Test Writer")


def test_a_file_that_was_saved_by_another_program_is_altered(clinic: Clinic) -> None:
    with pikepdf.open(SHEET) as pdf:
        pdf.save("saved.pdf")
    assert verdict(clinic, Path("saved.pdf"))[0] in ("altered", "not ours")
    data = SHEET.read_bytes()
    Path("edited.pdf").write_bytes(data.replace(b"stream", b"strEam", 1))
    assert verdict(clinic, Path("edited.pdf"))[0] == "altered"
    for file, part, find, put in (
        (DECK, "ppt/slides/slide1.xml", "20\N{NO-BREAK SPACE}studied".encode(), b"90 studied"),
        (BOOK, "EPUB/text.xhtml", b"Rest.", b"Work."),
        (BOOK, "mimetype", b"epub", b"zip"),
    ):
        Path("edited").write_bytes(edited(file, part, find, put))
        assert verdict(clinic, Path("edited"))[0] == "altered"


def edited(file: Path, name: str, find: bytes, put: bytes) -> bytes:
    """Return a package with other words in one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            part = before.read(entry)
            assert entry.filename != name or find in part
            after.writestr(entry, part.replace(find, put) if entry.filename == name else part)
    return buffer.getvalue()


def test_a_page_that_says_something_else_is_altered_and_one_without_its_line_is_not_ours(clinic: Clinic) -> None:
    page = PAGE.read_bytes()
    for find, put in ((b"Rest.", b"Work."), (b"Approved", b"Draft"), (b"status=approved", b"status=draft"), (b"</html>", b"</html> ")):
        assert find in page
        Path("edited.html").write_bytes(page.replace(find, put, 1))
        assert verdict(clinic, Path("edited.html"))[0] == "altered"
    line = re.search(rb'<meta name="dcterms.identifier" content="[^"]*"/>\n', page)
    assert line
    Path("edited.html").write_bytes(page.replace(line[0], b""))
    assert verdict(clinic, Path("edited.html"))[0] == "not ours"


@pytest.mark.measured
def test_files_of_others_are_not_ours(clinic: Clinic) -> None:
    Path("theirs.pdf").write_bytes(b"%PDF-1.7\n")
    Path("theirs.pptx").write_bytes(b"PK\x03\x04 but no more")
    for file in ("theirs.pdf", "theirs.pptx", "content.yaml"):
        assert verdict(clinic, Path(file))[0] == "not ours"
    assert verdict(clinic, Path("missing.pdf"))[0] == "unreadable"
    assert verdict(clinic, Path("handouts"))[0] == "unreadable"
    assert provenance(b"handouts:handout=x&seal=") is None


@pytest.mark.measured
def test_what_is_out_of_date_or_withdrawn_is_told_with_the_day(clinic: Clinic) -> None:
    late = date(2027, 6, 1)
    assert [verdict(clinic, file, on=late)[0] for file in (SHEET, PAGE, BOOK)] == ["expired"] * 3
    code = clinic.one().of.subject.words[:6]
    why = "aftercare: the approval ended on 2027-05-03, so don't give it to patients before it is approved again"
    assert verify_code(code, clinic.review(on=late)) == Verified(code, "expired", why)
    clinic.change("content.yaml", "- Rest.", "- Rest for 3 days.")
    why = "aftercare: version 1.0, approved on 2026-11-29; the words have changed since and are not approved yet"
    assert verdict(clinic, SHEET) == ("older", why)
    assert {verdict(clinic, file) for file in (PAGE, BOOK)} == {("older", why.replace("aftercare", "aftercare-public"))}
    assert verify_code(code, clinic.review()).why == why
    clinic.approve(on=date(2026, 12, 1))
    assert verdict(clinic, SHEET, on=date(2026, 12, 1))[1].endswith("other words were approved on 2026-12-01")
    clinic.withdraw("aftercare", "A dose was wrong", on=date(2026, 12, 2))
    why = "aftercare: withdrawn on 2026-12-02 by Test Doctor: A dose was wrong"
    assert verdict(clinic, SHEET, on=date(2026, 12, 2)) == ("withdrawn", why)
    on_the_web = {verdict(clinic, file, on=date(2026, 12, 2)) for file in (PAGE, BOOK)}
    assert on_the_web == {("withdrawn", why.replace("aftercare", "aftercare-public"))}
    assert verify_code(code, clinic.review(on=date(2026, 12, 2))).verdict == "withdrawn"


def test_a_code_may_be_typed_as_the_eye_takes_it_from_paper(clinic: Clinic) -> None:
    review = clinic.review()
    whole = next(words for each in review.handouts if {"0", "1"} <= set(words := each.of.subject.words))
    code, printed = whole[:12], verify_code(whole, review)
    assert printed.verdict != "unknown"
    alike = code.translate(str.maketrans("01ace", "Oiасе"))  # the letters O and i, and three that are Cyrillic
    for typed in (
        alike,
        *(whole.translate(str.maketrans("01", letters)) for letters in ("ol", "OI")),
        f" {code[:3]} {code[3:6]}-{code[6:]} ",
        code.upper(),
    ):
        assert verify_code(typed, review).verdict == printed.verdict, typed


@pytest.mark.measured
def test_a_code_that_nobody_printed_is_unknown(clinic: Clinic) -> None:
    for code in ("abcdef", "7f", "hello!", ""):
        assert verify_code(code, clinic.review(on=date(2026, 12, 2))).verdict == "unknown"
