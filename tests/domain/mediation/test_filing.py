from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.filing import check_close, check_correct
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 20)


def close(**changed):
    facts = {
        "current": CaseState.SETTLED,
        "has_term": False,
        "is_paid_or_waived": True,
        "alerts_answered": True,
        "closed_on": date(2026, 3, 15),
        "ended_on": date(2026, 3, 9),
        "today": TODAY,
    } | changed
    check_close(facts.pop("current"), **facts)


def correct(**changed):
    facts = {
        "current": CaseState.CLOSED,
        "reason": "Ghi nhầm ngày",
        "changed": ["received_on"],
        "role": Role.MEDIATOR,
        "is_recorder": True,
    } | changed
    check_correct(facts.pop("current"), **facts)


def test_a_file_is_closed_when_nothing_is_left():
    close()
    close(current=CaseState.PERFORMED, has_term=True)


@pytest.mark.parametrize("state", CaseState)
def test_who_wrote_it_and_the_communes_officer_correct_in_every_state(state):
    correct(current=state)
    correct(current=state, role=Role.COMMUNE_OFFICER, is_recorder=False)


@pytest.mark.parametrize("role", set(Role) - {Role.COMMUNE_OFFICER})
def test_nobody_else_corrects(role):
    with pytest.raises(RuleViolation, match="Chỉ người đã ghi"):
        correct(role=role, is_recorder=False)


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (close, {"current": CaseState.IN_MEDIATION}, "tình trạng “Đang hòa giải”"),
        (close, {"has_term": True}, "Thỏa thuận còn thời hạn thực hiện."),
        (close, {"is_paid_or_waived": False}, "Thù lao của vụ, việc chưa chi trả."),
        (close, {"alerts_answered": False}, "chưa được trả lời"),
        (close, {"closed_on": date(2026, 3, 8)}, "không thể trước ngày kết thúc hòa giải"),
        (correct, {"reason": "  "}, "Hãy ghi lý do đính chính"),
        (correct, {"changed": []}, "Chưa có nội dung nào thay đổi"),
    ],
)
def test_a_guard_of_filing_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message
