"""How the shared machinery sees a village."""

from flask import url_for

from app.records.types import RecordType
from app.units.models import Village
from app.units.service import UnitAct, reach

VILLAGE = RecordType(
    key="village",
    label="Thôn, bản, tổ dân phố",
    model=Village,
    acts=UnitAct,
    address=lambda village: url_for("units.village", village_id=village.id),
    visible=lambda by: Village.unit.in_(reach(by)),
)
