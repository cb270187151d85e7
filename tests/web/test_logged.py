"""What a database refuses stands in the log by its kind, never with what somebody typed."""

import logging

import pytest
from sqlalchemy import text

from app.db import db
from app.domain.actors import Role
from app.serving.logs import WithoutWords
from app.web.access import public

NAME = "Quàng Thị Bí Mật"
SPOKEN = {
    "sqlite": f'SELECT "{NAME}" FROM "{NAME}"',
    "postgresql": f"DO $$ BEGIN RAISE EXCEPTION '{NAME}' USING ERRCODE = '57014'; END $$",
}
"""A statement whose refusal quotes a value: of a table that is not there, of one stopped."""


@pytest.fixture
def refusals(commune):
    """Addresses at which the database refuses something that names a person."""

    @public
    def doubled():
        for statement in (
            "CREATE TEMPORARY TABLE doubled (name TEXT CONSTRAINT one_name UNIQUE)",
            f"INSERT INTO doubled VALUES ('{NAME}')",
            f"INSERT INTO doubled VALUES ('{NAME}')",
        ):
            db.session.execute(text(statement))

    @public
    def spoken():
        db.session.execute(text(SPOKEN[db.engine.dialect.name]))

    commune.add_url_rule("/thu/trung", "doubled", doubled)
    commune.add_url_rule("/thu/dung", "spoken", spoken)
    commune.testing = False
    return commune


@pytest.mark.usefixtures("both_databases")
@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/thu/trung", 500, ("IntegrityError SQLITE_CONSTRAINT_UNIQUE UNIQUE", "23505 one_name")),
        ("/thu/dung", 503, ("OperationalError SQLITE_ERROR", "QueryCanceled 57014")),
    ],
)
def test_a_refusal_is_logged_without_the_value(refusals, browser, caplog, address, status, told):
    client = browser(Role.COMMUNE_OFFICER)
    with caplog.at_level(logging.INFO):
        assert client.get(address).status_code == status
    written = "\n".join(map(WithoutWords("%(message)s").format, caplog.records))
    assert any(one in written for one in told), written
    assert NAME not in written
