"""The pages of plans and requests, as the people of a commune meet them."""

import re

import pytest

from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.domain.plans import PlanState
from app.yearplan.models import DialoguePlan, PlannedSession, VoterRequest
from app.yearplan.service import reading
from tests.browser import form_of
from tests.manners import Reading
from tests.yearplan.conftest import TODAY, random_id

pytestmark = pytest.mark.usefixtures("commune", "fixed_day")
ROOM = "/ke-hoach-doi-thoai"


@pytest.fixture
def fixed_day(monkeypatch):
    for room in ("yearplan.routes.plans", "yearplan.routes.sessions", "yearplan.routes.requests"):
        monkeypatch.setattr(f"app.{room}.today", lambda: TODAY)
    monkeypatch.setattr("app.dialogue.routes.register.today", lambda: TODAY)


@pytest.fixture
def clerk(browser):
    return browser(Role.COMMUNE_OFFICER)


def words_of(answer):
    return " ".join(" ".join(Reading(answer.text).words).split())


def the(model):
    return db.session.scalars(db.select(model)).one()


def test_a_clerk_writes_a_plan_by_changing_only_what_differs(clerk, village):
    address = clerk.submit(f"{ROOM}/moi", {"budget": "Ngân sách phường: 12.000.000 đồng."}).location
    session = {"quarter": 2, "place": "Nhà văn hóa bản Tả Lèng", "villages": [str(village.id)]}
    assert clerk.submit(f"{address}/phien-moi", session).location == address
    words = words_of(clerk.get(address))
    for shown in (
        "Kế hoạch đối thoại năm 2026",
        "Ngân sách phường: 12.000.000 đồng.",
        "Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        "Quý II/2026",
        "Bản Tả Lèng",
        "Chưa đến hạn",
        "chưa có hội nghị của chính quyền",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Phong",
    ):
        assert shown in words
    typed = {"number": "05", "issued_on": "12/1/2026", "signer": "Lò Văn Pâng"}
    clerk.submit(address, typed, action="/ban-hanh")
    words = words_of(clerk.get(address))
    assert "số 05/KH-UBND ngày 12/01/2026" in words
    assert "Ban hành kế hoạch" in words
    assert "Ghi hội nghị theo phiên này" in words
    assert "Sửa lời văn" not in words


def test_known_places_are_offered_for_a_conference(clerk, issued, village, a_session):
    plan = issued(1)
    a_session(plan, 2, reason="Thêm.", place="Sân trường tiểu học")
    for address in (f"{ROOM}/{plan.id}/phien-moi", "/doi-thoai/moi"):
        page = clerk.get(address).text
        offered = re.findall(r'<option value="([^"]+)"></option>', page)
        halls = ["Trụ sở Ủy ban nhân dân phường Tân Phong", "Nhà văn hóa bản Tả Lèng"]
        assert sorted(offered) == sorted([*halls, "Sân trường tiểu học"])
        assert re.search(r'name="place"[^>]* list=|list=[^>]*name="place"', page)


def test_a_conference_begins_with_what_the_plan_says(clerk, issued, village, a_session):
    plan = issued(1)
    held = a_session(plan, 2, reason="Thêm.", villages=(village.id,))
    address = f"/doi-thoai/moi?phien={held.id}"
    _, typed = form_of(clerk.get(address).text)
    assert typed["title"] == "Hội nghị đối thoại giữa chính quyền với Nhân dân quý II năm 2026"
    assert typed["place"] == "Nhà văn hóa bản Tả Lèng"
    assert typed["villages"] == str(village.id)
    assert typed["organiser"] == "Ủy ban nhân dân phường Tân Phong"
    assert typed["co_organisers"] == "Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Phong"
    assert typed["chairs"] == "Chủ tịch Ủy ban nhân dân phường"
    assert typed["planned_id"] == str(held.id)
    made = clerk.submit(address, {"held_on": "1/6/2026"}).location
    assert the(Dialogue).planned_id == held.id
    assert "Phiên quý II/2026" in words_of(clerk.get(made))
    words = words_of(clerk.get(f"{ROOM}/{plan.id}"))
    assert "Hội nghị ngày 01/06/2026" in words
    assert "Đang chuẩn bị" in words
    _, typed = form_of(clerk.get(f"{made}/sua").text)
    assert typed["planned_id"] == str(held.id)


def test_a_conference_of_the_party_committee_is_begun_as_one(clerk, a_plan, a_session, issued):
    plan = issued(1)
    kind = DialogueKind.PARTY_COMMITTEE
    held = a_session(plan, 3, reason="Theo kế hoạch của Đảng ủy.", kind=kind)
    _, typed = form_of(clerk.get(f"/doi-thoai/moi?phien={held.id}").text)
    assert typed["kind"] == kind.value
    assert "người đứng đầu cấp ủy" in typed["title"]
    assert not typed["co_chair"]


@pytest.mark.parametrize("name", ["phien", "yeu-cau"])
@pytest.mark.parametrize("key", [str(random_id()), "mai"])
def test_a_conference_begun_from_what_is_not_there_is_not_found(clerk, name, key):
    assert clerk.get(f"/doi-thoai/moi?{name}={key}").status_code == 404


def test_an_issued_plan_is_amended_with_a_reason(clerk, issued):
    plan = issued(1)
    held = the(PlannedSession)
    address = f"{ROOM}/phien/{held.id}"
    answer = clerk.submit(address, {"quarter": 2, "reason": ""})
    assert answer.status_code == 422
    assert "hãy ghi lý do điều chỉnh, bổ sung" in words_of(answer)
    answer = clerk.submit(address, {"quarter": 2, "reason": "Lùi do mưa lũ."})
    assert answer.location == f"{ROOM}/{plan.id}"
    words = words_of(clerk.get(answer.location))
    assert "Bổ sung ngày 04/05/2026: Lùi do mưa lũ." in words
    assert "1 Phiên trong kế hoạch" in words
    assert "Đã bỏ khỏi kế hoạch: 1 phiên" in words
    assert "Quý I/2026, chính quyền" in words
    assert clerk.get(address).status_code == 422  # the old one is no more to be changed


def test_a_session_is_struck_on_its_page(clerk, issued):
    plan = issued(1)
    address = f"{ROOM}/phien/{the(PlannedSession).id}"
    answer = clerk.submit(address, {"reason": ""}, action="/bo")
    assert answer.status_code == 422
    assert "hãy ghi lý do bỏ phiên" in words_of(answer)
    assert clerk.submit(address, {"reason": "Gộp."}, action="/bo").location == f"{ROOM}/{plan.id}"
    assert the(PlannedSession).strike_reason == "Gộp."
    assert "Hoàn tác" not in words_of(clerk.get(f"{ROOM}/{plan.id}"))


def test_a_session_struck_from_a_draft_comes_back_with_one_press(clerk, a_plan, a_session):
    plan = a_plan()
    held = a_session(plan, 1)
    back = f"{ROOM}/{plan.id}"
    assert clerk.submit(f"{ROOM}/phien/{held.id}", action="/bo").location == back
    clerk.send(clerk.get(back), action="/dua-lai")
    assert the(PlannedSession).struck_on is None
    assert "Đã đưa phiên đối thoại trở lại kế hoạch." in words_of(clerk.get(back))


WRONG = [
    ({"year": "2015"}, "Năm 2015 không hợp lý"),
    ({"year": "năm nay"}, "Hãy nhập một số nguyên"),
    ({"year": ""}, "Hãy nhập một số nguyên"),
    ({"title": " "}, "Hãy nhập trích yếu"),
    ({"organiser": ""}, "Hãy nhập cơ quan tổ chức"),
    ({"title": "ư" * 201}, "Quá dài: tối đa 200 ký tự."),
    ({"steps": "ư" * 5001}, "Quá dài: tối đa 5000 ký tự."),
    ({"author": "x"}, "Lựa chọn này không có trong danh sách."),
    ({"fields_of_life": ["land", "x"]}, "Có lựa chọn không nằm trong danh sách."),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_a_wrong_plan_is_told_and_not_kept(clerk, typed, sentence):
    answer = clerk.submit(f"{ROOM}/moi", typed)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalars(db.select(DialoguePlan)).all() == []


def test_a_second_plan_of_the_year_is_told(clerk, a_plan):
    a_plan(2026)
    answer = clerk.submit(f"{ROOM}/moi")
    assert answer.status_code == 422
    assert "Năm 2026 đã có kế hoạch đối thoại của chính quyền" in words_of(answer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": "5/QĐ"}, "Ký hiệu của văn bản này là “KH-UBND”"),
        ({"number": ""}, "Hãy nhập số kế hoạch."),
        ({"issued_on": "05/05/2026"}, "sau hôm nay"),
        ({"issued_on": "mai"}, "Ngày không đúng"),
        ({"signer": ""}, "Hãy nhập họ tên người ký."),
    ],
)
def test_a_wrong_number_or_day_does_not_issue_a_plan(clerk, a_plan, a_session, typed, sentence):
    plan = a_plan()
    a_session(plan)
    right = {"number": "05", "issued_on": "12/1/2026", "signer": "Lò Văn Pâng"}
    answer = clerk.submit(f"{ROOM}/{plan.id}", {**right, **typed}, action="/ban-hanh")
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert the(DialoguePlan).state is PlanState.DRAFT


def test_a_wrong_session_is_told(clerk, a_plan):
    address = f"{ROOM}/{a_plan().id}/phien-moi"
    for typed, sentence in (
        ({"quarter": ""}, "Hãy chọn quý."),
        ({"quarter": "7"}, "Hãy chọn quý tổ chức"),
        ({"quarter": "1", "villages": [str(random_id())]}, "không nằm trong danh sách"),
        ({"quarter": "1", "place": "ư" * 201}, "tối đa 200 ký tự"),
    ):
        answer = clerk.submit(address, typed)
        assert answer.status_code == 422
        assert sentence in words_of(answer)
    assert db.session.scalars(db.select(PlannedSession)).all() == []


def test_a_plan_that_forgets_the_front_or_the_law_is_told_so(clerk, a_plan, a_session):
    plan = a_plan(bases="Luật cũ")
    a_session(plan, co_organisers="")
    words = words_of(clerk.get(f"{ROOM}/{plan.id}"))
    assert "Chưa ghi Ủy ban Mặt trận Tổ quốc cùng tổ chức" in words
    assert "Phần căn cứ chưa nêu Điều 43 Luật Tổ chức chính quyền địa phương" in words


def test_a_request_goes_from_its_signatures_to_its_conference(clerk):
    typed = {"received_on": "6/4/2026", "signatures": "424", "voters": "4235"}
    people = {"representatives": "Sùng A Chư", "content": "Về giá nước."}
    address = clerk.submit(f"{ROOM}/yeu-cau/moi", {**typed, **people}).location
    words = words_of(clerk.get(address))
    assert "424 trên 4.235 cử tri, bằng 10,0%" in words
    assert "Cần ít nhất 424 cử tri (10% của 4.235): đủ" in words
    assert "phải tổ chức hội nghị" in words
    assert "Trả lời không tổ chức" not in words
    assert "Đủ" in words_of(clerk.get(f"{ROOM}/yeu-cau"))
    begun = f"/doi-thoai/moi?yeu-cau={the(VoterRequest).id}"
    made = clerk.submit(begun, {"held_on": "20/5/2026", "place": "Hội trường phường"}).location
    assert the(Dialogue).request_id == the(VoterRequest).id
    assert "Yêu cầu nhận ngày 06/04/2026" in words_of(clerk.get(made))
    words = words_of(clerk.get(address))
    assert "Đã định hội nghị" in words
    assert "Sửa yêu cầu" not in words


def test_a_request_of_too_few_is_corrected_and_turned_down(clerk, a_request):
    address = f"{ROOM}/yeu-cau/{a_request(300).id}"
    assert clerk.submit(f"{address}/sua", {"signatures": "310"}).location == address
    answer = clerk.submit(address, {"reason": " "}, action="/khong-to-chuc")
    assert "Hãy ghi lý do cụ thể" in words_of(answer)
    typed = {"reason": "Chưa đủ 10%.", "refused_on": "4/5/2026"}
    assert clerk.submit(address, typed, action="/khong-to-chuc").location == address
    assert "Ngày 04/05/2026: Chưa đủ 10%." in words_of(clerk.get(address))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"signatures": "0"}, "phải từ 1"),
        ({"signatures": "4001"}, "không quá tổng số cử tri"),
        ({"voters": ""}, "Hãy nhập một số nguyên"),
        ({"received_on": "5/5/2026"}, "sau hôm nay"),
        ({"signatures": "nhiều"}, "Hãy nhập một số nguyên"),
    ],
)
def test_a_wrong_request_is_told(clerk, typed, sentence):
    right = {"received_on": "6/4/2026", "signatures": "400", "voters": "4000"}
    answer = clerk.submit(f"{ROOM}/yeu-cau/moi", {**right, **typed})
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert db.session.scalars(db.select(VoterRequest)).all() == []


def test_the_list_is_narrowed_to_a_year_and_goes_on_by_pages(clerk, a_plan, monkeypatch):
    for year in (2024, 2025, 2026):
        a_plan(year)
    assert "năm 2024" in clerk.get(f"{ROOM}/").text
    words = words_of(clerk.get(f"{ROOM}/?nam=2025"))
    assert "Nhân dân năm 2025" in words
    assert "Nhân dân năm 2024" not in words
    monkeypatch.setattr(reading, "PAGE", 2)
    first = clerk.get(f"{ROOM}/").text
    assert "Nhân dân năm 2024" not in first
    (more,) = [link["href"] for link in Reading(first).all("a") if "sau=" in link.get("href", "")]
    assert "Nhân dân năm 2024" in words_of(clerk.get(more))
    assert clerk.get(f"{ROOM}/?sau=x&nam=9").status_code == 200


def test_the_day_of_the_year_is_told_with_its_law(clerk, a_plan):
    a_plan(2025)
    words = words_of(clerk.get(f"{ROOM}/{the(DialoguePlan).id}"))
    assert "hết năm không có hội nghị của chính quyền" in words
    assert "hết Thứ Tư, 31/12/2025" in words
