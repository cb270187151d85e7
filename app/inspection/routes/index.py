"""The list of inspections, at an office each unit below; planning one."""

from datetime import date
from uuid import UUID

from flask import request, url_for

from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Permission
from app.domain.bases import cited, usual_on
from app.domain.inspection.kinds import InspectionKind, WovenInto, check_planned
from app.domain.quarters import Quarter
from app.domain.words import mid_sentence
from app.domain.workplan.timing import YearQuarter
from app.export.sending import asked_table, asked_way, hand_out
from app.export.sheet import Sheet
from app.guidance.service.reading import units_told
from app.inspection.exports import inspections_sheet, units_sheet
from app.inspection.facts import PartyFacts
from app.inspection.forms import NewForm, PlanForm
from app.inspection.models import Inspection
from app.inspection.routes.blueprint import bp, own_inspection
from app.inspection.service import below, planning, reading, year_plans
from app.inspection.service.reading import Wanted
from app.instance import this_instance
from app.records.locking import NotHere
from app.teams.service.teams import teams_of
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other

SELF = "self"
UNITS = "don-vi"  # the list of units below, as an address names it


@bp.get("/")
@requires(Permission.SEE_INSPECTIONS, exports=True)
def index():
    actor, wanted = current_actor(), _wanted()
    is_office = actor.role in OFFICE_ROLES
    if is_office and wanted.year is None:
        wanted = Wanted(today().year, wanted.unit, wanted.team_id)
    if way := asked_way():
        return hand_out(_sheet(wanted, actor), way)
    lines, has_more = reading.list_page(actor, wanted, today=today(), before=_id("truoc"))
    units = below.unit_lines(wanted.year, actor, today=today()) if is_office else []
    plan_year = wanted.year or today().year
    planned = year_plans.plan_of(actor.unit, plan_year)
    sees_plan = actor.role not in TEAM_ROLES
    kept = {name: value for name in ("nam", "don-vi", "to") if (value := _given(name))}
    return page(
        "inspection/index.html",
        "inspection/_lines.html",
        lines=lines,
        units=units,
        wanted=wanted,
        plan_year=plan_year,
        year_plan=planned if planned and sees_plan else None,
        years=sorted({*reading.years_inspected(actor), today().year}, reverse=True),
        names=unit_names({line.row.unit for line in lines} | {wanted.unit or ""}),
        older=url_for(".index", **kept, truoc=lines[-1].row.id) if has_more else None,
        newest=url_for(".index", **kept) if _id("truoc") else None,
    )


def _sheet(wanted: Wanted, actor: Actor) -> Sheet:
    """The inspections, or at an office how each unit below stands in a year."""
    if asked_table() == UNITS and actor.role in OFFICE_ROLES and wanted.year is not None:
        units = below.unit_lines(wanted.year, actor, today=today())
        return units_sheet(wanted.year, units)
    return inspections_sheet(wanted, today=today(), by=actor)


@bp.route("/moi", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def new():
    """Of a unit below, of a team, of oneself; ``don-vi`` and ``to`` choose beforehand."""
    actor = current_actor()
    form = NewForm(data=_opening(today(), _given("don-vi") or _given("to") or None, actor))
    form.offer(_subjects(actor))
    if form.validate_on_submit():
        kind, unit, team_id = _chosen(form.subject.data, actor)
        facts, party, by = form.facts(), form.party(), form.actor()
        made = tried(
            form,
            lambda: planning.plan_inspection(
                kind, unit, team_id, facts, party, today=today(), by=by
            ),
        )
        if made is not None:
            return see_other(url_for(".detail", inspection_id=made.id))
    return page("inspection/new.html", None, form.answer_status, form=form)


@bp.route("/<uuid:inspection_id>/sua", methods=["GET", "POST"])
@requires(Permission.WRITE_INSPECTIONS)
def correct(inspection_id: UUID):
    one = own_inspection(inspection_id)
    check_planned(one.state)
    form = PlanForm(obj=one)
    if form.validate_on_submit():
        facts, party, by, seen = form.facts(), form.party(), form.actor(), form.seen_revision

        def act() -> Inspection:
            return planning.correct_plan(
                inspection_id, facts, party, revision=seen, today=today(), by=by
            )

        if tried(form, act):
            return see_other(url_for(".detail", inspection_id=inspection_id))
    return page("inspection/correct.html", None, form.answer_status, form=form, one=one)


def _subjects(actor: Actor) -> list[tuple[str, str]]:
    """What this unit inspects: an office the units below it, a commune itself and its teams."""
    if actor.role in OFFICE_ROLES:
        return list(units_told(actor, on=today()).items())
    own = unit_names({actor.unit}).get(actor.unit, this_instance().name)
    teams = teams_of(actor, on=today())
    return [(SELF, f"Tự kiểm tra {mid_sentence(own)}"), *((str(one.id), one.name) for one in teams)]


def _chosen(code: str, actor: Actor) -> tuple[InspectionKind, str, UUID | None]:
    if code == SELF:
        return InspectionKind.SELF, actor.unit, None
    if actor.role in OFFICE_ROLES:
        return InspectionKind.OF_OTHERS, code, None
    return InspectionKind.OF_OTHERS, _unit_of_team(UUID(code), actor), UUID(code)


def _unit_of_team(team_id: UUID, actor: Actor) -> str:
    found = next((one.unit for one in teams_of(actor, on=today()) if one.id == team_id), None)
    if found is None:
        raise NotHere
    return found


def _opening(day: date, subject: str | None, actor: Actor) -> dict:
    """The year, the quarter that runs, the texts that minutes rest on, the people of last time."""
    last = reading.last_party(actor)
    people = PartyFacts.__dataclass_fields__ if last else ()
    return {
        **{name: getattr(last, name) for name in people},
        "subject": subject,
        "year": day.year,
        "quarter": YearQuarter(str(Quarter.of(day).number)),
        "since": date(day.year, 1, 1),
        "until": date(day.year, 12, 31),
        "woven": WovenInto.NONE,
        "grounds": "\n".join(cited(usual_on(day))),
    }


def _given(name: str) -> str:
    return request.args.get(name, "")


def _wanted() -> Wanted:
    """What the address asks for; a word that is none asks for everything."""
    year = _given("nam")
    sensible = year.isascii() and year.isdigit() and 2000 <= int(year[:5]) <= 2100
    return Wanted(int(year) if sensible else None, _given("don-vi") or None, _id("to"))


def _id(name: str) -> UUID | None:
    try:
        return UUID(_given(name))
    except ValueError:
        return None
