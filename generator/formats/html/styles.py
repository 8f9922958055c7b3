"""The style sheet of a page: the theme's colours for light and dark screens, its heading face, then the rules."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from generator.design.dark import Screen, dark, light
from generator.formats.html.faces import subset
from generator.formats.html.templating import text_of
from generator.remembering import kept

if TYPE_CHECKING:
    from generator.design.font_files import FontFile
    from generator.design.theme import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_ColoursByRole = tuple[tuple[str, str], ...]  # a theme's roles, each with its value


def style_sheet(theme: Theme, heading: FontFile, letters: str, foot: str) -> str:
    """Return the style sheet of a page whose headings have these letters; `foot` stands at the foot of each page that is printed."""
    return _rules(tuple(theme.colours.items()), heading, letters) + _printed(theme, foot)


def style_of_book(theme: Theme) -> str:
    """Return the style sheet of an e-book: a theme's colours alone, for light paper, as its reader sets the rest."""
    return _rules_of_book(tuple(theme.colours.items()))


@cache
def script() -> str:
    """Return the script of a page."""
    return _packed(text_of("page.js"))


@kept(64)  # the pages of a clinic, and of all others that have its colours; about 2 MB
def _rules(colours: _ColoursByRole, heading: FontFile, letters: str) -> str:
    shown, gloom = light(dict(colours).__getitem__), dark(dict(colours).__getitem__)
    rules = [
        _face(heading, letters),
        f":root{{color-scheme:light dark;{_roles(shown)}{_panels(shown)}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{_roles(gloom)}}}}}",
        f"@media print{{:root{{color-scheme:light;{_roles(shown)}}}}}",  # else a dark device would print dark
        text_of("page.css"),
    ]
    return _packed("".join(rules))


@kept(8)
def _rules_of_book(colours: _ColoursByRole) -> str:
    shown = light(dict(colours).__getitem__)
    return _packed(f":root{{{_roles(shown)}{_panels(shown)}}}" + text_of("page.css") + text_of("book.css"))


def _packed(rules: str) -> str:
    """Return CSS or a script without comments and without white space that means nothing."""
    return _SPACE.sub(" ", _COMMENT.sub("", rules)).strip()


def _roles(screen: Screen) -> str:
    return "".join(f"--{role}:#{value};" for role, value in screen.ink.items())


def _panels(screen: Screen) -> str:
    return "".join(f"--panel-{role}:#{value};" for role, value in screen.panel.items())


def _printed(theme: Theme, foot: str) -> str:
    """Return what stands in the lower margin of paper (CSS Paged Media 3, 5)."""
    look = f"font:9pt sans-serif;color:#{theme.colour('slate')}"
    right = f'@bottom-right{{content:counter(page) " / " counter(pages);{look}}}'
    return f"@page{{@bottom-left{{content:{_quoted(foot)};{look}}}{right}}}"


def _quoted(words: str) -> str:
    """Return words as a string of a style sheet: other signs than letters and digits as numbers (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in words) + '"'


def _face(heading: FontFile, letters: str) -> str:
    """Return the heading face with the letters it sets, within the page: a page on its own asks for nothing."""
    data = b64encode(subset(heading, letters)).decode()
    return f"@font-face{{font-family:Heading;font-weight:600;font-display:swap;src:url(data:font/woff;base64,{data}) format('woff')}}"
