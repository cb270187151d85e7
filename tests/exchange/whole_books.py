"""Books to be taken out and in, and machines with nothing in them."""

import pytest

from app.attachments import service as attachments
from app.attachments.intake import Painted
from app.domain.actors import InstanceRole
from app.domain.attachments import DocumentKind, MediaType
from app.domain.mediation.states import CaseState
from app.exchange import open_book
from app.mediation.record import MEDIATION_CASE
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import administrator, know_units
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

UNIT = TAN_PHONG[0]
PHOTO = b"photo of a signed paper"


def take_out(file):
    with file.open("wb") as out:
        return open_book.take_out(out, by=administrator(UNIT), reason="Chuyển sang máy mới")


def take_in(file):
    return open_book.take_in(file, by=administrator(UNIT))


def write_a_book(monkeypatch):
    """Settled and open cases, one of them corrected, and a paper."""
    paint = Painted(MediaType.JPEG, 1, PHOTO, b"small")
    monkeypatch.setattr("app.attachments.service.paint_anew", lambda content: paint)
    home = a_village_with_team()
    cases = [a_case_in(state, home) for state in (CaseState.SETTLED, CaseState.IN_MEDIATION)]
    attachments.attach(
        subject=MEDIATION_CASE,
        subject_id=cases[0].id,
        content=b"any",
        document=DocumentKind.SETTLEMENT,
        caption="Văn bản hòa giải thành",
        today=TODAY,
        by=an_officer(),
    )
    return [case.id for case in cases]


@pytest.fixture
def machine(make_instance):
    """``machine(unit)``: the application of a new machine of a commune, with nothing in it."""

    def make(unit=TAN_PHONG):
        app = make_instance(InstanceRole.COMMUNE, *unit, superior=LAI_CHAU[0])
        with app.app_context():
            know_units()
        return app

    return make
