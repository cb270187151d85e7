"""What the pages of dialogues share: the blueprint, who sees what, the page of the minutes."""

from uuid import UUID

from flask import Blueprint, Response

from app.dialogue.forms import (
    BeginForm,
    CallOffForm,
    EndForm,
    NoteForm,
    PublishForm,
    RescheduleForm,
    SignForm,
    SumUpForm,
)
from app.dialogue.models import Dialogue
from app.dialogue.opinion_forms import ConclusionForm, QuickOpinionForm
from app.dialogue.papers.facts import name_and_post
from app.dialogue.record import DIALOGUE
from app.dialogue.routes.beside import beside, notify_form
from app.dialogue.service import reading
from app.dialogue.service.open_points import open_points
from app.dialogue.service.reading import Minutes
from app.domain.actors import Actor, Role
from app.domain.dialogue.kinds import OpinionSource
from app.records.sight import meet, meet_own
from app.web.access import current_actor
from app.web.context import today
from app.web.forms import OfficeForm
from app.web.htmx import page
from app.yearplan.service.linking import origin_of

bp = Blueprint("dialogue", __name__, url_prefix="/doi-thoai")


def readable(dialogue_id: UUID) -> Dialogue:
    return meet(DIALOGUE, dialogue_id, current_actor())


def own(dialogue_id: UUID) -> Dialogue:
    """The conference, to be changed: only its own unit's."""
    return meet_own(DIALOGUE, dialogue_id, current_actor())


def for_the_chair(form: OfficeForm, dialogue_id: UUID) -> Actor:
    """Who concludes and signs: the leader, or the officer who writes it down for the chair."""
    actor = form.actor()
    if actor.role is Role.COMMUNE_LEADER:
        return actor
    return actor.on_behalf_of(own(dialogue_id).chairs)


def minutes_page(dialogue: Dialogue, wrong: OfficeForm | None = None) -> Response:
    """The minutes with the forms of what can be done next; ``wrong`` is one to be mended."""
    minutes = reading.minutes_of(dialogue, today=today())
    forms = {type(form): form for form in _fresh_forms(minutes)}
    if wrong is not None:
        forms[type(wrong)] = wrong
    return page(
        "dialogue/detail.html",
        None,
        422 if wrong else 200,
        minutes=minutes,
        open_points=open_points(dialogue),
        dialogue=dialogue,
        origin=origin_of(dialogue.planned_id, dialogue.request_id),
        forms={kind.__name__: form for kind, form in forms.items()},
        today=today(),
        **beside(dialogue),
    )


def fresh_opinion_form(minutes: Minutes) -> QuickOpinionForm:
    """An empty line for the next opinion, with a key of its own."""
    begun = minutes.dialogue.state.has_begun
    source = OpinionSource.AT_MEETING if begun else OpinionSource.BEFORE
    form = QuickOpinionForm(
        formdata=None, data={"source": source.value, "village_id": minutes.dialogue.only_village}
    )
    form.offer(minutes.villages)
    return form


def _fresh_forms(minutes: Minutes) -> list[OfficeForm]:
    dialogue = minutes.dialogue
    held = {"formdata": None, "obj": dialogue}
    acts = (BeginForm, EndForm, CallOffForm, SumUpForm)
    return [
        fresh_opinion_form(minutes),
        ConclusionForm(formdata=None),
        *(kind(**held) for kind in acts),
        RescheduleForm(formdata=None, revision=dialogue.revision),
        SignForm(
            formdata=None,
            revision=dialogue.revision,
            signed_on=today(),
            signed_by=name_and_post(dialogue.chairs)[0] or current_actor().name,
        ),
        PublishForm(**held),
        notify_form(dialogue),
        NoteForm(formdata=None),
    ]
