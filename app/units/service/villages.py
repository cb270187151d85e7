"""The villages of a commune: one function per act."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.units import VillageKind, check_validity
from app.domain.words import fold
from app.records import journal
from app.records.locking import take
from app.units.acts import UnitAct
from app.units.models import Village
from app.units.service.reading import carried_by


def villages_of(unit: str, *, on: date | None = None) -> Sequence[Village]:
    """The villages of a commune and of those merged into it, in the order people count them."""
    rows = db.select(Village).where(Village.unit.in_(db.select(carried_by(unit))))
    if on is not None:
        rows = rows.where(
            Village.valid_from <= on, db.or_(Village.valid_to.is_(None), Village.valid_to > on)
        )
    return in_counted_order(db.session.scalars(rows))


def in_counted_order(villages: Iterable[Village]) -> list[Village]:
    return sorted(villages, key=lambda village: _natural(village.full_name))


def check_own_villages(session: Session, *villages: UUID | None, by: Actor) -> None:
    """Refuse a village that stands in no book of the person's unit; None is none at all."""
    wanted = set(villages) - {None}
    own = db.select(db.func.count()).where(Village.id.in_(wanted), Village.unit.in_(by.books))
    if wanted and session.scalar(own) != len(wanted):
        raise RuleViolation("Có thôn, bản, tổ dân phố không thuộc đơn vị của mình. Hãy chọn lại.")


def add_village(*, name: str, kind: VillageKind, valid_from: date, by: Actor) -> Village:
    with transaction():
        _refuse_twin(name, kind, by.unit, None)
        village = Village(unit=by.unit, name=name, kind=kind, valid_from=valid_from)
        journal.write(village, UnitAct.ADD, by=by)
    return village


def change_village(
    village_id: UUID,
    *,
    name: str,
    kind: VillageKind,
    valid_from: date,
    valid_to: date | None,
    revision: int,
    by: Actor,
) -> Village:
    check_validity(valid_from, valid_to)
    with transaction() as session:
        village = take(session, Village, village_id, by=by, revision=revision)
        _refuse_twin(name, kind, village.unit, village_id)
        village.name, village.kind = name, kind
        village.valid_from, village.valid_to = valid_from, valid_to
        journal.correct(village, UnitAct.CHANGE, by=by)
    return village


def _refuse_twin(name: str, kind: VillageKind, unit: str, own_id: UUID | None) -> None:
    for other in villages_of(unit):
        same = fold(other.name) == fold(name) and other.kind is kind and other.valid_to is None
        if same and other.id != own_id and other.unit == unit:
            raise RuleViolation(f"Đã có {other.full_name} trong danh sách.")


def _natural(name: str) -> list[tuple[int, str | int]]:
    """``Tổ 2`` before ``Tổ 10``."""
    parts = fold(name).replace("số ", "").split()
    return [(0, int(part)) if part.isascii() and part.isdigit() else (1, part) for part in parts]
