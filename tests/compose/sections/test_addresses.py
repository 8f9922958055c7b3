"""On paper stands an address as people read it; its link and its square code hold what a browser sends."""

from __future__ import annotations

import pytest

from generator.document.blocks import Figure
from generator.document.plain import document_texts
from generator.figures.qr import QrCode
from tests.compose.sections.composing import changed, found, leaflet, words
from tests.made import SMALLEST, book

READ, SENT = "bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"


@pytest.mark.parametrize("typed", [f"https://{READ}", SENT])
def test_a_web_address_is_read_on_paper_and_encoded_in_link_and_code(typed: str) -> None:
    clinic = book(SMALLEST).clinic.model_copy(update={"link": typed})
    composed = leaflet("masthead", "contact", of=changed(clinic=clinic))
    links = {span.text: span.link for text in document_texts(composed) for span in text.spans if span.link}
    assert links[READ] == SENT
    assert [figure.drawing.url for figure in found(composed, Figure) if isinstance(figure.drawing, QrCode)] == [SENT]


def test_an_e_mail_address_keeps_its_letters_and_links_to_its_encoded_form() -> None:
    clinic = book(SMALLEST).clinic.model_copy(update={"email": words("hello@bücher.example")})
    composed = leaflet("masthead", "contact", of=changed(clinic=clinic))
    links = {span.text: span.link for text in document_texts(composed) for span in text.spans if span.link}
    assert links["hello@bücher.example"] == "mailto:hello@xn--bcher-kva.example"
