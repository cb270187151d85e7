"""The pages of classes, as the people of a commune meet them."""

from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.quarters import Quarter
from app.domain.training.days import Days
from app.domain.training.lifecycle import ClassState
from app.training.models import TrainingClass
from app.training.service import classes, seats
from tests.browser import form_of
from tests.dialogue.test_pages import words_of
from tests.training.conftest import (
    TODAY,
    class_facts,
    one_day,
    planned,
)

pytestmark = pytest.mark.usefixtures("commune")
SCRIPT = {"HX-Request": "true"}
TYPED = {
    "title": "Bồi dưỡng kỹ năng",
    "topics": ["skills", "book"],
    "audience": ["mediators"],
    "first_on": TODAY.strftime("%d/%m/%Y"),
    "hours": "8",
    "place": "Nhà văn hóa",
}


def address_of(held, act=""):
    return f"/boi-duong/lop/{held.id}{act}"


def only(model):
    return db.session.scalars(db.select(model)).one()


def test_a_class_goes_from_the_plan_to_its_end_through_the_pages(client, people):
    answer = client.submit("/boi-duong/lop/moi", TYPED)
    assert answer.status_code == 303
    address = answer.location
    words = words_of(client.get(address))
    assert "Kỹ năng hòa giải; Ghi sổ, lập văn bản hòa giải" in words
    assert "Danh sách lớp chưa có ai." in words

    picked = client.submit(f"{address}/nguoi-du", {"chon": "chua-boi-duong"})
    assert picked.status_code == 200
    ticked = form_of(picked.text)[1]["mediators"]
    assert set(ticked) == {str(one.id) for one in people}
    assert client.send(picked).location == address
    paper = {
        "number": "45/GTT-UBND",
        "issued_on": TODAY.strftime("%d/%m/%Y"),
        "signer": "Lò Văn Pâng",
        "present_at": "7h30",
    }
    answer = client.submit(f"{address}/trieu-tap", paper)
    words = words_of(client.get(answer.location))
    assert "Giấy triệu tập số 45/GTT-UBND" in words
    assert "07:30" in words
    assert "Lò Thị Bua" in words

    sheet = client.get(f"{address}/co-mat")
    noted = {"rows-1-reason": "Nhà có việc", "con-lai": "1"}
    assert client.send(sheet, noted).location == f"{address}#danh-sach"
    words = words_of(client.get(address))
    assert "Mời dự 3 người, có mặt 2" in words
    assert "Vắng : Nhà có việc" in words
    assert client.submit(address, action="/ket-thuc").location == address
    certificates = {"rows-0-certificate": "01/2026", "con-lai": "1"}
    client.submit(f"{address}/ket-qua", certificates)
    words = words_of(client.get(address))
    assert "Hoàn thành; giấy chứng nhận 01/2026" in words
    assert "Đã kết thúc" in words
    history = words_of(client.get(f"/boi-duong/hoa-giai-vien/{people[0].id}"))
    assert "1 lớp, 8 giờ" in history
    learners = words_of(client.get("/boi-duong/hoa-giai-vien/"))
    assert "Tổ hòa giải bản Tả Lèng 3 2 1 Lò Thị Bua" in learners


def test_a_planned_class_needs_only_its_quarter(client):
    coming = Quarter.of(TODAY).next()
    typed = {**TYPED, "first_on": "", "hours": "", "quarter": coming.code}
    address = client.submit("/boi-duong/lop/moi", typed).location
    words = words_of(client.get(address))
    assert str(coming) in words
    assert "Ấn định ngày mở lớp" in words
    form = form_of(client.get(f"{address}/sua").text)[1]
    assert (form["first_on"], form["last_on"], form["quarter"]) == ("", "", coming.code)
    client.submit(f"{address}/sua", {"place": "Hội trường"})
    held = only(TrainingClass)
    assert held.days == planned(coming)
    client.submit(f"{address}/sua", {"first_on": TODAY.strftime("%d/%m/%Y")})
    db.session.expire_all()
    assert only(TrainingClass).days == one_day(TODAY)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Hãy nhập tên lớp."),
        ({"topics": []}, "Hãy chọn ít nhất một chuyên đề của lớp."),
        ({"audience": []}, "Hãy chọn đối tượng của lớp."),
        ({"topics": ["cooking"]}, "Có lựa chọn không nằm trong danh sách."),
        ({"first_on": ""}, "Hãy nhập ngày đầu của lớp, hoặc chọn quý dự kiến"),
        ({"first_on": "31/02/2026"}, "Ngày không đúng."),
        ({"first_on": "", "quarter": "2026-9"}, "Lựa chọn này không có trong danh sách."),
        ({"last_on": "01/01/2026"}, "Ngày cuối của lớp không thể trước ngày đầu."),
        ({"hours": "nhiều"}, "Hãy nhập một số nguyên."),
        ({"hours": "13"}, "Số giờ của lớp phải từ 1 đến 12"),
        ({"place": "x" * 201}, "Quá dài: tối đa 200 ký tự."),
        ({"given_by": "nobody"}, "Lựa chọn này không có trong danh sách."),
        ({"trainers": ["x"]}, "Có lựa chọn không nằm trong danh sách."),
    ],
)
def test_a_class_that_cannot_be_is_asked_again(client, changes, sentence):
    answer = client.submit("/boi-duong/lop/moi", {**TYPED, **changes})
    assert answer.status_code == 422
    words = words_of(answer)
    assert sentence in words
    assert "CHƯA LƯU" in words
    kept = form_of(answer.text)[1]
    assert kept["place"] == changes.get("place", "Nhà văn hóa")
    assert db.session.scalars(db.select(TrainingClass)).all() == []


def test_a_correction_shows_what_stands(client, a_class, a_trainer):
    trainer = a_trainer()
    held = a_class(trainers=(trainer.id,), content="Nghe và hỏi.")
    form = form_of(client.get(address_of(held, "/sua")).text)[1]
    assert form["title"] == held.title
    assert form["topics"] == ["skills", "book"]
    assert form["trainers"] == str(trainer.id)
    client.submit(address_of(held, "/sua"), {"content": "Thực hành."})
    db.session.expire_all()
    assert (held.content, held.trainers) == ("Thực hành.", [trainer.id])


def test_the_second_of_two_is_told_and_keeps_what_was_typed(client, a_class, officer):
    held = a_class()
    page = client.get(address_of(held, "/sua"))
    facts = class_facts(place="Hội trường")
    classes.correct_class(held.id, facts, revision=held.revision, today=TODAY, by=officer)
    answer = client.send(page, {"place": "Trường học"})
    assert answer.status_code == 409
    words = words_of(answer)
    assert "Trường học" in words
    assert "Hội trường" in words


@pytest.mark.parametrize(
    ("act", "before", "after", "sentence"),
    [
        ("huy", "listed", ClassState.CALLED_OFF, "Lớp đã hủy: Mưa lũ"),
        ("mo-lai", "finished", ClassState.HELD, "Lý do: Mưa lũ"),
    ],
)
def test_a_turn_is_taken_with_its_reason(client, request, act, before, after, sentence):
    held = request.getfixturevalue(before)()
    answer = client.submit(address_of(held), {"reason": " "}, action=f"/{act}")
    assert answer.status_code == 422
    assert "Hãy ghi lý do." in words_of(answer)
    answer = client.submit(address_of(held), {"reason": "Mưa lũ"}, action=f"/{act}")
    assert answer.location == address_of(held)
    assert only(TrainingClass).state is after
    assert sentence in words_of(client.get(address_of(held)))


def test_a_called_off_class_gets_new_days(client, listed, officer):
    held = listed()
    classes.call_off(held.id, reason="Lũ", revision=held.revision, by=officer)
    page = client.get(address_of(held))
    answer = client.send(page, action="/lap-lai")
    assert answer.status_code == 422
    assert "hoặc chọn quý dự kiến" in words_of(answer)
    coming = Quarter.of(TODAY).next()
    client.send(page, {"quarter": coming.code}, action="/lap-lai")
    db.session.expire_all()
    assert (held.state, held.days) == (ClassState.PLANNED, planned(coming))


def test_an_act_the_page_no_longer_shows_is_refused_in_words(client, listed, officer):
    held = listed()
    page = client.get(address_of(held))
    classes.call_off(held.id, reason="Lũ", revision=held.revision, by=officer)
    answer = client.send(page, {"reason": "Mưa", "revision": held.revision}, action="/huy")
    assert answer.status_code == 422
    assert "đang ở trạng thái “Đã hủy”" in words_of(answer)


def test_the_register_is_searched_and_answers_script_with_its_part(client, a_class):
    a_class(title="Kỹ năng lắng nghe")
    a_class(title="Đất đai")
    answer = client.get("/boi-duong/?tim=dat", headers=SCRIPT)
    assert "<html" not in answer.text
    assert "Đất đai" in answer.text
    assert "lắng nghe" not in answer.text
    for nonsense in ("?nam=abc", "?nam=99999", "?trang-thai=x", "?cu-hon=x_y", "?moi-hon=_"):
        assert "Đất đai" in client.get(f"/boi-duong/{nonsense}").text
    words = words_of(client.get("/boi-duong/?tim=khong+co"))
    assert "Không có lớp nào đúng với điều kiện tìm." in words


def test_the_same_form_twice_makes_one_class(client):
    page = client.get("/boi-duong/lop/moi")
    first, second = client.send(page, TYPED), client.send(page, TYPED)
    assert first.location == second.location
    assert only(TrainingClass)


def test_learners_are_shown_for_a_year(client, finished, people):
    finished()
    words = words_of(client.get("/boi-duong/hoa-giai-vien/?nam=2026"))
    assert "Tổ hòa giải bản Tả Lèng 3 3 0" in words
    assert f"Năm {TODAY.year}" in words_of(client.get("/boi-duong/hoa-giai-vien/?nam=1999"))


def test_a_mediator_is_told_of_the_next_class(browser, people, officer):
    soon = Days(TODAY, TODAY + timedelta(days=1), are_set=True)
    held = classes.record_class(class_facts(days=soon), today=TODAY, by=officer)
    seats.add_people(held.id, mediators=[people[1].id], today=TODAY, by=officer)
    member = {"team_id": people[1].team_id, "mediator_id": people[1].id}
    reader = browser(Role.MEDIATOR, **member)
    words = words_of(reader.get("/boi-duong/"))
    assert f"Lớp sắp tới của bạn: {held.title}" in words
    words = words_of(reader.get(address_of(held)))
    assert "Lò Thị Bua" in words
    assert "Giàng A Páo" not in words
