"""``sohoagiai`` as the child of another process: it stops when its standard input ends."""

import os
import signal
import sys
import threading
from _thread import interrupt_main

from app.cli.main import main


def _stop_at_the_end_of_input() -> None:
    """The parent closed the pipe, or is no more; a signal wakes the server as a stop would."""
    while os.read(0, 1024):
        pass
    if sys.platform == "win32":
        interrupt_main(signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_stop_at_the_end_of_input, daemon=True).start()
    main()
