from datetime import date, timedelta

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.meetings import (
    FARTHEST,
    MeetingState,
    Planned,
    check_change,
    check_held,
    check_plan,
    check_put_off,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 20)
TOMORROW = date(2026, 3, 21)
YESTERDAY = date(2026, 3, 19)


def plan(**changed):
    facts = {"current": CaseState.ASSIGNED, "planned_for": TOMORROW, "today": TODAY} | changed
    check_plan(facts.pop("current"), Act.PLAN_MEETING, **facts)


def change(**changed):
    facts = {
        "current": CaseState.PAUSED,
        "meeting": Planned(MeetingState.PLANNED, YESTERDAY),
        "planned_for": TOMORROW,
        "today": TODAY,
    } | changed
    check_change(facts.pop("current"), facts.pop("meeting"), **facts)


def put_off(**changed):
    facts = {
        "current": CaseState.IN_MEDIATION,
        "meeting": Planned(MeetingState.PLANNED, TODAY),
        "kind": MeetingState.ABSENT,
        "why_not": "Bên B không đến",
        "next_on": TOMORROW,
        "today": TODAY,
    } | changed
    check_put_off(facts.pop("current"), facts.pop("meeting"), **facts)


def test_a_sitting_is_agreed_changed_put_off():
    plan()
    plan(planned_for=TODAY)
    change()
    change(planned_for=YESTERDAY)  # only the place changes
    put_off()
    put_off(kind=MeetingState.POSTPONED, next_on=None)
    check_held(Planned(MeetingState.PLANNED, TODAY))


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (plan, {"current": CaseState.RECEIVED}, "đang ở tình trạng “Tiếp nhận”"),
        (plan, {"planned_for": YESTERDAY}, "Ngày hẹn 19/03/2026 đã qua."),
        (plan, {"planned_for": TODAY + timedelta(days=FARTHEST + 1)}, "quá xa"),
        (change, {"current": CaseState.SETTLED}, "Hòa giải thành"),
        (change, {"meeting": Planned(MeetingState.HELD, YESTERDAY)}, "“Đã hòa giải”"),
        (change, {"planned_for": date(2026, 3, 18)}, "đã qua"),
        (put_off, {"current": CaseState.CLOSED}, "Đã đóng hồ sơ"),
        (put_off, {"meeting": Planned(MeetingState.POSTPONED, TODAY)}, "“Hoãn”"),
        (put_off, {"kind": None}, "được hoãn hay không đủ mặt"),
        (put_off, {"kind": MeetingState.HELD}, "được hoãn hay không đủ mặt"),
        (put_off, {"why_not": " "}, "Hãy ghi vì sao"),
        (put_off, {"meeting": Planned(MeetingState.PLANNED, TOMORROW)}, "chưa đến nên chưa thể"),
        (put_off, {"next_on": YESTERDAY}, "đã qua"),
    ],
)
def test_what_cannot_be_is_refused_in_words(act, changed, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        act(**changed)
