"""By which day an opinion must be answered, against dates computed with a paper calendar."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.calendar import CalendarRow, DayKind, TimeUnit
from app.domain.deadlines import Clock, DeadlineRule, own_first
from app.domain.dialogue.clocks import ClockState
from app.domain.dialogue.due import Turn, clock_of, reckon
from app.domain.dialogue.steps import StepKind
from app.domain.sources import Source
from tests.domain.laws import SHIPPED_LAW

HELD_ON = date(2026, 3, 16)  # a Monday
FIVE_WORKING_DAYS = DeadlineRule(
    Clock.DIALOGUE_ANSWER,
    5,
    TimeUnit.WORKING_DAY,
    "Quy chế số 12/QC-UBND",
    date(2026, 7, 1),
    source=Source.OWN,
)
OWN_LAW = replace(SHIPPED_LAW, rules=own_first([FIVE_WORKING_DAYS], SHIPPED_LAW.rules))


def paused(first, last):
    return [Turn(StepKind.PAUSE, first), Turn(StepKind.RESUME, last)]


def due(named=None, turns=(), *, held_on=HELD_ON, law=SHIPPED_LAW, **facts):
    return reckon(named, turns, held_on=held_on, law=law, **facts)


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        (date(2026, 3, 16), date(2026, 3, 31)),  # Monday to Tuesday
        (date(2026, 3, 6), date(2026, 3, 23)),  # Saturday 21: Monday
        (date(2026, 2, 2), date(2026, 2, 23)),  # 17/02 is Tết 2026, off until Friday 20
        (date(2027, 1, 22), date(2027, 2, 11)),  # 06/02 is Tết 2027, off until Wednesday 10
        (date(2025, 12, 18), date(2026, 1, 5)),  # 02/01/2026 swapped off, a Friday
        (date(2026, 4, 15), date(2026, 5, 4)),  # 30/04, 01/05 off, then a weekend
        (date(2024, 2, 15), date(2024, 3, 1)),  # over the leap day
        (date(2010, 6, 1), date(2010, 6, 16)),  # long before any law of ours
    ],
)
def test_where_no_day_was_named_fifteen_days_are_counted(held_on, due_on):
    assert due(held_on=held_on).due_on == due_on


def test_the_usual_length_is_told_as_no_law():
    (told,) = due().how
    assert told == (
        "15 ngày kể từ ngày hội nghị 16/03/2026, không tính ngày đầu: hết Thứ Ba, 31/03/2026. "
        "Luật không định hạn này: đây là mức đặt sẵn, dùng khi hội nghị không ấn định ngày trả lời."
    )
    assert "Căn cứ" not in told


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        (date(2026, 6, 30), date(2026, 7, 15)),  # the day before: fifteen days
        (date(2026, 7, 1), date(2026, 7, 8)),  # Thu 2, Fri 3, Mon 6, 7, 8
        (date(2026, 8, 19), date(2026, 8, 25)),  # 20, 21, Saturday 22 worked, 24, 25
        (date(2026, 8, 26), date(2026, 9, 7)),  # 27, 28, off until 2 September, 3, 4, 7
        (date(2027, 2, 2), date(2027, 2, 16)),  # Wed 3, Tết 4–10, 11, 12, 15, 16
    ],
)
def test_the_rule_of_the_day_of_the_conference_holds(held_on, due_on):
    found = due(held_on=held_on, law=OWN_LAW)
    assert found.due_on == due_on
    assert ("Căn cứ: Quy chế số 12/QC-UBND." in found.how[0]) is (held_on >= date(2026, 7, 1))


def test_a_day_that_was_named_stands_as_named():
    assert due(date(2026, 3, 25)).how == ("Hạn do hội nghị ấn định: Thứ Tư, 25/03/2026.",)
    found = due(date(2026, 2, 18), held_on=date(2026, 2, 2))  # the second day of Tết
    assert found.due_on == date(2026, 2, 18)
    assert "Ngày này là ngày nghỉ, nhưng hạn đã hứa với Nhân dân thì giữ nguyên." in found.how[0]


@pytest.mark.parametrize(
    ("named", "first", "last", "days", "due_on"),
    [
        (date(2026, 3, 31), date(2026, 3, 20), date(2026, 3, 30), 10, date(2026, 4, 10)),
        (date(2026, 3, 31), date(2026, 3, 20), date(2026, 3, 20), 0, date(2026, 3, 31)),
        (date(2026, 3, 13), date(2026, 3, 10), date(2026, 3, 11), 1, date(2026, 3, 16)),  # Sat 14
        (date(2026, 2, 25), date(2026, 2, 10), date(2026, 2, 24), 14, date(2026, 3, 11)),
        (date(2026, 2, 13), date(2026, 2, 9), date(2026, 2, 12), 3, date(2026, 2, 23)),  # Tết
        (date(2026, 12, 30), date(2026, 12, 29), date(2026, 12, 31), 2, date(2027, 1, 4)),
    ],
)
def test_calendar_days_paused_are_not_counted(named, first, last, days, due_on):
    found = due(named, paused(first, last))
    assert (found.days, found.due_on, found.paused_on) == (days, due_on, None)
    assert f"{days} ngày tạm dừng không tính" in found.how[-1]


def test_working_days_paused_are_counted_as_working_days():
    # Wed 26/08: Thu 27 is the first day; paused Fri 28 to Thu 3 September: two working days;
    # then Fri 4, Mon 7, Tue 8, Wed 9
    turns = paused(date(2026, 8, 28), date(2026, 9, 4))
    found = due(turns=turns, held_on=date(2026, 8, 26), law=OWN_LAW)
    assert (found.days, found.due_on) == (2, date(2026, 9, 9))
    assert found.how[-1] == (
        "Tiếp tục ngày 04/09/2026: 2 ngày làm việc tạm dừng không tính, "
        "hạn lùi đến Thứ Tư, 09/09/2026."
    )


def test_what_moves_past_a_day_off_says_so():
    found = due(date(2026, 3, 13), paused(date(2026, 3, 10), date(2026, 3, 11)))
    assert found.how[1:] == (
        "Tạm dừng từ ngày 10/03/2026.",
        "Tiếp tục ngày 11/03/2026: 1 ngày tạm dừng không tính, hạn lùi đến Thứ Hai, 16/03/2026 "
        "(vì 14/03/2026 là ngày nghỉ).",
    )


def test_two_pauses_add_up():
    turns = [
        *paused(date(2026, 3, 18), date(2026, 3, 20)),  # 2 days: Tuesday 31 to Thursday 2
        *paused(date(2026, 3, 25), date(2026, 3, 30)),  # 5 days: Tuesday 7
    ]
    assert due(turns=turns).due_on == date(2026, 4, 7)


def test_while_it_stands_still_the_day_is_kept_for_going_on():
    found = due(date(2026, 3, 31), [Turn(StepKind.PAUSE, date(2026, 3, 20))])
    assert (found.due_on, found.paused_on) == (date(2026, 3, 31), date(2026, 3, 20))


def test_an_extension_names_a_day_and_a_later_pause_counts_from_it():
    extended = Turn(StepKind.EXTEND, date(2026, 7, 6), date(2026, 7, 20))
    turns = [extended, *paused(date(2026, 7, 10), date(2026, 7, 13))]
    found = due(turns=turns, held_on=date(2026, 7, 1), law=OWN_LAW)
    assert found.due_on == date(2026, 7, 23)  # three calendar days, a weekend among them
    assert found.how[1] == "Gia hạn ngày 06/07/2026: hạn mới Thứ Hai, 20/07/2026."
    assert "3 ngày tạm dừng không tính" in found.how[-1]


def test_what_was_answered_at_once_is_owed_from_its_reopening_on():
    assert due(is_promised=False) is None
    turns = [Turn(StepKind.REOPEN, date(2026, 4, 1), date(2026, 4, 15))]
    found = due(turns=turns, is_promised=False)
    assert found.due_on == date(2026, 4, 15)
    assert found.how == ("Mở lại ngày 01/04/2026: hạn mới Thứ Tư, 15/04/2026.",)


def test_steps_that_move_no_clock_change_nothing():
    turns = [Turn(kind, date(2026, 3, 20)) for kind in (StepKind.PROGRESS, StepKind.RESULT)]
    assert due(turns=turns) == due()
    assert due(turns=[Turn(StepKind.RESUME, date(2026, 3, 20))]) == due()


@pytest.mark.parametrize(
    ("answered_on", "today", "state", "days"),
    [
        (None, date(2026, 3, 31), ClockState.RUNNING, 0),
        (None, date(2026, 3, 21), ClockState.RUNNING, 10),
        (None, date(2026, 4, 2), ClockState.OVERDUE, 2),
        (date(2026, 3, 31), date(2026, 5, 1), ClockState.MET, 0),
        (date(2026, 4, 1), date(2026, 5, 1), ClockState.LATE, 1),
    ],
)
def test_how_an_answer_stands_against_its_day(answered_on, today, state, days):
    clock = clock_of(due(), date(2026, 3, 31), answered_on=answered_on, today=today)
    assert (clock.state, clock.days) == (state, days)


def test_a_clock_that_stands_still_is_never_overdue_and_says_what_is_left():
    found = due(turns=[Turn(StepKind.PAUSE, date(2026, 3, 20))])
    clock = clock_of(found, found.due_on, answered_on=None, today=date(2026, 9, 1))
    assert (clock.state, clock.days, clock.is_missed) == (ClockState.PAUSED, 11, False)


def test_without_a_day_there_is_no_clock():
    clock = clock_of(None, None, answered_on=None, today=HELD_ON)
    assert clock.state is ClockState.NO_RULE


def test_the_day_that_was_kept_holds_when_the_calendar_changed_since():
    storm = SHIPPED_LAW.calendar.with_rows(
        [CalendarRow(date(2026, 3, 31), DayKind.OFF, "Nghỉ tránh bão")]
    )
    now = due(law=replace(SHIPPED_LAW, calendar=storm))
    assert now.due_on == date(2026, 4, 1)
    clock = clock_of(now, date(2026, 3, 31), answered_on=date(2026, 3, 30), today=date(2026, 5, 1))
    assert (clock.state, clock.due_on) == (ClockState.MET, date(2026, 3, 31))
    assert clock.how == "Hạn đã ghi: Thứ Ba, 31/03/2026."
