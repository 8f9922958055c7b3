"""The style sheet of a page: the theme's colours for light and dark screens, its heading face, then the rules."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from generator.design.dark import Screen, dark, light
from generator.formats.html.faces import subset
from generator.formats.html.templating import text_of

if TYPE_CHECKING:
    from generator.design.font_files import FontFile
    from generator.design.theme import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def style_sheet(theme: Theme, heading: FontFile, letters: str) -> str:
    """Return the style sheet of a page whose headings have these letters."""
    shown, gloom = light(theme.colour), dark(theme.colour)
    rules = [
        _face(heading, letters),
        f":root{{color-scheme:light dark;{_roles(shown)}{_panels(shown)}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{_roles(gloom)}}}}}",
        f"@media print{{:root{{color-scheme:light;{_roles(shown)}}}}}",  # else a dark device would print dark
        text_of("page.css"),
    ]
    return packed("".join(rules))


def roles_in_print(theme: Theme) -> str:
    """Return a theme's colours alone, for light paper: an e-book's reader sets the rest."""
    shown = light(theme.colour)
    return f":root{{{_roles(shown)}{_panels(shown)}}}"


def packed(rules: str) -> str:
    """Return CSS without comments and without white space that means nothing."""
    return _SPACE.sub(" ", _COMMENT.sub("", rules)).strip()


def _roles(screen: Screen) -> str:
    return "".join(f"--{role}:#{value};" for role, value in screen.ink.items())


def _panels(screen: Screen) -> str:
    return "".join(f"--panel-{role}:#{value};" for role, value in screen.panel.items())


def _face(heading: FontFile, letters: str) -> str:
    """Return the heading face with the letters it sets, within the page: a page on its own asks for nothing."""
    data = b64encode(subset(heading, letters)).decode()
    return f"@font-face{{font-family:Heading;font-weight:600;font-display:swap;src:url(data:font/woff;base64,{data}) format('woff')}}"
