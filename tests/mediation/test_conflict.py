"""Mediators are asked for interests of their own; who left is kept with why and how long."""

from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.assignment import ConflictAnswer
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.assigning import assignments_of
from tests.mediation.cases import RECEIVED, TODAY, a_case_in, clerk

WHY = "Là anh em họ với bên A"


def note(case, mediator, **facts):
    given = {"reason": WHY, "asked_on": RECEIVED} | facts
    service.note_conflict(case.id, mediator_id=mediator.id, **given, today=TODAY, by=clerk())


def assign(case, mediator):
    facts = {"mediator_ids": [mediator.id], "no_conflict": True, "assigned_on": TODAY}
    service.assign_mediators(case.id, **facts, today=TODAY, by=clerk())


def test_who_told_of_an_interest_is_not_assigned_and_the_words_are_kept(home, clerk_at_work):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    note(case, home.lien)
    with pytest.raises(RuleViolation, match=f"Lò Thị Liên đã trả lời.*{WHY}"):
        assign(case, home.lien)
    assign(case, home.pao)
    told = [(one.conflict, one.status.is_current) for one in assignments_of(case.id)]
    assert told == [(ConflictAnswer.HAS, False), (ConflictAnswer.NONE, True)]
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert f"được hỏi trước khi phân công; từ chối ngày 02/03/2026: {WHY}" in text
    assert "có lý do ảnh hưởng đến sự khách quan" in text


def test_the_answer_needs_words_and_is_not_about_who_mediates_now(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    with pytest.raises(RuleViolation, match="Hãy ghi quyền lợi"):
        note(case, home.pao, reason=" ")
    with pytest.raises(RuleViolation, match="đang được phân công"):
        note(case, home.lien)
    with pytest.raises(RuleViolation, match="không thể trước ngày tiếp nhận"):
        note(case, home.pao, asked_on=date(2026, 3, 1))


def test_who_declines_for_an_interest_is_not_chosen_again(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    page = f"/hoa-giai/{case.id}"
    typed = {"reason": WHY, "has_conflict": "y", "declined_on": "5/3/2026"}
    clerk_at_work.submit(page, typed, action="/tu-choi")
    held = assignments_of(case.id)[0]
    assert held.conflict is ConflictAnswer.HAS
    back = {
        "assignment_id": str(held.id),
        "mediator_id": str(home.pao.id),
        "reason": "Chị Liên từ chối",
        "no_conflict": "y",
    }
    clerk_at_work.submit(page, back, action="/thay")
    text = clerk_at_work.get(page).text
    assert f"từ chối ngày 05/03/2026 (sau 2 ngày): {WHY}" in text
    again = {**back, "assignment_id": str(assignments_of(case.id)[1].id)}
    again["mediator_id"] = str(home.lien.id)
    refused = clerk_at_work.submit(page, again, action="/thay")
    assert refused.status_code == 422
    assert WHY in refused.text


def test_a_pause_is_reminded_of(home, clerk_at_work):
    case = a_case_in(CaseState.PAUSED, home)  # since 6 March
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert "Hỏi lại các bên đang tạm dừng" in text
    assert "05/04/2026" in text
    assert "Sau 30 ngày nên hỏi lại các bên" in text
