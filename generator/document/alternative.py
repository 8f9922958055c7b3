"""What an alternative text has to be, on paper, on slides and on pages, so that it serves a listener."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.limits import Limits
from generator.figures.drawing import Drawing
from generator.figures.own_picture import OwnPicture
from generator.problems import Location, Severity

CODE = "A04"
HINT = "say what the picture shows, in a sentence or two"
_KINDS = (
    "picture|image|graphic|photo(?:graph)?|drawing|figure|logo|chart|diagram|table|group|shape|graph|illustration|icon|artwork|visual"
    "|clip ?art|screen ?shot"
)
# What programs fill in, what cameras and phones call their files, and what stands there until somebody writes the words.
_FILE_NAMES = (
    r"(?!.*(?:://|\bopens?\b)).*\.(?:png|jpe?g|gif|svg|emf|wmf|webp|heic|tiff?|bmp|pdf)"
    r"|(?:img|dsc|dscn|dscf|pxl|mvimg|scan)[ _-]?\d.*|\w+_\w+|[\w-]+-v\d+\b.*"
    r"|(?:whatsapp image|screen ?shot)\b.*\d{4}-\d\d.*"
)
_STANDING_IN = (
    r"(?:see |as )?(?:text|caption|above|below)|alt(?:ernative)?(?: text)?|(?:picture )?description|click here|decorati(?:ve|on)"
    r"|none|n/?a|tb[ac]|to follow|to ?do|placeholder|untitled\b.*|lorem ipsum.*|describe (?:the|this) (?:picture|image|photo)\b.*"
    r"|(?:insert|add|write|type) (?:your |an? |the )?(?:alt(?:ernative)? text|description|caption|words|text)\b.*"
)
_SAYS_LITTLE: tuple[tuple[re.Pattern[str], str, Severity], ...] = (
    (re.compile(_FILE_NAMES, re.IGNORECASE), "is a file name", "error"),
    (re.compile(rf"(?:an? |the |our )?(?:{_KINDS})\s*\d*(?: of \d+)?\W*|(?:{_STANDING_IN})\W*", re.IGNORECASE), "says nothing", "error"),
    (
        re.compile(r"(?:an? )?(?:picture|image|graphic|photo(?:graph)?) of\b.*", re.IGNORECASE),
        "begins with what a screen reader says anyway",
        "warning",
    ),
)


def faults_of(alternative: str, limits: Limits) -> Iterator[tuple[str, Severity]]:
    """Yield what is wrong with an alternative text: that it says nothing, or is too short or too long."""
    for pattern, what, severity in _SAYS_LITTLE:
        if pattern.fullmatch(alternative):
            yield what, severity
            return
    if not limits["shortest"] <= len(alternative) <= limits["longest"]:
        yield f"has {len(alternative)} characters; {limits['shortest']:g} to {limits['longest']:g} is a good length", "warning"


def written_at(drawing: Drawing) -> Location | None:
    """Return where the content names a clinic's own picture; our own drawings have their words from labels."""
    return drawing.location if isinstance(drawing, OwnPicture) else None
