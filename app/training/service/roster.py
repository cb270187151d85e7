"""Acts on the roster of trainers, and reading it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Row

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.training import roster
from app.domain.words import fold, person_key
from app.records import journal
from app.records.locking import take
from app.training.acts import ReviewAct, TrainerAct
from app.training.facts import TrainerFacts
from app.training.models import RosterReview, Trainer, TrainingClass, TrainingSeat


@dataclass(frozen=True, slots=True)
class Work:
    """What a trainer taught, and where a trainer sat as a learner; newest first."""

    taught: Sequence[Row]
    learned: Sequence[Row]


def add_trainer(facts: TrainerFacts, *, today: date, by: Actor) -> Trainer:
    _check(facts, today)
    with transaction():
        names = {fold(one.name) for one in trainers_on(by.books, on=today)}
        if fold(facts.name) in names:
            raise RuleViolation(f"Danh sách đã có tập huấn viên tên {facts.name}.")
        trainer = Trainer(unit=by.unit)
        facts.write_into(trainer)
        journal.write(trainer, TrainerAct.ADD, by=by)
    return trainer


def change_trainer(
    trainer_id: UUID, facts: TrainerFacts, *, revision: int, today: date, by: Actor
) -> Trainer:
    """Correct what is known of a trainer, or take them off the roster (``until``)."""
    _check(facts, today)
    with transaction() as session:
        trainer = take(session, Trainer, trainer_id, by=by, revision=revision)
        ends = trainer.until is None and facts.until is not None
        facts.write_into(trainer)
        journal.correct(trainer, TrainerAct.END if ends else TrainerAct.CHANGE, by=by)
    return trainer


def record_review(
    *, reviewed_on: date, is_enough: bool, proposals: str, today: date, by: Actor
) -> RosterReview:
    """Note the yearly review; how many trainers there were is counted, not typed."""
    roster.check_review(reviewed_on, is_enough=is_enough, proposals=proposals, today=today)
    with transaction():
        review = RosterReview(
            unit=by.unit,
            reviewed_on=reviewed_on,
            trainers=len(trainers_on(by.books, on=reviewed_on)),
            is_enough=is_enough,
            proposals=proposals,
        )
        journal.write(review, ReviewAct.RECORD, by=by)
    return review


def trainers_on(books: Collection[str], *, on: date) -> list[Trainer]:
    """Who is on the roster that day, by given name."""
    return [one for one in all_trainers(books) if roster.is_on_roster(one.since, one.until, on=on)]


def all_trainers(books: Collection[str]) -> list[Trainer]:
    """Who is or was on the rosters of these units, by given name."""
    rows = db.session.scalars(db.select(Trainer).where(Trainer.unit.in_(books)))
    return sorted(rows, key=lambda one: person_key(one.name or ""))


def reviews_of(books: Collection[str]) -> Sequence[RosterReview]:
    """Newest first."""
    rows = db.select(RosterReview).where(RosterReview.unit.in_(books))
    return db.session.scalars(
        rows.order_by(RosterReview.reviewed_on.desc(), RosterReview.id.desc())
    ).all()


def work_of(trainer: Trainer, books: Collection[str]) -> Work:
    columns = (
        TrainingClass.id,
        TrainingClass.title,
        TrainingClass.first_on,
        TrainingClass.last_on,
        TrainingClass.days_set,
        TrainingClass.state,
        TrainingClass.hours,
    )
    newest = (TrainingClass.first_on.desc(), TrainingClass.id.desc())
    given = db.session.execute(
        db.select(*columns, TrainingClass.trainers)
        .where(TrainingClass.unit.in_(books))
        .order_by(*newest)
    )
    sat = db.session.execute(
        db.select(*columns, TrainingSeat.present)
        .join(TrainingSeat, TrainingSeat.class_id == TrainingClass.id)
        .where(TrainingSeat.trainer_id == trainer.id, TrainingSeat.withdrawn.is_(False))
        .order_by(*newest)
    )
    return Work([row for row in given if trainer.id in row.trainers], sat.all())


def _check(facts: TrainerFacts, today: date) -> None:
    roster.check_trainer(
        facts.since,
        facts.until,
        facts.until_reason,
        facts.birth_year,
        facts.decision_on,
        today=today,
    )
