"""A new database that went every step of the schema, made once: 1.4 s of processor each time."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import current_app

from app import schema
from app.db import db
from app.factory import create_app
from app.instance import DATABASE_FILE, InstanceRole, create
from tests.conftest import FAST, TAN_PHONG


@cache
def after_every_step() -> bytes:
    """The file of such a database, without rows."""
    unit, name = TAN_PHONG
    facts = {"unit": unit, "name": name, "role": InstanceRole.COMMUNE, "superior": None}
    with TemporaryDirectory() as place:
        instance = create(Path(place) / "own", **facts, database=None)
        with create_app(instance, FAST).app_context():
            schema.bring_up()
            db.engine.dispose()
        return (instance.folder / DATABASE_FILE).read_bytes()


def bring_up_by_copying(patch: pytest.MonkeyPatch) -> None:
    """What is new begins as a copy; what holds something takes the steps that it lacks."""
    held, every_step = after_every_step(), schema.bring_up

    def bring_up() -> None:
        if schema.held() is not None:
            return every_step()
        db.engine.dispose()
        (Path(current_app.instance_path) / DATABASE_FILE).write_bytes(held)
        return None

    patch.setattr(schema, "bring_up", bring_up)
