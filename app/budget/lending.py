"""What the page of a conference or a class tells of its costs; lent to the templates."""

from collections.abc import Sequence
from uuid import UUID

from flask import Flask

from app.budget.models import Cost
from app.budget.sight import visible_costs
from app.db import db
from app.domain.actors import Permission
from app.web.access import current_actor


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(costs_of=costs_of)


def costs_of(record_id: UUID) -> Sequence[Cost]:
    """What was spent for it and not struck, the oldest first; nothing for who may not read it."""
    actor = current_actor()
    if not actor.may(Permission.SEE_BUDGET):
        return ()
    rows = db.select(Cost).where(
        visible_costs(actor),
        db.or_(Cost.dialogue_id == record_id, Cost.class_id == record_id),
        Cost.struck_on.is_(None),
    )
    return db.session.scalars(rows.order_by(Cost.spent_on, Cost.id)).all()
