"""A new version of the program meets a book of the one before."""

import sqlite3

from tests.cli.conftest import COMMUNE, OFFICE


def test_upgrade_may_run_again(run):
    run(*COMMUNE)
    assert run("upgrade")[0] == 0


def test_an_office_counts_before_its_new_version_is_served(run, tmp_path):
    run(*OFFICE)
    code, out, _ = run("upgrade")
    assert code == 0
    assert "Đã đếm trước" in out
    with sqlite3.connect(tmp_path / "own" / "sohoagiai.sqlite") as connection:
        asked = "SELECT count(DISTINCT question) FROM kept_answer"
        assert connection.execute(asked).fetchone()[0] > 50


def test_a_database_of_another_version_is_named_by_every_command(run, tmp_path):
    run(*COMMUNE)
    commands = (("status",), ("sample", "--cases", "1", "--dialogues", "0"), ("sync",))
    for held, told in (("0001", "sohoagiai upgrade"), ("9999", "phiên bản mới hơn")):
        with sqlite3.connect(tmp_path / "own" / "sohoagiai.sqlite") as database:
            database.execute("UPDATE alembic_version SET version_num = ?", (held,))
        database.close()
        for command in commands:
            code, _, said = run(*command)
            assert code != 0
            assert told in said
    code, _, said = run("upgrade")
    assert code != 0
    assert "phiên bản mới hơn" in said
