"""A year of dialogues at a glance, the duty of one a year, and requests of voters."""

from datetime import date
from itertools import product

import pytest

from app.domain.dialogue import plans, requests
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.law import BASES, bases_on, missing_bases
from app.domain.dialogue.lifecycle import DialogueState as D
from app.domain.dialogue.plan_words import Recipient, first_words, recipients_of
from app.domain.dialogue.requests import RequestState
from app.domain.dialogue.year import (
    DutyState,
    SessionState,
    is_arranged,
    is_duty_near,
    session_state,
    yearly_duty,
)
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.domain.quarters import Quarter
from app.domain.units import VillageKind
from tests.domain.laws import SHIPPED_LAW as LAW

S = SessionState
QUARTER = Quarter(2026, 2)
DURING, AFTER = date(2026, 6, 30), date(2026, 7, 1)
NOT_BEGUN = {D.IN_PREPARATION, D.ANNOUNCED, D.INVITED, D.POSTPONED, D.CANCELLED}


@pytest.mark.parametrize("state", D)
@pytest.mark.parametrize("today", [DURING, AFTER])
def test_one_conference_says_where_its_planned_session_stands(state, today):
    """Every state of a conference, on the last day of the quarter and on the day after."""
    if state not in NOT_BEGUN:
        wanted = S.HELD
    elif today == AFTER:
        wanted = S.LATE
    else:
        wanted = {D.POSTPONED: S.POSTPONED, D.CANCELLED: S.PLANNED}.get(state, S.IN_PREPARATION)
    assert session_state(QUARTER, [state], is_struck=False, today=today) is wanted


@pytest.mark.parametrize(("one", "other"), list(product(D, D)))
def test_of_two_conferences_the_one_that_is_furthest_counts(one, other):
    ranks = [S.HELD, S.IN_PREPARATION, S.POSTPONED, S.PLANNED]
    alone = [session_state(QUARTER, [each], is_struck=False, today=DURING) for each in (one, other)]
    both = session_state(QUARTER, [one, other], is_struck=False, today=DURING)
    assert both is min(alone, key=ranks.index)


def test_without_a_conference_a_session_waits_until_its_quarter_is_over():
    assert session_state(QUARTER, [], is_struck=False, today=DURING) is S.PLANNED
    assert session_state(QUARTER, [], is_struck=False, today=AFTER) is S.LATE


def test_what_was_struck_is_never_late_but_what_was_held_was_held():
    assert session_state(QUARTER, [], is_struck=True, today=AFTER) is S.STRUCK
    assert session_state(QUARTER, [D.COMPLETED], is_struck=True, today=AFTER) is S.HELD


def test_a_cancelled_conference_leaves_the_session_free():
    assert not is_arranged([])
    assert not is_arranged([D.CANCELLED])
    for state in set(D) - {D.CANCELLED}:
        assert is_arranged([D.CANCELLED, state])


@pytest.mark.parametrize(
    ("year", "article"),
    [(2016, "Điều 125"), (2024, "Điều 125"), (2025, "Điều 43"), (2026, "Điều 43")],
)
def test_each_year_owes_one_conference_by_the_law_at_its_end(year, article):
    duty = yearly_duty(year, held=False, today=date(2027, 1, 1), law=LAW)
    assert duty.state is DutyState.MISSED
    assert duty.deadline.due_on == date(year, 12, 31)
    assert article in duty.deadline.explanation


def test_the_year_that_runs_is_judged_by_the_law_of_today():
    """In April 2025 the law of February 2025 held, in May 2025 nobody knew the next one."""
    duty = yearly_duty(2025, held=False, today=date(2025, 4, 10), law=LAW)
    assert duty.state is DutyState.RUNNING
    assert "Điều 24" in duty.deadline.explanation


def test_a_year_with_its_conference_is_met_and_one_before_the_law_owes_nothing():
    today = date(2026, 12, 31)
    assert yearly_duty(2026, held=False, today=today, law=LAW).state is DutyState.RUNNING
    assert yearly_duty(2026, held=True, today=today, law=LAW).state is DutyState.MET
    assert yearly_duty(2015, held=False, today=today, law=LAW).state is DutyState.NO_RULE


@pytest.mark.parametrize("month", range(1, 13))
def test_the_missing_conference_is_called_for_in_the_second_half_of_the_year(month):
    assert is_duty_near(date(2026, month, 1)) is (month >= 7)


@pytest.mark.parametrize(
    ("day", "articles"),
    [
        (date(2016, 1, 1), ["Điều 125"]),
        (date(2023, 6, 30), ["Điều 125"]),
        (date(2023, 7, 1), ["Điều 125", "Điều 32"]),
        (date(2025, 2, 28), ["Điều 125", "Điều 32"]),
        (date(2025, 3, 1), ["Điều 24", "Điều 32"]),
        (date(2025, 6, 15), ["Điều 24", "Điều 32"]),
        (date(2025, 6, 16), ["Điều 43", "Điều 32"]),
    ],
)
def test_a_plan_cites_the_law_of_its_day(day, articles):
    assert [one.article for one in bases_on(day)] == articles


def test_a_plan_that_cites_the_law_before_is_told_so_by_number_or_by_day():
    (law_2015, early, late) = BASES[:3]
    day = date(2026, 3, 2)
    assert missing_bases(law_2015.cited, day) == [late]
    assert missing_bases(early.cited, day) == [late]
    assert missing_bases(f"{law_2015.cited}\n{late.number}", day) == []
    assert missing_bases("Luật ngày 16 tháng 6 năm 2025", day) == []


def test_a_plan_of_before_july_2025_speaks_of_the_bodies_of_that_time():
    kinds = [VillageKind.THON] * 12
    words = first_words(2024, "Xã Trung Sơn", villages=kinds, today=date(2026, 3, 2))
    assert "Văn phòng - Thống kê phát hành giấy mời" in words["office_tasks"]
    assert "12 thôn\nUBND huyện (b/c)" in words["recipients"]
    assert "Điều 125 Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015" in words["bases"]
    assert "bí thư chi bộ, trưởng thôn" in words["participants"].lower()
    assert len(words["steps"].splitlines()) == 6
    now = first_words(2026, "Phường Tân Phong", villages=[], today=date(2026, 3, 2))
    assert "Điều 43 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in now["bases"]
    assert "UBND tỉnh (b/c)" in now["recipients"]
    assert "phường" in now["budget"]
    assert "huyện" not in " ".join(now.values())


def test_recipients_carry_their_flag_wherever_it_was_typed():
    assert recipients_of("12 thôn\n\n (b/c) UBND huyện \nTT Đảng ủy (b/c)") == [
        Recipient("12 thôn", False),
        Recipient("UBND huyện", True),
        Recipient("TT Đảng ủy", True),
    ]


ISSUE = {
    "year": 2026,
    "number": "05",
    "issued_on": date(2026, 1, 10),
    "signer": "Lò Văn Pâng",
    "sessions": 2,
    "today": date(2026, 3, 2),
}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": " "}, "số kế hoạch"),
        ({"signer": ""}, "người ký"),
        ({"sessions": 0}, "chưa có phiên"),
        ({"issued_on": date(2026, 3, 3)}, "sau hôm nay"),
        ({"issued_on": date(2025, 6, 30)}, "không hợp lý"),
        ({"issued_on": date(2027, 1, 1), "today": date(2027, 2, 1)}, "không hợp lý"),
    ],
)
def test_a_plan_is_issued_whole_or_not_at_all(wrong, sentence):
    plans.check_issuing(PlanState.DRAFT, **ISSUE)
    with pytest.raises(RuleViolation, match=sentence):
        plans.check_issuing(PlanState.DRAFT, **{**ISSUE, **wrong})


def test_an_issued_plan_is_not_written_over():
    with pytest.raises(RuleViolation, match="đã ban hành"):
        plans.check_issuing(PlanState.ISSUED, **ISSUE)
    with pytest.raises(RuleViolation, match="đã ban hành"):
        plans.check_draft(PlanState.ISSUED)
    plans.check_amending(PlanState.DRAFT, "", what="bỏ phiên")
    plans.check_amending(PlanState.ISSUED, "Mưa lũ", what="bỏ phiên")
    with pytest.raises(RuleViolation, match="lý do bỏ phiên"):
        plans.check_amending(PlanState.ISSUED, " ", what="bỏ phiên")


@pytest.mark.parametrize(
    ("year", "fits"), [(2015, False), (2016, True), (2027, True), (2028, False)]
)
def test_a_plan_is_of_a_year_that_has_the_duty_and_no_later_than_the_next(year, fits):
    if fits:
        plans.check_year(year, today=date(2026, 3, 2))
    else:
        with pytest.raises(RuleViolation, match=str(year)):
            plans.check_year(year, today=date(2026, 3, 2))


def test_the_front_belongs_to_a_conference_of_the_government_since_july_2023():
    lacks, government = plans.lacks_front, DialogueKind.GOVERNMENT
    assert lacks(government, "Hội Nông dân", on=date(2026, 3, 31))
    assert not lacks(government, "Ủy ban Mặt trận Tổ quốc Việt Nam xã", on=date(2026, 3, 31))
    assert not lacks(government, "UBMTTQ xã", on=date(2026, 3, 31))
    assert not lacks(government, "", on=date(2023, 6, 30))
    assert not lacks(DialogueKind.PARTY_COMMITTEE, "", on=date(2026, 3, 31))


RECEIVED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("signatures", "voters", "percent", "is_met"),
    [
        (100, 1000, 10.0, True),
        (99, 1000, 9.9, False),
        (9_999, 100_000, 9.9, False),  # never rounded up to what obliges
        (424, 4_235, 10.0, True),
        (423, 4_235, 9.9, False),  # 423.5 asked: 424 people
        (1, 10, 10.0, True),
        (1000, 1000, 100.0, True),
    ],
)
def test_ten_percent_is_counted_in_whole_voters(signatures, voters, percent, is_met):
    share = requests.share_of(signatures, voters, received_on=RECEIVED)
    assert (share.percent, share.is_met) == (percent, is_met)
    assert share.needed == -(-voters // 10)


@pytest.mark.parametrize(("day", "asks"), [(date(2025, 6, 15), False), (date(2025, 6, 16), True)])
def test_the_share_obliges_since_the_law_of_june_2025(day, asks):
    share = requests.share_of(900, 1000, received_on=day)
    assert share.is_met is asks
    assert (share.needed is None) is not asks


@pytest.mark.parametrize("state", D)
def test_a_request_is_answered_by_the_conference_that_is_held_for_it(state):
    wanted = (
        RequestState.WAITING
        if state is D.CANCELLED
        else RequestState.ARRANGED
        if state in NOT_BEGUN
        else RequestState.HELD
    )
    assert requests.state_of(None, [state]) is wanted


def test_a_request_without_conference_waits_or_was_turned_down():
    assert requests.state_of(None, []) is RequestState.WAITING
    assert requests.state_of(RECEIVED, []) is RequestState.REFUSED


@pytest.mark.parametrize(
    ("signatures", "voters", "day", "sentence"),
    [
        (0, 100, RECEIVED, "phải từ 1"),
        (101, 100, RECEIVED, "không quá tổng số cử tri"),
        (1, 0, RECEIVED, "1.000.000"),
        (1, 1_000_001, RECEIVED, "1.000.000"),
        (1, 100, date(2026, 3, 21), "sau hôm nay"),
    ],
)
def test_counts_that_cannot_be_are_refused(signatures, voters, day, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        requests.check_request(day, signatures=signatures, voters=voters, today=date(2026, 3, 20))


def test_voters_whom_the_law_backs_are_not_turned_down():
    few = requests.share_of(50, 1000, received_on=RECEIVED)
    many = requests.share_of(100, 1000, received_on=RECEIVED)
    days = {"received_on": RECEIVED, "refused_on": RECEIVED, "today": RECEIVED}
    requests.check_refusal(RequestState.WAITING, few, "Chưa đủ chữ ký.", **days)
    with pytest.raises(RuleViolation, match="phải tổ chức hội nghị") as refusal:
        requests.check_refusal(RequestState.WAITING, many, "Bận.", **days)
    assert "Điều 43" in str(refusal.value.basis)
    with pytest.raises(RuleViolation, match="lý do cụ thể"):
        requests.check_refusal(RequestState.WAITING, few, " ", **days)
    with pytest.raises(RuleViolation, match="phải từ ngày nhận"):
        early = {**days, "refused_on": date(2026, 3, 1)}
        requests.check_refusal(RequestState.WAITING, few, "Chưa đủ.", **early)
    for state in set(RequestState) - {RequestState.WAITING}:
        with pytest.raises(RuleViolation, match=state.label):
            requests.check_refusal(state, few, "Chưa đủ.", **days)
