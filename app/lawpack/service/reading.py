"""The law that holds for a unit: the shipped rows and its own, its own first."""

from collections.abc import Iterable
from datetime import date

from app.db import db
from app.domain.calendar import SHIPPED as SHIPPED_CALENDAR
from app.domain.calendar import CalendarRow, WorkCalendar
from app.domain.deadline_rows import SHIPPED as SHIPPED_RULES
from app.domain.deadlines import DeadlineRule, is_usable, own_first
from app.domain.law_options import Option, OptionRow, Value, value_on
from app.domain.lawpack import LawPack
from app.instance import this_instance
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption

# Ids grow with time: of two rows about one thing the later one stands later.
_DAYS = db.select(CalendarDay.unit, CalendarDay.day, CalendarDay.kind, CalendarDay.name).order_by(
    CalendarDay.id
)
_RULES = db.select(DeadlineRow).order_by(DeadlineRow.id)
_OPTIONS = db.select(
    LawOption.unit, LawOption.option, LawOption.answer, LawOption.valid_from
).order_by(LawOption.id)


def law_of(unit: str) -> LawPack:
    """Everything that holds for ``unit``, in three queries; read it once for an act or a page."""
    return laws_of({unit})[unit]


def laws_of(units: Iterable[str]) -> dict[str, LawPack]:
    """The same for many units in the same three queries: a page of records of many communes."""
    wanted = set(units)
    calendars, rules, options = _calendars(wanted), _rules(wanted), _options(wanted)
    return {unit: LawPack(calendars[unit], rules[unit], options[unit]) for unit in wanted}


def work_calendar(unit: str) -> WorkCalendar:
    """Which days ``unit`` works."""
    return _calendars({unit})[unit]


def deadline_rules(unit: str) -> tuple[DeadlineRule, ...]:
    """The rows in the order in which they win."""
    return _rules({unit})[unit]


def option(unit: str, wanted: Option, *, on: date) -> Value:
    """What ``unit`` answers on that day to a question that the law leaves open."""
    return value_on(wanted, on, _options({unit})[unit])


def competent_court(unit: str, *, on: date) -> Court | None:
    """The court that the people of ``unit`` turn to on that day, as the unit itself or this
    office has written it down; the unit's own row wins, then the newest.

    Căn cứ: khoản 2 Điều 39 Bộ luật Tố tụng dân sự số 92/2015/QH13.
    """
    rows = db.select(Court).where(
        Court.serves == unit,
        Court.unit.in_({unit, this_instance().unit}),
        Court.valid_from <= on,
        db.or_(Court.valid_to.is_(None), Court.valid_to > on),
    )
    newest = (Court.unit != unit, Court.valid_from.desc(), Court.id.desc())
    return db.session.scalars(rows.order_by(*newest).limit(1)).first()


def rule_of(row: DeadlineRow) -> DeadlineRule:
    """An own row as the pure rules read it."""
    return DeadlineRule(
        clock=row.clock,
        length=row.length,
        unit=row.counted_in,
        basis=row.basis,
        valid_from=row.valid_from,
        until=row.valid_to,
        rolls=row.rolls,
        is_own=True,
    )


def _calendars(units: set[str]) -> dict[str, WorkCalendar]:
    own: dict[str, list[CalendarRow]] = {unit: [] for unit in units}
    for unit, *row in db.session.execute(_DAYS.where(CalendarDay.unit.in_(units))):
        own[unit].append(CalendarRow(*row))
    return {unit: SHIPPED_CALENDAR.with_rows(rows) for unit, rows in own.items()}


def _rules(units: set[str]) -> dict[str, tuple[DeadlineRule, ...]]:
    own: dict[str, list[DeadlineRule]] = {unit: [] for unit in units}
    for row in db.session.scalars(_RULES.where(DeadlineRow.unit.in_(units))):
        own[row.unit].append(rule_of(row))
    return {unit: own_first(filter(is_usable, rows), SHIPPED_RULES) for unit, rows in own.items()}


def _options(units: set[str]) -> dict[str, tuple[OptionRow, ...]]:
    own: dict[str, list[OptionRow]] = {unit: [] for unit in units}
    for unit, *row in db.session.execute(_OPTIONS.where(LawOption.unit.in_(units))):
        own[unit].append(OptionRow(*row))
    return {unit: tuple(rows) for unit, rows in own.items()}
