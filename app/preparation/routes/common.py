"""The blueprint of preparation, and showing a conference's page or the parts that changed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from app.dialogue.models import Dialogue
from app.dialogue.record import DIALOGUE
from app.dialogue.service.open_points import open_points
from app.domain.actors import Permission
from app.domain.dialogue.notices import SYLLABLES_A_MINUTE
from app.preparation.forms.inviting import GuestsForm, InvitationForm, IssueForm
from app.preparation.forms.notice import AnnounceForm, BroadcastForm, RulesForm, TextForm
from app.preparation.forms.work import AnswererForm, CollectedForm, TaskForm
from app.preparation.papers import desk_of_conference, desks_of_invitations
from app.preparation.service.reading import Preparation, preparation_of
from app.records.sight import meet_own
from app.web.access import current_actor
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other, wants_fragment

bp = Blueprint("preparation", __name__, url_prefix="/doi-thoai")

# The sections by their anchors; what an act in one changes in others is said by its route.
SECTIONS = {
    "dau-trang": "_lead.html",
    "y-kien": "_opinions.html",
    "tra-loi": "_answerers.html",
    "viec": "_tasks.html",
    "giay-moi": "_inviting.html",
    "thong-bao": "_notice.html",
    "noi-quy": "_rules.html",
}


def own(dialogue_id: UUID) -> Dialogue:
    """The conference; how it is prepared is known in its own commune only."""
    return meet_own(DIALOGUE, dialogue_id, current_actor())


def carry_out(
    dialogue_id: UUID,
    form: OfficeForm,
    do: Callable[[], Any],
    *parts: str,
    is_shown: bool = True,
) -> Response:
    """Do it and show the first of ``parts`` (HTMX: all of them, as they now are).

    A form that is wrong stays as typed in its place; what is refused of a bare press, or of a
    form that the page does not show (``is_shown``), is said as any other refusal.
    """
    is_typed = type(form) is not OfficeForm
    is_shown = is_shown and is_typed and is_writable(own(dialogue_id))
    if form.validate_on_submit() and tried(form, do, is_shown=is_shown) is not None:
        if wants_fragment():
            return show(own(dialogue_id), parts=parts)
        return see_other(url_for(".detail", dialogue_id=dialogue_id, _anchor=parts[0]))
    return show(own(dialogue_id), wrong=form, parts=parts[:1])


def is_writable(dialogue: Dialogue) -> bool:
    return not dialogue.state.is_frozen and not dialogue.state.is_called_off


def show(
    dialogue: Dialogue,
    *,
    wrong: OfficeForm | None = None,
    parts: tuple[str, ...] = (),
    fresh: CollectedForm | None = None,
) -> Response:
    """The page, or by HTMX ``parts`` of it; ``fresh`` is an empty line for the next opinion."""
    actor, day = current_actor(), today()
    prepared = preparation_of(dialogue, today=day)
    keeps = is_writable(dialogue) and actor.may(Permission.RECORD_DIALOGUE)
    forms = _forms(prepared) if keeps else {}
    for given in (fresh, wrong):
        if given is not None:
            forms[type(given).__name__] = given
    return page(
        "preparation/detail.html",
        "preparation/_changed.html" if parts else None,
        422 if wrong else 200,
        dialogue=dialogue,
        prepared=prepared,
        minutes=prepared.minutes,
        keeps=keeps,
        may_read_answers=actor.may(Permission.RECORD_DIALOGUE),
        forms=forms,
        press=lambda record: OfficeForm(formdata=None, revision=record.revision),
        sections=SECTIONS,
        parts=parts,
        fresh=fresh is not None,
        earlier=len(open_points(dialogue)),
        pace=SYLLABLES_A_MINUTE,
        desk=desk_of_conference(dialogue, by=actor),
        desks=desks_of_invitations(prepared.inviting.invitations, by=actor),
        today=day,
    )


def collected_form(prepared: Preparation, kept: CollectedForm | None = None) -> CollectedForm:
    """An empty line for the next opinion, of the village and source of the one before."""
    if kept is not None:
        given = {"village_id": kept.village_id.data, "source": kept.source.data}
    else:
        asked = {"village_id": request.args.get("thon"), "source": request.args.get("nguon")}
        given = {name: value for name, value in asked.items() if value}
    form = CollectedForm(formdata=None, data={"source": "before", **given})
    form.offer(prepared.minutes.villages)
    return form


def _forms(prepared: Preparation) -> dict[str, OfficeForm]:
    dialogue, day = prepared.dialogue, today()
    notice, rules, draft = prepared.notice, prepared.rules, prepared.inviting.draft
    answerer = AnswererForm(formdata=None)
    answerer.offer({one.code for one in prepared.gathered.fields if one.answerer})
    task = TaskForm(formdata=None)
    task.offer(prepared.villages)
    guests = GuestsForm(formdata=None)
    guests.offer(prepared.inviting.groups)
    broadcast = BroadcastForm(formdata=None, aired_on=day)
    broadcast.offer(prepared.villages)
    first_on = notice.first_on or dialogue.announced_on
    forms = (
        collected_form(prepared),
        answerer,
        task,
        guests,
        InvitationForm(formdata=None, obj=draft) if draft else InvitationForm.fresh(dialogue),
        IssueForm(formdata=None, revision=draft.revision if draft else 0, issued_on=day),
        TextForm(
            formdata=None, text=notice.text, revision=notice.kept.revision if notice.kept else 0
        ),
        broadcast,
        AnnounceForm(formdata=None, revision=dialogue.revision, announced_on=first_on),
        RulesForm(
            formdata=None, text=rules.text, revision=rules.kept.revision if rules.kept else 0
        ),
    )
    return {type(form).__name__: form for form in forms}
