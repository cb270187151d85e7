"""A list on its way into a file: named columns, and rows that are read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy.orm import InstrumentedAttribute

from app.domain.actors import OFFICE_ROLES, Actor
from app.records.model import CLOSED, Leaves, field_of

T = TypeVar("T")
P = TypeVar("P")

BATCH = 500  # lines of one query where a list is long


class Kind(Enum):
    """What a column holds: its width in letters, how numbers are written, where it is aligned."""

    TEXT = 18, "", "left"
    SHORT = 10, "", "left"
    LONG = 44, "", "left"
    DATE = 11, "dd/mm/yyyy", "center"
    MOMENT = 16, "dd/mm/yyyy hh:mm", "center"
    NUMBER = 10, "#,##0", "right"
    PLAIN = 8, "0", "center"  # a year, a number in a book: no mark of thousands
    MONEY = 15, "#,##0", "right"
    SHARE = 9, "0.0", "right"

    def __init__(self, width: int, number_format: str, align: str):
        self.width = width
        self.number_format = number_format
        self.align = align


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``read`` gives the value of a row (a date, a number, a label, text, None).

    ``code`` is the number that an official form gives it under its heading. ``is_closed``: it is
    restricted or sensitive, and whoever takes it out says why; ``stays`` in the commune, so
    that an office has nothing in it.
    """

    heading: str
    read: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    code: str = ""
    is_closed: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as a file. ``name`` is its title, the name of the file and of the tab.

    ``narrowed`` says in words what it was narrowed to (``{"Tình trạng": "Chưa kết thúc"}``);
    ``words`` are those that were searched for: they may be somebody's name, and stand in the
    file but not in the journal. ``notes`` stand under the table. ``total`` is how many rows
    there are, where that is known before. ``is_counted`` puts STT before the columns.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    narrowed: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    notes: Sequence[str] = ()
    total: int | None = None
    is_counted: bool = True

    def tells_of_people(self, by: Actor) -> bool:
        """Whether ``by`` takes something restricted or sensitive out with it."""
        is_office = by.role in OFFICE_ROLES
        return any(one.is_closed and not (one.stays and is_office) for one in self.columns)


def of(
    attribute: InstrumentedAttribute[Any],
    path: str = "",
    *,
    read: Callable[[Any], Any] | None = None,
    kind: Kind | None = None,
) -> Column:
    """A column of a model under its own Vietnamese name; ``path`` is where a row has it."""
    getter, field = read or attrgetter(path or attribute.key), field_of(attribute)
    return Column(
        field.label,
        getter,
        kind or _kind_of(attribute),
        is_closed=field.field_class in CLOSED,
        stays=field.leaves is Leaves.NEVER,
    )


def told(
    heading: str,
    read: Callable[[Any], Any] | str,
    kind: Kind = Kind.TEXT,
    *,
    is_closed: bool = False,
) -> Column:
    """A column that is no column of a model; ``read`` may be a path such as ``"row.title"``."""
    getter = attrgetter(read) if isinstance(read, str) else read
    return Column(heading, getter, kind, is_closed=is_closed)


def page_by_page(read: Callable[[P | None], tuple[Sequence[T], P | None]]) -> Iterator[T]:
    """All lines of a list: ``read`` gives those after a place, and the place to go on from."""
    place: P | None = None
    while True:
        lines, place = read(place)
        yield from lines
        if place is None:
            return


def _kind_of(attribute: InstrumentedAttribute[Any]) -> Kind:
    kept = attribute.property.columns[0].type.python_type
    if issubclass(kept, datetime):
        return Kind.MOMENT
    if issubclass(kept, date):
        return Kind.DATE
    is_number = issubclass(kept, int | float) and not issubclass(kept, bool)
    return Kind.NUMBER if is_number else Kind.TEXT
