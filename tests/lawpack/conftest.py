"""A fixed day for the tests of the law: Monday 2 March 2026, at nine in the morning."""

from datetime import datetime, time

import pytest
import time_machine

from app.domain.calendar import HERE
from tests.lawpack.rows import TODAY


@pytest.fixture
def wall_clock():
    with time_machine.travel(datetime.combine(TODAY, time(9), HERE)) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def fixed_day(wall_clock):
    """Every test stands on the same day."""
