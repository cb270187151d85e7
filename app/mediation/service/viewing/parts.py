"""What belongs to a case: asked for once, so that nobody asks for what is not there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from app.db import db
from app.mediation.record import PARTS
from app.records.model import Record
from app.records.types import RecordType

Part = TypeVar("Part", bound=Record)

_KINDS = {kind.key: kind for kind in PARTS}
_HELD = db.union_all(
    *(
        db.select(kind.model.id, db.literal(kind.key)).where(
            kind.model.case_id == db.bindparam("case_id")
        )
        for kind in PARTS
    )
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Every record that belongs to a case, with its kind."""

    case_id: UUID
    kinds: Mapping[UUID, RecordType]

    def ask(self, model: type[Part], question: Callable[[UUID], Sequence[Part]]) -> Sequence[Part]:
        """Those of one kind by the ``question`` for them; nothing is asked where there are none."""
        is_held = any(kind.model is model for kind in self.kinds.values())
        return question(self.case_id) if is_held else ()


def parts_held(case_id: UUID) -> Parts:
    rows = db.session.execute(_HELD, {"case_id": case_id})
    return Parts(case_id, {part_id: _KINDS[key] for part_id, key in rows})
