"""Who was trained when: the history of a mediator, figures of a period, who is next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Subquery

from app.db import db
from app.domain.actors import Actor
from app.domain.words import counted_key, person_key
from app.records.locking import NotHere
from app.teams.models import Mediator, Team
from app.training.models import TrainingClass, TrainingSeat
from app.training.sight import visible_learners
from app.units.service import reach, unit_names

_HOURS = db.func.coalesce(TrainingSeat.hours, TrainingClass.hours)
_HISTORY = (
    db.select(
        TrainingClass.id.label("class_id"),
        TrainingClass.title,
        TrainingClass.state,
        TrainingClass.first_on,
        TrainingClass.last_on,
        TrainingClass.days_set,
        TrainingClass.given_by,
        TrainingClass.organiser,
        TrainingClass.topics,
        TrainingSeat.present,
        TrainingSeat.absence_reason,
        TrainingSeat.result,
        TrainingSeat.certificate,
        db.case((TrainingSeat.present.is_(True), _HOURS)).label("hours"),
    )
    .join(TrainingClass, TrainingClass.id == TrainingSeat.class_id)
    .where(TrainingSeat.withdrawn.is_(False))
    .order_by(TrainingClass.first_on.desc(), TrainingClass.id.desc())
)


@dataclass(frozen=True, slots=True)
class History:
    """The classes a mediator was asked to, newest first; ``hours`` sums those attended."""

    lines: Sequence[Row]
    classes: int
    hours: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Learner:
    """A mediator in office: when last trained, and whether in the year that is looked at."""

    id: UUID
    name: str
    is_leader: bool
    last_on: date | None
    is_trained: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The mediators of a team, or only their number where names do not come (the office)."""

    name: str
    total: int
    trained: int
    learners: tuple[Learner, ...] = ()
    team_id: UUID | None = None

    @property
    def untrained(self) -> tuple[Learner, ...]:
        """Who should be summoned next, longest without training first."""
        never = date.min
        waiting = (one for one in self.learners if not one.is_trained)
        return tuple(sorted(waiting, key=lambda one: one.last_on or never))


def learner(mediator_id: UUID, by: Actor) -> Mediator:
    """The mediator whose training ``by`` may read of, or :class:`NotHere`."""
    wanted = db.select(Mediator).where(Mediator.id == mediator_id, visible_learners(by))
    if (mediator := db.session.scalar(wanted)) is None:
        raise NotHere
    return mediator


def history_of(mediator_id: UUID) -> History:
    """Everything the book holds of one mediator's training."""
    lines = db.session.execute(_HISTORY.where(TrainingSeat.mediator_id == mediator_id)).all()
    attended = [line for line in lines if line.present]
    return History(
        lines,
        classes=len(attended),
        hours=sum(line.hours or 0 for line in attended),
        last_on=max((line.last_on for line in attended), default=None),
    )


def trained_in(
    units: Collection[str],
    first: date,
    last: date,
    *,
    by_team: bool = False,
    in_office_on: date | None = None,
) -> dict[str | UUID, int]:
    """How many different mediators were trained in the period, by unit or by team.

    A class counts on its last day, both days of the period included; whoever came to several
    classes counts once. With ``in_office_on`` only those who are mediators on that day count,
    so that a column of a form never exceeds the total beside it.
    """
    per = Mediator.team_id if by_team else Mediator.unit
    rows = (
        db.select(per, db.func.count())
        .where(Mediator.unit.in_(units), was_trained(first, last))
        .group_by(per)
    )
    if in_office_on is not None:
        rows = rows.where(is_in_office(in_office_on))
    return dict(iter(db.session.execute(rows)))


def was_trained(first: date, last: date) -> ColumnElement[bool]:
    """The condition that a mediator came to a class that ended in the period."""
    attended = db.select(TrainingSeat.mediator_id).join(
        TrainingClass, TrainingClass.id == TrainingSeat.class_id
    )
    return Mediator.id.in_(
        attended.where(
            TrainingSeat.mediator_id.is_not(None),
            TrainingClass.last_on.between(first, last),
            TrainingSeat.present.is_(True),
            TrainingSeat.withdrawn.is_(False),
        )
    )


def learners_by_team(year: int, *, on: date, by: Actor) -> list[Group]:
    """The own mediators in office on that day whom ``by`` may read of, team by team."""
    last = _last_training(date(year, 1, 1), date(year, 12, 31))
    rows = db.session.execute(
        db.select(
            Mediator.id,
            Mediator.name,
            Mediator.is_leader,
            Mediator.team_id,
            Team.name.label("team"),
            last.c.last_on,
            last.c.in_year,
        )
        .join(Team, Team.id == Mediator.team_id)
        .outerjoin(last, last.c.mediator_id == Mediator.id)
        .where(Mediator.unit.in_(by.books), visible_learners(by), is_in_office(on))
    ).all()
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row.team_id, []).append(row)
    groups = [_group(team_id, some) for team_id, some in found.items()]
    return sorted(groups, key=lambda group: counted_key(group.name))


def coverage_by_unit(year: int, *, on: date, by: Actor) -> list[Group]:
    """For each unit below the office: mediators in office, and those trained in the year."""
    units = reach(by) - {by.unit}
    totals = dict(
        iter(
            db.session.execute(
                db.select(Mediator.unit, db.func.count())
                .where(Mediator.unit.in_(units), is_in_office(on))
                .group_by(Mediator.unit)
            )
        )
    )
    trained = trained_in(units, date(year, 1, 1), date(year, 12, 31), in_office_on=on)
    names = unit_names(set(totals))
    return [
        Group(names.get(code, code), totals[code], trained.get(code, 0)) for code in sorted(totals)
    ]


def years_of_classes(by: Actor) -> list[int]:
    """The years of which the register holds classes, newest first."""
    span = db.select(db.func.min(TrainingClass.first_on), db.func.max(TrainingClass.first_on))
    first, last = db.session.execute(span.where(TrainingClass.unit.in_(reach(by)))).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def _last_training(first: date, last: date) -> Subquery:
    """Per mediator the last day of training, and how often within the period."""
    within = db.case((TrainingClass.last_on.between(first, last), 1), else_=0)
    return (
        db.select(
            TrainingSeat.mediator_id,
            db.func.max(TrainingClass.last_on).label("last_on"),
            db.func.sum(within).label("in_year"),
        )
        .join(TrainingClass, TrainingClass.id == TrainingSeat.class_id)
        .where(TrainingSeat.present.is_(True), TrainingSeat.withdrawn.is_(False))
        .group_by(TrainingSeat.mediator_id)
        .subquery()
    )


def _group(team_id: UUID, rows: Sequence[Row]) -> Group:
    people = [
        Learner(row.id, row.name or "", row.is_leader, row.last_on, bool(row.in_year))
        for row in sorted(rows, key=lambda r: (not r.is_leader, person_key(r.name or "")))
    ]
    trained = sum(one.is_trained for one in people)
    return Group(rows[0].team, len(people), trained, tuple(people), team_id)


def is_in_office(on: date) -> ColumnElement[bool]:
    """The condition that somebody is a mediator on that day."""
    return db.and_(
        Mediator.recognised_on <= on,
        db.or_(Mediator.ended_on.is_(None), Mediator.ended_on > on),
    )
