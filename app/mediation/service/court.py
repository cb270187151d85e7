"""Asking the court to recognise an agreement, step by step, and answering what it asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.lawpack import LawPack
from app.domain.mediation import court
from app.domain.mediation.court import CourtAct, CourtState
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseResult
from app.lawpack.service import law_of
from app.mediation.models import Agreement, CourtInquiry, CourtRequest, MediationCase
from app.mediation.service.facts import set_facts
from app.mediation.service.parties import parties_of
from app.mediation.service.sight import own_case
from app.mediation.service.versions import in_force
from app.records import journal
from app.records.locking import take

ANEW = "Thỏa thuận đã có bản mới"


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What is typed of a request before it is filed: the conditions, who asks, which court."""

    applicants: Sequence[UUID] = ()
    court_name: str = ""
    has_capacity: bool = False
    holds_rights: bool = False
    third_agrees: bool = False
    is_voluntary: bool = False
    note: str = ""


def prepare_request(case_id: UUID, facts: RequestFacts, *, by: Actor) -> CourtRequest:
    """A request on the agreement that holds now; its last day is six months after that."""
    with transaction() as session:
        case = own_case(session, case_id, by=by)
        court.check_prepare(
            case.result,
            is_written=bool(case.is_written),
            others=[one.state for one in requests_of(case.id)],
        )
        version = in_force(case.id)
        request = CourtRequest(
            unit=case.unit,
            case_id=case.id,
            agreement_id=version.id,
            state=court.next_court_state(None, CourtAct.PREPARE, role=by.role),
            due_on=court_due(law_of(case.unit), version.agreed_on),
        )
        _fill(request, facts)
        journal.write(request, CourtAct.PREPARE, by=by)
    return request


def check_request(
    request_id: UUID, facts: RequestFacts, *, revision: int | None = None, by: Actor
) -> CourtRequest:
    """Conditions, applicants and court are gone through again before filing."""
    with transaction() as session:
        request = _take(session, request_id, CourtAct.CHECK, by, revision)
        _fill(request, facts)
        journal.write(request, CourtAct.CHECK, by=by)
    return request


def go_by(version: Agreement, *, by: Actor) -> None:
    """Requests that have not gone to the court ask for the version that is in force now; what
    was filed stays what the court has. An oral version cannot be asked for."""
    if not version.is_written:
        return
    for request in requests_of(version.case_id):
        if request.state is CourtState.NOT_FILED:
            request.agreement_id = version.id
            request.due_on = court_due(law_of(version.unit), version.agreed_on)
            journal.write(request, CourtAct.CHECK, by=by, reason=ANEW)


def file_request(
    request_id: UUID, *, filed_on: date, revision: int | None = None, today: date, by: Actor
) -> CourtRequest:
    """The application went to the court; after the last day too, for the court decides."""
    with transaction() as session:
        request = _take(session, request_id, CourtAct.FILE, by, revision)
        court.check_file(
            filed_on=filed_on,
            agreed_on=session.get_one(Agreement, request.agreement_id).agreed_on,
            applicants=request.applicants or (),
            court_name=request.court_name or "",
            today=today,
        )
        request.filed_on = filed_on
        journal.write(request, CourtAct.FILE, by=by)
    return request


def accept_request(
    request_id: UUID, *, accepted_on: date, revision: int | None = None, today: date, by: Actor
) -> CourtRequest:
    with transaction() as session:
        request = _take(session, request_id, CourtAct.ACCEPT, by, revision)
        court.check_accept(accepted_on=accepted_on, filed_on=request.filed_on, today=today)
        request.accepted_on = accepted_on
        journal.write(request, CourtAct.ACCEPT, by=by)
    return request


def set_hearing(
    request_id: UUID,
    *,
    hearing_on: date,
    revision: int | None = None,
    today: date,  # the same for every step
    by: Actor,
) -> CourtRequest:
    """The day of the hearing becomes known, or is put off."""
    with transaction() as session:
        request = _take(session, request_id, CourtAct.SET_HEARING, by, revision)
        court.check_hearing(hearing_on=hearing_on, accepted_on=request.accepted_on)
        request.hearing_on = hearing_on
        journal.write(request, CourtAct.SET_HEARING, by=by)
    return request


def ending(act: CourtAct) -> Callable[..., CourtRequest]:
    """The act that ends a request in one of the four ways; the agreement is not touched."""

    def end(
        request_id: UUID,
        *,
        decided_on: date,
        decision_number: str = "",
        note: str = "",
        revision: int | None = None,
        today: date,
        by: Actor,
    ) -> CourtRequest:
        with transaction() as session:
            request = _take(session, request_id, act, by, revision)
            since = request.accepted_on or request.filed_on
            court.check_outcome(
                act, on=decided_on, since=since, hearing_on=request.hearing_on, today=today
            )
            set_facts(
                request,
                decided_on=decided_on,
                decision_number=decision_number or None,
                note=note or request.note,
            )
            journal.write(request, act, by=by)
        return request

    return end


def ask(
    request_id: UUID,
    *,
    asked_for: str,
    asked_on: date,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> CourtInquiry:
    """The court wants papers; the last day of the answer is set by the day it was received."""
    with transaction() as session:
        request = _take(session, request_id, CourtAct.ASK, by, revision)
        court.check_inquiry(
            asked_for=asked_for, asked_on=asked_on, filed_on=request.filed_on, today=today
        )
        inquiry = CourtInquiry(
            unit=request.unit,
            case_id=request.case_id,
            request_id=request.id,
            asked_on=asked_on,
            asked_for=asked_for,
            due_on=answer_due(law_of(request.unit), asked_on),
        )
        journal.write(inquiry, CourtAct.ASK, by=by)
    return inquiry


def answer(
    inquiry_id: UUID,
    *,
    answered_on: date,
    answer: str,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> CourtInquiry:
    with transaction() as session:
        inquiry = take(session, CourtInquiry, inquiry_id, by=by, revision=revision)
        own_case(session, inquiry.case_id, by=by)
        request = session.get_one(CourtRequest, inquiry.request_id)
        court.next_court_state(request.state, CourtAct.ANSWER, role=by.role)
        court.check_answer(
            answer=answer,
            answered_on=answered_on,
            asked_on=inquiry.asked_on,
            was_answered=inquiry.answered_on is not None,
            today=today,
        )
        set_facts(inquiry, answered_on=answered_on, answer=answer)
        journal.write(inquiry, CourtAct.ANSWER, by=by)
    return inquiry


def requests_of(case_id: UUID) -> Sequence[CourtRequest]:
    """All requests of a case, the newest first."""
    rows = db.select(CourtRequest).where(CourtRequest.case_id == case_id)
    return db.session.scalars(rows.order_by(CourtRequest.id.desc())).all()


def inquiries_of(case_id: UUID) -> Sequence[CourtInquiry]:
    """All that the court asked, the first first."""
    rows = db.select(CourtInquiry).where(CourtInquiry.case_id == case_id)
    return db.session.scalars(rows.order_by(CourtInquiry.asked_on, CourtInquiry.id)).all()


def has_open_inquiry(case_id: UUID) -> bool:
    """Whether the court waits for an answer; after it has decided, it does not."""
    states = {one.id: one.state for one in requests_of(case_id)}
    asked = inquiries_of(case_id)
    return any(court.awaits_answer(states[one.request_id], one.answered_on) for one in asked)


def may_prepare(case: MediationCase, requests: Sequence[CourtRequest]) -> bool:
    """Whether a request can be begun, or would be but for the paper."""
    is_waiting = any(one.state.is_open for one in requests)
    is_done = any(one.state is CourtState.RECOGNISED for one in requests)
    return case.result is CaseResult.SETTLED and not is_waiting and not is_done


def court_due(law: LawPack, agreed_on: date) -> date:
    """The last day of the application on an agreement of that day; none before the law of 2015."""
    found = law.deadline(Clock.COURT, agreed_on)
    return found.due_on if found else agreed_on


def answer_due(law: LawPack, asked_on: date) -> date:
    """The last day of the answer to what the court asked on that day."""
    found = law.deadline(Clock.COURT_ANSWER, asked_on)
    return found.due_on if found else asked_on


def _fill(request: CourtRequest, facts: RequestFacts) -> None:
    sides = {one.id for one in parties_of(request.case_id) if one.side is not Side.RELATED}
    if not set(facts.applicants) <= sides:
        raise RuleViolation("Người yêu cầu phải là một bên của vụ, việc. Hãy chọn lại.")
    set_facts(
        request,
        applicants=list(facts.applicants) or None,
        court_name=facts.court_name or None,
        has_capacity=facts.has_capacity,
        holds_rights=facts.holds_rights,
        third_agrees=facts.third_agrees,
        is_voluntary=facts.is_voluntary,
        note=facts.note or None,
    )


def _take(
    session: Session, request_id: UUID, act: CourtAct, by: Actor, revision: int | None
) -> CourtRequest:
    request = take(session, CourtRequest, request_id, by=by, revision=revision)
    own_case(session, request.case_id, by=by)
    request.state = court.next_court_state(request.state, act, role=by.role)
    return request
