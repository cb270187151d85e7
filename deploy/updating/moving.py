"""What is written out takes its name.

Windows refuses it while anybody holds the file open, or one in the folder, as scanners of viruses
do for a while with all that is new: hundreds of files after a version was laid down.
"""

import time
from pathlib import Path

from .refusal import Refused

PATIENCE = 60.0
"""Seconds."""
_PAUSE = 0.2
_HELD = {5, 32, 33}
"""Windows: refused, held open by another, a part of it locked."""


def give_name(draft: Path, target: Path) -> None:
    """Put it where it belongs; a file that stood there is gone, a folder must not stand there.

    Raises :class:`Refused` where it is held for longer than :data:`PATIENCE`.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            draft.replace(target)
            return
        except PermissionError as held:
            if getattr(held, "winerror", None) not in _HELD:
                raise
            if time.monotonic() > until:
                raise Refused(
                    f"Một chương trình khác, thường là phần mềm diệt vi-rút, đang giữ “{target}”. "
                    "Hãy đợi vài phút rồi chạy lại."
                ) from None
        time.sleep(_PAUSE)
