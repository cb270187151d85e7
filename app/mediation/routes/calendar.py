"""The sittings of a month or a week, to be looked at and printed."""

from datetime import date, timedelta

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.calendar import WEEKDAYS, add_months
from app.export.sending import asked_way, hand_out
from app.mediation.exports import sittings_sheet
from app.mediation.routes.blueprint import bp
from app.mediation.service.calendar import sittings
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page

MONTH, WEEK = "thang", "tuan"
_YEARS = range(2000, 2101)


@bp.get("/lich/")
@requires(Permission.SEE_CASES, exports=True)
def calendar():
    span = WEEK if request.args.get("xem") == WEEK else MONTH
    first = _first(span, request.args.get("tu", ""))
    last = first + timedelta(days=6) if span == WEEK else add_months(first, 1) - timedelta(days=1)
    lines, more = sittings(first, last, by=current_actor())
    if way := asked_way():
        days = f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
        return hand_out(sittings_sheet(days, lines, by=current_actor()), way)
    before = first - timedelta(days=7) if span == WEEK else add_months(first, -1)
    return page(
        "mediation/calendar.html",
        lines=lines,
        more=more,
        first=first,
        last=last,
        is_week=span == WEEK,
        before=_address(span, before),
        after=_address(span, last + timedelta(days=1)),
        other=_address(MONTH if span == WEEK else WEEK, max(first, min(today(), last))),
        unit_names=unit_names({line.unit for line in lines}),
        weekdays=WEEKDAYS,
        today=today(),
    )


def _first(span: str, text: str) -> date:
    """The Monday, or the first of the month, of the day in the address; today's otherwise."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        on = today()
    on = on if on.year in _YEARS else today()
    return on - timedelta(days=on.weekday()) if span == WEEK else on.replace(day=1)


def _address(span: str, on: date) -> str:
    return url_for(".calendar", xem=span, tu=on.isoformat())
