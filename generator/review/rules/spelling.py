"""C14, C15: British spelling throughout, and medicines by the name that everybody knows them by."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.remembering import kept
from generator.review.any_case import AnyCase
from generator.review.finding import Finding, Limits, found
from generator.review.rules.marks import has_mark
from generator.review.rules.medicines import is_medicine
from generator.review.rules.plain_words import is_term
from generator.review.sentences import REMEMBERED, sentences
from generator.review.texts import Texts
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {
    "C14": "American spelling beside British, or a brand where the medicine's own name belongs",
    "C15": "a word that is not in the dictionary and may be misspelt",
}
# American endings and stems, with the British ones. Only what British dictionaries do not have as well.
_AMERICAN: tuple[tuple[str, str], ...] = (
    (
        r"\b(col|fav|flav|hum|lab|neighb|od|rum|sav|tum|vap|vig|behavi|hon|harb|end?eav)or(?=s?\b|ed\b|ing\b|less\b|able\b|ite\b|ful\b)",
        r"\1our",
    ),
    (r"\b(cent|fib|lit|theat|lust|milli[lm]it|centimet|millimet|kilomet)er(?=s?\b|ed\b)", r"\1re"),
    (r"\b(an)es(?=the)", r"\1aes"),
    (r"\b(h|leuk)em(?=o|ia|at)", r"\1aem"),
    (r"\bpedi(?=atr)", "paedi"),
    (r"\b(e)dema", "oedema"),
    (r"\bestrogen", "oestrogen"),
    (r"\besophag", "oesophag"),
    (r"\bfetal\b", "foetal"),
    (r"\bdiarrhea", "diarrhoea"),
    (r"\bgray", "grey"),
    (r"\b(cata|dia)log(?=s?\b)", r"\1logue"),
    (r"\b(travel|cancel|label|counsel)(?=ed\b|ing\b|er\b|or\b)", r"\1l"),
    (r"\b(ful|instal|skil|enrol)l(?=ment|ful\b)", r"\1"),
    (r"\b(defen|offen|licen)se(?=s?\b)", r"\1ce"),
    (r"\baluminum\b", "aluminium"),
    (r"\bmold(?=s?\b|y\b)", "mould"),
    (r"\b(anal|paral|catal|dial)yz(?=e)", r"\1ys"),
    (r"\bmom\b", "mum"),
    (r"\bdermatolog(?:ic)\b", "dermatological"),
)
_ANY_OF_THEM = AnyCase("|".join(f"(?:{us})" for us, _ in _AMERICAN))  # few texts have one
# Of a British word, how an American dictionary has it.
_BRITISH: tuple[tuple[str, str], ...] = (
    ("our", "or"), ("tre", "ter"), ("bre", "ber"), ("ae", "e"), ("oe", "e"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("l", "ll"),
    ("logue", "log"), ("ence", "ense"), ("mme", "m"), ("ould", "old"), ("grey", "gray"), ("ium", "um"), ("ge", "g"),
)  # fmt: skip
_WORD = re.compile(r"(?<![\w@./{-])[^\W\d_]{2,}(?:['\u2019-][^\W\d_]+)*(?![\w@}]|\.\w)")
_NONE = frozenset[str]()
_SHARED = 3  # letters that the words of one block of the dictionary begin with
_GENERIC_FOR = ("Regaine", "Rogaine", "Propecia", "Proscar", "Litfulo", "Olumiant", "Avodart", "Botox")
_CAPITAL = re.compile("[A-Z]")
_BRANDS = re.compile(rf"\b(?:{'|'.join(_GENERIC_FOR)})\b", re.IGNORECASE)


def spelt_two_ways(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield American spellings, and brands of medicines."""
    for said in words.all:
        for american, british in _american(said.plain):
            yield found("C14", said, f"'{american}' is American spelling; the other words are British", f"write '{british}'")
    for said in words.prose:
        if hit := _BRANDS.search(said.plain):
            hint = "write the medicine's own name, which every maker of it uses, under 'medicines'"
            yield found("C14", said, f"'{hit[0]}' is a brand", hint)


def misspelt(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield words that no dictionary has, nor the file's own names."""
    known = _own_names(words)
    first = frozenset(name.plain.lower().split()[0] for c in words.book.conditions for name in (c.medical_name,) if " " in name.plain)
    seen: set[str] = set()
    for said in words.all:
        for word in _unspelt(said.plain, first):
            if word in seen:
                continue
            seen.add(word)
            if not _is_known(word, known) and not _is_for_another_rule(word):
                near = _nearest(word.lower())
                offered = near and near != word.lower() and ("'" in word or not near.endswith("'s"))
                hint = f"did you mean '{near}'?" if offered else "explain it, or use another word"
                yield found("C15", said, f"'{word}' is not in the dictionary", hint, "warning", word)


@kept(REMEMBERED)
def _american(words: str) -> tuple[tuple[str, str], ...]:
    return tuple(_american_in(words)) if _ANY_OF_THEM.search(words) else ()


def _american_in(words: str) -> Iterator[tuple[str, str]]:
    for american, british in _AMERICAN:
        for hit in re.finditer(american, words, re.IGNORECASE):
            whole = re.match(r"\w*", words[hit.start() :])
            word = whole[0] if whole else hit[0]
            yield word, re.sub(american, british, word, flags=re.IGNORECASE)


@kept(REMEMBERED)
def _words(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a text, each once, that are in no web address and are not names: those with a capital within a sentence."""
    return tuple(dict.fromkeys(_words_in(text, names)))


@kept(REMEMBERED)
def _unspelt(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """Return those of the same words that the dictionary lacks: few are names that the file gives."""
    return tuple(word for word in _words(text, names) if not _is_known(word, _NONE))


def _words_in(text: str, names: frozenset[str]) -> Iterator[str]:
    for sentence in sentences(text):
        before = ""
        for n, hit in enumerate(_WORD.finditer(sentence)):
            if before in names:  # alopecia totalis: the rest of a name
                before = ""
                continue
            before = hit[0].lower()
            word = hit[0].replace("\u2019", "'").removesuffix("'s").strip("'")
            if word.islower() or (n == 0 and not word.isupper() and not _CAPITAL.search(word, 1)):
                yield word


def _is_for_another_rule(word: str) -> bool:
    return is_term(word) or is_medicine(word) or has_mark(word) or bool(_BRANDS.fullmatch(word) or _american(word))


def _is_known(word: str, known: frozenset[str]) -> bool:
    return all(_in_dictionary(part, known) for part in word.lower().split("-") if len(part) > 1)


def _in_dictionary(word: str, known: frozenset[str]) -> bool:
    return bool({word, _stem(word)} & known) or _is_spelt(word)


def _stem(word: str) -> str:
    return word[:-1].removesuffix("'") if word.endswith("s") else word


@kept(REMEMBERED)
def _is_spelt(word: str) -> bool:
    """Return whether the dictionary has a word of small letters, as it is or as an American spells it."""
    spelling, stem = dictionary(), _stem(word)
    if word in spelling or stem in spelling or "'" in word:
        return True
    return any(word.replace(gb, us, 1) in spelling or stem.replace(gb, us, 1) in spelling for gb, us in _BRITISH if gb in word)


def _own_names(words: ReviewedWords) -> frozenset[str]:
    """Return the words of the names that the file gives: of conditions, the treatment, medicines, the clinic, sources and languages."""
    book = words.book
    names = [name for c in book.conditions for name in (c.plain_name, c.medical_name, c.name_in_text)]
    names += [book.treatment.name, book.treatment.agent, *(m.name for m in book.medicines.values())]
    said = [*(name.plain for name in names), *(said.plain for said in words.below("sources/", "languages/", "clinic/", "support/"))]
    said += [name.rstrip("s") for name in words.names_of_ours]
    return frozenset(word.lower() for each in said for word in _letters(each)) | _GLOSSARY


@kept(REMEMBERED)
def _letters(words: str) -> tuple[str, ...]:
    """Return the words of letters alone."""
    return tuple(re.findall(r"[^\W\d_]+", words))


# Words of today, of this field, and units, that a general dictionary lacks.
_GLOSSARY = frozenset(
    {"covid", "https", "http", "www", "url", "wifi", "sunscreen", "cornrows", "app", "texturiser", "ml", "mg", "kg", "cm", "mm", "km", "pm"}
)


class Dictionary:
    """Words of small letters, in the file of the spelling library as it is: `"word": 50,` on a line for each, in the order of their bytes.

    To make a set of its 160,000 words takes three times as long as to look up a clinic's 1,000, and 30 MB.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        self._block = cache(self._block_of)

    def __contains__(self, word: str) -> bool:
        """Return whether it has a word."""
        written = word.encode()
        return self._lines.find(b'\n"%s":' % written, *self._block(written[:_SHARED])) >= 0

    def _block_of(self, start: bytes) -> tuple[int, int]:
        """Return where the lines begin and end whose words start with these letters."""
        return self._first_from(start), self._first_from(start + b"\xff")  # which is no letter, and after all of them

    def _first_from(self, word: bytes) -> int:
        """Return where the first line begins whose word is not before this one: at the end of the line before it."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            line = self._lines.find(b'\n"', middle, high + 1)
            if line < 0 or self._lines[line + 2 : self._lines.index(b'"', line + 2)] >= word:
                high = middle
            else:
                low = line + 1
        found = self._lines.find(b'\n"', low)
        return found if found >= 0 else len(self._lines)


@cache
def dictionary() -> Dictionary:
    """Return the words of the spelling library's dictionary. Its corrector takes longer to load, and is seldom needed."""
    library = find_spec("spellchecker")
    assert library
    assert library.origin
    return Dictionary(gzip.decompress((Path(library.origin).parent / "resources/en.json.gz").read_bytes()))


@kept(REMEMBERED)
def _nearest(word: str) -> str | None:
    """Return the word of the dictionary that is most like one. To load the corrector takes 0.15 s, to keep it 40 MB."""
    from spellchecker import SpellChecker

    return SpellChecker(distance=1).correction(word)
