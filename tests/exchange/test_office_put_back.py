"""An office is put back from a backup of before an erasure: nobody comes back with it."""

import shutil

import pytest
from alembic import command

from app import schema
from app.backup import service
from app.backup.key import groups, own_key
from app.backup.restoring import restore, restore_new
from app.db import db
from app.domain.backups import BackupReason
from app.exchange import sessions
from app.exchange.identity import KEY_FILE
from app.factory import create_app
from app.instance import this_instance
from app.mediation.models import MediationCase
from app.revive import revive
from tests.exchange.conftest import Served
from tests.exchange.file_life import ABOVE
from tests.exchange.test_erasures import names_in
from tests.exchange.test_erasures import told_of as told_of
from tests.exchange.test_sessions import a_case
from tests.factories import a_team
from tests.mediation.conftest import fixed_day as fixed_day
from tests.privacy.conftest import asked, erased


@pytest.mark.usefixtures("both_databases")
def test_who_was_erased_since_is_erased_again_by_the_next_exchange(told_of, served_office):
    with served_office.inside():
        command.stamp(schema.steps(), "head")
        made = service.back_up(BackupReason.BY_HAND, by=ABOVE)
    erased(asked())
    later = a_case(told_of[0].team_id)
    assert sessions.run().complete
    assert names_in(served_office) == (set(), [])
    served_office.close()
    with served_office.inside():
        db.engine.dispose()
        restore(this_instance(), made, revive)
    served_office.open()
    assert names_in(served_office)[0], "it was a backup of before"
    for _ in range(3):
        sessions.run()
    assert sessions.run().complete
    assert names_in(served_office) == (set(), [])
    with served_office.inside():
        assert db.session.get(MediationCase, later.id), "what it lacked was sent again"
        db.session.remove()


@pytest.fixture
def moved(tied_commune, served_office, tmp_path):
    """``moved(has_key)``: the office stands on a new machine, with its former key or without."""
    with served_office.inside():
        command.stamp(schema.steps(), "head")
        made = service.back_up(BackupReason.BY_HAND, by=ABOVE)
        former = this_instance().folder
        code = " ".join(groups(own_key(former)))
    served_office.close()
    fresh = restore_new(tmp_path / "new", made, revive, code=code).instance
    new = Served(create_app(fresh))
    new.port = served_office.port

    def start(has_key):
        if has_key:
            shutil.copy(former / KEY_FILE, fresh.folder)
        new.open()

    yield start
    new.close()
    with new.inside():
        db.engine.dispose()


def test_on_a_new_machine_the_key_out_of_the_safe_keeps_the_units_tied(moved):
    moved(has_key=True)
    a_case(a_team().id)
    assert sessions.run().complete


def test_without_it_a_unit_is_told_to_be_enrolled_again(moved):
    moved(has_key=False)
    with pytest.raises(sessions.SyncFailed, match="ghép nối lại"):
        sessions.run()
