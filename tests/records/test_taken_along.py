"""One line of two records written in one act: each tells all that changed of its own."""

import pytest

from app.db import db, transaction
from app.records import journal
from app.records.taken_along import Untold, is_taken_along
from app.units.acts import UnitAct
from app.units.models import Village
from tests.factories import a_village, an_officer

pytestmark = pytest.mark.usefixtures("both_databases")
OLD, NEW = ("Tả Lèng", "Bản Giang"), ("Tả Lèng Cao", "Bản Giang Mới")


@pytest.fixture
def two(commune):
    return [a_village(name=name) for name in OLD]


def renamed(session, two):
    rows = [session.get_one(Village, one.id) for one in two]
    for row, name in zip(rows, NEW, strict=True):
        row.name = name
    return rows


def changes_of(village):
    return [line.changes for line in journal.history("village", [village.id])]


def test_what_the_first_line_took_along_stands_in_the_second(two):
    with transaction() as session:
        for row in renamed(session, two):
            journal.write(row, UnitAct.CHANGE, by=an_officer())
    for one, old, new in zip(two, OLD, NEW, strict=True):
        assert changes_of(one)[0] == {"name": [old, new]}


def test_a_correction_that_another_line_took_along_is_not_taken_for_none(two):
    with transaction() as session:
        first, second = renamed(session, two)
        journal.write(first, UnitAct.CHANGE, by=an_officer())
        assert journal.correct(second, UnitAct.CHANGE, by=an_officer())
    assert changes_of(two[1])[0] == {"name": [OLD[1], NEW[1]]}
    assert db.session.get_one(Village, two[1].id).revision == 2


def test_changed_twice_it_is_told_from_what_stood_before_both(two):
    with transaction() as session:
        first, second = renamed(session, two)
        journal.write(first, UnitAct.CHANGE, by=an_officer())
        second.name = "Bản Khác"
        journal.write(second, UnitAct.CHANGE, by=an_officer())
    assert changes_of(two[1])[0] == {"name": [OLD[1], "Bản Khác"]}


def test_what_no_line_tells_is_not_committed(two):
    with pytest.raises(Untold, match="village"), transaction() as session:
        first, _ = renamed(session, two)
        journal.write(first, UnitAct.CHANGE, by=an_officer())
    db.session.expire_all()
    names = [db.session.get_one(Village, one.id).name for one in two]
    assert names == list(OLD)
    with transaction() as session:  # set back, nothing is to be told
        village = session.get_one(Village, two[0].id)
        village.name = NEW[0]
        session.flush()
        village.name = OLD[0]


def test_what_was_rolled_back_is_forgotten(two):
    with pytest.raises(RuntimeError), transaction() as session:
        renamed(session, two)
        session.flush()
        assert is_taken_along(session)
        raise RuntimeError
    with transaction() as session:
        assert not is_taken_along(session)
        assert not journal.correct(
            session.get_one(Village, two[0].id), UnitAct.CHANGE, by=an_officer()
        )
    assert len(changes_of(two[0])) == 1
