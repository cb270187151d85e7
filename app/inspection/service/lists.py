"""Which checklist a unit fills in: its own, the nearest superior's, or the program's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.inspection.checklist import (
    Item,
    items_as_json,
    items_from_json,
    thawed,
)
from app.domain.inspection.shipped import ITEMS, TITLE
from app.domain.validity import check_law_day
from app.inspection.acts import ListAct
from app.inspection.models import Inspection, InspectionList
from app.records import journal
from app.records.locking import take
from app.units.service import lines_of


@dataclass(frozen=True, slots=True)
class Known:
    """A list with its items; ``record`` is None for the one that the program brings."""

    title: str
    items: tuple[Item, ...]
    record: InspectionList | None = None


SHIPPED = Known(TITLE, ITEMS)


def list_of(unit: str, *, on: date) -> Known:
    """The list that ``unit`` fills in on that day: of the nearest office that wrote one, the one
    that came into force last. One that this program cannot read is passed over."""
    line = lines_of({unit})[unit]
    steps = {code: at for at, code in enumerate(line)}
    rows = db.session.scalars(
        db.select(InspectionList).where(
            InspectionList.unit.in_(line),
            InspectionList.withdrawn_on.is_(None),
            InspectionList.valid_from <= on,
        )
    ).all()
    nearest = sorted(rows, key=lambda one: (one.valid_from, one.id), reverse=True)
    for row in sorted(nearest, key=lambda one: steps[one.unit]):
        try:
            return Known(row.title, items_from_json(row.definition), row)
        except RuleViolation:
            continue
    return SHIPPED


def items_for(one: Inspection, *, today: date) -> Known:
    """What is asked in an inspection: what was begun with stays, else what holds now."""
    if one.checklist is not None:
        begun = thawed(one.checklist)
        return Known(begun.title, tuple(line.item for line in begun.lines))
    known = list_of(one.unit, on=one.held_on or today)
    is_team = one.team_id is not None
    return Known(known.title, tuple(item for item in known.items if item.fits(team=is_team)))


def written_lists(unit: str) -> Sequence[InspectionList]:
    """The lists of the unit and of who is above it, the newest first."""
    rows = db.select(InspectionList).where(InspectionList.unit.in_(lines_of({unit})[unit]))
    newest = (InspectionList.valid_from.desc(), InspectionList.id.desc())
    return db.session.scalars(rows.order_by(*newest)).all()


def add_list(
    title: str, items: Sequence[Item], valid_from: date, *, today: date, by: Actor
) -> InspectionList:
    """A list of one's own; for an office's people it goes down to every unit below."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        check_law_day("Ngày có hiệu lực", valid_from, today=today)
        one = InspectionList(
            unit=by.unit, title=title, valid_from=valid_from, definition=items_as_json(items)
        )
        journal.write(one, ListAct.ADD, by=by)
    return one


def withdraw_list(list_id: UUID, *, revision: int, today: date, by: Actor) -> InspectionList:
    """From now on nobody begins with it; what was filled in stays."""
    with transaction() as session:
        one = take(session, InspectionList, list_id, by=by, revision=revision)
        if one.withdrawn_on is not None:
            raise RuleViolation("Mẫu bảng kiểm này đã thôi dùng.")
        one.withdrawn_on = today
        journal.write(one, ListAct.WITHDRAW, by=by)
    return one
