"""Bad input gets a clear sentence and changes nothing."""

from datetime import timedelta

import pytest

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.domain.actors import Role
from app.records.journal import JournalEntry
from app.web.context import today
from tests.dialogue.conftest import random_id
from tests.dialogue.test_pages import TYPED, words_of

pytestmark = pytest.mark.usefixtures("commune")
LONG = "ư" * 100_000
OPINION = {"content": "Sửa đường."}
CONCLUSION = {"content": "Sửa mương.", "handler": "Phòng Kinh tế", "due_on": "30/4/2026"}


def everything():
    rows = []
    for model in (Dialogue, Opinion, Conclusion):
        rows += db.session.execute(db.select(model.id, model.revision).order_by(model.id)).all()
    subjects = ("dialogue", "opinion", "conclusion")
    lines = db.select(db.func.count()).where(JournalEntry.subject.in_(subjects))
    return rows, db.session.scalar(lines)


def check_refused(answer, before, sentence):
    assert answer.status_code == 422, sentence
    assert sentence in words_of(answer)
    assert everything() == before


WRONG_CONFERENCES = [
    ({"title": ""}, "Hãy nhập tên hội nghị."),
    ({"title": "   "}, "Hãy nhập tên hội nghị."),
    ({"title": LONG}, "Quá dài: tối đa 200 ký tự."),
    ({"agenda": LONG}, "Quá dài: tối đa 5000 ký tự."),
    ({"held_on": "31/02/2026"}, "Ngày không đúng."),
    ({"held_on": "2026-03-16x"}, "Ngày không đúng."),
    ({"held_on": ""}, "Hãy nhập ngày tổ chức hội nghị."),
    ({"held_on": "16/03/1950"}, "Ngày tổ chức 16/03/1950 không hợp lý."),
    ({"held_on": "16/03/2099", "ended_at": ""}, "Ngày tổ chức 16/03/2099 không hợp lý."),
    ({"started_at": "25h00"}, "Giờ không đúng."),
    ({"started_at": "7h60"}, "Giờ không đúng."),
    ({"started_at": "sáng"}, "Giờ không đúng."),
    ({"started_at": ""}, "phải ghi cả giờ bắt đầu"),
    ({"ended_at": "7:30"}, "phải sau giờ bắt đầu"),
    ({"announced_on": "17/03/2026"}, "không thể sau ngày tổ chức 16/03/2026"),
    ({"people": "-1"}, "Hãy nhập số từ 0 đến 100.000."),
    ({"people": "9" * 40}, "Hãy nhập số từ 0 đến 100.000."),
    ({"people": "đông"}, "Hãy nhập một số nguyên."),
    ({"kind": "doan_the"}, "Lựa chọn này không có trong danh sách."),
    ({"form": "thu"}, "Lựa chọn này không có trong danh sách."),
    ({"villages": [str(random_id())]}, "Có lựa chọn không nằm trong danh sách."),
    ({"villages": ["' OR 1=1"]}, "Có lựa chọn không nằm trong danh sách."),
]


def test_a_wrong_conference_is_refused(browser, village):
    client, before = browser(Role.COMMUNE_OFFICER), everything()
    for changes, sentence in WRONG_CONFERENCES:
        answer = client.submit("/doi-thoai/moi", {**TYPED, **changes})
        check_refused(answer, before, sentence)


WRONG_OPINIONS = [
    ({"content": ""}, "Hãy ghi nội dung ý kiến."),
    ({"content": LONG}, "Quá dài: tối đa 5000 ký tự."),
    ({"field": "dat_dai"}, "Lựa chọn này không có trong danh sách."),
    ({"village_id": str(random_id())}, "Lựa chọn này không có trong danh sách."),
    ({"village_id": "1; DROP TABLE opinion"}, "Lựa chọn này không có trong danh sách."),
    ({"matter": "thu"}, "Lựa chọn này không có trong danh sách."),
    ({"source": "thu"}, "Lựa chọn này không có trong danh sách."),
    ({"voices": "0"}, "Số người cùng ý kiến phải từ 1 đến 100.000 người."),
    ({"voices": "nhiều"}, "Số người cùng ý kiến : Hãy nhập một số nguyên."),
    ({"same_as": "7"}, "Hội nghị này không có ý kiến số 7."),
    ({"same_as": "9" * 40}, "Hãy nhập số từ 0 đến 100.000."),
    ({"matter": "complaint", "voices": "2"}, "mỗi người một dòng"),
]


def test_a_wrong_opinion_is_refused(browser, a_dialogue, village):
    address = f"/doi-thoai/{a_dialogue().id}"
    client, before = browser(Role.COMMUNE_OFFICER), everything()
    for changes, sentence in WRONG_OPINIONS:
        answer = client.submit(address, {**OPINION, **changes}, action="/y-kien")
        check_refused(answer, before, sentence)


WRONG_HANDLINGS = [
    ({}, "Hãy chọn cách giải quyết."),
    ({"disposition": "thu"}, "Lựa chọn này không có trong danh sách."),
    ({"disposition": "answered_now"}, "Hãy ghi người trả lời tại chỗ."),
    ({"disposition": "split_off", "handler": "Công an"}, "Chỉ tách khiếu nại, tố cáo"),
    (
        {"disposition": "written_reply", "handler": "Phòng", "due_on": "16/3/2026"},
        "phải sau ngày tổ chức hội nghị 16/03/2026",
    ),
    ({"disposition": "forwarded", "handler": LONG}, "Quá dài: tối đa 200 ký tự."),
    ({"disposition": "not_within_power", "answer": LONG}, "Quá dài: tối đa 20000 ký tự."),
]


def test_a_wrong_handling_is_refused(browser, a_dialogue, an_opinion):
    address = f"/doi-thoai/y-kien/{an_opinion(a_dialogue()).id}"
    client, before = browser(Role.COMMUNE_OFFICER), everything()
    for changes, sentence in WRONG_HANDLINGS:
        answer = client.submit(address, changes, action="/giai-quyet")
        check_refused(answer, before, sentence)


WRONG_CONCLUSIONS = [
    ({"due_on": ""}, "Hãy ghi hạn thực hiện."),
    ({"due_on": "1/1/2026"}, "phải sau ngày tổ chức"),
    ({"handler": ""}, "Hãy ghi đơn vị thực hiện."),
    ({"opinion_number": "5"}, "Hội nghị này không có ý kiến số 5."),
    ({"opinion_number": "9" * 30}, "Hãy nhập số từ 0 đến 100.000."),
]


def test_a_wrong_conclusion_is_refused(browser, a_dialogue):
    address = f"/doi-thoai/{a_dialogue().id}"
    client, before = browser(Role.COMMUNE_LEADER), everything()
    for changes, sentence in WRONG_CONCLUSIONS:
        answer = client.submit(address, {**CONCLUSION, **changes}, action="/ket-luan")
        check_refused(answer, before, sentence)


def test_minutes_that_are_not_whole_are_not_signed(browser, a_dialogue):
    address = f"/doi-thoai/{a_dialogue().id}"
    client, before = browser(Role.COMMUNE_LEADER), everything()
    for signed_on, sentence in (
        ("", "Hãy nhập ngày ký."),
        ("17/3/2026", "biên bản còn thiếu: kết luận của chủ trì"),
    ):
        answer = client.submit(address, {"signed_on": signed_on}, action="/ky")
        check_refused(answer, before, sentence)
        _, form = answer.text.split(f'action="{address}/ky"')
        assert sentence in form.split("</form>")[0], "not in the form of the act"


WRONG_CALLINGS_OFF = [
    ({"wanted": "in_session"}, "Hãy chọn hoãn hay hủy hội nghị."),
    ({"wanted": "thu"}, "Lựa chọn này không có trong danh sách."),
    ({"wanted": "postponed", "reason": ""}, "Hãy ghi lý do."),
    ({"wanted": "postponed", "reason": LONG}, "Quá dài: tối đa 1000 ký tự."),
]


def test_a_wrong_calling_off_is_refused(browser, a_dialogue):
    coming = today() + timedelta(days=10)
    dialogue = a_dialogue(held_on=coming, ended_at=None, today=today())
    client, before = browser(Role.COMMUNE_LEADER), everything()
    for changes, sentence in WRONG_CALLINGS_OFF:
        typed = {"reason": "Mưa lũ.", **changes}
        answer = client.submit(f"/doi-thoai/{dialogue.id}", typed, action="/hoan-huy")
        check_refused(answer, before, sentence)


def test_the_text_of_a_stranger_is_shown_and_never_run(browser, a_dialogue):
    trick = '<script>alert("x")</script>'
    address = f"/doi-thoai/{a_dialogue(title=trick).id}"
    client = browser(Role.COMMUNE_OFFICER)
    client.submit(address, {"content": trick, "speaker": trick}, action="/y-kien")
    text = client.get(address).text
    assert "<script>alert" not in text
    assert text.count("&lt;script&gt;") >= 4


def test_a_form_without_its_token_is_refused(browser, a_dialogue):
    address, before = f"/doi-thoai/{a_dialogue().id}/y-kien", everything()
    assert browser(Role.COMMUNE_OFFICER).post(address, data=OPINION).status_code == 400
    assert everything() == before
