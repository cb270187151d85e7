"""Reports that were submitted in practice, one of them corrected, and a form of the unit's own."""

from datetime import date, timedelta

from app.db import db
from app.domain.actors import Actor
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source, Submission
from app.statistics.models import StatisticsForm, StatisticsReport
from app.statistics.service.editing import add_form
from app.statistics.service.forms import form_of, fresh
from app.statistics.service.submitting import Wanted, submit

FORM = ("12b", "TT20-2013")


def submit_some(*, today: date, by: Actor) -> None:
    """Last year's results, submitted twice, and the half year's; none where there are some."""
    own = db.select(StatisticsReport.id).where(StatisticsReport.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    form, year = form_of(*FORM, by), today.year - 1
    whole = Wanted(form, Kind.YEAR_FINAL, year, date(year, 1, 1), date(year, 12, 31))
    _submit(whole, "", today=today, by=by)
    _submit(whole, "Bổ sung vụ, việc ghi muộn từ sổ giấy.", today=today, by=by)
    first = date(today.year, 1, 1)
    if (last := min(date(today.year, 4, 30), today)) > first:
        part = Wanted(form, Kind.HALF_YEAR, today.year, first, last)
        _submit(part, "", estimate={1: 3, 5: 2}, today=today, by=by)


def write_one_form(*, today: date, by: Actor) -> None:
    """A version of one's own of a shipped form, in force since the year before."""
    own = db.select(StatisticsForm.id).where(StatisticsForm.unit == by.unit).limit(1)
    if db.session.scalar(own) is None:
        add_form(
            fresh(form_of("0403", "TT10-2017", by), today - timedelta(365)), today=today, by=by
        )


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
