"""An office with two communes, a commune that hears of it, and guidance of every kind."""

from datetime import date, timedelta

import pytest

from app.domain.actors import Actor, Role
from app.domain.guidance import EVERYBODY, GuidanceFacts, GuidanceKind
from app.guidance.service import acts
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.days import each_test_on
from tests.exchange.conftest import SIN_SUOI_HO, know_units

TODAY = date(2026, 11, 20)
SOON, AGO = TODAY + timedelta(days=10), TODAY - timedelta(days=30)
LATE = TODAY - timedelta(days=4)
HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
fixed_day = each_test_on(TODAY)


def sent(*, by=ABOVE, on=TODAY, **facts):
    """Guidance as it stands in the book of whoever holds it."""
    given = {
        "kind": GuidanceKind.PAPER,
        "title": "Hướng dẫn ghi sổ",
        "text": "Ghi trong ngày tiếp nhận.",
        "addressee": EVERYBODY,
    }
    return acts.send_guidance(GuidanceFacts(**given | facts), today=on, by=by)


def sent_about(record, **facts):
    return sent(
        **{"kind": GuidanceKind.RETURN, "title": "Bổ sung ngày tiếp nhận", "addressee": HERE}
        | {"about_kind": record.__tablename__, "about_id": record.id}
        | facts
    )


def withdraw(told):
    revision = told.revision
    return acts.withdraw_guidance(told.id, "Ghi nhầm.", revision=revision, today=TODAY, by=ABOVE)


def answer(told, reply="Đã bổ sung.", *, by=OFFICER, on=TODAY):
    return acts.answer_guidance(told.id, reply, revision=0, today=on, by=by)


@pytest.fixture
def here(commune):
    """The commune, in which what its office sent has arrived."""
    know_units()
    return commune


@pytest.fixture
def above(office):
    know_units()
    return office
