"""Acts on a request: note it, look for the person, answer, extend, decide, do."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.actors import Actor
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.privacy import requests as rules
from app.domain.privacy.requests import CLOCK_OF, Decision, RequestState
from app.lawpack.service import law_of
from app.privacy.acts import RequestAct
from app.privacy.facts import RequestFacts
from app.privacy.models import DataRequest
from app.privacy.service.erasing import stones_of
from app.privacy.service.finding import Found, find_person, sought_in
from app.privacy.service.reading import last_number
from app.records import journal
from app.records.locking import take


def note_request(facts: RequestFacts, *, today: date, by: Actor) -> DataRequest:
    """Enter a request under the next number of its year, with the days the law sets."""
    with transaction():
        rules.check_request(
            facts.received_on, facts.asked_by, facts.representative or "", today=today
        )
        law, year = law_of(by.unit), facts.received_on.year
        answer = law.deadline(Clock.DATA_ANSWER, facts.received_on)
        due = law.deadline(CLOCK_OF[facts.kind], facts.received_on)
        request = DataRequest(
            unit=by.unit,
            year=year,
            number=last_number(by.unit, year) + 1,
            state=RequestState.OPEN,
            answer_due_on=answer and answer.due_on,
            due_on=due and due.due_on,
            marks=[],
            noted_by=by.acted_by or by.name,
        )
        facts.write_into(request)
        journal.write(request, RequestAct.NOTE, by=by)
    return request


def look_for(
    request_id: UUID, reason: str, *, revision: int, today: date, by: Actor
) -> DataRequest:
    """Allow the search of that day and say why in the journal: to look for one human being in all
    records is a sensitive act of its own."""
    with transaction() as session:
        request = _take(session, request_id, revision, by)
        if not reason.strip():
            raise RuleViolation("Hãy ghi vì sao cần tìm người này trong sổ.")
        request.found_on = today
        journal.write(request, RequestAct.FIND, by=by, reason=reason)
    return request


def found_for(request: DataRequest, *, today: date, by: Actor) -> Found | None:
    """What is found; None where nobody has said today why they look."""
    return find_person(sought_in(request), by=by) if request.found_on == today else None


def mark_records(
    request_id: UUID, keys: Collection[str], *, revision: int, today: date, by: Actor
) -> DataRequest:
    """Keep which of the records found are about this person, in an official's judgement."""
    with transaction() as session:
        request = _take(session, request_id, revision, by)
        found = found_for(request, today=today, by=by)
        if found is None:
            raise RuleViolation("Hãy tìm lại và ghi lý do trước khi đánh dấu.")
        request.marks = [hit.as_mark() for hit in found.hits if hit.key in set(keys)]
        journal.write(request, RequestAct.MARK, by=by)
    return request


def answer_first(
    request_id: UUID, day: date, *, revision: int, today: date, by: Actor
) -> DataRequest:
    with transaction() as session:
        request = _take(session, request_id, revision, by)
        rules.check_first_answer(
            request.answered_on, day, received_on=request.received_on, today=today
        )
        request.answered_on = day
        journal.write(request, RequestAct.ANSWER, by=by)
    return request


def extend(request_id: UUID, reason: str, *, revision: int, today: date, by: Actor) -> DataRequest:
    """Once, by as long again as the law gives for such a request."""
    with transaction() as session:
        request = _take(session, request_id, revision, by)
        rules.check_extension(request.state, request.extended_on)
        if not reason.strip():
            raise RuleViolation("Hãy ghi lý do gia hạn; lý do được in vào phiếu trả lời.")
        since = request.due_on or today
        due = law_of(request.unit).deadline(CLOCK_OF[request.kind], since)
        request.due_on = due.due_on if due else since
        request.extended_on, request.extension_reason = today, reason
        journal.write(request, RequestAct.EXTEND, by=by, reason=reason)
    return request


def decide(
    request_id: UUID,
    decision: Decision,
    day: date,
    *,
    reason: str,
    basis: str,
    revision: int,
    today: date,
    by: Actor,
) -> DataRequest:
    with transaction() as session:
        request = take(session, DataRequest, request_id, by=by, revision=revision)
        since = request.received_on
        rules.check_decision(
            request.state, decision, reason, basis, day=day, since=since, today=today
        )
        granted = decision is Decision.GRANT
        request.state = RequestState.GRANTED if granted else RequestState.REFUSED
        request.decided_on, request.decided_by = day, by.acted_by or by.name
        request.answered_on = request.answered_on or day
        if not granted:
            request.refusal, request.refusal_basis = reason, basis
        journal.write(request, RequestAct.GRANT if granted else RequestAct.REFUSE, by=by)
    return request


def note_done(
    request_id: UUID, words: str, *, revision: int, today: date, by: Actor
) -> DataRequest:
    with transaction() as session:
        request = take(session, DataRequest, request_id, by=by, revision=revision)
        rules.check_done(request.state, request.kind, is_erased=bool(stones_of(request)))
        request.state, request.done_on, request.done_words = RequestState.DONE, today, words
        journal.write(request, RequestAct.DO, by=by)
    return request


def _take(session: Session, request_id: UUID, revision: int, by: Actor) -> DataRequest:
    request = take(session, DataRequest, request_id, by=by, revision=revision)
    rules.check_running(request.state)
    return request
