"""The codes that tell printed handouts apart: those of conditions in content.yaml, and those of other handouts, which go with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.content.condition import Condition

_NUMBERED = re.compile(r"(.*?)\d+")


def code_beside(conditions: Iterable[Condition], code: str) -> str:
    """Return a handout's code as it is printed: '90' is HL-90 beside HL-01 and HL-02, whose beginning most conditions' codes have.

    A code that is more than a number is printed as it is, and so is a number where no condition's code ends in one.
    """
    if not code.isdecimal():
        return code
    begins = Counter(found[1] for condition in conditions if (found := _NUMBERED.fullmatch(condition.code)))
    return f"{begins.most_common(1)[0][0]}{code}" if begins else code
