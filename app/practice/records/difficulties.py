"""Invented difficulties of the work: open, answered, done."""

from datetime import date, timedelta
from typing import Any

from app.db import db, transaction
from app.difficulties.facts import DifficultyFacts
from app.difficulties.models import Difficulty
from app.difficulties.service import acts
from app.domain.actors import Actor
from app.domain.difficulties import AnswerWords, AskedOf, DifficultyField
from app.practice.stories import texts


def note_some(*, today: date, by: Actor) -> None:
    """One of each course a difficulty can take; none where there are some."""
    own = db.select(Difficulty.id).where(Difficulty.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    with transaction():
        for row in texts("difficulties")["difficulty"]:
            _note(row, today - timedelta(days=row["days_ago"]), by)


def _note(row: dict[str, Any], day: date, by: Actor) -> None:
    facts = DifficultyFacts(
        found_on=day,
        field=DifficultyField(row["field"]),
        title=row["title"],
        details=row.get("details", ""),
        cause=row["cause"],
        proposal=row["proposal"],
        asked_of=AskedOf(row["asked_of"]),
        other_body=row.get("other_body", ""),
    )
    one = acts.note_difficulty(facts, today=day, by=by)
    if "answer" in row:
        on = day + timedelta(days=row["answered_in"])
        given = AnswerWords(on, row["answered_by"], row["answer"])
        one = acts.answer_difficulty(one.id, given, revision=one.revision, today=on, by=by)
    if "closing_words" in row:
        on, words = day + timedelta(days=row["closed_in"]), row["closing_words"]
        acts.close_difficulty(one.id, on, words, revision=one.revision, today=on, by=by)
