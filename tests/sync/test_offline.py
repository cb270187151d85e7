"""What happens to work done without a line, situation by situation.

The list is that of the field's best-tested collector of forms (in order, interrupted, interleaved
with changes above, out of order, an update before the creation, duplicates, a conflict after an
earlier one was settled, a creation and an update at once), told in our terms: every record has one
owner, and what the office says of it is a record of the office's own.
"""

import contextlib

import pytest

from sync import Key, Unreachable, Verdict
from sync.lines import short
from tests.sync.toy_ledger import Tables
from tests.sync.toys import Commune, Road, id_of, pair

UNIT = "03408"


def key(name, unit=UNIT):
    return Key(unit, id_of(name))


def frames_of(commune, *bodies):
    """A frame for each of these versions of a record, none of which has arrived yet."""
    frames = []
    for body in bodies:
        commune.write("a", body)
        backup, road = commune.ledger.backup(), Road(commune.office, *["dropped"] * 4)
        with contextlib.suppress(Unreachable):
            commune.sync(road)
        frames.append(road.frames[0])
        commune.ledger.t = backup
    return frames


def twins():
    """A commune and its copy, both level with the office on record ``a``."""
    commune, office = pair()
    commune.write("a", {"n": 0})
    commune.sync()
    return commune, Commune(UNIT, office=office, tables=commune.ledger.backup()), office


def settle(commune, name, body):
    """A person has looked at the version that the office holds and writes what holds from now."""
    kept = commune.ledger.t.records[key(name)]
    with commune.ledger.transaction():
        commune.ledger.remember({kept.key: [kept.above]})
    commune.write(name, body)


def test_versions_written_in_order_stand_above_in_order():
    commune, office = pair()
    for n in range(3):
        commune.write("a", {"n": n})
        assert commune.sync().agrees
        assert office.rows == {key("a"): {"n": n}}


def test_work_interrupted_by_a_session_goes_on_where_it_was():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.write("a", {"n": 2})
    commune.sync(Road(office, "lost"))
    commune.write("a", {"n": 3})
    report = commune.sync()
    assert (report.agrees, report.mended, report.sent) == (True, 0, 1)
    assert office.rows == {key("a"): {"n": 3}}


def test_a_session_cut_in_the_middle_of_many_goes_on_with_the_rest():
    commune, office = pair()
    for n in range(40):
        commune.write(n, {"text": f"{n}" * 4000})
    with pytest.raises(Unreachable):
        commune.sync(Road(office, "", *["dropped"] * 5))
    arrived = len(office.rows)
    assert 0 < arrived < 40
    report = commune.sync()
    assert (report.sent, report.mended, report.agrees) == (40 - arrived, 0, True)


def test_what_the_office_writes_meanwhile_and_what_the_commune_writes_do_not_meet():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    commune.write("a", {"n": 2})
    office.write("remark", {"about": id_of("a"), "of": 1}, audience=UNIT)
    commune.write("a", {"n": 3})
    report = commune.sync()
    assert (report.agrees, report.told_all, report.mended) == (True, True, 0)
    assert office.rows[key("a")] == {"n": 3}
    assert commune.ledger.t.rows[key("remark", "12")] == {"about": id_of("a"), "of": 1}


def test_frames_that_arrive_out_of_order_are_taken_in_order_in_the_end():
    commune, office = pair()
    first, second, third = frames_of(commune, {"n": 1}, {"n": 2}, {"n": 3})
    for frame in (third, first, second):
        office.deliver(frame)
    assert office.rows == {key("a"): {"n": 3}}
    report = commune.sync()
    assert (report.agrees, report.mended) == (True, 0)
    assert office.rows == {key("a"): {"n": 3}}


def test_an_update_that_comes_before_the_creation_is_the_creation():
    commune, office = pair()
    create, update = frames_of(commune, {"n": 1}, {"n": 2})
    office.deliver(update)
    assert office.rows == {key("a"): {"n": 2}}
    office.deliver(create)
    assert office.rows == {key("a"): {"n": 2}}
    assert commune.sync().agrees


def test_an_update_whose_creation_was_refused_stands_by_itself():
    commune, office = pair()
    commune.write("a", {"bad": 1})
    commune.sync()
    assert office.rows == {}
    commune.write("a", {"n": 2})
    report = commune.sync()
    assert (report.agrees, report.mended) == (True, 0)
    assert office.rows == {key("a"): {"n": 2}}


def test_duplicates_change_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    road = Road(office, "doubled", "doubled", "doubled")
    commune.sync(road)
    before = office.ledger.backup()
    for frame in road.frames * 2:
        office.deliver(frame)
    assert office.rows == {key("a"): {"n": 1}}
    assert vars(office.ledger.t) == vars(before)


def test_two_creations_of_one_id_at_once_are_told_apart_by_their_past():
    commune, office = pair()
    twin = Commune(UNIT, office=office, tables=Tables())
    commune.write("a", {"by": "one"})
    twin.write("a", {"by": "two"})
    commune.sync()
    twin.sync()
    assert office.rows == {key("a"): {"by": "one"}}
    assert twin.verdict("a") is Verdict.CONFLICT


def test_a_conflict_is_kept_on_both_sides_until_a_person_settles_it():
    commune, twin, office = twins()
    commune.write("a", {"n": "mine"})
    twin.write("a", {"n": "its"})
    commune.sync()
    twin.sync()
    assert office.rows == {key("a"): {"n": "mine"}}
    assert twin.verdict("a") is Verdict.CONFLICT
    assert b'"its"' in twin.ledger.t.records[key("a")].raw
    (aside,) = [one for answers in office.ledger.t.answers.values() for one in answers]
    assert b'"its"' in aside.raw
    settle(twin, "a", {"n": "both"})
    assert twin.sync().agrees
    assert office.rows == {key("a"): {"n": "both"}}
    assert twin.verdict("a") is None


def test_a_conflict_after_an_earlier_one_was_settled_is_a_conflict_of_its_own():
    commune, twin, office = twins()
    commune.write("a", {"n": "mine"})
    twin.write("a", {"n": "its"})
    commune.sync()
    twin.sync()
    settle(twin, "a", {"n": "both"})
    twin.sync()
    commune.write("a", {"n": "mine again"})  # it knows nothing of what was settled
    commune.sync()
    assert office.rows == {key("a"): {"n": "both"}}
    assert commune.verdict("a") is Verdict.CONFLICT
    settled = commune.ledger.t.records[key("a")].above
    assert settled == short(office.ledger.t.records[key("a")].hash)
    settle(commune, "a", {"n": "all three"})
    assert commune.sync().agrees
    assert office.rows == {key("a"): {"n": "all three"}}


def test_a_creation_and_an_update_at_once_by_two_machines_of_a_unit_lose_neither():
    commune, twin, office = twins()
    commune.write("new", {"n": 1})
    twin.write("a", {"n": 1})
    commune.sync()
    report = twin.sync()
    assert report.forked
    assert office.rows == {key("a"): {"n": 1}, key("new"): {"n": 1}}
    assert report.ahead == 1  # it is said that the office holds what this machine has never seen
