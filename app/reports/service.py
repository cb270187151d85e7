"""Counting cases: one grouped query over an index, summed by the pure rules."""

from dataclasses import dataclass
from datetime import date

from app.db import db
from app.domain.actors import Actor
from app.domain.mediation.survey import ContentFigures
from app.domain.statistics import CountedCases, Figures, figures_by_unit, total
from app.mediation.models import MediationCase
from app.mediation.service.surveying import contentment_of
from app.reports.sight import counted_by


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
            counted_by(by),
            MediationCase.received_on.between(first, last),
        )
        .group_by(*columns)
    )
    lines = figures_by_unit(CountedCases(*row) for row in db.session.execute(rows))
    said = contentment_of(first, last, by=by)
    return Sheet(first, last, lines, total(lines), said)
