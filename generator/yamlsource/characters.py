"""What becomes of each character from outside: kept, dropped because it changes nothing, or refused because nobody sees what it does.

By Unicode's lists: Default_Ignorable_Code_Point (DerivedCoreProperties.txt), Bidi_Control (PropList.txt), NFC (UAX #15).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

MAX_ACCENTS = 30  # on one letter: UAX #15, D4; no language needs more, and to sort more takes for ever
MAX_SHAPING = 2000  # characters of a line that can't be seen: no text needs more to shape its words
FARTHEST = 8  # characters between one of them and the letter that it shapes

_UNPRINTABLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; a tab, a line end and U+0085 are white space
    "\ud800-\uf8ff\U000f0000-\U0010ffff"  # surrogates, private use
    "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000)) + "\ufff9-\ufffd"
)
_TURNING = "\u202a-\u202e\u2066-\u2069"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_IGNORABLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_REFUSED = re.compile(f"[{_UNPRINTABLE}{_TURNING}{_DIRECTION_MARKS}]")
# Beside right-to-left letters a direction mark says where a sign or a number stands: Arabic and Persian can't do without.
# Unlike the controls that turn whole passages, it cannot turn letters round.
_REFUSED_BESIDE_RTL = re.compile(f"[{_UNPRINTABLE}{_TURNING}]")
_DROPPED = re.compile(f"[{_IGNORABLE}]")
_TURNS = re.compile(f"[{_TURNING}{_DIRECTION_MARKS}]")
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}  # ﬀ to ﬆ, as PDF readers copy them
_SOFT_HYPHEN, _BREAK, _NON_JOINER, _JOINER = "\u00ad", "\u200b", "\u200c", "\u200d"
_HANGUL_FILLERS, _HANGUL_LETTER = "\u115f\u1160", re.compile("[\u1100-\u115e\u1161-\u11ff]")
_FLAG, _TAGS = "\U0001f3f4", "".join(map(chr, range(0xE0020, 0xE0080)))  # the flags of England, Scotland and Wales end in tags
_SELECTOR = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SOFT_HYPHEN_AT_LINE_END = re.compile(r"(?<=[^\s:>|-])\u00ad\s*$")
_WRAPPED = re.compile(r"\u00ad\s*")
# Scripts (ISO 15924) whose letters join, or stack after a sign for "no vowel": joiners choose between their forms.
_JOINING = frozenset(
    ("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc", "Bali", "Beng", "Cakm", "Cham", "Deva", "Gran",
     "Gujr", "Guru", "Java", "Khmr", "Knda", "Kthi", "Lana", "Lepc", "Limb", "Mlym", "Modi", "Mtei", "Mymr", "Newa", "Orya", "Shrd",
     "Sidd", "Sinh", "Sund", "Sylo", "Takr", "Taml", "Telu", "Tibt", "Tirh")
)  # fmt: skip
_UNSPACED = frozenset(("Bali", "Java", "Khmr", "Lana", "Laoo", "Mymr", "Tale", "Talu", "Thai", "Tibt"))  # U+200B is where a line may break
_VARIED = frozenset(("Egyp", "Hani", "Mong", "Mymr", "Phag"))  # scripts with letters that a selector gives another form


@dataclass(frozen=True, slots=True)
class CleanLine:
    """A line as it is read: `columns` has the typed column of each of its characters, and of its end, counted from 0.

    `dropped` and `refused` are the typed columns of characters that are not in it, or not as they were.
    """

    text: str
    columns: Sequence[int] = ()
    dropped: Sequence[int] = ()
    refused: Sequence[int] = ()

    def column(self, column: int) -> int:
        """Return where a character was typed."""
        return self.columns[min(column, len(self.columns) - 1)] if self.columns else column


def is_plain(line: str) -> bool:
    """Return whether a line has none but the printable characters of ASCII, as most have: it is read as it was typed."""
    return line.isascii() and line.isprintable()


def clean_line(line: str) -> CleanLine:
    """Return a line in Unicode's composed form (NFC), ligatures as letters, without the characters that are dropped or refused."""
    if is_plain(line):
        return CleanLine(line)
    marks_help = not line.isascii() and _runs_leftward(line)
    refused = [found.start() for found in (_REFUSED_BESIDE_RTL if marks_help else _REFUSED).finditer(line)]
    if line.isascii():
        return CleanLine(_REFUSED.sub(" ", line), refused=tuple(refused)) if refused else CleanLine(line)
    crowded = list(_crowding(line))
    refused = sorted((*refused, *crowded[:1], *_unassigned(line)))
    ignorable = [found.start() for found in _DROPPED.finditer(line)]
    dropped = [column for column in ignorable if len(ignorable) > MAX_SHAPING or not _shapes_words(line, column)]
    if not refused and not dropped and unicodedata.is_normalized("NFC", line) and _LIGATURES.keys().isdisjoint(line):
        return CleanLine(line)
    gone = {*dropped, *crowded, *(column for column in refused if turns_words(line[column]))}
    if wrapped := _SOFT_HYPHEN_AT_LINE_END.search(line):
        gone.discard(wrapped.start())
    letters = (
        (column, letter) for column, character in enumerate(line) if column not in gone for letter in _LIGATURES.get(character, character)
    )
    kept = [(column, " " if column in refused else letter) for column, letter in letters]
    text, columns = _composed(kept)
    return CleanLine(text, (*columns, len(line)), tuple(dropped), tuple(refused))


def without_soft_hyphens(words: str) -> str:
    """Return words joined again where a soft hyphen ended a line."""
    return _WRAPPED.sub("", words) if _SOFT_HYPHEN in words else words


def named(character: str) -> str:
    """Return a character's number and name, as U+200B (zero width space): it can't be seen, and must not be printed."""
    name = unicodedata.name(character, "private use" if unicodedata.category(character) == "Co" else "")
    return f"U+{ord(character):04X} ({name.lower()})" if name else f"U+{ord(character):04X}"


def turns_words(character: str) -> bool:
    """Return whether a character changes the order in which words are shown."""
    return bool(_TURNS.match(character))


@lru_cache(maxsize=1024)  # a line has a few, again and again
def script(character: str) -> str:
    """Return the ISO 15924 code of a character's script; Zyyy and Zinh are common to several."""
    from fontTools.unicodedata import script as script_of

    return str(script_of(character))


def _composed(characters: Iterable[tuple[int, str]]) -> tuple[str, list[int]]:
    """Return characters in NFC, and the column of each; they come with their columns."""
    text, columns = "", list[int]()
    for cluster in _clusters(characters):
        composed = unicodedata.normalize("NFC", "".join(character for _, character in cluster))
        text += composed
        columns += [cluster[min(n, len(cluster) - 1)][0] for n in range(len(composed))]
    return text, columns


def _clusters(characters: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield each letter with what may be composed with it."""
    cluster: list[tuple[int, str]] = []
    for column, character in characters:
        if cluster and not unicodedata.combining(character) and not (_may_compose(character) and _composes(cluster, character)):
            yield cluster
            cluster = []
        cluster.append((column, character))
    if cluster:
        yield cluster


def _may_compose(character: str) -> bool:
    """Return whether a character that is not an accent may still belong to the letter before it: a vowel sign, or Hangul."""
    return unicodedata.category(character) in ("Mc", "Mn") or bool(_HANGUL_LETTER.match(character))


def _composes(cluster: Iterable[tuple[int, str]], character: str) -> bool:
    before = "".join(each for _, each in cluster)
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", before + character) != apart


def _crowding(line: str) -> Iterator[int]:
    """Yield the columns of accents that are too many on one letter."""
    run = 0
    for column, character in enumerate(line):
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MAX_ACCENTS:
            yield column


def _unassigned(line: str) -> Iterator[int]:
    if any(_is_unassigned(character) for character in set(line)):
        yield from (column for column, character in enumerate(line) if _is_unassigned(character))


@cache
def _is_unassigned(character: str) -> bool:
    return unicodedata.category(character) == "Cn" and not _REFUSED.match(character) and not _DROPPED.match(character)


def _runs_leftward(line: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in line if each.isalpha())


def _shapes_words(line: str, column: int) -> bool:
    """Return whether an invisible character does what it is for, so that without it a word would look different."""
    character, before, after = line[column], _neighbour(line, column, -1), _neighbour(line, column, 1)
    if character in (_JOINER, _NON_JOINER):
        joins = [script(each) in _JOINING for each in (before, after)]
        return all(joins) or (character == _JOINER and (any(joins) or (_is_picture(before) and _is_picture(after))))
    if character == _BREAK:
        return script(before) in _UNSPACED and script(after) in _UNSPACED
    if character in _HANGUL_FILLERS:
        return _HANGUL_LETTER.match(before) is not None or _HANGUL_LETTER.match(after) is not None
    if character in _TAGS:
        return line[:column].rstrip(_TAGS).endswith(_FLAG)
    return bool(_SELECTOR.match(character)) and script(before) in _VARIED


def _neighbour(line: str, column: int, step: int) -> str:
    """Return the nearest character that can be seen alone, before (-1) or after (1) a column; a space beyond the ends."""
    for at in range(column + step, column + step * (FARTHEST + 1), step):
        if not 0 <= at < len(line):
            break
        if not _DROPPED.match(line[at]) and not (unicodedata.combining(line[at]) and script(line[at]) == "Zinh"):
            return line[at]
    return " "


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk")
