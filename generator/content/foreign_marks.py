"""Marks of other programs in a text: of web pages, Markdown and word processors. Here they mean nothing and are printed as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5
from itertools import pairwise
from string import ascii_lowercase

from generator.content.model import PLACEHOLDERS

_TAGS = (
    "a|abbr|article|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|"
    "img|input|ins|kbd|li|link|main|mark|meta|nav|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|"
    "thead|title|tr|tt|u|ul|video|wbr"
)
_BULLETS = "•◦▪‣●■◆➢➤\u2043"
_SIGNS = "✓✔✗✘☐☑☒□→➔►▶○❖①②③④⑤⑥⑦⑧⑨⑩"  # at the start of an item they are bullets; within a text they may be words
# UTF-8 whose bytes another program took for letters of Windows-1252: 'Donâ€™t', 'cafÃ©'.
_LATER_BYTE = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_READ_WRONGLY = rf"(?:[ÂÃ]|â[€‚„]|ðŸ{_LATER_BYTE}){_LATER_BYTE}"
# Three letters stand for three and more, where `{3,}` would try each word again from each of its letters.
_ODD_BRACES = r"\{\{[^{}]*\}\}|\{[A-Za-z_]{3}[^{}]*$|^[^{}]*[A-Za-z_]{3}\}"
_SUSPECT = re.compile(
    rf"[&<*_`#~!|^«\[\\{_BULLETS}·]|--|==|[%$][A-Za-z]|=[\dA-F]{{2}}|%[\dA-F]{{2}}|: [-–—] |[.!?] - | - .* - |{_READ_WRONGLY}"
    rf"|{_ODD_BRACES}|\$\{{|\n"
    rf"|\b(?:1[.)]|a\))\s"
    rf"|^\s*(?:>|[-–—+{_SIGNS}]\s|o\s+[^a-z\s]|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)(?:[.)]\s|\)|(?<=\d)\.[^\W\d]))"
)
# These are compiled when a text has something to look for: few do.
_BAR = r"(?<=[^\s|]) \|{1,2} (?=[^\s|])"
_TWO_HYPHENS = r"\S - \S.* - \S"
_TIME = r"(?:\d[\d:.]* ?(?:am|pm)?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*)"
_RANGE = rf"(?i)\b{_TIME} - {_TIME}(?!\w)"
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+\S")
_BULLETED = re.compile(rf"[{_BULLETS}]\s*\S|[·*–—-]\s+\S")
_BULLETED_ITEM = rf"([{_SIGNS}+]|\[[ xX]?\]|o(?=\s+[^a-z\s]))\s+\S"  # as Word and Markdown begin the items of lists within lists
_ORDERED_ITEM = r"\(?(\d{1,2}|[a-z]|[ivx]+)([.)](?=\s+\S)|\)(?=[^\W\d])|(?<=\d)\.(?=[^\W\d]))"
# A list that was typed, or pasted, on one line: ': - a hat - a cap', 'a hat - a cap - a scarf - a comb', '1. a hat 2. a cap'.
# Two dashes alone may stand for brackets, '1.' may end a sentence, and '1)' may close a bracket.
_IN_ONE_LINE = (
    r": ([-*]) \S",
    r": ([–—]) \S.* \1 \S",
    r"\S (-) \S.* - \S.* - \S",
    r"[.!?] (-) [A-Z\u00c0-\u00de]",  # an item indented further than the one above goes on with its text
    r"(?:^|[:;.,] )(1\.) \S.* 2\. \S",
    r"(?<!\S)(1\.) [a-z].* 2\. [a-z]",
    r"^[^(]*?(?<!\S)(1\)) [^(]* 2\) \S",
    r"^[^(]*?(?<!\S)(a\)) [^(]* b\) \S",
)
_NAME = "[A-Za-z][A-Za-z_ -]{1,30}"  # of a placeholder
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_STRONG = "there are no slanted words here; for strong ones write two stars before and after: **like this**"
_HEADED = "take it out: each text has its heading already"
_LINK = "write a link as [words](https://clinic.example)"


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark: a `pattern` that finds it in the file, what is `said` of it, and how to write what was meant."""

    pattern: str
    said: str
    hint: str


@dataclass(frozen=True, slots=True)
class _MarkKind:
    """One kind of mark: what it looks like, what it is, and the way out."""

    pattern: str
    what: str
    hint: str | Callable[[str], str]
    is_one: Callable[[str], bool] = bool


def may_be_foreign(words: str, following: Sequence[str] = ()) -> bool:
    """Return whether a text, or a line of the file after its first, has anything that marks begin with: few texts do."""
    return bool(_SUSPECT.search(words)) or any(_BULLETED.match(line.lstrip()) or _NUMBERED.match(line.lstrip()) for line in following)


def foreign_marks(words: str, following: Sequence[str] = (), item: int | None = None) -> Iterator[ForeignMark]:
    """Yield the first mark of each kind in parsed words.

    `following` are the lines of the file after the first; `item` is the text's number in a list, counted from 0.
    """
    for kind in _KINDS:
        yield from _of_kind(kind, words)
    if listed := _listed([line.strip() for line in following]) or _listed_in_line(words):
        said = f"'{listed}' is the mark of an item of a list within this text"
        hint = "write whole sentences: a text is one paragraph"
        if listed == "-" and following:
            hint += "; for an item of its own, start its dash below that of the item above"
        yield ForeignMark(rf"(?:(?<=\s)|^){re.escape(listed)}", said, hint)
    else:
        yield from _between(words)
    if not listed and (own := _own_mark(words, item)):
        hint = "take it out" if item is None else "take it out: the handout puts a bullet or a number before each item"
        yield ForeignMark(re.escape(own), f"'{own}' is a bullet or number of its own", hint)


def pictures(typed: str) -> Iterator[ForeignMark]:
    """Yield the first picture in a text as it was typed: its address may be read as that of a link."""
    return _of_kind(_PICTURE, typed)


def entities(address: str) -> Iterator[ForeignMark]:
    """Yield the first entity in an address, which browsers would not read there."""
    return _of_kind(_KINDS[0], address)


def _of_kind(kind: _MarkKind, words: str) -> Iterator[ForeignMark]:
    if found := next((each[0] for each in re.finditer(kind.pattern, words) if kind.is_one(each[0])), ""):
        hint = kind.hint if isinstance(kind.hint, str) else kind.hint(found)
        yield ForeignMark(r"\s+".join(map(re.escape, found.split())), f"'{found.strip()}' is {kind.what}", hint)


def _between(words: str) -> Iterator[ForeignMark]:
    """Yield what was typed between parts of a text in the place of a comma or a dash."""
    if (bar := re.search(_BAR, words)) and not re.search(_TABLE, words):
        sign = bar[0].strip()
        yield ForeignMark(re.escape(sign), f"'{sign}' is a bar in the place of words", "write a comma or 'or', or whole sentences")
    if re.search(_TWO_HYPHENS, re.sub(_RANGE, "", words)):
        said = "'-' is a hyphen in the place of a dash or a bullet"
        yield ForeignMark(r"(?<=\s)-(?=\s)", said, "type a dash: –  or, for a list, make each an item of its own")


def _own_mark(words: str, item: int | None) -> str:
    """Return the bullet or number that was typed at the start of a text, or ''."""
    if (bullet := _BULLETED.match(words)) and (item is not None or words[0] not in "–—"):
        return words[0]
    if item is None:
        return ""
    if bullet := re.match(_BULLETED_ITEM, words):
        return bullet[1]
    ordered = re.match(_ORDERED_ITEM, words)
    return ordered[0] if ordered and ordered[1] in _numbers_of(item) else ""


def _numbers_of(item: int) -> tuple[str, ...]:
    """Return how word processors number an item of a list, counted from 0: 2, b, ii."""
    return (str(item + 1), *ascii_lowercase[item : item + 1], *_ROMAN[item : item + 1])


def _listed(lines: Sequence[str]) -> str:
    """Return the mark of the first of several lines that begin as items of a list do, or ''; one alone may begin so by chance."""
    for before, line in pairwise(lines):
        bullets = [each[0] for each in (before, line) if _BULLETED.match(each)]
        numbers = [int(found[1]) for each in (before, line) if (found := _NUMBERED.match(each))]
        if (len(bullets) == 2 and bullets[0] == bullets[1]) or (len(numbers) == 2 and numbers[1] == numbers[0] + 1):
            return before.split()[0]
    return next((line[0] for line in lines if line[:1] and line[0] in _BULLETS), "")


def _listed_in_line(words: str) -> str:
    """Return the mark of the first item of a list on one line, or ''."""
    bullet = next((each for each in words if each in _BULLETS and words.count(each) > 1), "")
    return bullet or next((found[1] for each in _IN_ONE_LINE if (found := re.search(each, words))), "")


def _character(entity: str) -> str:
    """Return how to write what an entity stands for."""
    import html

    return _typed(html.unescape(entity))


def _name_in(placeholder: str) -> str:
    """Return the name of the placeholder that somebody wrote as another program has them, such as '<Phone number>'; '' for none of ours."""
    name = re.sub(r"[\s-]+", "_", placeholder.strip("<>[]%$#«» ").lower())
    return next((each for each in (name, re.sub("_(?:name|number|address)$", "", name)) if each in PLACEHOLDERS), "")


def _as_ours(placeholder: str) -> str:
    return f"write {{{_name_in(placeholder)}}}"


def _as_link_or_ours(wiki: str) -> str:
    return _as_ours(wiki) if _name_in(wiki) else _LINK


def _is_entity(words: str) -> bool:
    return words[1] == "#" or words[1:] in html5  # some of its names have no semicolon: browsers read those without one, too


def _instead_of_tag(tag: str) -> str:
    name = re.sub(r"[</>\s].*", "", tag.lstrip("</")).lower()
    if name in ("b", "strong", "i", "em", "u"):
        return "for strong words write two stars before and after them: **like this**"
    if name in ("br", "p", "li", "ul", "ol"):
        return "take it out, and make it an item of its own where there is a list: a text is one paragraph"
    return _LINK if name == "a" else "take it out"


def _decoded(coded: str) -> str:
    """Return how to write a sign whose bytes were typed as numbers: '=E2=80=99', '%20'."""
    return _typed(bytes.fromhex(re.sub("[=%]", "", coded)).decode("utf-8", "replace"))


def _unescaped(escape: str) -> str:
    return _typed(chr(int(escape[2:], 16)) if escape[1] == "u" else escape[1].replace("n", "\n"))


def _typed(sign: str) -> str:
    """Return how to write a sign; one that can't be seen, or half of one, is of no use in a text."""
    if sign.isspace():
        return "type a space instead"
    return f"type the sign itself: {sign}" if sign.isprintable() and "\ufffd" not in sign else "take it out"


def _as_meant(misread: str) -> str:
    """Return how to write a sign whose bytes another program took for two or three signs."""
    bytes_ = b"".join(bytes([ord(each)]) if ord(each) < 256 else each.encode("cp1252") for each in misread)
    return _typed(bytes_.decode("utf-8", "replace"))


_TABLE = r"^\|.*\||\|[ :]*-{2,}|-{2,}[ :]*\|"
_PICTURE = _MarkKind(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])", "Markdown's mark for a picture", "take it out: a text holds no pictures")
_KINDS = (
    _MarkKind(
        r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});|&[A-Za-z]{2,6}\b(?![;=])",
        "an entity of web pages",
        _character,
        _is_entity,
    ),
    _MarkKind(rf"(?i)</?(?:{_TAGS})(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>", "a tag of web pages", _instead_of_tag),
    _MarkKind(
        r"<!--.*?(?:-->|$)",
        "a comment of web pages",
        "take it out; a note that is not printed stands after a # on a line of its own",
    ),
    _MarkKind(r"</?[A-Za-z]\w*:[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!\[|<!DOCTYPE\b|<\?\w+", "a tag of Word's or of XML", "take it out"),
    _MarkKind(r"^(?:> ?)+(?=[^\s\d=>])", "the mark of e-mail for words of another writer", "take it out, or use quotation marks"),
    _MarkKind(r"(?<![\w*\\])\*(?=[^\s*])[^*]*(?<![\s*])\*(?![\w*])", "Markdown's mark for slanted words", _STRONG),
    _MarkKind(r"(?<!\w)(_{1,3})(?=[^\s_])[^_]*(?<=[^\s_])\1(?!\w)", "Markdown's mark for slanted or strong words", _STRONG),
    _MarkKind(r"`[^`]+`|`{2,}", "Markdown's mark for code", "use quotation marks, or take it out"),
    _MarkKind(r"(?<!`)`(?=[^`]*$)", "a backtick", "type an apostrophe or a quotation mark"),
    _MarkKind(r"^#{1,6} (?=\S)|^#{2,6}(?=[^\s#])", "Markdown's mark for a heading", _HEADED),
    _MarkKind(r"(?<!\S)(?:={3,}|-{4,})(?!\S)", "Markdown's line below a heading", _HEADED),
    _MarkKind(r"^(?:- ?){3,}$|(?<!\S)(?:\* ){2,}\*(?!\S)", "Markdown's mark for a line across the page", "take it out"),
    _MarkKind(r"(?<=\w) ?-{2,3} ?(?=\w)", "two or three hyphens in the place of a dash", "type a dash: –"),
    _MarkKind(_TABLE, "Markdown's mark for a table", "take it out: write whole sentences"),
    _MarkKind(r"(?<!\S)==(?=[^\s=])[^=]+==(?!\w)", "Markdown's mark for words in a colour", _STRONG),
    _MarkKind(r"(?i)\[(b|i|u|s|url|quote|code|list|size|color)(?:=[^\]]*)?\][^\[]*\[/\1\]", "a mark of web forums", _STRONG),
    _MarkKind(r"\[\[[^\[\]]+\]\]", "a wiki's mark for a link", _as_link_or_ours),
    _MarkKind(
        rf"<{{1,2}}{_NAME}>{{1,2}}|(?<!\[)\[{_NAME}\](?![(\[\]])|%{_NAME}%|#{_NAME}#|«{_NAME}»|(?<!\w)\$[A-Za-z][A-Za-z_]+(?!\w)",
        "a placeholder of another program",
        _as_ours,
        lambda found: bool(_name_in(found)),
    ),
    _MarkKind(
        r"(?i)(?:(?<!\[)\[|<)(?:insert|enter|your|type|name of|date of|tbc|x{3,})\b[^<>\[\]]{0,40}(?:\](?![(\[\]])|>)",
        "a gap that somebody was to fill",
        "write what belongs there",
    ),
    _MarkKind(r"(?:=[\dA-F]{2}){2,}|(?<=[a-z]{2})=20(?=[A-Za-z])", "a sign as e-mail sends it", _decoded),
    _MarkKind(r"(?<=\w)(?:%(?:20|2C|[CE][2-9A-F]%[89AB][\dA-F]))+(?=\w)", "a sign as web addresses have it", _decoded),
    _MarkKind(r"""(?<!:)\\(?:u[\dA-Fa-f]{4}|n|["'])""", "a sign as programs write it", _unescaped),
    _MarkKind(r"\$\{[^{}]*\}", "no placeholder", "write it without $, such as {phone}"),
    _MarkKind(r"(?<=\w)~[^\s~]+~(?!~)", "Markdown's mark for small letters below the line", "type the sign itself, such as ₂"),
    _MarkKind(r"(?<=\w)\^[^\s^]+\^", "Markdown's mark for small letters above the line", "type the sign itself, such as ²"),
    _MarkKind(r"(?<![\w*\\])\*[A-Za-z][\w'’-]*(?=[^*]*$)", "a word with one star", _STRONG),
    _MarkKind(r"~~[^~]+~~", "Markdown's mark for words that are struck out", "take out the words, or the marks"),
    _MarkKind(
        r"(?<!!)\[[^\[\]@]+\]\[[^\[\]@]*\]|^\[[^\[\]@]+\]:\s*\S+",
        "Markdown's mark for a link whose address is elsewhere",
        _LINK,
    ),
    _MarkKind(r"\[\^[^\[\]]+\]", "Markdown's mark for a footnote", "refer to a source as [@id], with its id under 'sources'"),
    _MarkKind(r"(?i)<(?:https?://|mailto:)[^<>\s]+>", "an address in angle brackets", _LINK),
    _MarkKind(r"\\[\\`*_{}\[\]()#+.!|~<>-]", "a backslash before a sign, as Markdown has it", "take out the backslash"),
    _MarkKind(_READ_WRONGLY, "a sign that another program read wrongly", _as_meant),
    _MarkKind(_ODD_BRACES, "no placeholder", "write one brace before its name and one after it, such as {phone}"),
)
