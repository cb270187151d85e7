"""Hours of the day as an office writes them down."""

from datetime import datetime, time

import pytest

from app.domain.clock_hours import read_clock_hours
from app.domain.errors import RuleViolation


@pytest.mark.parametrize(
    ("text", "at", "is_in"),
    [
        ("", time(12), False),
        ("11:30-13:30", time(11, 29), False),
        ("11:30-13:30", time(11, 30), True),
        ("11:30-13:30", time(13, 30), False),
        ("22:00-05:00", time(23), True),
        ("22:00-05:00", time(4, 59), True),
        ("22:00-05:00", time(5), False),
        (" 7:00 - 8:00 , 22:00-05:00", time(7, 30), True),
        (" 7:00 - 8:00 , 22:00-05:00", time(12), False),
    ],
)
def test_the_clock_is_in_in_each_span_and_past_midnight(text, at, is_in):
    assert read_clock_hours(text).holds(at) is is_in


@pytest.mark.parametrize(
    ("text", "at", "end", "longest"),
    [
        ("", (2, 12, 0), (2, 12, 0), 0),
        ("11:30-13:30", (2, 11, 29), (2, 11, 29), 2),
        ("11:30-13:30", (2, 11, 30), (2, 13, 30), 2),
        ("11:30-13:30", (2, 13, 30), (2, 13, 30), 2),
        ("22:00-05:00", (2, 23, 0), (3, 5, 0), 7),
        ("22:00-05:00", (2, 1, 0), (2, 5, 0), 7),
        ("04:00-08:00, 22:00-05:00", (2, 23, 0), (3, 8, 0), 7),
    ],
)
def test_they_end(text, at, end, longest):
    quiet = read_clock_hours(text)
    assert quiet.end_of(datetime(2026, 3, *at)) == datetime(2026, 3, *end)
    assert quiet.longest == longest * 3600


def test_they_are_told_as_they_are_written():
    assert str(read_clock_hours("7:00 - 8:00,22:00-05:00")) == "07:00-08:00, 22:00-05:00"


@pytest.mark.parametrize(
    "text", ["trưa", "11:30", "25:00-26:00", "11:30-11:30", "1:2-3:4", "٣:00-4:00"]
)
def test_what_cannot_be_hours_is_a_sentence(text):
    with pytest.raises(RuleViolation, match=r"Khoảng giờ “.*” không đúng"):
        read_clock_hours(text)
