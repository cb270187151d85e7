"""The papers of a record as the record's own page shows them: one call, one include.

A feature's route gives ``shelf=shelf_of(record, by=actor)`` to its page, the page includes
``attachments/_list.html``, and its record type says ``attachable_by``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.attachments.forms import AttachForm
from app.attachments.service import is_from_below, papers_of
from app.attachments.sight import kind_of, may_attach
from app.domain.actors import Actor, Permission
from app.records.model import Record
from app.records.types import RecordType


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one record; ``form`` is None for who may not add to them. ``is_from_below``:
    most papers stay where they are, so few or none of them are seen here."""

    kind: RecordType
    subject_id: UUID
    lines: Sequence[Row[Any]]
    form: AttachForm | None
    is_from_below: bool


def shelf_of(record: Record, *, by: Actor) -> Shelf | None:
    """The papers of a record that ``by`` has met, in one query; None where none are shown."""
    if not by.may(Permission.SEE_ATTACHMENTS):
        return None
    kind = kind_of(record.__tablename__)
    may_add = record.unit in by.books and may_attach(kind, by)
    form = AttachForm(formdata=None) if may_add else None
    return Shelf(kind, record.id, papers_of(kind, record), form, is_from_below(record))
