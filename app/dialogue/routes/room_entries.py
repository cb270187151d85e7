"""What is written down in the room line by line: opinions, conclusions, speakers, heads, time."""

from functools import partial
from uuid import UUID

from flask import abort

from app.dialogue.models import AgendaItem, Attendance, Turn
from app.dialogue.opinion_forms import ConclusionForm, QuickOpinionForm
from app.dialogue.room_forms import HeadsForm, StepForm, TurnForm
from app.dialogue.room_record import AGENDA_ITEM, ATTENDANCE, TURN
from app.dialogue.routes.common import bp, for_the_chair, own
from app.dialogue.routes.room_common import enter, village_names
from app.dialogue.service import agenda, minutes, opinions, turns
from app.domain.actors import Permission
from app.domain.dialogue.room import TurnState
from app.records.sight import meet_own
from app.web.access import current_actor, requires

TURN_ACTS = {
    "moi": turns.call,
    "xong": turns.finish,
    "thoi": partial(turns.leave_or_return, wanted=TurnState.LEFT),
    "lai": partial(turns.leave_or_return, wanted=TurnState.WAITING),
}


@bp.post("/<uuid:dialogue_id>/phong-hop/y-kien")
@requires(Permission.RECORD_DIALOGUE)
def room_voice(dialogue_id: UUID):
    form, dialogue = QuickOpinionForm(), own(dialogue_id)
    form.offer(village_names())
    return enter(
        dialogue,
        form,
        lambda by: opinions.voice_opinion(dialogue_id, form.facts(), by=by),
        words="content",
    )


@bp.post("/<uuid:dialogue_id>/phong-hop/ket-luan")
@requires(Permission.CONCLUDE_DIALOGUE)
def room_conclude(dialogue_id: UUID):
    form, dialogue = ConclusionForm(), own(dialogue_id)
    chair = for_the_chair(form, dialogue_id)
    return enter(
        dialogue,
        form,
        lambda by: minutes.conclude(dialogue_id, form.facts(), by=by.on_behalf_of(chair.acted_by)),
        words="content",
    )


@bp.post("/<uuid:dialogue_id>/phong-hop/phat-bieu")
@requires(Permission.RECORD_DIALOGUE)
def room_ask(dialogue_id: UUID):
    form, dialogue = TurnForm(), own(dialogue_id)
    form.offer(village_names())
    return enter(
        dialogue,
        form,
        lambda by: turns.ask_to_speak(dialogue_id, form.facts(), by=by),
        words="speaker",
    )


@bp.post("/<uuid:dialogue_id>/phong-hop/moi-nguoi-tiep")
@requires(Permission.RECORD_DIALOGUE)
def room_call_next(dialogue_id: UUID):
    return enter(own(dialogue_id), StepForm(), lambda by: turns.call_next(dialogue_id, by=by))


@bp.post("/phong-hop/phat-bieu/<uuid:turn_id>/<what>")
@requires(Permission.RECORD_DIALOGUE)
def room_turn(turn_id: UUID, what: str):
    """``what``: called out of the order, done, does not want to any more, wants to again."""
    if what not in TURN_ACTS:
        abort(404)
    turn: Turn = meet_own(TURN, turn_id, current_actor())
    form, act = StepForm(), TURN_ACTS[what]
    return enter(
        own(turn.dialogue_id),
        form,
        lambda by: act(turn_id, revision=form.seen_revision, by=by),
    )


@bp.post("/<uuid:dialogue_id>/phong-hop/muc-tiep")
@requires(Permission.RECORD_DIALOGUE)
def room_next_item(dialogue_id: UUID):
    return enter(own(dialogue_id), StepForm(), lambda by: agenda.next_item(dialogue_id, by=by))


@bp.post("/phong-hop/muc/<uuid:item_id>")
@requires(Permission.RECORD_DIALOGUE)
def room_start_item(item_id: UUID):
    item: AgendaItem = meet_own(AGENDA_ITEM, item_id, current_actor())
    form = StepForm()
    return enter(
        own(item.dialogue_id),
        form,
        lambda by: agenda.start_item(item_id, revision=form.seen_revision, by=by),
    )


@bp.post("/phong-hop/nhom/<uuid:group_id>")
@requires(Permission.RECORD_DIALOGUE)
def room_count(group_id: UUID):
    group: Attendance = meet_own(ATTENDANCE, group_id, current_actor())
    form = HeadsForm()
    return enter(
        own(group.dialogue_id),
        form,
        lambda by: agenda.count_heads(
            group_id, present=form.present.data, revision=form.seen_revision, by=by
        ),
    )
