"""The page of preparation worked down from top to bottom, as a clerk does."""

from unicodedata import normalize

import pytest

from app.db import db
from app.dialogue.models import Dialogue, Opinion
from app.domain.actors import Role
from app.domain.dialogue.lifecycle import DialogueState
from app.preparation.models import (
    Answerer,
    Broadcast,
    DialogueGuest,
    DialogueInvitation,
    PreparationTask,
)
from app.records.journal import history
from tests.manners import Reading
from tests.preparation.conftest import token_of, words_of

pytestmark = pytest.mark.usefixtures("commune")
SCRIPT = {"HX-Request": "true"}


def one(model):
    return db.session.scalars(db.select(model)).one()


def test_the_conference_leads_to_its_preparation(clerk, dialogue, address):
    assert address in clerk.get(f"/doi-thoai/{dialogue.id}").text
    words = words_of(clerk.get(address))
    for said in (
        "Còn 18 ngày",
        "0 vấn đề; 2 thôn chưa gửi",
        "Việc chuẩn bị : chưa lập",
        "chưa ghi ngày thông báo",
        "Đọc to một lượt hết khoảng 1 phút",
    ):
        assert said in words, said


def test_the_menu_says_that_one_is_at_the_dialogues(clerk, address):
    links = Reading(clerk.get(address).text).all("a")
    assert [link["href"] for link in links if link.get("aria-current") == "page"] == ["/doi-thoai/"]


def test_opinions_are_typed_one_after_another_for_one_village(clerk, address, villages):
    line = {"content": "Đường lầy lội.", "village_id": str(villages[0].id), "source": "in_writing"}
    answer = clerk.submit(address, line, action="/y-kien")
    assert answer.location == f"{address}?thon={villages[0].id}&nguon=in_writing#y-kien"
    page = clerk.get(answer.location).text
    assert f'<option selected value="{villages[0].id}"' in page
    assert '<option selected value="in_writing"' in page
    fragment = clerk.submit(
        address, {**line, "content": "Rác hôi."}, action="/y-kien", headers=SCRIPT
    )
    assert fragment.status_code == 200
    assert fragment.text.lstrip().startswith('<section id="y-kien"')
    assert 'id="tra-loi" tabindex="-1" hx-swap-oob="true"' in fragment.text
    assert "autofocus" in fragment.text
    assert f'<option selected value="{villages[0].id}"' in fragment.text
    assert "Rác hôi." in words_of(fragment)


def test_an_opinion_said_in_the_room_is_no_choice_before_it(clerk, address):
    answer = clerk.submit(
        address, {"content": "Đường lầy lội.", "source": "at_meeting"}, action="/y-kien"
    )
    assert answer.status_code == 422
    assert "Lựa chọn này không có trong danh sách" in words_of(answer)
    assert db.session.scalar(db.select(db.func.count()).select_from(Opinion)) == 0


def test_an_empty_line_is_asked_for_and_nothing_else_is_lost(clerk, address):
    answer = clerk.submit(
        address, {"content": "", "speaker": "Sùng A Chư"}, action="/y-kien", headers=SCRIPT
    )
    assert answer.status_code == 422
    assert "Hãy ghi nội dung ý kiến" in words_of(answer)
    assert 'value="Sùng A Chư"' in answer.text


def test_two_opinions_are_joined_taken_apart_and_marked_by_presses(
    clerk, dialogue, address, voiced
):
    voiced(dialogue, "Đường vào bản lầy lội mỗi mùa mưa, xe không đi được.", voices=3)
    second = voiced(dialogue, "Đề nghị làm đường vào bản, mùa mưa lầy lội.")
    assert "Có thể cùng nội dung" in words_of(clerk.get(address))
    answer = clerk.submit(address, action=f"{second.id}/gop/1")
    assert answer.location == f"{address}#y-kien"
    words = words_of(clerk.get(address))
    assert "Cùng nội dung: ý kiến số 2" in words
    assert "Những cặp nên xem lại" not in words
    clerk.submit(address, action=f"{second.id}/tach")
    clerk.submit(address, action=f"{second.id}/noi-com")
    assert "Bức xúc, nổi cộm" in words_of(clerk.get(address))
    clerk.submit(address, action=f"{second.id}/bo-noi-com")
    assert "Bức xúc, nổi cộm" not in words_of(clerk.get(address))
    (first,) = db.session.scalars(db.select(Opinion).where(Opinion.number == 1))
    clerk.submit(address, action=f"{second.id}/khac/{first.id}")
    assert "Những cặp nên xem lại" not in words_of(clerk.get(address))


def test_a_refused_press_is_said_and_changes_nothing(clerk, dialogue, address, voiced):
    voiced(dialogue, "Đường vào bản lầy lội mỗi mùa mưa, xe không đi được.")
    second = voiced(dialogue, "Đề nghị làm đường vào bản, mùa mưa lầy lội.")
    page = clerk.get(address)
    clerk.send(page, action=f"{second.id}/gop/1")
    answer = clerk.post(
        f"/doi-thoai/chuan-bi/y-kien/{second.id}/gop/9",
        data={"csrf_token": token_of(clerk, address), "revision": "2"},
    )
    assert answer.status_code == 422
    assert "không có ý kiến số 9" in words_of(answer)
    assert db.session.get_one(Opinion, second.id).same_as == 1


def test_who_answers_is_named_and_prepared_answers_stay_in_the_room(
    clerk, browser, dialogue, address, voiced
):
    voiced(dialogue)
    assert "Chưa có người trả lời: Giao thông, thủy lợi, hạ tầng" in words_of(clerk.get(address))
    facts = {
        "field": "infrastructure",
        "person": "Lò Văn Tám",
        "body": "Phòng Kinh tế",
        "answer": "Khởi công tháng 5.",
        "legal_basis": "Kế hoạch đầu tư công",
    }
    clerk.submit(address, facts, action="/chuan-bi/tra-loi")
    words = words_of(clerk.get(address))
    assert "Khởi công tháng 5." in words
    assert "Chưa có người trả lời" not in words
    assert "Khởi công tháng 5." not in words_of(browser(Role.FRONT).get(address))
    own = f"/doi-thoai/chuan-bi/tra-loi/{one(Answerer).id}"
    assert clerk.submit(own, {"person": "Lò Thị Chín"}).location == f"{address}#tra-loi"
    assert "Lò Thị Chín" in words_of(clerk.get(address))
    twice = clerk.submit(own, {"person": ""})
    assert twice.status_code == 422


def test_the_checklist_is_laid_out_ticked_off_and_changed(clerk, dialogue, address, villages):
    clerk.submit(address, action="/viec-thuong-lam")
    words = words_of(clerk.get(address))
    assert "Việc của từng thôn, bản, tổ dân phố" in words
    assert "0/17 việc xong" in words
    tasks = db.session.scalars(db.select(PreparationTask).order_by(PreparationTask.id)).all()
    clerk.submit(address, action=f"{tasks[0].id}/xong")
    done = db.session.get_one(PreparationTask, tasks[0].id)
    assert (done.state.value, done.done_by) == ("done", "Lò Thị Mẫu")
    assert "Đã xong 02/03/2026, Lò Thị Mẫu" in words_of(clerk.get(address))

    own = f"/doi-thoai/chuan-bi/viec/{tasks[1].id}"
    ticked = {"done_on": "1/3/2026", "done_by": "Ông Páo"}
    assert clerk.submit(own, ticked, action="/xong-ngay").location == f"{address}#viec"
    clerk.submit(own, action="/mo-lai")
    clerk.submit(own, action="/khong-can")
    assert "Không cần làm" in words_of(clerk.get(own))
    clerk.submit(own, {"title": "Việc khác"}, action=f"/viec/{tasks[1].id}")
    assert db.session.get_one(PreparationTask, tasks[1].id).title == "Việc khác"
    wrong = clerk.submit(own, {"due_on": "1/5/2026"}, action=f"/viec/{tasks[1].id}")
    assert wrong.status_code == 422
    assert "sau ngày tổ chức" in words_of(wrong)

    task = {"title": "Mượn ghế", "due_on": "18/3/2026", "village_id": str(villages[0].id)}
    clerk.submit(address, task, action="/chuan-bi/viec")
    assert "Mượn ghế" in words_of(clerk.get(address))


def test_a_tick_by_script_answers_with_the_section_alone(clerk, address):
    clerk.submit(address, action="/viec-thuong-lam")
    task = db.session.scalars(db.select(PreparationTask)).first()
    fragment = clerk.submit(address, action=f"{task.id}/xong", headers=SCRIPT)
    assert fragment.text.lstrip().startswith('<section id="viec"')
    assert '<div id="dau-trang" hx-swap-oob="true"' in fragment.text
    assert "<html" not in fragment.text


def test_people_are_chosen_invited_and_seen_as_invited(clerk, dialogue, address, heads):
    chosen = {"groups": [str(heads.id)], "others": "Lò Văn Páo, già làng"}
    clerk.submit(address, chosen, action="/khach-moi")
    assert "4 trong danh sách, 0 đã mời, 4 chưa có giấy mời" in words_of(clerk.get(address))
    guest = db.session.scalars(db.select(DialogueGuest).order_by(DialogueGuest.id.desc())).first()
    clerk.submit(address, action=f"{guest.id}/rut")
    told = clerk.get(address)
    assert "3 trong danh sách" in words_of(told)
    clerk.send(told, action=f"{guest.id}/dua-lai")
    back = words_of(clerk.get(address))
    assert "Đã đưa trở lại danh sách mời." in back
    assert "4 trong danh sách" in back
    fragment = clerk.submit(address, action=f"{guest.id}/rut", headers=SCRIPT)
    assert "Đã rút một người, cơ quan khỏi danh sách mời." in words_of(fragment)
    assert f"{guest.id}/dua-lai" in fragment.text
    assert "dua-lai" not in clerk.get(address).text
    text = {"present_at": "7h15", "request": "Mang theo giấy mời."}
    clerk.submit(address, text, action="/chuan-bi/giay-moi")
    paper = one(DialogueInvitation)
    assert (paper.signer, paper.signer_post) == ("Lò Văn Pâng", "Chủ tịch Ủy ban nhân dân")
    wrong = clerk.submit(address, {"present_at": "8h"}, action=f"{paper.id}/sua")
    assert wrong.status_code == 422
    assert "sau giờ bắt đầu" in words_of(wrong)
    clerk.submit(address, {"contact": "Bà Mẩy"}, action=f"{paper.id}/sua")
    clerk.submit(address, {"number": "45", "issued_on": "2/3/2026"}, action="/ban-hanh")
    words = words_of(clerk.get(address))
    assert "Đã gửi giấy mời" in words
    assert "Giấy mời số 45/GM-UBND ngày 02/03/2026: 3 người, cơ quan" in words
    assert "Bắt đầu" not in words
    pdf = clerk.get(f"/van-ban/nhap/dialogue_invitation/{paper.id}.pdf")
    assert pdf.status_code == 200
    assert pdf.content_type == "application/pdf"


def test_broadcasts_lead_to_the_day_of_notice_by_a_press(clerk, dialogue, address, villages):
    line = {"channel": "loudspeaker", "aired_on": "1/3/2026", "confirmed_by": "Trưởng bản"}
    clerk.submit(address, {**line, "villages": [str(villages[0].id)]}, action="/lan-phat")
    words = words_of(clerk.get(address))
    assert "sớm nhất đã ghi là ngày 01/03/2026 . Chưa ghi ngày thông báo" in words
    assert "Chưa có lần phát, niêm yết nào: Bản Nà Đông" in words
    clerk.submit(address, action="/ngay-thong-bao")
    held = db.session.get_one(Dialogue, dialogue.id)
    assert (f"{held.announced_on}", held.state) == ("2026-03-01", DialogueState.ANNOUNCED)
    clerk.submit(address, {**line, "aired_on": "28/2/2026"}, action="/lan-phat")
    words = words_of(clerk.get(address))
    assert "khác ngày thông báo đang ghi (01/03/2026)" in words
    rows = db.session.scalars(db.select(Broadcast).order_by(Broadcast.id)).all()
    own = f"/doi-thoai/chuan-bi/lan-phat/{rows[1].id}"
    clerk.submit(own, {"channel": "website"})
    assert "Trang thông tin điện tử" in words_of(clerk.get(address))
    clerk.submit(own, action="/gach")
    told = clerk.get(address)
    assert "đã gạch vì ghi nhầm" in words_of(told)
    clerk.send(told, action="/dua-lai")
    assert "đã gạch vì ghi nhầm" not in words_of(clerk.get(address))
    clerk.submit(own, action="/gach")
    assert "đã gạch vì ghi nhầm" in words_of(clerk.get(address))
    wrong = clerk.submit(address, {**line, "aired_on": "3/3/2026"}, action="/lan-phat")
    assert wrong.status_code == 422
    assert "chưa đến" in words_of(wrong)


def test_texts_are_kept_made_anew_and_shared(clerk, dialogue, address):
    clerk.submit(address, {"text": "Mời bà con họp."}, action="/loi-phat-thanh")
    words = words_of(clerk.get(address))
    assert "Mời bà con họp." in words
    assert "không nhắc đến ngày 20/03/2026" in words
    clerk.submit(address, action="/soan-lai")
    assert "Kính thưa toàn thể bà con" in words_of(clerk.get(address))
    clerk.submit(address, {"text": "Nói ngắn.", "for_commune": "y"}, action="/noi-quy")
    assert "bản riêng của hội nghị" in words_of(clerk.get(address))
    assert clerk.submit(address, {"text": ""}, action="/noi-quy").status_code == 422


def test_without_an_hour_the_texts_say_so(clerk, a_dialogue):
    page = clerk.get(f"/doi-thoai/{a_dialogue(started_at=None).id}/chuan-bi")
    assert "chưa ghi giờ bắt đầu" in words_of(page)


def test_every_act_is_told_in_the_journal_once(clerk, dialogue, address):
    page = clerk.get(address)
    for _ in range(2):
        clerk.send(
            page,
            {"number": "x", "title": "Mượn ghế", "due_on": "18/3/2026"},
            action="/chuan-bi/viec",
        )
    task = one(PreparationTask)
    assert [line.act for line in history("preparation_task", [task.id])] == ["add"]


def test_letters_are_composed_on_every_answer(clerk, address):
    text = clerk.get(address).text
    assert text == normalize("NFC", text)
