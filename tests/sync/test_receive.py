"""Named accidents at the receiving end."""

import pytest
from nacl.signing import SigningKey

from sync import BadFrame, Key, TurnedAway, Verdict
from sync.frames import seal, unwrap
from sync.ports import Caller, Unreachable
from sync.retry import apply_parked
from tests.sync.toys import Commune, DictInbox, Office, Road, id_of, pair


def key(name, unit="03408"):
    return Key(unit, id_of(name))


def test_a_poison_record_between_good_ones_stops_nobody():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.write("b", {"bad": 1})
    commune.write("c", {"n": 3})
    report = commune.sync()
    assert set(office.rows) == {key("a"), key("c")}
    assert commune.verdict("b") is Verdict.REFUSED
    assert commune.ledger.t.records[key("b")].reason == "Hồ sơ này không ghi được."
    assert report.agrees
    assert report.mended == 0


def test_a_refusal_whose_answer_was_lost_is_told_again():
    commune, office = pair()
    commune.write("b", {"bad": 1})
    commune.sync(Road(office, "lost", ""))
    assert commune.verdict("b") is Verdict.REFUSED


def test_a_refused_record_that_is_corrected_is_taken():
    commune, office = pair()
    commune.write("b", {"bad": 1})
    commune.sync()
    commune.write("b", {"n": 1})
    assert commune.sync().agrees
    assert office.rows == {key("b"): {"n": 1}}
    assert commune.verdict("b") is None


def test_a_refused_version_leaves_the_version_before_in_place_and_counted():
    commune, office = pair()
    commune.write("b", {"n": 1})
    commune.sync()
    commune.write("b", {"bad": 1})
    report = commune.sync()
    assert office.rows == {key("b"): {"n": 1}}
    assert report.agrees
    assert report.mended == 0


def test_another_units_record_cannot_be_written_nor_its_id_squatted():
    commune, office = pair()
    other = Commune("03409", office)
    other.write("a", {"n": 1})
    other.sync()
    commune.write("a", {"evil": 1}, unit="03409")
    commune.scope.add("03409")
    commune.write("a", {"mine": 1})
    commune.sync()
    assert office.rows == {key("a", "03409"): {"n": 1}, key("a"): {"mine": 1}}
    refused = office.ledger.t.answers[commune.ledger.t.log]
    assert [(one.reason, one.raw) for one in refused] == [("not_owner", None)]


def test_who_signs_the_lines_of_another_first_does_not_stand_in_its_way():
    commune, office = pair()
    other = Commune("03409", office)
    above = bytes(office.signer.verify_key)
    commune.write("a", {"n": 1})
    road = Road(office, *["dropped"] * 9)
    with pytest.raises(Unreachable):
        commune.sync(road)
    said = [unwrap(frame).open() for frame in road.frames]
    office.deliver(seal(other.signer, above, *next(one for one in said if one[1])))
    assert office.rows == {}
    assert commune.sync().complete
    assert office.rows == {key("a"): {"n": 1}}


def test_a_newer_schema_waits_for_the_upgrade_and_is_told():
    commune, office = pair()
    commune.write("a", {"n": 1}, schema=2)
    commune.write("b", {"n": 1}, kind="tomorrow")
    report = commune.sync()
    assert office.rows == {}
    assert (report.agrees, report.complete, report.unapplied) == (True, False, 2)
    assert commune.verdict("a") is Verdict.PARKED
    office.inbox = DictInbox(office.ledger, {"case": 2, "tomorrow": 1})
    with office.ledger.transaction():
        apply_parked(office.ledger, office.inbox)
    assert set(office.rows) == {key("a"), key("b")}
    commune.sync()
    assert commune.verdict("a") is None


def test_a_child_that_comes_before_its_parent_waits_for_it():
    commune, office = pair()
    commune.write("grandchild", {"parent": id_of("child")})
    commune.write("child", {"parent": id_of("parent")})
    commune.write("other", {"n": 1})
    assert not commune.sync().complete
    assert set(office.rows) == {key("other")}
    assert commune.verdict("child") is Verdict.FAILED
    assert commune.ledger.t.records[key("child")].reason == "Chưa có hồ sơ cha."
    commune.write("parent", {"n": 1})
    assert commune.sync().complete
    assert set(office.rows) == {key(one) for one in ("other", "grandchild", "child", "parent")}
    assert commune.verdict("child") is None


def test_a_failed_line_is_tried_again_when_nothing_else_is_to_do():
    commune, office = pair()
    commune.write("a", {"bug": 1})
    commune.sync()
    assert commune.verdict("a") is Verdict.FAILED
    office.inbox.apply = lambda lines: None
    assert commune.sync().complete
    assert commune.verdict("a") is None


def test_a_bug_of_the_host_stops_neither_neighbours_nor_position_nor_speaks_of_it():
    commune, office = pair()
    commune.write("a", {"bug": 1})
    commune.write("b", {"n": 1})
    assert commune.sync().agrees
    assert set(office.rows) == {key("b")}
    assert commune.ledger.t.records[key("a")].reason == ""


def test_a_version_whose_ancestor_is_not_held_is_set_aside_and_covers_nothing():
    commune, office = pair()
    commune.write("a", {"n": 1})
    twin = Commune("03408", office=office, tables=commune.ledger.backup())
    twin.write("a", {"n": "twin"})
    twin.sync()
    commune.write("a", {"n": "own"})
    report = commune.sync()
    assert office.rows == {key("a"): {"n": "twin"}}
    assert (report.forked, report.complete) == (True, False)
    assert commune.verdict("a") is Verdict.CONFLICT
    (aside,) = office.ledger.t.answers[commune.ledger.t.log]
    assert b'"own"' in aside.raw
    commune.write("a", {"n": "own again"})
    commune.sync()
    assert office.rows == {key("a"): {"n": "twin"}}
    assert commune.verdict("a") is Verdict.CONFLICT
    _, aside = office.ledger.t.answers[commune.ledger.t.log]
    assert b"own again" in aside.raw


def test_the_kind_of_a_record_never_changes():
    commune, office = pair()
    office.inbox.schemas["dialogue"] = 1
    commune.write("a", {"n": 1})
    commune.sync()
    commune.write("a", {"n": 2}, kind="dialogue")
    commune.sync()
    assert office.rows == {key("a"): {"n": 1}}
    assert commune.verdict("a") is Verdict.REFUSED


def test_a_revoked_key_is_turned_away_and_nothing_is_taken():
    commune, office = pair()
    commune.write("a", {"n": 1})
    name = bytes(commune.signer.verify_key)
    office.guard.callers[name] = Caller("03408", frozenset({"03408"}), revoked=True)
    with pytest.raises(TurnedAway, match="revoked"):
        commune.sync()
    assert office.rows == {}
    assert office.heard == []


def test_a_stranger_is_turned_away_and_nothing_is_taken():
    office = Office()
    stranger = Commune("03408", office)
    office.guard.callers.clear()
    stranger.write("a", {"n": 1})
    with pytest.raises(TurnedAway, match="unknown"):
        stranger.sync()
    assert office.rows == {}


def test_a_frame_under_anothers_name_is_no_frame():
    commune, office = pair()
    other = Commune("03409", office)
    road = Road(office)
    commune.write("a", {"n": 1})
    commune.sync(road)
    stolen = road.frames[0]
    for at, part in ((5, bytes(other.signer.verify_key)), (37, bytes(64))):
        with pytest.raises(BadFrame):
            office.deliver(stolen[:at] + part + stolen[at + len(part) :])


def test_an_answer_by_somebody_else_is_no_answer():
    commune, _ = pair()
    commune.write("a", {"n": 1})

    class Impostor:
        def deliver(self, frame):
            return seal(SigningKey(bytes(32)), bytes(commune.signer.verify_key), {"v": 1})

    with pytest.raises(Exception, match="not the superior"):
        commune.sync(Impostor())


def test_every_frame_ever_sent_may_come_again():
    commune, office = pair()
    road = Road(office)
    for n in range(5):
        commune.write(n % 2, {"n": n})
        commune.sync(road)
    before = office.ledger.backup()
    for frame in reversed(road.frames):
        office.deliver(frame)
    assert vars(office.ledger.t) == vars(before)


def test_a_log_belongs_to_whoever_began_it():
    commune, office = pair()
    other = Commune("03409", office)
    commune.write("a", {"n": 1})
    commune.sync()
    other.ledger.t.log = commune.ledger.t.log
    other.write("b", {"n": 1})
    report = other.sync()
    assert report.forked
    assert other.ledger.t.log != commune.ledger.t.log
    assert office.rows[key("b", "03409")] == {"n": 1}
    assert commune.sync().agrees
