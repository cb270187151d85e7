"""The single things agreed, as rows: laid down, noted one by one, and what follows for the case."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.mediation import clauses
from app.domain.mediation.acts import Act
from app.domain.mediation.clauses import ClauseFacts, ClauseState, Standing, Told
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import next_state
from app.mediation.models import Agreement, Clause, MediationCase
from app.mediation.service.facts import add_lines, set_facts
from app.mediation.service.sight import take_case
from app.records import journal
from app.records.locking import take

NOBODY_TOLD = Told()
#: Which act brings a case to where its clauses stand.
_BRINGS = {
    CaseState.PERFORMED: Act.PERFORM,
    CaseState.NOT_PERFORMED: Act.NOT_PERFORM,
    CaseState.FOLLOWING_UP: Act.FOLLOW_UP,
}


def clauses_of(case_id: UUID) -> Sequence[Clause]:
    """Everything agreed in a case, replaced versions too, in the order it was written."""
    rows = db.select(Clause).where(Clause.case_id == case_id)
    return db.session.scalars(rows.order_by(Clause.agreement_id, Clause.place, Clause.id)).all()


def live_clauses(case_id: UUID) -> list[Clause]:
    """What the parties have to do, or have done, by the agreement that holds."""
    return [one for one in clauses_of(case_id) if one.state.is_live]


def has_open_clause(case_id: UUID) -> bool:
    """Whether of something agreed it is not said yet how it ended."""
    return any(clauses.is_open(one.state) for one in live_clauses(case_id))


def first_due(wanted: Iterable[ClauseFacts]) -> date | None:
    """The nearest last day of what is laid down."""
    return min((one.due_on for one in wanted if one.due_on), default=None)


def write_draft_clauses(draft: Agreement, wanted: Sequence[ClauseFacts], *, by: Actor) -> None:
    """The draft's rows are written anew in their places; what is left over is not used."""
    _write(draft, wanted, ClauseState.DRAFT, Act.DRAFT_AGREEMENT, by=by)


def write_clauses(
    version: Agreement, wanted: Sequence[ClauseFacts], act: Act, *, by: Actor
) -> None:
    """What a version lays down, to be done from now on; rows of its draft are gone on with."""
    _write(version, wanted, ClauseState.PENDING, act, by=by)


def replace_open(case_id: UUID, act: Act, *, by: Actor) -> None:
    """What was not performed of earlier versions gives way to what is agreed now."""
    for clause in live_clauses(case_id):
        if clause.state is not ClauseState.PERFORMED:
            clause.state = ClauseState.REPLACED
            journal.write(clause, act, by=by)


def replace_changed(
    case_id: UUID, wanted: Sequence[ClauseFacts], act: Act, *, by: Actor
) -> list[ClauseFacts]:
    """Those written as they stand are kept; the other open ones are replaced.

    Gives what is to be laid down anew.
    """
    left = list(wanted)
    for clause in live_clauses(case_id):
        if clause.state is ClauseState.PERFORMED:
            continue
        if clause.facts in left:
            left.remove(clause.facts)
            continue
        clause.state = ClauseState.REPLACED
        journal.write(clause, act, by=by)
    return left


def note_clause(
    clause_id: UUID,
    *,
    outcome: ClauseState | None,
    noted_on: date,
    note: str = "",
    told: Told = NOBODY_TOLD,
    revision: int | None = None,
    today: date,
    by: Actor,
) -> Clause:
    """What became of one thing agreed; the case follows where that decides it."""
    with transaction() as session:
        clause, case = _take(session, clause_id, by=by, revision=revision)
        agreed_on = session.get_one(Agreement, clause.agreement_id).agreed_on
        clauses.check_note(
            clause.state,
            outcome,
            noted_on=noted_on,
            agreed_on=agreed_on,
            note=note,
            told=told,
            today=today,
        )
        due_on = clauses.next_due(
            Standing(outcome, one.standing.due_on) if one.id == clause.id else one.standing
            for one in live_clauses(case.id)
        )
        case.performance_due_on = due_on or case.performance_due_on
        journal.write(case, Act.FOLLOW_CLAUSE, by=by)
        set_facts(
            clause,
            state=outcome,
            noted_on=noted_on,
            performed_on=noted_on if outcome is ClauseState.PERFORMED else None,
            note=add_lines(clause.note, f"{show(noted_on)}: {note}") if note else clause.note,
            other_side_told_on=told.other_side_on,
            leader_told_on=told.leader_on,
            front_told_on=told.front_on,
        )
        journal.write(clause, Act.FOLLOW_CLAUSE, by=by)
        follow(case, on=noted_on, by=by)
    return clause


def perform_all(case: MediationCase, performed_on: date, *, by: Actor) -> None:
    """What is not noted as done yet was done on that day."""
    for clause in live_clauses(case.id):
        if clause.state is not ClauseState.PERFORMED:
            set_facts(
                clause,
                state=ClauseState.PERFORMED,
                noted_on=performed_on,
                performed_on=performed_on,
            )
            journal.write(clause, Act.PERFORM, by=by)


def follow(case: MediationCase, *, on: date, by: Actor) -> None:
    """The case is brought to where its clauses stand on ``on`` (T15–T17)."""
    live = live_clauses(case.id)
    wanted = clauses.whole_state((one.standing for one in live), on=on)
    if wanted is None or wanted is case.state:
        return
    act = _BRINGS[wanted]
    case.state = next_state(case.state, act)
    if wanted is CaseState.PERFORMED:
        case.performed_on = max(one.performed_on for one in live)
    journal.write(case, act, by=by)


def _write(
    version: Agreement, wanted: Sequence[ClauseFacts], state: ClauseState, act: Act, *, by: Actor
) -> None:
    drafted = [one for one in _rows_of(version) if one.state is ClauseState.DRAFT]
    for place, (clause, facts) in enumerate(zip_longest(drafted, wanted), start=1):
        if facts is None:
            clause.state = ClauseState.DROPPED
        else:
            clause = clause or Clause(
                unit=version.unit, case_id=version.case_id, agreement_id=version.id
            )
            set_facts(
                clause,
                place=place,
                state=state,
                side=facts.side,
                who=facts.who,
                what=facts.what or None,
                amount=facts.amount,
                due_on=facts.due_on,
            )
        if clause.id is None or db.session.is_modified(clause):
            journal.write(clause, act, by=by)


def _rows_of(version: Agreement) -> Iterable[Clause]:
    rows = db.select(Clause).where(Clause.agreement_id == version.id)
    return db.session.scalars(rows.order_by(Clause.place, Clause.id)).all()


def _take(
    session: Session, clause_id: UUID, *, by: Actor, revision: int | None
) -> tuple[Clause, MediationCase]:
    clause = take(session, Clause, clause_id, by=by, revision=revision)
    case = take_case(session, clause.case_id, Act.FOLLOW_CLAUSE, by=by, revision=None)
    next_state(case.state, Act.FOLLOW_CLAUSE)
    return clause, case
