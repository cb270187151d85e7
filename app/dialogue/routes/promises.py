"""The page of a conclusion after the conference, and the acts on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response

from app.attachments.shelf import shelf_of
from app.dialogue.follow_up_forms import (
    ActForm,
    DropForm,
    ExtendForm,
    FinishForm,
    ReopenWorkForm,
    WorkForm,
    on_conclusion,
)
from app.dialogue.models import Conclusion
from app.dialogue.record import CONCLUSION
from app.dialogue.routes.common import bp, readable
from app.dialogue.service import promises as acts
from app.dialogue.service.following import follow_conclusion as followed_of
from app.domain.actors import Permission
from app.records.journal import history
from app.records.sight import meet, meet_own
from app.records.wording import history_lines
from app.web.access import current_actor, requires
from app.web.context import today
from app.web.forms import tried
from app.web.htmx import page, see_other


@bp.get("/ket-luan/<uuid:conclusion_id>/theo-doi")
@requires(Permission.SEE_DIALOGUES)
def follow_conclusion(conclusion_id: UUID):
    return _show(meet(CONCLUSION, conclusion_id, current_actor()))


@bp.post("/ket-luan/<uuid:conclusion_id>/tien-do")
@requires(Permission.RECORD_DIALOGUE)
def note_work(conclusion_id: UUID):
    return _do(conclusion_id, WorkForm(), acts.note_progress)


@bp.post("/ket-luan/<uuid:conclusion_id>/gia-han")
@requires(Permission.CONCLUDE_DIALOGUE)
def extend_work(conclusion_id: UUID):
    return _do(conclusion_id, ExtendForm(), acts.extend)


@bp.post("/ket-luan/<uuid:conclusion_id>/xong")
@requires(Permission.RECORD_DIALOGUE)
def finish_work(conclusion_id: UUID):
    return _do(conclusion_id, FinishForm(), acts.finish)


@bp.post("/ket-luan/<uuid:conclusion_id>/thoi")
@requires(Permission.CONCLUDE_DIALOGUE)
def drop_work(conclusion_id: UUID):
    return _do(conclusion_id, DropForm(), acts.drop)


@bp.post("/ket-luan/<uuid:conclusion_id>/mo-lai")
@requires(Permission.RECORD_DIALOGUE)
def reopen_work(conclusion_id: UUID):
    return _do(conclusion_id, ReopenWorkForm(), acts.reopen)


def _do(conclusion_id: UUID, form: ActForm, act: Callable[..., Any]) -> Response:
    held = meet_own(CONCLUSION, conclusion_id, current_actor())
    done = form.validate_on_submit() and tried(
        form,
        lambda: act(
            conclusion_id,
            **form.facts(),
            revision=form.seen_revision,
            today=today(),
            by=form.actor(),
        ),
    )
    return see_other(CONCLUSION.address(held)) if done else _show(held, form)


def _show(held: Conclusion, wrong: ActForm | None = None) -> Response:
    forms = {type(one).__name__: one for one in on_conclusion(held, today())}
    if wrong is not None:
        forms[type(wrong).__name__] = wrong
    return page(
        "dialogue/follow_up/conclusion.html",
        None,
        422 if wrong else 200,
        conclusion=held,
        dialogue=readable(held.dialogue_id),
        followed=followed_of(held, today=today()),
        forms=forms,
        shelf=shelf_of(held, by=current_actor()),
        lines=history_lines(CONCLUSION, history("conclusion", [held.id])),
    )
