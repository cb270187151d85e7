"""Where the own cases of a person call them by the given name alone: for people to look at.

Nothing is erased there: another may be called so too. That such a word is this person only who
reads the place can tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.privacy.calling import times_called
from app.domain.privacy.names import texts_in
from app.mediation.record import MEDIATION_CASE
from app.privacy.models import DataRequest
from app.privacy.service.belonging import Member, below
from app.privacy.service.catalogue import kind_of, parents_of, text_columns
from app.privacy.service.emptying import attachments_of
from app.privacy.service.finding import Hit, marked
from app.records.model import Record
from app.records.types import RecordType

STEPS = 3  # from a marked record up to its case


@dataclass(frozen=True, slots=True)
class Called:
    """A record that has the given name alone ``times`` times, in the columns ``labels``."""

    kind: RecordType
    record_id: UUID
    labels: str
    times: int


def called_in_cases(request: DataRequest, by: Actor) -> list[Called]:
    """Of the cases to which marked records belong, whatever has the given name alone."""
    hits = [hit for hit in marked(request.marks) if hit.unit in by.books]
    found = (_called(kind, record, request.person) for kind, record in _members(hits))
    return [one for one in found if one is not None]


def _called(kind: RecordType, record: Record, name: str) -> Called | None:
    """The name of another person is no place where this one is called."""
    labels, times = [], 0
    for one, field in text_columns(kind.model):
        if kind.person is None or one.key != kind.person.key:
            told = texts_in(getattr(record, one.key))
            if number := sum(times_called(text, name) for text in told):
                labels.append(str(field.label))
                times += number
    return Called(kind, record.id, "; ".join(labels), times) if times else None


def _members(hits: Sequence[Hit]) -> Iterator[Member]:
    cases = {case: None for hit in hits for case in _cases_of(hit.kind.key, hit.record_id, STEPS)}
    for case_id in cases:
        case = db.session.get(MEDIATION_CASE.model, case_id)
        if case is None:
            continue
        family = {
            member.id: (kind, member)
            for kind, member in ((MEDIATION_CASE, case), *below(MEDIATION_CASE, [case_id]))
        }
        yield from family.values()
        subjects = [(kind.key, member.id) for kind, member in family.values()]
        for paper in attachments_of(subjects):
            if kind := kind_of(paper.__tablename__):
                yield kind, paper


def _cases_of(key: str, record_id: UUID, steps: int) -> Iterator[UUID]:
    kind = kind_of(key)
    if key == MEDIATION_CASE.key:
        yield record_id
    elif kind and steps and (record := db.session.get(kind.model, record_id)):
        for parent, parent_id in parents_of(record):
            yield from _cases_of(parent, parent_id, steps - 1)
