"""A commune whose database says its version, with a case and an attached paper in it."""

import pytest
from alembic import command

from app import schema
from app.attachments import store
from app.db import db
from app.domain.actors import Actor, Role
from app.instance import this_instance
from tests.conftest import TAN_PHONG
from tests.factories import a_village

PAPER = b"%PDF-1.7 invented"


@pytest.fixture
def book(commune):
    """The instance of a commune that has written something."""
    command.stamp(schema.steps(), "head")
    a_village(name="Bản Mẫu")
    store.keep(PAPER)
    db.session.rollback()
    return this_instance()


@pytest.fixture
def keeper():
    return Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=TAN_PHONG[0])
