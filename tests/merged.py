"""A commune into which a former one was merged: it carries on the book of the other."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.db import db
from app.domain.actors import Actor
from app.units.models import Unit
from tests.exchange.conftest import SIN_SUOI_HO, know_units

FORMER, FORMER_NAME = SIN_SUOI_HO
MERGED_ON = date(2026, 2, 1)


def merge_former_into(unit: str, *, on: date) -> None:
    """The list of units, which knows both, says so."""
    former = db.session.scalar(db.select(Unit).where(Unit.code == FORMER))
    former.valid_to, former.successor_code = on, unit
    db.session.commit()


def heir_of_former(person: Actor) -> Actor:
    """The same person, after the former commune came into theirs."""
    know_units()
    merge_former_into(person.unit, on=MERGED_ON)
    return replace(person, inherited=frozenset({FORMER}))


def came_with_the_book(*records: Any) -> None:
    """Let them stand in the book of the former commune."""
    for one in records:
        one.unit = FORMER
    db.session.commit()
