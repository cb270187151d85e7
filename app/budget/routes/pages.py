"""The years of a unit, one of them with its balance, what its teams were paid, and those below."""

from uuid import UUID

from flask import Response, url_for

from app.budget.exports import balance_sheet, teams_sheet, units_sheet
from app.budget.forms import AllotForm, LineForm, PressForm, ReasonForm, SettleForm, YearForm
from app.budget.models import Budget
from app.budget.record import BUDGET
from app.budget.routes.blueprint import asked_year, bp
from app.budget.service import acts, reading
from app.domain.actors import Permission
from app.domain.budget.balance import in_all
from app.domain.budget.items import BudgetState
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.units.service import unit_names
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other


@bp.get("/")
@requires(Permission.SEE_BUDGET, exports=True)
def index():
    """The own years; at an office the units below in one of them."""
    actor, year = current_actor(), asked_year()
    units = reading.below(actor, year)
    own = reading.budgets_of(actor)
    names = unit_names({one.budget.unit for one in units} | {one.unit for one in own})
    if way := asked_way():
        return hand_out(units_sheet(units, names, year), way)
    return page(
        "budget/index.html",
        None,
        own=own,
        year=year,
        years=range(today().year + 1, today().year - 5, -1),
        units=units,
        foot=in_all([one.whole for one in units]),
        names=names,
    )


@bp.route("/lap", methods=["GET", "POST"])
@requires(Permission.KEEP_BUDGET)
def new():
    form = YearForm(data={"year": today().year + (today().month > 6)})
    if form.validate_on_submit():
        year, by = form.year.data, form.actor()
        made = tried(form, lambda: acts.estimate(year, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".detail", budget_id=made.id))
    return page("budget/new.html", None, form.answer_status, form=form)


@bp.get("/<uuid:budget_id>")
@requires(Permission.SEE_BUDGET, exports=True)
def detail(budget_id: UUID):
    held = meet(BUDGET, budget_id, current_actor())
    if way := asked_way():
        balances = reading.balances_of(held)
        return hand_out(balance_sheet(held, balances, in_all(balances), _other(held)), way)
    return show(held)


@bp.get("/<uuid:budget_id>/to-hoa-giai")
@requires(Permission.SEE_BUDGET, exports=True)
def teams(budget_id: UUID):
    held = meet(BUDGET, budget_id, current_actor())
    found = reading.teams_in(held)
    if way := asked_way():
        return hand_out(teams_sheet(held, found, _other(held)), way)
    return page("budget/teams.html", None, held=held, teams=found)


def show(held: Budget, wrong: OfficeForm | None = None, act: str = "") -> Response:
    """The year with what may be done to it now; a form that is wrong stays as typed."""
    actor = current_actor()
    lines = reading.lines_of(held.id)
    forms = _forms(held, lines) if _keeps(held) else {}
    if wrong is not None:
        forms[act] = wrong
    if isinstance(forms.get("allot"), AllotForm):
        forms["allot"].name_lines(lines)
    balances = reading.balances_of(held)
    told = history(BUDGET.key, [held.id]) if held.unit in actor.books else []
    return page(
        "budget/detail.html",
        None,
        422 if wrong else 200,
        held=held,
        lines=lines,
        balances=balances,
        foot=in_all(balances),
        forms=forms,
        is_estimated=held.state is BudgetState.ESTIMATED,
        names=unit_names({held.unit}),
        desk=desk_of(held, by=actor),
        history_lines=history_lines(BUDGET, told),
    )


def _other(held: Budget) -> str:
    """The name of the unit where it is not the own one."""
    return "" if held.unit == current_actor().unit else unit_names({held.unit})[held.unit]


def _keeps(held: Budget) -> bool:
    actor = current_actor()
    return held.unit in actor.books and actor.may(Permission.KEEP_BUDGET)


def _forms(held: Budget, lines) -> dict[str, OfficeForm]:
    """What may be done to it now."""
    revision = held.revision
    match held.state:
        case BudgetState.ESTIMATED:
            return {
                "allot": AllotForm.of(held, lines, today()),
                "line": LineForm(formdata=None, data={"count": 1}),
                "strike": PressForm(formdata=None),
            }
        case BudgetState.ALLOTTED:
            settle = SettleForm(formdata=None, revision=revision, data={"settled_on": today()})
            return {"allot": AllotForm.of(held, lines, today()), "settle": settle}
    return {"reopen": ReasonForm(formdata=None, revision=revision)}
