"""The sample of the practice book: written once for all who only look at it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.db import db
from app.domain.actors import InstanceRole
from app.domain.units import UnitKind
from app.factory import create_app
from app.instance import DATABASE_FILE, create
from app.practice.records import Sample, add_sample
from app.units.models import Unit
from tests.conftest import FAST, MakeInstance
from tests.factories import an_officer
from tests.haste import few_villages, hurry, neither_sent_nor_sought, share_statements

TODAY = date(2026, 11, 20)
TAN_PHONG = Unit(
    code="03408",
    name="Phường Tân Phong",
    kind=UnitKind.WARD,
    parent_code="12",
    valid_from=date(2025, 7, 1),
)
HERE = (InstanceRole.COMMUNE, TAN_PHONG.code, TAN_PHONG.name)


@pytest.fixture(autouse=True)
def quickly() -> Iterator[None]:
    """For each test alone: those of other folders, after it, search for what they write."""
    with neither_sent_nor_sought():
        yield


def sample(cases: int = 0, dialogues: int = 0, first: int = 2024, last: int = 2026, seed: int = 1):
    """Write a sample; how many records it told of."""
    ticks: list[int] = []
    wanted = Sample(cases, dialogues, first, last, seed)
    add_sample(TAN_PHONG, wanted, today=TODAY, by=an_officer(), tick=lambda: ticks.append(1))
    return len(ticks)


@pytest.fixture(scope="session")
def three_years(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a commune with a sample of eighty cases and eight conferences."""
    folder = tmp_path_factory.mktemp("sample") / "book"
    role, unit, name = HERE
    made = create(folder, unit=unit, name=name, role=role, superior=None, database=None)
    shutil.copy(empty_sqlite, folder / DATABASE_FILE)
    app = create_app(made, FAST)
    share_statements(app)
    hurry(app)
    with app.app_context(), neither_sent_nor_sought():
        assert sample(cases=80, dialogues=8) == 88
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def book(three_years: Path, make_instance: MakeInstance) -> Iterator[Flask]:
    """A commune of its own with that sample."""
    app = make_instance(*HERE)
    shutil.copy(three_years / DATABASE_FILE, Path(app.instance_path) / DATABASE_FILE)
    with app.app_context():
        yield app


@pytest.fixture
def small() -> Iterator[None]:
    """For who writes a whole sample and does not look at how many villages there are."""
    with few_villages():
        yield
