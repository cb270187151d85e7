"""Files go up: the sender's half, after the records are level.

The sender asks how its files stand above and goes on from there, the newest first. A file that
cannot be read, that is refused or that comes out wrong holds up no other. What goes up in one
day is bounded: on a line that is paid by the byte the records come first, today and tomorrow.
"""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sync.digest import MODULUS, Sum
from sync.files import NAMED, File, Given, Refusal, Standing
from sync.notes import get_number
from sync.pace import PIECES, Pace
from sync.ports import Ledger, NotRecognised, Progress, Unreachable
from sync.shelves import Satchel
from sync.superior import Superior

LOSSES = 3
"""Answers about one file that may be lost, one after the other, before the next one's turn."""
IDLE = 6
"""Answers that may bring one file no further."""
AGAIN = 3
"""How often one file may begin anew in one session."""
SPENT = "files_spent"
"""The note of a day and the bytes of files that went up in it."""
DIFFER = "files_differ"
"""The note of how the two digests of files differed although each file had been asked for."""
ASKED_ANEW = "files_asked_anew"
"""How often each was asked for again because they differed: in ordinary life hardly ever."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most ``most`` bytes in a ``day`` (any name that changes from day to day)."""

    day: str
    most: int

    def spent(self, ledger: Ledger) -> int:
        day, _, spent = (ledger.get(SPENT) or "").rpartition(" ")
        return int(spent) if day == self.day else 0

    def spend(self, ledger: Ledger, size: int) -> bool:
        """Note, before they are sent, that these bytes go; False where the day has no more."""
        with ledger.transaction():
            before = self.spent(ledger)
            if before + size > self.most:
                return False
            ledger.put(SPENT, f"{self.day} {before + size}")
            return True


def give(
    ledger: Ledger,
    satchel: Satchel,
    superior: Superior,
    budget: Budget,
    *,
    pace: Pace | None = None,
    progress: Progress | None = None,
    must_stop: Callable[[], bool] = lambda: False,
) -> Given:
    """Send what the superior lacks of the files that the records name.

    ``progress`` is told the bytes that lie above and those of all files under way;
    ``must_stop`` is asked before each piece, for who has something better to send. Raises
    :class:`sync.superior.TurnedAway`; a closed road is told by ``is_cut``.
    """
    pace = pace or Pace(bounds=PIECES)
    giving = _Giving(ledger, satchel, superior, budget, pace, progress, must_stop)
    try:
        giving.run()
    except Unreachable as error:
        # One that does not know of files yet answers so; it is asked again with the next session.
        giving.given.is_cut = not isinstance(error, NotRecognised)
    with ledger.transaction():
        giving.given.left = len(satchel.wanting())
    return giving.given


def doubts(ledger: Ledger, satchel: Satchel, above: Sum) -> bool:
    """Whether files were lost above, or are held there of which nobody here knows: then forget
    what was said, so that each is asked for. ``above`` is the superior's digest."""
    difference = _difference(satchel, above)
    if difference in ("", ledger.get(DIFFER)):
        return False
    satchel.forget()
    ledger.put(DIFFER, difference)
    ledger.put(ASKED_ANEW, str(get_number(ledger, ASKED_ANEW) + 1))
    return True


def _difference(satchel: Satchel, above: Sum) -> str:
    here = satchel.whole()
    if here == above:
        return ""
    return f"{above.count - here.count} {(above.total - here.total) % MODULUS}"


class _Giving:
    def __init__(
        self,
        ledger: Ledger,
        satchel: Satchel,
        superior: Superior,
        budget: Budget,
        pace: Pace,
        progress: Progress | None,
        must_stop: Callable[[], bool],
    ) -> None:
        self.must_stop = must_stop
        self.ledger, self.satchel, self.superior = ledger, satchel, superior
        self.budget, self.pace, self.progress = budget, pace, progress
        self.given = Given()
        self.above = Sum()
        self.under_way: dict[File, int] = {}
        self.lost_in_a_row = 0

    def run(self) -> None:
        with self.ledger.transaction():
            if not self.satchel.wanting() and not self.satchel.whole().count:
                return
        standings = self._ask()
        with self.ledger.transaction():
            is_doubtful = doubts(self.ledger, self.satchel, self.above)
        if is_doubtful:
            standings = self._ask()
            with self.ledger.transaction():
                self.ledger.put(DIFFER, _difference(self.satchel, self.above))
        queue = deque(one for one in standings if not (one.is_whole or one.reason))
        self.under_way = {one.file: one.held for one in queue}
        begun = Counter[File]()
        while queue and not (self.given.is_spent or self.given.gave_way):
            standing = self._bring(queue.popleft())
            if standing and begun[standing.file] < AGAIN:
                begun[standing.file] += 1
                queue.append(standing)  # it begins again from its start, after the others

    def _ask(self) -> list[Standing]:
        """How every file stands above that is not known to be whole there."""
        with self.ledger.transaction():
            wanting = [one.file for one in self.satchel.wanting()]
        standings: list[Standing] = []
        for at in range(0, len(wanting) or 1, NAMED):
            self.above, said = self.superior.files(wanting[at : at + NAMED])
            self._hear(said)
            standings += said
        return standings

    def _hear(self, standings: Sequence[Standing]) -> None:
        with self.ledger.transaction():
            self.satchel.heard(standings)

    def _bring(self, standing: Standing) -> Standing | None:
        """Send one file to its end, or as far as it goes; its standing where it came out wrong."""
        file, losses, idle = standing.file, 0, 0
        if not self.satchel.is_sound(file):
            self._hear([Standing(file, standing.held, Refusal.LOST)])
            return None
        while True:
            if self.must_stop():
                self.given.gave_way = True
                return None
            data = self._read(standing)
            if not data:
                self._hear([Standing(file, standing.held, Refusal.LOST)])
                return None
            if not self.budget.spend(self.ledger, len(data)):
                self.given.is_spent = True
                return None
            self.pace.start()
            try:
                after = self.superior.piece(file, standing.held, data)
            except Unreachable:
                losses += 1
                self.pace.lost()
                if losses <= LOSSES:
                    continue
                self.lost_in_a_row += 1
                if self.lost_in_a_row > 1:
                    raise
                return None  # perhaps it is this file: the next one tells
            self.pace.arrived()
            losses = self.lost_in_a_row = 0
            self.given.sent += len(data)
            self._hear([after])
            self._tell(after)
            if after.is_whole or after.reason:
                self.given.whole += after.is_whole
                return None
            if after.held < standing.held:
                return after
            idle = idle + 1 if after.held == standing.held else 0
            if idle > IDLE:
                self._hear([Standing(file, after.held, Refusal.STUCK)])
                return None
            standing = after

    def _read(self, standing: Standing) -> bytes:
        try:
            return self.satchel.read(standing.file, standing.held, self.pace.size)
        except OSError:
            return b""

    def _tell(self, standing: Standing) -> None:
        self.under_way[standing.file] = standing.held
        if self.progress:
            total = sum(one.size for one in self.under_way)
            self.progress(sum(self.under_way.values()), total)
