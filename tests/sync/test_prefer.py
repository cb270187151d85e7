"""A conflict is settled by a person who has seen both versions, and by nobody else."""

import pytest

from sync import Key, Unreachable, Verdict
from sync.lines import short
from sync.prefer import prefer_own
from tests.sync.toys import Commune, id_of, pair

A = Key("03408", id_of("a"))


def split():
    """The office holds a version that its owner has lost in a restore and written otherwise."""
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    saved = commune.ledger.backup()
    commune.write("a", {"n": "lost"})
    commune.sync()
    restored = Commune("03408", office, office, saved)
    restored.write("a", {"n": "other"})
    restored.sync()
    return restored, office


def kept(commune):
    with commune.ledger.transaction():
        return commune.ledger.current([A])[A]


def prefer(commune, above):
    with commune.ledger.transaction():
        return prefer_own(commune.ledger, A, above)


def test_the_superior_shows_what_it_holds_and_takes_ours_when_told():
    commune, office = split()
    assert kept(commune).verdict is Verdict.CONFLICT
    assert office.rows == {A: {"n": "lost"}}
    there = commune.version(id_of("a"))
    assert there.body == {"n": "lost"}
    assert prefer(commune, short(there.hash))
    report = commune.sync()
    assert report.complete
    assert report.mended == 0
    assert office.rows == {A: {"n": "other"}}


def test_what_was_not_seen_is_not_covered():
    commune, office = split()
    assert not prefer(commune, b"12345678")
    assert not prefer(commune, short(kept(commune).hash))
    commune.sync()
    assert office.rows == {A: {"n": "lost"}}


def test_where_there_is_no_conflict_nothing_is_settled():
    commune, _ = pair()
    commune.write("a", {"n": 1})
    assert not prefer(commune, b"12345678")
    commune.sync()
    assert not prefer(commune, short(kept(commune).hash))
    with commune.ledger.transaction():
        assert not prefer_own(commune.ledger, Key("03408", id_of("b")), b"12345678")


def test_a_version_is_told_to_its_own_unit_alone():
    commune, office = pair()
    commune.write("a", {"n": 1})
    commune.sync()
    other = Commune("03409", office)
    with pytest.raises(Unreachable):
        other.version(id_of("a"), "03408")
    assert commune.version(id_of("b")) is None
    for wrong in ("x", "0" * 33, id_of("a").upper()):
        with pytest.raises(Unreachable):
            commune.version(wrong)
