from concurrent.futures import ThreadPoolExecutor

import pytest

from app.db import asked_once, db, transaction
from app.units.models import Village
from tests.factories import a_village

pytestmark = pytest.mark.usefixtures("both_databases")
PEOPLE, TIMES = 6, 8


def test_no_update_is_lost_when_many_people_write_at_once(commune):
    """Read, add one, write: with the lock taken late SQLite would silently lose most."""
    village = a_village()

    def count_up(_person):
        for _ in range(TIMES):
            with commune.app_context(), transaction() as session:
                row = session.get_one(Village, village.id, with_for_update=True)
                row.revision += 1

    with ThreadPoolExecutor(PEOPLE) as crowd:
        list(crowd.map(count_up, range(PEOPLE)))
    db.session.expire_all()
    assert db.session.get_one(Village, village.id).revision == 1 + PEOPLE * TIMES


def test_an_inner_block_joins_the_outer_one(commune):
    with pytest.raises(ZeroDivisionError), transaction():
        with transaction():
            a_village()
        1 / 0  # noqa: B018
    assert db.session.scalars(db.select(Village)).all() == []


def test_a_question_is_asked_once_until_something_is_written_or_a_transaction_begins(commune):
    asked = []
    below = asked_once(lambda code: asked.append(code) or len(asked))
    db.session.execute(db.text("SELECT 1"))
    assert [below("a"), below("b"), below("a")] == [1, 2, 1]
    with transaction():
        assert [below("a"), below("a")] == [3, 3]
        a_village()
        assert below("a") == 4
    db.session.execute(db.text("SELECT 1"))
    assert below("a") == 5
