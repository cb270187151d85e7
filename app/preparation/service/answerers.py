"""Who answers which field."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.dialogue.fields import check_field, field_label
from app.domain.errors import RuleViolation
from app.preparation.acts import AnswererAct
from app.preparation.facts import AnswererFacts
from app.preparation.models import Answerer
from app.preparation.service.common import open_dialogue, open_part
from app.records import journal


def name_answerer(dialogue_id: UUID, facts: AnswererFacts, *, by: Actor) -> Answerer:
    """Say who answers the opinions of a field; each field has one line."""
    with transaction() as session:
        open_dialogue(session, dialogue_id, by=by)
        answerer = Answerer(unit=by.unit, dialogue_id=dialogue_id)
        _check(session, dialogue_id, facts, own=None)
        facts.write_into(answerer)
        journal.write(answerer, AnswererAct.NAME, by=by)
    return answerer


def change_answerer(
    answerer_id: UUID, facts: AnswererFacts, *, revision: int, by: Actor
) -> Answerer:
    with transaction() as session:
        answerer, dialogue = open_part(session, Answerer, answerer_id, revision=revision, by=by)
        _check(session, dialogue.id, facts, own=answerer.id)
        facts.write_into(answerer)
        journal.correct(answerer, AnswererAct.CHANGE, by=by)
    return answerer


def _check(session: Session, dialogue_id: UUID, facts: AnswererFacts, *, own: UUID | None) -> None:
    check_field(facts.field)
    taken = db.select(Answerer.id).where(
        Answerer.dialogue_id == dialogue_id, Answerer.field == facts.field
    )
    if (held := session.scalar(taken)) is not None and held != own:
        label = field_label(facts.field)
        raise RuleViolation(f"Lĩnh vực “{label}” đã có người trả lời. Hãy sửa dòng đó.")
