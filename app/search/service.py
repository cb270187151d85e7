"""What the box finds, kind by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.catalog import RECORD_TYPES
from app.domain.actors import Actor
from app.domain.searching import Asked, asked_for, excerpt
from app.domain.words import fold
from app.export.sheet import BATCH, page_by_page
from app.records.locking import NotHere
from app.records.model import CLOSED, Record
from app.records.search import Hits, count, hits, kinds_holding
from app.records.search.asking import MOST_COUNTED
from app.records.types import RecordType
from app.units.service import unit_names

FIRST = 5
PAGE = 20
Pieces = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Found:
    """One record as a result: its page, its name and a part of its text, cut at what was found."""

    address: str
    unit: str
    name: Pieces
    text: Pieces


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind; ``number`` is counted to one more than a thousand at most."""

    label: str
    slug: str
    lines: Sequence[Found]
    number: int
    next: str | None

    @property
    def number_in_words(self) -> str:
        return "hơn 1.000" if self.number > MOST_COUNTED else str(self.number)


def first_of_all(words: str, *, by: Actor) -> list[Group]:
    """The first results of each kind of which there are any."""
    asked = asked_for(words)
    groups = []
    for kind in kinds_holding(_kinds(), asked):
        some = hits(kind, asked, by=by, limit=FIRST)
        number = count(kind, asked, by=by) if some.next else len(some.records)
        if number:
            groups.append(_group(kind, some, asked, number))
    return groups


def all_of_kind(slug: str, words: str, *, by: Actor, after: str | None) -> Group:
    """A page of the results of one kind; raises :class:`NotHere` for a kind there is not."""
    kind, asked = _kind_of(slug), asked_for(words)
    some = hits(kind, asked, by=by, limit=PAGE, after=after)
    return _group(kind, some, asked, count(kind, asked, by=by))


def found_all(slug: str, words: str, *, by: Actor) -> Iterator[Found]:
    """All results of one kind, ``BATCH`` in a statement."""
    kind, asked = _kind_of(slug), asked_for(words)

    def read(place: str | None) -> tuple[Sequence[Found], str | None]:
        some = hits(kind, asked, by=by, limit=BATCH, after=place)
        return [_found(kind, one, asked) for one in some.records], some.next

    return page_by_page(read)


def tells_of_people(slug: str) -> bool:
    """Whether something restricted or sensitive is searched, and shown, in records of this kind."""
    model = _kind_of(slug).model
    return any(field.searched and field.field_class in CLOSED for _, field in model.fields())


def slug_of(kind: RecordType) -> str:
    """The kind in an address: ``vu-viec-hoa-giai``."""
    return "-".join(fold(kind.label).replace(",", "").split())


def names_of_units(groups: Sequence[Group]) -> dict[str, str]:
    return unit_names({line.unit for group in groups for line in group.lines})


def _kind_of(slug: str) -> RecordType:
    kind = next((one for one in _kinds() if slug_of(one) == slug), None)
    if kind is None:
        raise NotHere
    return kind


def _kinds() -> Iterator[RecordType]:
    return (kind for kind in RECORD_TYPES if kind.line is not None)


def _group(kind: RecordType, some: Hits, asked: Asked, number: int) -> Group:
    lines = [_found(kind, record, asked) for record in some.records]
    return Group(kind.label, slug_of(kind), lines, number, some.next)


def _found(kind: RecordType, record: Record, asked: Asked) -> Found:
    name, text = kind.line(record)
    return Found(kind.address(record), record.unit, excerpt(name, asked), excerpt(text, asked))
