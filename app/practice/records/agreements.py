"""What is agreed in practice: its words, and a few agreements that go on to paper and court."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.mediation.clauses import ClauseFacts, ClauseState
from app.domain.mediation.court import CourtAct
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import CourtRequest, MediationCase
from app.mediation.service import VersionFacts, court
from app.mediation.service.court import RequestFacts
from app.mediation.service.parties import parties_of
from app.mediation.service.versions import in_force
from app.practice.history import Life, Step
from app.practice.stories import Story

# What may go wrong with a thing agreed, and the texts that tell it.
TROUBLES = {
    ClauseState.NOT_PERFORMED: "broken",
    ClauseState.PARTLY: "partly",
    ClauseState.FORCE_MAJEURE: "force_majeure",
}
_COURT = "Tòa án nhân dân khu vực 1 – Lai Châu"
_LONG_AGO = timedelta(days=75)  # enough for the court to have decided


def version_of(rng: Random, story: Story, life: Life, step: Step, *, called: str) -> VersionFacts:
    """The agreement as the mediator ``called`` wrote it; a paper has its eight items."""
    return VersionFacts(
        terms=story.terms(step.due_on or step.on),
        agreed_on=step.on,
        content=story.summary,
        course=story.course(rng, mediator=called, settled=True),
        duties=story.duties(rng),
        method=story.method(rng),
        clauses=story.clauses(step.due_on) if step.due_on else (),
        is_written=life.is_written,
        signed_on=step.on if life.is_written else None,
        told_no_paper=not life.is_written,
    )


def renewed(rng: Random, story: Story, left: Sequence[ClauseFacts], step: Step) -> VersionFacts:
    """New terms for what was not done, by word of mouth."""
    return VersionFacts(
        terms=story.pick(rng, "new_terms"),
        agreed_on=step.on,
        clauses=[_put_off(one, step.due_on) for one in left],
        is_written=False,
        told_no_paper=True,
    )


def _put_off(one: ClauseFacts, due_on: date) -> ClauseFacts:
    return replace(one, due_on=due_on, what=one.what.replace(show(one.due_on), show(due_on)))


def go_on_with_some(*, today: date, by: Actor) -> None:
    """A draft that waits to be signed, a request that waits to be filed, one recognised."""
    if db.session.scalar(db.select(CourtRequest.id).where(CourtRequest.unit == by.unit).limit(1)):
        return
    with transaction():
        if (case := _newest(by, CaseState.IN_MEDIATION)) is not None:
            _draft(case, today=today, by=by)
        if (case := _newest(by, CaseState.FOLLOWING_UP, is_written=True)) is not None:
            court.prepare_request(case.id, _request(case), by=by)
        old = _newest(by, CaseState.PERFORMED, is_written=True, before=today - _LONG_AGO)
        old = old or _newest(by, CaseState.CLOSED, is_written=True, before=today - _LONG_AGO)
        if old is not None:
            _recognised(old, today=today, by=by)


def _draft(case: MediationCase, *, today: date, by: Actor) -> None:
    words = "Hai bên cùng nhau dọn dẹp, giữ hòa khí; ai làm hỏng của người kia thì sửa lại."
    facts = VersionFacts(terms=words, agreed_on=today, content=case.summary or "", is_written=True)
    person = by.on_behalf_of("Tổ hòa giải")
    service.draft_agreement(case.id, facts=facts, today=today, by=person)


def _recognised(case: MediationCase, *, today: date, by: Actor) -> None:
    """Filed, asked about, heard and recognised within two months of the agreement."""
    first = in_force(case.id).agreed_on
    on = [first + timedelta(days=days) for days in (10, 20, 24, 28, 40, 45)]
    filed, accepted, asked, answered, heard, decided = on
    request = court.prepare_request(case.id, _request(case), by=by)
    court.file_request(request.id, filed_on=filed, today=today, by=by)
    court.accept_request(request.id, accepted_on=accepted, today=today, by=by)
    asked_for = "Bản sao trang sổ ghi vụ, việc; tên hòa giải viên đã hòa giải."
    inquiry = court.ask(request.id, asked_for=asked_for, asked_on=asked, today=today, by=by)
    told = "Đã gửi bản sao trang sổ và danh sách hòa giải viên."
    court.answer(inquiry.id, answered_on=answered, answer=told, today=today, by=by)
    court.set_hearing(request.id, hearing_on=heard, today=today, by=by)
    recognise = court.ending(CourtAct.RECOGNISE)
    recognise(
        request.id,
        decided_on=decided,
        decision_number=f"12/{decided.year}/QĐST-VDS",
        today=today,
        by=by,
    )


def _request(case: MediationCase) -> RequestFacts:
    asking = [party.id for party in parties_of(case.id) if party.side is Side.A]
    return RequestFacts(
        applicants=asking,
        court_name=_COURT,
        has_capacity=True,
        holds_rights=True,
        third_agrees=True,
        is_voluntary=True,
    )


def _newest(
    by: Actor, state: CaseState, *, is_written: bool | None = None, before: date | None = None
) -> MediationCase | None:
    rows = db.select(MediationCase).where(
        MediationCase.unit == by.unit, MediationCase.state == state
    )
    if is_written is not None:
        rows = rows.where(MediationCase.is_written.is_(is_written))
    if before is not None:
        rows = rows.where(MediationCase.ended_on < before)
    newest = (MediationCase.received_on.desc(), MediationCase.team_id, MediationCase.id)
    return db.session.scalar(rows.order_by(*newest).limit(1))
