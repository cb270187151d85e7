"""The law that holds for a unit: its own rows, those of who is above it, the shipped ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Row, Select

from app.db import asked_once, db
from app.domain.calendar import SHIPPED as SHIPPED_CALENDAR
from app.domain.calendar import CalendarRow, WorkCalendar
from app.domain.deadline_rows import SHIPPED as SHIPPED_RULES
from app.domain.deadlines import DeadlineRule, is_usable, own_first
from app.domain.law_options import OptionRow
from app.domain.lawpack import LawPack
from app.domain.sources import Source
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption
from app.records.model import Record
from app.units.service import lines_of

Lines = Mapping[str, Sequence[str]]
"""Units, each followed by those above it, the nearest first."""
T = TypeVar("T")


def _of_units(model: type[Record], *columns: Any) -> Select:
    """Rows of some units. Ids grow with time: of two about one thing the later stands later."""
    units = db.bindparam("units", expanding=True)
    return db.select(*columns).where(model.unit.in_(units)).order_by(model.id)


_DAYS = _of_units(
    CalendarDay, CalendarDay.unit, CalendarDay.day, CalendarDay.kind, CalendarDay.name
)
_RULES = _of_units(DeadlineRow, DeadlineRow)
_OPTIONS = _of_units(
    LawOption, LawOption.unit, LawOption.option, LawOption.answer, LawOption.valid_from
)


@asked_once
def law_of(unit: str) -> LawPack:
    """Everything that holds for ``unit``, in four queries, once in a transaction."""
    return _laws({unit})[unit]


def laws_of(units: Iterable[str]) -> dict[str, LawPack]:
    """The same for many units in the same four queries: a page of records of many communes."""
    units = set(units)
    return _laws(units) if len(units) > 1 else {unit: law_of(unit) for unit in units}


def _laws(units: set[str]) -> dict[str, LawPack]:
    lines = lines_of(units)
    calendars, rules, options = _calendars(lines), _rules(lines), _options(lines)
    return {unit: LawPack(calendars[unit], rules[unit], options[unit]) for unit in lines}


def competent_court(unit: str, *, on: date) -> Court | None:
    """The court that the people of ``unit`` turn to on that day, as the unit itself or one
    above it has written it down; the unit's own row wins, then the newest.

    Căn cứ: khoản 2 Điều 39 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    rows = db.select(Court).where(
        Court.serves == unit,
        Court.unit.in_(lines_of({unit})[unit]),
        Court.valid_from <= on,
        db.or_(Court.valid_to.is_(None), Court.valid_to > on),
    )
    newest = (Court.unit != unit, Court.valid_from.desc(), Court.id.desc())
    return db.session.scalars(rows.order_by(*newest).limit(1)).first()


def rule_of(row: DeadlineRow, source: Source = Source.OWN) -> DeadlineRule:
    """A row as the pure rules read it."""
    return DeadlineRule(
        clock=row.clock,
        length=row.length,
        unit=row.counted_in,
        basis=row.basis,
        valid_from=row.valid_from,
        until=row.valid_to,
        rolls=row.rolls,
        source=source,
    )


def source_of(row_unit: str, unit: str) -> Source:
    """Where a row written by ``row_unit`` comes from, in the eyes of ``unit``."""
    return Source.OWN if row_unit == unit else Source.ABOVE


def _calendars(lines: Lines) -> dict[str, WorkCalendar]:
    """Of two rows about a day the nearer office's holds: it is laid on last."""
    rows = _by_unit((unit, CalendarRow(*row)) for unit, *row in _read(_DAYS, lines))
    return {
        unit: SHIPPED_CALENDAR.with_rows([row for one in reversed(line) for row in rows[one]])
        for unit, line in lines.items()
    }


def _rules(lines: Lines) -> dict[str, tuple[DeadlineRule, ...]]:
    rows = _by_unit((row.unit, row) for (row,) in _read(_RULES, lines))
    found: dict[str, tuple[DeadlineRule, ...]] = {}
    for unit, line in lines.items():
        rules = SHIPPED_RULES
        for one in reversed(line):
            theirs = (rule_of(row, source_of(one, unit)) for row in rows[one])
            rules = own_first(filter(is_usable, theirs), rules)
        found[unit] = tuple(rules)
    return found


def _options(lines: Lines) -> dict[str, tuple[OptionRow, ...]]:
    rows = _by_unit((unit, row) for unit, *row in _read(_OPTIONS, lines))
    return {
        unit: tuple(OptionRow(*row, steps) for steps, one in enumerate(line) for row in rows[one])
        for unit, line in lines.items()
    }


def _read(rows: Select, lines: Lines) -> Iterable[Row]:
    return db.session.execute(rows, {"units": {one for line in lines.values() for one in line}})


def _by_unit(rows: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for unit, row in rows:
        found[unit].append(row)
    return found
