"""Counting cases: one grouped query over an index, summed by the pure rules."""

from dataclasses import dataclass
from datetime import date

from app.db import db
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.mediation.survey import ContentFigures
from app.domain.statistics import CountedCases, Figures, figures_by_unit, total
from app.mediation.models import MediationCase
from app.mediation.service.surveying import contentment_of
from app.units.service import reach


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of a period (both days included), a line per unit, and the foot."""

    first: date
    last: date
    lines: list[Figures]
    foot: Figures
    contentment: ContentFigures


def case_sheet(first: date, last: date, *, by: Actor) -> Sheet:
    """Cases received in the period, as they stand now, for the units that ``by`` may meet.

    A team leader counts the own team's book only.
    """
    columns = (
        MediationCase.unit,
        MediationCase.category,
        MediationCase.state,
        MediationCase.result,
    )
    rows = (
        db.select(*columns, db.func.count())
        .where(
            MediationCase.unit.in_(reach(by)),
            MediationCase.received_on.between(first, last),
        )
        .group_by(*columns)
    )
    if by.role in TEAM_ROLES:
        rows = rows.where(MediationCase.team_id == by.team_id)
    lines = figures_by_unit(CountedCases(*row) for row in db.session.execute(rows))
    said = contentment_of(first, last, by=by)
    return Sheet(first, last, lines, total(lines), said)
