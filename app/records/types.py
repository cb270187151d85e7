"""A record type: what the shared machinery must know about one kind of record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from app.domain.actors import Actor, Permission
from app.domain.labels import LabelledEnum, Term
from app.records.model import Record

Watched = tuple[str, UUID]  # kind and id of the record under which an opening is noted


@dataclass(frozen=True)
class RecordType:
    """One kind of record.

    ``key`` is the table's name and the kind on the wire, ``acts`` the names of what can be
    done to it, ``address`` the page on which a person sees one such record, ``visible`` the
    condition under which a person may meet it. ``attachable_by`` is the permission to attach
    papers to one that is met and of one's own unit; None where it carries none. ``line`` is the
    name and the text under which a search shows one; None where it is found with its parent.
    Whoever meets a record may find it by every searched column, and reads its line; where some who
    meet it first say why before they read it, ``found`` is the narrower condition of a search.
    ``files`` are the columns that name kept files (:mod:`app.attachments.store`); ``beside`` is the
    column by which rows of another table belong to such a record without being records.
    ``watched`` says under which record it is noted that a person has opened one (a part under its
    case), and may stop who has to say first why; None where nobody notes it.
    A record that is about one human being names in ``person`` the column of the name: all that is
    closed in it is that human being's (:mod:`app.privacy`).
    Of records that another instance wrote, ``objection`` says to a row why it cannot be taken
    ("" where it can), and ``arrived`` does what they mean for other tables, oldest first.
    """

    key: str
    label: str
    model: type[Record]
    acts: type[LabelledEnum]
    address: Callable[[Any], str]
    visible: Callable[[Actor], ColumnElement[bool]]
    attachable_by: Permission | None = None
    line: Callable[[Any], tuple[str, str]] | None = None
    objection: Callable[[Mapping[str, Any]], str] | None = None
    arrived: Callable[[Sequence[Any]], None] | None = None
    files: tuple[InstrumentedAttribute[str | None], ...] = ()
    beside: InstrumentedAttribute[UUID] | None = None
    found: Callable[[Actor], ColumnElement[bool]] | None = None
    watched: Callable[[Any, Actor], Watched | None] | None = None
    person: InstrumentedAttribute[Any] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", Term(self.label))

    def sought(self, by: Actor) -> ColumnElement[bool]:
        """The condition under which a search shows such a record to this person."""
        return (self.found or self.visible)(by)
