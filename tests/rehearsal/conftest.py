"""A commune's real book, and the practice book beside it."""

import shutil
from random import Random

import pytest

from app import schema
from app.db import db, transaction
from app.domain.actors import InstanceRole
from app.factory import create_app
from app.instance import DATABASE_FILE, create, load
from app.practice import beside
from app.practice.records.commune import found_teams
from app.rehearsal.service import folder_of
from app.units import service as units
from app.web.context import today
from tests.browser import Browser
from tests.conftest import FAST, TAN_PHONG
from tests.haste import hurry


@pytest.fixture
def real(commune):
    with transaction():
        units.import_list(own=units.listed_unit(TAN_PHONG[0]))
    return commune


@pytest.fixture
def prepare(real, monkeypatch):
    """``prepare(fresh=False)``: the folder of a practice book in which nobody has a team."""
    _hasten(monkeypatch)
    monkeypatch.setattr(beside, "add_sample", lambda *_, **__: None)
    monkeypatch.setattr(beside, "open_team_accounts", lambda *_, **__: None)
    return lambda *, fresh=False: _prepare(real, fresh=fresh)


@pytest.fixture(scope="module")
def made(tmp_path_factory, empty_sqlite):
    """The folder of a practice book with teams, made once and to be copied."""
    unit, name = TAN_PHONG
    facts = {"unit": unit, "name": name, "role": InstanceRole.COMMUNE, "superior": None}
    instance = create(tmp_path_factory.mktemp("book") / "real", **facts, database=None)
    shutil.copy(empty_sqlite, instance.folder / DATABASE_FILE)
    app = _hurried(instance)
    with pytest.MonkeyPatch.context() as patch, app.app_context():
        _hasten(patch)
        patch.setattr(beside, "add_sample", _teams_only)
        with transaction():
            units.import_list(own=units.listed_unit(unit))
        yield _prepare(app, fresh=False)
        db.engine.dispose()


@pytest.fixture
def practice(made, tmp_path):
    """The application of a practice book, inside its context."""
    app = _hurried(load(shutil.copytree(made, folder_of(tmp_path / "beside"))))
    app.test_client_class = Browser
    with app.app_context():
        yield app
        db.engine.dispose()


def _prepare(app, *, fresh):
    instance, wanted = app.extensions["instance"], beside.sample_of(today())
    return beside.prepare(instance, wanted, today=today(), tick=lambda: None, fresh=fresh)


def _hasten(patch):
    patch.setattr(schema, "bring_up", db.create_all)
    patch.setattr(schema, "check_is_current", lambda: None)
    patch.setattr(beside, "create_app", _hurried)


def _hurried(instance):
    app = create_app(instance, FAST)
    hurry(app)
    return app


def _teams_only(unit, _wanted, *, today, by, tick):
    with transaction():
        found_teams(Random(1), unit, today=today, by=by)
