"""How much to put into one frame: little on a bad line, much on a good one."""

import time
from collections.abc import Callable

SMALLEST, FIRST, LARGEST = LINES = 8 * 1024, 64 * 1024, 1024 * 1024
"""Bytes of raw lines; packed they are about a fifth of it."""
PIECES = 16 * 1024, 32 * 1024, 256 * 1024
"""The same for the bytes of files, which do not pack."""
QUICK = 5.0
"""Seconds: an exchange that took less may be followed by one twice as large."""


class Pace:
    """Keeps the batch size from one session to the next; the clock is a monotonic one."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        bounds: tuple[int, int, int] = LINES,
    ) -> None:
        self._smallest, self.size, self._largest = bounds
        self._clock = clock
        self._started = 0.0

    def start(self) -> None:
        self._started = self._clock()

    def arrived(self) -> None:
        if self._clock() - self._started < QUICK:
            self.size = min(self.size * 2, self._largest)

    def lost(self) -> None:
        self.size = max(self.size // 2, self._smallest)
