"""Addresses that links open: every character is checked, and what a browser makes of an address is worked out.

A link and a square code hold the encoded address (RFC 3986; a site's name by UTS 46); on paper stands what people can read and type.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from generator.yamlsource.characters import named, script

MAX_ADDRESS = 2000  # characters; browsers take no more
MAX_LABEL, MAX_SITE = 63, 253  # letters of a part of a site's name, and of all of it, as encoded: RFC 1035, 2.3.4
MAX_MAILBOX, MAX_MAIL = 64, 254  # letters before the @, and of all: RFC 5321, 4.5.3.1
MAX_PORT = 65535
# Ports of other services, at which browsers open no page (WHATWG Fetch, 2.9, "bad port").
BLOCKED_PORTS = frozenset(
    (1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
     119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
     989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080)
)  # fmt: skip
FULL = "write the full web address, such as https://clinic.example"
SITE = "write the site's name as it stands in a browser, such as clinic.example"
MAIL = "write only the address, such as hello@clinic.example"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DOT = re.compile("[.\u3002\uff0e\uff61]")  # the full stops of UTS 46
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_PLAIN = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/?#%-]")
_MAILBOX = re.compile(r"[A-Za-z0-9._+'~-]")
_PHONE = re.compile(r"[0-9+().-]")
_IN_BRACKETS = re.compile(r"\((\d+)\)")
_GROUPS = re.compile(r"\+?\d+(?:[.-]?\d+)*")
_HIDDEN_CONTROL = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d+);")
_JOINERS = "\u200c\u200d"  # Persian words need them, in addresses too
_MEANT_IN_ADDRESSES = frozenset("/\\?#@:.%&=")
# Cyrillic letters that pass for Latin ones in a whole name, such as ьас, beside those that Unicode lists (Chromium, spoof_checks).
_ALSO_LATIN = frozenset("ъьпгѵѡԝ")
# Latin letters that only phonetic alphabets have, such as ɑ and ɡ; languages of Africa write with those left out here (UTS 39, 3.1).
_PHONETIC = re.compile("[\u0250-\u02af\u1d00-\u1dbf](?<![\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u0269\u0272\u0289-\u028b\u0292])")
# Scripts that one part of a name may mix, as browsers allow (UTS 39, 5.2, highly restrictive).
_TOGETHER = tuple(map(frozenset, (("Latn", "Hani", "Hira", "Kana"), ("Latn", "Hani", "Bopo"), ("Latn", "Hani", "Hang"))))


class AddressError(ValueError):
    """What is wrong with an address: `said` of it, the `part` of it that is wrong, and how to mend it."""

    def __init__(self, said: str, part: str, hint: str) -> None:
        super().__init__(said)
        self.said, self.part, self.hint = said, part, hint


def check_link(address: str) -> None:
    """Check an address of a link in a text; AddressError says what is wrong with it."""
    scheme = _SCHEME.match(address)
    match scheme[1].lower() if scheme else "":
        case "mailto":
            _check_mail_link(address)
        case "tel":
            _check_phone(address[4:])
        case _:
            _check_page(address)


def check_web(address: str) -> None:
    """Check a web address; AddressError says what is wrong with it."""
    if entity := _ENTITY.search(address):
        raise AddressError(f"has '{entity[0]}' in it, an entity of web pages", entity[0], "type the sign itself, such as &")
    _check_page(address)


def _check_page(address: str) -> None:
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if scheme and name not in ("http", "https", "mailto", "tel") and "." not in name:  # with a dot it is a site: clinic.example:8080
        raise AddressError(
            f"begins with '{scheme[1]}:', which a handout must not open", scheme[0], "link to a page: https://clinic.example"
        )
    if not re.match(r"https?://[^/?#]", address, re.IGNORECASE):
        raise AddressError("is not a full web address", "", FULL)
    _check_characters(address)
    site, rest = _parted(address)
    _check_authority(site)
    _check_rest(rest)


def check_mail(address: str) -> None:
    """Check an e-mail address: one mailbox and nothing else; AddressError says what is wrong with it."""
    if odd := next((each for each in address if each.isspace() or each in ",;<>"), ""):
        raise AddressError(f"has {_shown(odd)} in it: it must be one e-mail address", odd, MAIL)
    mailbox, at, site = address.partition("@")
    if not at or not mailbox or not site or "@" in site:
        raise AddressError("is not an e-mail address", address, MAIL)
    if odd := next((each for each in mailbox if not _MAILBOX.match(each)), ""):
        raise AddressError(f"has {_shown(odd)} before the @", odd, "use letters from a to z, digits, dots, hyphens, _ and +")
    if mailbox.startswith(".") or mailbox.endswith(".") or ".." in mailbox:
        raise AddressError("has a dot too many before the @", mailbox, MAIL)
    if len(mailbox) > MAX_MAILBOX:
        raise AddressError(f"is too long: at most {MAX_MAILBOX} letters can stand before the @", address, MAIL)
    _check_site(site)
    if len(address) > MAX_MAIL:
        raise AddressError(f"is too long: it has {len(address)} letters, and can have {MAX_MAIL}", address, MAIL)


def encoded(address: str) -> str:
    """Return a checked address as links hold it: its site by IDNA, all else in UTF-8 with percent signs."""
    if address.isascii():
        return address
    if address.lower().startswith("mailto:"):
        mailbox, _, rest = address.partition("@")
        site, mark, subject = rest.partition("?")
        return f"{mailbox}@{_ascii_site(site)}{mark}{_percent(subject)}"
    scheme, _, _ = address.partition("://")
    site, rest = _parted(address)
    name, colon, port = site.partition(":")
    return f"{scheme}://{_ascii_site(name)}{colon}{port}{_percent(rest)}"


def readable(address: str) -> str:
    """Return a checked web address as people read and type it: without https://, and not in the encoded form it may be copied in."""
    site, rest = _parted(address)
    return ".".join(_unicode_label(label) for label in site.split(".")) + _ENCODED.sub(_letters, rest)


def _check_mail_link(address: str) -> None:
    mail, _, rest = address[len("mailto:") :].partition("?")
    check_mail(mail)
    field = rest.partition("=")[0]
    if rest and (field.lower() != "subject" or "&" in rest):
        added = field if field.lower() != "subject" else rest.partition("&")[2].partition("=")[0]
        raise AddressError(f"adds '{added}' to the message", rest, "only a subject may be added: mailto:us@clinic.example?subject=Question")
    _check_rest(rest)


def _check_phone(number: str) -> None:
    if odd := next((each for each in number if not _PHONE.match(each)), ""):
        raise AddressError(
            f"has {_shown(odd)} in it: a phone number has only digits", odd, "write it as tel:+44-20-7946-0123, without spaces"
        )
    bare = _IN_BRACKETS.sub(r"\1", number)
    if not _GROUPS.fullmatch(bare) or not 3 <= sum(map(str.isdigit, number)) <= 15:  # ITU-T E.164, 6.2.1; 999 is the shortest
        raise AddressError("is not a phone number", number, "write it as tel:+44-20-7946-0123")


def _check_characters(address: str) -> None:
    """Refuse what no part of an address can hold, whatever it looks like."""
    if "\\" in address:
        raise AddressError("has a backslash in it", "\\", "use forward slashes: https://clinic.example/page")
    for each in address:
        if each.isspace() or (unicodedata.category(each)[0] in "CZ" and each not in _JOINERS):
            raise AddressError(f"has {_shown(each)} in it", each, "take it out; in the middle of a page's name, write %20")
        if not each.isascii() and _MEANT_IN_ADDRESSES & set(unicodedata.normalize("NFKC", each)) and not _DOT.match(each):
            raise AddressError(f"has {_shown(each)} in it, which only looks like a sign of addresses", each, "type it again on a keyboard")


def _check_authority(authority: str) -> None:
    """Check what stands between // and the next slash: the name of a site and, if need be, its port."""
    if "@" in authority:
        hint = "everybody who has the leaflet could read it: take out everything between // and the @, and the @ too"
        raise AddressError("has a user name or a password before the @", authority, hint)
    if "[" in authority or "]" in authority:
        raise AddressError("has brackets in the name of its site", authority, SITE)
    site, colon, port = authority.partition(":")
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port[:9]) <= MAX_PORT and len(port) < 9):
        hint = f"take out the colon and what follows up to the next slash, or write a number from 1 to {MAX_PORT}"
        raise AddressError(f"has '{port}' in the place of a port", f":{port}", hint)
    if colon and int(port) in BLOCKED_PORTS:
        hint = "take out the colon and the number after it, or ask who runs the site"
        raise AddressError(f"has the port {port}, at which browsers open no page", f":{port}", hint)
    _check_site(site)


def _check_rest(rest: str) -> None:
    """Check what follows the name of the site: page, question and place in the page."""
    if hidden := _HIDDEN_CONTROL.search(rest):
        raise AddressError(f"has '{hidden[0]}' in it, which stands for a line end or another control character", hidden[0], "take it out")
    if bare := _BARE_PERCENT.search(rest):
        raise AddressError("has a percent sign without two digits after it", rest[bare.start() :], "write %25 for a percent sign")
    for n, each in enumerate(rest):
        if each.isascii() and (not _PLAIN.match(each) or (each == "#" and "#" in rest[:n])):
            raise AddressError(f"has {_shown(each)} in it, which addresses can't hold there", each, f"write {quote(each, safe='')} for it")


def _check_site(site: str) -> None:
    """Check the name of a site: parts that browsers know, without letters that pass for others."""
    labels = _DOT.split(site)
    if not all(labels):
        raise AddressError("has a dot too many in the name of its site", site, SITE)
    if _NUMBER.fullmatch(labels[-1]):
        raise AddressError("has a number in the place of its site's name", site, SITE)
    if len(labels) == 1:
        raise AddressError("has no dot in the name of its site, so that it opens only within one building, if at all", site, SITE)
    length = sum(len(_ascii_label(label)) + 1 for label in labels) - 1
    if length > MAX_SITE:
        raise AddressError(f"is too long: the name of its site has {length} letters, and can have {MAX_SITE}", site, SITE)
    written = [_unicode_label(label) for label in labels]
    for label in written:
        _check_scripts(label, written[-1])


def _ascii_label(label: str) -> str:
    """Return a part of a site's name as browsers send it; AddressError says why it has no such form."""
    if odd := next((each for each in label if each.isascii() and not re.match("[A-Za-z0-9-]", each)), ""):
        raise AddressError(f"has {_shown(odd)} in the name of its site", odd, "use letters, digits, dots and hyphens")
    if label.startswith("-") or label.endswith("-"):
        raise AddressError("has a hyphen at the beginning or the end of a part of its site's name", label, SITE)
    if label.isascii() and len(label) <= MAX_LABEL and not label.lower().startswith("xn--"):
        return label
    import idna

    try:
        return idna.encode(label, uts46=True, std3_rules=True).decode()
    except idna.IDNABidiError as error:
        said = "mixes letters that are read from the right with others in one part of its site's name"
        raise AddressError(said, label, SITE) from error
    except idna.IDNAError as error:
        raise _refused(label, str(error)) from error


def _refused(label: str, reason: str) -> AddressError:
    """Return why IDNA knows no such part of a name; `reason` names a character, or says what is too long."""
    if number := re.search(r"U\+([0-9A-F]{4,6})", reason):
        odd = chr(int(number[1], 16))
        return AddressError(f"has {_shown(odd)} in the name of its site", odd if odd in label else label, SITE)
    if "long" in reason:
        return AddressError(f"has a part of more than {MAX_LABEL} letters in the name of its site", label, SITE)
    return AddressError(f"has '{label}' in the name of its site, which no site can be called", label, SITE)


def _unicode_label(label: str) -> str:
    """Return a part of a site's name as people read it; one that IDNA doesn't know as it is."""
    if label.isascii() and not label.lower().startswith("xn--"):
        return label
    import idna

    try:
        return idna.decode(label, uts46=True)
    except idna.IDNAError:
        return label


def _check_scripts(label: str, last: str) -> None:
    """Refuse letters of one script that pass for another's: mixed with them, or all of them under a name in Latin letters."""
    scripts = {each: script(each) for each in label}
    used = frozenset(scripts.values()) - {"Zyyy", "Zinh"}
    if len(used) > 1 and not any(used <= together for together in _TOGETHER):
        odd = next(each for each in label if scripts[each] in used - {"Latn"})
        said = f"mixes letters of two alphabets in the name of its site: {_shown(odd)} only looks like another letter"
        raise AddressError(said, odd, "type the name again on a keyboard")
    if phonetic := _PHONETIC.search(label):
        said = f"has {_shown(phonetic[0])} in the name of its site, which only looks like another letter"
        raise AddressError(said, phonetic[0], "type the name again on a keyboard")
    letters = [each for each in label if scripts[each] in used]
    if letters and "Latn" not in used and not used & set(map(script, last)) and all(_passes_for_latin(each) for each in letters):
        said = f"has letters in the name of its site that only look Latin: the first is {_shown(letters[0])}"
        raise AddressError(said, letters[0], "type the name again on a keyboard")


def _passes_for_latin(letter: str) -> bool:
    from confusable_homoglyphs import confusables

    alike = confusables.is_confusable(letter, greedy=True) or ()
    return letter in _ALSO_LATIN or any(other["c"].isascii() for each in alike for other in each["homoglyphs"])


def _parted(address: str) -> tuple[str, str]:
    """Return what stands between // and the next slash of a web address, and what follows it."""
    after = address.partition("://")[2]
    end = next((n for n, each in enumerate(after) if each in "/?#"), len(after))
    return after[:end], after[end:]


def _ascii_site(site: str) -> str:
    return ".".join(_ascii_label(label) for label in _DOT.split(site))


def _percent(words: str) -> str:
    return "".join(each if each.isascii() else quote(each) for each in words)


def _letters(encoded_letters: re.Match[str]) -> str:
    """Return letters that were encoded in UTF-8; other bytes stay as they are."""
    try:
        words = bytes.fromhex(encoded_letters[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return encoded_letters[0]
    return words if all(each.isalnum() or unicodedata.combining(each) for each in words) else encoded_letters[0]


def _shown(character: str) -> str:
    """Return a character so that it can be told from those that look like it."""
    if character == " ":
        return "a space"
    if not character.isprintable():
        return named(character)
    return f"'{character}'" if character.isascii() else f"'{character}' = {named(character)}"
