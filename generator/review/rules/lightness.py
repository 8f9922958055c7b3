"""D08: what colours tell apart can be told apart in grey too: many leaflets are copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.design.lightness import alike
from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans
from generator.review.rules.looks import themes

CODES: Mapping[str, str] = {"D08": "two colours of a theme that nobody can tell apart once a page is printed or copied in grey"}


def told_apart_in_grey(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield the pairs of a theme's colours that lie side by side and are about equally light, each once."""
    seen: set[tuple[str, str]] = set()
    for theme, tree in themes(plans):
        for pair in alike(theme.colour, limits["touching"], limits["compared"]):
            if (pair.darker, pair.lighter) not in seen:
                seen.add((pair.darker, pair.lighter))
                message = f"'{pair.darker}' and '{pair.lighter}' differ by {pair.difference:.0f} in lightness; grey needs {pair.least:g}"
                hint = f"make '{pair.darker}' darker" + (f", or '{pair.lighter}' lighter" if pair.lighter != "white" else "")
                location = tree.location(tree.own(("colours", pair.darker), ("colours", pair.lighter)))
                yield Finding(Problem("D08", message, location, hint), f"themes/{pair.darker}")
