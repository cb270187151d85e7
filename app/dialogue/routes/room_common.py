"""What all addresses of the room share: what is sent back, and how a line is taken."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from flask import Response, make_response, request, url_for
from werkzeug.datastructures import MultiDict

from app.db import now
from app.dialogue.forms import BeginForm, EndForm
from app.dialogue.models import Dialogue
from app.dialogue.opinion_forms import ConclusionForm, QuickOpinionForm
from app.dialogue.room_forms import HeadsForm, StepForm, TurnForm
from app.dialogue.service.room import Room, news_since, room_of
from app.domain.actors import Actor
from app.domain.calendar import HERE
from app.domain.dialogue.kinds import OpinionSource
from app.drafts.offering import draft_for
from app.records.journal import AlreadyDone
from app.units.service import villages_of
from app.web.access import current_actor
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other, wants_fragment

F = TypeVar("F", bound=OfficeForm)


def seen_mark() -> int:
    """The last line of the journal that the asking page shows; 0 where it does not say."""
    given = request.values.get("tu", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def resumed(kind: type[F], address: str, **held: Any) -> F:
    """The form of ``address`` with what was typed in it and not saved, put back without a press."""
    draft = draft_for(address)
    if draft is None:
        return kind(formdata=None, **held)
    return kind(formdata=MultiDict([(name, value) for name, value in draft.fields]))


def room_page(dialogue: Dialogue, wrong: OfficeForm | None = None) -> Response:
    """The whole screen; ``wrong`` is a form to be mended."""
    room = room_of(dialogue, today=today())
    forms = {type(form).__name__: form for form in _fresh_forms(room)}
    if wrong is not None:
        forms[type(wrong).__name__] = wrong
    return page(
        "dialogue/room/room.html",
        None,
        422 if wrong else 200,
        **in_room(room),
        forms=forms,
        resumable=_resumable(room),
    )


def in_room(room: Room) -> dict[str, Any]:
    """What every part of the screen needs."""
    return {
        "room": room,
        "dialogue": room.dialogue,
        "minutes": room.minutes,
        "today": today(),
        "now": now(),
        "step": lambda revision=0: StepForm(formdata=None, revision=revision),
        "heads": lambda group: HeadsForm(formdata=None, obj=group),
    }


def village_names() -> dict[UUID, str]:
    """The villages to choose from, in the order people count them."""
    return {one.id: one.full_name for one in villages_of(current_actor().unit)}


def told(dialogue: Dialogue, anchor: str = "") -> Response:
    """After an act: what is new on the screen, or for a browser without script the screen."""
    if not wants_fragment():
        return see_other(url_for(".room", dialogue_id=dialogue.id, _anchor=anchor or None))
    return news_page(dialogue) or make_response("", 204)


def news_page(dialogue: Dialogue) -> Response | None:
    """The rows that were written since the page last asked; None where none were."""
    news = news_since(dialogue.id, seen_mark())
    if news is None:
        return None
    room = room_of(dialogue, today=today())
    fragment = "dialogue/room/_news.html"
    forms = {type(form).__name__: form for form in _head_forms(room)}
    return page(fragment, fragment, **in_room(room), news=news, forms=forms)


def enter(
    dialogue: Dialogue, form: OfficeForm, do: Callable[[Actor], Any], *, words: str = ""
) -> Response:
    """Take one line of the room; ``words`` names the column that holds what was typed.

    A line that was put back from a draft may carry a key under which other words were saved
    meanwhile, from another machine: it is then taken under a key of its own words, and sent
    again it still is taken once.
    """

    def once() -> Any:
        try:
            return do(form.actor())
        except AlreadyDone as done:
            typed = form[words].data if words else None
            if not words or done.entry.changes.get(words, (None, None))[1] == typed:
                raise
            key = sha256(f"{form.request_key.data} {typed}".encode()).hexdigest()[:32]
            return do(replace(form.actor(), request_key=key))

    if form.validate_on_submit():
        tried(form, once)
    if not form.errors:
        return told(dialogue)
    if wants_fragment():
        refused = "dialogue/room/_refused.html"
        return page(refused, refused, 422, form=form)
    return room_page(dialogue, form)


def _fresh_forms(room: Room) -> list[OfficeForm]:
    held = room.dialogue
    voice, ask, conclude = (
        url_for(f".{name}", dialogue_id=held.id)
        for name in ("room_voice", "room_ask", "room_conclude")
    )
    likely = {"village_id": held.only_village}
    line = resumed(
        QuickOpinionForm, voice, data={"source": OpinionSource.AT_MEETING.value, **likely}
    )
    turn = resumed(TurnForm, ask, data=likely)
    line.offer(village_names())
    turn.offer(village_names())
    return [line, turn, resumed(ConclusionForm, conclude), *_head_forms(room)]


def _head_forms(room: Room) -> list[OfficeForm]:
    held = room.dialogue
    clock = now().astimezone(HERE).time().replace(second=0)
    return [
        BeginForm(formdata=None, revision=held.revision, started_at=held.started_at or clock),
        EndForm(formdata=None, revision=held.revision, ended_at=clock, people=room.people),
    ]


def _resumable(room: Room) -> set[Any]:
    """Opinions in whose details something was typed and not saved: they open by themselves."""
    return {
        one.id
        for one in room.minutes.opinions
        if draft_for(url_for(".room_handle", opinion_id=one.id))
        or draft_for(url_for(".room_correct", opinion_id=one.id))
    }
