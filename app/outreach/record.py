"""How the shared machinery sees an occasion."""

from flask import url_for

from app.domain.calendar import show
from app.outreach.acts import OutreachAct
from app.outreach.models import Outreach
from app.outreach.sight import visible_outreach
from app.records.types import RecordType

OUTREACH = RecordType(
    key="outreach",
    label="Buổi tuyên truyền",
    model=Outreach,
    acts=OutreachAct,
    address=lambda one: url_for("outreach.detail", outreach_id=one.id),
    visible=visible_outreach,
    line=lambda one: (f"Tuyên truyền ngày {show(one.held_on)}: {one.topic}", one.place),
)
