"""Runs the schema's steps on the database of the current application."""

from typing import Any

from alembic import context
from sqlalchemy import TypeDecorator

from app.db import db


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave alone what is not a table of ours (indexes of a search engine, statistics)."""
    return kind != "table" or name in db.metadata.tables


def render_item(kind: str, item: Any, _context: Any) -> str | bool:
    """Write a type of ours as what the database stores: old steps must not import new code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
        include_name=include_name,
        render_item=render_item,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
