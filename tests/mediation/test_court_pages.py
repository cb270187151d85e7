"""The way to the court on the screen, from the four conditions to the court's word."""

from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import OFFICE_ROLES, Role
from app.domain.mediation.court import CourtState
from app.domain.mediation.parties import Side, ThirdConsent
from app.domain.mediation.states import CaseState
from app.mediation.service import PartyFacts, court
from app.mediation.service.court import inquiries_of, requests_of
from app.mediation.service.parties import parties_of
from tests.browser import form_of
from tests.lawpack.rows import a_court, words_of
from tests.mediation.cases import LU, PANG, TODAY, a_case_in, a_request, clerk, settled


@pytest.fixture
def case(home):
    return a_case_in(CaseState.SETTLED, home)


def page_of(request):
    return f"/hoa-giai/toa-an/{request.id}"


def test_the_clerk_goes_the_whole_way_on_the_pages(case, clerk_at_work):
    begun = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert "Chuẩn bị yêu cầu Tòa án công nhận" in begun.text
    typed = {
        "has_capacity": "y",
        "holds_rights": "y",
        "is_voluntary": "y",
        "applicants": str(parties_of(case.id)[0].id),
        "court_name": "Tòa án nhân dân khu vực 1",
    }
    made = clerk_at_work.submit(f"/hoa-giai/{case.id}/toa-an", typed)
    assert made.status_code == 303
    page = made.location
    assert "Hạn nộp đơn 09/09/2026" in words_of(clerk_at_work.get(page))
    steps = [
        ("/nop-don", {"filed_on": "11/3/2026"}, CourtState.FILED),
        ("/thu-ly", {"accepted_on": "13/3/2026"}, CourtState.ACCEPTED),
        ("/phien-hop", {"hearing_on": "18/3/2026"}, CourtState.ACCEPTED),
        (
            "/yeu-cau",
            {"asked_on": "16/3/2026", "asked_for": "Bản sao trang sổ."},
            CourtState.ACCEPTED,
        ),
        (
            "/cong-nhan",
            {"decided_on": "20/3/2026", "decision_number": "12/2026/QĐST-VDS"},
            CourtState.RECOGNISED,
        ),
    ]
    for slug, fields, state in steps:
        answer = clerk_at_work.submit(page, fields, action=slug)
        assert (answer.status_code, answer.location) == (303, page), slug
        (held,) = requests_of(case.id)
        assert held.state is state
        assert state.label in clerk_at_work.get(page).text
    (inquiry,) = inquiries_of(case.id)
    answer = clerk_at_work.submit(
        page, {"answered_on": "18/3/2026", "answer": "Đã gửi."}, action=f"/tra-loi/{inquiry.id}"
    )
    assert answer.status_code == 303
    text = words_of(clerk_at_work.get(page))
    assert "quyết định số 12/2026/QĐST-VDS" in text
    assert "ngày 18/03/2026: Đã gửi." in text
    assert "Ghi đã trả lời Tòa án" in text  # in its history
    seen = words_of(clerk_at_work.get(f"/hoa-giai/{case.id}"))
    assert "Tòa án công nhận ngày 20/03/2026" in seen


def test_the_court_is_filled_in_where_the_commune_has_written_it_down(case, clerk_at_work):
    address = f"/hoa-giai/{case.id}/toa-an"
    assert 'value="Tòa án nhân dân khu vực 1 – Lai Châu"' not in clerk_at_work.get(address).text
    a_court()
    assert 'value="Tòa án nhân dân khu vực 1 – Lai Châu"' in clerk_at_work.get(address).text


def with_aunt(home, consent, **facts):
    """A case in which a third person's rights are touched."""
    aunt = PartyFacts(Side.RELATED, "Lò Thị Mai")
    case = a_case_in(CaseState.SETTLED, home, parties=[facts.get("a", PANG), LU, aunt])
    with transaction():
        parties_of(case.id)[2].consent = consent
    return case


def test_what_the_record_knows_against_a_condition_stands_beside_it(home, clerk_at_work):
    young = PartyFacts(Side.A, "Lò Văn Pâng", birth_year=2009, address="Bản Tả Lèng")
    case = with_aunt(home, ThirdConsent.OBJECTS, a=young)
    text = words_of(clerk_at_work.get(f"/hoa-giai/{case.id}/toa-an"))
    assert "Lò Văn Pâng sinh năm 2009, có thể chưa đủ 18 tuổi." in text
    assert "Lò Thị Mai: không đồng ý." in text
    assert "Lò Thị Mai (" not in text  # only a side can apply


@pytest.mark.parametrize(
    ("consent", "is_ticked"),
    [(ThirdConsent.AGREES, True), (ThirdConsent.NOT_ASKED, False), (None, False)],
)
def test_the_consent_of_others_is_ticked_only_where_it_was_given(
    home, clerk_at_work, consent, is_ticked
):
    case = with_aunt(home, consent)
    _, typed = form_of(clerk_at_work.get(f"/hoa-giai/{case.id}/toa-an").text)
    assert ("third_agrees" in typed) is is_ticked
    assert "has_capacity" not in typed  # what nobody has looked at is ticked by nobody


def test_without_paper_the_pages_say_why_there_is_no_way_to_the_court(home, clerk_at_work):
    case = settled(home)
    seen = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert "Chưa có văn bản hòa giải thành nên chưa yêu cầu được Tòa án" in seen.text
    assert f"/hoa-giai/{case.id}/toa-an" not in seen.text
    refused = clerk_at_work.get(f"/hoa-giai/{case.id}/toa-an")
    assert refused.status_code == 422
    assert "đơn yêu cầu phải gửi kèm văn bản đó" in refused.text


def test_who_writes_anew_what_the_court_has_is_told_so(case, clerk_at_work):
    request = a_request(case)
    page = f"/hoa-giai/{case.id}/ghi-lai-thoa-thuan"
    assert "đã đưa ra Tòa án" not in clerk_at_work.get(page).text
    clerk_at_work.submit(page_of(request), {"filed_on": "11/3/2026"}, action="/nop-don")
    told = words_of(clerk_at_work.get(page))
    assert "đã đưa ra Tòa án, tình trạng: Đã nộp đơn." in told


def test_refusals_stand_in_the_form_of_their_step(case, clerk_at_work):
    request = a_request(case, applicants=())
    answer = clerk_at_work.submit(page_of(request), {"filed_on": "11/3/2026"}, action="/nop-don")
    assert answer.status_code == 422
    where = "Hãy mở mục “Sửa điều kiện, người yêu cầu, Tòa án”, "
    assert f"{where}chọn một hoặc cả hai bên là người yêu cầu." in answer.text
    answer = clerk_at_work.submit(page_of(request), {"filed_on": "31/2/2026"}, action="/nop-don")
    assert answer.status_code == 422
    assert "Ngày không đúng." in answer.text
    assert requests_of(case.id)[0].state is CourtState.NOT_FILED


def test_the_application_names_what_the_record_lacks(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    whole = words_of(clerk_at_work.get(page_of(a_request(case))))
    assert "Kính gửi Tòa án Tòa án nhân dân khu vực 1" in whole
    assert "Lò Văn Pâng, Nhà số 4, bản Tả Lèng" in whole
    assert "Văn bản hòa giải thành ký ngày 09/03/2026" in whole
    assert "Lò Thị Liên" in whole
    assert "Người có liên quan Tẩn A Lù" in whole
    bare = a_case_in(CaseState.SETTLED, home)
    text = words_of(clerk_at_work.get(page_of(a_request(bare, court_name="", applicants=()))))
    assert text.count("Chưa có, ghi thêm") == 3  # the court, who asks, and where they live


def test_the_courts_own_clock_and_a_late_application_are_told(case, clerk_at_work):
    request = a_request(case)
    text = words_of(clerk_at_work.get(page_of(request)))
    assert "06 tháng kể từ ngày hòa giải thành 09/03/2026" in text
    court.file_request(request.id, filed_on=date(2026, 3, 11), today=TODAY, by=clerk())
    court.accept_request(request.id, accepted_on=date(2026, 3, 13), today=TODAY, by=clerk())
    text = words_of(clerk_at_work.get(page_of(request)))
    assert "15 ngày kể từ ngày Tòa án thụ lý đơn 13/03/2026" in text
    assert "Tòa án mở phiên họp xét đơn" in text
    assert "sau hạn" not in text
    with transaction():
        requests_of(case.id)[0].due_on = date(2026, 3, 10)
    text = words_of(clerk_at_work.get(page_of(request)))
    assert "Đơn được nộp sau hạn 10/03/2026. Vẫn ghi được" in text


def test_a_refusal_of_the_court_does_not_touch_the_agreement_and_the_page_says_so(
    case, clerk_at_work
):
    request = a_request(case)
    for slug, fields in (
        ("/nop-don", {"filed_on": "11/3/2026"}),
        ("/tra-don", {"decided_on": "18/3/2026", "note": "Thiếu chữ ký."}),
    ):
        assert clerk_at_work.submit(page_of(request), fields, action=slug).status_code == 303
    text = words_of(clerk_at_work.get(page_of(request)))
    assert "Thỏa thuận của các bên vẫn còn giá trị" in text
    assert "Việc làm tiếp" not in text
    assert "Chuẩn bị yêu cầu Tòa án công nhận" in clerk_at_work.get(f"/hoa-giai/{case.id}").text


@pytest.mark.parametrize("role", [role for role in Role if role not in OFFICE_ROLES])
def test_who_sees_a_request_and_who_writes_it(case, sign_in, role):
    request = a_request(case)
    client = sign_in(role)
    answer = client.get(page_of(request))
    sees = role in (
        Role.MEDIATOR,
        Role.TEAM_LEADER,
        Role.COMMUNE_OFFICER,
        Role.COMMUNE_LEADER,
    )
    writes = sees and role is not Role.COMMUNE_LEADER
    assert answer.status_code == 200 if sees else answer.status_code in (403, 404)
    assert ("/nop-don" in answer.text) is writes
    new = client.get(f"/hoa-giai/{case.id}/toa-an")
    assert new.status_code == 422 if writes else new.status_code in (403, 404)


def test_a_request_of_elsewhere_is_not_there(case, leader_of_another_team):
    request = a_request(case)
    assert leader_of_another_team.get(page_of(request)).status_code == 404
    assert leader_of_another_team.get(f"/hoa-giai/{case.id}/toa-an").status_code == 404


def test_the_court_keeps_its_capital_inside_a_sentence(case, clerk_at_work):
    request = a_request(case)
    page = page_of(request)
    clerk_at_work.submit(page, {"filed_on": "11/3/2026"}, action="/nop-don")
    clerk_at_work.submit(
        page, {"asked_on": "16/3/2026", "asked_for": "Trang sổ."}, action="/yeu-cau"
    )
    returned = {"decided_on": "18/3/2026", "note": "Thiếu tài liệu."}
    clerk_at_work.submit(page, returned, action="/tra-don")
    told = words_of(clerk_at_work.get(page))
    assert "Chưa trả lời; Tòa án trả lại đơn nên không còn hạn" in told
