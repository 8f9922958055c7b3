"""Words as letters on a picture: each in a face that has it, lines in the order in which they are seen.

What no face has is drawn with the letters that come with Pillow, as all words are where there is no font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from PIL import ImageDraw, ImageFont

from generator.design.font_files import FontFile
from generator.design.fonts import coverage
from generator.document.bidirectional import embedding_levels, visual_order

PixelColour = tuple[int, int, int]
_ODD = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0x2060: None, 0xAD: None, 0x2011: "-", 0x2013: "-", 0x2014: "-"}
# A word with the space after it. Chinese and Japanese have none: a line may end after each sign, with what closes a phrase.
_WORD = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF][\u3001-\u3002\uFF01-\uFF1F]* *|[^ \u2E80-\u9FFF\uF900-\uFAFF]+ *| +")
_SPACES = re.compile(r"[ \t-\r]+")


@dataclass(frozen=True, slots=True)
class SetWord:
    """Words with their size, in pixels, and their colour."""

    words: str
    size: float
    colour: PixelColour

    def without_space(self) -> SetWord:
        """Return the words without the space after them."""
        return replace(self, words=self.words.rstrip())


def set_words(words: str, size: float, colour: PixelColour) -> Iterator[SetWord]:
    """Yield words one by one, each with the space after it; a line may end between them."""
    for found in _WORD.finditer(_SPACES.sub(" ", words)):
        yield SetWord(found[0], size, colour)


class Letters:
    """Draws with some faces: each letter in the first that has it."""

    def __init__(self, faces: Sequence[FontFile]) -> None:
        self._faces = tuple(faces)

    def length(self, word: SetWord) -> float:
        """Return how long a word is, in pixels."""
        return sum(_font(face, word.size).getlength(words) for words, face in self._by_face(word.words))

    def draw(self, pen: ImageDraw.ImageDraw, place: tuple[float, float], line: Sequence[SetWord]) -> None:
        """Draw a line from the left end of its baseline on, in the order in which it is seen (Unicode UAX 9)."""
        x, y = place
        parts = list(_by_level(line))
        for n in visual_order([level for level, _ in parts]):
            level, part = parts[n]
            pieces = list(self._by_face(part.words))
            for words, face in reversed(pieces) if level % 2 else pieces:
                font = _font(face, part.size)
                pen.text((x, y), words, font=font, fill=part.colour, anchor="ls", direction=_direction(font, level))
                x += font.getlength(words)

    def _by_face(self, words: str) -> Iterator[tuple[str, FontFile | None]]:
        """Yield words in parts of one face each: a letter stays in that of the letter before if that has it, as marks do."""
        face: FontFile | None = None
        chosen: list[tuple[str, FontFile | None]] = []
        for letter in words:
            if face is None or ord(letter) not in coverage(face):
                face = next((each for each in self._faces if ord(letter) in coverage(each)), None)
            chosen.append((letter if face else letter.translate(_ODD), face))
        for own, part in groupby(chosen, key=lambda each: each[1]):
            if joined := "".join(letter for letter, _ in part):
                yield joined, own


def _by_level(line: Iterable[SetWord]) -> Iterator[tuple[int, SetWord]]:
    """Yield the parts of a line whose letters run one way, with their level."""
    words = tuple(line)
    levels = iter(embedding_levels("".join(each.words for each in words)))
    for each in words:
        for level, part in groupby(each.words, key=lambda _: next(levels, 0)):
            yield level, replace(each, words="".join(part))


def _direction(font: ImageFont.FreeTypeFont, level: int) -> str | None:
    """Return which way to set letters of a level, brackets among them; None where a font is set without Raqm, which knows one way only."""
    return ("rtl" if level % 2 else "ltr") if font.layout_engine == ImageFont.Layout.RAQM else None


@lru_cache(maxsize=64)
def _font(face: FontFile | None, size: float) -> ImageFont.FreeTypeFont:
    if face:
        return ImageFont.truetype(str(face.path), size)
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow's wheels have FreeType
    return font
