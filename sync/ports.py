"""What the host lends to this package: a ledger, an inbox, a guard and a road.

Read :mod:`sync.lines`, :mod:`sync.chain` and :mod:`sync.facts` first; they are short. In the
tests the host is a few dictionaries, in the application it is a database.

The durable state of both ends is the same and lies wholly in the :class:`Ledger`. Nothing
that matters is kept in memory between two calls, so dying anywhere is the same as rolling
back the open transaction.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sync.chain import Entry, Place
from sync.digest import Cell, Sum
from sync.facts import Answer, Holding, Kept, Outgoing, Reader, Verdict
from sync.lines import Key, Line
from sync.messages import Told


class Refused(Exception):
    """Said by an inbox: this line can never be taken; ``args[0]`` tells people why."""


class Postponed(Exception):
    """Said by an inbox: not now, perhaps later; ``args[0]`` tells people why.

    ``waits_for``: the id of the record of the same unit that has to arrive first, if known.
    """

    def __init__(self, reason: str = "", waits_for: str | None = None) -> None:
        super().__init__(reason)
        self.waits_for = waits_for


class Unreachable(Exception):
    """Raised by a transport: the road is closed, or what answers is not the superior."""


class NotSent(Unreachable):
    """Raised by a transport: nobody was there to listen; certainly nothing has arrived."""


class NotTrusted(Unreachable):
    """Raised by a transport: who answers shows a certificate that nobody here vouches for."""


class NotRecognised(Unreachable):
    """Who answers is not, or no longer, the superior that this instance was tied to."""


class TooLarge(Unreachable):
    """Raised by a transport: this frame is too large for the road; send a smaller one."""


class Ledger(Protocol):
    """The durable state of one instance; every method is called inside a transaction."""

    # -- transactions ---------------------------------------------------------------

    def transaction(self) -> AbstractContextManager[object]:
        """All of the block is durable when it ends, or none of it; joins an open one."""
        ...

    def savepoint(self) -> AbstractContextManager[object]:
        """An exception takes back what the block did and goes on; the transaction lives."""
        ...

    # -- the own log ----------------------------------------------------------------

    def head(self) -> tuple[str, Place]:
        """Name and last place of the own log.

        Locks the log until the transaction ends: positions become visible in the order
        of their numbers, and nobody reads past one that is not committed yet.
        """
        ...

    def append(self, entries: Sequence[Entry]) -> None:
        """Write these positions, which follow the head."""
        ...

    def start_log(self, name: str) -> None:
        """Forget all positions and begin again at :data:`sync.chain.START` under ``name``.

        Every hash of the former log stays known as ancestry; every ``Kept.seq`` is None.
        """
        ...

    def chain_at(self, seq: int) -> bytes | None:
        """The chain at a position (``CHAIN_START`` at 0); None beyond the head."""
        ...

    def entry_at(self, seqs: Iterable[int]) -> Mapping[int, Entry]:
        """The entries at these positions; unknown ones are missing."""
        ...

    def outgoing(self, after: int, max_bytes: int) -> Sequence[Outgoing]:
        """The positions after ``after``, oldest first, until ``max_bytes`` of raw lines.

        At least one position where there is any. Ancestors are versions remembered from
        elsewhere and own positions up to ``after``; the newest 16 of each are enough.
        """
        ...

    # -- records --------------------------------------------------------------------

    def current(self, keys: Iterable[Key]) -> Mapping[Key, Kept]:
        """What is held of these records; records not held are missing."""
        ...

    def keep(self, records: Sequence[Kept]) -> None:
        """Put these in place of what was held; no key comes twice."""
        ...

    def known(self, keys: Iterable[Key]) -> Mapping[Key, set[bytes]]:
        """Short hashes of every version ever held or named as ancestor of each record."""
        ...

    def remember(self, ancestors: Mapping[Key, Iterable[bytes]]) -> None:
        """Note versions that are known of but not in the own log; the last noted is newest."""
        ...

    def unapplied(self, state: Verdict, limit: int) -> Sequence[Kept]:
        """Records in ``state`` (PARKED or FAILED), oldest position first."""
        ...

    def waiting_for(self, keys: Iterable[Key]) -> Sequence[Kept]:
        """FAILED records that wait for one of these, oldest position first."""
        ...

    def unapplied_of(self, units: Iterable[str], limit: int) -> tuple[int, Sequence[Kept]]:
        """How many records of these units are PARKED or FAILED, and the first of them."""
        ...

    def judged(self, verdicts: Iterable[Verdict]) -> Sequence[Kept]:
        """Records of which the superior has said one of these."""
        ...

    def forget_verdicts(self, after: int) -> None:
        """Clear verdict, reason and ``above`` of records whose ``seq`` is beyond ``after``."""
        ...

    # -- digests --------------------------------------------------------------------

    def add_sums(self, cells: Mapping[Cell, Sum]) -> None:
        """Add to the digest; counts and totals may be differences."""
        ...

    def totals(self, units: Iterable[str]) -> Mapping[tuple[str, str], Sum]:
        """The sum of each (unit, kind) of these units."""
        ...

    def buckets(self, unit: str, kind: str) -> Mapping[int, Sum]:
        """The sums of one unit and kind by bucket; empty buckets may be missing."""
        ...

    def listing(self, unit: str, kind: str, buckets: Iterable[int]) -> Sequence[Holding]:
        """Every record held of one unit and kind in these buckets."""
        ...

    # -- foreign logs and the answers to them ----------------------------------------

    def reader(self, log: str) -> Reader | None:
        """How far this foreign log has been taken in."""
        ...

    def set_reader(self, log: str, reader: Reader) -> None: ...

    def last_answer(self, log: str) -> tuple[int, bytes]:
        """Number and chain of the newest answer to this log; ``(0, CHAIN_START)`` for none."""
        ...

    def add_answers(self, answers: Sequence[Answer]) -> None:
        """Keep these; one with ``raw`` takes the place of the ``raw`` that an earlier answer to
        the same log holds of the same record."""
        ...

    def answers_after(self, log: str, number: int, limit: int) -> Sequence[Answer]: ...

    def answer_chain(self, log: str, number: int) -> bytes | None:
        """The chain of one answer (``CHAIN_START`` at 0); None where there is none."""
        ...

    # -- the log for those below ------------------------------------------------------

    def down_head(self) -> Place:
        """The last place of the log of what is for those below."""
        ...

    def down_append(
        self, entries: Sequence[Entry], audiences: Sequence[str]
    ) -> Mapping[Key, tuple[str, bytes]]:
        """Write these positions, one audience each; no key comes twice.

        Earlier positions of the same records are for nobody from now on. Returns for whom
        they were until now, and which version (hash).
        """
        ...

    def down_chain_at(self, seq: int) -> bytes | None:
        """The chain at a position (``CHAIN_START`` at 0); None beyond the head."""
        ...

    def down_after(
        self, after: int, audiences: frozenset[str], max_bytes: int
    ) -> tuple[Sequence[Told], Place, bool]:
        """The versions after ``after`` for one of these audiences, until ``max_bytes`` of raw
        lines (at least one where there is any); up to which place that is; whether there are
        more. Without more it is the head. Ancestors as in :meth:`outgoing`."""
        ...

    def others(self, own: frozenset[str]) -> Sequence[Kept]:
        """Every record held whose unit is none of these."""
        ...

    # -- notes ----------------------------------------------------------------------

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str | None) -> None: ...


class Inbox(Protocol):
    """Where received lines become records of the host."""

    def newest_schema(self, kind: str) -> int:
        """The newest schema version of ``kind`` that the host understands; 0: none."""
        ...

    def judge(self, lines: Sequence[Line]) -> Mapping[Key, Refused | Postponed]:
        """Which of these cannot be put in place, and why; changes nothing.

        They come in this order, with at most one version of each record, and may help each
        other: a parent may stand among them.
        """
        ...

    def take_back(self, lines: Sequence[Line]) -> None:
        """These versions will be kept, but cannot be put in place (yet): what they no longer
        say must not stay with the host all the same.

        Called like :meth:`apply` before they are kept: the ledger tells of the earlier ones.
        """
        ...

    def apply(self, lines: Sequence[Line]) -> None:
        """Put all of these, which were judged good, in place, or raise.

        Called inside a savepoint. After an exception, which is the host's own fault, they
        are tried one by one. Applying must not write to the own log: the engine does.
        """
        ...


@dataclass(frozen=True, slots=True)
class Caller:
    """An enrolled instance: the units whose records it may send, and whether it still may.

    ``moved_to``: the unit above it now, where that is no longer this instance's ("" where
    nobody here knows which).
    """

    unit: str
    scope: frozenset[str]
    revoked: bool = False
    moved_to: str | None = None


class Guard(Protocol):
    """Who is enrolled here."""

    def caller(self, key: bytes) -> Caller | None:
        """The instance with this public key; None if it was never enrolled."""
        ...


class Transport(Protocol):
    """The road to the superior; ``ahead``: seconds by which its clock was last ahead of ours."""

    ahead: float | None

    def deliver(self, frame: bytes) -> bytes:
        """Hand over a frame and bring back the answer; raises :class:`Unreachable`."""
        ...


Progress = Callable[[int, int], None]
"""Told after each exchange: positions acknowledged, positions there are."""
