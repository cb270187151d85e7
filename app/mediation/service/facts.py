"""Putting facts on a record: several at once, and words below words."""

from typing import Any

from app.records.model import Record


def set_facts(record: Record, **facts: Any) -> None:
    """Several columns at once, where an act brings several facts."""
    for name, value in facts.items():
        setattr(record, name, value)


def add_lines(old: str | None, new: str) -> str:
    """What was written stays; the new stands below it."""
    return f"{old}\n{new}" if old else new
