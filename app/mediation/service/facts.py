"""Putting facts on a case: several at once, and words below words."""

from typing import Any

from app.mediation.models import MediationCase


def set_facts(case: MediationCase, **facts: Any) -> None:
    """Several columns at once, where an act brings several facts."""
    for name, value in facts.items():
        setattr(case, name, value)


def add_lines(old: str | None, new: str) -> str:
    """What was written stays; the new stands below it."""
    return f"{old}\n{new}" if old else new
