from app.db import db


def test_every_connection_to_sqlite_waits_for_the_disk(commune):
    """2 is FULL: with NORMAL a power cut takes back what the office was told is saved."""
    assert db.session.scalar(db.text("PRAGMA synchronous")) == 2
    assert db.session.scalar(db.text("PRAGMA journal_mode")) == "wal"
    assert db.session.scalar(db.text("PRAGMA foreign_keys")) == 1
