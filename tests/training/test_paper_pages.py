"""The pages of summonses, of the roster and of learning material."""

import re
from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.quarters import Quarter
from app.training.models import Material, RosterReview, Trainer, TrainingSummons
from tests.browser import form_of
from tests.dialogue.test_pages import words_of
from tests.training.conftest import (
    TODAY,
    one_day,
    planned,
)
from tests.training.test_pages import address_of, only

pytestmark = pytest.mark.usefixtures("commune")


def test_a_draft_of_a_summons_waits_to_be_issued(client, summoned, listed):
    held = listed(days=one_day(TODAY + timedelta(days=5)))
    address = client.submit(address_of(held, "/trieu-tap"), {"bring": "Căn cước"}).location
    words = words_of(client.get(address))
    assert "Giấy triệu tập đang soạn" in words
    assert "Hoàn thiện giấy triệu tập" in words_of(client.get(address_of(held)))
    answer = client.submit(f"{address}/sua", {"number": "45/GTT-UBND"})
    assert answer.status_code == 422
    assert "phải có cả số và ngày" in words_of(answer)
    assert form_of(answer.text)[1]["bring"] == "Căn cước"
    issued = {
        "issued_on": TODAY.strftime("%d/%m/%Y"),
        "number": "45/GTT",
        "signer": "Lò Văn Pâng",
    }
    client.submit(f"{address}/sua", issued)
    assert only(TrainingSummons).is_issued
    answer = client.submit(f"{address}/sua", {"present_at": "25h"})
    assert answer.status_code == 422
    assert "Giờ không đúng." in words_of(answer)


def test_a_class_without_a_day_is_not_summoned(client, a_class):
    held = a_class(days=planned(Quarter.of(TODAY).next()))
    answer = client.get(address_of(held, "/trieu-tap"))
    assert answer.status_code == 422
    assert "Lớp chưa ấn định ngày." in words_of(answer)


def test_the_roster_is_kept_and_reviewed(client):
    typed = {"name": "Hà Thị Thu", "organisation": "Sở Tư pháp", "birth_year": "1980"}
    answer = client.submit("/boi-duong/tap-huan-vien/moi", {**typed, "name": ""})
    assert answer.status_code == 422
    assert "Hãy nhập họ và tên tập huấn viên." in words_of(answer)
    address = client.submit("/boi-duong/tap-huan-vien/moi", typed).location
    assert "Sở Tư pháp" in words_of(client.get(address))
    again = client.submit("/boi-duong/tap-huan-vien/moi", typed)
    assert again.status_code == 422
    assert "đã có tập huấn viên tên Hà Thị Thu" in words_of(again)
    words = words_of(client.get("/boi-duong/tap-huan-vien/"))
    assert f"Năm {TODAY.year} chưa ghi rà soát" in words
    review = {"finding": "short"}
    answer = client.submit("/boi-duong/tap-huan-vien/ra-soat", review)
    assert answer.status_code == 422
    assert "hãy ghi kiến nghị" in words_of(answer)
    client.submit("/boi-duong/tap-huan-vien/ra-soat", {**review, "proposals": "Thêm một người"})
    assert only(RosterReview).trainers == 1
    words = words_of(client.get("/boi-duong/tap-huan-vien/"))
    assert "Thêm một người" in words
    assert "chưa ghi rà soát" not in words
    gone = {"until": TODAY.strftime("%d/%m/%Y"), "until_reason": "Nghỉ hưu"}
    client.submit(f"{address}/sua", gone)
    assert only(Trainer).until == TODAY
    assert "Đã thôi làm tập huấn viên: 1 người" in words_of(client.get("/boi-duong/tap-huan-vien/"))


def test_material_is_read_by_a_mediator(client, browser, people, a_class):
    held = a_class()
    typed = {
        "title": "Khi nào phải báo ngay",
        "topic": "violence",
        "text": "Báo ngay cho tổ trưởng.\n\n<b>Gọi</b> điện cũng được.",
        "source": "Điều 10 Luật Hòa giải ở cơ sở",
        "class_id": str(held.id),
    }
    address = client.submit("/boi-duong/tai-lieu/moi", typed).location
    member = {"team_id": people[1].team_id, "mediator_id": people[1].id}
    reader = browser(Role.MEDIATOR, **member)
    answer = reader.get(address)
    words = words_of(answer)
    assert "Báo ngay cho tổ trưởng. <b>Gọi</b> điện cũng được." in words
    assert f"Tài liệu của lớp {held.title}" in words
    assert len(re.findall(r'<p class="text">', answer.text)) == 2
    assert "Khi nào phải báo ngay" in words_of(reader.get("/boi-duong/tai-lieu/"))
    assert "Khi nào phải báo ngay" in words_of(reader.get(address_of(held)))
    client.submit(f"{address}/sua", {"retired_on": TODAY.strftime("%d/%m/%Y")})
    assert only(Material).retired_on == TODAY
    assert "Khi nào phải báo ngay" not in words_of(reader.get("/boi-duong/tai-lieu/"))
    assert "hết dùng từ ngày" in words_of(reader.get(address))
    everything = words_of(client.get("/boi-duong/tai-lieu/?ca-het-dung=1"))
    assert "Khi nào phải báo ngay" in everything


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Hãy nhập tên tài liệu."),
        ({"text": ""}, "Hãy ghi nội dung tài liệu, hoặc chọn lớp"),
        ({"text": "x" * 20_001}, "Quá dài"),
        ({"topic": "cooking"}, "Lựa chọn này không có trong danh sách."),
        ({"class_id": "abc"}, "Lựa chọn này không có trong danh sách."),
    ],
)
def test_material_that_cannot_be_is_asked_again(client, changes, sentence):
    typed = {"title": "Tài liệu", "topic": "skills", "text": "Đọc."}
    answer = client.submit("/boi-duong/tai-lieu/moi", {**typed, **changes})
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalars(db.select(Material)).all() == []
