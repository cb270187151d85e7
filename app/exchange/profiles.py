"""How much of each kind of record goes up: what the unit's head switches, and what that does.

The switch is one short transaction. What follows from it is done in pieces, each a transaction
of its own, so that nobody waits at the lock for a book of many years; who dies in between goes
on with the next session. Whatever is saved meanwhile goes by the new profile at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.profiles import Profile, check_switch
from app.exchange.acts import ExchangeAct
from app.exchange.letter_files import drop_own
from app.instance import this_instance
from app.records import journal
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger, log_writes
from app.records.ledger.profiles import SendingProfile, forks_now, profile_by, profile_of
from app.records.locking import NotHere
from app.records.model import Leaves
from app.records.types import RecordType
from app.units.service import own_books

AT_ONCE = 100
"""Records of one piece: some tenths of a second at the lock on an old machine."""
SHOWN = 50
BY_LEAVING = Leaves.ALWAYS, Leaves.FULL_PROFILE, Leaves.NEVER
SUBJECT = "profile"
PROGRAM = "Phần mềm, sau khi khôi phục từ bản sao lưu"
AFTER_RESTORE = (
    "Sổ được khôi phục từ bản sao lưu, có thể cũ hơn quyết định sau cùng: trở về mức tối thiểu "
    "cho đến khi lãnh đạo đơn vị quyết định lại."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind stands: ``row`` is the last decision, None where there never was one;
    ``left`` are the records not yet brought to it."""

    kind: RecordType
    profile: Profile
    row: SendingProfile | None
    left: int

    @property
    def other(self) -> Profile:
        return Profile.MINIMAL if self.profile is Profile.FULL else Profile.FULL

    @property
    def optional(self) -> list[str]:
        """The names of what leaves under the full profile only."""
        return _names(self.kind, Leaves.FULL_PROFILE)


@dataclass(frozen=True, slots=True)
class FieldNames:
    """What a kind is made of, by whether it leaves: the names are those of the columns."""

    kind: RecordType
    always: list[str]
    optional: list[str]
    never: list[str]


@dataclass(frozen=True, slots=True)
class Switched:
    """One line of the journal about a switch."""

    label: str
    profile: str
    by: str
    at: datetime
    reason: str


def standing_of(key: str) -> Standing:
    """Raises :class:`NotHere` for a kind of which nothing is left to decide."""
    kind = BY_KEY.get(key)
    if kind is None or not kind.model.optional_fields():
        raise NotHere
    return _standing(kind, db.session.get(SendingProfile, key, populate_existing=True))


def standings() -> list[Standing]:
    """Every kind of which there is something to decide, in the order of the catalogue."""
    decisions = select(SendingProfile).execution_options(populate_existing=True)
    rows = {row.kind: row for row in db.session.scalars(decisions)}
    decided = [kind for kind in RECORD_TYPES if kind.model.optional_fields()]
    return [_standing(kind, rows.get(kind.key)) for kind in decided]


def field_names() -> list[FieldNames]:
    """For every kind which of its fields leave, in the order of the catalogue."""
    return [
        FieldNames(kind, *(_names(kind, one) for one in BY_LEAVING))
        for kind in RECORD_TYPES
        if kind.model.may_leave()
    ]


def staying() -> list[str]:
    """The kinds of which nothing leaves, not even that there is one."""
    return [kind.label for kind in RECORD_TYPES if not kind.model.may_leave()]


def own_records(kind: RecordType) -> int:
    """How many records a switch sends anew."""
    return _count(kind)


def switch(key: str, wanted: Profile, *, reason: str, by: Actor) -> None:
    """Let more of a kind go up, or take it back; :func:`carry_out` does the rest."""
    standing_of(key)
    with transaction() as session:
        SqlLedger().head()  # the lock of all writes: what is saved now goes by one profile
        journal.refuse_repeat(session, by)
        check_switch(profile_of(key), wanted, reason)
        _decide(key, wanted, reason, by)
        if wanted is Profile.MINIMAL:
            drop_own()


def carry_out() -> int:
    """Write the records of the kinds that were switched anew; how many were looked at."""
    _fall_back_after_restore()
    looked_at = 0
    pending = select(SendingProfile.kind).where(~SendingProfile.complete)
    for key in db.session.scalars(pending).all():
        while done := _piece(BY_KEY[key]):
            looked_at += done
    return looked_at


def look_again() -> None:
    """What came back may say more than goes up now: the records are looked at once more."""
    with transaction() as session:
        kept_back = SendingProfile.profile == Profile.MINIMAL
        anew = update(SendingProfile).where(kept_back).values(treated=None, complete=False)
        session.execute(anew)


def history() -> list[Switched]:
    """Who switched what, when and why; the newest first."""
    rows = (
        select(JournalEntry)
        .where(JournalEntry.subject == SUBJECT, JournalEntry.unit == this_instance().unit)
        .order_by(JournalEntry.sequence.desc())
        .limit(SHOWN)
    )
    return [_switched(entry) for entry in db.session.scalars(rows)]


def _standing(kind: RecordType, row: SendingProfile | None) -> Standing:
    left = 0 if row is None or row.complete else _count(kind, row)
    return Standing(kind, profile_by(row), row, left)


def _names(kind: RecordType, leaves: Leaves) -> list[str]:
    return [field.label for _, field in kind.model.fields() if field.leaves is leaves]


def _decide(key: str, wanted: Profile, reason: str, by: Actor) -> None:
    session = db.session()
    row = session.get(SendingProfile, key, populate_existing=True)
    former = row.profile if row else Profile.MINIMAL
    session.merge(
        SendingProfile(
            kind=key,
            profile=wanted,
            switched_at=now(),
            switched_by=by.acted_by or by.name,
            reason=reason,
            forks=forks_now(),
            treated=None,
            complete=False,
        )
    )
    changes = {"kind": [None, key], "profile": [former.value, wanted.value]}
    journal.note(ExchangeAct.SWITCH_PROFILE, by=by, subject=SUBJECT, changes=changes, reason=reason)


def _fall_back_after_restore() -> None:
    """See :class:`SendingProfile`: a permission does not outlive the book that it was given in."""
    allowed = select(SendingProfile).where(SendingProfile.profile == Profile.FULL)
    former = [row.kind for row in db.session.scalars(allowed) if row.forks != forks_now()]
    if former:
        with transaction():
            SqlLedger().head()
            fall_back(former)
            drop_own()


def sent_in_full() -> list[str]:
    """The kinds that go up whole now."""
    return [one.kind.key for one in standings() if one.profile is Profile.FULL]


def fall_back(kinds: Iterable[str]) -> None:
    """These kinds go up minimal until the head of the unit decides again."""
    by = Actor(name=PROGRAM, role=Role.COMMUNE_LEADER, unit=this_instance().unit)
    for key in kinds:
        _decide(key, Profile.MINIMAL, AFTER_RESTORE, by)


def _piece(kind: RecordType) -> int:
    with transaction() as session:
        SqlLedger().head()
        row = session.get_one(SendingProfile, kind.key, populate_existing=True)
        if row.complete:
            return 0
        rows = _untreated(kind, row).order_by(kind.model.id).limit(AT_ONCE)
        records = session.scalars(rows).all()
        log_writes(records)
        row.complete = len(records) < AT_ONCE
        if records:
            row.treated = records[-1].id
        session.flush()
    return len(records)


def _untreated(kind: RecordType, row: SendingProfile | None = None):
    rows = select(kind.model).where(kind.model.unit.in_(own_books()))
    return rows if row is None or row.treated is None else rows.where(kind.model.id > row.treated)


def _count(kind: RecordType, row: SendingProfile | None = None) -> int:
    rows = _untreated(kind, row).with_only_columns(func.count())
    return db.session.scalar(rows) or 0


def _switched(entry: JournalEntry) -> Switched:
    key = entry.changes["kind"][1]
    return Switched(
        BY_KEY[key].label if key in BY_KEY else key,
        Profile(entry.changes["profile"][1]).label,
        entry.acted_by,
        entry.written_at,
        entry.reason or "",
    )
