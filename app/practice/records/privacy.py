"""Invented requests about data, a hold and an incident, so that no register is empty."""

from datetime import date, timedelta

from app.db import db, now
from app.domain.actors import Actor
from app.domain.privacy.incidents import IncidentKind
from app.domain.privacy.requests import AskedBy, Decision, IdentityProof, RequestKind
from app.mediation.models import MediationCase, Party
from app.mediation.service.restricting import restrict_case
from app.privacy.facts import HoldFacts, IncidentFacts, RequestFacts
from app.privacy.models import DataRequest
from app.privacy.service import holds, incidents, requests

ASKED = (
    (RequestKind.SEE, 1, "Muốn biết trong sổ hòa giải đang ghi những gì về mình."),
    (RequestKind.ERASE, 12, "Việc đã xong lâu, xin xóa tên và số điện thoại trong sổ."),
    (RequestKind.CORRECT, 25, "Năm sinh ghi trong sổ không đúng, xin sửa lại."),
)
RELATIVE = "Một bên là người nhà của công chức xã, phường."


def ask_some(*, today: date, by: Actor) -> None:
    """A few requests of parties, one finished; none where there are some. The last case is held,
    of which nobody asks."""
    own = db.select(DataRequest.id).where(DataRequest.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    rows = db.select(Party).where(Party.unit == by.unit, Party.name.is_not(None))
    people = db.session.scalars(rows.order_by(Party.id).limit(len(ASKED))).all()
    for party, (kind, days, content) in zip(people, ASKED, strict=False):
        facts = RequestFacts(
            received_on=today - timedelta(days=days),
            kind=kind,
            person=party.name or "",
            birth_year=party.birth_year,
            phone=party.phone,
            address=party.address,
            asked_by=AskedBy.SELF,
            identity=IdentityProof.CARD,
            content=content,
        )
        one = requests.note_request(facts, today=today, by=by)
        if kind is not RequestKind.SEE:
            _go_on(one, kind, today, by)
    _hold_one(today, by)
    _one_incident(today, by)


def restrict_one(*, today: date, by: Actor) -> None:
    """The newest closed case is of a relative of the house; only ``by``, its mediators and the
    leader open it. None where ``by`` has no account, or one is restricted."""
    own = db.select(MediationCase).where(MediationCase.unit == by.unit)
    held = own.where(MediationCase.restricted_because.is_not(None)).limit(1)
    if by.account_id is None or db.session.scalar(held) is not None:
        return
    newest = own.where(MediationCase.closed_on.is_not(None)).order_by(
        MediationCase.received_on.desc(), MediationCase.id
    )
    if (case := db.session.scalars(newest.limit(1)).first()) is not None:
        restrict_case(case.id, reason=RELATIVE, readers=(), today=today, by=by)


def _go_on(one: DataRequest, kind: RequestKind, today: date, by: Actor) -> None:
    """Looked for, marked and granted; what is not an erasure is done."""
    answered = one.received_on + timedelta(days=1)
    requests.answer_first(one.id, answered, revision=one.revision, today=today, by=by)
    why = "Giải quyết yêu cầu của người dân"
    requests.look_for(one.id, why, revision=one.revision, today=today, by=by)
    found = requests.found_for(one, today=today, by=by)
    keys = [hit.key for hit in found.hits if hit.whole] if found else []
    requests.mark_records(one.id, keys, revision=one.revision, today=today, by=by)
    requests.decide(
        one.id,
        Decision.GRANT,
        today,
        reason="",
        basis="",
        revision=one.revision,
        today=today,
        by=by,
    )
    if kind is not RequestKind.ERASE:
        words = "Đã sửa năm sinh theo căn cước."
        requests.note_done(one.id, words, revision=one.revision, today=today, by=by)


def _hold_one(today: date, by: Actor) -> None:
    rows = db.select(MediationCase.id).where(MediationCase.unit == by.unit)
    case_id = db.session.scalar(rows.order_by(MediationCase.id.desc()).limit(1))
    if case_id is not None:
        facts = HoldFacts(
            reason="Tòa án đang giải quyết vụ án giữa các bên.",
            authority="Tòa án nhân dân khu vực 1",
            document="Công văn số 15/CV-TA",
            placed_on=today,
        )
        holds.place_hold("mediation_case", case_id, facts, today=today, by=by)


def _one_incident(today: date, by: Actor) -> None:
    facts = IncidentFacts(
        discovered_at=now() - timedelta(hours=20),
        kind=IncidentKind.SENT_WRONG,
        what="In nhầm danh sách vụ, việc và để quên ở phòng tiếp dân.",
        measures="Đã thu lại bản in, nhắc người trực.",
        consequences="Người ngoài có thể đã đọc tên các bên.",
        account_id=by.account_id,
        since=today - timedelta(days=1),
        until=today,
    )
    incidents.note_incident(facts, today=today, by=by)
