"""The follow-up as people meet it: every act through its drawer, every refusal in its form."""

from datetime import date, timedelta

import pytest

from app.db import db
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service import minutes, opinions
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.opinions import OpinionState
from app.records.journal import history
from app.web.context import today
from tests.dialogue import after
from tests.dialogue.after import the_conclusion, the_opinion
from tests.dialogue.conftest import sign
from tests.lawpack.rows import words_of

pytestmark = pytest.mark.usefixtures("commune")


def shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@pytest.fixture
def owed(a_dialogue, an_opinion, officer, leader):
    """Address of an opinion whose answer is due in ten days, of a conference a week ago."""
    now = today()
    dialogue = a_dialogue(held_on=now - timedelta(days=7), announced_on=None, today=now)
    opinion = an_opinion(dialogue, speaker="Sùng A Chư")
    handling = Handling(
        Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=now + timedelta(days=10)
    )
    opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
    minutes.sum_up(dialogue.id, words="Tiếp thu.", revision=dialogue.revision, by=leader)
    sign(dialogue, leader, signed_on=now - timedelta(days=5), today=now)
    return f"/doi-thoai/y-kien/{opinion.id}"


def test_an_opinion_is_led_to_its_end_through_its_page(browser, owed):
    client, now = browser(Role.COMMUNE_OFFICER), today()

    def do(action, **typed):
        answer = client.submit(owed, typed, action=action)
        assert (answer.status_code, answer.location) == (303, owed), words_of(answer)
        return words_of(client.get(owed))

    words = words_of(client.get(owed))
    assert "còn 10 ngày" in words
    assert "Hạn do hội nghị ấn định" in words
    words = do("/tien-do", handler="Trạm Y tế", words="Đã khảo sát.", person="Bà Mẩy")
    assert "Đang xử lý – Trạm Y tế, Bà Mẩy" in words
    words = do("/tam-dung", ground="speaker", words="Chờ giấy tờ đất.")
    assert "Chờ người nêu bổ sung giấy tờ".lower() in words.lower()
    assert "tạm dừng, còn 10 ngày khi tiếp tục" in words
    assert "Ghi trả lời" not in words
    words = do("/tiep-tuc", words="Đã nhận đủ.")
    assert "0 ngày không tính" in words
    later = shown(now + timedelta(days=20))
    words = do("/gia-han", new_due_on=later, words="Chờ đo đạc.")
    assert f"hạn từ đây: {later}" in words
    words = do("/tra-loi", reply="Đã sửa.", reply_number="45/UBND", reply_basis="Điều 7 Luật A")
    assert "Căn cứ: Điều 7 Luật A" in words
    do("/ket-qua", words="Đã đổ bê tông 200 m.")
    words = do("/hoi-nguoi-neu", satisfaction="not_satisfied", way="by_phone", words="Còn lầy.")
    assert "Chờ mở lại, hoặc đóng khi chưa có giải pháp" in words
    words = do("/mo-lai", wanted_by="speaker", words="Còn lầy.", new_due_on=later)
    assert "Cần bổ sung" in words
    do("/tra-loi", reply="Đã sửa nốt.")
    do("/ket-qua", words="Đã đổ bê tông cả đoạn.")
    do("/hoi-nguoi-neu", satisfaction="satisfied", way="in_person", told_by="Sùng A Chư")
    words = do("/dong", wanted="closed")
    assert "Đã đóng, có kết quả" in words
    assert "Người trả lời, đề nghị: Sùng A Chư (chỉ lưu tại xã, phường)" in words


@pytest.mark.parametrize(
    ("action", "typed", "said"),
    [
        ("/tu-choi", {"words": "Không có cơ sở."}, "Hãy ghi lý do từ chối cụ thể"),
        ("/tu-choi", {"words": after.REFUSED}, "phải nêu căn cứ pháp luật, hoặc cơ quan"),
        ("/gia-han", {"new_due_on": "01/01/2020", "words": "Chậm."}, "phải sau hạn đang có"),
        ("/gia-han", {"words": "Chậm."}, "Hãy ghi hạn mới."),
        ("/tam-dung", {"words": "Chờ."}, "Hãy chọn lý do tạm dừng."),
        ("/tam-dung", {"ground": "speaker", "words": ""}, "Hãy ghi cụ thể đang chờ gì"),
        ("/tien-do", {"handler": "", "words": "Đã làm."}, "Hãy ghi đơn vị đang xử lý."),
        ("/tra-loi", {"reply": ""}, "Hãy ghi nội dung trả lời."),
        ("/tra-loi", {"reply": "Xong.", "replied_on": "1/1/2020"}, "Ngày trả lời 01/01/2020"),
        ("/ket-qua", {"words": "Xong.", "happened_on": "31/02/2026"}, "Ngày không đúng"),
    ],
)
def test_what_is_refused_stands_in_its_form_as_it_was_typed(browser, owed, action, typed, said):
    client = browser(Role.COMMUNE_OFFICER)
    answer = client.submit(owed, typed, action=action)
    assert answer.status_code == 422
    assert said in words_of(answer)
    for value in filter(None, typed.values()):
        assert value in answer.text
    assert the_opinion().state is OpinionState.ASSIGNED
    assert len(history("opinion", [the_opinion().id])) == 2


def test_a_reader_sees_the_course_and_no_drawer(browser, owed):
    client = browser(Role.FRONT)
    words = words_of(client.get(owed))
    assert "Theo dõi kết quả" in words
    assert "Ghi trả lời" not in words
    assert "Gia hạn" not in words


def test_the_conference_tells_what_waits_for_whom(browser, signed):
    dialogue = after.publish(signed())
    address = f"/doi-thoai/{dialogue.id}/theo-doi"
    client = browser(Role.COMMUNE_LEADER)
    words = words_of(client.get(address))
    assert "Còn 2 việc chưa xong." in words
    assert "Đường vào bản lầy lội mỗi mùa mưa. Phòng Kinh tế quá hạn" in words
    assert "Chờ trả lời" in words
    assert "Sửa đường vào bản. Phòng Kinh tế quá hạn" in words
    wrong = client.submit(address, {}, action="/hoan-thanh")
    assert wrong.status_code == 422
    assert "ý kiến số 1 chưa xong" in words_of(wrong)
    conclusion = f"/doi-thoai/ket-luan/{the_conclusion().id}/theo-doi"
    client.submit(conclusion, {"words": "Đã đổ xong 300 m."}, action="/xong")
    after.close(
        after.reply(the_opinion()),
        wanted=OpinionState.CLOSED_WITHOUT_REMEDY,
        words="Chưa có vốn.",
    )
    words = words_of(client.get(address))
    assert "Không còn việc nào chưa xong." in words
    assert "có kết quả: 0; đóng khi chưa có giải pháp: 1." in words
    assert client.submit(address, {}, action="/hoan-thanh").location == address
    held = db.session.get_one(Dialogue, dialogue.id)
    assert history("dialogue", [held.id])[0].acted_by == "Lò Thị Mẫu"
    assert "Hoàn thành ngày" in words_of(client.get(address))
    assert address in client.get(f"/doi-thoai/{dialogue.id}").text


def test_a_conclusion_is_led_to_its_end_through_its_page(browser, signed):
    after.publish(signed())
    address = f"/doi-thoai/ket-luan/{the_conclusion().id}/theo-doi"
    client = browser(Role.COMMUNE_OFFICER)
    words = words_of(client.get(address))
    assert "Hạn theo biên bản 30/04/2026" in words
    assert "Đính kèm ảnh chụp" in words
    for action, typed in (
        ("/tien-do", {"words": "Đã đào móng."}),
        ("/gia-han", {"new_due_on": "1/1/2025", "words": "Mưa.", "happened_on": "20/4/2026"}),
        ("/gia-han", {"new_due_on": "15/5/2026", "words": "Mưa.", "happened_on": "20/4/2026"}),
        ("/thoi", {"words": "Tỉnh đã làm."}),
        ("/mo-lai", {"words": "Tỉnh chưa làm.", "wanted_by": "village", "new_due_on": "1/1/2030"}),
    ):
        answer = client.submit(address, typed, action=action)
        is_wrong = "2025" in str(typed) or "2030" in str(typed)
        assert answer.status_code == (422 if is_wrong else 303), action
    words = words_of(client.get(address))
    assert "Lý do thôi thực hiện Tỉnh đã làm." in words
    assert "hạn từ đây: 15/05/2026" in words


def test_who_agreed_to_be_named_is_told_on_the_opinions_page(browser, a_dialogue):
    client, address = browser(Role.COMMUNE_OFFICER), f"/doi-thoai/{a_dialogue().id}"
    typed = {"content": "Sửa đường.", "speaker": "Sùng A Chư", "may_be_named": "y"}
    client.submit(address, typed, action="/y-kien")
    page = f"/doi-thoai/y-kien/{db.session.scalars(db.select(Opinion.id)).one()}"
    assert "Sùng A Chư; đồng ý nêu tên công khai" in words_of(client.get(page))
    client.submit(page, {"may_be_named": None}, action="/sua")
    assert "đồng ý nêu tên" not in words_of(client.get(page)).split("Nhật ký")[0].split("Sửa")[0]
