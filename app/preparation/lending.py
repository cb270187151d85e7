"""The preparation as the room sees it: answers made ready, and how many were invited."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from app.db import db
from app.dialogue.prepared import ReadyAnswer
from app.domain.dialogue.inviting import CITIZENS, REGISTERED
from app.domain.dialogue.room import Group, GroupKind
from app.preparation.models import Answerer
from app.preparation.service.inviting import guests_of

OTHERS = "Khách mời khác"


class LentPreparation:
    """Answers :class:`app.dialogue.prepared.Preparation`."""

    def ready_answer(self, dialogue_id: UUID, field: str) -> ReadyAnswer | None:
        rows = db.select(Answerer).where(
            Answerer.dialogue_id == dialogue_id, Answerer.field == field
        )
        held = db.session.scalar(rows)
        if held is None:
            return None
        person = ", ".join(filter(None, (held.person, held.post)))
        return ReadyAnswer(person, held.body, held.answer, held.legal_basis)

    def invited(self, dialogue_id: UUID) -> Sequence[Group]:
        heads = Counter(one.group for one in guests_of(dialogue_id) if not one.withdrawn)
        return [Group(name or OTHERS, _kind(name), people) for name, people in heads.items()]


def _kind(group: str) -> GroupKind:
    return GroupKind.CITIZENS if group in (CITIZENS, REGISTERED) else GroupKind.DELEGATES
