"""What of the log of difficulties waits for an office, for the first page."""

from flask import url_for

from app.db import db
from app.difficulties.models import Difficulty
from app.difficulties.sight import visible_difficulties
from app.domain.actors import Actor, Permission
from app.domain.difficulties import AskedOf, DifficultyState
from app.guidance.service.reading import written_about
from app.records.waiting import Sort, Waiting, first_of
from app.units.service import unit_names


def waiting(by: Actor) -> list[Waiting]:
    """What units below ask of their superior and nobody has answered or written about yet."""
    if not by.may(Permission.WRITE_GUIDANCE):
        return []
    rows = (
        db.select(Difficulty.id, Difficulty.title, Difficulty.unit)
        .where(
            visible_difficulties(by),
            Difficulty.unit.not_in(by.books),
            Difficulty.state == DifficultyState.OPEN,
            Difficulty.asked_of == AskedOf.SUPERIOR,
        )
        .order_by(Difficulty.found_on, Difficulty.id)
    )
    found = first_of(rows)
    told, names = written_about([row.id for row in found], by), unit_names({r.unit for r in found})
    all_of_them = url_for("difficulties.index", **{"tinh-trang": DifficultyState.OPEN.value})
    sort = Sort("khó khăn, vướng mắc của đơn vị chờ trả lời", all_of_them)
    return [
        Waiting(
            f"{names.get(row.unit, row.unit)} chờ trả lời vướng mắc: {row.title}",
            None,
            url_for("difficulties.detail", difficulty_id=row.id),
            sort,
        )
        for row in found
        if row.id not in told
    ]
