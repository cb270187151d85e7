"""A case, its people, and papers on it; painted by the real painter unless a test says no."""

from hashlib import sha256
from io import BytesIO

import pytest

from app.attachments import service
from app.attachments.intake import Painted
from app.attachments.models import Attachment
from app.db import db
from app.domain.actors import Role
from app.domain.attachments import DocumentKind, MediaType
from app.domain.mediation.states import CaseState
from app.mediation.record import MEDIATION_CASE
from tests.attachments.files import a_photo
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

CAPTION = "Trang 1, có chữ ký của ông Lò Văn Pâng"
FIELDS = {"document": "settlement", "caption": CAPTION}


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setattr("app.attachments.routes.today", lambda: TODAY)


@pytest.fixture
def home(commune):
    return a_village_with_team()


@pytest.fixture
def case(home):
    return a_case_in(CaseState.ASSIGNED, home)


@pytest.fixture
def quick(monkeypatch):
    """No painting: what is sent is kept as it is."""

    def paint(content):
        return Painted(MediaType.JPEG, 1, content, b"small " + content)

    monkeypatch.setattr("app.attachments.service.paint_anew", paint)


@pytest.fixture
def attach(case):
    """``attach(content, by=…, …)``: a paper on the case."""

    def do(content=None, **facts):
        given = {
            "subject": MEDIATION_CASE,
            "subject_id": case.id,
            "content": a_photo() if content is None else content,
            "document": DocumentKind.SETTLEMENT,
            "caption": CAPTION,
            "today": TODAY,
            "by": an_officer(),
        }
        return service.attach(**{**given, **facts})

    return do


@pytest.fixture
def sign_in(home, browser):
    """``sign_in(role)``: somebody of that role; team people are of the one team."""

    return lambda role: browser(role, **home.seat(role))


@pytest.fixture
def clerk(home, browser):
    return browser(Role.COMMUNE_OFFICER)


def papers():
    return db.session.scalars(db.select(Attachment).order_by(Attachment.id)).all()


def send(client, case, **facts):
    """Attach from the form on the page of the case."""
    given = {**FIELDS, "file": a_file(), **facts}
    return client.submit(f"/hoa-giai/{case.id}", given, action="/moi")


def a_file(content=None, name="IMG_0001.jpg"):
    return BytesIO(a_photo() if content is None else content), name


def digest_of(content):
    return sha256(content).hexdigest()
