"""The register of requests: days, one extension, decisions, what is found."""

from datetime import date, timedelta

import pytest

from app.db import db
from app.domain.actors import Actor, Permission, Role
from app.domain.errors import RuleViolation
from app.domain.privacy.names import Sought
from app.domain.privacy.requests import AskedBy, Decision, RequestKind, RequestState
from app.privacy.models import DataRequest
from app.privacy.service import requests
from app.privacy.service.finding import find_person
from app.privacy.service.reading import Wanted, list_requests
from app.privacy.waiting import waiting
from app.records.journal import JournalEntry
from app.records.locking import NotHere
from tests.dialogue.test_pages import words_of
from tests.privacy.conftest import CLERK, LEADER, NAME, PHONE, TODAY, asked, do, granted, marked

OTHER = Actor(name="Lý A Dơ", role=Role.COMMUNE_LEADER, unit="03388")


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (RequestKind.SEE, date(2026, 3, 30)),
        (RequestKind.RESTRICT, date(2026, 4, 6)),  # the 15th day is a Saturday
        (RequestKind.ERASE, date(2026, 4, 9)),
    ],
)
def test_the_days_run_by_kind_and_by_the_calendar(commune, kind, due):
    one = asked(kind)
    assert (one.answer_due_on, one.due_on) == (date(2026, 3, 24), due)


def test_numbers_run_by_year_and_what_cannot_be_is_refused(commune):
    assert [asked().full_number, asked().full_number] == ["01/2026", "02/2026"]
    with pytest.raises(RuleViolation, match="sau hôm nay"):
        asked(received_on=TODAY + timedelta(days=1))
    with pytest.raises(RuleViolation, match="Người khác yêu cầu thay"):
        asked(asked_by=AskedBy.PROXY)


def test_one_extension_and_a_refusal_has_its_reason(commune):
    one = asked()
    due = one.due_on
    do(requests.extend, one, "Phải hỏi bên thứ ba")
    assert one.due_on > due
    with pytest.raises(RuleViolation, match="một lần"):
        do(requests.extend, one, "Nữa")
    with pytest.raises(RuleViolation, match="lý do và căn cứ"):
        do(requests.decide, one, Decision.REFUSE, TODAY, reason="Không", basis=" ")
    do(requests.decide, one, Decision.REFUSE, TODAY, reason="Phải lưu", basis="Điều 41")
    assert (one.state, one.answered_on) == (RequestState.REFUSED, TODAY)
    with pytest.raises(RuleViolation, match="đã giải quyết xong"):
        do(requests.answer_first, one, TODAY)


@pytest.mark.usefixtures("both_databases")
def test_a_person_is_found_in_every_record_whatever_the_marks(case):
    found = find_person(Sought("lo van pang"), by=CLERK)
    named = {hit.kind.key: hit for hit in found.hits}
    assert {"party", "mediation_case"} <= set(named)
    assert named["party"].whole
    assert not named["mediation_case"].whole
    assert "summary" in named["mediation_case"].columns
    by_phone = find_person(Sought("", phone="0912.345.678"), by=CLERK)
    assert [hit.kind.key for hit in by_phone.hits] == ["party"]
    assert find_person(Sought(NAME), by=OTHER).hits == []


def test_to_look_for_somebody_needs_a_reason_and_is_noted(case):
    one = asked()
    assert requests.found_for(one, today=TODAY, by=CLERK) is None
    with pytest.raises(RuleViolation, match="vì sao"):
        do(requests.look_for, one, " ")
    marked(one)
    assert {mark["kind"] for mark in one.marks} >= {"party", "mediation_case"}
    rows = db.select(JournalEntry.reason).where(JournalEntry.act == "find")
    assert db.session.scalars(rows).all() == ["Giải quyết yêu cầu"]
    assert requests.found_for(one, today=TODAY + timedelta(days=1), by=CLERK) is None


def test_what_is_late_is_in_the_list_and_on_the_first_page(commune):
    one = asked(received_on=TODAY - timedelta(days=60))
    asked()
    lines, _ = list_requests(CLERK, Wanted(late=True), today=TODAY)
    assert [line.id for line in lines] == [one.id]
    with commune.test_request_context():
        told = waiting(CLERK)[0].label
    assert told == "Trả lời lần đầu yêu cầu số 01/2026 về dữ liệu cá nhân"
    assert list_requests(OTHER, Wanted(), today=TODAY) == ([], False)
    with pytest.raises(NotHere):
        do(requests.answer_first, one, TODAY, by=OTHER)


def test_through_the_pages_from_the_request_to_the_erasure(case, browser):
    clerk, leader = browser(Role.COMMUNE_OFFICER), browser(Role.COMMUNE_LEADER)
    room = "/du-lieu-ca-nhan/"
    typed = {"person": NAME, "kind": "erase", "identity": "card", "asked_by": "self"}
    wrong = clerk.submit(f"{room}yeu-cau/moi", typed)
    assert wrong.status_code == 422
    page = clerk.submit(
        f"{room}yeu-cau/moi", typed | {"content": "Xin xóa", "phone": PHONE}
    ).location
    assert clerk.submit(f"{page}/tim", {"reason": "Theo yêu cầu"}).location == f"{page}/tim"
    shown = clerk.get(f"{page}/tim")
    assert "Đã tìm trong sổ; lần tìm này được ghi vào nhật ký." in words_of(shown)
    assert "Bên của vụ, việc · Mở hồ sơ (về chính người tên này)" in words_of(shown)
    assert f'<a href="/hoa-giai/{case.id}">Mở hồ sơ</a>' in shown.text
    keys = [text.split('"')[0] for text in shown.text.split('name="chosen" value="')[1:]]
    assert clerk.send(shown, {"chosen": keys}, action="/danh-dau").location == page
    assert clerk.get(f"{page}/xoa").status_code == 403
    decided = leader.submit(page, {"decision": "grant"}, action="/quyet-dinh")
    assert decided.location == page
    before = leader.get(f"{page}/xoa")
    assert "Sổ, " not in before.text
    assert f"Chỗ chỉ gọi “{NAME.split()[-1]}” vẫn còn" in words_of(before)
    assert leader.submit(f"{page}/xoa", {}).location == page
    words = words_of(leader.get(page))
    assert "Đã xóa thông tin của người này trong" in words
    assert "Họ và tên; Năm sinh; Địa chỉ; Điện thoại" in words
    assert "(đã xóa theo yêu cầu)" in words_of(clerk.get(f"/hoa-giai/{case.id}"))
    assert "Bên của vụ, việc" in words_of(clerk.get(f"{room}bia-xoa/"))
    assert clerk.get(f"{room}yeu-cau/?tinh-trang=done&loai=erase").status_code == 200


def test_who_may_see_the_room(case, browser):
    one = granted(asked())
    address = f"/du-lieu-ca-nhan/yeu-cau/{one.id}"
    keeper = browser(Role.ADMINISTRATOR)
    assert keeper.get("/du-lieu-ca-nhan/").status_code == 200
    assert "Yêu cầu của người dân" not in keeper.get("/du-lieu-ca-nhan/").text
    for role in (Role.ADMINISTRATOR, Role.FRONT, Role.TEAM_LEADER, Role.MEDIATOR):
        assert browser(role).get(address).status_code == 403
    assert LEADER.may(Permission.DECIDE_PRIVACY)
    assert not CLERK.may(Permission.DECIDE_PRIVACY)
    db.session.get(DataRequest, one.id).unit = "03388"
    db.session.commit()
    assert browser(Role.COMMUNE_LEADER).get(address).status_code == 404
