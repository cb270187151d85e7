"""The levels of remuneration of mediators and of support of teams."""

from uuid import UUID

from flask import url_for

from app.domain.actors import Permission
from app.domain.remuneration import rates as rules
from app.domain.remuneration.rates import CountedPer
from app.lawpack.forms import RateForm
from app.lawpack.record import PAYMENT_RATE
from app.lawpack.routes.common import bp, law_page, shown_unit
from app.lawpack.service import rates as service
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import carried_out
from app.web.htmx import page, see_other

_USUAL = {
    "per_case": rules.MOST_PER_CASE,
    "settled": rules.MOST_PER_SETTLED,
    "team_month": rules.MOST_PER_MONTH,
    "counted": CountedPer.CASE,
}


@bp.get("/muc-chi/")
@requires(Permission.SEE_CASES)
def rates():
    return _rates_page(RateForm(data=_USUAL), unit=shown_unit())


@bp.post("/muc-chi/")
@requires(Permission.KEEP_LAW)
def add_rate():
    form = RateForm()
    if carried_out(form, lambda _, by: service.add_rate(form.facts(), today=today(), by=by)):
        return see_other(url_for(".rates"))
    return _rates_page(form, 422, unit=current_actor().unit)


@bp.route("/muc-chi/<uuid:rate_id>", methods=["GET", "POST"])
@requires(Permission.KEEP_LAW)
def rate(rate_id: UUID):
    row = meet_own(PAYMENT_RATE, rate_id, current_actor())
    form = RateForm(obj=row)
    if form.is_submitted() and carried_out(
        form,
        lambda seen, by: service.change_rate(
            rate_id, form.facts(), revision=seen, today=today(), by=by
        ),
    ):
        return see_other(url_for(".rates"))
    return page("lawpack/rate.html", None, form.answer_status, row=row, form=form)


def _rates_page(form: RateForm, status: int = 200, *, unit: str):
    lines = service.rates_of(unit)
    return law_page(
        "rates.html",
        status,
        unit=unit,
        lines=lines,
        in_force=rules.rate_on(today(), [line.rate for line in lines]),
        history=service.history_of_rates(unit),
        form=form,
    )
