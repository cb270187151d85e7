"""Taking back what the superior holds: by toys, one accident after the other."""

import pytest

from sync import Key, TurnedAway, Unreachable, versions
from sync.frames import seal
from tests.sync.toys import Commune, Death, Road, id_of, pair


def key(name, unit="03408"):
    return Key(unit, id_of(name))


@pytest.fixture
def lost():
    """A commune as its backup was, and the office; ``n`` of what came after is above only."""
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.write("gone", {"n": 1})
    commune.sync()
    backup = commune.ledger.backup()
    commune.write("a", {"n": 2})
    commune.write("gone", None)
    for number in range(30):
        commune.write(f"new{number}", {"n": number})
    commune.sync()
    again = Commune(commune.unit, office=office, tables=backup)
    report = again.sync()
    assert (report.ahead, report.agrees) == (32, False)
    return again, office


def test_all_comes_back_and_both_sides_agree(lost):
    again, office = lost
    assert again.regain() == 32
    report = again.sync()
    assert (report.agrees, report.complete, report.ahead, report.sent) == (True, True, 0, 0)
    assert again.ledger.t.rows[key("a")] == {"n": 2}
    assert again.ledger.t.rows[key("gone")] is None, "what was deleted is deleted here, too"
    assert again.digest() == office.digest("03408")
    assert again.regain() == 0


def test_the_superior_is_sent_nothing_of_it_and_later_edits_follow(lost):
    again, office = lost
    head = again.ledger.head()
    again.regain()
    assert again.ledger.head() == head
    again.write("a", {"n": 3})
    report = again.sync()
    assert (report.agrees, again.verdict("a")) == (True, None)
    assert office.rows[key("a")] == {"n": 3}


@pytest.mark.parametrize("death", range(0, 60, 3))
def test_it_may_die_anywhere_and_goes_on(lost, death):
    again, office = lost
    again.ledger.fuse = death
    try:
        again.regain()
    except Death:
        again.regain()
    again.ledger.fuse = None
    assert again.sync().agrees
    assert again.digest() == office.digest("03408")


def test_a_version_that_does_not_follow_ours_is_left_for_a_person(lost):
    again, office = lost
    again.write("a", {"n": "other"})
    again.regain()
    assert again.ledger.current([key("a")])[key("a")].raw.count(b"other") == 1
    assert again.sync().agrees
    assert again.verdict("a") == "conflict"
    assert office.rows[key("a")] == {"n": 2}


def test_a_conflict_follows_what_the_superior_holds_since():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    twin = Commune(commune.unit, office=office, tables=commune.ledger.backup())
    commune.write("a", {"n": "here"})
    for number in range(2):
        twin.write("a", {"n": number + 10})
        twin.sync()
        report = commune.sync()
        assert (report.agrees, commune.verdict("a")) == (True, "conflict")
    above = office.ledger.current([key("a")])[key("a")].hash
    assert commune.ledger.current([key("a")])[key("a")].above == above[:8]


def test_a_long_line_of_records_comes_in_bounded_answers(lost, monkeypatch):
    again, _ = lost
    monkeypatch.setattr(versions, "MOST_BYTES", 200)
    road = Road(again.office)
    assert again.regain(road) == 32
    assert len(road.frames) > 8
    assert again.sync().agrees


def test_a_lost_answer_is_asked_for_again(lost):
    again, _ = lost
    for accidents in (["lost"], ["", "", "lost"], ["", "", "answer flipped"]):
        with pytest.raises(Unreachable):
            again.regain(Road(again.office, *accidents))
    again.regain()
    assert again.sync().agrees


def test_nobody_is_told_of_another_unit(lost):
    _, office = lost
    stranger = Commune("03409", office)
    office.enrol(stranger)
    stranger.scope = {"03409", "03408"}
    assert stranger.regain() == 0
    with pytest.raises(Unreachable):
        list(stranger._superior(Road(office)).versions("03408", {id_of("a"): None}))


@pytest.mark.parametrize(
    "asked",
    [
        {"unit": "03408", "of": [["x", ""]]},
        {"unit": "03408", "of": [[id_of("a"), "zz"]]},
        {"unit": "03408", "of": [[id_of("a")]]},
        {"unit": "03408", "of": "all"},
        {"unit": "03408", "of": [[id_of("a"), ""]] * 201},
        {"unit": 7, "of": []},
        {"unit": "03408"},
    ],
)
def test_a_question_that_makes_no_sense_is_not_answered(lost, asked):
    again, office = lost
    frame = seal(again.signer, again._above, {"v": 1, "op": "versions"} | asked)
    with pytest.raises(Unreachable):
        Road(office).deliver(frame)


def test_a_revoked_commune_gets_nothing_back(lost):
    again, office = lost
    office.guard.callers.clear()
    with pytest.raises(TurnedAway):
        again.regain()
