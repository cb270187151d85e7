"""Acts on a class as a whole: plan, correct, finish, call off, and the ways back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training import days as calendar
from app.domain.training import lifecycle
from app.domain.training.days import Days
from app.domain.training.lifecycle import ClassState
from app.domain.training.roster import is_on_roster
from app.records import journal
from app.records.locking import take
from app.training.acts import ClassAct, SeatAct
from app.training.facts import ClassFacts
from app.training.models import Trainer, TrainingClass, TrainingSeat


def record_class(facts: ClassFacts, *, today: date, by: Actor) -> TrainingClass:
    """Enter a class that is planned, or one that was given and is written up now."""
    _check_facts(facts)
    calendar.check_days(facts.days, facts.hours, today=today)
    with transaction() as session:
        _check_trainers(session, facts, kept=(), by=by)
        held = TrainingClass(unit=by.unit, state=ClassState.PLANNED)
        facts.write_into(held)
        journal.write(held, ClassAct.RECORD, by=by)
    return held


def correct_class(
    class_id: UUID, facts: ClassFacts, *, revision: int, today: date, by: Actor
) -> TrainingClass:
    _check_facts(facts)
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        longest = session.scalar(
            db.select(db.func.max(TrainingSeat.hours)).where(TrainingSeat.class_id == class_id)
        )
        calendar.check_correction(
            held.state, facts.days, facts.hours, longest_attended=longest or 0, today=today
        )
        _check_trainers(session, facts, kept=held.trainers, by=by)
        facts.write_into(held)
        journal.correct(held, ClassAct.CORRECT, by=by)
    return held


def finish_class(class_id: UUID, *, revision: int, today: date, by: Actor) -> TrainingClass:
    """Close the list: from now on the class counts as it is noted."""
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        seats = seats_in(session, class_id)
        lifecycle.check_finish(
            held.state,
            seats=len(seats),
            unmarked=sum(one.present is None and one.attended is None for one in seats),
            days_left=(held.last_on - today).days,
            has_hours=held.hours is not None,
        )
        held.state = ClassState.FINISHED
        journal.write(held, ClassAct.FINISH, by=by)
    return held


def reopen_class(class_id: UUID, *, reason: str, revision: int, by: Actor) -> TrainingClass:
    """Open a finished class again, to set right what was noted of it."""
    lifecycle.check_reason(reason, what="mở lại lớp")
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        if held.state is not ClassState.FINISHED:
            raise RuleViolation("Chỉ mở lại được lớp đã kết thúc.")
        held.state = ClassState.HELD
        journal.write(held, ClassAct.REOPEN, by=by, reason=reason)
    return held


def call_off(class_id: UUID, *, reason: str, revision: int, by: Actor) -> TrainingClass:
    lifecycle.check_reason(reason, what="hủy lớp")
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        lifecycle.check_move(held.state, ClassState.CALLED_OFF)
        held.state, held.off_reason = ClassState.CALLED_OFF, reason
        journal.write(held, ClassAct.CALL_OFF, by=by, reason=reason)
    return held


def replan(
    class_id: UUID, new_days: Days, *, revision: int, today: date, by: Actor
) -> TrainingClass:
    """Put a class that was called off back into the plan; its people are to be summoned anew."""
    calendar.check_days(new_days, None, today=today)
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by, revision=revision)
        lifecycle.check_move(held.state, ClassState.PLANNED)
        for seat in seats_in(session, class_id):
            if seat.summons_id is not None or seat.confirmed is not None:
                seat.summons_id, seat.confirmed, seat.absence_reason = None, None, ""
                journal.write(seat, SeatAct.CONFIRM, by=by)
        held.state, held.off_reason = ClassState.PLANNED, ""
        held.first_on, held.last_on = new_days.first_on, new_days.last_on
        held.days_set = new_days.are_set
        journal.write(held, ClassAct.REPLAN, by=by)
    return held


def seats_in(session: Session, class_id: UUID) -> Sequence[TrainingSeat]:
    """The seats that stand in the list, in the order in which they were given."""
    rows = db.select(TrainingSeat).where(
        TrainingSeat.class_id == class_id, TrainingSeat.withdrawn.is_(False)
    )
    return session.scalars(rows.order_by(TrainingSeat.id)).all()


def _check_facts(facts: ClassFacts) -> None:
    if not facts.topics:
        raise RuleViolation("Hãy chọn ít nhất một chuyên đề của lớp.")
    if not facts.audience:
        raise RuleViolation("Hãy chọn đối tượng của lớp.")


def _check_trainers(
    session: Session, facts: ClassFacts, *, kept: Sequence[UUID], by: Actor
) -> None:
    """Only trainers who are on the own roster on the first day, or stood there before."""
    rows = session.scalars(
        db.select(Trainer).where(Trainer.id.in_(facts.trainers), Trainer.unit.in_(by.books))
    )
    able = {
        one.id
        for one in rows
        if one.id in kept or is_on_roster(one.since, one.until, on=facts.days.first_on)
    }
    if not set(facts.trainers) <= able:
        raise RuleViolation(
            "Có tập huấn viên không thuộc danh sách của đơn vị vào ngày mở lớp. Hãy chọn lại."
        )
