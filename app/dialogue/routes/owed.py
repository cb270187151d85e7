"""What is owed over all conferences: which unit is late, at the office which commune."""

from datetime import date
from uuid import UUID

from flask import request, url_for
from sqlalchemy import Row

from app.dialogue.exports import debts_sheet
from app.dialogue.routes.common import bp
from app.dialogue.service import overdue
from app.dialogue.service.overdue import Owed, Place
from app.domain.actors import Permission
from app.domain.words import tidy
from app.export.sending import asked_way, hand_out
from app.units.service import reach, unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import SHORT
from app.web.htmx import page

_KEPT = ("xem", "don-vi", "don-vi-giai-quyet")


@bp.get("/viec-con-lai")
@requires(Permission.SEE_DIALOGUES, exports=True)
def owed():
    units = reach(current_actor())
    unit, handler = request.args.get("don-vi", ""), tidy(request.args.get("don-vi-giai-quyet", ""))
    chosen = frozenset({unit} if unit in units else units)
    wanted = Owed(chosen, handler[:SHORT], late_only=request.args.get("xem") != "tat-ca")
    if way := asked_way():
        name = unit_names({unit}).get(unit, unit) if unit in units else ""
        by = current_actor()
        return hand_out(debts_sheet(wanted, unit_name=name, today=today(), by=by), way)
    place, backwards = _place()
    found = overdue.debts(wanted, place, backwards=backwards, today=today())
    is_office = len(units) > 1
    return page(
        "dialogue/follow_up/owed.html",
        "dialogue/follow_up/_owed.html",
        debts=found,
        wanted=wanted,
        unit=unit if unit in units else "",
        communes=overdue.communes_in_debt(units, today=today()) if is_office else [],
        debtors=overdue.debtors(chosen, today=today()),
        names=unit_names(units),
        newer=_address("truoc", found.lines[0]) if found.older and found.lines else None,
        older=_address("sau", found.lines[-1]) if found.newer and found.lines else None,
        today=today(),
    )


def _place() -> tuple[Place | None, bool]:
    """The line to go on from, and whether towards the lines before it."""
    for name, backwards in (("sau", False), ("truoc", True)):
        day, _, key = request.args.get(name, "").partition("_")
        try:
            return Place(date.fromisoformat(day), UUID(key)), backwards
        except ValueError:
            continue
    return None, False


def _address(name: str, line: Row) -> str:
    kept = {key: value for key in _KEPT if (value := request.args.get(key))}
    return url_for(".owed", **kept, **{name: f"{line.due_on.isoformat()}_{line.id}"})
