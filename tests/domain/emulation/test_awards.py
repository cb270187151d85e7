"""Rewards: what may be issued, withdrawn and decided."""

from datetime import date, timedelta

import pytest

from app.domain.emulation import awards as rules
from app.domain.emulation.awards import Decided, NomineeState, Outcome, SubmissionState
from app.domain.errors import RuleViolation

TODAY = date(2026, 11, 20)
PROPOSED_ON = date(2026, 11, 10)
GRANTED = {"number": "12/QĐ-UBND", "award": "Giấy khen"}


def decide(state=NomineeState.PROPOSED, proposed_on=PROPOSED_ON, **given):
    usual = {"outcome": Outcome.GRANTED, "decided_on": TODAY, "issued_by": "Chủ tịch", **GRANTED}
    rules.check_decision(state, Decided(**usual | given), proposed_on=proposed_on, today=TODAY)


def test_what_was_put_up_may_be_granted_or_refused():
    decide()
    decide(outcome=Outcome.REFUSED, number="", award="", reason="Chưa đủ thời gian.")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"state": NomineeState.DRAFT}, "đã ban hành và chưa rút"),
        ({"state": NomineeState.WITHDRAWN}, "đã ban hành và chưa rút"),
        ({"proposed_on": None}, "đã ban hành và chưa rút"),
        ({"number": " "}, "hãy ghi số quyết định"),
        ({"award": ""}, "hãy ghi số quyết định"),
        ({"outcome": Outcome.REFUSED, "reason": " "}, "hãy ghi lý do"),
        ({"decided_on": PROPOSED_ON - timedelta(days=1)}, "từ ngày tờ trình"),
        ({"decided_on": TODAY + timedelta(days=1)}, "đến hôm nay"),
    ],
)
def test_a_decision_says_what_it_must(given, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        decide(**given)


@pytest.mark.parametrize(
    ("state", "awards", "issued_on", "sentence"),
    [
        (SubmissionState.ISSUED, [("Tổ 1", "Giấy khen")], TODAY, "không còn là dự thảo"),
        (SubmissionState.DRAFT, [], TODAY, "còn trống"),
        (SubmissionState.DRAFT, [("Tổ 1", " ")], TODAY, "hình thức khen thưởng của: Tổ 1"),
        (SubmissionState.DRAFT, [("Tổ 1", "x")], TODAY + timedelta(days=1), "sau hôm nay"),
    ],
)
def test_an_unfinished_submission_is_not_issued(state, awards, issued_on, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        rules.check_issuing(state, awards, issued_on=issued_on, today=TODAY)


def test_who_was_put_up_is_withdrawn_with_a_reason_once():
    rules.check_withdrawal(NomineeState.DRAFT, "")
    rules.check_withdrawal(NomineeState.PROPOSED, "Người được đề nghị xin rút.")
    with pytest.raises(RuleViolation, match="lý do rút"):
        rules.check_withdrawal(NomineeState.PROPOSED, " ")
    with pytest.raises(RuleViolation, match="đã rút trước đó"):
        rules.check_withdrawal(NomineeState.WITHDRAWN, "x")


@pytest.mark.parametrize(
    ("state", "open_", "award", "sentence"),
    [
        (SubmissionState.ISSUED, 1, "Giấy khen", "không còn là dự thảo"),
        (SubmissionState.DRAFT, 1, " ", "Hãy ghi hình thức"),
        (SubmissionState.DRAFT, 0, "Giấy khen", "cũng đã có"),
    ],
)
def test_a_form_of_reward_is_written_for_somebody(state, open_, award, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        rules.check_filling(state, open_, award)


def test_a_list_has_an_end():
    rules.check_picked(1, 0)
    with pytest.raises(RuleViolation, match="ít nhất một"):
        rules.check_picked(0, 3)
    with pytest.raises(RuleViolation, match="nhiều nhất"):
        rules.check_picked(1, rules.MOST_NOMINEES)


def test_the_words_of_a_half_and_of_a_whole_year():
    assert rules.usual_words(date(2026, 1, 1), date(2026, 6, 30))[0].startswith("Sơ kết")
    assert rules.usual_words(date(2026, 1, 1), date(2026, 11, 20))[0].startswith("Tổng kết")
