from concurrent.futures import ThreadPoolExecutor

import pytest

from app.db import db, transaction
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
