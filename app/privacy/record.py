"""How the shared machinery sees the records of the life of data."""

from flask import url_for

from app.privacy.acts import DisposalAct, ErasureAct, HoldAct, IncidentAct, RequestAct
from app.privacy.models import DataIncident, DataRequest, Disposal, Erasure, LegalHold
from app.privacy.service import stones
from app.privacy.sight import (
    visible_disposals,
    visible_erasures,
    visible_holds,
    visible_incidents,
    visible_requests,
)
from app.records.types import RecordType

DATA_REQUEST = RecordType(
    key="data_request",
    label="Yêu cầu về dữ liệu cá nhân",
    model=DataRequest,
    acts=RequestAct,
    address=lambda request: url_for("privacy.request_detail", request_id=request.id),
    visible=visible_requests,
    line=lambda request: (
        f"Yêu cầu số {request.full_number}: {request.kind.label}",
        request.person,
    ),
)
DISPOSAL = RecordType(
    key="disposal",
    label="Danh mục hồ sơ hết hạn",
    model=Disposal,
    acts=DisposalAct,
    address=lambda one: url_for("privacy.disposal_detail", disposal_id=one.id),
    visible=visible_disposals,
)
ERASURE = RecordType(
    key="erasure",
    label="Bia xóa",
    model=Erasure,
    acts=ErasureAct,
    address=lambda one: url_for("privacy.stones"),
    visible=visible_erasures,
    arrived=stones.arrived,
)
LEGAL_HOLD = RecordType(
    key="legal_hold",
    label="Giữ nguyên hồ sơ",
    model=LegalHold,
    acts=HoldAct,
    address=lambda one: url_for("privacy.hold_detail", hold_id=one.id),
    visible=visible_holds,
)
DATA_INCIDENT = RecordType(
    key="data_incident",
    label="Sự cố dữ liệu cá nhân",
    model=DataIncident,
    acts=IncidentAct,
    address=lambda one: url_for("privacy.incident_detail", incident_id=one.id),
    visible=visible_incidents,
)
# Parents before children.
PRIVACY_TYPES: tuple[RecordType, ...] = (
    DATA_REQUEST,
    DISPOSAL,
    ERASURE,
    LEGAL_HOLD,
    DATA_INCIDENT,
)
