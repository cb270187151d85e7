import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.recorder import check_recorder, may_write, needs_name
from app.domain.mediation.states import CaseState
from app.domain.mediation.transitions import acts_from

WRITERS = {Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER}
EVERYTHING = [(None, Act.RECEIVE)] + [(s, act) for s in CaseState for act in acts_from(s)]
LEADERS_ONLY = {Act.ASSIGN_MEDIATOR, Act.REPLACE_MEDIATOR, Act.CLOSE, Act.REOPEN}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("state", "act"), EVERYTHING)
def test_every_role_writes_the_acts_it_may_and_no_other(role, state, act):
    allowed = role in WRITERS and not (role is Role.MEDIATOR and act in LEADERS_ONLY)
    assert may_write(role, state, act) is allowed
    if allowed:
        check_recorder(state, act, role=role, acted_by="Lò Văn Pâng")
    else:
        with pytest.raises(RuleViolation, match="không được ghi"):
            check_recorder(state, act, role=role, acted_by="Lò Văn Pâng")


def test_the_communes_officer_names_whose_act_it_was():
    with pytest.raises(RuleViolation, match="Hãy ghi họ tên người đã thực hiện"):
        check_recorder(CaseState.ASSIGNED, Act.START, role=Role.COMMUNE_OFFICER, acted_by=None)
    own = {act for state, act in EVERYTHING if not needs_name(Role.COMMUNE_OFFICER, state, act)}
    assert own == {
        Act.RECEIVE,
        Act.TAKE_OVER,
        Act.NOTE_VIOLENCE,
        Act.FOLLOW_UP,
        Act.REWRITE_AGREEMENT,
        Act.CLOSE,
        Act.REOPEN,
        Act.NOTE_REPEAT,
        Act.REMOVE_REPEAT,
        Act.CORRECT,
    }


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.TEAM_LEADER])
def test_a_member_of_the_team_writes_without_naming_anybody(role):
    check_recorder(CaseState.ASSIGNED, Act.START, role=role, acted_by=None)
    check_recorder(CaseState.IN_MEDIATION, Act.PAUSE, role=role, acted_by=None)
