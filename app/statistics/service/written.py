"""Answers about the books of units, written down: what one process has counted, none counts again,
be it one that has just started, a second worker or a second server.

An answer is told only while the book of its unit is in the very state in which it was counted
(:mod:`app.records.book_state`), and only by the program that counted it: the sum of all sources is
part of what an answer is found by, so that another version, which may count otherwise or say it in
another shape, finds nothing and counts. Answers are numbers, codes and days, never a word that
somebody typed: what is kept of a unit names nobody, and nothing of a person is left in it when that
person's data is erased. Nothing is lost with a row: it is counted anew.
"""

import hashlib
import json
from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, delete, select

from app.db import db, now, transaction
from app.mediation.service.standing import Period
from app.records.book_state import BookState, book_states
from app.records.ledger.sql import Part
from app.statistics.models import KeptAnswer

Told = Mapping[str, tuple[str, Any]]
"""By unit: the word of its book, and what JSON says of the answer."""
HELD = 200
"""Questions whose answers stay at most, the last written ones: some 70 are asked each day, and the
answers of 168 communes to all of them take 1 MB."""
_SOURCES = Path(__file__).parents[2]
_CHANGED = ["word", "name", "answer", "kept_at"]
_ASKED = select(KeptAnswer.question, KeptAnswer.unit, KeptAnswer.word, KeptAnswer.answer).where(
    KeptAnswer.question.in_(bindparam("questions", expanding=True)),
    KeptAnswer.unit.in_(bindparam("units", expanding=True)),
)


def read_answers(
    questions: Collection[Hashable], units: Collection[str]
) -> Mapping[Hashable, Told]:
    """What is written of these units, in whatever state their books were then; one query."""
    asked = {sum_of(one): one for one in questions}
    found: dict[Hashable, dict[str, tuple[str, Any]]] = {one: {} for one in questions}
    rows = db.session.execute(_ASKED, {"questions": [*asked], "units": [*units]})
    for question, unit, word, answer in rows:
        found[asked[question]][unit] = word, json.loads(answer)
    return found


def write_answers(told: Iterable[tuple[Hashable, Told]]) -> None:
    """Write down what was counted of books that nobody has changed meanwhile."""
    part, at = Part(), now()
    with transaction():
        for question, answers in told:
            words, key, name = book_states(answers), sum_of(question), name_of(question)
            rows = [
                {"question": key, "unit": unit, "word": word, "name": name, "kept_at": at}
                | {"answer": json.dumps(answer, separators=(",", ":"))}
                for unit, (word, answer) in sorted(answers.items())
                if words.get(unit, "") == word
            ]
            if rows:
                write = part.upsert(KeptAnswer.__table__, ["question", "unit"], _CHANGED)
                part.execute(write, rows)


def sweep() -> None:
    """Take out what holds of no book any more, and the questions that were asked longest ago."""
    state = select(BookState.word).where(BookState.unit == KeptAnswer.unit).scalar_subquery()
    newest = db.func.max(KeptAnswer.kept_at)
    by_age = select(KeptAnswer.question).group_by(KeptAnswer.question).order_by(newest.desc())
    with transaction() as session:
        session.execute(delete(KeptAnswer).where(KeptAnswer.word != db.func.coalesce(state, "")))
        if beyond := session.scalars(by_age.offset(HELD)).all():
            session.execute(delete(KeptAnswer).where(KeptAnswer.question.in_(beyond)))


def sum_of(question: Hashable) -> str:
    """What the answers to a question are found by: the same in every process of one program."""
    return hashlib.sha256(f"{_program()} {question!r}".encode()).hexdigest()[:32]


def name_of(question: Hashable) -> str:
    """``cases, 54, 2026-01-01 – 2026-11-29``: a question as a person who looks for it reads it."""
    parts = question if isinstance(question, tuple) else (question,)
    return ", ".join(map(_words_of, parts))[:100]


def _words_of(part: Any) -> str:
    if isinstance(part, Period):
        return f"{part.first} – {part.last}"
    if isinstance(part, str | int | date | None):
        return str(part)
    return str(len(part)) if isinstance(part, Collection) else type(part).__name__


@cache
def _program() -> str:
    """The sum of the sources of this program; some 5 MB, 40 ms."""
    found = hashlib.sha256()
    for path in sorted(_SOURCES.rglob("*.py")):
        found.update(path.relative_to(_SOURCES).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()
