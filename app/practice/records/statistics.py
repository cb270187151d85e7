"""Reports that were submitted in practice, one of them corrected, and forms of the unit's own:
one with the days by which reports are due, which no circular sets for a commune."""

from dataclasses import replace
from datetime import date, timedelta

from app.db import db
from app.domain.actors import Actor, InstanceRole
from app.domain.statistics.forms import Due, Kind, by_key
from app.domain.statistics.reports import Source, Submission
from app.domain.statistics.shipped import OFFICIAL
from app.statistics.models import StatisticsForm, StatisticsReport
from app.statistics.service.editing import add_form
from app.statistics.service.forms import form_of, fresh
from app.statistics.service.submitting import Wanted, submit

FORM = ("12b", "TT20-2013")
OWN_FORM = ("0403", "TT10-2017")
#: Invented: some days before those of the office above in the circular.
DUES = (
    Due(Kind.HALF_YEAR, InstanceRole.COMMUNE, 5, 5),
    Due(Kind.YEAR_FIRST, InstanceRole.COMMUNE, 5, 11),
    Due(Kind.YEAR_FINAL, InstanceRole.COMMUNE, 20, 1, next_year=True),
)


def set_days(*, today: date, by: Actor) -> None:
    """Until when communes report: an office says so to those below it, and where a book stands
    alone, the commune to itself. Once."""
    shipped = by_key(OFFICIAL)[FORM]
    if not _has_own(shipped.code, by):
        add_form(replace(shipped, dues=DUES), today=today, by=by)


def submit_some(*, today: date, by: Actor) -> None:
    """Last year's results, submitted in time and set right later, and the half year's; none where
    there are some."""
    own = db.select(StatisticsReport.id).where(StatisticsReport.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    form, year = form_of(*FORM, by), today.year - 1
    whole = Wanted(form, Kind.YEAR_FINAL, year, date(year, 1, 1), date(year, 12, 31))
    january, february, may = (date(today.year, *day) for day in ((1, 12), (2, 3), (5, 4)))
    late = "Bổ sung vụ, việc ghi muộn từ sổ giấy."
    _submit(whole, "", today=min(today, january), by=by)
    _submit(whole, late, today=min(today, february), by=by)
    first = date(today.year, 1, 1)
    if (last := min(date(today.year, 4, 30), today)) > first:
        part = Wanted(form, Kind.HALF_YEAR, today.year, first, last)
        _submit(part, "", estimate={1: 3, 5: 2}, today=min(today, may), by=by)


def write_one_form(*, today: date, by: Actor) -> None:
    """A version of one's own of a shipped form, in force since the year before."""
    if not _has_own(OWN_FORM[0], by):
        add_form(fresh(form_of(*OWN_FORM, by), today - timedelta(365)), today=today, by=by)


def _has_own(code: str, by: Actor) -> bool:
    own = db.select(StatisticsForm.id).where(
        StatisticsForm.unit == by.unit, StatisticsForm.code == code
    )
    return db.session.scalar(own.limit(1)) is not None


def _submit(
    wanted: Wanted,
    reason: str,
    *,
    estimate: dict[int, int] | None = None,
    today: date,
    by: Actor,
) -> None:
    given = Submission(
        wanted.kind,
        wanted.year,
        Source.COUNTED,
        estimate or {},
        accepts_mismatch=True,
        reason=reason,
    )
    submit(wanted, given, prepared_by=by.name, today=today, by=by)
