"""The ledger in a database does what the ledger of dictionaries does, on both databases."""

import pytest
from flask import Flask

from app.db import transaction
from app.domain.actors import InstanceRole
from app.records.ledger import SqlLedger
from sync import Refused, Unreachable, Verdict
from sync.digest import Sum
from sync.lines import Key, short
from sync.log import start_new
from sync.retry import apply_parked
from tests.sync.toys import Commune, Office, Road, id_of

UNIT = "03408"


class PlainInbox:
    """Takes cases; refuses ``bad``; knows nothing newer."""

    def __init__(self):
        self.schemas = {"case": 1}

    def newest_schema(self, kind):
        return self.schemas.get(kind, 0)

    def judge(self, lines):
        return {one.key: Refused("Không nhận.") for one in lines if "bad" in (one.body or {})}

    def take_back(self, lines):
        pass

    def apply(self, lines):
        pass


class There:
    """The office on its own database: whatever it does is done in its context."""

    def __init__(self, office: Office, app: Flask):
        self.office, self.app = office, app

    def deliver(self, frame):
        with self.app.app_context():
            return self.office.deliver(frame)

    def write(self, name, body, **options):
        with self.app.app_context():
            self.office.write(name, body, **options)


def toy_pair():
    office = Office()
    office.inbox = PlainInbox()
    return Commune(UNIT, office), office


@pytest.fixture
def sql_pair(make_instance, both_databases):
    here = make_instance(InstanceRole.COMMUNE, UNIT, "Phường Tân Phong")
    there = make_instance(InstanceRole.OFFICE, "12", "Tỉnh Lai Châu")
    office = Office()
    office.inbox, office.ledger = PlainInbox(), SqlLedger()
    commune = Commune(UNIT, office)
    commune.ledger, commune.road = SqlLedger(), There(office, there)
    with here.app_context():
        yield commune, office


def held(ledger, *names):
    with ledger.transaction():
        kept = ledger.current([Key(UNIT, id_of(name)) for name in names])
        seen = [
            (one.key, one.kind, one.number, one.raw, one.state, one.seq, one.verdict, one.reason)
            for one in kept.values()
        ]
        return sorted(seen), ledger.totals({UNIT}), ledger.buckets(UNIT, "case")


def from_above(ledger):
    with ledger.transaction():
        kept = [(one.key, one.raw, one.state, one.above) for one in ledger.others({UNIT})]
        return sorted(kept), ledger.totals({"above"}), ledger.down_head()


def play(commune, office):
    """A life with most of what happens in one; returns what everybody held at each step."""
    seen = []

    def look():
        seen.append(held(commune.ledger, *"abcdefg"))

    above = commune.road
    for name in "abc":
        commune.write(name, {"n": name, "text": "Hòa giải"})
        above.write(name, {"n": name})
    above.write("b", {"n": 2})
    above.write("r", {"n": 1}, audience=UNIT)
    above.write("x", {"n": 1}, audience="03390")
    for n in range(20):
        commune.write("a", {"n": n})
    look()
    seen.append(commune.sync())
    commune.write("a", {"n": 21})
    commune.write("b", {"bad": 1})
    commune.write("c", None)
    commune.write("d", {"n": 1}, schema=7)
    with pytest.raises(Unreachable):
        commune.sync(Road(commune.road, "lost", "lost"))
    look()
    seen.append(commune.sync())
    look()
    commune.write("b", {"n": 2})
    above.write("c", {"bad": 2})
    above.write("r", {"n": 2}, audience=UNIT)
    seen.append(commune.sync())
    look()
    seen.append(from_above(commune.ledger))
    with commune.ledger.transaction():
        start_new(commune.ledger)
    look()
    commune.write("a", {"n": 22})
    commune.write("e", {"n": 1})
    seen.append(commune.sync())
    look()
    with commune.ledger.transaction():
        seen.append({key: sorted(v) for key, v in commune.ledger.known(keys("abc")).items()})
        seen.append(sorted(commune.ledger.listing(UNIT, "case", range(64))))
        seen.append([one.key for one in commune.ledger.outgoing(0, 10)])
        seen.append([(one.key, list(one.ancestors)) for one in commune.ledger.outgoing(0, 10**6)])
        seen.append([commune.ledger.get("forks"), commune.ledger.get("nothing")])
    return seen


def keys(names):
    return [Key(UNIT, id_of(name)) for name in names]


def test_a_life_in_a_database_is_a_life_in_dictionaries(sql_pair):
    for expected, found in zip(play(*toy_pair()), play(*sql_pair), strict=True):
        assert found == expected


def test_a_rolled_back_write_leaves_no_trace(sql_pair):
    commune, _ = sql_pair
    commune.write("a", {"n": 1})
    before = held(commune.ledger, "a")
    with pytest.raises(ZeroDivisionError), transaction():
        commune.write("a", {"n": 2})
        raise ZeroDivisionError
    assert held(commune.ledger, "a") == before
    assert len(commune.ledger.entry_at([1, 2])) == 1


def test_digests_count_beyond_what_one_number_can_hold(sql_pair):
    commune, _ = sql_pair
    ledger = commune.ledger
    for n in range(70):
        commune.write(n, {"n": n})
    with ledger.transaction():
        hashes = [short(kept.hash) for kept in ledger.current(keys(range(70))).values()]
        total = sum(int.from_bytes(one, "big") for one in hashes)
        assert total > 2**64
        assert ledger.totals({UNIT}) == {(UNIT, "case"): Sum(70, total % 2**64)}


def test_a_parked_line_is_found_and_applied_after_the_upgrade(sql_pair):
    commune, office = sql_pair
    commune.write("d", {"n": 1}, schema=2)
    commune.sync()
    assert held(commune.ledger, "d")[0][0][6] is Verdict.PARKED
    office.inbox.schemas = {"case": 2}
    with commune.road.app.app_context(), office.ledger.transaction():
        apply_parked(office.ledger, office.inbox)
    commune.sync()
    assert held(commune.ledger, "d")[0][0][6] is None


def test_lines_taken_by_the_office_can_go_further_up(sql_pair):
    commune, office = sql_pair
    commune.write("a", {"n": 1})
    commune.sync()
    with commune.road.app.app_context(), office.ledger.transaction():
        assert [one.key for one in office.ledger.outgoing(0, 1000)] == keys("a")


def test_a_long_log_is_sent_in_pieces(sql_pair):
    commune, _ = sql_pair
    for n in range(1200):
        commune.write(n % 600, {"n": n})
    report = commune.sync()
    assert report.sent == 600
    assert report.agrees
