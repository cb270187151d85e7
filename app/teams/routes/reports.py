"""The team leader's report."""

from datetime import date
from uuid import UUID

from flask import Response, url_for

from app.db import db
from app.domain.actors import Permission
from app.domain.teams.kinds import ReportKind
from app.domain.teams.reviews import check_unsent
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.teams.forms.reviews import ReportForm, SentForm
from app.teams.models import Team, TeamReport
from app.teams.record import TEAM, TEAM_REPORT
from app.teams.routes.blueprint import bp
from app.teams.service import members_in_office
from app.teams.service.reports import change_report, draft_report, send_report
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/<uuid:team_id>/bao-cao", methods=["GET", "POST"])
@requires(Permission.REPORT_TEAM)
def new_report(team_id: UUID):
    team = meet_own(TEAM, team_id, current_actor())
    members = members_in_office(team_id, on=today())
    form = ReportForm(
        kind=ReportKind.YEARLY,
        first=date(today().year, 1, 1),
        last=today(),
        reported_by=next((one.name for one in members if one.is_leader), ""),
    )
    return _write(team, form, None)


@bp.get("/bao-cao/<uuid:report_id>")
@requires(Permission.SEE_TEAMS)
def report(report_id: UUID):
    held = meet(TEAM_REPORT, report_id, current_actor())
    return _show(held, SentForm.blank(held.revision, today()))


@bp.route("/bao-cao/<uuid:report_id>/sua", methods=["GET", "POST"])
@requires(Permission.REPORT_TEAM)
def correct_report(report_id: UUID):
    held = meet_own(TEAM_REPORT, report_id, current_actor())
    check_unsent(held.sent_on, "Báo cáo")
    return _write(db.session.get_one(Team, held.team_id), ReportForm(obj=held), held)


@bp.post("/bao-cao/<uuid:report_id>/gui")
@requires(Permission.REPORT_TEAM)
def sent_report(report_id: UUID):
    held = meet_own(TEAM_REPORT, report_id, current_actor())
    form = SentForm()
    if form.validate():
        done = tried(
            form,
            lambda: send_report(
                report_id,
                sent_on=form.sent_on.data,
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
            ),
        )
        if done is not None:
            return see_other(url_for(".report", report_id=report_id))
    return _show(held, form)


def _show(held: TeamReport, form: SentForm) -> Response:
    actor = current_actor()
    return page(
        "teams/report.html",
        None,
        form.answer_status,
        report=held,
        team=db.session.get_one(Team, held.team_id),
        form=form,
        may_write=actor.may(Permission.REPORT_TEAM) and held.unit in actor.books,
        lines=history_lines(TEAM_REPORT, history("team_report", [held.id])),
    )


def _write(team: Team, form: ReportForm, held: TeamReport | None) -> Response:
    if form.validate_on_submit():

        def write() -> TeamReport:
            if held is None:
                return draft_report(team.id, form.facts(), today=today(), by=form.actor())
            return change_report(
                held.id,
                form.facts(),
                revision=form.seen_revision,
                today=today(),
                by=form.actor(),
            )

        if (written := tried(form, write)) is not None:
            return see_other(url_for(".report", report_id=written.id))
    return page(
        "teams/report_form.html", None, form.answer_status, form=form, team=team, report=held
    )
