"""What others say of the file: two validators, and LibreOffice, which lays it out and shows it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from generator.formats.pptx import opc
from generator.formats.pptx.template import build_template
from tests.formats.pptx.checks.mutations import Change, changed, rewritten
from tests.formats.pptx.libreoffice import needs_soffice, printed
from tests.formats.pptx.sample_deck import ADDRESS, sample, sample_deck, sample_theme
from tests.made import REAL, decks

QR_DPI = 150
FILES = ["deck_file", "template_file", "consultation_file", "loop_file"]
needs_sdk = pytest.mark.skipif(shutil.which("ooxml-validate") is None, reason="the Open XML SDK's validator is not on the path")


@pytest.fixture(scope="module")
def deck_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    path.write_bytes(sample().data)
    return path


@pytest.fixture(scope="module")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.potx"
    path.write_bytes(opc.write_package(build_template(sample_theme(), "en-GB")))
    return path


@pytest.fixture(scope="module")
def consultation_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("consultation") / "consultation.pptx"
    path.write_bytes(next(made.data for made in decks(REAL) if made.job.handout == "consultation"))
    return path


@pytest.fixture(scope="module")
def loop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loop") / "loop.ppsx"
    path.write_bytes(next(made.data for made in decks(REAL) if made.job.handout == "waiting-room"))
    return path


@pytest.fixture(scope="module")
def pages(deck_file: Path) -> Path:
    """Return the deck as LibreOffice lays it out."""
    return printed(deck_file)[0]


@needs_sdk
@pytest.mark.parametrize("name", FILES)
def test_the_open_xml_sdk_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    found = subprocess.run(["ooxml-validate", request.getfixturevalue(name)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", FILES)
def test_openxml_audit_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    command = Path(sys.executable).with_name("openxml-audit")
    found = subprocess.run([command, "-f", "microsoft365", request.getfixturevalue(name)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


# Faults of form: the schemas forbid them, so those who know the schemas find them.
SLIDE = "ppt/slides/slide4.xml"
AGAINST_THE_SCHEMA: dict[str, Change] = {
    "transition in the wrong place": rewritten(SLIDE, "<p:clrMapOvr>", "<p:transition/><p:clrMapOvr>"),
    "negative size": rewritten(SLIDE, r'<a:ext cx="\d+" cy="\d+"/><a:ch', '<a:ext cx="-5" cy="5"/><a:ch'),
    "colour of five digits": rewritten("ppt/theme/theme1.xml", "A8471F", "A8471"),
    "unknown attribute": rewritten(SLIDE, "<p:sld ", '<p:sld bogus="1" '),
}


@needs_sdk
@pytest.mark.parametrize("name", AGAINST_THE_SCHEMA)
def test_the_open_xml_sdk_finds_a_fault_of_form(name: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(changed(sample().data, AGAINST_THE_SCHEMA[name]))
    assert subprocess.run(["ooxml-validate", tmp_path / "deck.pptx"], capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", sorted(AGAINST_THE_SCHEMA.keys() - {"unknown attribute"}))  # which openxml-audit lets pass
def test_openxml_audit_finds_a_fault_of_form(name: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(changed(sample().data, AGAINST_THE_SCHEMA[name]))
    command = Path(sys.executable).with_name("openxml-audit")
    assert subprocess.run([command, "-q", "-f", "microsoft365", tmp_path / "deck.pptx"], capture_output=True, check=False).returncode == 1


@needs_soffice
def test_libreoffice_shows_every_slide(pages: Path) -> None:
    with pypdfium2.PdfDocument(pages) as pdf:
        assert len(pdf) == sample().units


@needs_soffice
def test_libreoffice_shows_every_slide_of_a_loop(loop_file: Path) -> None:
    home = loop_file.parent / "office"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", loop_file.parent, loop_file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pypdfium2.PdfDocument(loop_file.with_suffix(".pdf")) as pdf:
        assert len(pdf) == next(made.units for made in decks(REAL) if made.job.handout == "waiting-room")


@needs_soffice
def test_the_qr_code_on_a_slide_opens_its_address(pages: Path) -> None:
    import zxingcpp

    number = next(n for n, slide in enumerate(sample_deck().slides) if slide.layout == "closing")
    with pypdfium2.PdfDocument(pages) as pdf:
        picture = pdf[number].render(scale=QR_DPI / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]
