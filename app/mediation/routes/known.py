"""Who and what was written down before: proposed while a line is typed, said by a press.

What the script asks while names are typed is sent as a form: whatever lies between the browser and
the office, and the browser itself, writes down addresses.
"""

import re
from uuid import UUID

from flask import request, url_for

from app.domain.actors import Permission
from app.domain.mediation.parties import PartyKind
from app.mediation import service
from app.mediation.forms.intake import PartyRow, Quarrel, TypedRow, offer_repeats
from app.mediation.forms.known import IdentifyForm
from app.mediation.record import PARTY
from app.mediation.routes.blueprint import bp
from app.mediation.service.persons import Recognised, recognise
from app.records.sight import meet
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.htmx import page, see_other


@bp.post("/nguoi-da-ghi")
@requires(Permission.RECORD_CASE, only_reads=True)
def same_person():
    """A line of a form that is being filled in, read anew; the script asks for it."""
    line = request.args.get("dong", "")
    line = line if re.fullmatch(r"parties-[0-9]{1,2}", line) else ""
    row = TypedRow(request.form, prefix=line)
    is_pressed = bool(row.pressed.raw_data)
    found, filled = Recognised(), None
    if row.kind.data in (None, PartyKind.PERSON):
        found = recognise(
            row.name.data or "",
            row.pressed.data if is_pressed else row.same_as.data,
            is_pressed=is_pressed,
            by=current_actor(),
            without=request.args.get("vu", type=UUID),
        )
    if is_pressed and found.held:
        filled = PartyRow(
            formdata=None,
            prefix=line,
            name=found.held.name,
            birth_year=row.birth_year.data or found.held.birth_year,
            address=row.address.data or found.held.address,
        )
    template = "mediation/_same.html"
    return page(template, template, found=found, line=line, filled=filled)


@bp.post("/co-the-tai-dien")
@requires(Permission.RECORD_CASE, only_reads=True)
def repeat_choice():
    """The earlier cases of those who are named on both sides; the script asks for it."""
    form = Quarrel(request.form)
    offer_repeats(form, today(), current_actor())
    template = "mediation/_repeat_choice.html"
    return page(template, template, form=form)


@bp.post("/ben/<uuid:party_id>/nguoi")
@requires(Permission.RECORD_CASE)
def identify(party_id: UUID):
    held, form = meet(PARTY, party_id, current_actor()), IdentifyForm()
    facts = {"same_as": form.choice(), "revision": form.seen_revision}
    service.identify(party_id, **facts, by=form.actor())
    return see_other(url_for(".detail", case_id=held.case_id))
