"""The list of plans, and the forms that write one."""

from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.workplan.handing import UnitStanding
from app.domain.workplan.plans import check_draft
from app.domain.workplan.usual_tasks import usual_tasks
from app.domain.workplan.words import first_words, names_for
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other
from app.workplan.exports import plans_sheet
from app.workplan.facts import TaskFacts
from app.workplan.forms import IssueForm, NewPlanForm, PlanForm
from app.workplan.models import WorkPlan
from app.workplan.routes.blueprint import bp, own_plan
from app.workplan.routes.detail import plan_page
from app.workplan.service import below, plans, reading
from app.workplan.service.reading import Place


@bp.get("/")
@requires(Permission.SEE_WORKPLANS, exports=True)
def index():
    actor, year = current_actor(), _year(request.args.get("nam", ""))
    if year is None and this_instance().is_office:
        year = today().year
    if way := asked_way():
        return hand_out(plans_sheet(year, today=today(), by=actor), way)
    found, has_more = reading.plan_page(actor, year=year, after=_place())
    own = [one for one in found if one.unit == actor.unit]
    return page(
        "workplan/index.html",
        "workplan/_plans.html",
        plans=found,
        year=year,
        years=sorted({*reading.years_planned(actor), today().year}, reverse=True),
        more=_more(found[-1]) if has_more else None,
        names=unit_names({one.unit for one in found}),
        counts=below.standings(own, today=today()),
        standings=UnitStanding,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_WORKPLANS)
def new():
    """The whole plan, written with what most offices say; a clerk changes what differs."""
    year = _year(request.args.get("nam", "")) or today().year
    form = NewPlanForm(data={**opening_words(year), "year": year, "usual": True})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        tasks = _usual(form.year.data) if form.usual.data else ()
        chosen = {"tasks": tasks, "today": today(), "by": by}
        made = tried(form, lambda: plans.draft_plan(form.year.data, facts, **chosen))
        if made is not None:
            return see_other(url_for(".detail", plan_id=made.id))
    asked = form.year.data or year
    held = reading.own_plan_of(asked, current_actor())
    return page("workplan/new.html", None, form.answer_status, form=form, year=asked, held=held)


@bp.route("/<uuid:plan_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_WORKPLANS)
def correct(plan_id: UUID):
    plan = own_plan(plan_id)
    check_draft(plan.state)
    form = PlanForm(obj=plan)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: plans.correct_plan(plan_id, facts, revision=seen, by=by)):
            return see_other(url_for(".detail", plan_id=plan_id))
    return page("workplan/correct.html", None, form.answer_status, form=form, plan=plan)


@bp.post("/<uuid:plan_id>/ban-hanh")
@requires(Permission.ISSUE_WORKPLANS)
def issue(plan_id: UUID):
    plan, form = own_plan(plan_id), IssueForm()
    if form.validate_on_submit():
        by, seen = form.actor(), form.seen_revision
        facts = {name: form[name].data for name in ("number", "issued_on", "signer", "signer_post")}

        def act() -> WorkPlan:
            return plans.issue_plan(plan_id, **facts, revision=seen, today=today(), by=by)

        if tried(form, act, is_shown=plan.is_draft):
            return see_other(url_for(".detail", plan_id=plan_id))
    return plan_page(plan, issue=form)


def opening_words(year: int) -> dict:
    """What a plan of this office begins with."""
    office = this_instance()
    above = unit_names({office.superior}).get(office.superior, "") if office.superior else ""
    return first_words(year, office.name, is_office=office.is_office, superior=above)


def own_lead(year: int) -> str:
    """Who leads here what is taken over from a superior's plan, until a clerk says otherwise."""
    office = this_instance()
    return names_for(office.name, is_office=office.is_office, year=year).justice


def _usual(year: int) -> tuple[TaskFacts, ...]:
    office = this_instance()
    names = TaskFacts.__dataclass_fields__.keys() - {"first_on", "last_on"}
    return tuple(
        TaskFacts(**{name: getattr(one, name) for name in names})
        for one in usual_tasks(office.name, is_office=office.is_office, year=year)
    )


def _year(given: str) -> int | None:
    sensible = given.isascii() and given.isdigit() and 2000 <= int(given[:5]) <= 2100
    return int(given) if sensible else None


def _place() -> Place | None:
    year, _, rest = request.args.get("sau", "").partition("_")
    unit, _, key = rest.partition("_")
    try:
        return Place(int(year), unit, UUID(key)) if len(year) == 4 else None
    except ValueError:
        return None


def _more(plan: WorkPlan) -> str:
    kept = {"nam": given} if (given := request.args.get("nam")) else {}
    return url_for(".index", **kept, sau=f"{plan.year}_{plan.unit}_{plan.id}")
