"""Adding a party of a case, and setting right what is known of one."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from flask import Response, url_for

from app.domain.actors import Actor, Permission
from app.mediation import service
from app.mediation.forms.intake import PartyForm
from app.mediation.forms.known import IdentifyForm
from app.mediation.models import Party
from app.mediation.record import PARTY
from app.mediation.routes.blueprint import bp
from app.mediation.service.namesakes import namesakes
from app.mediation.service.persons import Known, chosen, people_like
from app.mediation.service.viewing import CaseView, view_case
from app.records.sight import meet
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.route("/<uuid:case_id>/ben/moi", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def new_party(case_id: UUID):
    view = view_case(case_id, today=today(), by=current_actor())
    form = PartyForm(revision=view.case.revision)
    if form.validate_on_submit():
        add = partial(service.add_party, case_id, form.facts(), revision=form.seen_revision)
        if tried(form, lambda: add(today=today(), by=form.actor())) is not None:
            return see_other(url_for(".detail", case_id=case_id))
    return _show(form, view)


@bp.route("/ben/<uuid:party_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_CASE)
def party(party_id: UUID):
    held = meet(PARTY, party_id, current_actor())
    view = view_case(held.case_id, today=today(), by=current_actor())
    form = PartyForm(obj=held)
    if form.validate_on_submit():
        change = partial(service.change_party, party_id, form.facts(), revision=form.seen_revision)
        if tried(form, lambda: change(today=today(), by=form.actor())) is not None:
            return see_other(url_for(".detail", case_id=held.case_id))
    return _show(form, view, held)


def _show(form: PartyForm, view: CaseView, party: Party | None = None) -> Response:
    """The form of a party; of one that is saved, who it may be in other cases."""
    actor = current_actor()
    same = view.known.same.get(party.id, ()) if party else ()
    likely = _likely(view, party, actor) if party and not same else ()
    return page(
        "mediation/party.html",
        None,
        form.answer_status,
        form=form,
        view=view,
        party=party,
        held=chosen([form.same_as.data], by=actor).get(form.same_as.data),
        identify=IdentifyForm(formdata=None, revision=party.revision) if party else None,
        same=same,
        likely=likely,
    )


def _likely(view: CaseView, party: Party, actor: Actor) -> Sequence[Known]:
    """The view has looked for those nobody was asked about; of the rest it is asked only here."""
    if party.person_id is None:
        return view.known.likely.get(party.id, ())
    return people_like([party], namesakes([party.name], by=actor)).get(party.id, ())
