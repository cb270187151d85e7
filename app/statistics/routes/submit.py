"""Submitting a sheet: the numbers as they would be frozen, and what is typed beside them."""

from datetime import date

from flask import request, url_for

from app.domain.actors import InstanceRole, Permission
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source
from app.statistics.forms.submitting import OTHER, likely_kind, submit_form
from app.statistics.routes.blueprint import Shown, asked_period, bp
from app.statistics.service.forms import form_of
from app.statistics.service.scope import level_of
from app.statistics.service.submitting import former_report, sheet_to_submit, submit
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/bieu/<code>/<version>/nop", methods=["GET", "POST"])
@requires(Permission.SUBMIT_FIGURES)
def submit_sheet(code: str, version: str):
    actor, period = current_actor(), asked_period()
    wanted = form_of(code, version, actor)
    days = (date(today().year, 1, 1), today())
    if period.is_good:
        days = (period.first.data, period.last.data)
    form = submit_form(
        wanted,
        is_office=level_of(actor) is InstanceRole.OFFICE,
        first=days[0],
        last=days[1],
        year=days[0].year,
        kind=_asked("ky", {*Kind, OTHER}) or likely_kind(*days, today()).value,
        source=_asked("nguon", set(Source)) or Source.COUNTED.value,
        prepared_by=actor.name,
    )
    if form.validate_on_submit():
        done = tried(
            form,
            lambda: submit(
                form.wanted(wanted),
                form.given(),
                prepared_by=form.prepared_by.data or "",
                signed_by=form.signed_by.data or "",
                today=today(),
                by=form.actor(),
            ),
        )
        if done is not None:
            return see_other(url_for(".report", report_id=done.id))
    shown, former = _numbers(wanted, form, actor)
    return page(
        "statistics/submit.html",
        None,
        form.answer_status,
        wanted=wanted,
        form=form,
        shown=shown,
        former=former,
        here=url_for(".submit_sheet", code=code, version=version),
    )


def _asked(name: str, known: set[str]) -> str | None:
    given = request.args.get(name)
    return given if given in known else None


def _numbers(wanted, form, actor):
    """What would be frozen with the days of the form; nothing where they cannot be."""
    if not form.is_countable:
        return None, None
    asked = form.wanted(wanted)
    try:
        sheet = sheet_to_submit(asked, form.numbers_from, by=actor)
    except RuleViolation:
        return None, None
    return Shown(sheet), former_report(asked, actor.unit)
