"""What was agreed on the screen: paper or none, line by line, version by version."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.law_options import Option
from app.domain.mediation.clauses import ClauseState, Obliged
from app.domain.mediation.states import CaseState
from app.lawpack.service import keeping
from app.mediation import service
from app.mediation.service.clauses import live_clauses
from app.mediation.service.versions import in_force, versions_of
from tests.factories import an_officer
from tests.lawpack.rows import words_of
from tests.mediation.cases import (
    FENCE,
    PAPER,
    PAYS,
    TODAY,
    a_case_in,
    a_version,
    clerk,
    note,
    settled,
    stored,
)

HX = {"HX-Request": "true"}
ORAL = {"agreed_on": "9/3/2026", "terms": "Dời rào.", "is_written": "0"}


@pytest.fixture
def case(home):
    return a_case_in(CaseState.IN_MEDIATION, home)


def address(case, slug):
    return f"/hoa-giai/{case.id}/{slug}"


def test_who_declines_paper_is_told_first_what_the_court_will_want(case, clerk_at_work):
    answer = clerk_at_work.submit(address(case, "thanh"), ORAL, action="/thanh")
    assert answer.status_code == 422
    text = words_of(answer)
    assert "Hãy nói cho các bên biết: Tòa án chỉ công nhận" in text
    assert "Hạn cuối để yêu cầu, nếu có văn bản, là 09/09/2026." in text
    assert "06 tháng kể từ ngày hòa giải thành 09/03/2026" in text
    assert "Dời rào." in answer.text
    assert stored(case).state is CaseState.IN_MEDIATION
    confirmed = clerk_at_work.send(answer, {"told_no_paper": "y"}, action="/thanh")
    assert confirmed.status_code == 303
    assert in_force(case.id).told_no_paper is True
    assert "đã nói cho các bên biết là không có văn bản" in words_of(
        clerk_at_work.get(confirmed.location)
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is_written=0&agreed_on=9/3/2026", "là 09/09/2026."),
        ("is_written=0&agreed_on=khong", "là 06 tháng kể từ ngày hòa giải thành."),
        ("is_written=1&agreed_on=9/3/2026", ""),
        ("", ""),
    ],
)
def test_by_script_it_is_told_when_the_choice_is_made(case, clerk_at_work, asked, told):
    answer = clerk_at_work.get(address(case, f"khong-lap-van-ban?{asked}"), headers=HX)
    assert answer.text.lstrip().startswith('<div id="no-paper"')
    assert told in words_of(answer)
    assert ("Hãy nói cho các bên biết" in answer.text) is bool(told)


def test_the_pages_of_a_case_of_elsewhere_are_not_there(home, leader_of_another_team):
    case = settled(home, PAYS)
    (pays,) = live_clauses(case.id)
    for page in (
        f"/hoa-giai/{case.id}/khong-lap-van-ban?is_written=0",
        f"/hoa-giai/{case.id}/ghi-lai-thoa-thuan",
        f"/hoa-giai/viec/{pays.id}",
    ):
        assert leader_of_another_team.get(page).status_code == 404


def test_lines_are_added_without_script_and_keep_what_was_typed(case, clerk_at_work):
    typed = {
        **ORAL,
        "clauses-0-side": "b",
        "clauses-0-who": "Tẩn A Lù",
        "clauses-0-what": "Trả tiền lúa",
        "clauses-0-due_on": "30/6/2026",
        "clauses-0-amount": "1.500.000",
        "clauses-1-side": "b",
        "clauses-1-what": "Trả nốt",
        "clauses-1-due_on": "30/9/2026",
        "clauses-1-amount": "500000",
    }
    more = {**typed, "more_clauses": "1"}
    answer = clerk_at_work.submit(address(case, "thanh"), more, action="/thanh")
    assert answer.status_code == 200
    assert 'name="clauses-3-what"' in answer.text
    assert "Cộng số tiền: Bên B 2.000.000 đồng." in words_of(answer)
    assert stored(case).state is CaseState.IN_MEDIATION
    third = {
        "clauses-3-side": "both",
        "clauses-3-what": "Dựng lại rào",
        "clauses-3-due_on": "10/4/2026",
    }
    done = clerk_at_work.send(answer, {**third, "told_no_paper": "y"}, action="/thanh")
    assert done.status_code == 303
    assert [(one.side, one.amount, one.due_on) for one in live_clauses(case.id)] == [
        (Obliged.B, 1_500_000, date(2026, 6, 30)),
        (Obliged.B, 500_000, date(2026, 9, 30)),
        (Obliged.BOTH, None, date(2026, 4, 10)),
    ]
    assert stored(case).performance_due_on == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"clauses-0-what": "Trả tiền"}, "Việc thứ 1 chưa có thời hạn."),
        ({"clauses-0-due_on": "30/6/2026"}, "Việc thứ 1: hãy ghi phải làm gì"),
        ({"clauses-0-what": "Trả", "clauses-0-due_on": "31/6/2026"}, "Ngày không đúng."),
        (
            {"clauses-0-what": "Trả", "clauses-0-due_on": "1/3/2026"},
            "không thể trước ngày thỏa thuận 09/03/2026",
        ),
        (
            {"clauses-0-what": "Trả", "clauses-0-amount": "hai triệu"},
            "số tiền",
        ),
        ({"agreed_on": ""}, "Hãy nhập ngày hòa giải thành."),
        ({"terms": ""}, "Hãy ghi thỏa thuận"),
    ],
)
def test_bad_lines_are_said_and_nothing_is_settled(case, clerk_at_work, fields, sentence):
    typed = {**ORAL, "told_no_paper": "y", **fields}
    answer = clerk_at_work.submit(address(case, "thanh"), typed, action="/thanh")
    assert answer.status_code == 422
    assert sentence.lower() in words_of(answer).lower()
    assert versions_of(case.id) == []


def test_what_of_the_eight_items_is_missing_leads_to_where_it_is_filled(case, clerk_at_work):
    page = address(case, "soan-thoa-thuan")
    facts = {"terms": "Dời rào.", "is_written": "1"}
    clerk_at_work.submit(page, facts, action="/soan-thoa-thuan")
    answer = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert "Còn thiếu: Diễn biến của quá trình hòa giải" in words_of(answer)
    for place in ("#course", "#duties", "#method", "#signed_on"):
        assert f'href="{address(case, "thanh")}{place}"' in answer.text
    settle = clerk_at_work.get(address(case, "thanh")).text
    assert 'href="#signed_on"' in settle
    assert 'id="signed_on"' in settle
    assert "Dời rào." in settle  # the draft is gone on with


def test_a_ticked_paper_without_its_words_is_not_one(case, clerk_at_work):
    typed = {**ORAL, "is_written": "1", "course": "Đi xem đất.", "duties": "Giữ mốc."}
    answer = clerk_at_work.submit(address(case, "thanh"), typed, action="/thanh")
    assert answer.status_code == 422
    text = words_of(answer)
    assert "Văn bản hòa giải thành còn thiếu: Phương thức, thời hạn thực hiện" in text
    typed |= {"method": "Tự dời.", "signed_on": "9/3/2026"}
    assert clerk_at_work.send(answer, typed, action="/thanh").status_code == 303
    assert stored(case).is_written


def test_a_thing_agreed_is_followed_on_its_own_page(home, clerk_at_work):
    case = settled(home, PAYS, FENCE)
    pays, _ = live_clauses(case.id)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert f"/hoa-giai/viec/{pays.id}" in page.text
    assert "2.000.000 đồng" in page.text
    trouble = {"outcome": "force_majeure", "noted_on": "15/3/2026", "acted_by": "Lò Thị Liên"}
    answer = clerk_at_work.submit(f"/hoa-giai/viec/{pays.id}", trouble)
    assert answer.status_code == 422
    assert "Hãy ghi sự kiện bất khả kháng là gì" in answer.text
    done = clerk_at_work.send(answer, {**trouble, "note": "Lũ cuốn lúa."})
    assert (done.status_code, done.location) == (303, f"/hoa-giai/{case.id}")
    text = words_of(clerk_at_work.get(f"/hoa-giai/viec/{pays.id}"))
    assert "phải trao đổi, thỏa thuận với bên kia và báo hòa giải viên" in text
    assert "Hòa giải viên báo tổ trưởng; chưa ghi ngày báo." in text
    told = {"other_side_told_on": "16/3/2026", "leader_told_on": "16/3/2026"}
    clerk_at_work.submit(f"/hoa-giai/viec/{pays.id}", {**trouble, "note": "Lũ.", **told})
    text = words_of(clerk_at_work.get(f"/hoa-giai/viec/{pays.id}"))
    assert "Ngày báo tổ trưởng 16/03/2026" in text
    assert "Tổ trưởng báo Trưởng ban công tác Mặt trận; chưa ghi ngày báo." in text


def test_new_terms_stand_above_and_the_old_can_still_be_read(home, clerk_at_work):
    case = settled(home, PAYS)
    note(live_clauses(case.id)[0], ClauseState.NOT_PERFORMED)
    typed = {
        "terms": "Trả dần.",
        "is_written": "0",
        "told_no_paper": "y",
        "clauses-0-due_on": "30/9/2026",
    }
    page = address(case, "thoa-thuan-moi")
    assert clerk_at_work.submit(page, typed, action="/thoa-thuan-moi").status_code == 303
    text = words_of(clerk_at_work.get(f"/hoa-giai/{case.id}"))
    assert "Thỏa thuận, bản 2" in text
    assert "Bản 1, 09/03/2026: đã thay" in text.replace("Đã thay", "đã thay")
    assert "Hai nhà dời hàng rào về mốc cũ." in text
    assert "hạn 30/06/2026 – đã thay bằng thỏa thuận mới" in text


def test_when_the_office_wants_a_new_case_the_old_page_says_so(home, clerk_at_work):
    case = a_case_in(CaseState.NOT_PERFORMED, home)
    assert "hoa-giai-lai" in clerk_at_work.get(f"/hoa-giai/{case.id}").text
    keeping.answer_option(
        Option.FLARE_UP,
        "new_case",
        valid_from=date(2026, 3, 1),
        today=TODAY,
        by=an_officer(),
    )
    answer = clerk_at_work.get(f"/hoa-giai/{case.id}")
    assert f"Ghi vụ, việc mới ; các bên được điền sẵn và số {case.number} được nêu." in words_of(
        answer
    )
    assert "hoa-giai-lai" not in answer.text


def test_an_act_that_is_not_open_has_no_page(home, clerk_at_work):
    case = a_case_in(CaseState.RECEIVED, home)
    answer = clerk_at_work.get(address(case, "thanh"), follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, f"/hoa-giai/{case.id}")
    assert "tình trạng “Tiếp nhận”" in answer.text


def test_the_communes_leader_reads_it_and_writes_nothing(home, browser):
    case = settled(home, PAYS, **PAPER)
    (pays,) = live_clauses(case.id)
    leader = browser(Role.COMMUNE_LEADER)
    text = leader.get(f"/hoa-giai/{case.id}").text
    assert PAYS.what in text
    assert "/ghi-lai-thoa-thuan" not in text
    assert leader.get(address(case, "ghi-lai-thoa-thuan")).status_code == 403
    assert "Ghi việc thực hiện" not in leader.get(f"/hoa-giai/viec/{pays.id}").text


def test_the_page_asks_no_more_of_the_database_for_more_things(home, clerk_at_work, queries):
    few, many = settled(home, PAYS), settled(home, *[PAYS] * 12)

    def asked(case):
        queries.clear()
        clerk_at_work.get(f"/hoa-giai/{case.id}")
        return len(queries)

    for case in (few, many):
        asked(case)  # that a case is opened is noted once a day
    assert asked(many) == asked(few)


def test_paper_made_later_shows_what_was_agreed_then(home, clerk_at_work):
    case = settled(home, PAYS)
    text = words_of(clerk_at_work.get(address(case, "lap-van-ban")))
    assert "Ngày hòa giải thành (09/03/2026) và các việc phải thực hiện giữ nguyên" in text
    assert a_version().terms in text
    facts = a_version(**{**PAPER, "signed_on": TODAY}, agreed_on=None)
    service.put_in_writing(case.id, facts=facts, today=TODAY, by=clerk())
    assert "lap-van-ban" not in clerk_at_work.get(f"/hoa-giai/{case.id}").text
