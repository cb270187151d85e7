"""A backup put back by the command: what was written since comes back from the superior."""

from alembic import command

from app import schema
from app.backup import service
from app.backup.restoring import restore
from app.db import db
from app.domain.backups import BackupReason
from app.exchange import sessions, state
from app.instance import this_instance
from app.mediation.models import MediationCase
from app.records import restored
from app.revive import revive
from tests.conftest import TAN_PHONG
from tests.exchange.conftest import administrator
from tests.exchange.test_sessions import a_case
from tests.factories import a_team, an_officer


def test_what_was_written_after_the_backup_comes_back(tied_commune, served_office):
    command.stamp(schema.steps(), "head")
    team = a_team()
    before = a_case(team.id).id
    sessions.run()
    made = service.back_up(BackupReason.BY_HAND, by=administrator(TAN_PHONG[0]))
    since = a_case(team.id).id
    sessions.run()
    db.session.remove()
    db.engine.dispose()
    restore(this_instance(), made, revive)
    assert cases() == {before}
    assert restored.is_in_doubt(), "a number of the book may have been given since"
    sessions.run()
    assert not state.upward().is_level
    assert sessions.run(regains=an_officer()).complete
    assert cases() == {before, since}
    assert state.upward().is_level
    with served_office.inside():
        assert cases() == {before, since}
        db.session.remove()


def cases():
    db.session.rollback()
    return set(db.session.scalars(db.select(MediationCase.id)))
