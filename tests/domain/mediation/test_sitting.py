from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.assignment import Candidate
from app.domain.mediation.grounds import Ground
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.sitting import (
    check_hold_meeting,
    check_invite,
    check_mediate_at_once,
    check_pause,
    check_resume,
    check_start,
    is_late,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 10)
PAO = Candidate("Vàng A Páo", is_active=True, is_party=False, declares_no_conflict=True)


def at_once(**changed):
    facts = {
        "current": CaseState.RECEIVED,
        "candidate": PAO,
        "ground": Ground.MEDIATOR_KNOWS,
        "started_on": date(2026, 3, 2),
        "received_on": date(2026, 3, 2),
        "today": TODAY,
    } | changed
    check_mediate_at_once(facts.pop("current"), facts.pop("candidate"), **facts)


def start(**changed):
    facts = {
        "current": CaseState.ASSIGNED,
        "started_on": date(2026, 3, 5),
        "assigned_on": date(2026, 3, 3),
        "parties_present": True,
        "is_public": False,
        "has_mediator": True,
        "today": TODAY,
    } | changed
    check_start(facts.pop("current"), **facts)


def meet(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "held_on": date(2026, 3, 8),
        "started_on": date(2026, 3, 5),
        "today": TODAY,
    } | changed
    check_hold_meeting(facts.pop("current"), **facts)


def invite(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "name": "ông Lý Văn Sơn",
        "invited_as": InvitedAs.ELDER,
        "invited_by": InvitedBy.SIDE_A,
        "other_side_agrees": True,
    } | changed
    check_invite(facts.pop("current"), **facts)


def pause(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "paused_on": date(2026, 3, 6),
        "started_on": date(2026, 3, 5),
        "today": TODAY,
    } | changed
    check_pause(facts.pop("current"), **facts)


def resume(**changed):
    facts = {
        "current": CaseState.PAUSED,
        "resumed_on": date(2026, 3, 8),
        "paused_on": date(2026, 3, 6),
        "today": TODAY,
    } | changed
    check_resume(facts.pop("current"), **facts)


def test_a_mediation_starts_goes_on_pauses_and_resumes():
    at_once()
    start()
    meet()
    invite()
    invite(invited_by=InvitedBy.MEDIATOR, other_side_agrees=False)
    pause()
    resume()


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (at_once, {"current": CaseState.ASSIGNED}, "đang ở tình trạng “Đã phân công”"),
        (at_once, {"ground": Ground.REQUEST}, "Chỉ hòa giải ngay khi hòa giải viên chứng kiến"),
        (at_once, {"candidate": replace(PAO, is_party=True)}, "là một bên"),
        (at_once, {"started_on": date(2026, 3, 1)}, "không thể trước ngày tiếp nhận"),
        (start, {"current": CaseState.RECEIVED}, "đang ở tình trạng “Tiếp nhận”"),
        (start, {"has_mediator": False}, "Hãy thay hòa giải viên trước khi bắt đầu"),
        (start, {"parties_present": False}, "Hòa giải phải có mặt các bên"),
        (start, {"is_public": None}, "công khai hay không công khai"),
        (start, {"started_on": date(2026, 3, 2)}, "không thể trước ngày phân công"),
        (start, {"started_on": date(2027, 3, 2)}, "ở sau hôm nay"),
        (meet, {"current": CaseState.PAUSED}, "đang ở tình trạng “Tạm dừng”"),
        (meet, {"held_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu hòa giải"),
        (invite, {"current": CaseState.SETTLED}, "đang ở tình trạng “Hòa giải thành”"),
        (invite, {"name": " "}, "Hãy ghi họ tên người được mời."),
        (invite, {"invited_as": None}, "Hãy chọn ai mời và mời vì sao."),
        (invite, {"invited_by": InvitedBy.SIDE_B, "other_side_agrees": False}, "bên kia đồng ý"),
        (invite, {"other_side_agrees": False}, "cần được bên kia đồng ý"),
        (pause, {"current": CaseState.PAUSED}, "không thể ghi “Tạm dừng hòa giải”"),
        (pause, {"paused_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu"),
        (resume, {"current": CaseState.IN_MEDIATION}, "không thể ghi “Tiếp tục sau tạm dừng”"),
        (resume, {"resumed_on": date(2026, 3, 5)}, "không thể trước ngày tạm dừng"),
    ],
)
def test_a_guard_of_the_sitting_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    ("started_on", "other_time", "today", "late"),
    [
        (date(2026, 3, 6), False, TODAY, False),  # on the last day
        (date(2026, 3, 7), False, TODAY, True),
        (date(2026, 3, 7), True, TODAY, False),  # the parties agreed on another time
        (None, False, date(2026, 3, 6), False),
        (None, False, date(2026, 3, 7), True),
    ],
)
def test_a_start_is_late_after_its_last_day_unless_the_parties_agreed(
    started_on, other_time, today, late
):
    due = date(2026, 3, 6)
    assert is_late(due, started_on=started_on, other_time=other_time, today=today) is late
    assert not is_late(None, started_on=started_on, other_time=other_time, today=today)
