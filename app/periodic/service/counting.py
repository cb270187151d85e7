"""The figures of a report, counted by the official statistics; and what of them is frozen."""

from datetime import date

from app.domain.actors import Actor
from app.domain.mediation.court import CourtState
from app.domain.periodic.figures import ORGANISATION, RESULTS, Figures, Quality, thawed
from app.domain.units import Boundaries
from app.inspection.service.below import inspected
from app.mediation.service.standing import Period
from app.outreach.service import outreached
from app.periodic.models import PeriodicReport
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.court import put_to_court
from app.statistics.service.scope import line_names, scope_of
from app.statistics.service.starts import starts

_REFUSED = (CourtState.NOT_RECOGNISED, CourtState.RETURNED, CourtState.WITHDRAWN)


def figures_of(
    first: date,
    last: date,
    *,
    today: date,
    by: Actor,
    boundaries: Boundaries = Boundaries.TODAY,
) -> Figures:
    """Counted for the units that ``by`` may meet; the same number of queries for any number."""
    return Figures(
        sheet_of(ORGANISATION, first, last, by=by, boundaries=boundaries),
        sheet_of(RESULTS, first, last, by=by, boundaries=boundaries),
        _quality(Period(first, last), boundaries, today=today, by=by),
        outreached(first, last, by=by),
        inspected(first, last, by=by),
    )


def figures_in(report: PeriodicReport, *, today: date, by: Actor) -> Figures:
    """Of an issued report what was frozen, of a draft what is counted now."""
    if report.figures is not None:
        return thawed(report.figures)
    days = report.first, report.last
    return figures_of(*days, today=today, by=by, boundaries=report.boundaries)


def _quality(
    period: Period, boundaries: Boundaries, *, today: date, by: Actor
) -> tuple[Quality, ...]:
    days, whose = (period.first, period.last), {"by": by, "boundaries": boundaries}
    begun = {one.unit: one for one in starts(*days, **whose)}
    kept = {one.unit: one for one in compliance(*days, today=today, **whose)}
    court = {one.unit: one for one in put_to_court(*days, **whose)}
    codes = begun.keys() | kept.keys() | court.keys()
    names = line_names(scope_of(RESULTS.rows, **whose), codes, period)
    return tuple(
        Quality(
            unit=code,
            name=names.get(code, code),
            starts=begun[code].due if code in begun else 0,
            in_time=begun[code].in_time if code in begun else 0,
            agreed=kept[code].agreed if code in kept else 0,
            performed=kept[code].performed if code in kept else 0,
            filed=court[code].filed if code in court else 0,
            recognised=court[code].of(CourtState.RECOGNISED) if code in court else 0,
            refused=sum(court[code].of(one) for one in _REFUSED) if code in court else 0,
            undecided=court[code].undecided if code in court else 0,
        )
        for code in sorted(codes)
    )
