"""What a ledger remembers of single records, lines and readers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sync.chain import Place
from sync.lines import Key


class Verdict(StrEnum):
    """The fate of one line at a receiver."""

    OK = "ok"
    STALE = "stale"
    """Known already, and something newer is held: harmless."""
    PARKED = "parked"
    """Of a newer schema or an unknown kind: the bytes are kept, applied after an upgrade."""
    FAILED = "failed"
    """Kept, but could not be applied (yet): tried again with every exchange."""
    REFUSED = "refused"
    """Not kept: not a record, not the sender's to write, or against the host's rules."""
    CONFLICT = "conflict"
    """What is held is no ancestor of this version: set aside, nothing is covered."""


NOT_TAKEN = frozenset({Verdict.REFUSED, Verdict.CONFLICT})
UNAPPLIED = frozenset({Verdict.PARKED, Verdict.FAILED})
NOT_OWNER = "not_owner"
"""The reason of a refusal: the record's unit is not one of the sender's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The current version of one record, as this instance holds it.

    ``state`` is OK, PARKED or FAILED: how it went *here*, with ``fault`` for people and
    ``waits_for``, the id of the record that has to come first. ``seq`` is its newest position in
    the own log, None when that log does not mention it. ``verdict``, ``reason`` and
    ``above`` are what the superior said of exactly this version: None, or why it is not in
    place there; ``above`` is then the short hash of the version that the superior holds
    instead (None: it holds none). Without a verdict ``above`` is the version that a comparison
    found there when this one was last sent because of it.
    """

    key: Key
    kind: str
    number: int
    schema: int
    hash: bytes
    raw: bytes = field(repr=False)
    state: Verdict = Verdict.OK
    fault: str = ""
    waits_for: str | None = None
    seq: int | None = None
    verdict: Verdict | None = None
    reason: str = ""
    above: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One position of the own log, ready to travel.

    ``raw`` is None when a later position holds a newer version of the record: then nothing
    travels for this one. ``ancestors`` are short hashes of earlier versions that the
    superior may hold, the likeliest first.
    """

    seq: int
    key: Key
    raw: bytes | None = field(repr=False)
    ancestors: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A receiver's no to one line of a foreign log; kept, because an answer can get lost.

    Answers to one log are numbered from 1 and chained like a log, so a sender that has seen
    ``number`` with ``chain`` need not be told again, and a restored receiver is noticed.
    ``held`` is the short hash of the version that is held instead, if any. ``raw`` is kept
    for a conflict only: a refused line may hold what must not be stored here.
    """

    log: str
    number: int
    chain: bytes
    seq: int
    verdict: Verdict
    reason: str = ""
    held: bytes | None = None
    key: Key | None = None
    hash: bytes | None = None
    raw: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """How far a foreign log has been taken in, and whose log it is (public key)."""

    sender: bytes
    place: Place


class Holding(NamedTuple):
    """One record in a listing for comparison; see :class:`Kept` for the fields."""

    key: Key
    short: bytes
    seq: int | None
    verdict: Verdict | None
    above: bytes | None

    @property
    def expected(self) -> bytes | None:
        """The version that the superior should hold, by what it has said; None: nothing."""
        return self.above if self.verdict in NOT_TAKEN else self.short
