"""The day a test stands on, where the program asks the clock and not the test."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time

import pytest
import time_machine

from app.domain.calendar import HERE


def standing_on(day: date) -> time_machine.travel:
    """The clock of this process goes on from nine in the morning of that day: no midnight passes
    while the test runs, and no year is over."""
    return time_machine.travel(datetime.combine(day, time(9), HERE))


def each_test_on(day: date) -> Callable[[], Iterator[None]]:
    """A fixture with which every test of a room stands on that day."""

    @pytest.fixture(autouse=True)
    def fixed_day() -> Iterator[None]:
        with standing_on(day):
            yield

    return fixed_day
