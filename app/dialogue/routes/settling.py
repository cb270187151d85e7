"""Acts on an opinion that has its answer: result, satisfaction, reopening, end."""

from uuid import UUID

from app.dialogue.follow_up_forms import AskForm, CloseForm, ReopenForm, ResultForm
from app.dialogue.routes.common import bp
from app.dialogue.routes.follow_up import on_opinion
from app.dialogue.service import settling as acts
from app.domain.actors import Permission
from app.web.access import requires


@bp.post("/y-kien/<uuid:opinion_id>/ket-qua")
@requires(Permission.RECORD_DIALOGUE)
def note_result(opinion_id: UUID):
    return on_opinion(opinion_id, ResultForm(), acts.note_result)


@bp.post("/y-kien/<uuid:opinion_id>/hoi-nguoi-neu")
@requires(Permission.RECORD_DIALOGUE)
def ask_who_spoke(opinion_id: UUID):
    return on_opinion(opinion_id, AskForm(), acts.ask_who_spoke)


@bp.post("/y-kien/<uuid:opinion_id>/mo-lai")
@requires(Permission.RECORD_DIALOGUE)
def reopen(opinion_id: UUID):
    return on_opinion(opinion_id, ReopenForm(), acts.reopen)


@bp.post("/y-kien/<uuid:opinion_id>/dong")
@requires(Permission.CONCLUDE_DIALOGUE)
def close(opinion_id: UUID):
    return on_opinion(opinion_id, CloseForm(), acts.close)
