"""The page of preparation, and opinions written down before the conference."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, url_for

from app.dialogue.models import Opinion
from app.dialogue.record import OPINION
from app.dialogue.service.opinions import voice_opinion
from app.domain.actors import Actor, Permission
from app.preparation.forms.work import CollectedForm
from app.preparation.routes.common import bp, carry_out, collected_form, own, show
from app.preparation.service import gathering
from app.preparation.service.reading import preparation_of
from app.records.sight import meet_own
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import see_other, wants_fragment

# An opinion that is new, joined or taken apart changes who has to answer what.
_PARTS = ("y-kien", "tra-loi", "dau-trang")


@bp.get("/<uuid:dialogue_id>/chuan-bi")
@requires(Permission.SEE_DIALOGUES)
def detail(dialogue_id: UUID):
    return show(own(dialogue_id))


@bp.post("/<uuid:dialogue_id>/chuan-bi/y-kien")
@requires(Permission.RECORD_DIALOGUE)
def collect(dialogue_id: UUID):
    """HTMX gets the section with an empty line; a plain browser the page at that line."""
    prepared = preparation_of(own(dialogue_id), today=today())
    form = CollectedForm()
    form.offer(prepared.minutes.villages)
    by = form.actor()
    if form.validate_on_submit() and tried(
        form, lambda: voice_opinion(dialogue_id, form.facts(), by=by)
    ):
        if wants_fragment():
            fresh = collected_form(prepared, form)
            return show(own(dialogue_id), parts=_PARTS, fresh=fresh)
        return see_other(
            url_for(
                ".detail",
                dialogue_id=dialogue_id,
                thon=form.village_id.data,
                nguon=form.source.data,
                _anchor="y-kien",
            )
        )
    return show(own(dialogue_id), wrong=form, parts=("y-kien",))


@bp.post("/chuan-bi/y-kien/<uuid:opinion_id>/gop/<int:number>")
@requires(Permission.RECORD_DIALOGUE)
def join(opinion_id: UUID, number: int):
    return _press(
        opinion_id,
        lambda revision, by: gathering.join_opinion(
            opinion_id, same_as=number, revision=revision, by=by
        ),
    )


@bp.post("/chuan-bi/y-kien/<uuid:opinion_id>/tach")
@requires(Permission.RECORD_DIALOGUE)
def take_apart(opinion_id: UUID):
    return _press(
        opinion_id,
        lambda revision, by: gathering.join_opinion(
            opinion_id, same_as=None, revision=revision, by=by
        ),
    )


@bp.post("/chuan-bi/y-kien/<uuid:opinion_id>/khac/<uuid:other_id>")
@requires(Permission.RECORD_DIALOGUE)
def tell_apart(opinion_id: UUID, other_id: UUID):
    return _press(
        opinion_id, lambda revision, by: gathering.tell_apart(opinion_id, other_id, by=by)
    )


@bp.post("/chuan-bi/y-kien/<uuid:opinion_id>/noi-com")
@requires(Permission.RECORD_DIALOGUE)
def mark_hot(opinion_id: UUID):
    return _press(
        opinion_id, lambda revision, by: gathering.mark_hot(opinion_id, is_hot=True, by=by)
    )


@bp.post("/chuan-bi/y-kien/<uuid:opinion_id>/bo-noi-com")
@requires(Permission.RECORD_DIALOGUE)
def unmark_hot(opinion_id: UUID):
    return _press(
        opinion_id, lambda revision, by: gathering.mark_hot(opinion_id, is_hot=False, by=by)
    )


def _press(opinion_id: UUID, do: Callable[[int, Actor], Any]) -> Response:
    held: Opinion = meet_own(OPINION, opinion_id, current_actor())
    form = OfficeForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(held.dialogue_id, form, lambda: do(revision, by), *_PARTS)
