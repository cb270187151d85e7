"""What units below have told this office of their machines and of who signed in there."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from app.db import db, now, times, transaction
from app.domain.health import Standing
from app.domain.machines import KEPT, LOCKED, REFUSED, MachineState, SecurityEvent, Told
from app.exchange.below import speaks_for_a_unit_below
from app.exchange.models import MachineBelow, Peer, SecurityEventBelow
from app.instance import this_instance
from app.units.service import unit_names

COUNTED = timedelta(days=7)
_EVENTS = SecurityEventBelow.__table__


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine as the office sees it; ``refused`` and ``locked`` in the last seven days."""

    unit: str
    name: str
    state: MachineState | None
    heard_at: datetime | None
    refused: int
    locked: int

    @property
    def standing(self) -> Standing | None:
        """None of a machine that has told nothing yet."""
        return self.state and self.state.standing


def hear(unit: str, said: Any) -> list[Any]:
    """Keep what ``unit`` tells, which may be nothing; how far it has been heard now. What cannot
    be read is left, for no record may wait because of it."""
    row = db.session.get(MachineBelow, unit)
    if told := _read(said):
        row = row or MachineBelow(unit=unit)
        row.heard_at = now()
        row.state = told.state.out() if told.state else row.state
        if told.upto:
            _keep(unit, {(one.sequence, one.at): one for one in told.events})
            row.told_to, row.told_to_at = told.upto
        db.session.add(row)
        db.session.flush()
    if row is None:
        return [None, None, None]
    at = row.told_to_at
    return [row.state and row.state["at"], row.told_to, at and at.isoformat()]


def _read(said: Any) -> Told | None:
    with suppress(ValueError):
        return Told.read(said)
    return None


def _keep(unit: str, told: Mapping[tuple[int, datetime], SecurityEvent]) -> None:
    sequences = [sequence for sequence, _ in told]
    rows = select(_EVENTS.c.sequence, _EVENTS.c.at).where(
        _EVENTS.c.unit == unit, _EVENTS.c.sequence.in_(sequences)
    )
    known = {(row.sequence, row.at) for row in db.session.execute(rows)}
    db.session.add_all(
        SecurityEventBelow(
            unit=unit,
            sequence=one.sequence,
            at=one.at,
            subject=one.subject,
            act=one.act,
            account=one.account,
        )
        for place, one in told.items()
        if place not in known
    )


def machines() -> list[Machine]:
    """The machines of all units below, the worst first."""
    units = set(db.session.scalars(select(Peer.unit).where(*speaks_for_a_unit_below())))
    units.discard(this_instance().unit)
    found = _of(units)
    order = [Standing.BAD, Standing.LOOK, None, Standing.GOOD]
    return sorted(found, key=lambda one: (order.index(one.standing), -one.locked, one.name))


def machine_of(unit: str) -> Machine:
    return _of({unit})[0]


def _of(units: Collection[str]) -> list[Machine]:
    rows = {
        row.unit: row
        for row in db.session.scalars(select(MachineBelow).where(MachineBelow.unit.in_(units)))
    }
    counted = (
        select(
            _EVENTS.c.unit,
            times(_EVENTS.c.act.in_(REFUSED)).label("refused"),
            times(_EVENTS.c.act.in_(LOCKED)).label("locked"),
        )
        .where(_EVENTS.c.at >= now() - COUNTED, _EVENTS.c.unit.in_(units))
        .group_by(_EVENTS.c.unit)
    )
    counts = {row.unit: row for row in db.session.execute(counted)}
    names = unit_names(units)
    return [
        Machine(
            unit,
            names.get(unit, unit),
            MachineState.read(row.state) if row and row.state else None,
            row and row.heard_at,
            count.refused if count else 0,
            count.locked if count else 0,
        )
        for unit in units
        for row, count in [(rows.get(unit), counts.get(unit))]
    ]


def events_of(unit: str, *, before: int | None, limit: int) -> Sequence[SecurityEventBelow]:
    """What was told of this unit, newest first, or what was told before the row of that id."""
    rows = select(SecurityEventBelow).where(SecurityEventBelow.unit == unit)
    if before is not None:
        rows = rows.where(SecurityEventBelow.id < before)
    return db.session.scalars(rows.order_by(SecurityEventBelow.id.desc()).limit(limit)).all()


def forget_old() -> int:
    """Take out what was told a year ago; how many lines."""
    with transaction() as session:
        old = delete(SecurityEventBelow).where(SecurityEventBelow.at < now() - KEPT)
        return session.execute(old).rowcount
