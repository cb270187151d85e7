"""In which state the book of a unit is at an office: a new word with everything written in it.

What was counted from a book holds as long as its word is the same. A word is random and no number:
a database that was put back never meets a word again that it had not yet said then.
"""

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import String, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import ask_again, asked_once, db
from app.instance import this_instance
from app.records.ledger.sql import Part
from app.records.model import Record

_STATE = "word"


class BookState(db.Model):
    """The word of one unit; a unit of which nothing has come yet has none."""

    __tablename__ = "book_state"

    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    word: Mapped[str] = mapped_column(String(16))


def book_states(units: Collection[str]) -> Mapping[str, str]:
    """The word of each of these units that has one.

    Ask before counting: what is written meanwhile then makes the count old, never wrongly new.
    """
    states = all_states()
    return {unit: states[unit] for unit in units if unit in states}


@asked_once
def all_states() -> Mapping[str, str]:
    """The words of all units that have one."""
    return dict(iter(db.session.execute(_STATES)))


_STATES = select(BookState.unit, BookState.word)


def book_changed(units: Collection[str]) -> None:
    """Give these units a new word, in the transaction that writes their records."""
    if units and this_instance().is_office:
        part = Part()
        write = part.upsert(BookState.__table__, ["unit"], [_STATE])
        part.execute(write, [{"unit": one, _STATE: secrets.token_hex(8)} for one in sorted(units)])
        ask_again()


@event.listens_for(Session, "after_flush")
def _noted(session: Session, context: Any) -> None:
    """Nobody who writes a record has to think of it; what writes rows says so itself."""
    written = (*session.new, *session.dirty, *session.deleted)
    book_changed({one.unit for one in written if isinstance(one, Record)})
