"""Every clock against dates computed by hand with a paper calendar."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from app.domain.calendar import SHIPPED as OFFICE
from app.domain.calendar import CalendarRow, DayKind, TimeUnit, WorkCalendar
from app.domain.deadline_rows import SHIPPED
from app.domain.deadlines import (
    COUNTED_FROM,
    LONGEST,
    Clock,
    DeadlineRule,
    check_rule,
    deadline,
    is_usable,
    own_first,
    rule_on,
    units_of,
)
from app.domain.errors import RuleViolation
from app.domain.sources import Source

TODAY = date(2026, 3, 2)
(START,) = (rule for rule in SHIPPED if rule.clock is Clock.START)
OWN = replace(START, length=2, valid_from=date(2026, 1, 1), basis="Quy chế", source=Source.OWN)


def due(clock, event, calendar=OFFICE):
    return deadline(clock, event, calendar, SHIPPED).due_on


@pytest.mark.parametrize("clock", [Clock.START, Clock.HAND_OVER])
@pytest.mark.parametrize(
    ("event", "last_day", "due_on"),
    [
        (date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 5)),  # Monday to Thursday
        (date(2026, 3, 4), date(2026, 3, 7), date(2026, 3, 9)),  # Saturday: to Monday
        # Tết 2025: Monday 27 to Friday 31 January off; back on Monday 3 February
        (date(2025, 1, 24), date(2025, 1, 27), date(2025, 2, 3)),
        # Tết 2026: Monday 16 to Friday 20 February off; back on Monday 23
        (date(2026, 2, 13), date(2026, 2, 16), date(2026, 2, 23)),
        # Tết 2027: Thursday 4 to Wednesday 10 February off; back on Thursday 11
        (date(2027, 2, 2), date(2027, 2, 5), date(2027, 2, 11)),
        (date(2025, 12, 30), date(2026, 1, 2), date(2026, 1, 5)),  # Friday swapped off: Monday
        (date(2026, 1, 7), date(2026, 1, 10), date(2026, 1, 10)),  # worked for 02/01/2026
        (date(2025, 4, 23), date(2025, 4, 26), date(2025, 4, 26)),  # worked for 02/05/2025
        (date(2025, 4, 29), date(2025, 5, 2), date(2025, 5, 5)),  # and that Friday off
        (date(2026, 8, 19), date(2026, 8, 22), date(2026, 8, 22)),  # worked for 31/08/2026
        (date(2026, 8, 28), date(2026, 8, 31), date(2026, 9, 3)),  # off until Wednesday
        (date(2026, 4, 28), date(2026, 5, 1), date(2026, 5, 4)),  # 30/04, 01/05, weekend
        (date(2024, 2, 27), date(2024, 3, 1), date(2024, 3, 1)),  # 28, 29 February, 1 March
        (date(2025, 2, 26), date(2025, 3, 1), date(2025, 3, 3)),  # no leap day; a Saturday
        (date(2024, 12, 30), date(2025, 1, 2), date(2025, 1, 2)),  # over a year's end
    ],
)
def test_three_calendar_days_roll_past_days_off(clock, event, last_day, due_on):
    found = deadline(clock, event, OFFICE, SHIPPED)
    assert (found.last_day, found.due_on) == (last_day, due_on)


FIVE_WORKING_DAYS = [
    (date(2026, 3, 2), date(2026, 3, 9)),  # 3, 4, 5, 6 and Monday 9
    # Tết 2025: Fri 24/01; 27–31 off; 3, 4, 5, 6, 7 February
    (date(2025, 1, 24), date(2025, 2, 7)),
    # Tết 2026: Thu 12/02; Fri 13; 16–20 off; 23, 24, 25, 26 February
    (date(2026, 2, 12), date(2026, 2, 26)),
    # Tết 2027: Tue 02/02; Wed 3; 4–10 off; Thu 11, Fri 12, Mon 15, Tue 16
    (date(2027, 2, 2), date(2027, 2, 16)),
    # Fri 25/04/2025; Saturday 26 worked; 28, 29; 30/04, 01 and 02/05 off; Mon 5, Tue 6 May
    (date(2025, 4, 25), date(2025, 5, 6)),
    # Wed 31/12/2025; Thu 1, Fri 2 off; 5, 6, 7, 8, 9 January
    (date(2025, 12, 31), date(2026, 1, 9)),
    # Wed 07/01/2026; 8, 9, Saturday 10 worked, 12, 13
    (date(2026, 1, 7), date(2026, 1, 13)),
    # Wed 19/08/2026; 20, 21, Saturday 22 worked, 24, 25
    (date(2026, 8, 19), date(2026, 8, 25)),
    # Thu 27/08/2026; Fri 28; Mon 31, Tue 1, Wed 2 off; 3, 4, 7, 8 September
    (date(2026, 8, 27), date(2026, 9, 8)),
    # Tue 27/02/2024; 28, leap Thu 29, Fri 1 March, 4, 5
    (date(2024, 2, 27), date(2024, 3, 5)),
]


@pytest.mark.parametrize(
    "clock", [Clock.RECOGNITION, Clock.REMOVAL_DECISION, Clock.PAYMENT, Clock.COURT_ANSWER]
)
@pytest.mark.parametrize(("event", "due_on"), FIVE_WORKING_DAYS)
def test_five_working_days_leave_out_days_off_and_count_days_worked_instead(clock, event, due_on):
    assert due(clock, event) == due_on


@pytest.mark.parametrize(
    ("clock", "event", "due_on"),
    [
        (Clock.LEADER_PROPOSAL, date(2026, 3, 2), date(2026, 3, 9)),  # Saturday 7: Monday 9
        (Clock.LEADER_PROPOSAL, date(2026, 2, 12), date(2026, 2, 23)),  # 17/02, first of Tết
        (Clock.REMOVAL_VERIFICATION, date(2026, 3, 2), date(2026, 3, 12)),
        (Clock.REMOVAL_VERIFICATION, date(2025, 1, 20), date(2025, 2, 3)),  # 30/01, Tết 2025
        (Clock.COURT_PREPARATION, date(2026, 3, 2), date(2026, 3, 17)),
        (Clock.COURT_PREPARATION, date(2027, 1, 22), date(2027, 2, 11)),  # 06/02, Tết 2027
        (Clock.COURT_SESSION, date(2026, 3, 17), date(2026, 3, 27)),
        (Clock.COURT_SESSION, date(2026, 4, 20), date(2026, 5, 4)),  # 30/04
        (Clock.DIALOGUE_RESULTS, date(2025, 8, 22), date(2025, 9, 3)),  # Monday 01/09 off
    ],
)
def test_other_periods_of_days(clock, event, due_on):
    assert due(clock, event) == due_on


@pytest.mark.parametrize(
    ("settled_on", "due_on"),
    [
        (date(2026, 3, 10), date(2026, 9, 10)),
        (date(2025, 8, 31), date(2026, 3, 2)),  # no 31/02; Saturday 28/02/2026: Monday
        (date(2023, 8, 31), date(2024, 2, 29)),  # a leap February, a Thursday
        (date(2026, 3, 2), date(2026, 9, 3)),  # ends on Quốc khánh
        (date(2025, 8, 17), date(2026, 2, 23)),  # 17/02/2026 is the first day of Tết
        (date(2026, 7, 1), date(2027, 1, 4)),  # 01/01/2027 is a Friday off: Monday
        (date(2026, 10, 31), date(2027, 5, 4)),  # 30/04/2027, off until Monday 3 May
    ],
)
def test_the_court_clock_runs_six_calendar_months(settled_on, due_on):
    assert due(Clock.COURT, settled_on) == due_on


@pytest.mark.parametrize("clock", [Clock.TEAM_REVIEW, Clock.TEAM_REPORT])
def test_what_is_yearly_ends_with_the_year_even_on_a_day_off(clock):
    assert due(clock, date(2026, 5, 5)) == date(2026, 12, 31)
    assert due(clock, date(2028, 2, 29)) == date(2028, 12, 31)  # a Sunday
    found = deadline(clock, date(2026, 5, 5), OFFICE, SHIPPED)
    assert found.explanation.startswith(
        "Mỗi năm một lần, tính cho năm 2026: hết Thứ Năm, 31/12/2026. Căn cứ: Khoản "
    )
    earlier = replace(found.rule, length=16)
    assert deadline(clock, date(2026, 5, 5), OFFICE, [earlier]).due_on == date(2026, 12, 15)


def test_every_clock_has_a_rule_of_today_and_says_what_it_counts_from():
    for clock in Clock:
        rule = rule_on(clock, TODAY, SHIPPED)
        assert rule.basis, clock
        assert COUNTED_FROM[clock]
        assert is_usable(rule)


def test_shipped_rows_of_a_clock_never_hold_on_the_same_day():
    for clock in Clock:
        rows = [rule for rule in SHIPPED if rule.clock is clock]
        for earlier, later in pairwise(rows):
            assert earlier.until == later.valid_from


def test_a_clock_tells_how_it_was_computed():
    assert deadline(Clock.START, date(2026, 3, 4), OFFICE, SHIPPED).explanation == (
        "03 ngày kể từ ngày phân công 04/03/2026, không tính ngày đầu: hết Thứ Bảy, 07/03/2026. "
        "Ngày này là ngày nghỉ nên thời hạn kết thúc vào Thứ Hai, 09/03/2026, ngày làm việc tiếp "
        "theo (khoản 5 Điều 148 Bộ luật Dân sự). "
        "Căn cứ: Khoản 2 Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13."
    )
    assert "ngày nghỉ" not in deadline(Clock.START, date(2026, 3, 2), OFFICE, SHIPPED).explanation


def test_working_days_are_told_with_what_was_left_out():
    assert deadline(Clock.PAYMENT, date(2026, 2, 12), OFFICE, SHIPPED).explanation == (
        "05 ngày làm việc kể từ ngày nhận đủ hồ sơ 12/02/2026, không tính ngày đầu, thứ Bảy, Chủ "
        "nhật và ngày nghỉ từ 16/02/2026 đến 20/02/2026 (Tết Nguyên đán): hết Thứ Năm, "
        "26/02/2026. Căn cứ: Điều 15 Nghị định số 15/2014/NĐ-CP."
    )
    swapped = deadline(Clock.PAYMENT, date(2026, 1, 7), OFFICE, SHIPPED).explanation
    assert "; có tính ngày làm bù 10/01/2026: hết Thứ Ba, 13/01/2026" in swapped
    plain = deadline(Clock.PAYMENT, date(2026, 3, 2), OFFICE, SHIPPED).explanation
    assert "không tính ngày đầu, thứ Bảy, Chủ nhật: hết" in plain
    short = replace(rule_on(Clock.PAYMENT, TODAY, SHIPPED), length=2)
    told = deadline(Clock.PAYMENT, date(2026, 3, 2), OFFICE, [short]).explanation
    assert "02/03/2026, không tính ngày đầu: hết Thứ Tư, 04/03/2026" in told


def test_many_days_off_are_not_told_one_by_one():
    long = replace(rule_on(Clock.PAYMENT, TODAY, SHIPPED), length=200)
    told = deadline(Clock.PAYMENT, date(2026, 1, 5), OFFICE, [long]).explanation
    # Tết, Giỗ Tổ, 30/04 and 01/05; then Quốc khánh is the fourth
    assert "30/04/2026 đến 01/05/2026" in told
    assert "cùng 1 đợt nghỉ lễ, tết khác" in told
    assert "31/08/2026" not in told


def test_a_rule_not_read_in_the_law_itself_says_so():
    told = deadline(Clock.LEADER_PROPOSAL, TODAY, OFFICE, SHIPPED).explanation
    assert told.endswith("(chưa đối chiếu với văn bản).")


def test_an_old_event_has_no_clock_of_a_law_that_was_not_in_force():
    assert deadline(Clock.START, date(2013, 12, 31), OFFICE, SHIPPED) is None
    assert deadline(Clock.START, date(2014, 1, 1), OFFICE, SHIPPED) is not None
    assert deadline(Clock.COURT, date(2016, 6, 30), OFFICE, SHIPPED) is None


def test_a_changed_law_counts_for_events_from_its_first_day():
    change = date(2027, 1, 1)
    rows = [replace(START, until=change), replace(START, length=5, valid_from=change)]
    assert deadline(Clock.START, date(2026, 12, 31), OFFICE, rows).rule.length == 3
    assert deadline(Clock.START, change, OFFICE, rows).rule.length == 5


def test_a_row_that_does_not_roll_ends_on_the_day_itself():
    rows = [replace(START, rolls=False)]
    assert deadline(Clock.START, date(2026, 3, 4), OFFICE, rows).due_on == date(2026, 3, 7)


@pytest.mark.parametrize("clock", [Clock.DIALOGUE_NOTICE, Clock.TEAM_REPORT])
def test_what_counts_back_never_rolls_forward(clock):
    (unit,) = units_of(clock)
    rule = DeadlineRule(clock, 5, unit, "Quy chế", date(2026, 1, 1), rolls=True)
    # five days before Friday 13/03/2026 are a Sunday, and before 31/12/2027 a Sunday, too
    for event in (date(2026, 3, 13), date(2027, 3, 13)):
        found = deadline(clock, event, OFFICE, [rule])
        assert found.due_on == found.last_day


def test_an_own_row_wins_from_its_first_day_to_the_day_before_its_end():
    rows = own_first([replace(OWN, until=date(2026, 7, 1))], SHIPPED)
    lengths = {
        day: rule_on(Clock.START, day, rows).length
        for day in (
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 6, 30),
            date(2026, 7, 1),
        )
    }
    assert list(lengths.values()) == [3, 2, 2, 3]


def test_of_own_rows_the_newest_wins_and_of_one_day_the_one_written_later():
    first, second = OWN, replace(OWN, length=4)
    assert own_first([first, second], SHIPPED)[0] is second
    later = replace(OWN, length=1, valid_from=date(2026, 2, 1))
    assert own_first([later, first], SHIPPED)[:2] == (later, first)


def test_a_row_taken_back_holds_on_no_day():
    gone = replace(OWN, until=OWN.valid_from)
    assert rule_on(Clock.START, OWN.valid_from, own_first([gone], SHIPPED)).length == 3


def test_an_own_day_off_moves_a_deadline():
    calendar = OFFICE.with_rows([CalendarRow(date(2026, 3, 5), DayKind.OFF, "Nghỉ bão")])
    found = deadline(Clock.START, date(2026, 3, 2), calendar, SHIPPED)
    assert found.due_on == date(2026, 3, 6)
    assert "Ngày này là ngày nghỉ (Nghỉ bão) nên" in found.explanation


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"length": 0}, "từ 1 đến 366"),
        ({"length": 367}, "từ 1 đến 366"),
        ({"length": -3}, "từ 1 đến 366"),
        ({"unit": TimeUnit.BEFORE_YEAR_END}, "phải tính bằng “ngày” hoặc “ngày làm việc”"),
        ({"clock": Clock.TEAM_REPORT}, "phải tính bằng “ngày trước khi hết năm”"),
        ({"clock": Clock.DIALOGUE_NOTICE}, "phải tính bằng “ngày trước đó”"),
        ({"basis": " "}, "Hãy ghi căn cứ"),
        ({"valid_from": date(2013, 12, 31)}, "quá xa trong quá khứ"),
        ({"valid_from": date(2032, 1, 1)}, "quá xa: chỉ ghi đến 31/12/2031"),
        ({"until": date(2025, 12, 31)}, "không thể trước ngày bắt đầu"),
    ],
)
def test_a_row_that_no_law_could_mean_is_refused(changes, said):
    with pytest.raises(RuleViolation, match=said):
        check_rule(replace(OWN, **changes), today=TODAY)


def test_a_sensible_row_and_one_taken_back_are_allowed():
    check_rule(OWN, today=TODAY)
    check_rule(replace(OWN, until=OWN.valid_from), today=TODAY)
    check_rule(replace(OWN, valid_from=date(2014, 1, 1)), today=TODAY)
    check_rule(replace(OWN, valid_from=date(2031, 12, 31)), today=TODAY)


@pytest.mark.parametrize("clock", Clock)
def test_every_clock_takes_exactly_its_own_units(clock):
    for unit in TimeUnit:
        rule = DeadlineRule(clock, 3, unit, "Quy chế", date(2026, 1, 1))
        assert is_usable(rule) is (unit in units_of(clock))
        assert not is_usable(replace(rule, length=LONGEST[unit] + 1))


def test_the_longest_period_still_ends_in_a_calendar_without_rows():
    rule = DeadlineRule(Clock.PAYMENT, 250, TimeUnit.WORKING_DAY, "Quy chế", date(2026, 1, 1))
    # 50 weeks of five days after a Monday
    found = deadline(Clock.PAYMENT, date(2026, 1, 5), WorkCalendar(), [rule])
    assert found.due_on == date(2026, 12, 21)
