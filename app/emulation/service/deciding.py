"""What was decided of those who were put up; a decision that was noted wrongly is struck."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.emulation import awards as rules
from app.domain.emulation.awards import Decided, Outcome
from app.domain.errors import RuleViolation
from app.emulation.acts import DecisionAct
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.service.naming import put_forward_for
from app.emulation.service.proposals import gatherings_of
from app.emulation.sight import visible_nominees
from app.records import journal
from app.records.locking import NotHere, take


def decide(
    nominee_ids: Collection[UUID], given: Decided, *, today: date, by: Actor
) -> list[AwardDecision]:
    """Note one decision about one or several of a submission, of one's own unit or of one below;
    an office's goes down to the unit whose it is."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        if not nominee_ids:
            raise RuleViolation("Hãy chọn quyết định về ai.")
        nominees = _met(session, nominee_ids, by)
        submissions = {
            one.id: one
            for one in session.scalars(
                db.select(Submission).where(
                    Submission.id.in_({nominee.submission_id for nominee in nominees})
                )
            )
        }
        held = gatherings_of([one.id for one in nominees], by)
        made = []
        for one in nominees:
            submission = submissions[one.submission_id]
            own = _own_words(given, one, held.get(one.id))
            rules.check_decision(one.state, own, proposed_on=submission.issued_on, today=today)
            made.append(_decision(one, submission.year, own, by))
        for decision in made:
            journal.write(decision, DecisionAct.DECIDE, by=by)
    return made


def strike(decision_id: UUID, *, revision: int, today: date, by: Actor) -> AwardDecision:
    """Take out what was noted wrongly: it is shown struck and counts for nothing."""
    with transaction() as session:
        one = take(session, AwardDecision, decision_id, by=by, revision=revision)
        if one.struck_on is not None:
            raise RuleViolation("Quyết định này đã được bỏ trước đó.")
        one.struck_on = today
        journal.write(one, DecisionAct.STRIKE, by=by)
    return one


def restore(decision_id: UUID, *, today: date, by: Actor) -> AwardDecision:
    """Take a striking back, where nothing else was decided since: it counts again."""
    with transaction() as session:
        one = take(session, AwardDecision, decision_id, by=by)
        if one.struck_on is not None:
            rules.check_restoring(goes_down=one.goes_down_to() is not None)
            (nominee,) = _met(session, [one.nominee_id], by)
            submission = session.get_one(Submission, nominee.submission_id)
            was = Decided(**{name: getattr(one, name) for name in Decided.__dataclass_fields__})
            rules.check_decision(nominee.state, was, proposed_on=submission.issued_on, today=today)
            one.struck_on = None
            journal.write(one, DecisionAct.RESTORE, by=by)
    return one


def _met(session: Session, ids: Collection[UUID], by: Actor) -> list[Nominee]:
    """Those in sight, locked against a second decision; one that is not is none."""
    rows = db.select(Nominee).where(Nominee.id.in_(ids), visible_nominees(by))
    found = session.scalars(rows.order_by(Nominee.place, Nominee.id).with_for_update()).all()
    if len(found) != len(set(ids)):
        raise NotHere
    decided = db.select(AwardDecision.nominee_id).where(
        AwardDecision.nominee_id.in_(ids),
        AwardDecision.unit.in_(by.books),
        AwardDecision.struck_on.is_(None),
    )
    if known := set(session.scalars(decided)):
        names = ", ".join(one.name for one in found if one.id in known)
        raise RuleViolation(f"Đã ghi quyết định về: {names}. Nếu ghi nhầm, hãy bỏ quyết định đó.")
    return list(found)


def _own_words(given: Decided, one: Nominee, held: Gathered | None) -> Decided:
    """The form of reward is the one that was asked for, last by an office, unless another was
    given."""
    if given.outcome is Outcome.GRANTED:
        return replace(given, award=given.award or put_forward_for(one, held))
    return replace(given, award="")


def _decision(one: Nominee, year: int, given: Decided, by: Actor) -> AwardDecision:
    return AwardDecision(
        unit=by.unit,
        nominee_id=one.id,
        kind=one.kind,
        of_unit=one.of_unit,
        team_id=one.team_id,
        mediator_id=one.mediator_id,
        year=year,
        outcome=given.outcome,
        award=given.award,
        number=given.number,
        decided_on=given.decided_on,
        issued_by=given.issued_by,
        reason=given.reason,
        noted_by=by.acted_by or by.name,
    )
