"""What the office above reads of plans and requests: the plan whole, of a request the counts."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.units import UnitKind
from app.records.search import enter
from app.units.models import Unit, Village
from app.web.context import today
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest
from tests.manners import Reading

ROOM = "/ke-hoach-doi-thoai"


def words_of(answer):
    return " ".join(" ".join(Reading(answer.text).words).split())


@pytest.fixture
def came_up(request, commune, issued, a_request, a_session, village):
    """An office that holds what left the commune."""
    plan = issued(1, 4)
    a_session(plan, 2, reason="Thêm.", villages=(village.id,), note="Gọi ông Sùng trước.")
    a_request(500)
    sent = [
        (model, one.id, one.outgoing(), {key: getattr(one, key) for key in one.outgoing()})
        for model in (Village, DialoguePlan, PlannedSession, VoterRequest)
        for one in db.session.scalars(db.select(model))
    ]
    request.getfixturevalue("office")
    for code, name, kind, parent in (
        ("12", "Tỉnh Lai Châu", UnitKind.PROVINCE, None),
        ("03408", "Phường Tân Phong", UnitKind.WARD, "12"),
    ):
        since = date(2025, 7, 1)
        db.session.add(Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=since))
    for model, key, _, values in sent:
        record = model(id=key, unit="03408", revision=1, **values)
        db.session.add(record)
        db.session.flush()
        enter([record])
    db.session.commit()
    return sent


def test_names_of_who_asks_and_notes_stay_in_the_commune(came_up):
    bodies = {model: body for model, _, body, _ in came_up}
    assert set(bodies[VoterRequest]) == {"received_on", "signatures", "voters", "refused_on"}
    assert "note" not in bodies[PlannedSession]
    for _, _, body, _ in came_up:
        assert "Sùng" not in str(body)


def test_the_office_reads_the_plan_of_its_commune_and_writes_nothing(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    listed = words_of(client.get(f"{ROOM}/?nam=2026"))
    assert "Phường Tân Phong" in listed
    assert "số 05/KH-UBND" in listed
    plan = db.session.scalars(db.select(DialoguePlan.id)).one()
    words = words_of(client.get(f"{ROOM}/{plan}"))
    assert "Phường Tân Phong" in words
    assert "Bản Tả Lèng" in words
    assert "Bổ sung phiên" not in words
    assert "Sùng" not in words
    for address in ("/moi", f"/{plan}/sua", f"/{plan}/phien-moi"):
        assert client.get(ROOM + address).status_code == 403


def test_the_office_reads_the_counts_of_a_request_alone(came_up, browser):
    client = browser(Role.OFFICE_LEADER)
    key = db.session.scalars(db.select(VoterRequest.id)).one()
    assert "12,5" in words_of(client.get(f"{ROOM}/yeu-cau"))
    words = words_of(client.get(f"{ROOM}/yeu-cau/{key}"))
    assert "500 trên 4.000 cử tri" in words
    assert "Người đại diện" not in words


def test_the_office_begins_with_the_year_that_runs(came_up, browser):
    text = browser(Role.OFFICE_OFFICER).get(f"{ROOM}/").text
    assert f'<option value="{today().year}" selected>' in text
