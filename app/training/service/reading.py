"""What a person may read: the register of classes page by page, and one class whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.db import db, times
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.labels import Term
from app.domain.training.days import Days, when
from app.domain.training.kinds import SeatKind
from app.domain.training.lifecycle import ClassState
from app.domain.words import counted_key, person_key
from app.records.search import narrowed
from app.teams.models import Mediator, Team
from app.training.models import Trainer, TrainingClass, TrainingSeat, TrainingSummons
from app.training.service.summons import to_be_summoned
from app.training.sight import visible_in_office, visible_of, visible_seats
from app.units.service import unit_names
from app.units.service.reading import carried_by

PAGE = 50
_LINE = (
    TrainingClass.id,
    TrainingClass.unit,
    TrainingClass.title,
    TrainingClass.state,
    TrainingClass.given_by,
    TrainingClass.first_on,
    TrainingClass.last_on,
    TrainingClass.days_set,
    TrainingClass.hours,
    TrainingClass.place,
)
_SEATS = (
    db.select(
        TrainingSeat.id,
        TrainingSeat.kind,
        TrainingSeat.mediator_id,
        TrainingSeat.trainer_id,
        TrainingSeat.guest_unit,
        TrainingSeat.places,
        TrainingSeat.withdrawn,
        TrainingSeat.summons_id,
        TrainingSeat.confirmed,
        TrainingSeat.present,
        TrainingSeat.attended,
        TrainingSeat.hours,
        TrainingSeat.absence_reason,
        TrainingSeat.result,
        TrainingSeat.certificate,
        Mediator.name.label("mediator"),
        Mediator.is_leader,
        Mediator.ended_on,
        Team.name.label("team"),
        Trainer.name.label("trainer"),
        Trainer.organisation,
    )
    .outerjoin(Mediator, Mediator.id == TrainingSeat.mediator_id)
    .outerjoin(Team, Team.id == Mediator.team_id)
    .outerjoin(Trainer, Trainer.id == TrainingSeat.trainer_id)
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; ``words`` are found without their tones."""

    year: int | None = None
    state: ClassState | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the register to go on from: :attr:`older` lines, or the newer ones."""

    first_on: date
    class_id: UUID
    older: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people a class asked to come, how many came, how many lines are not noted."""

    invited: int = 0
    came: int = 0
    unmarked: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    tally: Tally


@dataclass(frozen=True, slots=True)
class Register:
    """One page of the register, newest first."""

    lines: Sequence[Line]
    has_newer: bool
    has_older: bool


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat as the list shows it: ``name`` of the person or unit, ``group`` it belongs to."""

    row: Row
    name: str
    group: str

    @property
    def is_marked(self) -> bool:
        return self.row.present is not None or self.row.attended is not None


@dataclass(frozen=True, slots=True)
class ClassView:
    """One class with its list (as far as this reader may see it), teachers and summonses."""

    held: TrainingClass
    seats: Sequence[SeatLine]
    tally: Tally
    teachers: Sequence[Row]
    summonses: Sequence[TrainingSummons]

    @property
    def by_group(self) -> list[tuple[str, Tally]]:
        """For who learns no names: of each team how many were asked and how many came."""
        found: dict[str, list[SeatLine]] = {}
        for line in self.seats:
            found.setdefault(line.group or line.row.kind.label, []).append(line)
        return [(name, _tally_of(some)) for name, some in found.items()]


def register_page(
    wanted: Wanted, place: Place | None = None, *, by: Actor, limit: int | None = None
) -> Register:
    """At most ``limit`` lines beside ``place``, in two queries whatever their number."""
    limit = limit or PAGE
    key = db.tuple_(TrainingClass.first_on, TrainingClass.id)
    older = place is None or place.older
    rows = db.select(*_LINE).where(visible_of(TrainingClass)(by), *_narrow(wanted))
    if place is not None:
        here = db.tuple_(place.first_on, place.class_id)
        rows = rows.where(key < here if older else key > here)
    order = (TrainingClass.first_on, TrainingClass.id)
    order = tuple(one.desc() for one in order) if older else order
    found = db.session.execute(rows.order_by(*order).limit(limit + 1)).all()
    more, shown = len(found) > limit, found[:limit]
    if not older:
        shown = shown[::-1]
    tallies = _tallies([row.id for row in shown])
    return Register(
        lines=[Line(row, tallies.get(row.id, Tally())) for row in shown],
        has_newer=place is not None if older else more,
        has_older=more if older else True,
    )


def view_class(held: TrainingClass, *, by: Actor) -> ClassView:
    rows = _SEATS.where(
        TrainingSeat.class_id == held.id,
        TrainingSeat.withdrawn.is_(False),
        visible_seats(by),
    )
    summonses = db.select(TrainingSummons).where(
        TrainingSummons.class_id == held.id, visible_in_office(TrainingSummons)(by)
    )
    taught = db.select(Trainer.id, Trainer.name, Trainer.post, Trainer.organisation).where(
        Trainer.id.in_(held.trainers), Trainer.unit.in_(db.select(carried_by(held.unit)))
    )
    return ClassView(
        held,
        seats=_lines(db.session.execute(rows).all()),
        tally=_tallies([held.id]).get(held.id, Tally()),
        teachers=sorted(db.session.execute(taught), key=lambda one: person_key(one.name)),
        summonses=db.session.scalars(summonses.order_by(TrainingSummons.id)).all(),
    )


def summoned_lines(summons: TrainingSummons) -> list[SeatLine]:
    """Whom a summons names: as it was issued, or as the draft would be issued now."""
    if summons.is_issued:
        wanted = summons.people
    else:
        seats = to_be_summoned(db.session(), summons.class_id, again=bool(summons.again))
        wanted = [seat.id for seat in seats]
    return _lines(db.session.execute(_SEATS.where(TrainingSeat.id.in_(wanted))).all())


def own_coming_classes(by: Actor, *, on: date) -> Sequence[Row]:
    """The classes to come to which this mediator is asked, soonest first."""
    if by.role not in TEAM_ROLES or by.mediator_id is None:
        return ()
    rows = db.select(*_LINE).join(TrainingSeat, TrainingSeat.class_id == TrainingClass.id)
    mine = (TrainingSeat.mediator_id == by.mediator_id, TrainingSeat.withdrawn.is_(False))
    coming = (
        TrainingClass.last_on >= on,
        TrainingClass.state.in_([one for one in ClassState if one.is_coming]),
    )
    return db.session.execute(
        rows.where(visible_of(TrainingClass)(by), *mine, *coming).order_by(TrainingClass.first_on)
    ).all()


def when_given(held: TrainingClass | Row) -> Term:
    """When a class is given, in words, of the record or of a row with its days."""
    return when(Days(held.first_on, held.last_on, held.days_set))


def _narrow(wanted: Wanted) -> list:
    asked = []
    if wanted.year is not None:
        first, last = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        asked.append(TrainingClass.first_on.between(first, last))
    if wanted.state is not None:
        asked.append(TrainingClass.state == wanted.state)
    if wanted.words:
        asked.append(narrowed(TrainingClass, wanted.words, TrainingClass.id))
    return asked


def _tallies(ids: Sequence[UUID]) -> Mapping[UUID, Tally]:
    people = db.func.coalesce(TrainingSeat.places, 1)
    came = db.case((TrainingSeat.present.is_(True), 1), else_=0)
    silent = TrainingSeat.present.is_(None) & TrainingSeat.attended.is_(None)
    rows = (
        db.select(
            TrainingSeat.class_id,
            db.func.sum(people),
            db.func.sum(came + db.func.coalesce(TrainingSeat.attended, 0)),
            times(silent),
        )
        .where(TrainingSeat.class_id.in_(ids), TrainingSeat.withdrawn.is_(False))
        .group_by(TrainingSeat.class_id)
    )
    return {key: Tally(*numbers) for key, *numbers in db.session.execute(rows)}


def _tally_of(lines: Sequence[SeatLine]) -> Tally:
    return Tally(
        invited=sum(line.row.places or 1 for line in lines),
        came=sum(line.row.attended or int(line.row.present is True) for line in lines),
        unmarked=sum(not line.is_marked for line in lines),
    )


def _lines(rows: Sequence[Row]) -> list[SeatLine]:
    """Mediators by team and given name, then trainers, then units by code."""
    units = unit_names({row.guest_unit for row in rows if row.guest_unit})
    lines = [_line(row, units) for row in rows]
    return sorted(lines, key=_place_in_list)


def _line(row: Row, units: Mapping[str, str]) -> SeatLine:
    if row.kind is SeatKind.PLACES:
        name = units.get(row.guest_unit, row.guest_unit or "")
        return SeatLine(row, name, SeatKind.PLACES.label)
    if row.kind is SeatKind.TRAINER:
        return SeatLine(row, row.trainer or "", row.organisation or "")
    return SeatLine(row, row.mediator or "", row.team or "")


def _place_in_list(line: SeatLine) -> tuple:
    kind, row = line.row.kind, line.row
    order = list(SeatKind).index(kind)
    if kind is SeatKind.PLACES:
        return order, row.guest_unit
    group = counted_key(line.group) if kind is SeatKind.MEDIATOR else []
    return order, group, not row.is_leader, person_key(line.name)
