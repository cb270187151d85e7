from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.alerts import (
    AlertAct,
    AlertKind,
    AlertState,
    ForwardedTo,
    alert_acts,
    check_answer,
    check_details,
    check_forward,
    check_raise,
    forward_due,
    next_alert_state,
)

S, A = AlertState, AlertAct
MOVES = {
    (None, A.RAISE): S.RAISED,
    (S.RAISED, A.COMPLETE): S.RAISED,
    (S.RAISED, A.ACKNOWLEDGE): S.ACKNOWLEDGED,
    (S.RAISED, A.FORWARD): S.FORWARDED,
    (S.ACKNOWLEDGED, A.COMPLETE): S.ACKNOWLEDGED,
    (S.ACKNOWLEDGED, A.FORWARD): S.FORWARDED,
    (S.FORWARDED, A.COMPLETE): S.FORWARDED,
    (S.FORWARDED, A.FORWARD): S.FORWARDED,
    (S.FORWARDED, A.ANSWER): S.ANSWERED,
}
MEDIATING = {Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER}
HANDLING = {Role.TEAM_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER}
WRITERS = {
    A.RAISE: MEDIATING,
    A.COMPLETE: MEDIATING,
    A.ACKNOWLEDGE: HANDLING,
    A.FORWARD: HANDLING,
    A.ANSWER: {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("state", "act"), [*product([None, *AlertState], AlertAct)])
def test_every_act_from_every_state_by_every_role(state, act, role):
    target = MOVES.get((state, act))
    if target and role in WRITERS[act]:
        assert next_alert_state(state, act, role=role) is target
    else:
        with pytest.raises(RuleViolation):
            next_alert_state(state, act, role=role)


@pytest.mark.parametrize(("state", "role"), [*product(AlertState, Role)])
def test_what_is_offered_is_what_is_allowed(state, role):
    allowed = [act for (source, act) in MOVES if source is state and role in WRITERS[act]]
    assert alert_acts(state, role) == allowed


def test_a_report_goes_up_without_waiting_for_the_leader():
    assert next_alert_state(S.RAISED, A.FORWARD, role=Role.COMMUNE_OFFICER) is S.FORWARDED


def test_one_open_report_of_a_kind_is_enough():
    check_raise(AlertKind.BREACH, [AlertKind.VIOLENCE])
    with pytest.raises(RuleViolation, match="đã có báo cáo") as refusal:
        check_raise(AlertKind.BREACH, [AlertKind.BREACH])
    assert str(refusal.value.basis).startswith("Khoản 5 Điều 10")


def test_the_law_names_the_chairman_for_violence_and_a_competent_body_for_a_breach():
    assert AlertKind.VIOLENCE.goes_to is ForwardedTo.CHAIRMAN
    assert AlertKind.BREACH.goes_to is ForwardedTo.POLICE
    assert str(AlertKind.VIOLENCE.basis).startswith("Khoản 4 Điều 10")


def test_another_body_must_be_named():
    check_forward(AlertKind.BREACH, ForwardedTo.POLICE, "")
    check_forward(AlertKind.BREACH, ForwardedTo.OTHER, "Hạt Kiểm lâm")
    with pytest.raises(RuleViolation, match="ghi rõ cơ quan"):
        check_forward(AlertKind.BREACH, ForwardedTo.OTHER, " ")
    with pytest.raises(RuleViolation, match="chọn nơi nhận"):
        check_forward(AlertKind.BREACH, None, "")


def test_an_answer_says_something():
    with pytest.raises(RuleViolation, match="kết quả"):
        check_answer("  ", kind=AlertKind.BREACH)


def test_to_tell_more_is_to_say_what():
    check_details("Anh Lù dọa đánh.", kind=AlertKind.VIOLENCE)
    with pytest.raises(RuleViolation, match="Hãy ghi sự việc"):
        check_details(" ", kind=AlertKind.VIOLENCE)


def test_the_time_to_report_is_a_number_of_hours():
    raised = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
    assert forward_due(raised, 24) - raised == timedelta(hours=24)
