"""D01: type that people with poor sight can read: large print is large, and small letters are high enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.design.fonts import FontSet
from generator.design.paper import MM
from generator.design.theme import Theme
from generator.problems import Location, Problem
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans
from generator.review.rules.looks import printed

CODES: Mapping[str, str] = {"D01": "type that is too small to be read easily, or large print that isn't large"}
_HEADINGS = frozenset({"title", "section", "minor", "answer", "numeral", "figure", "main"})  # in the family of headings


def large_enough(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield a theme's type that is small, once for each size and font; what is offered as large print needs more."""
    seen: set[tuple[Location | None, str]] = set()
    for planned in printed(plans):
        large = planned.handout.need == "large-print"
        for role, message, serious in (*_sizes(planned.theme, limits, large=large), *_letters(planned.theme, planned.fonts, limits)):
            tree, family = planned.theme_tree, "heading" if role in _HEADINGS else "body"
            location = tree.location(tree.own(("type", role), ("fonts", family))) if tree else None
            if (location, message) not in seen:
                seen.add((location, message))
                hint = "make it larger, or choose a font with taller letters"
                yield Finding(Problem("D01", message, location, hint, "error" if serious else "warning"), f"type/{role}")


def _sizes(theme: Theme, limits: Limits, *, large: bool) -> Iterator[tuple[str, str, bool]]:
    for role, (size, _) in theme.type.items():
        if large and size < limits["good_large_print"]:
            serious = size < limits["large_print"]
            message = f"'{role}' has {size:g} pt in an edition in large print; large print begins at {limits['large_print']:g}"
            yield role, message if serious else f"{message}; {limits['good_large_print']:g} is better", serious
        elif size < limits["points"]:
            yield role, f"'{role}' has {size:g} pt; {limits['points']:g} is the smallest that is easy to read", True


def _letters(theme: Theme, fonts: FontSet, limits: Limits) -> Iterator[tuple[str, str, bool]]:
    """Yield roles whose small letters are too low, where their font says how high these are."""
    for role, (size, _) in theme.type.items():
        font = fonts.text.heading if role in _HEADINGS else fonts.text.regular
        high = font.x_height * size / MM
        if font.x_height and high < limits["x_height"]:
            message = f"an x of '{font.family}' is {high:.2f} mm high at {size:g} pt, as in '{role}'; {limits['x_height']:g} is needed"
            yield role, message, True
