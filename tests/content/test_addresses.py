"""Addresses are checked character by character; links and square codes hold what a browser makes of them."""

from __future__ import annotations

import pytest

from generator.content.addresses import AddressError, check_link, check_mail, check_web, encoded, readable
from generator.content.inline import parse_inline
from generator.content.read import parse_book
from tests.content.examples import MINIMAL
from tests.each import rows

TEXT = MINIMAL.read_text("utf-8")


@rows(
    ("address", "said"),
    [
        ("clinic.example", "is not a full web address"),
        ("www.clinic.example/a", "is not a full web address"),
        ("clinic.example:8080", "is not a full web address"),
        ("//clinic.example", "is not a full web address"),
        ("https:/clinic.example", "is not a full web address"),
        ("https://", "is not a full web address"),
        ("javascript:alert(1)", "begins with 'javascript:'"),
        ("JavaScript://clinic.example/%0aalert(1)", "begins with 'JavaScript:'"),
        ("data:text/html,x", "begins with 'data:'"),
        ("file:///etc/passwd", "begins with 'file:'"),
        ("https://nurse:secret@clinic.example", "a user name or a password"),
        ("https://clinic.example@other.example", "a user name or a password"),
        ("https://[::1]/", "brackets"),
        ("https://clinic.example:0", "'0' in the place of a port"),
        ("https://clinic.example:99999", "'99999' in the place of a port"),
        ("https://clinic.example:8o8", "'8o8' in the place of a port"),
        ("https://clinic.example:", "'' in the place of a port"),
        ("https://clinic.example:80:80", "in the place of a port"),
        ("https://clinic.example:25/", "the port 25, at which browsers open no page"),
        ("https://clinic.example:06000", "the port 06000, at which"),
        ("https://clinic.ex\u0251mple", "'\u0251' = U+0251 (latin small letter alpha) in the name of its site, which only looks like"),
        ("https://cli nic.example", "a space"),
        ("https://clinic.example/a b", "a space"),
        ("https://clinic.example/a\u00a0b", "U+00A0 (no-break space)"),
        ("https://clinic.example/a\u200fb", "U+200F (right-to-left mark)"),
        ("https://clinic.example\\hair", "a backslash"),
        ("https://clinic.example/\x07", "U+0007"),
        ("https://clinic..example", "a dot too many"),
        ("https://.clinic.example", "a dot too many"),
        ("https://clinic.example./", "a dot too many"),
        (f"https://{'a' * 64}.example", "more than 63 letters"),
        (f"https://{'.'.join(['a' * 60] * 5)}.example", "too long"),
        ("https://\u044c\u0430\u0441.example", "only look Latin"),
        ("https://intranet/page", "no dot"),
        ("https://192.168.0.1/", "a number in the place of its site's name"),
        ("https://0x7f.1/", "a number in the place of its site's name"),
        ("https://cli_nic.example", "'_'"),
        ("https://-clinic.example", "a hyphen"),
        ("https://\u2615.example", "U+2615 (hot beverage)"),
        ("https://xn--zz.example", "no site can be called"),
        ("https://clinic.example/%zz", "a percent sign"),
        ("https://clinic.example/%0d%0aSet-Cookie", "a line end or another control character"),
        ("https://clinic.example/<a>", "'<'"),
        ("https://clinic.example/[a]", "'['"),
        ("https://clinic.example/#a#b", "'#'"),
        ("https://clinic.example/?a&amp;b", "'&amp;'"),
        ("https://clinic.example\uff0fa", "only looks like"),
        ("https://\u0441linic.example", "two alphabets"),  # a Cyrillic letter among Latin ones
        ("https://g\u03bfogle.example", "two alphabets"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.example", "only look Latin"),
        ("https://xn--80ak6aa92e.com", "only look Latin"),
    ],
)
def test_what_opens_nothing_or_something_else_is_refused(address: str, said: str) -> None:
    with pytest.raises(AddressError) as error:
        check_web(address)
    assert said in error.value.said
    assert error.value.hint
    assert error.value.part in address or "xn--" in address


@rows(
    ("address", "link"),
    [
        ("https://clinic.example", "https://clinic.example"),
        ("http://clinic.example:8080/a_(b)?c=d&e=%C3%A9#f", "http://clinic.example:8080/a_(b)?c=d&e=%C3%A9#f"),
        ("https://ab--cd.clinic.example/~a;b,c", "https://ab--cd.clinic.example/~a;b,c"),
        ("https://b\u00fccher.example/\u00e4?q=\u00e9#\u00fc", "https://xn--bcher-kva.example/%C3%A4?q=%C3%A9#%C3%BC"),
        ("https://fa\u00df.example", "https://xn--fa-hia.example"),
        ("https://m\u00fcnchen.example:8080/a", "https://xn--mnchen-3ya.example:8080/a"),
        ("https://例え.テスト/パス", "https://xn--r8jz45g.xn--zckzah/%E3%83%91%E3%82%B9"),
        ("https://сахар.рф", "https://xn--80aa2cbv.xn--p1ai"),
        ("https://пример.example", "https://xn--e1afmkfd.example"),
    ],
)
def test_a_link_holds_what_browsers_send_and_paper_what_people_read(address: str, link: str) -> None:
    check_web(address)
    check_web(link)
    assert encoded(address) == link
    assert encoded(link) == link
    assert readable(address) == address.partition("://")[2] if "%" not in address else readable(address)


def test_an_encoded_address_is_printed_as_it_is_read() -> None:
    assert readable("https://xn--bcher-kva.example/%C3%A4%20b%2F") == "b\u00fccher.example/\u00e4%20b%2F"


@rows(
    "address",
    [
        "mailto:a@b.example",
        "mailto:a@b.example?subject=Hair%20loss",
        "tel:+44-20-7946-0123",
        "tel:999",
        "tel:+44(0)20",
        "https://a.example",
    ],
)
def test_what_a_text_may_link_to(address: str) -> None:
    check_link(address)


@rows(
    "address",
    [
        "mailto:a@b.example?cc=c@d.example",
        "mailto:a@b.example?subject=x&bcc=c@d.example",
        "mailto:a@b.example%0Acc:c@d.example",
        "mailto:a%0Ab@b.example",
        "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example",
        "mailto:a@b.example,c@d.example",
        "mailto:a",
        "tel:0800 111",
        "tel:1",
        "tel:(((999",
        "tel:..999",
        "tel:+44--20",
        "tel:call-us",
        "sms:999",
    ],
)
def test_what_a_text_may_not_link_to(address: str) -> None:
    with pytest.raises(AddressError):
        check_link(address)


@rows("address", ["hello@clinic.example", "o'neil+x@b-c.example", "a@b\u00fccher.example"])
def test_one_mailbox(address: str) -> None:
    check_mail(address)


@rows(
    "address",
    [
        "hello@clinic,example", "a@b", "a@@b.example", "a.@b.example", "a..b@c.example", "A <a@b.example>", "a@b.example;c@d.example",
        "jos\u00e9@b.example", "@b.example", "a@", "a@b_c.example", "a@[1.2.3.4]", "a@\u0441linic.example", f"{'a' * 65}@b.example",
    ],
)  # fmt: skip
def test_what_is_not_one_mailbox(address: str) -> None:
    with pytest.raises(AddressError):
        check_mail(address)


def told(old: str, new: str) -> list[str]:
    assert old in TEXT
    return [f"{p.location} {p.code} {p.message}" for p in parse_book(TEXT.replace(old, new, 1).encode(), "a.yaml")[1]]


def test_the_character_that_is_wrong_is_pointed_at() -> None:
    assert told("  link: https://clinic.test/hair\n", "  link: https://clinic.test/a\\hair\n") == [
        "a.yaml:13:30 Y035 'link' has a backslash in it"
    ]


@rows("address", ["javascript:alert(1)", "www.clinic.test", "https://a@b.example", "page.html", 'https://a.example "title"', "#top"])
def test_a_link_that_must_not_be_opened_is_an_error(address: str) -> None:
    (problem,) = told("(https://clinic.test/patches)", f"({address})")
    assert problem.startswith("a.yaml:222:40 M078 the address of the link '[our page](")


def test_a_link_in_a_text_holds_the_encoded_address() -> None:
    assert [span.link for span in parse_inline("[a](https://b\u00fccher.example/\u00e4)").spans] == ["https://xn--bcher-kva.example/%C3%A4"]
