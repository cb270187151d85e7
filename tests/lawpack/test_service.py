"""What a unit's law is: shipped rows, its own first, and nobody else's."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import SHIPPED, DayKind, TimeUnit
from app.domain.deadline_rows import SHIPPED as RULES
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.law_options import Option
from app.domain.sources import Source
from app.instance import this_instance
from app.lawpack.models import CalendarDay, Court, DeadlineRow, LawOption
from app.lawpack.service import (
    competent_court,
    keeping,
    law_of,
    laws_of,
)
from app.records import journal
from app.records.journal import AlreadyDone, history
from app.records.locking import NotHere, Stale
from app.units.service import import_list, listed_unit
from tests.asked import asked
from tests.factories import an_officer
from tests.lawpack.rows import FROM, OTHER, TODAY, UNIT, a_court, a_deadline, days

THURSDAY = date(2026, 3, 5)
both = pytest.mark.usefixtures("both_databases")


def foreign():
    return replace(an_officer(), unit=OTHER)


@both
def test_without_own_rows_the_shipped_law_holds(commune):
    assert law_of(UNIT).calendar == SHIPPED
    assert law_of(UNIT).rules == RULES
    assert law_of(UNIT).option(Option.PAUSE_REMINDER_DAYS, on=TODAY) == 30
    assert competent_court(UNIT, on=TODAY) is None


@both
def test_own_days_win_over_shipped_ones_and_stay_with_their_unit(commune):
    days(first=THURSDAY, last=date(2026, 3, 6))
    days(DayKind.ORDINARY, date(2026, 2, 20), name="Theo thông báo của tỉnh")
    days(DayKind.WORKED_INSTEAD, date(2026, 3, 14), name="Làm bù")
    calendar = law_of(UNIT).calendar
    assert not calendar.is_working_day(THURSDAY)
    assert calendar.is_working_day(date(2026, 2, 20))
    assert calendar.is_working_day(date(2026, 3, 14))
    assert law_of(OTHER).calendar == SHIPPED


@both
def test_a_day_written_again_is_one_row_with_its_story(commune):
    [first] = days()
    [second] = days(DayKind.ORDINARY, name="Ghi nhầm")
    assert second.id == first.id
    assert law_of(UNIT).calendar.is_working_day(THURSDAY)
    lines = history("calendar_day", [first.id])
    assert [(line.act, line.changes["kind"]) for line in lines] == [
        ("change", ["off", "ordinary"]),
        ("add", [None, "off"]),
    ]


@both
def test_of_two_rows_about_a_day_that_came_from_elsewhere_the_later_holds(commune):
    for kind in (DayKind.OFF, DayKind.ORDINARY):
        row = CalendarDay(unit=OTHER, day=THURSDAY, kind=kind, name="Nghỉ")
        keeping_by = foreign()
        with keeping.transaction():
            journal.write(row, keeping.LawAct.ADD, by=keeping_by)
    assert law_of(OTHER).calendar.is_working_day(THURSDAY)


@both
def test_the_same_form_sent_twice_writes_once(commune):
    by = replace(an_officer(), request_key="a" * 32)
    days(last=date(2026, 3, 6), by=by)
    with pytest.raises(AlreadyDone):
        days(last=date(2026, 3, 6), by=by)
    court_by = replace(by, request_key="b" * 32)
    a_court(by=court_by)
    with pytest.raises(AlreadyDone):
        a_court(by=court_by)
    assert db.session.scalar(db.select(db.func.count()).select_from(CalendarDay)) == 2
    assert db.session.scalar(db.select(db.func.count()).select_from(Court)) == 1


@both
def test_an_own_limit_holds_for_events_of_its_days_alone(commune):
    a_deadline(valid_to=date(2026, 7, 1))
    law = law_of(UNIT)
    lengths = [
        law.deadline(Clock.START, day).rule.length
        for day in (date(2025, 12, 31), FROM, date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert lengths == [3, 2, 2, 3]
    assert law.deadline(Clock.START, TODAY).rule.source is Source.OWN
    assert law_of(OTHER).deadline(Clock.START, TODAY).rule.length == 3


@both
def test_a_received_row_by_which_nobody_can_count_is_passed_over(commune):
    row = DeadlineRow(
        unit=OTHER,
        clock=Clock.START,
        length=10**9,
        counted_in=TimeUnit.MONTH,
        rolls=True,
        basis="Ghi sai",
        valid_from=FROM,
    )
    answer = LawOption(
        unit=OTHER, option=Option.PAUSE_REMINDER_DAYS, answer="mười", valid_from=FROM
    )
    with keeping.transaction():
        journal.write(row, keeping.LawAct.ADD, by=foreign())
        journal.write(answer, keeping.LawAct.ADD, by=foreign())
    assert law_of(OTHER).deadline(Clock.START, TODAY).rule.length == 3
    assert law_of(OTHER).option(Option.PAUSE_REMINDER_DAYS, on=TODAY) == 30


def test_a_limit_is_changed_by_its_own_unit_and_as_last_seen(commune):
    row = a_deadline()
    facts = {
        "length": 1,
        "counted_in": TimeUnit.WORKING_DAY,
        "rolls": False,
        "basis": "Quy chế mới",
        "valid_from": FROM,
        "valid_to": None,
        "today": TODAY,
    }
    with pytest.raises(NotHere):
        keeping.change_deadline(row.id, **facts, revision=1, by=foreign())
    with pytest.raises(Stale):
        keeping.change_deadline(row.id, **facts, revision=0, by=an_officer())
    keeping.change_deadline(row.id, **facts, revision=1, by=an_officer())
    assert law_of(UNIT).deadline(Clock.START, TODAY).due_on == date(2026, 3, 3)
    with pytest.raises(RuleViolation, match="từ 1 đến 250"):
        keeping.change_deadline(row.id, **{**facts, "length": 0}, revision=2, by=an_officer())
    assert db.session.get(DeadlineRow, row.id).length == 1


@both
def test_an_option_answered_holds_from_its_day_and_the_later_answer_wins(commune):
    def answer(text, since):
        keeping.answer_option(
            Option.PAUSE_REMINDER_DAYS, text, valid_from=since, today=TODAY, by=an_officer()
        )

    answer("20", FROM)
    answer("10", TODAY)
    answer("15", TODAY)
    wanted = Option.PAUSE_REMINDER_DAYS
    assert [law_of(UNIT).option(wanted, on=day) for day in (date(2025, 12, 31), FROM, TODAY)] == [
        30,
        20,
        15,
    ]
    assert law_of(OTHER).option(wanted, on=TODAY) == 30
    with pytest.raises(RuleViolation, match="từ 1 đến 366"):
        answer("nhiều", TODAY)


@both
def test_the_competent_court_is_the_one_of_that_day(commune):
    change = date(2026, 1, 1)
    old = a_court(valid_to=change)
    new = a_court(name="Tòa án nhân dân khu vực 2 – Lai Châu", valid_from=change)
    found = {
        day: competent_court(UNIT, on=day)
        for day in (date(2025, 6, 30), date(2025, 12, 31), change)
    }
    assert list(found.values()) == [None, old, new]
    assert competent_court(OTHER, on=TODAY) is None


def test_a_second_court_on_the_same_days_is_refused(commune):
    held = a_court()
    with pytest.raises(RuleViolation, match="Mỗi ngày chỉ có một Tòa án"):
        a_court(name="Tòa án khác")
    assert db.session.scalars(db.select(Court)).all() == [held]


def test_a_court_is_changed_as_last_seen_and_by_its_own_unit(commune):
    court = a_court()
    facts = {
        "name": "Tên đúng",
        "address": None,
        "phone": None,
        "valid_from": date(2025, 7, 1),
        "valid_to": None,
        "today": TODAY,
    }
    for by, revision, problem in ((foreign(), 1, NotHere), (an_officer(), 0, Stale)):
        with pytest.raises(problem):
            keeping.change_court(court.id, **facts, revision=revision, by=by)
    keeping.change_court(court.id, **facts, revision=1, by=an_officer())
    assert competent_court(UNIT, on=TODAY).name == "Tên đúng"


def test_a_commune_writes_no_court_for_another(commune):
    import_list(own=listed_unit(UNIT))
    with pytest.raises(RuleViolation, match="Chỉ ghi được Tòa án cho đơn vị của mình"):
        a_court(serves=OTHER)


@both
def test_an_office_writes_courts_for_those_below_and_their_own_row_wins(office, actor):
    import_list(own=listed_unit(this_instance().unit))
    officer = actor(Role.OFFICE_OFFICER)
    by_office = a_court(serves=UNIT, by=officer)
    assert competent_court(UNIT, on=TODAY) == by_office
    own = a_court(name="Tòa án do phường ghi", by=replace(officer, unit=UNIT))
    assert competent_court(UNIT, on=TODAY) == own
    # what one commune claims about another counts for nothing
    claim = Court(unit=OTHER, serves="03389", name="Tòa án giả", valid_from=FROM)
    with keeping.transaction():
        journal.write(claim, keeping.LawAct.ADD, by=foreign())
    assert competent_court("03389", on=TODAY) is None


@both
def test_the_law_of_many_units_is_read_in_three_queries(commune):
    days()
    a_deadline()
    with asked() as sent:
        laws = laws_of([UNIT, OTHER, "03389"])
    assert len([text for text in sent if text.startswith("SELECT")]) == 3
    assert not laws[UNIT].calendar.is_working_day(THURSDAY)
    assert laws[OTHER].calendar == laws["03389"].calendar == SHIPPED


def test_everything_an_office_writes_travels_whole(commune):
    [day] = days()
    assert day.outgoing() == {
        "day": "2026-03-05",
        "kind": "off",
        "name": "Nghỉ tránh bão",
    }
    assert a_deadline().outgoing()["basis"] == "Điều 5 Quy chế số 12/QC-UBND"
    assert a_court().outgoing()["serves"] == UNIT


def test_a_row_that_does_not_exist_cannot_be_changed(commune):
    with pytest.raises(NotHere):
        keeping.change_court(
            uuid4(),
            name="Tòa án",
            address=None,
            phone=None,
            valid_from=FROM,
            valid_to=None,
            revision=1,
            today=TODAY,
            by=an_officer(),
        )
