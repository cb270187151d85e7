"""An office that answers on a loopback port, and communes tied to it."""

import shutil
import threading
from contextlib import contextmanager
from datetime import date

import pytest
from flask import current_app
from werkzeug.serving import WSGIRequestHandler, make_server

from app.attachments.intake import Painted
from app.db import db, transaction
from app.dialogue.facts import DialogueFacts
from app.dialogue.service import conference
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.attachments import MediaType
from app.domain.units import UnitKind
from app.exchange import enrolment, missing
from app.exchange.identity import check_anchor
from app.instance import DATABASE_FILE
from app.records.ledger import SqlLedger, log_write
from app.units.models import Unit
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.dialogue.conftest import FACTS, TODAY
from tests.dialogue.test_access import a_posting
from tests.factories import an_officer

SIN_SUOI_HO = ("03390", "Xã Sin Suối Hồ")
SINCE = date(2025, 7, 1)


class Quiet(WSGIRequestHandler):
    def log_request(self, *args):
        pass


class Served:
    """The office's application behind a real port, which can be closed and opened again."""

    def __init__(self, app):
        self.app, self.port, self._server = app, 0, None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def open(self):
        self._server = make_server(
            "127.0.0.1", self.port, self.app, threaded=True, request_handler=Quiet
        )
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self):
        if self._server:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    @contextmanager
    def inside(self):
        with self.app.app_context():
            yield


def administrator(unit):
    return Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=unit)


def know_units():
    """The province and two communes, in the instance in whose context we are."""
    with transaction() as session:
        code, name = LAI_CHAU
        session.add(Unit(code=code, name=name, kind=UnitKind.PROVINCE, valid_from=SINCE))
        for code, name in (TAN_PHONG, SIN_SUOI_HO):
            session.add(
                Unit(
                    code=code,
                    name=name,
                    kind=UnitKind.COMMUNE,
                    parent_code=LAI_CHAU[0],
                    valid_from=SINCE,
                )
            )


def not_above():
    """The records that the superior does not have, troubled ones first."""
    with current_app.test_request_context():
        by = an_officer()
        return [
            *missing.listed(missing.TROUBLED, by).rows,
            *missing.listed(missing.WAITING, by).rows,
        ]


@pytest.fixture
def served_office(make_instance):
    app = make_instance(InstanceRole.OFFICE, *LAI_CHAU)
    with app.app_context():
        know_units()
    office = Served(app)
    office.open()
    yield office
    office.close()


@pytest.fixture
def make_commune(make_instance, served_office):
    """``make_commune(unit)``: the application of a commune, tied to the office."""

    def make(unit=TAN_PHONG, tied=True):
        app = make_instance(InstanceRole.COMMUNE, *unit, superior=LAI_CHAU[0])
        with app.app_context():
            know_units()
        if tied:
            with served_office.inside():
                code = enrolment.invite(unit[0], by=administrator(LAI_CHAU[0]))
            with app.app_context():
                enrolment.join(served_office.url, code, by=administrator(unit[0]))
        return app

    return make


@pytest.fixture
def tied_commune(make_commune):
    """A commune tied to the office; the test runs in its context."""
    app = make_commune()
    with app.app_context():
        yield app
        db.session.remove()


class Backup:
    """``save()`` and ``put_back()``, as somebody with a USB stick would do it."""

    def __init__(self, app, tmp_path):
        self.folder = app.extensions["instance"].folder
        self.kept = tmp_path / "backup.sqlite"

    def save(self):
        db.session.rollback()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql(f"VACUUM INTO '{self.kept}'")
            connection.exec_driver_sql("BEGIN")

    def put_back(self):
        db.session.remove()
        db.engine.dispose()
        for leftover in self.folder.glob(DATABASE_FILE + "*"):
            leftover.unlink()
        shutil.copy(self.kept, self.folder / DATABASE_FILE)
        check_anchor(SqlLedger(), self.folder)


@pytest.fixture
def backup(tied_commune, tmp_path):
    return Backup(tied_commune, tmp_path)


@pytest.fixture
def dialogue(tied_commune):
    return conference.record_dialogue(DialogueFacts(**FACTS), today=TODAY, by=an_officer())


@pytest.fixture
def posting(dialogue):
    held = a_posting(dialogue)
    with transaction():
        log_write(held)
    return held


@pytest.fixture
def merger(served_office, make_commune, make_instance, tmp_path, monkeypatch):
    """Two communes whose books went up, and the one that they become by decree."""
    from tests.exchange.merger import A, B, C, Merger

    def paint(content):
        return Painted(MediaType.JPEG, 1, content, b"small " + content)

    monkeypatch.setattr("app.attachments.service.paint_anew", paint)
    made = Merger(served_office, make_commune, make_instance, tmp_path)
    for unit in (A, B):
        made.write(unit)
    made.sync(A, B)
    made.decree()
    reports = made.sync(A, B, C)
    assert [one.complete for one in reports] == [True, True, False]
    assert reports[2].ahead == 24  # nobody calls C level while the books lie elsewhere
    return made
