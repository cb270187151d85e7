"""The list of plans, the page of one, and the forms that write it."""

from uuid import UUID

from flask import Response, request, url_for

from app.domain.actors import OFFICE_ROLES, Permission
from app.domain.dialogue.fields import field_label
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import MAIN_FIELDS, first_words
from app.domain.dialogue.plans import check_draft
from app.domain.dialogue.year import SessionState
from app.domain.plans import PlanState
from app.export.sending import asked_way, hand_out
from app.instance import this_instance
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.units.service import unit_names, villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.yearplan.exports import plans_sheet, sessions_sheet
from app.yearplan.facts import PlanFacts
from app.yearplan.forms import IssueForm, NewPlanForm, PlanForm
from app.yearplan.models import DialoguePlan
from app.yearplan.record import DIALOGUE_PLAN, PLANNED_SESSION
from app.yearplan.routes.blueprint import bp, own_plan
from app.yearplan.service import plans, reading
from app.yearplan.service.reading import Place, PlanView

# Changes that say something on the page; the rest stand in the plan itself.
_TOLD = {"title", "number", "issued_on", "signer", "bases", "recipients", "budget"}
_TOLD_OF_ONE = {"quarter", "kind", "place", "villages", "cluster", "chair", "struck_on"}


@bp.get("/")
@requires(Permission.SEE_DIALOGUES, exports=True)
def index():
    actor, year = current_actor(), _year(request.args.get("nam", ""))
    is_office = actor.role in OFFICE_ROLES
    if year is None and is_office:
        year = today().year
    if way := asked_way():
        return hand_out(plans_sheet(year, today=today(), by=actor), way)
    lines, has_more = reading.plan_page(actor, year=year, after=_place(), today=today())
    return page(
        "yearplan/index.html",
        "yearplan/_plans.html",
        lines=lines,
        year=year,
        years=sorted({*reading.years_planned(actor), today().year}, reverse=True),
        more=_more(lines[-1].plan) if has_more else None,
        names=unit_names({line.plan.unit for line in lines}),
        duty=None if is_office else reading.duty_of(actor.unit, today().year, today=today()),
        this_year=today().year,
        states=SessionState,
    )


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def new():
    """The whole plan, written with what most communes say; a clerk changes what differs."""
    year = _year(request.args.get("nam", "")) or today().year
    form = NewPlanForm(data={**_first_words(year), "year": year, "author": DialogueKind.GOVERNMENT})
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        chosen = {"author": form.author.data, "today": today(), "by": by}
        made = tried(form, lambda: plans.draft_plan(form.year.data, facts, **chosen))
        if made is not None:
            return see_other(url_for(".detail", plan_id=made.id))
    return page("yearplan/new.html", None, form.answer_status, form=form, year=year)


@bp.get("/<uuid:plan_id>")
@requires(Permission.SEE_DIALOGUES, exports=True)
def detail(plan_id: UUID):
    plan = meet(DIALOGUE_PLAN, plan_id, current_actor())
    if way := asked_way():
        return hand_out(sessions_sheet(reading.plan_view(plan, today=today())), way)
    return plan_page(plan)


@bp.route("/<uuid:plan_id>/sua", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def correct(plan_id: UUID):
    plan = own_plan(plan_id)
    check_draft(plan.state)
    form = PlanForm(obj=plan)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(form, lambda: plans.correct_plan(plan_id, facts, revision=seen, by=by)):
            return see_other(url_for(".detail", plan_id=plan_id))
    return page("yearplan/correct.html", None, form.answer_status, form=form, plan=plan)


@bp.post("/<uuid:plan_id>/ban-hanh")
@requires(Permission.CONCLUDE_DIALOGUE)
def issue(plan_id: UUID):
    plan, form = own_plan(plan_id), IssueForm()
    if form.validate_on_submit():
        by, seen = form.actor(), form.seen_revision
        facts = {name: form[name].data for name in ("number", "issued_on", "signer", "signer_post")}

        def act() -> DialoguePlan:
            return plans.issue_plan(plan_id, **facts, revision=seen, today=today(), by=by)

        if tried(form, act, is_shown=plan.state is PlanState.DRAFT):
            return see_other(url_for(".detail", plan_id=plan_id))
    return plan_page(plan, form)


def plan_page(plan: DialoguePlan, wrong: OfficeForm | None = None) -> Response:
    """The plan at a glance and in words; ``wrong`` is a form to be mended."""
    actor = current_actor()
    view = reading.plan_view(plan, today=today())
    is_draft, is_own = plan.state is PlanState.DRAFT, plan.unit in actor.books
    issue_form = wrong or IssueForm(formdata=None, obj=plan)
    may_issue = is_draft and is_own and actor.may(Permission.CONCLUDE_DIALOGUE)
    return page(
        "yearplan/detail.html",
        None,
        422 if wrong else 200,
        plan=plan,
        view=view,
        writes=is_own and actor.may(Permission.RECORD_DIALOGUE),
        issue_form=issue_form if may_issue else None,
        unit_name=unit_names({plan.unit}).get(plan.unit, plan.unit),
        states=SessionState,
        parts=_parts(plan),
        desk=desk_of(plan, by=actor),
        lines=_history(plan, view),
    )


def _parts(plan: DialoguePlan) -> list[tuple[str, str]]:
    """The names and words of the parts, in the order in which they are printed."""
    fields = "; ".join(field_label(code) for code in plan.fields_of_life)
    return [
        (field.label, fields if one.key == "fields_of_life" else getattr(plan, one.key))
        for one, field in DialoguePlan.fields()
        if one.key in PlanFacts.__dataclass_fields__ and one.key != "title"
    ]


def _history(plan: DialoguePlan, view: PlanView) -> list:
    """What was done to the plan and to its conferences, the newest first."""
    ids = [line.session.id for line in view.lines]
    return sorted(
        (
            *history_lines(DIALOGUE_PLAN, history(DIALOGUE_PLAN.key, [plan.id]), told=_TOLD),
            *history_lines(PLANNED_SESSION, history(PLANNED_SESSION.key, ids), told=_TOLD_OF_ONE),
        ),
        key=lambda line: line.sequence,
        reverse=True,
    )


def _first_words(year: int) -> dict:
    office, day = this_instance(), today()
    villages = [one.kind for one in villages_of(office.unit, on=day)]
    words = first_words(year, office.name, villages=villages, today=day)
    return {**words, "fields_of_life": list(MAIN_FIELDS)}


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


def _more(plan: DialoguePlan) -> str:
    kept = {"nam": given} if (given := request.args.get("nam")) else {}
    return url_for(".index", **kept, sau=f"{plan.year}_{plan.unit}_{plan.id}")
