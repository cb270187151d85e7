"""What the books hold, by team, mediator or unit: a few grouped statements for any number.

Of the cases received in the period, as they stand when it is asked; a case counts for the
mediator who has it now, as the register shows it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery

from app.db import db, times
from app.domain.emulation.awards import NomineeKind
from app.domain.emulation.evidence import Evidence
from app.domain.mediation.assignment import AssignmentStatus
from app.domain.mediation.clauses import OUTCOMES, ClauseState
from app.domain.mediation.states import CaseResult, CaseState
from app.emulation.models import EmulationModel
from app.mediation.models import Assignment, Clause, MediationCase
from app.teams.models import Mediator
from app.training.models import TrainingClass, TrainingSeat
from app.training.service.counting import trained_in

Key = UUID | str
_TOOK = [status for status in AssignmentStatus if status.is_current]
_IS_SETTLED = MediationCase.result == CaseResult.SETTLED


@dataclass(frozen=True, slots=True)
class YearOf:
    """How many cases came to a model's team or village in a year, and how many were settled."""

    received: int
    settled: int


def evidence_of(
    kind: NomineeKind, units: Collection[str], first: date, last: date
) -> Mapping[Key, Evidence]:
    """Of all teams, mediators or units within ``units``, by their id or code, but for the years
    of service; of whom nothing is held there is no line."""
    found: defaultdict[Key, dict[str, int]] = defaultdict(dict)
    took = _taken(units) if kind is NomineeKind.MEDIATOR else None
    within = MediationCase.unit.in_(units), MediationCase.received_on.between(first, last)
    for key, *numbers in db.session.execute(_cases(kind, took, last, within)):
        found[key].update(zip(_CASES, numbers, strict=True))
    for key, agreed, kept in db.session.execute(_agreements(kind, took, within)):
        found[key].update(agreed=agreed, kept=kept)
    for key, number in _trained(kind, units, first, last).items():
        found[key]["trained"] = number
    return {key: Evidence(**numbers) for key, numbers in found.items()}


def two_years_of(model: EmulationModel) -> tuple[YearOf, YearOf]:
    """The cases of a model's team, village or commune in its year, and in the year before."""
    if model.team_id:
        where = MediationCase.team_id == model.team_id
    elif model.village_id:
        where = MediationCase.village_id == model.village_id
    else:
        where = MediationCase.unit == model.unit
    days = date(model.year - 1, 1, 1), date(model.year, 12, 31)
    is_now = MediationCase.received_on >= date(model.year, 1, 1)
    counted = db.select(
        times(is_now), times(is_now & _IS_SETTLED), times(~is_now), times(~is_now & _IS_SETTLED)
    ).where(where, MediationCase.received_on.between(*days))
    now, settled, before, settled_before = (
        number or 0 for number in db.session.execute(counted).one()
    )
    return YearOf(now, settled), YearOf(before, settled_before)


_CASES = ("received", "settled", "not_settled", "due", "in_time", "written")


def _cases(
    kind: NomineeKind,
    took: Subquery | None,
    last: date,
    where: tuple[ColumnElement[bool], ...],
) -> db.Select:
    """Căn cứ for the days to begin: khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13; what
    was begun at once has no such day."""
    has_begun = MediationCase.started_on <= last
    is_due = (
        (MediationCase.state != CaseState.OUT_OF_SCOPE)
        & MediationCase.start_due_on.is_not(None)
        & (has_begun | (MediationCase.start_due_on <= last))
    )
    in_time = (MediationCase.started_on <= MediationCase.start_due_on) | (
        MediationCase.other_time_agreed
    )
    key = _key(kind, took)
    rows = db.select(
        key,
        db.func.count(),
        times(_IS_SETTLED),
        times(MediationCase.result == CaseResult.NOT_SETTLED),
        times(is_due),
        times(is_due & has_begun & in_time),
        times(_IS_SETTLED & MediationCase.is_written),
    ).where(*where)
    return _by_hand_of(rows, took).group_by(key)


def _agreements(
    kind: NomineeKind, took: Subquery | None, where: tuple[ColumnElement[bool], ...]
) -> db.Select:
    """Cases with something to be done, and how many of them have all of it done."""
    key = _key(kind, took).label("key")
    is_done = Clause.state == ClauseState.PERFORMED
    rows = db.select(key, (db.func.count() == times(is_done)).label("is_kept")).where(
        *where, _IS_SETTLED, Clause.state.in_(OUTCOMES)
    )
    rows = _by_hand_of(
        rows.join_from(MediationCase, Clause, Clause.case_id == MediationCase.id), took
    )
    one = rows.group_by(key, MediationCase.id).subquery()
    return db.select(one.c.key, db.func.count(), times(one.c.is_kept)).group_by(one.c.key)


def _key(kind: NomineeKind, took: Subquery | None) -> Any:
    if took is not None:
        return took.c.mediator_id
    return MediationCase.team_id if kind is NomineeKind.TEAM else MediationCase.unit


def _by_hand_of(rows: db.Select, took: Subquery | None) -> db.Select:
    return (
        rows
        if took is None
        else rows.join_from(MediationCase, took, took.c.case_id == MediationCase.id)
    )


def _taken(units: Collection[str]) -> Subquery:
    """Who has which case now, each pair once."""
    return (
        db.select(Assignment.case_id, Assignment.mediator_id)
        .where(Assignment.unit.in_(units), Assignment.status.in_(_TOOK))
        .distinct()
        .subquery()
    )


def _trained(
    kind: NomineeKind, units: Collection[str], first: date, last: date
) -> Mapping[Key, int]:
    if kind is not NomineeKind.MEDIATOR:
        return trained_in(units, first, last, by_team=kind is NomineeKind.TEAM, in_office_on=last)
    classes = (
        db.select(TrainingSeat.mediator_id, db.func.count(TrainingSeat.class_id.distinct()))
        .join(TrainingClass, TrainingClass.id == TrainingSeat.class_id)
        .join(Mediator, Mediator.id == TrainingSeat.mediator_id)
        .where(
            Mediator.unit.in_(units),
            TrainingSeat.present.is_(True),
            TrainingSeat.withdrawn.is_(False),
            TrainingClass.last_on.between(first, last),
        )
        .group_by(TrainingSeat.mediator_id)
    )
    return dict(iter(db.session.execute(classes)))
