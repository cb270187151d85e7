"""A commune is put back from a backup: no number is given a second time."""

from app.db import db, transaction
from app.exchange import sessions
from app.mediation.models import MediationCase
from app.mediation.service import books
from app.records import restored
from app.records.journal import history
from app.records.ledger import SqlLedger
from sync.log import start_new
from tests.exchange.test_sessions import TODAY, a_case
from tests.factories import a_team, an_officer


def numbers():
    rows = db.select(MediationCase.book_number).order_by(MediationCase.id)
    return db.session.scalars(rows).all()


def test_while_in_doubt_cases_are_temporary_until_the_superior_holds_the_same(tied_commune):
    team_id = a_team().id
    a_case(team_id)
    sessions.run()
    ledger = SqlLedger()
    with transaction():
        start_new(ledger)  # the log begins anew, and nothing turns out to be missing
    assert restored.is_in_doubt()
    assert a_case(team_id).number == f"tạm/{TODAY.year}"
    assert sessions.run().complete
    assert not restored.is_in_doubt()
    db.session.expire_all()
    assert numbers() == [1, 2]
    given = db.session.scalars(db.select(MediationCase).where(MediationCase.book_number == 2)).one()
    line = history("mediation_case", [given.id])[0]
    assert (line.act, line.changes["book_number"]) == ("give_number", [None, 2])


def test_a_number_that_only_the_superior_knows_is_not_given_again(tied_commune, backup):
    team_id = a_team().id
    a_case(team_id)
    sessions.run()
    backup.save()
    a_case(team_id)  # number 2, printed and sent, and lost here
    sessions.run()
    backup.put_back()
    a_case(team_id)
    report = sessions.run()
    assert report.ahead
    assert restored.is_in_doubt()
    assert numbers() == [1, None]
    books.confirm_numbers({(team_id, TODAY.year): 2}, year=TODAY.year, by=an_officer())
    assert numbers() == [1, 3]
    assert a_case(team_id).book_number == 4


def test_a_book_in_good_order_gives_its_numbers_at_once(tied_commune):
    team_id = a_team().id
    assert [a_case(team_id).book_number for _ in range(3)] == [1, 2, 3]
    sessions.run()
    assert not restored.is_in_doubt()
