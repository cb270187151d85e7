"""What goes up of training, and what the office above reads: classes and numbers, no names."""

import json
from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.training.attendance import Mark
from app.domain.units import UnitKind
from app.records.search import enter
from app.teams.models import Mediator, Team
from app.training.models import TrainingClass, TrainingSeat
from app.training.record import TRAINING_TYPES
from app.training.service import counting
from app.units.models import Unit, Village
from tests.dialogue.test_pages import words_of
from tests.training.conftest import TODAY

TRAVELS = (Village, Team, Mediator, TrainingClass, TrainingSeat)
SECRETS = ("Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ", "Nhà có tang", "Hà Thị Thu")


@pytest.fixture
def written(finished, a_trainer):
    """A class with a trainer in its list and everything noted that a person would not want told."""
    trainer = a_trainer()
    held = finished(
        {0: Mark(present=False, reason="Nhà có tang"), 1: Mark(hours=4)},
        trainers=(trainer.id,),
        other_trainers="Bà Hà Thị Thu",
        documents="Danh sách: Giàng A Páo",
    )
    return held


@pytest.fixture
def came_up(request, written):
    """An office that holds what left the commune."""
    bodies = [
        (model, one.id, {key: getattr(one, key) for key in one.outgoing()})
        for model in TRAVELS
        for one in db.session.scalars(db.select(model))
    ]
    office = request.getfixturevalue("office")
    for code, name, kind, parent in (
        ("12", "Tỉnh Lai Châu", UnitKind.PROVINCE, None),
        ("03408", "Phường Tân Phong", UnitKind.WARD, "12"),
    ):
        db.session.add(
            Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=date(2025, 7, 1))
        )
    for model, key, values in bodies:
        record = model(id=key, unit="03408", revision=1, **values)
        db.session.add(record)
        db.session.flush()
        enter([record])
    db.session.commit()
    return office


def test_the_line_of_a_seat_says_who_by_id_whether_and_how_long(written, people):
    held = written
    rows = db.select(TrainingSeat).where(TrainingSeat.class_id == held.id)
    bodies = [one.outgoing() for one in db.session.scalars(rows.order_by(TrainingSeat.id))]
    assert bodies[1] == {
        "class_id": str(held.id),
        "kind": "mediator",
        "mediator_id": str(people[1].id),
        "guest_unit": None,
        "places": None,
        "withdrawn": False,
        "present": True,
        "attended": None,
        "hours": 4,
    }
    assert bodies[0]["present"] is False


def test_no_name_and_no_reason_travels(written):
    held = written
    texts = [
        json.dumps(one.outgoing(), ensure_ascii=False)
        for kind in TRAINING_TYPES
        for one in db.session.scalars(db.select(kind.model))
    ]
    assert any(held.title in text for text in texts)
    for secret in SECRETS:
        assert not [text for text in texts if secret in text], secret


def test_the_class_itself_is_public(written):
    held = written
    body = held.outgoing()
    assert body["title"] == held.title
    assert (body["first_on"], body["hours"], body["state"]) == ("2026-05-12", 8, "finished")
    assert body["topics"] == ["skills", "book"]
    assert not body.keys() & {"trainers", "other_trainers", "documents", "off_reason"}


@pytest.mark.parametrize("role", [Role.OFFICE_OFFICER, Role.OFFICE_LEADER])
def test_the_office_reads_numbers_of_teams(came_up, browser, role):
    client = browser(role)
    words = words_of(client.get("/boi-duong/"))
    assert "Phường Tân Phong" in words
    address = f"/boi-duong/lop/{db.session.scalars(db.select(TrainingClass.id)).one()}"
    answer = client.get(address)
    words = words_of(answer)
    assert "Mời dự 3 người, có mặt 2" in words
    assert "Đơn vị Phường Tân Phong" in words
    assert "Họ tên người dự không rời xã, phường" in words
    assert "Tổ hòa giải bản Tả Lèng 3 2 0" in words
    for secret in SECRETS:
        assert secret not in answer.text
    for act in ("Sửa lớp", "Ghi có mặt", "Mở lại lớp"):
        assert act not in answer.text


def test_the_office_counts_who_was_trained(came_up, browser, actor):
    officer = actor(Role.OFFICE_OFFICER)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert counting.trained_in({"03408"}, *year) == {"03408": 2}
    (group,) = counting.coverage_by_unit(2026, on=TODAY, by=officer)
    assert (group.name, group.total, group.trained) == ("Phường Tân Phong", 3, 2)
    words = words_of(browser(Role.OFFICE_OFFICER).get("/boi-duong/hoa-giai-vien/"))
    assert "Phường Tân Phong 3 2 1" in words
    assert counting.learners_by_team(2026, on=TODAY, by=officer) == []


def test_the_office_reads_of_a_mediator_without_a_name(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    key = db.session.scalars(
        db.select(TrainingSeat.mediator_id).where(TrainingSeat.hours == 4)
    ).one()
    words = words_of(client.get(f"/boi-duong/hoa-giai-vien/{key}"))
    assert "họ tên không rời xã, phường" in words
    assert "1 lớp, 4 giờ; lần cuối 12/05/2026" in words


def test_the_office_changes_nothing_of_a_commune(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    held = db.session.scalars(db.select(TrainingClass)).one()
    page = client.get("/boi-duong/lop/moi").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    for act in ("sua", "huy", "mo-lai", "co-mat", "ket-qua", "nguoi-du", "chi-tieu", "trieu-tap"):
        data = {"csrf_token": token, "revision": held.revision, "reason": "Ghi nhầm"}
        assert client.post(f"/boi-duong/lop/{held.id}/{act}", data=data).status_code == 404
    seat = db.session.scalars(db.select(TrainingSeat.id)).first()
    assert client.post(f"/boi-duong/dong/{seat}/rut", data={"csrf_token": token}).status_code == 404
    assert db.session.scalars(db.select(TrainingClass.revision)).one() == 1


def test_a_neighbouring_commune_is_no_office(written, actor):
    stranger = actor(Role.COMMUNE_OFFICER, unit="03406")
    for kind in TRAINING_TYPES:
        seen = db.select(kind.model.id).where(kind.visible(stranger))
        assert db.session.scalars(seen).all() == [], kind.key
