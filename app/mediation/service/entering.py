"""Catching up a paper book: many cases at once, each as the paper tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.actors import Actor
from app.domain.classification import category
from app.domain.errors import RuleViolation
from app.domain.mediation import entry
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.entry import EntrySource, PaperResult
from app.domain.mediation.grounds import Ground
from app.domain.mediation.recorder import check_recorder
from app.domain.mediation.states import CaseResult
from app.mediation.models import Agreement, Assignment, MediationCase, Round
from app.mediation.service.assigning import team_mediator
from app.mediation.service.numbering import number_for, open_book, team_of_book
from app.mediation.service.parties import PartyFacts, line_of, write_parties
from app.records import journal
from app.teams.models import Team


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the paper book; ``words`` is its column 6: the agreement, or the demands."""

    number: int
    received_on: date
    parties: Sequence[PartyFacts]
    summary: str
    result: PaperResult
    ground: Ground = Ground.REQUEST
    category_code: str | None = None
    mediator_id: UUID | None = None
    ended_on: date | None = None
    words: str = ""
    is_written: bool = False
    is_filed: bool = False


class LineRefused(Exception):
    """A rule refuses the line at ``place`` (counted from 0); nothing of all was written."""

    def __init__(self, place: int, refusal: RuleViolation):
        super().__init__(place)
        self.place, self.refusal = place, refusal


def enter_lines(
    team_id: UUID, lines: Sequence[PaperLine], *, today: date, by: Actor
) -> Sequence[MediationCase]:
    """Write all of the lines, or none; raises :class:`LineRefused` for the first bad one."""
    check_recorder(None, Act.RECEIVE, role=by.role, acted_by=by.acted_by)
    cases = []
    with transaction() as session:
        journal.refuse_repeat(session, by)
        for place, line in enumerate(lines):
            try:
                team = team_of_book(session, team_id, on=line.received_on, by=by)
                cases.append(_enter(session, team, line, today, by))
            except RuleViolation as refusal:
                raise LineRefused(place, refusal) from refusal
    return cases


def _enter(session: Session, team: Team, line: PaperLine, today: date, by: Actor) -> MediationCase:
    entry.check_enter(
        result=line.result,
        received_on=line.received_on,
        ended_on=line.ended_on,
        words=line.words,
        has_mediator=line.mediator_id is not None,
        is_filed=line.is_filed,
        today=today,
    )
    if line.category_code:
        category(line.category_code)
    settled = line.result is PaperResult.SETTLED
    ended = line.result is not PaperResult.UNDER_WAY
    state = entry.state_from_paper(line.result, is_filed=line.is_filed)
    case = MediationCase(
        unit=by.unit,
        team_id=team.id,
        village_id=team.village_id,
        book_year=line.received_on.year,
        book_number=number_for(team, line.received_on.year, wanted=line.number),
        source=EntrySource.PAPER_BOOK,
        entered_on=today,
        state=state,
        ground=line.ground,
        received_on=line.received_on,
        summary=line.summary or None,
        parties_line=line_of(line.parties),
        category=line.category_code,
        recorder_id=by.account_id,
        ended_on=line.ended_on,
        closed_on=entry.closed_on_paper(state, line.ended_on),
        result=_result(line),
        ending_note=(line.words or None) if not settled else None,
        is_written=line.is_written if settled else None,
    )
    journal.write(case, Act.ENTER, by=by)
    write_parties(case, line.parties, today=today, by=by)
    if ended:
        _write_mediator(session, case, line.mediator_id, by)
        _write_round(case, by)
    if settled:
        _write_agreement(case, line, by)
    open_book(team, line.received_on.year, on=line.received_on, by=by)
    return case


def _result(line: PaperLine) -> CaseResult | None:
    results = {
        PaperResult.SETTLED: CaseResult.SETTLED,
        PaperResult.NOT_SETTLED: CaseResult.NOT_SETTLED,
    }
    return results.get(line.result)


def _write_mediator(session: Session, case: MediationCase, mediator_id: UUID, by: Actor) -> None:
    """The paper names who mediated, and not how or when they came to it."""
    mediator = team_mediator(session, case, mediator_id)
    held = Assignment(
        unit=case.unit,
        case_id=case.id,
        mediator_id=mediator.id,
        how=AssignedHow.FROM_PAPER,
        status=AssignmentStatus.ACCEPTED,
        conflict=ConflictAnswer.NOT_ASKED,
    )
    journal.write(held, Act.ENTER, by=by)


def _write_round(case: MediationCase, by: Actor) -> None:
    first = Round(
        unit=case.unit,
        case_id=case.id,
        number=1,
        ended_on=case.ended_on,
        result=case.result,
        demands=case.ending_note,
    )
    journal.write(first, Act.ENTER, by=by)


def _write_agreement(case: MediationCase, line: PaperLine, by: Actor) -> None:
    agreed = Agreement(
        unit=case.unit,
        case_id=case.id,
        round=1,
        version=1,
        state=AgreementState.IN_FORCE,
        origin=AgreementOrigin.SETTLED,
        agreed_on=line.ended_on,
        is_written=line.is_written,
        terms=line.words,
    )
    journal.write(agreed, Act.ENTER, by=by)
