"""The screen in the room, its news, its plan, and the opening and closing of the meeting."""

from uuid import UUID

from flask import make_response, url_for

from app.dialogue.forms import BeginForm, EndForm
from app.dialogue.prepared import preparation
from app.dialogue.room_forms import PlanForm
from app.dialogue.routes.common import bp, own
from app.dialogue.routes.room_common import enter, news_page, room_page
from app.dialogue.service import agenda, conference
from app.dialogue.service.room import room_of
from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import check_open
from app.web.access import requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/<uuid:dialogue_id>/phong-hop")
@requires(Permission.RECORD_DIALOGUE)
def room(dialogue_id: UUID):
    """Signed minutes and what was called off are read where all is read."""
    dialogue = own(dialogue_id)
    if dialogue.state.is_frozen or dialogue.state.is_called_off:
        return see_other(url_for(".detail", dialogue_id=dialogue_id))
    return room_page(dialogue)


@bp.get("/<uuid:dialogue_id>/phong-hop/moi")
@requires(Permission.RECORD_DIALOGUE, by_itself=True)
def room_news(dialogue_id: UUID):
    """Asked every few seconds by an open screen; nothing new is told in one short query."""
    return news_page(own(dialogue_id)) or make_response("", 204)


@bp.route("/<uuid:dialogue_id>/phong-hop/chuong-trinh", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def room_plan(dialogue_id: UUID):
    """Nothing is written before somebody has seen the proposal and saved it."""
    dialogue = own(dialogue_id)
    check_open(dialogue.state)
    form = PlanForm()
    if form.validate_on_submit():
        done = tried(
            form,
            lambda: agenda.lay_down(
                dialogue_id, form.planned_items(), form.planned_groups(), by=form.actor()
            ),
        )
        if done:
            return see_other(url_for(".room", dialogue_id=dialogue_id))
    elif not form.is_submitted() and not form.items.entries:
        invited = preparation().invited(dialogue_id)
        form = PlanForm.of(room_of(dialogue, today=today()), invited)
    return page("dialogue/room/plan.html", None, form.answer_status, form=form, dialogue=dialogue)


@bp.post("/<uuid:dialogue_id>/phong-hop/bat-dau")
@requires(Permission.RECORD_DIALOGUE)
def room_begin(dialogue_id: UUID):
    form = BeginForm()
    return enter(
        own(dialogue_id),
        form,
        lambda by: conference.begin_session(
            dialogue_id,
            started_at=form.started_at.data,
            revision=form.seen_revision,
            today=today(),
            by=by,
        ),
    )


@bp.post("/<uuid:dialogue_id>/phong-hop/ket-thuc")
@requires(Permission.RECORD_DIALOGUE)
def room_end(dialogue_id: UUID):
    form = EndForm()
    return enter(
        own(dialogue_id),
        form,
        lambda by: conference.end_session(
            dialogue_id,
            ended_at=form.ended_at.data,
            people=form.people.data,
            revision=form.seen_revision,
            today=today(),
            by=by,
        ),
    )
