"""A clinic's project in another language, for tests: every word in made-up letters, whatever is written by a program as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from generator.content.references import is_text
from generator.yamlsource.tree import KeyPath

# What stays: placeholders, references, addresses, the marks around words, and what prints numbers or says how they are printed.
_KEPT = re.compile(r"\{[^{}]*\}|\[@[^\]]*\]|\]\([^)]*\)|https?://\S+|\S+@\S+|[\w-]+\.example\S*|%[a-z]")
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابكديفجهيجكلمنوبقرستوفوزيز")
_MESSAGE = re.compile(r'^(msgctxt "label"\nmsgid "([\w-]+)"\nmsgstr )((?:"(?:[^"\\]|\\.)*"\n)+)', re.MULTILINE)
Letters = Callable[[str], str]


def arabic(words: str) -> str:
    """Return words in Arabic letters, one for each: as long, and of no meaning."""
    return words.lower().translate(_LETTERS)


def accented(words: str) -> str:
    """Return words with accents and a cedilla, as long."""
    return words.translate(str.maketrans("aeiouycAEIOUC", "àéïôûÿçÀÉÏÔÛÇ"))


def said(words: str, letters: Letters) -> str:
    """Return a text in other letters, but for what a program reads in it."""
    kept = [(each.start(), each.end()) for each in _KEPT.finditer(words)]
    found, at = list[str](), 0
    for start, end in (*kept, (len(words), len(words))):
        found += [letters(words[at:start]), words[start:end]]
        at = end
    return "".join(found)


def translate(folder: Path, language: str, tag: str, letters: Letters) -> None:
    """Put the words and the labels of a project into another language, as a clinic does that works in it."""
    content = folder / "content.yaml"
    words = _in_letters(yaml.safe_load(content.read_text("utf-8")), (), letters)
    assert isinstance(words, dict)
    whole = {"format": words.pop("format"), "language": language, **words}
    content.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    english = folder / "handouts/translations/en.po"
    catalogue = _MESSAGE.sub(lambda found: _label(found, tag, letters), english.read_text("utf-8"))
    catalogue = catalogue.replace('"Language: en', f'"Language: {tag}')
    english.with_name(f"{language}.po").write_text(catalogue, "utf-8")
    english.unlink()


def _label(found: re.Match[str], tag: str, letters: Letters) -> str:
    if found[2] == "language_tag":
        return f'{found[1]}"{tag}"\n'
    lines = (line[1:-1] for line in found[3].splitlines())
    return found[1] + "".join(f'"{said(line, letters)}"\n' for line in lines)


def _in_letters(value: object, path: KeyPath, letters: Letters) -> object:
    if isinstance(value, Mapping):
        return {key: _in_letters(each, (*path, key), letters) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_letters(each, (*path, n), letters) for n, each in enumerate(value)]
    return said(value, letters) if isinstance(value, str) and is_text(path) and path[0] != "languages" else value
