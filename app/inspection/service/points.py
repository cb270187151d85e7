"""What was found and recommended: written with the minutes, then followed until it is done."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.guidance import receipt_id
from app.domain.inspection import kinds
from app.domain.inspection import points as rules
from app.domain.inspection.kinds import InspectionState
from app.inspection.acts import InspectionAct, PointAct, ReplyAct
from app.inspection.facts import PointFacts
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.inspection.service.reading import points_of
from app.inspection.sight import is_asked_of, is_open
from app.records import journal
from app.records.locking import NotHere, Stale, take
from app.records.numbering import number_anew


def add_point(inspection_id: UUID, facts: PointFacts, *, by: Actor) -> InspectionPoint:
    """Put a finding at the end of minutes that are not signed."""
    with transaction() as session:
        one = take(session, Inspection, inspection_id, by=by)
        kinds.check_open(one.state)
        _check(facts, one)
        last = max((point.number for point in points_of(one.id)), default=0)
        point = InspectionPoint(
            unit=one.unit,
            inspection_id=one.id,
            subject_unit=one.subject_unit,
            team_id=one.team_id,
            number=last + 1,
        )
        facts.write_into(point)
        journal.write(point, PointAct.ADD, by=by)
    return point


def correct_point(
    point_id: UUID, facts: PointFacts, *, revision: int, by: Actor
) -> InspectionPoint:
    with transaction() as session:
        point, one = _unsigned(session, point_id, revision, by)
        _check(facts, one)
        facts.write_into(point)
        journal.correct(point, PointAct.CORRECT, by=by)
    return point


def strike_point(point_id: UUID, *, revision: int, today: date, by: Actor) -> InspectionPoint:
    """Take a finding out of minutes that are not signed; its row stays, with the day."""
    with transaction() as session:
        point, one = _unsigned(session, point_id, revision, by)
        point.struck_on = today
        journal.write(point, PointAct.STRIKE, by=by)
        number_anew(points_of(one.id), PointAct.CORRECT, by=by)
    return point


def restore_point(point_id: UUID, *, by: Actor) -> InspectionPoint:
    """Take a striking back while the minutes are not signed: it stands at its place again."""
    with transaction() as session:
        point = take(session, InspectionPoint, point_id, by=by)
        kinds.check_open(take(session, Inspection, point.inspection_id, by=by).state)
        if point.struck_on is not None:
            others = list(points_of(point.inspection_id))
            point.struck_on = None
            journal.write(point, PointAct.RESTORE, by=by)
            others.insert(point.number - 1, point)
            number_anew(others, PointAct.CORRECT, by=by)
    return point


def report_point(
    point_id: UUID, told: str, evidence: str, *, revision: int, today: date, by: Actor
) -> InspectionReply:
    """Report to the superior what was done about its recommendation, or put that right.

    ``revision`` is the reply's, 0 where there was none yet.
    """
    with transaction() as session:
        journal.refuse_repeat(session, by)
        wanted = db.select(InspectionPoint).where(InspectionPoint.id == point_id, is_asked_of(by))
        point = session.scalar(wanted.with_for_update())
        if point is None:
            raise NotHere
        _check_followed(point)
        key = receipt_id(point_id, by.unit)
        reply = session.get(InspectionReply, key, with_for_update=True, populate_existing=True)
        if reply is None:
            reply = InspectionReply(id=key, unit=by.unit, point_id=point_id)
        elif reply.revision != revision:
            raise Stale(reply, revision)
        reply.round, reply.reported_on = point.round, today
        reply.told, reply.evidence = told, evidence
        reply.reported_by = by.acted_by or by.name
        journal.write(reply, ReplyAct.REPORT, by=by)
    return reply


def close_point(
    point_id: UUID, closed_on: date, words: str, *, revision: int, today: date, by: Actor
) -> InspectionPoint:
    """Confirm that a recommendation was carried out; with the last one the inspection closes."""
    with transaction() as session:
        point = take(session, InspectionPoint, point_id, by=by, revision=revision)
        _check_followed(point)
        one = take(session, Inspection, point.inspection_id, by=by)
        rules.check_closing(closed_on, since=one.concluded_on, today=today)
        point.closed_on, point.closing_words = closed_on, words
        journal.write(point, PointAct.CLOSE, by=by)
        left = db.select(db.func.count()).where(InspectionPoint.inspection_id == one.id, is_open())
        if not session.scalar(left):
            one.state, one.closed_on = InspectionState.CLOSED, closed_on
            journal.write(one, InspectionAct.CLOSE, by=by)
    return point


def ask_again(
    point_id: UUID, remark: str, due_on: date, *, revision: int, today: date, by: Actor
) -> InspectionPoint:
    """Not done, or not in time: say what is missing, and until when."""
    with transaction() as session:
        point = take(session, InspectionPoint, point_id, by=by, revision=revision)
        _check_followed(point)
        rules.check_asking_again(due_on, today=today)
        point.remark, point.due_on, point.round = remark, due_on, point.round + 1
        journal.write(point, PointAct.ASK_AGAIN, by=by, reason=remark)
    return point


def _unsigned(
    session: Session, point_id: UUID, revision: int, by: Actor
) -> tuple[InspectionPoint, Inspection]:
    point = take(session, InspectionPoint, point_id, by=by, revision=revision)
    one = take(session, Inspection, point.inspection_id, by=by)
    kinds.check_open(one.state)
    if point.struck_on is not None:
        raise RuleViolation("Mục này đã bỏ khỏi biên bản.")
    return point, one


def _check(facts: PointFacts, one: Inspection) -> None:
    rules.check_point(facts.recommendation, facts.responsible, facts.due_on, held_on=one.held_on)


def _check_followed(point: InspectionPoint) -> None:
    rules.check_following(
        issued=point.is_issued,
        recommended=bool(point.recommendation),
        closed_on=point.closed_on,
    )
