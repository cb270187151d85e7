"""The yearly review of a team, with a judgement of each mediator in office."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.teams import reviews as rules
from app.domain.words import person_key
from app.records import journal
from app.records.locking import take
from app.teams.acts import ReviewAct
from app.teams.facts import Judgement, ReviewFacts
from app.teams.models import Evaluation, Mediator, Team, TeamReview
from app.teams.sight import visible_evaluations


def record_review(team_id: UUID, facts: ReviewFacts, *, today: date, by: Actor) -> TeamReview:
    """The review of a year, led by the head of the Front's board with the team leader."""
    with transaction() as session:
        take(session, Team, team_id, by=by)
        review = TeamReview(unit=by.unit, team_id=team_id)
        _write(review, facts, ReviewAct.RECORD, today=today, by=by)
    return review


def change_review(
    review_id: UUID, facts: ReviewFacts, *, revision: int | None = None, today: date, by: Actor
) -> TeamReview:
    with transaction() as session:
        review = take(session, TeamReview, review_id, by=by, revision=revision)
        rules.check_unsent(review.sent_on, "Kết quả rà soát")
        _write(review, facts, ReviewAct.CORRECT, today=today, by=by)
    return review


def send_review(
    review_id: UUID, *, sent_on: date, revision: int | None = None, today: date, by: Actor
) -> TeamReview:
    """The proposal to complete the team goes through the Front to the People's Committee."""
    with transaction() as session:
        review = take(session, TeamReview, review_id, by=by, revision=revision)
        rules.check_unsent(review.sent_on, "Kết quả rà soát")
        rules.check_sending(ready_on=(rules.HELD_ON, review.held_on), sent_on=sent_on, today=today)
        review.sent_on = sent_on
        journal.write(review, ReviewAct.SEND, by=by.on_behalf_of(review.led_by))
    return review


def evaluations_of(review_id: UUID) -> Sequence[Evaluation]:
    rows = db.select(Evaluation).where(Evaluation.review_id == review_id)
    return db.session.scalars(rows.order_by(Evaluation.id)).all()


def judgements_for(review_id: UUID, *, by: Actor) -> Sequence[Row[Any]]:
    """The judgements that ``by`` may read, each with the mediator's name, by given name."""
    rows = db.session.execute(
        db.select(Evaluation.level, Evaluation.comment, Mediator.id, Mediator.name)
        .join(Mediator, Mediator.id == Evaluation.mediator_id)
        .where(Evaluation.review_id == review_id, visible_evaluations(by))
    ).all()
    return sorted(rows, key=lambda row: person_key(row.name or ""))


def _write(
    review: TeamReview, facts: ReviewFacts, act: ReviewAct, *, today: date, by: Actor
) -> None:
    others = db.select(TeamReview.year).where(TeamReview.team_id == review.team_id)
    if review.id is not None:
        others = others.where(TeamReview.id != review.id)
    rules.check_review(
        year=facts.year,
        held_on=facts.held_on,
        led_by=facts.led_by,
        years_held=db.session.scalars(others).all(),
        today=today,
    )
    known = {one.mediator_id: one for one in evaluations_of(review.id)} if review.id else {}
    _check_members(review.team_id, facts.judgements)
    facts.write_into(review, "judgements")
    review.mediators = len(facts.judgements)
    leader = by.on_behalf_of(facts.led_by)
    judged = [one for one in facts.judgements if not _stands(known.get(one.mediator_id), one)]
    if judged:
        journal.write(review, act, by=leader)
    else:
        journal.correct(review, act, by=leader)
    for one in judged:
        _judge(review, known.get(one.mediator_id), one, by=leader)


def _stands(held: Evaluation | None, one: Judgement) -> bool:
    return held is not None and (held.level, held.comment) == (one.level, one.comment)


def _judge(review: TeamReview, held: Evaluation | None, one: Judgement, *, by: Actor) -> None:
    evaluation = held or Evaluation(
        unit=review.unit, review_id=review.id, mediator_id=one.mediator_id
    )
    evaluation.level, evaluation.comment = one.level, one.comment
    journal.write(evaluation, ReviewAct.CORRECT if held else ReviewAct.RECORD, by=by)


def _check_members(team_id: UUID, judgements: Sequence[Judgement]) -> None:
    members = set(db.session.scalars(db.select(Mediator.id).where(Mediator.team_id == team_id)))
    if {one.mediator_id for one in judgements} - members:
        raise RuleViolation("Chỉ đánh giá được hòa giải viên của tổ. Hãy tải lại trang.")
