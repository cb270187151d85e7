"""What a unit tells its superior of its machine, and of who signed in and what was tried: pure.

No name, no word and no number of a record is in it: it goes up whatever the unit sends of its
books. So the office sees a machine that is not backed up before it is lost, and what was tried on
one whose own logs are gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.health import Finding, Standing, worst_of

MOST = 200
"""Events told at once; more of them take several exchanges."""
FIRST_DAYS = timedelta(days=30)
"""How far back the first telling goes."""
KEPT = timedelta(days=366)
"""How long a superior keeps what was told."""
AGAIN = timedelta(hours=20)
"""When the state of a machine is told again though nothing has changed."""
SUBJECTS = (
    "account",
    "account_review",
    "backup",
    "exchange",
    "export",
    "health",
    "https",
    "journal",
    "letter",
    "open_book",
    "peer",
    "practice",
    "profile",
    "superior",
)
"""The lines of a journal that are told, by their subject; none of them is a record."""
QUIET = ("lock_screen", "unlock_screen", "pin_unlock", "sign_out", "leave")
"""Acts of these that are a day's coming and going and are not told."""
REFUSED = (
    "sign_in_failed",
    "pin_failed",
    "code_failed",
    "second_step_failed",
    "kept_out",
    "left_office",
)
LOCKED = ("lock_out", "pin_stopped", "code_locked", "second_step_locked")
_LONGEST = 120
_WIDEST = 30


@dataclass(frozen=True, slots=True)
class MachineState:
    """How a machine stood: ``troubled`` are the labels of what is not well, ``backup_at`` when the
    newest backup was made, ``accidents`` how many faults of the program its log of the last seven
    days tells (None: it has no log of its own)."""

    at: datetime
    version: str
    troubled: tuple[tuple[str, Standing], ...]
    backup_at: datetime | None
    accidents: int | None

    @property
    def standing(self) -> Standing:
        return worst_of(standing for _, standing in self.troubled)

    def is_news_after(self, last: "MachineState | None") -> bool:
        if last is None or self.at - last.at > AGAIN or self.at < last.at:
            return True
        return (self.version, self.troubled) != (last.version, last.troubled)

    def out(self) -> dict[str, Any]:
        return {
            "at": self.at.isoformat(),
            "version": self.version,
            "troubled": [[label, standing.value] for label, standing in self.troubled],
            "backup": self.backup_at and self.backup_at.isoformat(),
            "accidents": self.accidents,
        }

    @classmethod
    def read(cls, value: Any) -> "MachineState":
        """Raises :class:`ValueError` for what is none."""
        if not isinstance(value, Mapping):
            raise ValueError
        try:
            backup, accidents = value["backup"], value["accidents"]
            return cls(
                moment(value["at"]),
                _word(value["version"]),
                tuple((_word(label), Standing(one)) for label, one in value["troubled"][:_WIDEST]),
                None if backup is None else moment(backup),
                None if accidents is None else number(accidents),
            )
        except (KeyError, TypeError) as error:
            raise ValueError from error


def state_of(
    findings: Sequence[Finding], *, at: datetime, version: str, backup_at: datetime | None
) -> MachineState:
    """The state of a machine by what was found on it; its log is not read yet."""
    troubled = [(one.label, one.standing) for one in findings if one.standing is not Standing.GOOD]
    return MachineState(at, version, tuple(troubled), backup_at, None)


@dataclass(frozen=True, slots=True)
class SecurityEvent:
    """One line of a journal without what it says: its number, when, what was done to what kind of
    thing, and the end of the number of the account that did it, or on which it was tried."""

    sequence: int
    at: datetime
    subject: str
    act: str
    account: str

    def out(self) -> list[Any]:
        return [self.sequence, self.at.isoformat(), self.subject, self.act, self.account]

    @classmethod
    def read(cls, value: Any) -> "SecurityEvent":
        """Raises :class:`ValueError` for what is none."""
        match value:
            case [sequence, at, subject, act, account]:
                words = _word(subject, 40), _word(act, 40), _word(account, 8)
                return cls(number(sequence), moment(at), *words)
            case _:
                raise ValueError


@dataclass(frozen=True, slots=True)
class Told:
    """What a superior is told at once: ``upto`` is number and moment of the line of the journal up
    to which ``events`` are all there were; None of what is not told."""

    state: MachineState | None
    upto: tuple[int, datetime] | None
    events: tuple[SecurityEvent, ...]

    @classmethod
    def read(cls, said: Any) -> "Told":
        """Raises :class:`ValueError` for what is none."""
        if not isinstance(said, Mapping):
            raise ValueError
        state, events = said.get("state"), said.get("events")
        read = None if state is None else MachineState.read(state)
        if events is None:
            return cls(read, None, ())
        try:
            (sequence, at), lines = events["upto"], events["lines"][:MOST]
            return cls(read, (number(sequence), moment(at)), tuple(map(SecurityEvent.read, lines)))
        except (KeyError, TypeError) as error:
            raise ValueError from error


def moment(text: Any) -> datetime:
    """Raises :class:`ValueError` for what is no moment with its zone."""
    if not isinstance(text, str):
        raise ValueError
    read = datetime.fromisoformat(text)
    if read.utcoffset() is None:
        raise ValueError
    try:
        return read.astimezone(UTC)
    except OverflowError as error:  # at the ends of what a calendar can say
        raise ValueError from error


def number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError
    return value


def _word(value: Any, longest: int = _LONGEST) -> str:
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise ValueError
    return value
