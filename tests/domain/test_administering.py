"""From where and when an administrator comes in."""

from datetime import time

import pytest

from app.domain.administering import may_come_in, read_networks
from app.domain.clock_hours import read_clock_hours
from app.domain.errors import RuleViolation

NOON, NIGHT = time(12), time(23)
PLACES = "192.168.1.10, 192.168.2.32/28, fd00::/8"


@pytest.mark.parametrize(
    ("address", "at", "places", "hours", "expected"),
    [
        ("10.0.0.5", NIGHT, "", "", True),
        ("192.168.1.10", NOON, PLACES, "", True),
        ("192.168.1.11", NOON, PLACES, "", False),
        ("192.168.2.47", NOON, PLACES, "", True),
        ("192.168.2.48", NOON, PLACES, "", False),
        ("::ffff:192.168.1.10", NOON, PLACES, "", True),
        ("fd12::1", NOON, PLACES, "", True),
        ("10.0.0.5", NOON, "", "07:00-17:30", True),
        ("10.0.0.5", time(17, 30), "", "07:00-17:30", False),
        ("192.168.1.10", NIGHT, PLACES, "07:00-17:30", False),
        ("127.0.0.1", NIGHT, PLACES, "07:00-17:30", True),
        ("::1", NIGHT, PLACES, "07:00-17:30", True),
        ("", NIGHT, PLACES, "07:00-17:30", True),
        ("unix", NOON, "", "", False),
    ],
)
def test_who_may_come_in(address, at, places, hours, expected):
    bounds = {"networks": read_networks(places), "hours": read_clock_hours(hours)}
    assert may_come_in(address, at, **bounds) is expected


@pytest.mark.parametrize("text", ["192.168.1", "may-quan-tri", "192.168.1.1/24", "10.0.0.0/40"])
def test_what_is_no_address_is_no_setting(text):
    with pytest.raises(RuleViolation, match=f"“{text}” không đúng"):
        read_networks(f"10.0.0.1, {text}")
