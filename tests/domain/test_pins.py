"""Which six digits may be a PIN, and how long one is worth something."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.pins import check_pin, is_pin, may_have_pin, pin_opens

NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)


def opens(password_at, *, now=NOON, wrong=0):
    return pin_opens(password_at=password_at, now=now, lasts=timedelta(hours=12), wrong=wrong)


@pytest.mark.parametrize("pin", ["739206", "904417", "005813"])
def test_six_digits_that_say_nothing_are_a_pin(pin):
    check_pin(pin)


@pytest.mark.parametrize("pin", ["", "12345", "7392061", "73920a", "٧٣٩٢٠٦", " 739206"])
def test_anything_but_six_digits_is_none(pin):
    assert not is_pin(pin)
    with pytest.raises(RuleViolation, match="6 chữ số"):
        check_pin(pin)


@pytest.mark.parametrize(
    "pin", ["111111", "123456", "012345", "567890", "987654", "654321", "121212", "739739"]
)
def test_what_a_colleague_would_try_first_is_refused(pin):
    with pytest.raises(RuleViolation, match="dễ đoán"):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["150890", "290204", "311299"])
def test_a_day_is_refused_for_it_is_somebodys_birthday(pin):
    with pytest.raises(RuleViolation, match="ngày tháng năm"):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["320190", "151390", "300285"])
def test_a_day_that_no_calendar_has_is_no_day(pin):
    check_pin(pin)


@pytest.mark.parametrize(
    ("password_at", "expected"),
    [
        (None, False),
        (NOON, True),
        (NOON - timedelta(hours=12), True),
        (NOON - timedelta(hours=12, seconds=1), False),
        (NOON + timedelta(minutes=5), True),
        (NOON + timedelta(minutes=6), False),
    ],
)
def test_it_is_worth_something_for_some_hours_after_the_password(password_at, expected):
    assert opens(password_at) is expected


@pytest.mark.parametrize(("wrong", "expected"), [(0, True), (4, True), (5, False), (6, False)])
def test_five_wrong_tries_end_it(wrong, expected):
    assert opens(NOON, wrong=wrong) is expected


def test_everybody_but_the_administrator_may_have_one():
    assert [role for role in Role if not may_have_pin(role)] == [Role.ADMINISTRATOR]
