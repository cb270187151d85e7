"""How a process that serves takes its memory from the system."""

import ctypes
import sys

_M_ARENA_MAX = -8  # malloc.h


def share_one_heap() -> bool:
    """Let all threads, those to come, take memory from one place; whether the system does so.

    Linux gives each thread a heap of its own and keeps in each what a search or a check once
    took: with the threads that answer and the watches beside them a server that had answered
    some hundred pages held up to three times what it had in use.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    return bool(mallopt and mallopt(_M_ARENA_MAX, 1))
