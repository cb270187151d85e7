"""The record types of the book, parents before children. To add one, add its line here."""

from app.attachments.record import ATTACHMENT
from app.dialogue.record import CONCLUSION, DIALOGUE, OPINION
from app.lawpack.record import LAW_TYPES
from app.mediation.record import MEDIATION_TYPES
from app.records.types import RecordType
from app.teams.record import MEDIATOR, TEAM
from app.training.record import TRAINING_TYPES
from app.units.record import VILLAGE

RECORD_TYPES: tuple[RecordType, ...] = (
    VILLAGE,
    *LAW_TYPES,
    TEAM,
    MEDIATOR,
    *MEDIATION_TYPES,
    DIALOGUE,
    OPINION,
    CONCLUSION,
    ATTACHMENT,
    *TRAINING_TYPES,
)

BY_KEY: dict[str, RecordType] = {kind.key: kind for kind in RECORD_TYPES}
