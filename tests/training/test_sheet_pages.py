"""The pages on which a list is made and filled in."""

from datetime import timedelta

import pytest

from app.db import db
from app.domain.training.attendance import Mark
from app.domain.training.lifecycle import ClassState
from app.records.journal import history
from app.training.models import TrainingClass
from app.training.service import classes, seats, sheets
from tests.browser import form_of
from tests.dialogue.test_pages import words_of
from tests.factories import a_mediator
from tests.training.conftest import (
    TODAY,
    class_facts,
    one_day,
    seats_of,
)
from tests.training.test_pages import address_of, only

pytestmark = pytest.mark.usefixtures("commune")


@pytest.mark.parametrize(
    ("pick", "expected"),
    [
        ("to-truong", {"Giàng A Páo"}),
        ("tat-ca", {"Giàng A Páo", "Lò Thị Bua", "Vàng Thị Mỷ", "Lò Văn Ún"}),
        ("chua-boi-duong", {"Lò Thị Bua", "Vàng Thị Mỷ", "Lò Văn Ún"}),
        ("to", {"Lò Văn Ún"}),
        ("khong-co", set()),
    ],
)
def test_one_press_ticks_several_and_saves_nothing(
    client, people, other_team, officer, pick, expected
):
    everybody = [*people, a_mediator(other_team, name="Lò Văn Ún")]
    before = classes.record_class(class_facts(days=one_day(TODAY)), today=TODAY, by=officer)
    seats.add_people(before.id, mediators=[people[0].id], today=TODAY, by=officer)
    sheets.record_attendance(
        before.id, {}, rest_present=True, revision=before.revision, today=TODAY, by=officer
    )
    held = classes.record_class(class_facts(title="Lớp sau"), today=TODAY, by=officer)
    chosen = f"to:{other_team.id}" if pick == "to" else pick
    answer = client.submit(address_of(held, "/nguoi-du"), {"chon": chosen})
    assert answer.status_code == 200
    ticked = form_of(answer.text)[1].get("mediators", [])
    keys = {ticked} if isinstance(ticked, str) else set(ticked)
    assert {one.name for one in everybody if str(one.id) in keys} == expected
    assert seats_of(held) == []


def test_who_stands_in_the_list_is_not_offered_again(client, now_listed, people):
    page = client.get(address_of(now_listed, "/nguoi-du"))
    assert "– đã trong danh sách" in page.text
    assert "mediators" not in form_of(page.text)[1]
    answer = client.send(page)
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một người." in words_of(answer)


def test_forged_people_are_refused(client, now_listed):
    answer = client.submit(address_of(now_listed, "/nguoi-du"), {"mediators": ["abc"]})
    assert answer.status_code == 422
    assert "Có lựa chọn không nằm trong danh sách." in words_of(answer)


def test_a_line_is_taken_out_with_one_button(client, now_listed):
    page = client.get(address_of(now_listed))
    seat = seats_of(now_listed)[1]
    answer = client.send(page, action=f"/{seat.id}/rut")
    assert answer.location == address_of(now_listed, "#danh-sach")
    told = client.get(address_of(now_listed))
    words = words_of(told)
    assert "Mời dự 2 người" in words
    assert "Lò Thị Bua" not in words
    for _ in range(2):  # pressed twice
        again = client.send(told, action=f"/{seat.id}/dua-lai")
        assert again.location.startswith(address_of(now_listed))
    assert "Mời dự 3 người" in words_of(client.get(address_of(now_listed)))
    assert [one.act for one in history("training_seat", [seat.id])].count("add") == 2


def test_a_sheet_that_is_wrong_says_of_whom(client, now_listed):
    sheet = client.get(address_of(now_listed, "/co-mat"))
    answer = client.send(sheet, {"rows-0-hours": "một", "rows-1-reason": "x" * 201})
    assert answer.status_code == 422
    words = words_of(answer)
    assert "Số giờ dự: Giàng A Páo : Hãy nhập một số nguyên." in words
    assert "Lý do vắng: Lò Thị Bua : Quá dài: tối đa 200 ký tự." in words
    answer = client.send(sheet, {"rows-0-came": "yes", "rows-0-hours": "9"})
    assert answer.status_code == 422
    assert "Số giờ dự của mỗi người phải từ 1 đến 8" in words_of(answer)
    assert form_of(answer.text)[1]["rows-0-hours"] == "9"
    assert only(TrainingClass).state is ClassState.PLANNED


@pytest.mark.parametrize("seat_id", ["", "abc", "01900000-0000-7000-8000-00000000dead"])
def test_a_forged_line_changes_nothing(client, now_listed, seat_id):
    sheet = client.get(address_of(now_listed, "/co-mat"))
    answer = client.send(sheet, {"rows-0-seat_id": seat_id, "rows-0-came": "yes"})
    assert answer.status_code == (404 if "-" in seat_id else 422)
    assert only(TrainingClass).state is ClassState.PLANNED


def test_a_line_keeps_its_mark_when_the_list_grew_meanwhile(client, now_listed, team, officer):
    """The newcomer stands before the others now; nobody must get the mark of another."""
    attended = {0: Mark(present=False, reason="Ốm")}
    keys = [seat.id for seat in seats_of(now_listed)]
    sheets.record_attendance(
        now_listed.id,
        {keys[place]: mark for place, mark in attended.items()},
        rest_present=False,
        revision=now_listed.revision,
        today=TODAY,
        by=officer,
    )
    sheet = client.get(address_of(now_listed, "/co-mat"))
    early = a_mediator(team, name="Hạng A Ánh")
    seats.add_people(now_listed.id, mediators=[early.id], today=TODAY, by=officer)
    client.send(sheet, {"rows-2-came": "yes"})
    db.session.expire_all()
    found = [(seat.present, seat.absence_reason or "") for seat in seats_of(now_listed)]
    assert found == [(False, "Ốm"), (None, ""), (True, ""), (None, "")]


def test_answers_are_written_down(client, summoned):
    held = summoned(days=one_day(TODAY + timedelta(days=5)))
    sheet = client.get(address_of(held, "/xac-nhan"))
    told = {"rows-0-coming": "yes", "rows-1-reason": "Ốm", "rows-2-coming": "no"}
    client.send(sheet, told)
    words = words_of(client.get(address_of(held)))
    assert "Đã triệu tập ; sẽ dự" in words.replace("tập;", "tập ;")
    assert "báo vắng (Ốm)" in words
    form = form_of(client.get(address_of(held, "/xac-nhan")).text)[1]
    assert (form["rows-0-coming"], form["rows-1-coming"], form["rows-2-coming"]) == (
        "yes",
        "no",
        "no",
    )
    answer = client.submit(address_of(held, "/xac-nhan"), {"rows-0-coming": "perhaps"})
    assert answer.status_code == 422


def test_a_sheet_that_was_not_saved_is_put_back_as_typed(client, now_listed, team, officer):
    """The draft holds its own lines: one that was left empty stays empty."""
    sheet = client.get(address_of(now_listed, "/co-mat"))
    action, typed = form_of(sheet.text)
    typed |= {"rows-1-reason": "Ốm", "draft_of": action}
    client.post("/nhap/", data=typed)
    early = a_mediator(team, name="Hạng A Ánh")
    seats.add_people(now_listed.id, mediators=[early.id], today=TODAY, by=officer)
    page = client.get(f"{action}?nhap={typed['request_key']}")
    kept = form_of(page.text, "/co-mat")[1]
    assert kept["rows-1-reason"] == "Ốm"
    assert "rows-3-seat_id" not in kept
