from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.assignment import (
    AssignmentStatus,
    Candidate,
    check_assign,
    check_choose,
    check_decline,
    check_replace,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 10)
LIEN = Candidate("Lò Thị Liên", is_active=True, is_party=False, declares_no_conflict=True)
WRONG_PEOPLE = [
    ({"is_active": False}, "không còn là hòa giải viên", "Khoản 1 Điều 17"),
    ({"is_party": True}, "là một bên trong vụ, việc", "Khoản 2 Điều 18"),
    ({"declares_no_conflict": False}, "Chưa xác nhận Lò Thị Liên", "Khoản 2 Điều 18"),
]


def choose(candidate=LIEN, **changed):
    facts = {
        "current": CaseState.AWAITING_ASSIGNMENT,
        "accepts": True,
        "assigned_on": date(2026, 3, 3),
        "received_on": date(2026, 3, 2),
        "today": TODAY,
    } | changed
    check_choose(facts.pop("current"), candidate, **facts)


def assign(candidate=LIEN, **changed):
    facts = {
        "current": CaseState.AWAITING_ASSIGNMENT,
        "wanted_by_parties": None,
        "assigned_on": date(2026, 3, 3),
        "received_on": date(2026, 3, 2),
        "today": TODAY,
    } | changed
    check_assign(facts.pop("current"), candidate, **facts)


def change(candidate=LIEN, **changed):
    facts = {
        "current": CaseState.ASSIGNED,
        "replaces": "Vàng A Páo",
        "reason": "Là anh em họ của một bên",
        "assigned_on": date(2026, 3, 5),
        "since": date(2026, 3, 3),
        "today": TODAY,
    } | changed
    check_replace(facts.pop("current"), candidate, **facts)


def decline(**changed):
    facts = {
        "current": CaseState.ASSIGNED,
        "reason": "Có họ hàng với một bên",
        "declined_on": date(2026, 3, 4),
        "assigned_on": date(2026, 3, 3),
        "today": TODAY,
    } | changed
    check_decline(facts.pop("current"), **facts)


def test_an_active_impartial_mediator_is_chosen_assigned_and_replaced():
    choose()
    assign()
    change()
    change(current=CaseState.IN_MEDIATION)
    decline()


@pytest.mark.parametrize("act", [choose, assign, change])
@pytest.mark.parametrize(("fault", "sentence", "article"), WRONG_PEOPLE)
def test_one_who_may_not_mediate_is_refused_however_they_were_found(act, fault, sentence, article):
    with pytest.raises(RuleViolation) as refusal:
        act(replace(LIEN, **fault))
    assert sentence in refusal.value.message
    assert article in str(refusal.value.basis)


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (choose, {"current": CaseState.RECEIVED}, "đang ở tình trạng “Tiếp nhận”"),
        (choose, {"accepts": False}, "Lò Thị Liên chưa nhận lời"),
        (choose, {"assigned_on": date(2026, 3, 1)}, "không thể trước ngày tiếp nhận"),
        (assign, {"current": CaseState.ASSIGNED}, "đang ở tình trạng “Đã phân công”"),
        (assign, {"wanted_by_parties": "Tẩn A Lù"}, "Các bên đã đề nghị Tẩn A Lù"),
        (assign, {"assigned_on": date(2026, 3, 11)}, "ở sau hôm nay"),
        (change, {"current": CaseState.PAUSED}, "đang ở tình trạng “Tạm dừng”"),
        (change, {"reason": " "}, "Hãy ghi lý do Vàng A Páo từ chối hoặc được thay."),
        (change, {"replaces": "Lò Thị Liên"}, "đang được phân công vụ, việc này"),
        (change, {"assigned_on": date(2026, 3, 2)}, "không thể trước ngày phân công trước"),
        (decline, {"current": CaseState.IN_MEDIATION}, "không thể ghi “Hòa giải viên từ chối"),
        (decline, {"reason": ""}, "Hãy ghi lý do hòa giải viên từ chối."),
        (decline, {"declined_on": date(2026, 3, 2)}, "không thể trước ngày phân công"),
    ],
)
def test_a_guard_of_assignment_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message


def test_only_an_assignment_that_was_not_refused_or_replaced_is_current():
    assert [s.name for s in AssignmentStatus if s.is_current] == ["ASSIGNED", "ACCEPTED"]
