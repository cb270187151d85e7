"""How the shared machinery sees the records of mediation, parents before children."""

from dataclasses import replace

from flask import url_for

from app.domain.actors import Permission
from app.domain.calendar import show
from app.domain.classification import category_label
from app.domain.labels import LabelledEnum
from app.domain.mediation.acts import Act
from app.domain.mediation.alerts import AlertAct
from app.domain.mediation.book import BookAct
from app.domain.mediation.court import CourtAct
from app.domain.mediation.parties import PartyAct
from app.domain.mediation.restricting import ReaderAct
from app.domain.mediation.survey import SurveyAct
from app.mediation.models import (
    Agreement,
    Alert,
    Assignment,
    Book,
    CaseReader,
    Clause,
    CourtInquiry,
    CourtRequest,
    Invitee,
    MediationCase,
    Meeting,
    Partner,
    Party,
    Round,
    Survey,
)
from app.mediation.service.sight import (
    opened_case,
    opened_part,
    readable,
    visible,
    visible_books,
    visible_part_of,
)
from app.records.model import Record
from app.records.types import RecordType


def _part(label: str, model: type[Record], acts: type[LabelledEnum]) -> RecordType:
    """Something that belongs to a case and is shown on its page."""
    return RecordType(
        key=model.__tablename__,
        label=label,
        model=model,
        acts=acts,
        address=lambda part: url_for("mediation.detail", case_id=part.case_id),
        visible=visible_part_of(model),
        found=visible_part_of(model, readable),
        watched=opened_part,
    )


def _line_of_case(case: MediationCase) -> tuple[str, str]:
    name = f"{case.number} {case.parties_line}" if case.parties_line else case.number
    told = f"Nhận ngày {show(case.received_on)}. "
    if case.category:
        told += f"{category_label(case.category)}. "
    return name, told + (case.summary or "")


def _line_of_party(party: Party) -> tuple[str, str]:
    return party.name or party.kind.label, "; ".join(filter(None, (party.address, party.phone)))


BOOK = RecordType(
    key="mediation_book",
    label="Sổ theo dõi hòa giải",
    model=Book,
    acts=BookAct,
    address=lambda book: url_for("mediation.book", book_id=book.id),
    visible=visible_books,
)
MEDIATION_CASE = RecordType(
    key="mediation_case",
    label="Vụ, việc hòa giải",
    model=MediationCase,
    acts=Act,
    address=lambda case: url_for("mediation.detail", case_id=case.id),
    visible=visible,
    found=readable,
    attachable_by=Permission.ATTACH,
    watched=opened_case,
    line=_line_of_case,
)
PARTY = replace(_part("Bên của vụ, việc", Party, PartyAct), line=_line_of_party, person=Party.name)
ASSIGNMENT = _part("Phân công hòa giải viên", Assignment, Act)
INVITEE = replace(
    _part("Người được mời", Invitee, Act),
    line=lambda invitee: (invitee.name, invitee.invited_as.label),
    person=Invitee.name,
)
CASE_READER = replace(
    _part("Người được mở hồ sơ hạn chế", CaseReader, ReaderAct), person=CaseReader.name
)
ROUND = _part("Lần hòa giải", Round, Act)
MEETING = _part("Buổi hòa giải", Meeting, Act)
PARTNER = _part("Tổ phối hợp", Partner, Act)
AGREEMENT = replace(
    _part("Bản thỏa thuận", Agreement, Act),
    line=lambda agreement: (f"Bản thỏa thuận thứ {agreement.version}", agreement.terms or ""),
)
CLAUSE = replace(
    _part("Việc phải thực hiện theo thỏa thuận", Clause, Act),
    line=lambda clause: (clause.who or clause.side.label, clause.what or ""),
)
ALERT = replace(
    _part("Báo cáo theo Điều 10", Alert, AlertAct),
    address=lambda alert: url_for("mediation.alert", alert_id=alert.id),
)
COURT_REQUEST = replace(
    _part("Yêu cầu Tòa án công nhận", CourtRequest, CourtAct),
    address=lambda request: url_for("mediation.court", request_id=request.id),
)
COURT_INQUIRY = replace(
    _part("Yêu cầu tài liệu của Tòa án", CourtInquiry, CourtAct),
    address=lambda inquiry: url_for("mediation.court", request_id=inquiry.request_id),
)
SURVEY = _part("Ý kiến về việc hòa giải", Survey, SurveyAct)

#: What belongs to a case, parents before children.
PARTS: tuple[RecordType, ...] = (
    PARTY,
    ASSIGNMENT,
    INVITEE,
    CASE_READER,
    ROUND,
    MEETING,
    PARTNER,
    AGREEMENT,
    CLAUSE,
    ALERT,
    COURT_REQUEST,
    COURT_INQUIRY,
    SURVEY,
)
MEDIATION_TYPES: tuple[RecordType, ...] = (BOOK, MEDIATION_CASE, *PARTS)
