"""Who meets the papers of a record: whoever meets the record, and nobody else."""

import pytest

from app.db import db
from app.domain.actors import Role
from tests.attachments.conftest import FIELDS, a_file, papers, send

PARTS = ("", "/xem/1", "/anh-nho", "/tai-ve")


@pytest.mark.parametrize(
    ("role", "sees", "adds"),
    [
        (Role.MEDIATOR, 200, 303),
        (Role.TEAM_LEADER, 200, 303),
        (Role.COMMUNE_OFFICER, 200, 303),
        (Role.COMMUNE_LEADER, 200, 303),
        (Role.FRONT, 404, 403),
        (Role.ADMINISTRATOR, 403, 403),
    ],
)
def test_each_role_on_the_papers_of_a_case(case, attach, sign_in, role, sees, adds):
    paper = attach()
    client = sign_in(role)
    for part in PARTS:
        assert client.get(f"/tep/{paper.id}{part}").status_code == sees, part
    new = f"/tep/mediation_case/{case.id}/moi"
    assert client.get(new).status_code == (200 if adds == 303 else adds)
    if adds == 303:
        assert send(client, case).status_code == 303
    else:
        for address in (new, f"/tep/{paper.id}/sua", f"/tep/{paper.id}/rut"):
            fields = {**FIELDS, "csrf_token": token(client), "file": a_file(), "reason": "x"}
            assert client.post(address, data=fields).status_code == adds
    assert len(papers()) == (2 if adds == 303 else 1)


@pytest.mark.parametrize(
    ("role", "adds"),
    [
        (Role.MEDIATOR, False),
        (Role.TEAM_LEADER, False),
        (Role.COMMUNE_OFFICER, True),
        (Role.COMMUNE_LEADER, True),
        (Role.FRONT, False),
    ],
)
def test_each_role_on_the_papers_of_a_team(home, sign_in, role, adds):
    client = sign_in(role)
    page = client.get(f"/to-hoa-giai/{home.team.id}")
    assert "Giấy tờ đính kèm" in page.text
    new = f"/tep/team/{home.team.id}/moi"
    assert (new in page.text) is adds
    assert client.get(new).status_code == (200 if adds else 403)
    fields = {**FIELDS, "csrf_token": token(client), "file": a_file()}
    assert client.post(new, data=fields).status_code == (303 if adds else 403)
    assert len(papers()) == adds


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER])
def test_the_papers_of_another_unit_are_nobodys_business_here(case, attach, sign_in, role):
    paper = attach()
    for row in (case, paper):
        db.session.execute(db.update(type(row)).where(type(row).id == row.id).values(unit="03409"))
    db.session.commit()
    client = sign_in(role)
    for part in (*PARTS, "/khong-co"):
        assert client.get(f"/tep/{paper.id}{part}").status_code == 404, part
    for address in ("moi/..", f"mediation_case/{case.id}/moi", f"team/{case.id}/moi"):
        assert client.get(f"/tep/{address}").status_code == 404
    for slug in ("sua", "rut"):
        fields = {**FIELDS, "csrf_token": token(client), "reason": "x"}
        assert client.post(f"/tep/{paper.id}/{slug}", data=fields).status_code == 404


def test_a_replaced_mediator_no_longer_meets_the_papers(case, home, attach, sign_in, clerk):
    paper = attach()
    client = sign_in(Role.MEDIATOR)
    assert client.get(f"/tep/{paper.id}/xem/1").status_code == 200
    fields = {"reason": "Đi vắng", "mediator_id": str(home.pao.id), "no_conflict": "y"}
    assert clerk.submit(f"/hoa-giai/{case.id}", fields, action="/thay").status_code == 303
    for part in PARTS:
        assert client.get(f"/tep/{paper.id}{part}").status_code == 404, part
    assert client.get(f"/tep/mediation_case/{case.id}/moi").status_code == 404


def test_a_stranger_meets_nothing(case, attach, commune):
    paper = attach()
    stranger = commune.test_client()
    for part in PARTS:
        answer = stranger.get(f"/tep/{paper.id}{part}")
        assert answer.status_code == 303
        assert answer.location.startswith("/dang-nhap")


def test_what_was_withdrawn_is_told_and_opens_for_overseers_only(case, attach, clerk, sign_in):
    paper = attach()
    address = f"/tep/{paper.id}"
    assert clerk.submit(address, {"reason": ""}, action="/rut").status_code == 422
    fields = {"reason": "Nhầm hồ sơ của người khác"}
    assert clerk.submit(address, fields, action="/rut").status_code == 303
    for role in (Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        client = sign_in(role)
        wanted = 200 if role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER) else 404
        page = client.get(address)
        assert page.status_code == 200
        assert "Đã rút ngày 20/03/2026" in page.text
        assert fields["reason"] in page.text
        assert (f"{address}/xem" in page.text) is (wanted == 200)
        for part in ("/xem/1", "/anh-nho", "/tai-ve"):
            assert client.get(f"{address}{part}").status_code == wanted, (role, part)
        listed = client.get(f"/hoa-giai/{case.id}").text
        assert "Đã rút ngày 20/03/2026" in listed
        assert f"{address}/anh-nho" not in listed
        assert "/rut" not in page.text


def token(client):
    return client.get("/").text.split('X-CSRFToken": "')[1].split('"')[0]
