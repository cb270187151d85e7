"""Frames that no honest sender makes."""

import json
import math

import pytest

from sync import BadFrame, Key, Verdict
from sync.chain import START, Place, new_name
from sync.digest import Sum
from sync.frames import seal
from sync.lines import MAX_LINE, compose
from sync.messages import Reply, Request
from sync.superior import Superior
from sync.values import pair as pair_of
from tests.sync.toys import Commune, id_of, pair


def key(name):
    return Key("03408", id_of(name))


def send_raw(commune, office, *lines, **changes):
    """A frame that no honest sender makes."""
    request = Request(new_name(), START, Place(len(lines), bytes(16)), START)
    wire = [str(n).encode() + b"\t" + line for n, line in enumerate(lines, 1)]
    return office.deliver(
        seal(
            commune.signer,
            bytes(office.signer.verify_key),
            request.head() | changes,
            wire,
        )
    )


def good(name):
    return b"\t" + compose(key(name), "case", 1, 1, {"n": 1}).raw


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\t",
        b"\t{}",
        b"\tnot json",
        b"xyz\t" + good("x")[1:],
        b",".join([b"0" * 16] * 65) + good("x"),
        b"\t" + b"x" * (MAX_LINE + 1),
        b"\t" + b'{"b":' * 40_000,
    ],
)
def test_a_line_that_cannot_be_read_is_refused_between_its_neighbours(line):
    commune, office = pair()
    send_raw(commune, office, good("a"), line, good("b"))
    assert set(office.rows) == {key("a"), key("b")}
    ((refused,),) = office.ledger.t.answers.values()
    assert (refused.seq, refused.verdict) == (2, Verdict.REFUSED)


@pytest.mark.parametrize(
    "changes",
    [
        {"op": "format"},
        {"log": "x"},
        {"log": None},
        {"from": 0},
        {"from": [-1, "0" * 32]},
        {"to": [0, "1" * 32]},
        {"seen": [True]},
        {"op": "totals", "sums": 5},
        {"op": "totals", "sums": {"03408": {"case": [1, "x"]}}},
        {"op": "bucket", "unit": "03408", "kind": "case", "first": 64, "sums": {}},
        {"op": "bucket", "unit": "03408", "kind": "case", "first": 0, "sums": {"70": [0, "0"]}},
        {"op": "bucket", "unit": [], "kind": "case", "first": 0, "sums": {}},
    ],
)
def test_a_head_that_makes_no_sense_changes_nothing(changes):
    commune, office = pair()
    before = office.ledger.backup()
    with pytest.raises(BadFrame):
        send_raw(commune, office, good("a"), **changes)
    assert vars(office.ledger.t) == vars(before)


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": [[math.inf, "refused", "", None]]},
        {"answers": [[1.5, "refused", "", None]]},
        {"unapplied": [math.inf, []]},
        {"unapplied": [-1, []]},
    ],
)
def test_an_answer_with_a_number_that_counts_nothing_is_no_answer(changes):
    """JSON as Python reads it has an infinite number."""
    place = Place(1, bytes(16))
    true = Reply(place, [], place, False, Sum(), 0, []).head()
    assert Reply.read(json.loads(json.dumps(true)), []).at == place
    with pytest.raises(BadFrame):
        Reply.read(json.loads(json.dumps(true | changes)), [])


def test_of_a_unit_that_is_not_the_callers_nothing_is_told():
    commune, office = pair()
    stranger = Commune("03409", office)
    stranger.write("a", {"n": 1})
    stranger.sync()
    superior = Superior(office, bytes(office.signer.verify_key), commune.signer)
    for sums in ({}, {("03409", "case"): Sum(1, 7)}):
        assert superior.differing(sums) == []
    for sums in ({}, {0: Sum(1, 7)}):
        assert [*superior.held("03409", "case", sums)] == [([], {})]


def test_another_version_of_the_agreement_is_told_so():
    commune, office = pair()
    send_raw(commune, office, good("a"), v=2)
    assert office.rows == {}


def test_two_versions_of_one_record_in_one_frame_are_taken_one_after_the_other():
    commune, office = pair()
    first = compose(key("a"), "case", 1, 1, {"n": 1})
    second = compose(key("a"), "case", 2, 1, {"n": 2})
    send_raw(commune, office, b"\t" + first.raw, first.hash[:8].hex().encode() + b"\t" + second.raw)
    assert office.rows == {key("a"): {"n": 2}}
    assert office.digest("03408").count == 1


def test_an_old_version_from_another_log_is_stale_and_no_conflict():
    commune, office = pair()
    first = commune.write("a", {"n": 1})
    commune.write("a", {"n": 2})
    send_raw(commune, office, b"\t" + first.raw)
    commune.sync()
    before = dict(office.ledger.t.answers)
    send_raw(commune, office, b"\t" + first.raw)
    assert office.rows == {key("a"): {"n": 2}}
    assert office.ledger.t.answers == before


def test_a_version_that_was_only_named_as_ancestor_is_known():
    commune, office = pair()
    first = compose(key("a"), "case", 1, 1, {"n": 1})
    second = compose(key("a"), "case", 2, 1, {"n": 2})
    send_raw(commune, office, first.hash[:8].hex().encode() + b"\t" + second.raw)
    send_raw(commune, office, b"\t" + first.raw)
    assert office.rows == {key("a"): {"n": 2}}
    assert office.ledger.t.answers == {}


def test_nobody_moves_the_position_of_anothers_log():
    commune, office = pair()
    other = Commune("03409", office)
    commune.write("a", {"n": 1})
    commune.sync()
    log = commune.ledger.t.log
    before = office.ledger.t.readers[log]
    send_raw(
        other,
        office,
        b"\t" + compose(Key("03409", id_of("b")), "case", 1, 1, {"n": 1}).raw,
        **{"log": log, "from": pair_of(before.place), "to": [2, "1" * 32]},
    )
    assert office.ledger.t.readers[log] == before
    assert set(office.rows) == {key("a")}
