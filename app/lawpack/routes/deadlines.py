"""Time limits: the rule in force per clock, a calculator, and a page for each clock."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.calendar import TimeUnit
from app.domain.deadlines import COUNTED_FROM, Clock, rule_on
from app.domain.labels import Term
from app.lawpack.forms import CalculatorForm, DeadlineForm
from app.lawpack.record import DEADLINE_ROW
from app.lawpack.routes.common import bp, law_page, shown_unit
from app.lawpack.service import keeping, law_of
from app.lawpack.service.showing import clocks_in_force, rules_of
from app.records.locking import NotHere
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.get("/thoi-han/")
@requires(Permission.SEE_CASES)
def deadlines():
    """The rows in force; with a clock and a day, the last day and how it is counted."""
    unit = shown_unit()
    law = law_of(unit)
    asked = "day" in request.args
    form = CalculatorForm(request.args if asked else None, day=today())
    found, status = None, 200
    if asked and not form.validate():
        status = 422
    elif asked:
        found = law.deadline(Clock(form.clock.data), form.day.data)
    return law_page(
        "deadlines.html",
        status,
        unit=unit,
        lines=clocks_in_force(law, today=today()),
        form=form,
        found=found,
        is_counted=asked and status == 200,
    )


@bp.get("/thoi-han/<code>")
@requires(Permission.SEE_CASES)
def clock(code: str):
    wanted = _clock(code)
    return _clock_page(wanted, DeadlineForm(valid_from=today(), rolls=True), unit=shown_unit())


@bp.post("/thoi-han/<code>")
@requires(Permission.KEEP_LAW)
def add_deadline(code: str):
    wanted = _clock(code)
    form = DeadlineForm().for_clock(wanted)
    if not form.validate_on_submit():
        return _clock_page(wanted, form, 422, unit=current_actor().unit)
    keeping.add_deadline(wanted, **_facts(form), today=today(), by=form.actor())
    return see_other(url_for(".clock", code=code))


@bp.route("/thoi-han/dong/<uuid:row_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def deadline_row(row_id: UUID):
    row = meet_own(DEADLINE_ROW, row_id, current_actor())
    form = DeadlineForm(obj=row).for_clock(row.clock)
    if form.validate_on_submit():
        keeping.change_deadline(
            row_id, **_facts(form), revision=form.seen_revision, today=today(), by=form.actor()
        )
        return see_other(url_for(".clock", code=row.clock.value))
    return page("lawpack/deadline_row.html", None, form.answer_status, row=row, form=form)


def _clock(code: str) -> Clock:
    if code not in set(Clock):
        raise NotHere
    return Clock(code)


def _clock_page(wanted: Clock, form: DeadlineForm, status: int = 200, *, unit: str):
    lines, history = rules_of(unit, wanted)
    return law_page(
        "clock.html",
        status,
        unit=unit,
        clock=wanted,
        counted_from=Term(COUNTED_FROM[wanted]),
        in_force=rule_on(wanted, today(), [line.rule for line in lines]),
        lines=lines,
        history=history,
        form=form.for_clock(wanted),
    )


def _facts(form: DeadlineForm) -> dict[str, object]:
    return {
        "length": form.length.data,
        "counted_in": TimeUnit(form.counted_in.data),
        "rolls": bool(form.rolls and form.rolls.data),
        "basis": form.basis.data,
        "valid_from": form.valid_from.data,
        "valid_to": form.valid_to.data,
    }
