"""What the pages of the law share: whose law is shown, and what every one of them tells."""

from typing import Any

from flask import Blueprint, Response, request

from app.domain.actors import Permission
from app.domain.calendar_rows import reminder
from app.lawpack.service.reading import law_of
from app.lawpack.service.showing import others_with_rows
from app.lawpack.sight import units_read
from app.records.locking import NotHere
from app.units.service import former_superiors, unit_names
from app.web.access import current_actor
from app.web.context import today
from app.web.htmx import page

bp = Blueprint("lawpack", __name__, url_prefix="/quan-tri")


def shown_unit() -> str:
    """The unit whose law the page shows (``don-vi``): one's own, one above or in one's reach."""
    actor = current_actor()
    code = request.args.get("don-vi") or actor.unit
    if code not in units_read(actor):
        raise NotHere
    return code


def law_page(template: str, status: int = 200, *, unit: str, **context: Any) -> Response:
    """A page of the law of ``unit``; only one's own may be written."""
    actor = current_actor()
    return page(
        f"lawpack/{template}",
        None,
        status,
        unit=unit,
        unit_name=unit_names({unit}).get(unit, unit),
        at_unit={} if unit == actor.unit else {"don-vi": unit},
        others=others_with_rows(actor),
        former=former_superiors(actor.unit),
        may_keep=actor.may(Permission.KEEP_LAW) and unit == actor.unit,
        reminder=reminder(law_of(unit).calendar, today=today()),
        today=today(),
        **context,
    )
