"""What other programs make of the file: two validators, and LibreOffice, which renders it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import Phase, given, settings

from generator.document.deck import Deck
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.opening import house_file
from generator.formats.pptx.render import render_deck
from tests.formats.pptx.checks.mutations import Change, changed, rewritten
from tests.formats.pptx.libreoffice import needs_soffice, printed
from tests.formats.pptx.sample_deck import ADDRESS, sample, sample_deck, sample_theme
from tests.formats.pptx.test_random_decks import decks as random_decks
from tests.made import REAL, made
from tests.named import ALL, chosen
from tests.open_xml_sdk import needs_sdk, of_sdk

pytestmark = pytest.mark.unmeasured

QR_DPI = 150
MADE = [file.name for file in chosen(REAL) if file.format != "pdf"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample, the template it stands on, and each deck of the real words."""
    folder = tmp_path_factory.mktemp("decks")
    (folder / "sample.pptx").write_bytes(sample().data)
    (folder / "template.pptx").write_bytes(house_file(sample_theme(), "en-GB", SlideLogo()))
    for name in MADE:
        (folder / Path(made(REAL, name).job.path).name).write_bytes(made(REAL, name).data)
    return folder


@cache
def _audit() -> Any:
    from openxml_audit import FileFormat, OpenXmlValidator

    return OpenXmlValidator(FileFormat.MICROSOFT_365)


def of_audit(file: Path) -> list[str]:
    """Return what openxml-audit objects to."""
    return [str(error) for error in _audit().validate(file).errors]


VALIDATORS = [pytest.param(of_audit, id="openxml-audit"), pytest.param(of_sdk, id="open-xml-sdk", marks=needs_sdk)]


@pytest.mark.parametrize("validate", VALIDATORS)
@pytest.mark.parametrize("name", ["sample", "template", *MADE])
def test_a_validator_finds_nothing(name: str, validate: Callable[[Path], list[str]], folder: Path) -> None:
    (file,) = folder.glob(f"{name}.*")
    assert validate(file) == []


@pytest.mark.parametrize("validate", VALIDATORS)
def test_a_validator_finds_nothing_in_decks_of_any_words(validate: Callable[[Path], list[str]], tmp_path: Path) -> None:
    @given(random_decks())
    @settings(max_examples=4 if ALL else 2, deadline=None, derandomize=True, phases=[Phase.generate])
    def all_valid(deck: Deck) -> None:
        data = render_deck(deck, sample_theme()).data
        if data:
            (tmp_path / "deck.pptx").write_bytes(data)
            assert validate(tmp_path / "deck.pptx") == []

    all_valid()


# Violations of the schemas, which validators find.
SLIDE = "ppt/slides/slide1.xml"
AGAINST_THE_SCHEMA: dict[str, Change] = {
    "transition in the wrong place": rewritten(SLIDE, "<p:clrMapOvr>", "<p:transition/><p:clrMapOvr>"),
    "negative size": rewritten(SLIDE, r'<a:ext cx="\d+" cy="\d+"/><a:ch', '<a:ext cx="-5" cy="5"/><a:ch'),
    "colour of five digits": rewritten("ppt/theme/theme1.xml", "A8471F", "A8471"),
    "unknown attribute": rewritten(SLIDE, "<p:sld ", '<p:sld bogus="1" '),
}


@cache
def one_slide() -> bytes:
    """Return a slide of the sample with a drawing, as a file of its own."""
    return render_deck(replace(sample_deck(), slides=sample_deck().slides[1:2]), sample_theme()).data


def test_the_slide_without_a_fault_is_valid(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(one_slide())
    assert of_audit(tmp_path / "deck.pptx") == []


@pytest.mark.parametrize("validate", VALIDATORS)
@pytest.mark.parametrize("name", AGAINST_THE_SCHEMA)
def test_a_validator_finds_a_fault_of_form(name: str, validate: Callable[[Path], list[str]], tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(changed(one_slide(), AGAINST_THE_SCHEMA[name]))
    lets_pass = validate is of_audit and name == "unknown attribute"
    assert bool(validate(tmp_path / "deck.pptx")) != lets_pass


@needs_soffice
def test_libreoffice_shows_every_slide() -> None:
    with pypdfium2.PdfDocument(printed() / "sample.pdf") as pdf:
        assert len(pdf) == sample().units


@needs_soffice
def test_libreoffice_shows_every_slide_of_a_loop() -> None:
    with pypdfium2.PdfDocument(printed() / "waiting-room.pdf") as pdf:
        assert len(pdf) == made(REAL, "waiting-room").units


@needs_soffice
def test_the_qr_code_on_a_slide_opens_its_address() -> None:
    import zxingcpp

    number = next(n for n, slide in enumerate(sample_deck().slides) if slide.layout == "say")
    with pypdfium2.PdfDocument(printed() / "sample.pdf") as pdf:
        picture = pdf[number].render(scale=QR_DPI / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]
