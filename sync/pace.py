"""How much to put into one frame: little on a bad line, much on a good one."""

import time
from collections.abc import Callable

SMALLEST, FIRST, LARGEST = 8 * 1024, 64 * 1024, 1024 * 1024
"""Bytes of raw lines; packed they are about a fifth of it."""
QUICK = 5.0
"""Seconds: an exchange that took less may be followed by one twice as large."""


class Pace:
    """Keeps the batch size from one session to the next; the clock is a monotonic one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.size = FIRST
        self._clock = clock
        self._started = 0.0

    def start(self) -> None:
        self._started = self._clock()

    def arrived(self) -> None:
        if self._clock() - self._started < QUICK:
            self.size = min(self.size * 2, LARGEST)

    def lost(self) -> None:
        self.size = max(self.size // 2, SMALLEST)
