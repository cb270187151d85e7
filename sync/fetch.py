"""Files come back: the half of who was put back from an old backup.

The records were taken back (:mod:`sync.regain`) and name files that are not here; the superior
lends what it holds of them, in pieces by the offset of what lies here. Content is believed by its
hash alone. What the superior does not hold, or what comes out wrong, holds up no other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sync.files import File
from sync.give import LOSSES, Budget
from sync.pace import PIECES, Pace
from sync.ports import Ledger, NotRecognised, Progress, Unreachable
from sync.shelves import Gaps
from sync.superior import Superior


@dataclass(slots=True)
class Fetched:
    """What came of it. ``received``: bytes; ``whole``: files that are here again; ``wrong``: that
    came out as something else; ``absent``: that the superior does not hold; ``is_done``: there is
    nothing more to be had."""

    received: int = 0
    whole: int = 0
    wrong: int = 0
    absent: int = 0
    is_done: bool = False


def fetch(
    ledger: Ledger,
    gaps: Gaps,
    superior: Superior,
    budget: Budget,
    *,
    pace: Pace | None = None,
    progress: Progress | None = None,
    must_stop: Callable[[], bool] = lambda: False,
) -> Fetched:
    """Take back the files that the own records name and that are lost here.

    ``budget`` is that of files that go up: a line that is paid by the byte is paid both ways.
    ``progress`` is told the bytes that have come and those of all that are missing. It may die
    anywhere and goes on when it is called again. Raises
    :class:`sync.superior.TurnedAway`; a closed road only ends it.
    """
    with ledger.transaction():
        missing = gaps.missing()
    fetching = _Fetching(ledger, gaps, superior, budget, pace or Pace(bounds=PIECES), must_stop)
    total, come = sum(file.size for file in missing), 0
    for file in missing:
        if not fetching.bring(file):
            return fetching.fetched
        come += file.size
        if progress:
            progress(come, total)
    fetching.fetched.is_done = True
    return fetching.fetched


class _Fetching:
    def __init__(
        self,
        ledger: Ledger,
        gaps: Gaps,
        superior: Superior,
        budget: Budget,
        pace: Pace,
        must_stop: Callable[[], bool],
    ) -> None:
        self.ledger, self.gaps, self.superior = ledger, gaps, superior
        self.budget, self.pace, self.must_stop = budget, pace, must_stop
        self.fetched = Fetched()
        self.losses = 0

    def bring(self, file: File) -> bool:
        """Take back one file as far as it goes; False: no more files in this session."""
        while (held := self.gaps.held(file)) < file.size:
            most = min(self.pace.size, file.size - held)
            if self.must_stop() or not self.budget.spend(self.ledger, most):
                return False
            try:
                data = self._ask(file, held, most)
            except NotRecognised:
                return False
            except Unreachable:
                self.losses += 1
                self.pace.lost()
                if self.losses > LOSSES:
                    return False
                continue
            if not data:
                self.fetched.absent += 1
                return True
            try:
                self.gaps.add(file, data[:most])
            except OSError:
                return False
            self.fetched.received += len(data[:most])
        return self._place(file)

    def _ask(self, file: File, at: int, most: int) -> bytes:
        self.pace.start()
        data = self.superior.fetch(file, at, most)
        self.pace.arrived()
        self.losses = 0
        return data

    def _place(self, file: File) -> bool:
        try:
            is_right = self.gaps.place(file)
        except OSError:
            return False
        self.fetched.whole += is_right
        self.fetched.wrong += not is_right
        return True
