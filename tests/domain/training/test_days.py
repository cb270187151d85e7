"""Days of a class: fixed ones, the quarter of a plan, and slips of the pen."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.quarters import Quarter
from app.domain.training import days as rules
from app.domain.training.days import Days, when
from app.domain.training.lifecycle import ClassState

TODAY = date(2026, 5, 20)


def on(first, last=None, *, are_set=True):
    return Days(first, last or first, are_set)


@pytest.mark.parametrize(
    ("day", "words", "first", "last"),
    [
        (date(2026, 1, 1), "Quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), "Quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), "Quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        (date(2024, 9, 30), "Quý III/2024", date(2024, 7, 1), date(2024, 9, 30)),
        (date(2026, 12, 31), "Quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_has_three_months(day, words, first, last):
    quarter = Quarter.of(day)
    assert (str(quarter), quarter.first_day, quarter.last_day) == (words, first, last)
    assert Quarter.read(quarter.code) == quarter


def test_after_the_fourth_quarter_comes_the_first():
    assert Quarter(2026, 4).next() == Quarter(2027, 1)
    assert Quarter(2026, 1).next() == Quarter(2026, 2)


@pytest.mark.parametrize("code", ["", "2026", "2026-5", "2026-0", "26-1", "2026-12", "²026-1"])
def test_what_is_no_quarter_is_refused(code):
    with pytest.raises(ValueError, match=f"^{code}$"):
        Quarter.read(code)


def test_fixed_days_win_over_the_quarter_of_the_plan():
    day, quarter = date(2026, 6, 2), Quarter(2026, 4)
    assert rules.days_of(day, None, quarter) == on(day)
    assert rules.days_of(day, date(2026, 6, 3), None) == on(day, date(2026, 6, 3))
    planned = rules.days_of(None, None, quarter)
    assert planned == on(date(2026, 10, 1), date(2026, 12, 31), are_set=False)


def test_a_class_has_a_first_day_or_a_quarter():
    with pytest.raises(RuleViolation, match="chọn quý dự kiến"):
        rules.days_of(None, None, None)
    with pytest.raises(RuleViolation, match="chưa có ngày đầu"):
        rules.days_of(None, date(2026, 6, 3), Quarter(2026, 2))


def test_the_days_in_words():
    assert when(on(date(2026, 5, 12))) == "12/05/2026"
    assert when(on(date(2026, 5, 12), date(2026, 5, 13))) == "12/05/2026 – 13/05/2026"
    assert when(on(date(2026, 4, 1), date(2026, 6, 30), are_set=False)) == "Quý II/2026"


@pytest.mark.parametrize(
    ("days", "hours"),
    [
        (on(date(2014, 1, 1)), None),
        (on(date(2028, 12, 31)), 12),
        (on(date(2026, 5, 1), date(2026, 7, 31)), 24),
        (on(date(2026, 5, 1), date(2026, 5, 2)), 1),
    ],
)
def test_days_and_hours_that_can_be(days, hours):
    rules.check_days(days, hours, today=TODAY)


@pytest.mark.parametrize(
    ("days", "hours", "sentence"),
    [
        (on(date(2026, 5, 3), date(2026, 5, 2)), None, "không thể trước ngày đầu"),
        (on(date(2013, 12, 31)), None, "31/12/2013 không hợp lý"),
        (on(date(2029, 1, 1)), None, "01/01/2029 không hợp lý"),
        (on(date(2026, 5, 1), date(2026, 8, 1)), None, "93 ngày là quá dài"),
        (on(date(2026, 5, 1)), 0, "từ 1 đến 12"),
        (on(date(2026, 5, 1), date(2026, 5, 2)), 25, "từ 1 đến 24"),
    ],
)
def test_slips_of_the_pen_are_refused(days, hours, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        rules.check_days(days, hours, today=TODAY)


def test_nobody_came_to_a_class_that_has_not_begun():
    rules.check_has_begun(on(TODAY), today=TODAY)
    with pytest.raises(RuleViolation, match="mở ngày 21/05/2026"):
        rules.check_has_begun(on(date(2026, 5, 21)), today=TODAY)
    with pytest.raises(RuleViolation, match="chưa ấn định ngày"):
        rules.check_has_begun(on(date(2026, 4, 1), date(2026, 6, 30), are_set=False), today=TODAY)


PLAN = on(date(2026, 4, 1), date(2026, 6, 30), are_set=False)
PAST, FUTURE = on(date(2026, 5, 12)), on(date(2026, 5, 25))


@pytest.mark.parametrize(
    ("state", "days", "hours", "longest", "sentence"),
    [
        (ClassState.PLANNED, PLAN, None, 0, None),
        (ClassState.SUMMONED, FUTURE, None, 0, None),
        (ClassState.SUMMONED, PLAN, None, 0, "đã triệu tập nên phải có ngày"),
        (ClassState.HELD, PAST, 8, 4, None),
        (ClassState.HELD, PAST, 4, 4, None),
        (ClassState.HELD, FUTURE, 8, 0, "chưa đến ngày"),
        (ClassState.HELD, PLAN, 8, 0, "chưa ấn định ngày"),
        (ClassState.HELD, PAST, 3, 4, "có người dự 4 giờ"),
        (ClassState.HELD, PAST, None, 4, "có người dự 4 giờ"),
        (ClassState.FINISHED, PAST, 8, 0, "Mở lại lớp"),
        (ClassState.CALLED_OFF, PAST, 8, 0, "Lập lại kế hoạch"),
    ],
)
def test_a_correction_takes_away_nothing_that_others_rely_on(state, days, hours, longest, sentence):
    def correct():
        rules.check_correction(state, days, hours, longest_attended=longest, today=TODAY)

    if sentence is None:
        correct()
    else:
        with pytest.raises(RuleViolation, match=sentence):
            correct()
