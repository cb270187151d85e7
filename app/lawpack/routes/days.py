"""The calendar, a year at a time."""

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.calendar import WEEKDAYS, DayKind
from app.domain.calendar_rows import years_shown
from app.export.sending import asked_way, hand_out
from app.lawpack.exports import days_sheet
from app.lawpack.forms import DaysForm
from app.lawpack.routes.common import bp, law_page, shown_unit
from app.lawpack.service import keeping
from app.lawpack.service.showing import year_of
from app.records.locking import NotHere
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import see_other


@bp.get("/ngay-nghi/")
@requires(Permission.SEE_CASES, exports=True)
def days():
    asked = request.args.get("nam", str(today().year))
    if not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        raise NotHere
    return _year_page(int(asked), DaysForm())


@bp.post("/ngay-nghi/")
@requires(Permission.KEEP_LAW)
def write_days():
    form = DaysForm()
    if not form.validate_on_submit():
        given = form.first.data
        shown = given.year if given and given.year in years_shown(today()) else today().year
        return _year_page(shown, form, 422)
    written = keeping.write_days(
        DayKind(form.kind.data),
        form.first.data,
        form.last.data,
        form.name.data,
        today=today(),
        by=form.actor(),
    )
    return see_other(url_for(".days", nam=written[0].day.year))


def _year_page(year: int, form: DaysForm, status: int = 200):
    years = years_shown(today())
    if year not in years:
        raise NotHere
    unit = current_actor().unit if status == 422 else shown_unit()
    if request.method == "GET" and (way := asked_way()):
        return hand_out(days_sheet(year, year_of(unit, year).lines), way)
    return law_page(
        "days.html",
        status,
        unit=unit,
        year=year,
        years=years,
        view=year_of(unit, year),
        weekdays=WEEKDAYS,
        form=form,
    )
