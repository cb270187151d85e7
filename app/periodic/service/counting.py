"""The figures of a report, counted by the official statistics; and what of them is frozen."""

from datetime import date

from app.domain.actors import Actor
from app.domain.mediation.court import CourtState
from app.domain.periodic.figures import ORGANISATION, RESULTS, Figures, Quality, thawed
from app.outreach.service import outreached
from app.periodic.models import PeriodicReport
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.court import put_to_court
from app.statistics.service.starts import starts
from app.units.service import unit_names

_REFUSED = (CourtState.NOT_RECOGNISED, CourtState.RETURNED, CourtState.WITHDRAWN)


def figures_of(first: date, last: date, *, today: date, by: Actor) -> Figures:
    """Counted for the units that ``by`` may meet; the same number of queries for any number."""
    return Figures(
        sheet_of(ORGANISATION, first, last, by=by),
        sheet_of(RESULTS, first, last, by=by),
        _quality(first, last, today=today, by=by),
        outreached(first, last, by=by),
    )


def figures_in(report: PeriodicReport, *, today: date, by: Actor) -> Figures:
    """Of an issued report what was frozen, of a draft what is counted now."""
    if report.figures is not None:
        return thawed(report.figures)
    return figures_of(report.first, report.last, today=today, by=by)


def _quality(first: date, last: date, *, today: date, by: Actor) -> tuple[Quality, ...]:
    begun = {one.unit: one for one in starts(first, last, by=by)}
    kept = {one.unit: one for one in compliance(first, last, today=today, by=by)}
    court = {one.unit: one for one in put_to_court(first, last, by=by)}
    codes = begun.keys() | kept.keys() | court.keys()
    names = unit_names(codes)
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
