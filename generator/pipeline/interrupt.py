"""Keeps Ctrl-C from interrupting steps that belong together."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def uninterrupted(*, strict: bool = True) -> Iterator[None]:
    """Hold Ctrl-C back: it is delivered afterwards, unless an exception was raised. A second one gets through unless `strict`."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread receives signals
        return
    came: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        if len(came) > 1 and not strict:
            raise KeyboardInterrupt

    before = {held: signal.signal(held, hold) for held in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for held, handler in before.items():
            signal.signal(held, signal.SIG_DFL if handler is None else handler)
    for number in came:
        signal.raise_signal(number)
