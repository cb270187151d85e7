"""How the shared machinery sees a village, and a change in the list of units."""

from flask import url_for
from sqlalchemy import ColumnElement, false

from app.domain.actors import Actor, Permission
from app.records.types import RecordType
from app.units.acts import ListAct, UnitAct
from app.units.models import UnitChange, Village
from app.units.service import lines_of, objection, reach, subtree_codes, take_in


def _visible_changes(by: Actor) -> ColumnElement[bool]:
    """What those above and below have told of the list is no secret."""
    if not by.may(Permission.KEEP_UNITS):
        return false()
    told_by = subtree_codes(by.unit) | set(lines_of({by.unit})[by.unit])
    return UnitChange.unit.in_(told_by)


UNIT_CHANGE = RecordType(
    key="unit_change",
    label="Thay đổi danh mục đơn vị",
    model=UnitChange,
    acts=ListAct,
    address=lambda change: url_for("units.unit", code=change.code),
    visible=_visible_changes,
    objection=objection,
    arrived=take_in,
)
VILLAGE = RecordType(
    key="village",
    label="Thôn, bản, tổ dân phố",
    model=Village,
    acts=UnitAct,
    address=lambda village: url_for("units.village", village_id=village.id),
    visible=lambda by: Village.unit.in_(reach(by)),
)
