"""Alerts: raised in one press, seen on every page, handled on a page of their own."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, abort, url_for

from app.db import now
from app.domain.actors import Permission
from app.domain.mediation.alerts import AlertAct, AlertKind, alert_acts
from app.export.sending import asked_way, hand_out
from app.lawpack.service import law_of
from app.mediation.exports import alerts_sheet
from app.mediation.forms.alerts import FORMS, RaiseForm
from app.mediation.forms.base import OnBehalfForm
from app.mediation.models import Alert
from app.mediation.record import ALERT, MEDIATION_CASE
from app.mediation.routes.blueprint import bp
from app.mediation.service import alert_lines, alerts
from app.papers.desk import desk_of
from app.records.handed import handed_over_to
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.forms import tried
from app.web.htmx import page, see_other

PERFORM: dict[AlertAct, tuple[str, Callable[..., Alert], Permission]] = {
    AlertAct.COMPLETE: ("ghi-ro", alerts.complete_alert, Permission.RECORD_CASE),
    AlertAct.ACKNOWLEDGE: ("da-nhan", alerts.acknowledge_alert, Permission.HANDLE_ALERT),
    AlertAct.FORWARD: ("bao-cao-len", alerts.forward_alert, Permission.HANDLE_ALERT),
    AlertAct.ANSWER: ("ket-qua", alerts.answer_alert, Permission.HANDLE_ALERT),
}


@bp.post("/<uuid:case_id>/bao-cao/<kind>")
@requires(Permission.RECORD_CASE)
def raise_alert(case_id: UUID, kind: str):
    if kind not in {one.value for one in AlertKind}:
        abort(404)
    alert = alerts.raise_alert(case_id, AlertKind(kind), by=RaiseForm().actor())
    return see_other(url_for(".alert", alert_id=alert.id))


@bp.get("/bao-cao/")
@requires(Permission.HANDLE_ALERT, exports=True)
def alert_list():
    lines = alert_lines.list_alerts(current_actor())
    if way := asked_way():
        return hand_out(alerts_sheet(lines), way)
    return page("mediation/alerts.html", lines=lines, now=now())


@bp.get("/bao-cao/moi")
@requires(Permission.HANDLE_ALERT, by_itself=True)
def alert_banner():
    return page("components/_alerts.html", "components/_alerts.html")


@bp.get("/bao-cao/<uuid:alert_id>")
@requires(Permission.SEE_CASES)
def alert(alert_id: UUID):
    return _show(meet(ALERT, alert_id, current_actor()))


def _show(held: Alert, failed: OnBehalfForm | None = None, act: AlertAct | None = None) -> Response:
    actor = current_actor()
    forms = {
        one: failed if one is act else FORMS[one](formdata=None, **_first(held))
        for one in alert_acts(held.state, actor.role)
        if held.unit in actor.books and actor.may(PERFORM[one][2])
    }
    return page(
        "mediation/alert.html",
        None,
        422 if failed else 200,
        alert=held,
        case=meet(MEDIATION_CASE, held.case_id, actor),
        forward_by=None if handed_over_to() else alert_lines.forward_by(held, law_of(held.unit)),
        now=now(),
        desk=desk_of(held, by=actor),
        forms=forms,
        failed=act,
        slugs={one: row[0] for one, row in PERFORM.items()},
        history=history_lines(ALERT, history("alert", [held.id])),
    )


def _first(held: Alert) -> dict[str, object]:
    """What stands in the forms first: whom the law names, and what was written so far."""
    return {
        "revision": held.revision,
        "details": held.details,
        "forwarded_to": held.forwarded_to or held.kind.goes_to,
    }


def _carry_out(act: AlertAct) -> Callable[..., Response]:
    _, perform, permission = PERFORM[act]

    @requires(permission)
    def do(alert_id: UUID) -> Response:
        held = meet(ALERT, alert_id, current_actor())
        form = FORMS[act]()
        if form.validate():
            facts = {"revision": form.seen_revision, "by": form.actor(), **form.facts()}
            if tried(form, lambda: perform(alert_id, **facts)) is not None:
                return see_other(url_for(".alert", alert_id=alert_id))
        return _show(held, form, act)

    return do


for _act, (_slug, _, _) in PERFORM.items():
    bp.add_url_rule(
        f"/bao-cao/<uuid:alert_id>/{_slug}",
        f"alert_{_act.value}",
        _carry_out(_act),
        methods=["POST"],
    )
