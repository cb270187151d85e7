"""A commune with a case, and people who ask about their data."""

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.actors import Actor, Role
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.domain.privacy.requests import AskedBy, Decision, IdentityProof, RequestKind
from app.mediation.service import PartyFacts
from app.privacy.facts import RequestFacts
from app.privacy.models import DataRequest
from app.privacy.service import erasing, requests
from app.privacy.service.requests import found_for
from tests.conftest import TAN_PHONG
from tests.mediation.cases import LU, a_case_in, a_village_with_team, settle
from tests.mediation.cases import TODAY as TODAY
from tests.mediation.conftest import fixed_day as fixed_day

NAME, PHONE = "Lò Văn Pâng", "0912345678"
CLERK = Actor(name="Tẩn Mỹ Thư", role=Role.COMMUNE_OFFICER, unit=TAN_PHONG[0])
LEADER = Actor(name="Vàng A Chứ", role=Role.COMMUNE_LEADER, unit=TAN_PHONG[0])
ASKING = PartyFacts(Side.A, NAME, birth_year=1968, address="Nhà số 4", phone=PHONE)


@pytest.fixture
def case(commune) -> Any:
    """A case that was settled, whose story names both sides."""
    told = "Ông LO VAN PANG và ông Tẩn A Lù tranh chấp nương ngô."
    home = a_village_with_team()
    return settle(a_case_in(CaseState.IN_MEDIATION, home, parties=[ASKING, LU], summary=told))


def asked(kind: RequestKind = RequestKind.ERASE, **given: Any) -> DataRequest:
    usual = {
        "received_on": TODAY,
        "kind": kind,
        "person": NAME,
        "birth_year": 1968,
        "phone": PHONE,
        "asked_by": AskedBy.SELF,
        "identity": IdentityProof.CARD,
        "content": "Xin xóa tên tôi.",
    }
    return requests.note_request(RequestFacts(**usual | given), today=TODAY, by=CLERK)


def do(act: Callable[..., Any], one: Any, *rest: Any, by: Actor = LEADER, **given: Any) -> Any:
    """The act on the record as it stands now."""
    return act(one.id, *rest, revision=one.revision, today=TODAY, by=by, **given)


def marked(one: DataRequest) -> DataRequest:
    do(requests.look_for, one, "Giải quyết yêu cầu", by=CLERK)
    found = found_for(one, today=TODAY, by=CLERK)
    return do(requests.mark_records, one, [hit.key for hit in found.hits], by=CLERK)


def granted(one: DataRequest) -> DataRequest:
    return do(requests.decide, one, Decision.GRANT, TODAY, reason="", basis="")


def erased(one: DataRequest, papers: tuple = ()) -> DataRequest:
    return do(erasing.erase_person, granted(marked(one)), papers)
