"""The text for the loudspeakers, the log of broadcasts, the day of notice, the house rules."""

from uuid import UUID

from flask import url_for

from app.dialogue.service.notice import announce as note_announced
from app.domain.actors import Permission
from app.domain.dialogue.lifecycle import check_open
from app.domain.dialogue.notices import TextKind
from app.preparation.forms.notice import (
    AnnounceForm,
    BroadcastForm,
    LoggedForm,
    RulesForm,
    TextForm,
)
from app.preparation.models import Broadcast
from app.preparation.record import BROADCAST
from app.preparation.routes.common import bp, carry_out, own
from app.preparation.service import notice as service
from app.preparation.service.reading import called_villages
from app.records.sight import meet_own
from app.units.service import villages_of
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import OfficeForm, tried
from app.web.htmx import page, see_other
from app.web.telling import tell, tell_undoable

_PARTS = ("thong-bao", "dau-trang")


@bp.post("/<uuid:dialogue_id>/chuan-bi/loi-phat-thanh")
@requires(Permission.RECORD_DIALOGUE)
def keep_text(dialogue_id: UUID):
    form = TextForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: service.keep_text(
            dialogue_id, TextKind.LOUDSPEAKER, form.text.data, revision=revision, by=by
        ),
        *_PARTS,
    )


@bp.post("/<uuid:dialogue_id>/chuan-bi/soan-lai")
@requires(Permission.RECORD_DIALOGUE)
def write_anew(dialogue_id: UUID):
    """Put the text made from the record in the place of the kept one."""
    form = OfficeForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: service.write_anew(dialogue_id, revision=revision, by=by),
        *_PARTS,
    )


@bp.post("/<uuid:dialogue_id>/chuan-bi/lan-phat")
@requires(Permission.RECORD_DIALOGUE)
def log_broadcasts(dialogue_id: UUID):
    form = BroadcastForm()
    form.offer(called_villages(own(dialogue_id)))
    by = form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: service.log_broadcasts(
            dialogue_id, form.facts(), villages=form.villages.data or (), today=today(), by=by
        ),
        *_PARTS,
    )


@bp.route("/chuan-bi/lan-phat/<uuid:broadcast_id>", methods=["GET", "POST"])
@requires(Permission.RECORD_DIALOGUE)
def broadcast(broadcast_id: UUID):
    held = _broadcast(broadcast_id)
    dialogue = own(held.dialogue_id)
    check_open(dialogue.state)
    form = LoggedForm(obj=held)
    if form.validate_on_submit():
        revision, by = form.seen_revision, form.actor()

        def act() -> Broadcast:
            return service.correct_broadcast(
                broadcast_id, form.facts(), revision=revision, today=today(), by=by
            )

        if tried(form, act) is not None:
            return see_other(BROADCAST.address(held))
    names = {one.id: one.full_name for one in villages_of(dialogue.unit)}
    return page(
        "preparation/broadcast.html",
        None,
        form.answer_status,
        form=form,
        broadcast=held,
        dialogue=dialogue,
        village=names.get(held.village_id, "Cả xã, phường"),
        press=OfficeForm(formdata=None, revision=held.revision),
    )


@bp.post("/chuan-bi/lan-phat/<uuid:broadcast_id>/gach")
@requires(Permission.RECORD_DIALOGUE)
def strike_broadcast(broadcast_id: UUID):
    held, form = _broadcast(broadcast_id), OfficeForm()
    revision, by = form.seen_revision, form.actor()

    def act() -> Broadcast:
        row = service.strike_broadcast(broadcast_id, revision=revision, by=by)
        back = url_for(".restore_broadcast", broadcast_id=broadcast_id)
        tell_undoable("Đã gạch một lần phát, niêm yết.", back)
        return row

    return carry_out(held.dialogue_id, form, act, *_PARTS)


@bp.post("/chuan-bi/lan-phat/<uuid:broadcast_id>/dua-lai")
@requires(Permission.RECORD_DIALOGUE)
def restore_broadcast(broadcast_id: UUID):
    held = _broadcast(broadcast_id)
    service.restore_broadcast(broadcast_id, by=OfficeForm().actor())
    tell("Đã bỏ gạch, lần phát, niêm yết ấy lại được tính.")
    return see_other(url_for(".detail", dialogue_id=held.dialogue_id, _anchor=_PARTS[0]))


@bp.post("/<uuid:dialogue_id>/chuan-bi/ngay-thong-bao")
@requires(Permission.RECORD_DIALOGUE)
def announce(dialogue_id: UUID):
    """The day is proposed from the log; only this press writes it."""
    form = AnnounceForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: note_announced(
            dialogue_id,
            announced_on=form.announced_on.data,
            revision=revision,
            today=today(),
            by=by,
        ),
        *_PARTS,
    )


@bp.post("/<uuid:dialogue_id>/chuan-bi/noi-quy")
@requires(Permission.RECORD_DIALOGUE)
def keep_rules(dialogue_id: UUID):
    form = RulesForm()
    revision, by = form.seen_revision, form.actor()
    return carry_out(
        dialogue_id,
        form,
        lambda: service.keep_rules(
            dialogue_id,
            form.text.data,
            for_commune=form.for_commune.data,
            revision=revision,
            by=by,
        ),
        "noi-quy",
    )


def _broadcast(broadcast_id: UUID) -> Broadcast:
    return meet_own(BROADCAST, broadcast_id, current_actor())
