"""Files in `handouts/` whose names are nearly right: they would be left out, or read twice, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from generator.problems import Location, Problem

CODES = {
    "H038": "a file whose name is nearly that of a plan, a theme, a paper, a clinic or a catalogue",
    "H039": "a copy of a plan, a theme, a paper, a clinic or a catalogue beside it",
    "H045": "an old version of a plan, a theme, a paper, a clinic or a catalogue that is not there itself",
}
NO_PLANS = frozenset({"approvals.yaml", "checks.yaml"})  # these are read elsewhere
ALIKE = 0.75  # of the letters of two endings: `yml` and `ymal` are like `yaml`, `txt` and `html` are not
_LEFT_BEHIND = re.compile(r"[.#]|~\$|.*(?:~|\.(?:bak|orig|old|tmp|temp|swp|swo|rej|mo|part|crdownload))$", re.IGNORECASE)
_OLD_VERSION = re.compile(r"([^.#~].*?)(?:~|\.(?:bak|orig|old))", re.IGNORECASE)
_COPY = "(?:copy|kopie|copie|copia|cópia|kopia|kopi)"
_MADE_COPY = re.compile(rf"{_COPY} (?:of|von|de) .*|.* \(.*\)|.* (?:- )?{_COPY}(?: \d+)?", re.IGNORECASE)
_OTHER_ENDINGS: Mapping[str, tuple[str, ...]] = {"yaml": ("yml",), "po": ("pot",)}
_ENDINGS: Mapping[str, str] = {"plan": "yaml", "theme": "yaml", "paper": "yaml", "catalogue": "po", "clinic": "yaml"}


def meant_files(folder: Path, what: str) -> Iterator[Path]:
    """Yield the files of a folder that are to be read as a plan, a theme, a paper, a clinic or a catalogue: `what` says which."""
    ending = _ENDINGS[what]
    for file in folder.glob(f"*.{ending}"):
        if what == "plan" and file.name in NO_PLANS:
            continue
        if not (_is_left_behind(file.name) or _is_copy(file.name, ending) or _meant(file.name, ending)):
            yield file


def misnamed_files(folder: Path, shown: str, what: str) -> Iterator[Problem]:
    """Yield the files of a folder that are left out only because of their names; `shown` is the folder's name in problems."""
    ending = _ENDINGS[what]
    names = frozenset(_names(folder))
    for name in sorted(names):
        if _is_left_behind(name):
            if (kept := _version_of(name, ending)) and kept not in names:
                message = f"this file is left out: it seems to be an old version of {kept}, which is not there"
                hint = f"if you want to use it, rename it to {kept}; if not, move it out of this folder"
                yield Problem("H045", message, Location(f"{shown}/{name}"), hint, "warning")
        elif name.endswith(f".{ending}") and _is_copy(name, ending):
            hint = f"if it is a {what} of its own, rename it, such as name-2.{ending}; if not, move it out of this folder"
            yield Problem("H039", f"by its name, this is a copy of another {what}", Location(f"{shown}/{name}"), hint)
        elif meant := _meant(name, ending):
            message = f"this file is left out: the name of a {what} ends in .{ending}"
            way = f"{meant} is there too: move this one" if (folder / meant).exists() else f"rename it to {meant}, or move it"
            yield Problem("H038", message, Location(f"{shown}/{name}"), f"{way} out of this folder")


def _is_left_behind(name: str) -> bool:
    """Return whether an editor or a file manager left this file: it is hidden, a lock or an old version, and never meant."""
    return bool(_LEFT_BEHIND.match(name))


def _version_of(name: str, ending: str) -> str:
    """Return the name of the file that an editor kept an old version of, as deck.yaml of deck.yaml.bak; '' if that is not to be seen."""
    version = _OLD_VERSION.fullmatch(name)
    return version[1] if version and version[1].endswith(f".{ending}") else ""


def _is_copy(name: str, ending: str) -> bool:
    """Return whether a file has the name that a file manager gives to a copy."""
    return bool(_MADE_COPY.fullmatch(name.removesuffix(f".{ending}")))


def _names(folder: Path) -> Iterator[str]:
    try:
        yield from (entry.name for entry in folder.iterdir() if entry.suffix and not entry.is_dir())
    except OSError:
        return


def _meant(name: str, ending: str) -> str:
    """Return the name that a file was probably meant to have, or '' where nothing is wrong with it."""
    endings = (ending, *_OTHER_ENDINGS[ending])
    if inner := re.fullmatch(rf"(.+?)\.(?:{'|'.join(endings)})\.\w+", name, re.IGNORECASE):
        return f"{inner[1]}.{ending}"
    stem, _, last = name.rpartition(".")
    alike = last.lower() in endings or SequenceMatcher(None, last.lower(), ending).ratio() >= ALIKE
    return f"{stem}.{ending}" if last != ending and alike else ""
