"""Acts of an office on what the units below propose: gather it, take it off, send it back."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.emulation import awards as rules
from app.domain.emulation import gathering
from app.domain.emulation.awards import Decided, NomineeState, Outcome, SubmissionState
from app.domain.errors import RuleViolation
from app.emulation.acts import GatherAct, SubmissionAct
from app.emulation.facts import SubmissionFacts
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.service import deciding
from app.emulation.service.awards import begin, leave_out
from app.emulation.service.naming import gathered_in, listed
from app.emulation.service.proposals import is_from_below, is_gathered, stands
from app.emulation.service.renewals import is_renewed
from app.emulation.sight import visible_nominees
from app.records import journal
from app.records.locking import NotHere, take

FirstFacts = Callable[[date, date], SubmissionFacts]
"""The words a new submission of these days begins with."""


def gather(
    nominee_ids: Collection[UUID],
    into: UUID | None,
    first_facts: FirstFacts,
    *,
    today: date,
    by: Actor,
) -> Submission:
    """Take proposals of units below into a draft of the office, or begin one with them."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        found = _met(session, nominee_ids, by)
        gathering.check_gathering(len(found), 0, _taken(nominee_ids, by))
        gathering.check_not_renewed(_names(nominee_ids, is_renewed()))
        if into is None:
            submission = _begun(found, first_facts, today=today, by=by)
        else:
            submission = take(session, Submission, into, by=by)
            rules.check_draft(submission.state)
        held = len(gathered_in(submission.id)) + len(listed(submission.id))
        gathering.check_gathering(len(found), held, ())
        for place, one in enumerate(found, held + 1):
            row = Gathered(
                unit=by.unit,
                submission_id=submission.id,
                nominee_id=one.id,
                of_unit=one.unit,
                place=place,
                state=NomineeState.DRAFT,
            )
            journal.write(row, GatherAct.GATHER, by=by)
    return submission


def take_off(submission_id: UUID, nominee_id: UUID, *, by: Actor) -> Submission:
    """Leave a proposal out of a draft again: at its unit nothing changes."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by)
        leave_out([_held(submission_id, nominee_id)], by=by)
    return submission


def put_back(submission_id: UUID, nominee_id: UUID, *, by: Actor) -> Submission:
    """Gather again what was just taken off a draft, as it stood there."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by)
        rules.check_draft(submission.state)
        rows = db.select(Gathered).where(
            Gathered.submission_id == submission_id, Gathered.nominee_id == nominee_id
        )
        row = session.scalars(rows.order_by(Gathered.id.desc()).limit(1)).first()
        if row is None:
            raise NotHere
        if row.state is NomineeState.WITHDRAWN and not _row_of(submission_id, nominee_id):
            _hold_again([row], by=by)
    return submission


def restore_submission(submission_id: UUID, *, by: Actor) -> Submission:
    """Take a draft up again that was dropped, with what it had gathered until then."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by)
        if submission.state is SubmissionState.DROPPED:
            rows = _left_by_dropping(submission_id)
            submission.state = SubmissionState.DRAFT
            journal.write(submission, SubmissionAct.RESTORE, by=by)
            _hold_again(rows, by=by)
    return submission


def suggest(
    submission_id: UUID, nominee_id: UUID, award: str, reason: str, *, by: Actor
) -> Submission:
    """Put one forward for another form of reward than its unit asked for; empty: for the same."""
    with transaction() as session:
        submission = take(session, Submission, submission_id, by=by)
        rules.check_draft(submission.state)
        row = _held(submission_id, nominee_id)
        asked = session.scalar(db.select(Nominee.award).where(Nominee.id == nominee_id))
        gathering.check_suggestion(asked or "", award, reason)
        row.award, row.reason = award, reason
        journal.write(row, GatherAct.SUGGEST, by=by)
    return submission


def _hold_again(rows: Sequence[Gathered], *, by: Actor) -> None:
    """What was left out a draft holds again, in the transaction of who says so; refused where
    another holds it, where it is decided, or where its unit has proposed it anew meanwhile."""
    ids = [one.nominee_id for one in rows]
    gathering.check_free(_taken(ids, by))
    gathering.check_not_renewed(_names(ids, is_renewed()))
    for row in rows:
        row.state = NomineeState.DRAFT
        journal.write(row, GatherAct.GATHER, by=by)


def _row_of(submission_id: UUID, nominee_id: UUID) -> Gathered | None:
    held = gathered_in(submission_id)
    return next((one for one in held if one.nominee_id == nominee_id), None)


def _held(submission_id: UUID, nominee_id: UUID) -> Gathered:
    if row := _row_of(submission_id, nominee_id):
        return row
    raise RuleViolation("Tờ trình không có đề nghị này của đơn vị.")


def send_back(
    nominee_ids: Collection[UUID], reason: str, issued_by: str, *, today: date, by: Actor
) -> list[AwardDecision]:
    """Return proposals to their units, which read why; a draft holds them no longer."""
    given = Decided(Outcome.RETURNED, today, issued_by, reason=reason)
    with transaction() as session:
        returned = deciding.decide(nominee_ids, given, today=today, by=by)
        rows = db.select(Gathered).where(
            Gathered.nominee_id.in_(nominee_ids),
            Gathered.unit.in_(by.books),
            Gathered.state == NomineeState.DRAFT,
        )
        leave_out(session.scalars(rows).all(), by=by)
    return returned


def _met(session: Session, ids: Collection[UUID], by: Actor) -> Sequence[Nominee]:
    """Those from below that are in sight, locked; one that is not is none."""
    rows = db.select(Nominee).where(Nominee.id.in_(ids), visible_nominees(by), is_from_below(by))
    found = session.scalars(rows.order_by(Nominee.unit, Nominee.id).with_for_update()).all()
    if len(found) != len(set(ids)):
        raise NotHere
    return found


def _left_by_dropping(submission_id: UUID) -> list[Gathered]:
    """What it held until it was dropped: the journal has them after the line of that."""
    rows = db.session.scalars(db.select(Gathered).where(Gathered.submission_id == submission_id))
    held = {row.id: row for row in rows}
    of_it = journal.history(Submission.__tablename__, [submission_id])
    dropped = next(line.sequence for line in of_it if line.act == SubmissionAct.DROP)
    of_rows = journal.history(Gathered.__tablename__, held)
    return [held[line.subject_id] for line in of_rows if line.sequence > dropped]


def _taken(ids: Collection[UUID], by: Actor) -> list[str]:
    return _names(ids, db.or_(is_gathered(by), stands(by, *Outcome)))


def _names(ids: Collection[UUID], where: ColumnElement[bool]) -> list[str]:
    rows = db.select(Nominee.name).where(Nominee.id.in_(ids), where)
    return list(db.session.scalars(rows.order_by(Nominee.id)))


def _begun(
    found: Sequence[Nominee], first_facts: FirstFacts, *, today: date, by: Actor
) -> Submission:
    """Of the days of all the submissions from which it gathers."""
    rows = db.select(db.func.min(Submission.first), db.func.max(Submission.last))
    first, last = db.session.execute(
        rows.where(Submission.id.in_({one.submission_id for one in found}))
    ).one()
    return begin(first_facts(first, last), first, last, today=today, by=by)
