"""The steps of the schema lead exactly to the models, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app import schema
from app.db import db
from app.instance import InstanceProblem

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def bare(commune):
    """A database without a single table."""
    db.session.remove()
    db.drop_all()
    return commune


def test_the_steps_lead_to_the_models(bare):
    schema.bring_up()
    try:
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
    finally:
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def test_a_database_of_another_version_is_not_served(bare):
    with pytest.raises(InstanceProblem, match="sohoagiai upgrade"):
        schema.check_is_current()
    db.create_all()
