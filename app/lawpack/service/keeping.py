"""What an office writes into its law: one function per act.

A changed day or limit moves dates that are stored with records of rooms above: these are
reckoned again in the same transaction, by what :func:`init_app` was lent.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from flask import Flask, current_app

from app.db import db, transaction
from app.domain import courts
from app.domain.actors import Actor
from app.domain.calendar import DayKind, TimeUnit
from app.domain.calendar_rows import check_name, days_to_write
from app.domain.courts import CourtSpan
from app.domain.deadlines import Clock, check_rule
from app.domain.errors import RuleViolation
from app.domain.law_options import Option, check_answer
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption
from app.lawpack.service.acts import LawAct
from app.lawpack.service.reading import law_of, rule_of
from app.records import journal
from app.records.locking import take
from app.units.service import units_below


def init_app(app: Flask, *, reckon_again: Callable[[Actor], None]) -> None:
    """``reckon_again(by)`` sets stored dates of ``by.unit`` right after its law has changed."""
    app.extensions["reckon_again"] = reckon_again


def write_days(
    kind: DayKind, first: date, last: date | None, name: str, *, today: date, by: Actor
) -> list[CalendarDay]:
    """Say what the days of a span are; what the unit said of them before is replaced."""
    check_name(name)
    with transaction() as session:
        journal.refuse_repeat(session, by)
        days = days_to_write(kind, first, last, calendar=law_of(by.unit).calendar, today=today)
        rows = db.select(CalendarDay).where(CalendarDay.unit == by.unit, CalendarDay.day.in_(days))
        held = {row.day: row for row in db.session.scalars(rows.order_by(CalendarDay.id))}
        written = []
        for day in days:
            row = held.get(day)
            act = LawAct.ADD if row is None else LawAct.CHANGE
            row = row or CalendarDay(unit=by.unit, day=day)
            row.kind, row.name = kind, name
            journal.write(row, act, by=by)
            written.append(row)
        reckon_again(by)
    return written


def add_deadline(
    clock: Clock,
    *,
    length: int,
    counted_in: TimeUnit,
    rolls: bool,
    basis: str,
    valid_from: date,
    valid_to: date | None,
    today: date,
    by: Actor,
) -> DeadlineRow:
    """A time limit of one's own, for events from ``valid_from`` on."""
    with transaction():
        row = DeadlineRow(
            unit=by.unit,
            clock=clock,
            length=length,
            counted_in=counted_in,
            rolls=rolls,
            basis=basis,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        check_rule(rule_of(row), today=today)
        journal.write(row, LawAct.ADD, by=by)
        reckon_again(by)
    return row


def change_deadline(
    row_id: UUID,
    *,
    length: int,
    counted_in: TimeUnit,
    rolls: bool,
    basis: str,
    valid_from: date,
    valid_to: date | None,
    revision: int,
    today: date,
    by: Actor,
) -> DeadlineRow:
    """Correct a row or end it; both days the same take it back."""
    with transaction() as session:
        row = take(session, DeadlineRow, row_id, by=by, revision=revision)
        row.length, row.counted_in, row.rolls, row.basis = length, counted_in, rolls, basis
        row.valid_from, row.valid_to = valid_from, valid_to
        check_rule(rule_of(row), today=today)
        journal.correct(row, LawAct.CHANGE, by=by)
        reckon_again(by)
    return row


def answer_option(
    option: Option, answer: str, *, valid_from: date, today: date, by: Actor
) -> LawOption:
    """What the unit does, from that day on, where the law leaves it open."""
    check_answer(option, answer, valid_from, today=today)
    with transaction():
        row = LawOption(unit=by.unit, option=option, answer=answer, valid_from=valid_from)
        journal.write(row, LawAct.ADD, by=by)
    return row


def add_court(
    *,
    serves: str,
    name: str,
    address: str | None,
    phone: str | None,
    valid_from: date,
    valid_to: date | None,
    today: date,
    by: Actor,
) -> Court:
    """The court of one's own unit or, at an office, of a unit right below it."""
    with transaction() as session:
        journal.refuse_repeat(session, by)
        if serves != by.unit and serves not in {unit.code for unit in units_below(by.unit)}:
            raise RuleViolation("Chỉ ghi được Tòa án cho đơn vị của mình và đơn vị trực thuộc.")
        row = Court(unit=by.unit, serves=serves)
        _fill_court(row, name, address, phone, valid_from, valid_to, today=today)
        journal.write(row, LawAct.ADD, by=by)
    return row


def change_court(
    court_id: UUID,
    *,
    name: str,
    address: str | None,
    phone: str | None,
    valid_from: date,
    valid_to: date | None,
    revision: int,
    today: date,
    by: Actor,
) -> Court:
    with transaction() as session:
        row = take(session, Court, court_id, by=by, revision=revision)
        _fill_court(row, name, address, phone, valid_from, valid_to, today=today)
        journal.correct(row, LawAct.CHANGE, by=by)
    return row


def _fill_court(
    row: Court,
    name: str,
    address: str | None,
    phone: str | None,
    valid_from: date,
    valid_to: date | None,
    *,
    today: date,
) -> None:
    others = db.session.execute(
        db.select(Court.id, Court.name, Court.valid_from, Court.valid_to).where(
            Court.unit == row.unit, Court.serves == row.serves
        )
    )
    span = CourtSpan(row.id, name, valid_from, valid_to)
    courts.check_court(span, [CourtSpan(*other) for other in others], today=today)
    row.name, row.address, row.phone = name, address, phone
    row.valid_from, row.valid_to = valid_from, valid_to


def reckon_again(by: Actor) -> None:
    """Set the stored dates of ``by.unit`` by its law as it stands now."""
    with transaction():
        current_app.extensions["reckon_again"](by)
