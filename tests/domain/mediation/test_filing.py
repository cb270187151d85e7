from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.filing import check_close, check_correct, check_timeline
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 20)


def close(**changed):
    facts = {
        "current": CaseState.SETTLED,
        "has_open_clause": False,
        "has_open_inquiry": False,
        "is_paid_or_waived": True,
        "alerts_answered": True,
        "closed_on": date(2026, 3, 15),
        "ended_on": date(2026, 3, 9),
        "today": TODAY,
    } | changed
    check_close(facts.pop("current"), **facts)


def correct(**changed):
    facts = {
        "reason": "Ghi nhầm ngày",
        "changed": ["received_on"],
        "role": Role.MEDIATOR,
        "is_recorder": True,
    }
    check_correct(**facts | changed)


def timeline(**changed):
    facts = {
        "book_year": 2026,
        "received_on": date(2026, 3, 1),
        "assigned_on": date(2026, 3, 2),
        "started_on": date(2026, 3, 4),
        "ended_on": date(2026, 3, 9),
        "performed_on": date(2026, 3, 12),
        "closed_on": date(2026, 3, 15),
        "today": TODAY,
    }
    check_timeline(**facts | changed)


def test_a_file_is_closed_when_nothing_is_left():
    close()
    close(current=CaseState.PERFORMED)
    close(current=CaseState.NOT_PERFORMED)


def test_who_wrote_it_and_the_communes_officer_correct():
    correct()
    correct(role=Role.COMMUNE_OFFICER, is_recorder=False)
    timeline()
    timeline(assigned_on=None, started_on=None, performed_on=None, closed_on=None)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.COMMUNE_OFFICER])
def test_nobody_else_corrects(role):
    with pytest.raises(RuleViolation, match="Chỉ người đã ghi"):
        correct(role=role, is_recorder=False)


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (close, {"current": CaseState.IN_MEDIATION}, "tình trạng “Đang hòa giải”"),
        (close, {"has_open_clause": True}, "Thỏa thuận còn việc chưa rõ kết quả."),
        (close, {"has_open_inquiry": True}, "Tòa án đang chờ trả lời"),
        (close, {"is_paid_or_waived": False}, "Thù lao của vụ, việc chưa chi trả."),
        (close, {"alerts_answered": False}, "chưa được trả lời"),
        (close, {"closed_on": date(2026, 3, 8)}, "không thể trước ngày kết thúc hòa giải"),
        (correct, {"reason": "  "}, "Hãy ghi lý do đính chính"),
        (correct, {"changed": []}, "Chưa có nội dung nào thay đổi"),
        (timeline, {"received_on": date(2025, 12, 31)}, "đã có số trong sổ năm 2026"),
        (timeline, {"assigned_on": date(2026, 2, 28)}, "Ngày phân công 28/02/2026 không thể"),
        (timeline, {"started_on": date(2026, 3, 1)}, "không thể trước ngày phân công"),
        (timeline, {"ended_on": date(2026, 3, 3)}, "không thể trước ngày bắt đầu"),
        (timeline, {"performed_on": date(2026, 3, 8)}, "không thể trước ngày kết thúc"),
        (timeline, {"closed_on": date(2026, 3, 11)}, "không thể trước ngày thực hiện xong"),
    ],
)
def test_a_guard_of_filing_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message
