"""What the superior holds of one's own, by kind and month, in its own words."""

from datetime import UTC, datetime

import pytest

from sync import Unreachable
from sync.digest import Sum
from sync.lines import short
from sync.months import UNDATED, month_of, months
from sync.ports import NotRecognised
from tests.sync.toys import id_of, pair

NOVEMBER = int(datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC).timestamp() * 1000)


def made_at(moment, tail="8000000000000001"):
    return f"{moment:012x}7abc{tail}"


def test_the_month_stands_in_the_id():
    assert month_of(made_at(NOVEMBER)) == "2026-11"
    assert month_of(made_at(NOVEMBER + 1000)) == "2026-12"
    assert month_of(made_at(NOVEMBER).replace("7abc", "4abc")) == UNDATED
    assert month_of(made_at(2**48 - 1)) == UNDATED


def test_both_sides_count_the_same_and_say_where_they_differ(monkeypatch):
    commune, office = pair()
    monkeypatch.setattr("tests.sync.toys.id_of", lambda name: name)
    first, second = made_at(NOVEMBER), made_at(NOVEMBER + 1000)
    commune.write(first, {"n": 1})
    commune.write(second, {"n": 1})
    commune.sync()
    above = commune._superior(office).months("03408")
    assert above == months(commune.ledger, "03408")
    line = commune.write(second, {"n": 2})
    here = months(commune.ledger, "03408")
    assert here["case"]["2026-12"] == Sum().plus(short(line.hash))
    assert here["case"]["2026-12"] != above["case"]["2026-12"]
    assert here["case"]["2026-11"] == above["case"]["2026-11"]


def test_nobody_is_told_of_anothers():
    commune, office = pair()
    with pytest.raises(NotRecognised):
        commune._superior(office).months("03390")


def test_an_id_without_a_time_is_counted_too():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    ((kind, sums),) = commune._superior(office).months("03408").items()
    assert (kind, sum(one.count for one in sums.values())) == ("case", 1)
    assert set(sums) == {month_of(id_of("a"))}


def test_an_answer_that_cannot_be_read_is_no_answer(monkeypatch):
    commune, office = pair()
    monkeypatch.setattr("sync.receive.by_month", lambda *asked: {"held": [1]})
    with pytest.raises(Unreachable):
        commune._superior(office).months("03408")
