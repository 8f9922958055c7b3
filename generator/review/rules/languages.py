"""V07: the line of other languages. A language that no font at hand can write is left out, with a warning that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.printable import printable
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {
    "V07": "a language that no packaged font can write, so that it is left out; or fewer languages than people speak"
}


def unwritten(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield a warning for each language that cannot be printed."""
    for language in words.book.languages:
        if lacking := next((text for text in (language.name, language.text) if words.fonts.uncovered(text.plain)), None):
            message = f"{language.tag}: {language.name.plain} is left out, because no font in handouts/fonts/ can write it"
            hint = "to bring it back, put a font for its script there"
            yield Finding(Problem("V07", message, lacking.location, hint, "warning"), f"languages/{language.tag}")


def few(words: ReviewedWords, limits: Limits) -> Iterator[Finding]:
    """Yield a warning if the line of other languages is short, or there is none."""
    count = len(printable(words.book, words.fonts).languages)
    if count < limits["languages"]:
        printed = {0: "no language is", 1: "only 1 language is"}.get(count, f"only {count} languages are")
        listed = words.book.languages
        location = listed[0].name.location if listed else words.book.other_formats.location
        message = f"{printed} printed; {limits['languages']:.0f} are usual"
        yield Finding(Problem("V07", message, location, "add those that your patients speak below 'languages'", "warning"), "languages")
