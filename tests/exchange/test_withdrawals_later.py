"""A withdrawal holds when an office is put back from a backup, is busy, or has one above it."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from app.db import db, transaction
from app.domain.actors import InstanceRole
from app.domain.units import UnitKind
from app.exchange import enrolment, letters, sessions
from app.instance import DATABASE_FILE
from app.units.models import Unit
from tests.conftest import LAI_CHAU
from tests.exchange.conftest import SINCE, Served, administrator, know_units
from tests.exchange.profile_life import folder_of, noted, stand_in_full, take_all_back, words_at

MINISTRY = ("00", "Bộ Tư pháp")


pytestmark = pytest.mark.usefixtures("database_files")


@pytest.fixture
def full(tied_commune, served_office):
    return stand_in_full(served_office)


def test_an_office_restored_from_a_copy_with_the_words_is_rid_of_them_again(
    full, served_office, tmp_path
):
    """Its backup is older than the withdrawal; the commune's log leads it there once more."""
    copy, database = tmp_path / "copy.db", folder_of(served_office) / DATABASE_FILE
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    take_all_back()
    assert sessions.run().complete
    assert words_at(served_office) == []
    served_office.close()
    with served_office.inside():
        db.engine.dispose()
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    shutil.copy(copy, database)
    assert words_at(served_office) == [DATABASE_FILE]
    served_office.open()
    assert sessions.run().complete
    assert words_at(served_office) == []
    with served_office.inside():
        assert len(noted()) == 2


def test_while_somebody_reads_the_sweeping_waits_for_the_next_exchange(full, served_office):
    take_all_back()
    with closing(sqlite3.connect(folder_of(served_office) / DATABASE_FILE)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM team_report").fetchone()
        assert sessions.run().complete
        assert words_at(served_office)
        reader.rollback()
    sessions.run()
    assert words_at(served_office) == []


def test_from_level_to_level_nothing_is_left(full, served_office, make_instance):
    ministry = Served(make_instance(InstanceRole.OFFICE, *MINISTRY))
    with ministry.inside():
        know_units()
        with transaction() as session:
            session.get_one(Unit, (LAI_CHAU[0], SINCE)).parent_code = MINISTRY[0]
            code, name = MINISTRY
            session.add(Unit(code=code, name=name, kind=UnitKind.PROVINCE, valid_from=SINCE))
        code = enrolment.invite(LAI_CHAU[0], by=administrator(MINISTRY[0]))
    ministry.open()
    try:
        with served_office.inside():
            enrolment.join(ministry.url, code, by=administrator(LAI_CHAU[0]))
            assert sessions.run().complete
            assert words_at(ministry)
            sheet = letters.write_letter(by=administrator(LAI_CHAU[0]))
            assert letters.file_of(sheet.code)
        take_all_back()
        assert sessions.run().complete
        with served_office.inside():
            with pytest.raises(letters.NotHere):
                letters.file_of(sheet.code)
            assert sessions.run().complete
        assert words_at(served_office) == words_at(ministry) == []
        with ministry.inside():
            assert len(noted()) == 2
    finally:
        ministry.close()
