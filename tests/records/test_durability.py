import pytest
from sqlalchemy.exc import IntegrityError

from app.db import db


def test_every_connection_to_sqlite_waits_for_the_disk(commune):
    """2 is FULL: with NORMAL a power cut takes back what the office was told is saved."""
    assert db.session.scalar(db.text("PRAGMA synchronous")) == 2
    assert db.session.scalar(db.text("PRAGMA journal_mode")) == "wal"
    assert db.session.scalar(db.text("PRAGMA foreign_keys")) == 1


def test_what_the_database_complains_of_holds_no_names(commune):
    """The complaint goes into the log; names of people must not."""
    broken = db.text("INSERT INTO village (name) VALUES (:name)")
    with pytest.raises(IntegrityError) as caught:
        db.session.execute(broken, {"name": "Lò Văn CANARY"})
    assert "CANARY" not in str(caught.value)
