"""What the pages of the law show: every row with where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.calendar import SHIPPED as SHIPPED_CALENDAR
from app.domain.calendar import CalendarRow, DayKind
from app.domain.calendar_rows import doubtful_day, told_of_year
from app.domain.deadlines import Clock, DeadlineRule, own_first, rule_on
from app.domain.law_options import (
    Option,
    OptionRow,
    answer_on,
    in_words,
    is_readable,
    row_on,
)
from app.domain.lawpack import LawPack
from app.domain.sources import Source
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption
from app.lawpack.record import CALENDAR_DAY, COURT, DEADLINE_ROW, LAW_OPTION, LAW_TYPES
from app.lawpack.service.reading import law_of, rule_of, source_of
from app.records.journal import history
from app.records.model import Record
from app.records.types import RecordType
from app.records.wording import HistoryLine, history_lines
from app.units.service import former_superiors, lines_of, reach, unit_names


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the year's table; ``instead_of`` is the program's row that it replaces."""

    row: CalendarRow
    source: Source
    instead_of: CalendarRow | None


@dataclass(frozen=True, slots=True)
class YearView:
    """``told``: what the program does not know of the year, or ``""``; ``doubtful``: a day
    that may be off and of which no row says anything."""

    lines: Sequence[DayLine]
    told: str
    doubtful: tuple[date, str] | None
    history: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A row of a clock; ``id`` where it is one's own."""

    rule: DeadlineRule
    id: UUID | None


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A question with the answer that holds today, in words."""

    option: Option
    answer: str
    source: Source


def year_of(unit: str, year: int) -> YearView:
    """The calendar of a year as ``unit`` lives by it."""
    line = lines_of({unit})[unit]
    span = CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31))
    rows = db.select(CalendarDay).where(CalendarDay.unit.in_(line), span).order_by(CalendarDay.id)
    held = sorted(db.session.scalars(rows), key=lambda row: -line.index(row.unit))
    written = {row.day: row for row in held}  # the nearest office's row stays
    ours = [row for row in held if row.unit == unit]
    ruled = [CalendarRow(row.day, row.kind, row.name) for row in written.values()]
    shipped = {
        **{d: CalendarRow(d, DayKind.OFF, n) for d, n in SHIPPED_CALENDAR.days_off.items()},
        **{
            d: CalendarRow(d, DayKind.WORKED_INSTEAD, n)
            for d, n in SHIPPED_CALENDAR.worked_instead.items()
        },
    }
    given = {day: row for day, row in shipped.items() if day.year == year}
    lines = {day: DayLine(row, Source.SHIPPED, None) for day, row in given.items()}
    for row in ruled:
        source = source_of(written[row.day].unit, unit)
        lines[row.day] = DayLine(row, source, given.get(row.day))
    return YearView(
        [lines[day] for day in sorted(lines)],
        told_of_year(year, written=len(written)),
        doubtful_day(year, SHIPPED_CALENDAR.with_rows(ruled)),
        _history(CALENDAR_DAY, ours),
    )


def clocks_in_force(law: LawPack, *, today: date) -> list[tuple[Clock, DeadlineRule | None]]:
    """Each clock with the row that holds today."""
    return [(clock, rule_on(clock, today, law.rules)) for clock in Clock]


def rules_of(unit: str, clock: Clock) -> tuple[list[RuleLine], list[HistoryLine]]:
    """All rows of a clock in the order in which they win, and what was done to one's own."""
    rows = db.select(DeadlineRow).where(DeadlineRow.unit == unit, DeadlineRow.clock == clock)
    held = db.session.scalars(rows.order_by(DeadlineRow.id)).all()
    own = [rule_of(row) for row in held]
    ids = {id(rule): row.id for rule, row in zip(own, held, strict=True)}
    others = [
        rule for rule in law_of(unit).rules if rule.clock is clock and rule.source is not Source.OWN
    ]
    lines = [RuleLine(rule, ids.get(id(rule))) for rule in own_first(own, others)]
    return lines, _history(DEADLINE_ROW, held)


def options_in_force(unit: str, *, today: date) -> list[OptionLine]:
    """Each question with its answer of today."""
    rows = law_of(unit).options
    return [
        OptionLine(
            option,
            in_words(option, answer_on(option, today, rows)),
            _source_of_answer(row_on(option, today, rows)),
        )
        for option in Option
    ]


def _source_of_answer(row: OptionRow | None) -> Source:
    if row is None:
        return Source.SHIPPED
    return Source.ABOVE if row.steps_up else Source.OWN


def answers_of(
    unit: str, option: Option
) -> tuple[list[tuple[date, str, Source]], list[HistoryLine]]:
    """The answers in the order in which they win, each with its first day; and how the unit's
    own came about."""
    line = lines_of({unit})[unit]
    rows = db.select(LawOption).where(LawOption.unit.in_(line), LawOption.option == option)
    newest = (LawOption.valid_from.desc(), LawOption.id.desc())
    held = sorted(db.session.scalars(rows.order_by(*newest)), key=lambda row: line.index(row.unit))
    answers = [
        (row.valid_from, in_words(option, row.answer), source_of(row.unit, unit))
        for row in held
        if is_readable(OptionRow(option, row.answer, row.valid_from))
    ]
    return answers, _history(LAW_OPTION, [row for row in held if row.unit == unit])


def courts_of(unit: str) -> Sequence[Court]:
    """The courts that the unit has written down, by whom they serve, the newest first; and
    those that an office above has written down for it."""
    above = lines_of({unit})[unit][1:]
    for_it = db.and_(Court.unit.in_(above), Court.serves == unit)
    rows = db.select(Court).where(db.or_(Court.unit == unit, for_it))
    return db.session.scalars(rows.order_by(Court.serves, Court.valid_from.desc(), Court.id)).all()


def history_of_court(court: Court) -> list[HistoryLine]:
    return _history(COURT, [court])


def others_with_rows(by: Actor) -> dict[str, str]:
    """The units below, and the former superiors, that have rows of their own: code and name."""
    wanted = reach(by) - {by.unit} | former_superiors(by.unit)
    if not wanted:
        return {}
    parts = [
        db.select(kind.model.unit).where(kind.model.unit.in_(wanted)).distinct()
        for kind in LAW_TYPES
    ]
    found = set(db.session.scalars(db.union(*parts)))
    return dict(sorted(unit_names(found).items(), key=lambda one: one[1]))


def _history(kind: RecordType, rows: Sequence[Record]) -> list[HistoryLine]:
    return history_lines(kind, history(kind.key, [row.id for row in rows]))
