"""The screen of the room, as a browser with and without script meets it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.db import db
from app.dialogue.models import AgendaItem, Attendance, Conclusion, Opinion, Turn
from app.dialogue.service import agenda
from app.domain.actors import Role
from app.domain.dialogue.lifecycle import DialogueState
from app.records.journal import JournalEntry
from app.web.context import today
from tests.asked import asked
from tests.browser import form_of
from tests.dialogue.test_room import GROUPS, STEPS
from tests.manners import Reading

pytestmark = pytest.mark.usefixtures("commune")
SCRIPT = {"HX-Request": "true"}


def address(dialogue, rest=""):
    return f"/doi-thoai/{dialogue.id}/phong-hop{rest}"


def words_of(text):
    return " ".join(" ".join(Reading(text).words).split())


def mark_of(page):
    return next(one["data-mark"] for one in Reading(page).all("div") if one.get("id") == "room")


def contents():
    db.session.expire_all()
    return db.session.scalars(db.select(Opinion.content).order_by(Opinion.number)).all()


def lines():
    return db.session.scalar(db.select(db.func.count()).select_from(JournalEntry))


def typing(client, page, action, **fields):
    """What the page sends a second after the last key."""
    target, values = form_of(client.get(page).text, action)
    data = {**values, **fields, "draft_of": target, "draft_brief": "1"}
    answer = client.post("/nhap/", data=data, headers=SCRIPT)
    assert answer.text.strip().startswith("Đã lưu ")
    assert len(answer.text.strip()) == len("Đã lưu 14:30")
    return {**values, **fields}


def test_without_script_a_line_is_a_plain_form_that_leads_back(clerk, live, village):
    typed = {"content": "Sửa đường vào bản.", "speaker": "Páo", "village_id": village.id}
    answer = clerk.submit(address(live), typed, action="/phong-hop/y-kien")
    assert (answer.status_code, answer.location) == (303, address(live))
    shown = words_of(clerk.get(address(live)).text)
    assert "1 Sửa đường vào bản. Páo, bản Tả Lèng · Khác" in shown


def test_without_script_a_refused_line_stands_in_its_form(clerk, live):
    typed = {"content": "Như ông vừa nói.", "same_as": "7"}
    answer = clerk.submit(address(live), typed, action="/phong-hop/y-kien")
    assert answer.status_code == 422
    assert "không có ý kiến số 7" in answer.text
    assert form_of(answer.text, "/phong-hop/y-kien")[1]["content"] == "Như ông vừa nói."
    assert contents() == []


def test_by_script_the_answer_is_what_is_new_since_the_page_looked(clerk, live, an_opinion):
    an_opinion(live, content="Cũ.")
    page = clerk.get(address(live)).text
    _, values = form_of(page, "/phong-hop/y-kien")
    an_opinion(live, content="Của người khác.")
    data = {**values, "content": "Của tôi.", "tu": mark_of(page)}
    news = clerk.post(address(live, "/y-kien"), data=data, headers=SCRIPT)
    assert news.status_code == 200
    for told in ("Của người khác.", "Của tôi."):
        assert told in news.text
    assert "Cũ." not in news.text
    mark = next(one["data-mark"] for one in Reading(news.text).all("div") if "data-mark" in one)
    asked = clerk.get(address(live, f"/moi?tu={mark}"), headers=SCRIPT)
    assert (asked.status_code, asked.text) == (204, "")


def test_by_script_a_refusal_is_a_sentence_and_nothing_is_written(clerk, live):
    _, values = form_of(clerk.get(address(live)).text, "/phong-hop/y-kien")
    for wrong, words in (({"content": ""}, "Hãy ghi nội dung"), ({"same_as": "9"}, "số 9")):
        data = {**values, "content": "Có chữ.", **wrong}
        answer = clerk.post(address(live, "/y-kien"), data=data, headers=SCRIPT)
        assert answer.status_code == 422
        assert words in words_of(answer.text)
    assert contents() == []


def test_a_key_under_which_other_words_were_saved_loses_neither(clerk, live):
    """Half a line was put back on two machines, and finished differently on each."""
    _, values = form_of(clerk.get(address(live)).text, "/phong-hop/y-kien")
    for content in ("Xong ở máy một.", "Xong ở máy hai.", "Xong ở máy một.", "Xong ở máy hai."):
        sent = clerk.post(
            address(live, "/y-kien"), data={**values, "content": content}, headers=SCRIPT
        )
        assert sent.status_code in (200, 303)
    assert contents() == ["Xong ở máy một.", "Xong ở máy hai."]


def test_looking_at_the_plan_writes_nothing_and_saving_it_lays_it_down(clerk, live):
    before = lines()
    shown = clerk.get(address(live, "/chuong-trinh")).text
    assert lines() == before
    _, values = form_of(shown, "/chuong-trinh")
    assert values["items-5-words"] == "Tuyên bố kết thúc"
    answer = clerk.post(address(live, "/chuong-trinh"), data={**values, "items-0-minutes": "7"})
    assert answer.location == address(live)
    items = db.session.scalars(db.select(AgendaItem).order_by(AgendaItem.place)).all()
    assert [one.minutes for one in items] == [7, 30, 60, 45, 20, 5]
    assert db.session.scalar(db.select(db.func.count()).select_from(Attendance)) == 7
    again = form_of(clerk.get(address(live, "/chuong-trinh")).text, "/chuong-trinh")[1]
    clerk.post(address(live, "/chuong-trinh"), data={**again, "items-0-place": "9"})
    db.session.expire_all()
    first = agenda.agenda_of(live.id)[0]
    assert first.title.startswith("Tổ chức, công dân")
    before = lines()
    clerk.submit(address(live, "/chuong-trinh"), {}, action="/chuong-trinh")
    assert "Không có gì thay đổi." in words_of(clerk.get(address(live)).text)
    assert lines() == before


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"items-0-minutes": "0"}, "phải từ 1 đến"),
        ({"items-0-minutes": "x"}, "Hãy nhập một số nguyên"),
        ({f"items-{n}-words": "" for n in range(6)}, "ít nhất một mục"),
        ({"groups-0-expected": "-3"}, "phải từ 0 đến"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(clerk, live, wrong, words):
    answer = clerk.submit(address(live, "/chuong-trinh"), wrong, action="/chuong-trinh")
    assert answer.status_code == 422
    assert words in answer.text
    assert agenda.agenda_of(live.id) == []


def test_a_forged_row_of_the_plan_is_not_there(clerk, live):
    for forged in ("x", str(uuid4())):
        answer = clerk.submit(
            address(live, "/chuong-trinh"), {"items-0-id": forged}, action="/chuong-trinh"
        )
        assert answer.status_code == 404


def test_the_meeting_is_opened_and_closed_from_the_room(clerk, a_dialogue, officer):
    waiting = a_dialogue(
        today=today() - timedelta(days=1), held_on=today(), started_at=None, ended_at=None,
        announced_on=None, people=None,
    )  # fmt: skip
    assert "Hội nghị chưa bắt đầu" in clerk.get(address(waiting)).text
    clerk.submit(address(waiting), {"started_at": "7h30"}, action="/bat-dau")
    agenda.lay_down(waiting.id, STEPS, GROUPS, by=officer)
    _, own, *_ = agenda.groups_counted(waiting.id)
    clerk.submit(address(waiting), {"present": "35"}, action=f"/nhom/{own.id}")
    _, end = form_of(clerk.get(address(waiting)).text, "/ket-thuc")
    assert end["people"] == "35"
    clerk.submit(address(waiting), {"ended_at": "23h59"}, action="/ket-thuc")
    db.session.expire_all()
    assert (waiting.state, waiting.people) == (DialogueState.MINUTES_DRAFTED, 35)


def test_agenda_floor_and_conclusions_go_by_plain_presses(clerk, live, officer):
    agenda.lay_down(live.id, STEPS, [], by=officer)
    page = address(live)
    clerk.submit(page, action="/muc-tiep")
    clerk.submit(page, {"speaker": "Giàng A Páo"}, action="/phat-bieu")
    clerk.submit(page, action="/moi-nguoi-tiep")
    turn = db.session.scalars(db.select(Turn)).one()
    assert "Người nói đã xong" in clerk.get(page).text
    clerk.submit(page, action=f"/{turn.id}/xong")
    item = agenda.agenda_of(live.id)[2]
    clerk.submit(page, action=f"/muc/{item.id}")
    due = (today() + timedelta(days=9)).strftime("%d/%m/%Y")
    clerk.submit(
        page,
        {"content": "Khảo sát.", "handler": "Phòng Kinh tế", "due_on": due},
        action="/ket-luan",
    )
    shown = words_of(clerk.get(page).text)
    assert "Khảo sát. Phòng Kinh tế" in shown
    assert db.session.scalars(db.select(Conclusion.number)).all() == [1]
    assert agenda.agenda_of(live.id)[2].is_running


def test_half_a_line_is_put_back_without_a_press_until_it_is_saved(clerk, live):
    page = address(live)
    values = typing(clerk, page, "/phong-hop/y-kien", content="Nửa câu", speaker="Páo")
    _, back = form_of(clerk.get(page).text, "/phong-hop/y-kien")
    assert (back["content"], back["speaker"]) == ("Nửa câu", "Páo")
    assert back["request_key"] == values["request_key"]
    clerk.post(address(live, "/y-kien"), data=back)
    _, fresh = form_of(clerk.get(page).text, "/phong-hop/y-kien")
    assert (fresh["content"], fresh["speaker"]) == ("", "")


def test_half_an_answer_opens_with_its_row(clerk, live, an_opinion):
    opinion = an_opinion(live)
    details = f"/doi-thoai/phong-hop/y-kien/{opinion.id}"
    assert "data-resume" not in clerk.get(address(live)).text
    typing(clerk, details, "/giai-quyet", answer="Xã sẽ", disposition="answered_now")
    assert 'data-resume="#dong-1 .room-open"' in clerk.get(address(live)).text
    _, back = form_of(clerk.get(details, headers=SCRIPT).text, "/giai-quyet")
    assert (back["answer"], back["disposition"]) == ("Xã sẽ", "answered_now")


def test_how_an_opinion_is_dealt_with_is_saved_without_leaving_the_room(clerk, live, an_opinion):
    opinion = an_opinion(live)
    details = f"/doi-thoai/phong-hop/y-kien/{opinion.id}"
    mark = mark_of(clerk.get(address(live)).text)
    _, values = form_of(clerk.get(details, headers=SCRIPT).text, "/giai-quyet")
    data = {**values, "disposition": "answered_now", "tu": mark}
    wrong = clerk.post(f"{details}/giai-quyet", data=data, headers=SCRIPT)
    assert wrong.status_code == 422
    assert "Hãy ghi người trả lời tại chỗ." in wrong.text
    data |= {"answered_by": "Ông Hải", "answer": "Quý I sẽ làm.", "legal_basis": "Nghị quyết 12"}
    news = clerk.post(f"{details}/giai-quyet", data=data, headers=SCRIPT)
    assert "Quý I sẽ làm." in words_of(news.text)
    _, values = form_of(clerk.get(details, headers=SCRIPT).text, "/sua")
    plain = clerk.post(f"{details}/sua", data={**values, "content": "Đường lầy lội."})
    assert plain.location == f"{address(live)}#dong-1"
    assert contents() == ["Đường lầy lội."]
    stale = clerk.post(f"{details}/sua", data={**values, "request_key": uuid4().hex})
    assert stale.status_code == 409


def test_signed_minutes_are_read_and_no_longer_written_in_the_room(clerk, signed):
    dialogue = signed()
    answer = clerk.get(address(dialogue))
    assert answer.location == f"/doi-thoai/{dialogue.id}"
    assert "Phòng họp" not in clerk.get(answer.location).text


def test_the_way_into_the_room_is_for_who_records(browser, live):
    minutes = f"/doi-thoai/{live.id}"
    assert address(live) in browser(Role.COMMUNE_LEADER).get(minutes).text
    assert address(live) not in browser(Role.FRONT).get(minutes).text


def test_the_screen_asks_the_database_no_more_for_more_opinions(clerk, live, an_opinion):
    def cost():
        with asked() as sent:
            clerk.get(address(live))
        return len(sent)

    an_opinion(live)
    few = cost()
    for _ in range(12):
        an_opinion(live)
    assert cost() == few
