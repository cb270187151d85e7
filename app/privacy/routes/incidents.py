"""Pages of the register of incidents."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for

from app.db import now
from app.domain.actors import Actor, Permission
from app.domain.privacy.incidents import IncidentState, check_open
from app.export.sending import asked_way, hand_out
from app.papers.desk import desk_of
from app.privacy.exports import incidents_sheet
from app.privacy.forms import CloseForm, IncidentForm, NotifyForm, PickForm
from app.privacy.models import DataIncident
from app.privacy.record import DATA_INCIDENT
from app.privacy.routes.blueprint import bp
from app.privacy.service import incidents
from app.records.journal import history
from app.records.sight import meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, carried_out, tried
from app.web.htmx import page, see_other

TOLD = {"measures", "notified_on", "notified_to", "people_told_on", "closed_on", "affected"}


@bp.get("/su-co/")
@requires(Permission.KEEP_INCIDENTS, exports=True)
def incident_list():
    lines = incidents.list_incidents(current_actor())
    if way := asked_way():
        return hand_out(incidents_sheet(lines), way)
    return page("privacy/incidents.html", lines=lines, now=now())


@bp.route("/su-co/moi", methods=["GET", "POST"])
@requires(Permission.KEEP_INCIDENTS)
def new_incident():
    form = IncidentForm()
    form.offer(incidents.accounts_of(current_actor()))
    if not form.is_submitted():
        form.fill()
    if form.validate_on_submit():
        facts, by = form.facts(), form.actor()
        made = tried(form, lambda: incidents.note_incident(facts, today=today(), by=by))
        if made is not None:
            return see_other(url_for(".incident_detail", incident_id=made.id))
    return _form_page(form)


@bp.get("/su-co/<uuid:incident_id>")
@requires(Permission.KEEP_INCIDENTS)
def incident_detail(incident_id: UUID):
    return _show(incident_id)


@bp.route("/su-co/<uuid:incident_id>/sua", methods=["GET", "POST"])
@requires(Permission.KEEP_INCIDENTS)
def correct_incident(incident_id: UUID):
    one = meet_own(DATA_INCIDENT, incident_id, current_actor())
    check_open(one.state)
    form = IncidentForm(obj=one)
    form.offer(incidents.accounts_of(current_actor()))
    if not form.is_submitted():
        form.fill(one.discovered_at)
    if form.validate_on_submit():
        facts, seen, by = form.facts(), form.seen_revision, form.actor()
        if tried(
            form,
            lambda: incidents.correct_incident(
                incident_id, facts, revision=seen, today=today(), by=by
            ),
        ):
            return see_other(url_for(".incident_detail", incident_id=incident_id))
    return _form_page(form, one)


@bp.post("/su-co/<uuid:incident_id>/ho-so")
@requires(Permission.KEEP_INCIDENTS)
def pick_affected(incident_id: UUID):
    form = PickForm()
    chosen = form.chosen.data or []
    return _carry_out(
        incident_id,
        form,
        "pick",
        lambda seen, by: incidents.pick_affected(incident_id, chosen, revision=seen, by=by),
    )


@bp.post("/su-co/<uuid:incident_id>/thong-bao")
@requires(Permission.KEEP_INCIDENTS)
def notify(incident_id: UUID):
    form = NotifyForm()
    return _carry_out(
        incident_id,
        form,
        "notify",
        lambda seen, by: incidents.notify(
            incident_id,
            told_to=form.notified_to.data,
            notified_on=form.notified_on.data,
            people_told_on=form.people_told_on.data,
            revision=seen,
            today=today(),
            by=by,
        ),
    )


@bp.post("/su-co/<uuid:incident_id>/xong")
@requires(Permission.KEEP_INCIDENTS)
def close_incident(incident_id: UUID):
    form = CloseForm()
    return _carry_out(
        incident_id,
        form,
        "close",
        lambda seen, by: incidents.close_incident(
            incident_id, form.closing_words.data, revision=seen, today=today(), by=by
        ),
    )


def _carry_out(
    incident_id: UUID, form: OfficeForm, act: str, do: Callable[[int, Actor], object]
) -> Response:
    one = meet_own(DATA_INCIDENT, incident_id, current_actor())
    if carried_out(form, do, is_shown=one.state is IncidentState.OPEN):
        return see_other(url_for(".incident_detail", incident_id=incident_id))
    return _show(incident_id, form, act)


def _form_page(form: IncidentForm, one: DataIncident | None = None) -> Response:
    hours = incidents.hours_to_tell(current_actor(), today())
    template = "privacy/incident_form.html"
    return page(template, None, form.answer_status, form=form, one=one, hours=hours, now=now())


def _show(incident_id: UUID, wrong: OfficeForm | None = None, act: str = "") -> Response:
    actor = current_actor()
    one = meet_own(DATA_INCIDENT, incident_id, actor)
    forms: dict[str, OfficeForm] = {}
    if one.state is IncidentState.OPEN:
        given = {"formdata": None, "revision": one.revision}
        forms = {
            "pick": PickForm(**given),
            "notify": NotifyForm(
                **given,
                data={
                    "notified_to": one.notified_to,
                    "notified_on": one.notified_on or today(),
                    "people_told_on": one.people_told_on,
                },
            ),
            "close": CloseForm(**given),
        }
    if wrong is not None:
        forms[act] = wrong
    return page(
        "privacy/incident.html",
        None,
        422 if wrong else 200,
        one=one,
        forms=forms,
        touched=incidents.touched(one, by=actor) if forms else [],
        chosen={incidents.key_of(mark) for mark in one.affected},
        account=incidents.account_of(one, actor),
        people=len(incidents.people_in(one)),
        now=now(),
        desk=desk_of(one, by=actor),
        lines=history_lines(DATA_INCIDENT, history(DATA_INCIDENT.key, [one.id]), told=TOLD),
    )
