"""Catching up a paper book, a month at once."""

from datetime import date
from uuid import UUID

from flask import Response, abort, request, url_for

from app.domain.actors import Permission
from app.domain.calendar import add_months
from app.mediation.forms.grid import GridForm
from app.mediation.routes.blueprint import bp
from app.mediation.service.entering import LineRefused, enter_lines
from app.mediation.service.numbering import last_given
from app.teams.models import Team
from app.teams.service import mediators_of, teams_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.get("/nhap-thang/")
@requires(Permission.RECORD_CASE)
def paper_books():
    """Which book; its page begins with this month."""
    teams = teams_of(current_actor(), on=today())
    month = today().replace(day=1)
    return page("mediation/paper_books.html", teams=teams, month=month, address=_address)


@bp.route("/nhap-thang/<uuid:team_id>/<int:year>-<int:month_number>", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def paper_month(team_id: UUID, year: int, month_number: int):
    month = _month(year, month_number)
    team = next((one for one in teams_of(current_actor(), on=month) if one.id == team_id), None)
    if team is None:
        abort(404)
    people = [(one.id, one.name or "") for one in mediators_of(team_id)]
    form = GridForm.of(month, people, next_number=last_given(team_id, year) + 1)
    if not form.is_submitted() or form.more_rows.data:
        return _show(form, team, month)
    is_good = form.validate()
    lines = form.lines(month)
    if is_good and lines == []:
        form.form_errors.append("Chưa có dòng nào được ghi. Hãy ghi ít nhất một vụ, việc.")
    elif is_good and lines is not None:
        try:
            enter_lines(team_id, lines, today=today(), by=form.actor())
            return see_other(url_for(".index", to=team_id))
        except LineRefused as refused:
            form.blame(refused)
    return _show(form, team, month, 422)


def _show(form: GridForm, team: Team, month: date, status: int = 200) -> Response:
    following = add_months(month, 1)
    return page(
        "mediation/paper_month.html",
        None,
        status,
        form=form,
        team=team,
        month=month,
        action=request.path,
        before=_address(team.id, add_months(month, -1)),
        after=_address(team.id, following) if following <= today() else None,
    )


def _address(team_id: UUID, month: date) -> str:
    at = {"year": month.year, "month_number": month.month}
    return url_for(".paper_month", team_id=team_id, **at)


def _month(year: int, number: int) -> date:
    try:
        month = date(year, number, 1)
    except ValueError:
        abort(404)
    if month > today():
        abort(404)
    return month
