"""The pages of dialogues, as the people of a commune and of the office meet them."""

from datetime import date, timedelta
from unicodedata import normalize

import pytest

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service import reading
from app.domain.actors import Role
from app.domain.dialogue.lifecycle import DialogueState
from app.records.journal import history
from app.web.context import today
from tests.dialogue.conftest import HELD_ON
from tests.manners import Reading

pytestmark = pytest.mark.usefixtures("commune")
SCRIPT = {"HX-Request": "true"}
TYPED = {
    "title": "Hội nghị đối thoại năm 2026",
    "held_on": "16/3/2026",
    "started_at": "7h30",
    "ended_at": "11.15",
    "place": "Nhà văn hóa bản Tả Lèng",
    "announced_on": "06-03-2026",
    "chairs": "Ông Lò Văn Pâng, Chủ tịch",
    "secretary": "Bà Tẩn Thị Mẩy",
    "people": "86",
}


def words_of(answer):
    return " ".join(" ".join(Reading(answer.text).words).split())


def test_a_conference_goes_from_its_record_to_its_results_through_the_pages(browser, village):
    officer, leader = browser(Role.COMMUNE_OFFICER), browser(Role.COMMUNE_LEADER)
    typed = {**TYPED, "villages": [str(village.id)]}
    answer = officer.submit("/doi-thoai/moi", typed)
    assert answer.status_code == 303
    address = answer.location
    words = words_of(officer.get(address))
    assert "16/03/2026, bắt đầu 07:30, kết thúc 11:15" in words
    assert "86 người; Bản Tả Lèng" in words
    assert "Ít nhất 07 ngày trước ngày hội nghị 16/03/2026: chậm nhất Thứ Hai, 09/03/2026" in words

    line = {"content": "Sửa đường vào bản.", "speaker": "Sùng A Chư", "village_id": village.id}
    assert officer.submit(address, line, action="/y-kien").location == f"{address}#y-kien-1"
    opinion = f"/doi-thoai/y-kien/{db.session.scalars(db.select(Opinion.id)).one()}"
    handling = {
        "disposition": "written_reply",
        "handler": "Phòng Kinh tế",
        "due_on": "31/3/2026",
    }
    assert officer.submit(opinion, handling, action="/giai-quyet").location == opinion
    conclusion = {"content": "Đổ bê tông.", "handler": "Phòng Kinh tế", "due_on": "30/6/2026"}
    leader.submit(address, conclusion, action="/ket-luan")
    leader.submit(address, {"closing_words": "Xin tiếp thu."}, action="/ket-luan-chung")
    sealed = {"signed_on": "17/3/2026", "minutes_number": "12/BB-UBND"}
    assert leader.submit(address, sealed, action="/ky").location == address

    words = words_of(officer.get(address))
    for said in (
        "Biên bản số 12/BB-UBND đã ký ngày 17/03/2026",
        "Sửa đường vào bản. Sùng A Chư, bản Tả Lèng",
        "Trả lời bằng văn bản sau : Phòng Kinh tế",
        "Xin tiếp thu.",
        "Đổ bê tông.",
    ):
        assert said in words, said
    assert "Ghi thêm ý kiến" not in words

    reply = {"reply": "Đã làm xong.", "reply_number": "45/UBND", "replied_on": "30/3/2026"}
    officer.submit(opinion, reply, action="/tra-loi")
    public = {"published_on": "18/3/2026", "publish_reason": "Đã gửi bản, chưa lên loa."}
    officer.submit(address, public, action="/cong-khai")
    words = words_of(officer.get(address))
    assert "Đang theo dõi kiến nghị" in words
    assert "Trả lời ngày 30/03/2026 , văn bản 45/UBND" in words


def test_a_conference_is_begun_and_ended_through_its_page(browser, a_dialogue, leader):
    dialogue = a_dialogue(
        held_on=today(), started_at=None, ended_at=None, today=today() - timedelta(days=1)
    )
    client, address = browser(Role.COMMUNE_OFFICER), f"/doi-thoai/{dialogue.id}"
    client.submit(address, {"started_at": "8h"}, action="/bat-dau")
    client.submit(address, {"ended_at": "10 giờ 30", "people": "41"}, action="/ket-thuc")
    held = db.session.get_one(Dialogue, dialogue.id)
    assert (held.state, held.people) == (DialogueState.MINUTES_DRAFTED, 41)


def test_a_postponed_conference_says_why_and_gets_a_new_day(browser, a_dialogue):
    coming = today() + timedelta(days=10)
    dialogue = a_dialogue(held_on=coming, ended_at=None, today=today())
    client, address = browser(Role.COMMUNE_LEADER), f"/doi-thoai/{dialogue.id}"
    client.submit(
        address, {"wanted": "postponed", "reason": "Mưa lũ, đường sạt lở."}, action="/hoan-huy"
    )
    assert "Hoãn: Mưa lũ, đường sạt lở." in words_of(client.get(address))
    later = coming + timedelta(days=10)
    client.submit(address, {"held_on": f"{later:%d/%m/%Y}"}, action="/doi-ngay")
    assert db.session.get_one(Dialogue, dialogue.id).held_on == later


def test_a_late_notice_is_red_until_it_is_explained_and_blocks_nothing(browser, a_dialogue):
    dialogue = a_dialogue(announced_on=date(2026, 3, 11))
    client, address = browser(Role.COMMUNE_OFFICER), f"/doi-thoai/{dialogue.id}"
    assert "cần ghi giải trình" in words_of(client.get(address))
    assert "chậm 2 ngày" in words_of(client.get(address))
    assert client.submit(address, {"content": "Vẫn ghi được."}, action="/y-kien").status_code == 303
    client.submit(f"{address}/sua", {"notice_reason": "Loa truyền thanh hỏng."})
    words = words_of(client.get(address))
    assert "cần ghi giải trình" not in words
    assert "Loa truyền thanh hỏng." in words
    assert "Thông báo trễ" in words_of(client.get("/doi-thoai/"))


def test_the_register_is_found_by_words_and_answers_the_script_with_its_rows(browser, a_dialogue):
    a_dialogue(title="Đối thoại quý I")
    a_dialogue(title="Đối thoại quý IV")
    client = browser(Role.FRONT)
    found = client.get("/doi-thoai/?tim=QUY+IV&nam=2026&trang-thai=minutes_drafted", headers=SCRIPT)
    assert "quý IV" in found.text
    assert "quý I<" not in found.text
    assert "<html" not in found.text
    assert "không có hội nghị nào đúng" in client.get("/doi-thoai/?tim=xyz").text.lower()
    for odd in ("nam=abc", "nam=99999", "trang-thai=x", "cu-hon=x_y", "moi-hon=2026-03-16_z"):
        assert "quý IV" in client.get(f"/doi-thoai/?{odd}").text, odd


def test_the_way_through_a_long_register_keeps_what_it_was_narrowed_to(
    browser, a_dialogue, monkeypatch
):
    monkeypatch.setattr(reading, "PAGE", 2)
    for day in range(1, 6):
        a_dialogue(title=f"Cụm {day}", held_on=date(2026, 3, day), announced_on=None)
    client, seen, address = browser(Role.FRONT), [], "/doi-thoai/?tim=cum&nam=2026"
    while address:
        page = Reading(client.get(address).text)
        seen.append([w for w in page.words if w.startswith("Cụm")])
        links = [a["href"] for a in page.all("a") if a.get("rel") == "next"]
        address = links[0] if links else None
        assert address is None or ("tim=~" in address and "nam=2026" in address)
    assert seen == [["Cụm 5", "Cụm 4"], ["Cụm 3", "Cụm 2"], ["Cụm 1"]]


def test_an_empty_register_says_what_the_law_asks(browser):
    assert "ít nhất một hội nghị" in words_of(browser(Role.FRONT).get("/doi-thoai/"))


def test_a_line_sent_by_the_script_brings_its_row_and_an_empty_line(browser, a_dialogue):
    dialogue = a_dialogue()
    client, address = browser(Role.COMMUNE_OFFICER), f"/doi-thoai/{dialogue.id}"
    first = client.submit(address, {"content": "Một."}, action="/y-kien", headers=SCRIPT)
    assert 'hx-swap-oob="beforeend:#opinion-rows"' in first.text
    assert first.text.count('id="y-kien-1"') == 1
    (line,) = [one for one in Reading(first.text).all("input") if one.get("name") == "content"]
    assert line["value"] == ""
    assert "autofocus" in line
    echo = {"content": "Hai.", "same_as": "1", "voices": "4"}
    again = client.submit(address, echo, action="/y-kien", headers=SCRIPT)
    assert "(5 người cùng ý kiến)" in words_of(client.get(address))
    assert again.text.count('id="y-kien-1"') == 1
    assert 'id="y-kien-1" hx-swap-oob="true"' in again.text


def test_a_wrong_line_comes_back_to_the_script_with_what_was_typed(browser, a_dialogue):
    address = f"/doi-thoai/{a_dialogue().id}"
    answer = browser(Role.COMMUNE_OFFICER).submit(
        address, {"content": "Còn đây", "voices": "nhiều"}, action="/y-kien", headers=SCRIPT
    )
    assert answer.status_code == 422
    assert 'value="Còn đây"' in answer.text
    assert "Hãy nhập một số nguyên." in answer.text


def test_the_same_form_sent_twice_records_one_conference(browser):
    client = browser(Role.COMMUNE_OFFICER)
    page = client.get("/doi-thoai/moi")
    first, second = (client.send(page, TYPED) for _ in range(2))
    assert second.status_code == 303
    assert second.location == first.location
    assert db.session.scalar(db.select(db.func.count()).select_from(Dialogue)) == 1


def test_the_second_of_two_people_is_told_what_changed_and_keeps_what_was_typed(
    browser, a_dialogue
):
    address = f"/doi-thoai/{a_dialogue().id}/sua"
    slow, quick = browser(Role.COMMUNE_LEADER), browser(Role.COMMUNE_OFFICER)
    opened = slow.get(address)
    quick.submit(address, {"place": "Hội trường phường", "started_at": "8h00"})
    answer = slow.send(opened, {"place": "Nhà văn hóa tổ 3", "people": "99"})
    assert answer.status_code == 409
    words = words_of(answer)
    for said in ("CHƯA LƯU", "Địa điểm", "Hội trường phường", "Nhà văn hóa tổ 3", "08:00"):
        assert said in words, said
    dialogue = db.session.scalars(db.select(Dialogue)).one()
    assert (dialogue.place, dialogue.people) == ("Hội trường phường", 86)
    assert slow.send(answer, action="/sua").status_code == 303
    assert db.session.get_one(Dialogue, dialogue.id).place == "Nhà văn hóa tổ 3"


def test_a_conclusion_is_corrected_on_its_own_page(browser, a_dialogue, leader):
    address = f"/doi-thoai/{a_dialogue().id}"
    client = browser(Role.COMMUNE_LEADER)
    typed = {"content": "Sửa mương.", "handler": "Phòng Kinh tế", "due_on": "30/4/2026"}
    client.submit(address, typed, action="/ket-luan")
    conclusion = db.session.scalars(db.select(Conclusion)).one()
    answer = client.submit(f"/doi-thoai/ket-luan/{conclusion.id}", {"person": "Giàng A Sử"})
    assert answer.location == f"{address}#ket-luan"
    assert "Giàng A Sử" in words_of(client.get(address))


def test_what_the_officer_concludes_is_the_chairs_act(browser, a_dialogue):
    dialogue = a_dialogue()
    typed = {"content": "Sửa mương.", "handler": "Phòng Kinh tế", "due_on": "30/4/2026"}
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        browser(role).submit(f"/doi-thoai/{dialogue.id}", typed, action="/ket-luan")
    by_officer, by_leader = (
        history("conclusion", [one.id])[0]
        for one in db.session.scalars(db.select(Conclusion).order_by(Conclusion.number))
    )
    assert by_officer.acted_by == dialogue.chairs
    assert by_officer.recorded_by != dialogue.chairs
    assert by_leader.acted_by == by_leader.recorded_by


def test_letters_typed_apart_are_stored_composed(browser):
    apart = {"title": "Hội nghị đối thoại", "place": "Bản  Tả Lèng "}
    apart = {name: normalize("NFD", words) for name, words in apart.items()}
    browser(Role.COMMUNE_OFFICER).submit("/doi-thoai/moi", {**TYPED, **apart})
    dialogue = db.session.scalars(db.select(Dialogue)).one()
    assert dialogue.title == "Hội nghị đối thoại"
    assert dialogue.place == "Bản Tả Lèng"


def test_the_unwritten_fields_of_a_form_change_nothing(browser, a_dialogue):
    dialogue = a_dialogue()
    forged = {"state": "minutes_signed", "unit": "03406", "signed_on": "17/3/2026", "id": "1"}
    browser(Role.COMMUNE_OFFICER).submit(f"/doi-thoai/{dialogue.id}/sua", forged)
    held = db.session.get_one(Dialogue, dialogue.id)
    assert (held.state, held.unit) == (DialogueState.MINUTES_DRAFTED, "03408")
    assert (held.id, held.signed_on, held.held_on) == (dialogue.id, None, HELD_ON)


def test_several_villages_are_chosen_and_taken_back(browser, a_dialogue, village):
    address = f"/doi-thoai/{a_dialogue(villages=(village.id,)).id}/sua"
    client = browser(Role.COMMUNE_OFFICER)
    page = client.get(address)
    boxes = [one for one in Reading(page.text).all("input") if one.get("name") == "villages"]
    assert ["checked" in box for box in boxes] == [True]
    client.send(page, {"villages": []})
    assert db.session.scalars(db.select(Dialogue)).one().villages == []
