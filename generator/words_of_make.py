"""The words that people type after `make`, for where there is no make: on Windows, `make.cmd` hands them to `python -m generator make`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.problems import did_you_mean

_LISTS = {"ONLY": "--only", "WITHDRAW": "--withdraw", "CODE": "--code", "CLINIC": "--clinic"}  # several values, with spaces between
_FLAGS = {"STRICT": "--strict", "YES": "--yes", "REPLACE": "--replace"}
_APPROVAL = (
    "NAME",
    "ROLE",
    "REGISTRATION",
    "AS",
    "READ",
    "REASON",
    "CLEAR",
    "WHERE",
    "SENTENCE",
    "MARK",
    "UNTIL",
    "STATUS",
    "CALLED",
    "LANGUAGE",
)
WORDS: Mapping[str, tuple[str, ...]] = {  # and what may be given with each, as NAME="value"
    "build": ("ONLY", "ON"),
    "clinics": ("ONLY", "CLINIC", "ON", "TARGET", "WORKERS"),
    "import-clinics": ("REPLACE", "FILE"),
    "check": ("FORMAT", "STRICT"),
    "report": (),
    "watch": (),
    "list": (),
    "new": ("CONDITION", "CLINIC"),
    "convert": (),
    "template": (),
    "review": ("ONLY", "ON"),
    "approve": (*_APPROVAL, "ONLY", "CLINIC", "WITHDRAW", "YES"),
    "approvals": ("ON",),
    "certificate": ("ON",),
    "verify": ("ON", "CODE", "CLINIC", "FILE"),
    "comments": ("FILE",),
    "release": ("ONLY", "PRINTED", "SIGN"),
    "clean": (),
    "help": (),
}


def arguments_of(typed: Sequence[str]) -> list[str]:
    """Return the command line's arguments for what was typed after `make`; ValueError says what is wrong with it."""
    words = [each for each in typed if "=" not in each]
    values = dict(each.split("=", 1) for each in typed if "=" in each)
    if len(words) > 1:
        raise ValueError(f"one word at a time: make {words[0]}, then make {words[1]}")
    word = words[0] if words else "build"
    if word not in WORDS:
        raise ValueError(f"there is no 'make {word}': {did_you_mean(word, WORDS)}")
    for name in values:
        if name not in WORDS[word]:
            raise ValueError(f"'make {word}' takes no {name}=: {did_you_mean(name, WORDS[word], '' if WORDS[word] else 'type it alone')}")
    return (
        ["--help"]
        if word == "help"
        else [word, *(each for name in WORDS[word] if name in values for each in _given(word, name, values[name]))]
    )


def _given(word: str, name: str, value: str) -> Iterator[str]:
    if name in _LISTS and word != "new":  # where it is one name, as people say it
        for each in value.split():
            yield from (_LISTS[name], each)
    elif name in _FLAGS:
        yield from [_FLAGS[name]] if value else []
    elif name == "FILE":
        yield from ("--", value)
    else:
        yield from (f"--{name.lower()}", value)
