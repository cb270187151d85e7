"""How SQLite goes about what a page asks: by which index, and whether it sorts."""

from collections.abc import Callable

from sqlalchemy import event

from app.db import db


def plan_of(ask: Callable[[], object], beginning: str) -> list[str]:
    """The steps of the first statement of ``ask`` that has ``beginning`` in it."""
    asked = []

    def note(connection, cursor, statement, parameters, *rest):
        asked.append((" ".join(statement.split()), parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    ask()
    event.remove(db.engine, "before_cursor_execute", note)
    statement, parameters = next(one for one in asked if beginning in one[0])
    plan = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [step for *_, step in plan]
