"""Acts on a summons: drafted, set right, and issued when it bears number and day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training import summons as rules
from app.domain.training.lifecycle import ClassState, check_open
from app.records import journal
from app.records.locking import take
from app.training.acts import ClassAct, SeatAct, SummonsAct
from app.training.facts import SummonsFacts
from app.training.models import TrainingClass, TrainingSeat, TrainingSummons
from app.training.service.classes import seats_in


def draft_summons(
    class_id: UUID, facts: SummonsFacts, *, today: date, by: Actor
) -> TrainingSummons:
    """Write a summons to the class; it is issued at once where number and day are known."""
    with transaction() as session:
        held = take(session, TrainingClass, class_id, by=by)
        rules.check_draft(held.state, held.days)
        if open_draft(class_id) is not None:
            raise RuleViolation(
                "Lớp đã có một giấy triệu tập đang soạn. Hãy hoàn thiện giấy đó trước."
            )
        summons = TrainingSummons(unit=by.unit, class_id=class_id, people=[])
        _write(session, held, summons, facts, SummonsAct.DRAFT, today=today, by=by)
    return summons


def correct_summons(
    summons_id: UUID, facts: SummonsFacts, *, revision: int, today: date, by: Actor
) -> TrainingSummons:
    """Change a draft, issue it, or set right what an issued one says."""
    with transaction() as session:
        summons = take(session, TrainingSummons, summons_id, by=by, revision=revision)
        held = take(session, TrainingClass, summons.class_id, by=by)
        check_open(held.state)
        if not summons.is_issued:
            rules.check_draft(held.state, held.days)
        _write(session, held, summons, facts, SummonsAct.CORRECT, today=today, by=by)
    return summons


def open_draft(class_id: UUID) -> TrainingSummons | None:
    return db.session.scalar(
        db.select(TrainingSummons).where(
            TrainingSummons.class_id == class_id, TrainingSummons.issued_on.is_(None)
        )
    )


def to_be_summoned(session: Session, class_id: UUID, *, again: bool) -> Sequence[TrainingSeat]:
    """Whom a draft names: who has no summons yet, or ``again`` the whole list."""
    return [one for one in seats_in(session, class_id) if again or one.summons_id is None]


def _write(
    session: Session,
    held: TrainingClass,
    summons: TrainingSummons,
    facts: SummonsFacts,
    act: SummonsAct,
    *,
    today: date,
    by: Actor,
) -> None:
    was_issued = summons.is_issued
    rules.check_presence(facts.present_on, days=held.days)
    if facts.is_draft and not was_issued:
        facts.write_into(summons)
        journal.write(summons, act, by=by)
        return
    seats = () if was_issued else to_be_summoned(session, held.id, again=facts.again)
    rules.check_issue(
        facts.number,
        facts.issued_on,
        facts.signer,
        given_by=held.given_by,
        days=held.days,
        people=len(summons.people if was_issued else seats),
        today=today,
    )
    facts.write_into(summons)
    if was_issued:
        journal.write(summons, act, by=by)
        return
    summons.people = [seat.id for seat in seats]
    journal.write(summons, SummonsAct.ISSUE, by=by.on_behalf_of(facts.signer))
    for seat in seats:
        seat.summons_id, seat.confirmed = summons.id, None
        journal.write(seat, SeatAct.SUMMON, by=by)
    if held.state is ClassState.PLANNED:
        held.state = ClassState.SUMMONED
        journal.write(held, ClassAct.SUMMON, by=by)
