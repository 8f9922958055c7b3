"""C03, C03b, C04: sentences and paragraphs that are too long, and sentences so short that they sound chopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import groupby

from generator.problems import shortened
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.listed import Listed
from generator.review.said import Said
from generator.review.sentences import is_whole, length
from generator.review.texts import Texts

CODES: Mapping[str, str] = {
    "C03": "a sentence that is too long to be read at once",
    "C03b": "several very short sentences in a row, which sound chopped",
    "C04": "a paragraph of too many sentences",
}
LONGEST = 5  # sentences whose average is looked at


def long_sentences(words: Chapter, limits: Limits) -> Iterator[Finding]:
    """Yield each sentence that is too long, and the parts of the file whose longest sentences are long on average."""
    for part in parts(words):
        counted = [(length(sentence), said, sentence) for said in part for sentence in said.sentences]
        for count, said, sentence in counted:
            if count > limits["sentence"]:
                message = f"a sentence of {count} words: '{shortened(sentence)}'"
                yield found("C03", said, message, f"make two of it: {limits['sentence']:.0f} words is the limit", "warning", sentence)
        longest = nlargest(LONGEST, counted, key=lambda each: each[0])
        mean = sum(count for count, _, _ in longest) / max(1, len(longest))
        if longest and mean > limits["mean_of_longest"] and longest[0][0] <= limits["sentence"]:
            message = f"the longest {len(longest)} sentences of this part have {mean:.0f} words on average; this one has {longest[0][0]}"
            yield found("C03", longest[0][1], message, "make two of some of them", "warning", longest[0][2])


def chopped(words: Texts, limits: Limits) -> Iterator[Finding]:
    """Yield each text with several very short sentences in a row."""
    for said in words.prose:
        for short, run in groupby(said.sentences, lambda each: is_whole(each) and length(each) <= limits["words"]):
            together = list(run)
            if short and len(together) >= limits["in_a_row"]:
                message = f"{len(together)} sentences of {limits['words']:.0f} words or fewer in a row, which sound chopped"
                yield found("C03b", said, message, "join two of them, as you would say it aloud", "warning", " ".join(together))


def paragraphs(words: Texts, limits: Limits) -> Iterator[Finding]:
    """Yield each text that has too many sentences for one paragraph."""
    for said in words.prose:
        count = len(said.sentences)
        if count > limits["error"]:
            yield found("C04", said, f"a paragraph of {count} sentences", f"begin a new item: {limits['warning']:.0f} are enough", "error")
        elif count > limits["warning"]:
            yield found("C04", said, f"a paragraph of {count} sentences", f"{limits['warning']:.0f} are easier to read", "warning")


def parts(words: Listed) -> Iterable[tuple[Said, ...]]:
    """Return the prose in parts: each condition, and the sections of the file."""

    def part(said: Said) -> tuple[str, ...]:
        keys = said.path.split("/")
        return tuple(keys[: 2 if keys[0] == "conditions" else 1])

    return (tuple(texts) for _, texts in groupby(words.prose, part))
