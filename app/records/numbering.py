"""Records that stand one under the other with numbers from 1 on."""

from collections.abc import Iterable
from typing import Any

from app.domain.actors import Actor
from app.domain.labels import LabelledEnum
from app.records import journal


def number_anew(records: Iterable[Any], act: LabelledEnum, *, by: Actor) -> None:
    """Give each the number of its place; only who gets another one has a line of the journal."""
    for at, one in enumerate(records, 1):
        if one.number != at:
            one.number = at
            journal.write(one, act, by=by)
