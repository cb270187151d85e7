from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.ending import (
    check_end_by_mediator,
    check_end_by_request,
    check_go_on,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 10)


def request_end(**changed):
    facts = {
        "current": CaseState.PAUSED,
        "ended_on": date(2026, 3, 9),
        "started_on": date(2026, 3, 5),
        "assigned_on": date(2026, 3, 3),
        "today": TODAY,
    } | changed
    check_end_by_request(facts.pop("current"), **facts)


def mediator_ends(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "reason": "Hai bên không ai nhường ai sau ba buổi.",
        "ended_on": date(2026, 3, 9),
        "started_on": date(2026, 3, 5),
        "today": TODAY,
    } | changed
    check_end_by_mediator(facts.pop("current"), **facts)


def go_on(**changed):
    facts = {
        "current": CaseState.NOT_SETTLED,
        "resumed_on": date(2026, 3, 10),
        "ended_on": date(2026, 3, 9),
        "today": TODAY,
    } | changed
    check_go_on(facts.pop("current"), **facts)


def test_each_ending_is_possible_and_no_agreement_is_not_the_last_word():
    request_end()
    mediator_ends()
    go_on()


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (request_end, {"current": CaseState.SETTLED}, "đang ở tình trạng “Hòa giải thành”"),
        (request_end, {"ended_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu"),
        (mediator_ends, {"current": CaseState.ASSIGNED}, "đang ở tình trạng “Đã phân công”"),
        (mediator_ends, {"reason": ""}, "Hãy ghi lý do hòa giải viên kết thúc hòa giải."),
        (mediator_ends, {"ended_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu"),
        (go_on, {"current": CaseState.CLOSED}, "đang ở tình trạng “Đã đóng hồ sơ”"),
        (go_on, {"resumed_on": date(2026, 3, 8)}, "không thể trước ngày kết thúc hòa giải"),
    ],
)
def test_a_guard_of_the_ending_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message
