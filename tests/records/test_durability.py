import pytest
from sqlalchemy.exc import IntegrityError

from app.db import db
from app.domain.actors import InstanceRole
from app.factory import create_app
from app.instance import create


def test_every_connection_to_sqlite_waits_for_the_disk(tmp_path):
    """2 is FULL: with NORMAL a power cut takes back what the office was told is saved.

    The application is made as the office makes it, and not by the fixture, which hurries.
    """
    own = {"unit": "03408", "name": "Phường Tân Phong", "role": InstanceRole.COMMUNE}
    app = create_app(create(tmp_path, **own, superior=None, database=None))
    with app.app_context():
        assert db.session.scalar(db.text("PRAGMA synchronous")) == 2
        assert db.session.scalar(db.text("PRAGMA journal_mode")) == "wal"
        assert db.session.scalar(db.text("PRAGMA foreign_keys")) == 1
        db.engine.dispose()


def test_what_the_database_complains_of_holds_no_names(commune):
    """The complaint goes into the log; names of people must not."""
    broken = db.text("INSERT INTO village (name) VALUES (:name)")
    with pytest.raises(IntegrityError) as caught:
        db.session.execute(broken, {"name": "Lò Văn CANARY"})
    assert "CANARY" not in str(caught.value)
