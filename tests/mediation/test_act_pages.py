"""Every act as people do it: on the page of the case, with and without the script."""

import pytest

from app.db import db
from app.domain.actors import Permission, Role
from app.domain.mediation.acts import Act
from app.domain.mediation.grounds import Ground
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import acts_from, next_state
from app.mediation.actions import ACTIONS, BY_ACT
from app.mediation.models import MediationCase
from app.mediation.service.assigning import assignments_of
from app.mediation.service.inviting import invitees_of
from app.records.journal import JournalEntry, history
from tests.browser import form_of
from tests.manners import check_manners, read
from tests.mediation.cases import a_case_in
from tests.mediation.typed import (
    a_case_ready_for,
    agree_for,
    ask_for,
    page_of,
    plan_for,
    typed_for,
)

HX = {"HX-Request": "true"}
WRITERS = (Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER)
LEADERS_ACTS = {Act.ASSIGN_MEDIATOR, Act.REPLACE_MEDIATOR, Act.CLOSE, Act.REOPEN}
# What is written on the page of one thing agreed, and not on the page of the case.
ELSEWHERE = {Act.FOLLOW_CLAUSE, Act.NOT_PERFORM}
# What no page of a case asks for: it begins one, or the book does it by itself.
UNASKED = {Act.RECEIVE, Act.ENTER, Act.IMPORT, Act.TAKE_OUT, Act.GIVE_NUMBER}
UNASKED |= {Act.RESTRICT, Act.LIFT_RESTRICTION}
MOVES = [
    (state, act)
    for state in CaseState
    for act in acts_from(state)
    if act not in ELSEWHERE | {Act.CORRECT}
]


def stored(case):
    return db.session.get(MediationCase, case.id, populate_existing=True)


@pytest.mark.parametrize(("state", "act"), MOVES)
def test_the_clerk_does_every_act_of_every_state_on_the_page(home, clerk_at_work, state, act):
    case = a_case_ready_for(state, act, home)
    slug = BY_ACT[act].slug
    answer = clerk_at_work.submit(page_of(case, act), typed_for(act, home), action=f"/{slug}")
    assert (answer.status_code, answer.location) == (303, f"/hoa-giai/{case.id}")
    wanted = next_state(state, act)
    if (state, act) == (CaseState.CLOSED, Act.REOPEN):
        wanted = CaseState.PERFORMED  # from where it was closed
    assert stored(case).state is wanted
    assert wanted.label in clerk_at_work.get(answer.location).text
    line = history("mediation_case", [case.id])[0]
    assert (line.act, line.recorded_by) == (act.value, "Tẩn Mỹ Thư")


@pytest.mark.parametrize("role", WRITERS)
def test_the_page_offers_exactly_what_state_and_role_allow(home, sign_in, role):
    client = sign_in(role)
    for state in CaseState:
        case = a_case_in(state, home, ground=Ground.MEDIATOR_KNOWS)
        if Act.PLAN_MEETING in acts_from(state):
            plan_for(case)
        if Act.ASK_PARTNER in acts_from(state):
            ask_for(case)
            agree_for(case)
        answer = client.get(f"/hoa-giai/{case.id}")
        if role is Role.MEDIATOR and not assignments_of(case.id):
            assert answer.status_code == 404
            continue
        offered = {
            act
            for act, row in BY_ACT.items()
            if f'="/hoa-giai/{case.id}/{row.slug}"' in answer.text
        } - {Act.CORRECT}
        allowed = set(acts_from(state)) - ELSEWHERE - {Act.CORRECT}
        allowed -= {Act.REMOVE_REPEAT}  # nothing is noted that could be taken back
        if case.is_written:
            allowed -= {Act.PUT_IN_WRITING}
        assert offered == allowed - (LEADERS_ACTS if role is Role.MEDIATOR else set()), state


@pytest.mark.parametrize("role", [*WRITERS, Role.COMMUNE_LEADER])
def test_the_page_of_every_state_keeps_its_manners_whole_and_in_part(home, sign_in, role):
    client = sign_in(role)
    for state in CaseState:
        case = a_case_in(state, home, domestic_violence=True)
        for headers in ({}, HX):
            answer = client.get(f"/hoa-giai/{case.id}", headers=headers)
            check_manners(answer)
        if answer.status_code == 200:
            assert answer.text.lstrip().startswith('<article id="case"')
            assert "Có dấu hiệu bạo lực gia đình" in answer.text


def test_by_script_the_answer_is_the_card_in_its_new_state(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    answer = clerk_at_work.submit(
        f"/hoa-giai/{case.id}",
        typed_for(Act.START, home),
        action="/bat-dau",
        headers=HX,
        follow_redirects=True,
    )
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<article id="case"')
    assert "Đang hòa giải" in answer.text


@pytest.mark.parametrize("headers", [{}, HX])
def test_a_refusal_stands_in_the_form_with_its_basis_and_what_was_typed(
    home, clerk_at_work, headers
):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    typed = {"terms": "Chia đôi mảnh nương.", "is_written": "1"}
    before = db.session.scalar(db.select(db.func.count(JournalEntry.sequence)))
    address = f"/hoa-giai/{case.id}/thanh"
    answer = clerk_at_work.submit(address, typed, action="/thanh", headers=headers)
    assert answer.status_code == 422
    check_manners(answer)
    assert "Văn bản hòa giải thành còn thiếu: Diễn biến của quá trình hòa giải;" in answer.text
    assert "Căn cứ: Điều 24 Luật Hòa giải ở cơ sở số 35/2013/QH13." in answer.text
    assert "Chia đôi mảnh nương." in answer.text
    assert db.session.scalar(db.select(db.func.count(JournalEntry.sequence))) == before


@pytest.mark.parametrize(
    ("state", "slug", "fields", "sentence"),
    [
        (CaseState.ASSIGNED, "bat-dau", {"started_on": "31/02/2026"}, "Ngày không đúng."),
        (CaseState.ASSIGNED, "bat-dau", {"started_on": ""}, "Hãy nhập ngày bắt đầu hòa giải."),
        (CaseState.ASSIGNED, "bat-dau", {"is_public": "maybe"}, "công khai hay không"),
        (
            CaseState.ASSIGNED,
            "bat-dau",
            {"started_on": "01/03/2026", "parties_present": "y", "is_public": "1"},
            "Ngày bắt đầu hòa giải 01/03/2026 không thể trước ngày phân công 03/03/2026.",
        ),
        (CaseState.RECEIVED, "xac-nhan", {"category_code": "XX"}, "không có trong danh sách"),
        (CaseState.RECEIVED, "khong-hoa-giai", {"reason": "xx"}, "không có trong danh sách"),
        (
            CaseState.AWAITING_ASSIGNMENT,
            "phan-cong",
            {"mediator_ids": "01900000-0000-7000-8000-000000000099"},
            "không nằm trong danh sách",
        ),
        (
            CaseState.AWAITING_ASSIGNMENT,
            "phan-cong",
            {},
            'mediator_ids-error">Hãy chọn ít nhất một hòa giải viên.',
        ),
        (
            CaseState.AWAITING_ASSIGNMENT,
            "phan-cong",
            {"mediator_ids": "'; drop table"},
            "không nằm trong danh sách",
        ),
        (CaseState.IN_MEDIATION, "tam-dung", {"acted_by": ""}, "Hãy ghi họ tên người đã"),
        (CaseState.PERFORMED, "dong-ho-so", {}, "Thù lao của vụ, việc chưa chi trả."),
    ],
)
def test_bad_input_is_said_and_changes_nothing(home, clerk_at_work, state, slug, fields, sentence):
    case = a_case_in(state, home)
    answer = clerk_at_work.submit(f"/hoa-giai/{case.id}", fields, action=f"/{slug}")
    assert answer.status_code == 422
    check_manners(answer)
    assert sentence in answer.text
    assert stored(case).state is state
    assert stored(case).revision == case.revision


def test_an_act_pressed_twice_is_done_once(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}/moi-nguoi")
    for _ in range(2):
        answer = clerk_at_work.send(page, {"name": "bà Mai"}, action="/moi-nguoi")
        assert (answer.status_code, answer.location) == (303, f"/hoa-giai/{case.id}")
    assert [one.name for one in invitees_of(case.id)] == ["bà Mai"]


def test_a_folded_act_is_opened_where_it_stands(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    card = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert not any(form["action"].endswith("/moi-nguoi") for form, _ in read(card).forms())
    opened = clerk_at_work.get(
        f"/hoa-giai/{case.id}/moi-nguoi", query_string={"revision": case.revision}, headers=HX
    )
    ((form, _),) = read(opened.text).forms()
    assert (form["action"], form["hx-target"]) == (f"/hoa-giai/{case.id}/moi-nguoi", "#case")


def test_an_act_opened_on_a_card_that_is_no_longer_so_brings_the_card_as_it_is(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    seen = {"revision": case.revision}
    clerk_at_work.submit(
        f"/hoa-giai/{case.id}",
        {"what_happened": "Đã đo đất.", "acted_by": "Lò Thị Liên"},
        action="/buoi-tiep",
    )
    address = f"/hoa-giai/{case.id}/moi-nguoi"
    answer = clerk_at_work.get(address, query_string=seen, headers=HX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (200, "#case")
    assert "Đã đo đất." in answer.text
    assert form_of(answer.text, "/moi-nguoi")[1]["revision"] == str(stored(case).revision)


@pytest.mark.parametrize("headers", [{}, HX])
def test_the_second_of_two_people_is_told_what_changed_and_keeps_the_words(
    home, clerk_at_work, browser, headers
):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}/thanh")
    other = browser(Role.COMMUNE_OFFICER)
    other.submit(
        f"/hoa-giai/{case.id}",
        {"what_happened": "Đã đo đất.", "acted_by": "Lò Thị Liên"},
        action="/buoi-tiep",
    )
    typed = {"terms": "Chia đôi.", "is_written": "0", "told_no_paper": "y"}
    answer = clerk_at_work.send(page, typed, action="/thanh", headers=headers)
    assert answer.status_code == 409
    assert "CHƯA LƯU" in answer.text
    assert "Số buổi hòa giải" in answer.text
    assert 'value="Chia đôi."' in answer.text
    assert stored(case).state is CaseState.IN_MEDIATION


def test_an_act_of_a_state_already_left_is_refused_with_what_can_be_done(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}/bat-dau")
    clerk_at_work.send(page, typed_for(Act.START, home), action="/bat-dau")
    fresh = {"revision": str(stored(case).revision), "request_key": "0" * 32}
    answer = clerk_at_work.send(page, {**typed_for(Act.START, home), **fresh}, action="/bat-dau")
    assert answer.status_code == 422
    assert "đang ở tình trạng “Đang hòa giải”" in answer.text


def test_who_goes_back_to_the_form_of_a_state_already_left_comes_to_the_case(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    left = clerk_at_work.get(f"/hoa-giai/{case.id}/thanh", follow_redirects=True)
    assert (left.status_code, left.request.path) == (200, f"/hoa-giai/{case.id}")
    assert "đang ở tình trạng “Hòa giải thành” nên không thể ghi" in left.text
    assert clerk_at_work.get(f"/hoa-giai/{case.id}/thanh", headers=HX).status_code == 422


def test_forged_fields_reach_no_column(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    forged = {
        "state": "closed",
        "unit": "99999",
        "book_number": "77",
        "result": "settled",
        "by": "x",
        "today": "2020-01-01",
        "case_id": "x",
    }
    fields = {**typed_for(Act.START, home), **forged}
    clerk_at_work.submit(f"/hoa-giai/{case.id}", fields, action="/bat-dau")
    now = stored(case)
    assert (now.state, now.unit, now.book_number, now.result) == (
        CaseState.IN_MEDIATION,
        case.unit,
        1,
        None,
    )


def test_every_act_of_the_table_has_its_row(home):
    assert set(BY_ACT) == set(Act) - ELSEWHERE - UNASKED
    assert len({row.slug for row in ACTIONS}) == len(ACTIONS)
    assert {row.permission for row in ACTIONS} == {
        Permission.RECORD_CASE,
        Permission.ASSIGN_CASE,
        Permission.CLOSE_FILE,
        Permission.CORRECT_CASE,
    }
