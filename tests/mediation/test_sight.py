"""Who meets which case: own, team's, commune's, office's, nobody's."""

from datetime import date
from uuid import uuid4

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.clauses import ClauseState, Obliged
from app.domain.mediation.court import CourtState
from app.domain.mediation.states import CaseState
from app.mediation.models import Agreement, Clause, CourtRequest, MediationCase
from app.mediation.service.parties import parties_of
from tests.lawpack.rows import words_of
from tests.manners import check_manners
from tests.mediation.cases import SUMMARY, a_case, a_case_in, a_village_with_team

READERS = (Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
SHUT_OUT = (Role.FRONT, Role.ADMINISTRATOR)


@pytest.fixture
def other(home):
    return a_village_with_team("Nậm Loỏng")


@pytest.mark.parametrize(
    ("role", "own", "teams", "others"),
    [
        (Role.MEDIATOR, 200, 404, 404),
        (Role.TEAM_LEADER, 200, 200, 404),
        (Role.COMMUNE_OFFICER, 200, 200, 200),
        (Role.COMMUNE_LEADER, 200, 200, 200),
        (Role.FRONT, 403, 403, 403),
        (Role.ADMINISTRATOR, 403, 403, 403),
    ],
)
def test_a_role_meets_its_own_cases_and_no_more(home, other, sign_in, role, own, teams, others):
    assigned = a_case_in(CaseState.ASSIGNED, home, summary="Của chị Liên")
    unassigned = a_case(home, summary="Của tổ")
    foreign = a_case(other, summary="Của tổ kia")
    client = sign_in(role)
    wanted = {assigned.id: own, unassigned.id: teams, foreign.id: others}
    assert {key: client.get(f"/hoa-giai/{key}").status_code for key in wanted} == wanted
    listed = client.get("/hoa-giai/")
    if role in SHUT_OUT:
        assert listed.status_code == 403
        return
    words = {"Của chị Liên": own, "Của tổ<": teams, "Của tổ kia": others}
    assert {w: 200 if w in listed.text else 404 for w in words} == words


@pytest.mark.parametrize("role", [*READERS, Role.MEDIATOR, *SHUT_OUT])
def test_a_case_of_another_unit_is_nobodys_business_here(home, sign_in, role):
    case = a_case_in(CaseState.ASSIGNED, home)
    party = parties_of(case.id)[0]
    for row in (case, party):
        db.session.execute(db.update(type(row)).where(type(row).id == row.id).values(unit="03409"))
    db.session.commit()
    client = sign_in(role)
    wanted = 403 if role in SHUT_OUT else 404
    assert client.get(f"/hoa-giai/{case.id}").status_code == wanted
    expected = 403 if role in (*SHUT_OUT, Role.COMMUNE_LEADER) else 404
    assert client.get(f"/hoa-giai/ben/{party.id}").status_code == expected
    if role not in SHUT_OUT:
        assert SUMMARY not in client.get("/hoa-giai/").text


@pytest.mark.parametrize("role", [Role.COMMUNE_LEADER, *SHUT_OUT])
def test_who_may_not_write_is_shut_out_of_every_act(home, sign_in, role):
    case = a_case_in(CaseState.ASSIGNED, home)
    client = sign_in(role)
    token = client.get("/").text.split('X-CSRFToken": "')[1].split('"')[0]
    slugs = ("bat-dau", "phan-cong", "thay", "dong-ho-so", "dinh-chinh", "tam-dung", "ben/moi")
    for slug in slugs:
        answer = client.post(f"/hoa-giai/{case.id}/{slug}", data={"csrf_token": token})
        assert answer.status_code == 403, slug
    assert client.get("/hoa-giai/moi").status_code == 403
    now = db.session.get(MediationCase, case.id, populate_existing=True)
    assert now.state is CaseState.ASSIGNED


def test_a_replaced_mediator_no_longer_meets_the_case(home, sign_in, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    client = sign_in(Role.MEDIATOR)
    assert client.get(f"/hoa-giai/{case.id}").status_code == 200
    fields = {"reason": "Đi vắng", "mediator_id": str(home.pao.id), "no_conflict": "y"}
    clerk_at_work.submit(f"/hoa-giai/{case.id}", fields, action="/thay")
    assert client.get(f"/hoa-giai/{case.id}").status_code == 404


def test_no_sign_in_no_case(home):
    case = a_case(home)
    stranger = current_app.test_client()
    for address in ("/hoa-giai/", f"/hoa-giai/{case.id}", "/hoa-giai/moi"):
        answer = stranger.get(address)
        assert answer.status_code in (302, 303, 401)
        assert SUMMARY not in answer.text


@pytest.mark.parametrize("role", [Role.OFFICE_OFFICER, Role.OFFICE_LEADER])
def test_the_office_sees_what_may_leave_and_is_told_what_does_not(received, browser, role):
    client = browser(role)
    for address in ("/hoa-giai/", f"/hoa-giai/{received.id}"):
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(address, headers=headers)
            assert answer.status_code == 200
            check_manners(answer)
    listed = client.get("/hoa-giai/").text
    assert "07/2026" in listed
    assert "Phường Tân Phong" in listed
    assert "không rời xã, phường" in listed
    assert "Các bên</th>" not in listed
    page = client.get(f"/hoa-giai/{received.id}").text
    assert "Bên A: gia đình" in page
    assert "không rời xã, phường" in page
    assert f"/hoa-giai/{received.id}/" not in page
    assert '<form method="post" action="/hoa-giai' not in page


def test_the_office_narrows_by_unit_and_writes_nothing(received, browser):
    client = browser(Role.OFFICE_OFFICER)
    assert "07/2026" in client.get("/hoa-giai/", query_string={"don-vi": "03408"}).text
    assert "07/2026" not in client.get("/hoa-giai/", query_string={"don-vi": "03388"}).text
    assert client.get("/hoa-giai/", query_string={"don-vi": "99999"}).status_code == 422
    assert client.get("/hoa-giai/moi").status_code == 403
    assert client.get(f"/hoa-giai/{received.id}/dinh-chinh").status_code == 403


def test_the_administrator_of_an_office_reads_no_case(received, browser):
    assert browser(Role.ADMINISTRATOR).get(f"/hoa-giai/{received.id}").status_code == 403
    assert received.unit != InstanceRole.OFFICE


def test_an_office_sees_days_and_states_and_no_word_of_it(received, browser):
    base = {"unit": "03408", "revision": 1, "case_id": received.id}
    agreed = Agreement(
        id=uuid4(),
        state=AgreementState.IN_FORCE,
        round=1,
        version=1,
        origin=AgreementOrigin.SETTLED,
        agreed_on=date(2026, 3, 9),
        is_written=True,
        signed_on=date(2026, 3, 9),
        **base,
    )
    pays = Clause(
        id=uuid4(),
        agreement_id=agreed.id,
        place=1,
        side=Obliged.B,
        state=ClauseState.PENDING,
        due_on=date(2026, 3, 25),
        **base,
    )
    request = CourtRequest(
        id=uuid4(),
        agreement_id=agreed.id,
        state=CourtState.FILED,
        due_on=date(2026, 9, 9),
        filed_on=date(2026, 3, 11),
        **base,
    )
    for row in (agreed, pays, request):
        db.session.add(row)
        db.session.flush()
    db.session.commit()
    client = browser(Role.OFFICE_OFFICER)
    text = words_of(client.get(f"/hoa-giai/{received.id}"))
    assert "Có lập, ký ngày 09/03/2026" in text
    assert "còn 5 ngày (hạn 25/03/2026)" in text
    assert "Việc phải làm" not in text
    page = words_of(client.get(f"/hoa-giai/toa-an/{request.id}"))
    assert "Ngày nộp đơn 11/03/2026" in page
    assert "Người yêu cầu" not in page
    assert "Điều kiện" not in page
    assert "Việc làm tiếp" not in words_of(client.get(f"/hoa-giai/viec/{pays.id}"))
