"""Who erases is told where only the given name stands, before and after."""

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation.models import MediationCase
from app.privacy.service.calling import called_in_cases
from tests.mediation.cases import LU, a_case_in, a_village_with_team, settle
from tests.privacy.conftest import ASKING, LEADER, asked, erased, granted, marked
from tests.privacy.test_requests import words_of

TOLD = "Ông Lò Văn Pâng và ông Lù cãi nhau. Anh Pâng bỏ về, sau đó Pang quay lại."


@pytest.fixture
def case(commune):
    home = a_village_with_team()
    a_case_in(CaseState.IN_MEDIATION, home, parties=[LU], summary="Anh Pâng khác, việc khác.")
    held = a_case_in(CaseState.IN_MEDIATION, home, parties=[ASKING, LU], summary=TOLD)
    return settle(held, terms="Anh PÂNG và anh Lù chia đôi nương.")


def places(request):
    return [(one.kind.key, one.labels, one.times) for one in called_in_cases(request, LEADER)]


@pytest.mark.usefixtures("both_databases")
def test_the_own_cases_tell_where_the_given_name_stands_alone(case):
    request = marked(asked())
    told = [
        ("mediation_case", "Nội dung vụ, việc", 2),
        ("agreement", "Thỏa thuận đạt được và giải pháp thực hiện", 1),
    ]
    assert places(request) == told
    done = erased(asked())
    assert places(done) == told
    assert "Anh Pâng bỏ về" in db.session.get(MediationCase, case.id).summary


def test_nothing_is_told_where_nothing_was_marked(case):
    assert places(asked()) == []


def test_the_pages_lead_to_the_places(case, browser):
    leader, request = browser(Role.COMMUNE_LEADER), granted(marked(asked()))
    page = f"/du-lieu-ca-nhan/yeu-cau/{request.id}"
    heading = "Chỗ chỉ gọi “Pâng”, phần mềm không xóa"
    assert heading not in words_of(leader.get(page))
    before = leader.get(f"{page}/xoa")
    assert heading in words_of(before)
    assert f'<a href="/hoa-giai/{case.id}">Mở hồ sơ</a>' in before.text
    leader.submit(f"{page}/xoa", {})
    assert heading in words_of(leader.get(page))
