"""SQLite knows how many rows its indexes tell apart: from the start on, and again each night."""

import logging

import pytest
from alembic import command

from app import schema
from app.backup.keeper import Keeper
from app.db import db
from app.revive import revive
from app.serving.beside import begin
from tests.factories import a_mediator, a_team

pytestmark = pytest.mark.usefixtures("database_files")
KNOWN = "SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_mediator_team_id'"


@pytest.fixture
def team(commune):
    team = a_team()
    a_mediator(team)
    return team


def _known():
    ask = db.session.connection().exec_driver_sql
    has_stock = ask("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'").scalar()
    return has_stock and ask(KNOWN).scalar()


def test_stock_is_taken_before_the_first_request(commune, team):
    assert not _known()
    begin(commune).stop()
    db.session.rollback()
    assert _known() == "1 1"


def test_a_night_takes_stock_of_what_has_come_since(commune, team):
    command.stamp(schema.steps(), "head")
    schema.take_stock()
    a_mediator(team, name="Lò Thị Mai")
    Keeper(commune, revive).look()
    db.session.rollback()
    assert _known() == "2 2"


def test_a_book_that_cannot_be_written_keeps_what_it_knew(commune, team, caplog):
    schema.take_stock()
    a_mediator(team, name="Lò Thị Mai")
    db.session.connection().exec_driver_sql("PRAGMA query_only = ON")
    db.session.rollback()
    with caplog.at_level(logging.WARNING):
        schema.take_stock()
    assert "stock was not taken" in caplog.text
    assert _known() == "1 1"
