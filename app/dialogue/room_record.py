"""How the shared machinery sees what is noted in the room; all of it stays in the commune."""

from flask import url_for

from app.dialogue.models import AgendaItem, Attendance, Turn
from app.dialogue.room_acts import AgendaAct, AttendanceAct, TurnAct
from app.dialogue.sight import visible_of
from app.records.types import RecordType


def _address(record: AgendaItem | Attendance | Turn) -> str:
    return url_for("dialogue.room", dialogue_id=record.dialogue_id)


AGENDA_ITEM = RecordType(
    key="agenda_item",
    label="Mục của chương trình",
    model=AgendaItem,
    acts=AgendaAct,
    address=_address,
    visible=visible_of(AgendaItem),
)
ATTENDANCE = RecordType(
    key="attendance",
    label="Số người có mặt",
    model=Attendance,
    acts=AttendanceAct,
    address=_address,
    visible=visible_of(Attendance),
)
TURN = RecordType(
    key="turn",
    label="Lượt phát biểu",
    model=Turn,
    acts=TurnAct,
    address=_address,
    visible=visible_of(Turn),
    person=Turn.speaker,
)

ROOM_TYPES: tuple[RecordType, ...] = (AGENDA_ITEM, ATTENDANCE, TURN)
