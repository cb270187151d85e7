"""A hold on an open file that ends with its process, on Linux and Windows."""

import sys

if sys.platform == "win32":
    import msvcrt

    def hold(handle: int) -> None:
        """Raises ``OSError`` while another process has it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def hold(handle: int) -> None:
        """Raises ``OSError`` while another process has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
