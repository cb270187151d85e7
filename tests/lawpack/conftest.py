"""A fixed day for the tests of the law: Monday 2 March 2026, at nine in the morning."""

import pytest

from tests.days import standing_on
from tests.lawpack.rows import TODAY


@pytest.fixture
def wall_clock():
    with standing_on(TODAY) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def fixed_day(wall_clock):
    """Every test stands on the same day."""
