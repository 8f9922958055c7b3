"""A release that is signed: what is in its files, what stays as it was, and what `verify` says of them."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from generator.document.provenance import seal_holds, sealed_part
from generator.pipeline import Outcome
from generator.pipeline.releasing import release
from generator.pipeline.signatures import INSTALL, is_known
from generator.pipeline.signing import Signer, SigningKey, read_signer
from generator.pipeline.verifying import Verified, verify_file
from generator.problems import errors
from tests.conftest import ROOT
from tests.keys import PASSWORD, write_key
from tests.problems.steps import Watching
from tests.signing import DAY, PLACES, Clinic, clinic_in

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

pytestmark = pytest.mark.covered

SIGNED = Path("output/release/en/aftercare.pdf")
DECK = Path("output/release/en/clinic-deck.pptx")
ONLY = ("aftercare", "clinic-deck")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Lay out a clinic that has released a sheet and a deck, signed with a key that is somewhere else."""
    for clinic in clinic_in(tmp_path_factory.mktemp("clinic")):
        clinic.approve(*ONLY)
        write_key(elsewhere("key.p12"))
        assert errors(released("key.p12").problems) == ()
        yield clinic


def elsewhere(name: str) -> Path:
    return Path("..", name)


def released(key: str = "", on: date = DAY) -> Outcome:
    found = SigningKey(elsewhere(key), PASSWORD) if key else None
    return release(PLACES, Watching(), only=ONLY, processes=1, on=on, key=found).outcome


def signer(name: str) -> Signer:
    found, problems = read_signer(SigningKey(write_key(elsewhere("other.p12"), name), PASSWORD), PLACES, DAY)
    assert found, problems
    return found


def verified(clinic: Clinic, data: bytes) -> Verified:
    Path("seen.pdf").write_bytes(data)
    return verify_file(Path("seen.pdf"), clinic.review(), known=lambda digest: is_known(PLACES.handouts, digest))


@pytest.mark.usefixtures("clinic")
def test_another_reader_finds_the_signature_whole_and_that_no_change_is_allowed() -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(io.BytesIO(SIGNED.read_bytes()))
    (found,) = reader.embedded_signatures
    status = validate_pdf_signature(found, ValidationContext(trust_roots=[found.signer_cert]))
    assert (status.intact, status.valid, status.coverage) == (True, True, SignatureCoverageLevel.ENTIRE_FILE)
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert found.docmdp_level == MDPPerm.NO_CHANGES
    assert found.self_reported_timestamp == datetime(2026, 11, 29, tzinfo=UTC)


@pytest.mark.usefixtures("clinic")
def test_the_field_is_the_last_thing_in_the_structure_and_has_words() -> None:
    with pikepdf.open(SIGNED) as pdf:
        widget = pdf.Root.AcroForm.Fields[0]
        form = pdf.Root.StructTreeRoot.K.K[-1]
        assert (str(form.S), str(form.Alt), str(widget.TU)) == ("/Form", "Digital signature", "Digital signature")
        assert form.K.Obj.objgen == widget.objgen
        keys = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert keys[keys.index(widget.StructParent) + 1].objgen == form.objgen
        assert widget.objgen in [each.objgen for each in pdf.pages[-1].Annots]
        assert [float(side) for side in widget.Rect] == [0, 0, 0, 0]


@pytest.mark.usefixtures("clinic")
def test_all_bytes_before_the_signature_are_as_they_were_made() -> None:
    data = SIGNED.read_bytes()
    sealed = sealed_part(data)
    assert sealed
    assert not seal_holds(data)
    assert seal_holds(sealed)
    assert data.startswith(sealed)
    assert signer("Test Clinic").signed(sealed) == data  # the same key, on the same day


@pytest.mark.measured
def test_who_signed_is_told_and_whether_a_release_here_did(clinic: Clinic) -> None:
    found = verified(clinic, SIGNED.read_bytes())
    assert found.verdict == "current"
    assert found.why.endswith("signed by Test Clinic on 2026-11-29, and whole since; a release here was signed with the same certificate")
    sealed = sealed_part(SIGNED.read_bytes()) or b""
    other = verified(clinic, signer("Test Stranger").signed(sealed))
    assert other.verdict == "current"
    assert "signed by Test Stranger on 2026-11-29, and whole since; but this certificate is not known here" in other.why
    assert verified(clinic, sealed).why == found.why.partition("; signed by")[0]


@pytest.mark.measured
def test_a_signed_file_that_changes_is_altered(clinic: Clinic) -> None:
    data = SIGNED.read_bytes()
    sealed = sealed_part(data) or b""
    for n in (len(sealed) // 2, len(sealed) + 40, data.index(b"/Contents <", len(sealed)) + 600, len(data) - 10):
        assert verified(clinic, data[:n] + bytes([data[n] ^ 1]) + data[n + 1 :]).verdict == "altered", n
    assert verified(clinic, data + b"\n").verdict == "altered"
    assert verified(clinic, data[: len(sealed) + 300]).verdict == "altered"


def in_french(data: bytes) -> bytes:
    """Return a file that is in another language, as an update at its end says."""
    from pyhanko.pdf_utils.generic import TextStringObject

    update = updated(data)
    update.root["/Lang"] = TextStringObject("fr")
    update.update_root()
    return written(update)


def with_other_words(data: bytes) -> bytes:
    """Return a file whose first page shows nothing any more, as an update says."""
    from pyhanko.pdf_utils.generic import NameObject, StreamObject

    update = updated(data)
    page = update.root["/Pages"]["/Kids"][0]
    page[NameObject("/Contents")] = update.add_object(StreamObject(stream_data=b""))
    update.update_container(page)
    return written(update)


def updated(data: bytes) -> IncrementalPdfFileWriter:
    """Return a file that an update can be put to the end of."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    return IncrementalPdfFileWriter(io.BytesIO(data))


def written(update: IncrementalPdfFileWriter) -> bytes:
    buffer = io.BytesIO()
    update.write(buffer)
    return buffer.getvalue()


def test_no_signature_hides_that_something_else_was_added(clinic: Clinic) -> None:
    data = SIGNED.read_bytes()
    sealed = sealed_part(data) or b""
    stranger = signer("Test Stranger")
    for change in (in_french, with_other_words):
        assert verified(clinic, change(sealed)).verdict == "altered"
        assert verified(clinic, stranger.signed(change(sealed))).verdict == "altered"
        assert verified(clinic, change(data)).verdict == "altered"
    with pikepdf.open(SIGNED) as pdf:
        pdf.save("saved.pdf")
    assert verified(clinic, Path("saved.pdf").read_bytes()).verdict in ("altered", "not ours")
    assert verified(clinic, sealed + sealed).verdict == "altered"


@pytest.mark.measured
def test_another_document_after_the_sealed_one_is_altered_whoever_signs_it(clinic: Clinic) -> None:
    """The sealed bytes are there, but a reader would show the other document: it goes by the last cross-reference table."""
    sealed = sealed_part(SIGNED.read_bytes()) or b""
    at = len(sealed)
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"")
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    other = moved(buffer.getvalue(), at)
    from pyhanko.pdf_utils.reader import PdfFileReader

    assert len(PdfFileReader(io.BytesIO(sealed + other)).root["/Pages"]["/Kids"]) > 0
    assert verified(clinic, signer("Test Stranger").signed(sealed + other)).verdict == "altered"


def moved(data: bytes, by: int) -> bytes:
    """Return a file as it has to be if it begins after so many bytes of something else."""
    start = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    lines = data[start:].split(b"\n")
    told = [b"%010d%s" % (int(line[:10]) + by, line[10:]) if line.endswith(b" n ") else line for line in lines]
    where = told.index(b"startxref") + 1
    told[where] = b"%d" % (start + by)
    return data[:start] + b"\n".join(told)


@pytest.mark.measured
def test_a_signature_cannot_be_judged_where_the_package_is_missing(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "pyhanko"]:
        monkeypatch.setitem(sys.modules, name, None)
    found = verified(clinic, SIGNED.read_bytes())
    assert (found.verdict, INSTALL in found.why) == ("unchecked", True)
    data = SIGNED.read_bytes()
    assert verified(clinic, data.replace(b"stream", b"strEam", 1)).verdict == "altered"


def test_what_to_install_is_what_the_tests_run_with() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["sign"]
    assert INSTALL.split("install ")[2].split()[0] in extra


def test_only_a_release_with_a_key_is_signed_and_another_key_signs_again(clinic: Clinic) -> None:
    deck, signed = DECK.read_bytes(), SIGNED.read_bytes()
    assert [each.status for each in released("key.p12", date(2026, 12, 1)).files] == ["unchanged", "unchanged"]
    assert SIGNED.read_bytes() == signed  # it keeps its day
    write_key(elsewhere("new.p12"), "Test Clinic, new key")
    assert [(each.path, each.status) for each in released("new.p12").files if each.status != "unchanged"] == [
        ("en/aftercare.pdf", "changed")
    ]
    assert "signed by Test Clinic, new key on 2026-11-29" in verified(clinic, SIGNED.read_bytes()).why
    assert "a release here" in verified(clinic, signed).why
    released()
    with pikepdf.open(SIGNED) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Form" not in [str(each.S) for each in pdf.Root.StructTreeRoot.K.K]
    assert verified(clinic, SIGNED.read_bytes()).why.endswith("until 2027-05-03")
    released("key.p12")
    assert (SIGNED.read_bytes(), DECK.read_bytes()) == (signed, deck)


@pytest.mark.usefixtures("clinic")
def test_a_key_signs_from_the_moment_of_its_certificate_to_its_last() -> None:
    key = SigningKey(write_key(elsewhere("short.p12"), days=10), PASSWORD)
    found = {day: read_signer(key, PLACES, date(2026, 1, day))[0] for day in (1, 11, 12)}
    assert [each and each.when for each in found.values()] == [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 11)] + [None]
    assert read_signer(key, PLACES, date(2025, 12, 31))[1][0].code == "R016"


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="verapdf is not on the PATH")
@pytest.mark.usefixtures("clinic")
def test_verapdf_finds_nothing_in_a_signed_file() -> None:
    done = subprocess.run(["verapdf", "-f", "ua1,2a", SIGNED], capture_output=True, text=True, check=False)
    assert [line[:4] for line in done.stdout.splitlines()] == ["PASS", "PASS"], done.stdout
