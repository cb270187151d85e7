from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.ending import (
    AgreementItem,
    check_end_by_mediator,
    check_end_by_request,
    check_go_on,
    check_settle,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 10)
ALL_EIGHT = dict.fromkeys(AgreementItem, True)


def settle(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "agreement": "Hai nhà cùng dời hàng rào về đúng mốc cũ.",
        "is_written": True,
        "items": ALL_EIGHT,
        "settled_on": date(2026, 3, 9),
        "started_on": date(2026, 3, 5),
        "assigned_on": date(2026, 3, 3),
        "today": TODAY,
    } | changed
    check_settle(facts.pop("current"), **facts)


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
    settle()
    settle(is_written=False, items={})
    settle(current=CaseState.ASSIGNED, started_on=None)
    request_end()
    mediator_ends()
    go_on()


@pytest.mark.parametrize("item", AgreementItem)
def test_a_written_agreement_wants_each_of_its_eight_items(item):
    with pytest.raises(RuleViolation) as refusal:
        settle(items=ALL_EIGHT | {item: False})
    assert f"còn thiếu: {item.label}." in refusal.value.message
    assert "Điều 24" in str(refusal.value.basis)


def test_all_missing_items_are_named_at_once():
    with pytest.raises(RuleViolation) as refusal:
        settle(items={})
    assert all(item.label in refusal.value.message for item in AgreementItem)
    assert len(AgreementItem) == 8


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (settle, {"current": CaseState.RECEIVED}, "đang ở tình trạng “Tiếp nhận”"),
        (settle, {"agreement": "\n "}, "Hãy ghi thỏa thuận mà các bên đạt được."),
        (settle, {"settled_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu hòa giải"),
        (
            settle,
            {"started_on": None, "settled_on": date(2026, 3, 2)},
            "không thể trước ngày phân công",
        ),
        (settle, {"settled_on": date(2026, 3, 11)}, "ở sau hôm nay"),
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
