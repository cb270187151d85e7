"""Who meets which case: own, team's, commune's, office's, nobody's."""

from uuid import uuid4

import pytest
from flask import current_app

from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.mediation.states import CaseState
from app.domain.teams import LawTraining, Sex
from app.domain.units import UnitKind, VillageKind
from app.mediation.models import Assignment, MediationCase, Party
from app.mediation.service.parties import parties_of
from app.teams.models import Mediator, Team
from app.units.models import Unit, Village
from tests.factories import SINCE
from tests.manners import check_manners
from tests.mediation.cases import LU, PANG, SUMMARY, a_case, a_case_in, a_village_with_team

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


@pytest.fixture
def received(office):
    """At the office: a case as it arrives from a commune, with nothing that may not leave."""
    for code, name, parent in (
        ("12", "Tỉnh Lai Châu", None),
        ("03408", "Phường Tân Phong", "12"),
        ("03388", "Xã Sìn Hồ", "12"),
    ):
        kind = UnitKind.COMMUNE if parent else UnitKind.PROVINCE
        db.session.add(Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=SINCE))
    village = Village(name="Tả Lèng", kind=VillageKind.BAN, valid_from=SINCE)
    team = Team(name="Tổ hòa giải bản Tả Lèng", founded_on=SINCE, minority_area=True)
    mediator = Mediator(
        sex=Sex.FEMALE, is_minority=True, law_training=LawTraining.NONE, is_leader=True
    )
    mediator.recognised_on = SINCE
    case = MediationCase(
        book_year=2026,
        book_number=7,
        ground="request",
        received_on=SINCE,
        category="DS-01",
        state=CaseState.ASSIGNED,
        assigned_on=SINCE,
        other_time_agreed=False,
        round=1,
    )
    rows = [village, team, mediator, case]
    for row in rows:
        row.id, row.unit, row.revision = uuid4(), "03408", 1
    team.village_id = case.village_id = village.id
    mediator.team_id = case.team_id = team.id
    party = Party(side=PANG.side, kind=LU.kind)
    held = Assignment(mediator_id=mediator.id, how="by_leader", status="assigned", no_conflict=True)
    held.assigned_on = SINCE
    for row in (party, held):
        row.id, row.unit, row.revision, row.case_id = uuid4(), "03408", 1, case.id
    for row in (*rows, party, held):
        db.session.add(row)
        db.session.flush()
    db.session.commit()
    return case


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
