"""Books made by chance, each from its seed: short and endless, plain and odd, as they might come from a clinic, or from its cat."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import yaml

from tests.conftest import smallest

Node = dict[str, Any]
PLAIN = """
hair scalp skin may help grow back you we ask not know small test nurse cream week month loss thin patch call see stop try some men most few
clear safe risk pain red sore wash rest sun hat care old new
""".split()
ODD = (
    *("naïve café Zürich Łódź", "e\u0301le\u0301ment", "العربية", "اردو میں", "বাংলায় ক্ষুদ্র", "Tiếng Việt", "Ελληνικά", "Українська"),
    *(
        "<b>bold</b>",
        "<img src='x'>",
        "&amp; & &#65;",
        "**",
        "**strong** and **more**",
        "*one*",
        "_under_",
        "[x](y)",
        "[@",
        "{name}",
        "%s %d",
    ),
    *(
        "[words](https://clinic.example/a_(b))",
        "zero\u200bwidth",
        "join\u200der",
        "16\u00a0men",
        "10\u202f000",
        "non\u2011stop",
        "soft\u00adhyphen",
    ),
    *(
        "\u200fright\u200e",
        "“quoted” ‘so’",
        'it\'s "so"',
        "\\n \\u0041",
        "a/b/c",
        "--- ...",
        "# no note",
        "key: value",
        "- item",
        "½ ≥ 2 µg",
    ),
    *(
        "→ • ✓",
        "C₆H₁₂",
        "1,5–2.5 %",
        "ﬁne ﬂow",
        "İstanbul",
        "ẞtraße",
        "a\u0308\u0323\u0301",
        "1\u09bf",
        "ب\u0301",
        "NULL",
        "null",
        "~",
        "yes",
    ),
    *("2026-11-22", "0x1F", "1e3", "=1+1", "<![CDATA[x]]>", "٣ من ٤"),
)
UNPRINTABLE = ("😀", "👩\u200d⚕️", "漢字", "ગુજરાતી", "\ue000", "𝒳", "ไทย", "\ufeffmark")
ENDLESS = ("Donaudampfschifffahrtsgesellschaft" * 3, "a" * 300, "https://clinic.example/" + "path/" * 40)
# Keys whose words mean something to the program.
MEANING = set(
    """
    id code country link website kind level evidence_level answer certainty pattern icon version issued review_by checked sources tag year
    hair_cycle_sources seen n out_of studies people scarring reviewed prescription_only format email
    """.split()
)
SHORT = {"slide", "name", "deck_title", "title", "when", "cards", "pattern_labels", "hair_cycle", "service", "phone", "hours"}
VIEWS, LEVELS = ("yes", "possibly", "yes-if-early", "unlikely"), ("E0", "E1", "E2", "E3", "E4")


class Chance:
    """One book's dice. `length` is how long texts are, `odd` and `unprintable` how often such characters come."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.length = self.dice.choice((1, 1, 3, 6, 12, 30))
        self.odd = self.dice.choice((0.0, 0.1, 0.5))
        self.unprintable = self.dice.choice((0.0, 0.0, 0.0, 0.002))
        self.endless = self.dice.choice((0.0, 0.0, 0.0, 0.002))

    def words(self, key: str) -> str:
        """Return a text for a field."""
        most = min(self.length, 3) if key in SHORT else self.length
        said = [self.word() for _ in range(self.dice.randint(1, most))]
        return " ".join(said) + self.dice.choice((".", "", "?")) if self.dice.random() < 0.9 else " ".join(said)

    def word(self) -> str:
        """Return a word, now and then an odd one."""
        chance = self.dice.random()
        for share, some in ((self.unprintable, UNPRINTABLE), (self.endless, ENDLESS), (self.odd / self.length, ODD)):
            if chance < share:
                return self.dice.choice(some)
            chance -= share
        return self.dice.choice(PLAIN)

    def some(self, least: int, most: int, make: Callable[[int], Any]) -> list[Any]:
        """Return from `least` to `most` things; mostly few."""
        return [make(n) for n in range(min(self.dice.randint(least, most), self.dice.randint(least, most)))]

    def often(self) -> bool:
        return self.dice.random() < 0.8


def random_book(seed: int) -> str:
    """Return the text of a content.yaml."""
    chance = Chance(seed)
    book: Node = yaml.safe_load(smallest())
    conditions = book["conditions"][0]
    book["conditions"] = chance.some(1, 12, lambda n: _condition(conditions, n, chance))
    treatment = book["treatment"]
    treatment["how"] = chance.some(1, 4, lambda n: {**treatment["how"][0], "id": f"way-{n}", "evidence_level": chance.dice.choice(LEVELS)})
    treatment["benefits"] = chance.some(1, 6, lambda _: dict(treatment["benefits"][0]))
    treatment["steps"] = chance.some(3, 6, lambda _: dict(treatment["steps"][0]))
    treatment["aftercare"]["cards"] = chance.some(2, 4, lambda _: dict(treatment["aftercare"]["cards"][0]))
    _lengthen(book, chance)
    book = _worded(book, "", chance)
    _titled(book, chance)
    if seed % 12 == 0:  # one text that no page holds
        book["conditions"][0]["outlook"] = [" ".join(chance.dice.choice(PLAIN) for _ in range(600)) for _ in range(8)]
    if not chance.often():
        book["languages"] = []
    book["control"] |= {"author": chance.words("name"), "reviewer": None, "patient_input": chance.words("name")} if chance.often() else {}
    return yaml.safe_dump(book, allow_unicode=True, sort_keys=False, width=chance.dice.choice((60, 120, 10_000)))


def _condition(like: Node, number: int, chance: Chance) -> Node:
    dice = chance.dice
    level = dice.choice(LEVELS)
    counts = {"studies": 0 if level < "E1" else dice.randint(1, 300), "people": 0 if level < "E2" else dice.randint(1, 90_000)}
    evidence = {**like["exosomes"]["evidence"], "level": level, **counts}
    options = [like["options"][0], like["options"][1], *chance.some(0, 6, lambda _: dict(like["options"][2]))]
    arrays = [{**like["numbers"][0]["arrays"][0], "n": dice.randint(0, 100)} for _ in range(3)]
    return {
        **like,
        "id": f"kind-{number}",
        "code": f"HL-{number}",
        "pattern": dice.choice(("crown-and-temples", "patches", "diffuse", "hairline", "scar")),
        "exosomes": {**like["exosomes"], "answer": dice.choice(VIEWS), "evidence": evidence},
        "options": [{**o, "certainty": dice.choice(("none", "very-low", "low", "moderate", "high"))} for o in options],
        "numbers": chance.some(0, 2, lambda _: {**like["numbers"][0], "arrays": arrays[: dice.randint(1, 3)]}),
        "scarring": dice.random() < 0.5,
    }


# How many items a list may have; those that are not named may have up to eight.
BOUNDS = {"key_points": (3, 6), "pattern_labels": (1, 3), "hair_cycle": (3, 3), "facts": (1, 3), "known": (1, 3), "unknown": (1, 3)}


def _lengthen(part: Node, chance: Chance) -> None:
    """Give each list of words another length."""
    for key, value in part.items():
        if isinstance(value, dict):
            _lengthen(value, chance)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            part[key] = [dict(item) for item in value]
            for item in part[key]:
                _lengthen(item, chance)
        elif isinstance(value, list) and value and key not in MEANING:
            least, most = BOUNDS.get(key, (2, 2) if key == "slide" else (1, min(8, 2 + chance.length)))
            part[key] = chance.some(least, most, lambda _, like=value: like[0])


def _worded(part: Any, key: str, chance: Chance) -> Any:
    """Return a part with all its words thrown anew."""
    if isinstance(part, dict):
        return {k: deepcopy(v) if k in MEANING or v is None else _worded(v, key if key in SHORT else k, chance) for k, v in part.items()}
    if isinstance(part, list):
        return [_worded(item, key, chance) for item in part]
    said = chance.words(key)
    return f"{said} [@review-2024]" if isinstance(part, str) and key not in SHORT and chance.dice.random() < 0.05 else said


def _titled(book: Node, chance: Chance) -> None:
    """Give each condition and question a name of its own, as slides need; the rest of the book stays as it was thrown."""
    for n, condition in enumerate(book["conditions"]):
        condition["name"] = f"Kind {'ABCDEFGHIJKL'[n]}"
    book["clinic"]["name"] = "Clinic " + (chance.word() if chance.often() else "")
    book["clinic"]["email"] = "hello@clinic.example"
    book["questions"] = [{"id": f"question-{n}", "text": chance.words("title")} for n in range(chance.dice.randint(4, 8))]
    book["sources"] = {
        key: {**source, "authors": chance.words("name"), "title": chance.words("title"), "publisher": chance.words("name")}
        for key, source in book["sources"].items()
    }
