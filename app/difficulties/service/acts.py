"""What can be done: note a difficulty, put it right, note its answer, close it."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.difficulties.acts import DifficultyAct
from app.difficulties.facts import DifficultyFacts
from app.difficulties.models import Difficulty
from app.domain import difficulties as rules
from app.domain.actors import Actor
from app.domain.difficulties import AnswerWords, DifficultyState
from app.records import journal
from app.records.locking import take


def note_difficulty(facts: DifficultyFacts, *, today: date, by: Actor) -> Difficulty:
    with transaction():
        _check(facts, today)
        one = Difficulty(unit=by.unit, state=DifficultyState.OPEN, noted_by=by.acted_by or by.name)
        facts.write_into(one)
        journal.write(one, DifficultyAct.NOTE, by=by)
    return one


def correct_difficulty(
    difficulty_id: UUID, facts: DifficultyFacts, *, revision: int, today: date, by: Actor
) -> Difficulty:
    """Put right what nobody has answered yet."""
    with transaction() as session:
        one = take(session, Difficulty, difficulty_id, by=by, revision=revision)
        rules.check_correction(one.state)
        _check(facts, today)
        facts.write_into(one)
        journal.correct(one, DifficultyAct.CORRECT, by=by)
    return one


def answer_difficulty(
    difficulty_id: UUID, given: AnswerWords, *, revision: int, today: date, by: Actor
) -> Difficulty:
    """Note the answer that was given, or a later one in its place: the journal keeps both."""
    with transaction() as session:
        one = take(session, Difficulty, difficulty_id, by=by, revision=revision)
        rules.check_answer(one.state, given.answered_on, found_on=one.found_on, today=today)
        one.answered_on, one.answered_by = given.answered_on, given.answered_by
        one.answer, one.state = given.text, DifficultyState.ANSWERED
        journal.write(one, DifficultyAct.ANSWER, by=by)
    return one


def close_difficulty(
    difficulty_id: UUID, closed_on: date, words: str, *, revision: int, today: date, by: Actor
) -> Difficulty:
    with transaction() as session:
        one = take(session, Difficulty, difficulty_id, by=by, revision=revision)
        since = one.answered_on or one.found_on
        rules.check_closing(one.state, closed_on, since=since, words=words, today=today)
        one.closed_on, one.closing_words = closed_on, words or None
        one.state = DifficultyState.CLOSED
        journal.write(one, DifficultyAct.CLOSE, by=by)
    return one


def _check(facts: DifficultyFacts, today: date) -> None:
    rules.check_difficulty(
        facts.found_on, facts.asked_of, facts.other_body, facts.proposal, today=today
    )
