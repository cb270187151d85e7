"""The index can be checked against the records and written anew."""

import pytest

from app.db import db, transaction
from app.records.search import SearchEntry, find
from app.search.upkeep import Agreement, check, number_of_records, rebuild
from app.units.record import VILLAGE
from tests.factories import a_team, a_village, an_officer

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def ticks():
    return []


@pytest.fixture
def team(commune):
    return a_team()


def entries():
    rows = db.select(SearchEntry.id, SearchEntry.record_id, SearchEntry.words)
    return [tuple(row) for row in db.session.execute(rows.order_by(SearchEntry.id))]


def test_after_ordinary_work_the_index_agrees(team, ticks):
    assert check(ticks.append) == Agreement()
    assert sum(ticks) == number_of_records() == 2


def test_each_kind_of_disagreement_is_told_and_mended(team, ticks):
    before = entries()
    other = a_village(name="Sìn Chải")
    with transaction() as session:
        session.execute(db.delete(SearchEntry).where(SearchEntry.record_id == team.id))
        session.execute(
            db.update(SearchEntry)
            .where(SearchEntry.record_id == other.id)
            .values(words="#village khac")
        )
        for kind, key in (("village", team.id), ("gone", other.id)):
            session.add(SearchEntry(kind=kind, record_id=key, words="#x thua"))
    assert check(ticks.append) == Agreement(missing=1, different=1, stray=2)
    rebuild(ticks.append)
    assert check(ticks.append) == Agreement()
    assert find(VILLAGE, "sin chai", by=an_officer()) == [db.session.merge(other)]
    assert before[0] in entries()


def test_writing_it_anew_changes_nothing_that_is_right(team, ticks):
    before = entries()
    rebuild(ticks.append)
    assert entries() == before


def test_a_look_up_that_has_come_apart_is_told_and_mended(team, ticks, both_databases):
    if both_databases == "sqlite":
        with transaction() as session:
            session.execute(db.text("INSERT INTO search_words(search_words) VALUES ('delete-all')"))
        assert check(ticks.append).is_broken
        assert find(VILLAGE, "ta leng", by=an_officer()) == []
    rebuild(ticks.append)
    assert check(ticks.append).is_good
    assert len(find(VILLAGE, "ta leng", by=an_officer())) == 1
