"""How the shared machinery sees cases, parties and assignments."""

from flask import url_for

from app.domain.mediation.acts import Act
from app.mediation.models import Assignment, MediationCase, Party
from app.mediation.service.parties import PartyAct
from app.mediation.service.sight import visible, visible_part_of
from app.records.types import RecordType

MEDIATION_CASE = RecordType(
    key="mediation_case",
    label="Vụ, việc hòa giải",
    model=MediationCase,
    acts=Act,
    address=lambda case: url_for("mediation.detail", case_id=case.id),
    visible=visible,
)
PARTY = RecordType(
    key="party",
    label="Bên của vụ, việc",
    model=Party,
    acts=PartyAct,
    address=lambda party: url_for("mediation.detail", case_id=party.case_id),
    visible=visible_part_of(Party),
)
ASSIGNMENT = RecordType(
    key="assignment",
    label="Phân công hòa giải viên",
    model=Assignment,
    acts=Act,
    address=lambda assignment: url_for("mediation.detail", case_id=assignment.case_id),
    visible=visible_part_of(Assignment),
)
