"""One thing that waits for a person, as the first page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select

from app.db import db

LISTED = 50  # of a kind; who has more begins with the oldest
FEW = 2  # of one sort are told one by one


@dataclass(frozen=True, slots=True)
class Sort:
    """What many things are called together ("tổ chưa gửi báo cáo"), and where they all stand."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be done, in words; until when (None where nothing runs out); and where."""

    label: str
    due_on: date | None
    address: str
    sort: Sort | None = None


def first_of(rows: Select[Any]) -> Sequence[Row[Any]]:
    """As many things of one kind as a first page is built from, in the order of ``rows``."""
    return db.session.execute(rows.limit(LISTED)).all()


def soonest_first(found: Iterable[Waiting]) -> list[Waiting]:
    """The nearest day first; what has no day comes last, in the order in which it was found."""
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or date.max))


def gathered(found: Iterable[Waiting]) -> list[Waiting]:
    """Many of one sort and day as one line that counts them; the rest as it is."""
    lines: list[Waiting] = []
    sorts: defaultdict[tuple[Sort, date | None], list[Waiting]] = defaultdict(list)
    for one in found:
        if one.sort is None:
            lines.append(one)
        else:
            sorts[one.sort, one.due_on].append(one)
    for (sort, due_on), alike in sorts.items():
        if len(alike) <= FEW:
            lines += alike
        else:
            lines.append(Waiting(f"{len(alike)} {sort.words}", due_on, sort.address))
    return lines
