"""One court a day for a unit."""

from datetime import date
from uuid import uuid4

import pytest

from app.domain.courts import CourtSpan, check_court
from app.domain.errors import RuleViolation

TODAY = date(2026, 3, 2)
SINCE, CHANGE = date(2025, 7, 1), date(2026, 1, 1)
OLD = CourtSpan(uuid4(), "Tòa án nhân dân khu vực 1", SINCE, CHANGE)


def new(valid_from, valid_to=None, name="Tòa án nhân dân khu vực 2"):
    return CourtSpan(None, name, valid_from, valid_to)


def test_a_court_may_follow_another_on_the_day_it_ends():
    check_court(new(CHANGE), [OLD], today=TODAY)
    check_court(new(date(2025, 1, 1), SINCE), [OLD], today=TODAY)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 12, 31), None),
        (date(2025, 1, 1), date(2025, 7, 2)),
        (date(2025, 8, 1), date(2025, 9, 1)),
        (date(2025, 1, 1), None),
    ],
)
def test_two_courts_on_one_day_are_refused(first, last):
    with pytest.raises(RuleViolation, match="Mỗi ngày chỉ có một Tòa án"):
        check_court(new(first, last), [OLD], today=TODAY)


def test_a_court_may_be_changed_over_its_own_days_and_taken_back():
    check_court(CourtSpan(OLD.id, "Tên mới", SINCE, None), [OLD], today=TODAY)
    check_court(CourtSpan(OLD.id, "Tên mới", SINCE, SINCE), [OLD], today=TODAY)
    gone = CourtSpan(uuid4(), "Ghi nhầm", CHANGE, CHANGE)
    check_court(new(CHANGE), [OLD, gone], today=TODAY)


@pytest.mark.parametrize(
    ("court", "said"),
    [
        (new(CHANGE, name="  "), "Hãy nhập tên Tòa án"),
        (new(CHANGE, date(2025, 12, 31)), "không thể trước ngày bắt đầu"),
        (new(date(1990, 1, 1)), "quá xa trong quá khứ"),
        (new(date(2032, 1, 1)), "quá xa"),
    ],
)
def test_what_a_row_of_a_court_must_say(court, said):
    with pytest.raises(RuleViolation, match=said):
        check_court(court, [], today=TODAY)
