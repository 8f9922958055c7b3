"""What somebody at the front desk needs a file for."""

from __future__ import annotations

from typing import Literal, get_args

Need = Literal["hand-out", "large-print", "one-page", "fold", "show", "send", "press"]
NEEDS: tuple[Need, ...] = get_args(Need)  # in the order in which they are offered
