"""``sohoagiai sample`` at the command line: exact, and clear when it says no."""

import shutil
from types import SimpleNamespace

import pytest
from psutil import Process

from app import schema
from app.accounts.service import create_account
from app.cli import practice as commands
from app.cli.main import main
from app.db import db, transaction
from app.dialogue.models import Dialogue
from app.domain.actors import Role
from app.instance import DATABASE_FILE, create
from app.mediation.models import MediationCase
from app.records.journal import JournalEntry
from app.teams.models import Team
from app.units import service as units
from tests.browser import PASSWORD
from tests.practice.conftest import HERE


@pytest.fixture
def sohoagiai(monkeypatch, capfd):
    """Run a command on the instance of an application; returns code and both outputs."""
    monkeypatch.setattr(schema, "check_is_current", lambda: None)

    def run(app, *arguments):
        with pytest.raises(SystemExit) as end:
            main([*arguments, "--instance", app.instance_path])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return end.value.code, out, err

    return run


@pytest.fixture
def with_units():
    with transaction():
        units.import_list(own=units.listed_unit("03408"))


def count(model):
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def all_of(column, *where):
    db.session.rollback()
    return db.session.scalars(db.select(column).where(*where)).all()


def test_exactly_as_many_are_added_of_these_years_by_the_officer_of_the_account(
    commune, with_units, sohoagiai, actor
):
    create_account(
        login="canbo",
        name="Chẻo Sử Nải",
        role=Role.COMMUNE_OFFICER,
        password=PASSWORD,
        must_change=False,
        by=actor(Role.ADMINISTRATOR),
    )
    years = ("--from", "2024", "--to", "2024")
    code, out, _ = sohoagiai(commune, "sample", "--cases", "6", "--dialogues", "2", *years)
    assert code == 0
    assert out.rstrip().endswith("Đã ghi 6 vụ, việc và 2 hội nghị đối thoại mẫu.")
    assert {day.year for day in all_of(MediationCase.received_on)} == {2024}
    assert {day.year for day in all_of(Dialogue.held_on)} == {2024}
    lines = JournalEntry.subject == "mediation_case"
    assert set(all_of(JournalEntry.recorded_by, lines)) == {"Chẻo Sử Nải"}
    teams = count(Team)
    assert (count(MediationCase), count(Dialogue)) == (6, 2)
    assert sohoagiai(commune, "sample", "--cases", "3", "--dialogues", "0")[0] == 0
    assert (count(MediationCase), count(Dialogue), count(Team)) == (9, 2, teams)


def test_an_office_has_no_book_of_its_own(office, sohoagiai):
    code, _, err = sohoagiai(office, "sample", "--cases", "1", "--dialogues", "1")
    assert code == 1
    assert "cơ quan cấp trên" in err
    assert count(MediationCase) == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--cases", "-1", "--dialogues", "0"), 2),
        (("--cases", "nhiều", "--dialogues", "0"), 2),
        (("--cases", "1"), 2),
        (("--cases", "1", "--dialogues", "0", "--from", "2026", "--to", "2024"), 1),
        (("--cases", "1", "--dialogues", "0", "--from", "99999"), 1),
        (("--cases", "1", "--dialogues", "0", "--from", "1900"), 1),
        (("--cases", "1", "--dialogues", "0", "--to", "0"), 1),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    commune, with_units, sohoagiai, arguments, code
):
    ended, out, err = sohoagiai(commune, "sample", *arguments)
    assert ended == code
    assert len(err.strip().splitlines()) == 1
    assert err.strip().endswith(".")
    assert "Đã ghi" not in out
    assert count(MediationCase) == count(Team) == 0


def test_the_window_of_the_practice_book_lets_the_real_one_go(
    empty_sqlite, tmp_path, monkeypatch, sohoagiai
):
    """Windows puts no backup into the place of a database that any window has open."""
    role, unit, name = HERE
    real = create(tmp_path / "book", unit=unit, name=name, role=role, superior=None, database=None)
    database = real.folder / DATABASE_FILE
    shutil.copy(empty_sqlite, database)

    def opened():
        return [file.path for file in Process().open_files() if file.path == str(database)]

    def prepare(*_, **__):
        db.session.execute(db.text("SELECT 1"))
        assert opened()
        return tmp_path / "practice"

    held = []
    monkeypatch.setattr(commands.beside, "prepare", prepare)
    monkeypatch.setattr(commands, "note_running", lambda *_: None)
    monkeypatch.setattr(commands, "serve", lambda **_: held.append(opened()))
    book = SimpleNamespace(instance_path=str(real.folder))
    assert sohoagiai(book, "practice")[0] == 0
    assert held == [[]]
