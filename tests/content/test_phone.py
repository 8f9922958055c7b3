"""The clinic's phone number as a link: dialled from anywhere, or as it is written where that is not safe."""

from __future__ import annotations

from generator.content.phone import phone_link
from tests.each import rows


@rows(
    ("words", "country", "link"),
    [
        ("020 7946 0123", "GB", "tel:+442079460123"),
        ("(0161) 496-0123", "GB", "tel:+441614960123"),
        ("01 234 5678", "IE", "tel:+35312345678"),
        ("(02) 9876 5432", "AU", "tel:+61298765432"),
        ("(212) 555-0123", "US", "tel:+12125550123"),
        ("416.555.0123", "CA", "tel:+14165550123"),
        ("+44 20 7946 0123", "US", "tel:+442079460123"),
    ],
)
def test_a_whole_number_is_international(words: str, country: str, link: str) -> None:
    assert phone_link(words, country) == link


@rows(
    ("words", "country", "link"),
    [
        ("111", "GB", "tel:111"),  # a short code is the country's own
        ("1800 123 456", "AU", "tel:1800123456"),
        ("0845 46 47", "GB", "tel:08454647"),  # too few digits
        ("7946 0123", "GB", "tel:79460123"),  # without its area
        ("555 0123", "US", "tel:5550123"),
        ("020 7946 0123", "NZ", "tel:02079460123"),  # a country that is not known here
    ],
)
def test_a_number_that_fits_no_plan_is_dialled_as_it_is_written(words: str, country: str, link: str) -> None:
    assert phone_link(words, country) == link


@rows(
    ("words", "link"),
    [
        ("020 7946 0123, extension 4", "tel:+442079460123;ext=4"),
        ("(020) 7946-0123 (ext. 1205)", "tel:+442079460123;ext=1205"),
        ("020 7946 0123x5", "tel:+442079460123;ext=5"),
        ("+44 20 7946 0123 Extn 5", "tel:+442079460123;ext=5"),
        ("0845 46 47 ext 5", "tel:08454647;ext=5"),
        ("ext 5", None),
        ("020 7946 0123 ext 5 ext 6", None),
        ("020 7946 0123 text 5", None),
    ],
)
def test_an_extension_is_dialled_after_the_number(words: str, link: str | None) -> None:
    assert phone_link(words, "GB") == link


@rows("words", ["ask at the desk", "", "12", "٠٢٠ ٧٩٤٦ ٠١٢٣", "０２０ ７９４６ ０１２３"])
def test_other_words_are_no_link(words: str) -> None:
    assert phone_link(words, "GB") is None
