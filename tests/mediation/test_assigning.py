"""Who mediates: chosen, assigned, declining, replaced, and whose clock runs."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service import PartyFacts
from app.mediation.service.assigning import assignments_of
from app.mediation.service.parties import parties_of
from tests.mediation.cases import (
    ASSIGNED,
    RECEIVED,
    STARTED,
    TODAY,
    a_case,
    a_case_in,
    a_village_with_team,
    clerk,
)


def test_the_start_clock_is_set_by_the_assignment_and_anew_by_a_replacement(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    assert (case.assigned_on, case.start_due_on) == (ASSIGNED, date(2026, 3, 6))
    first = assignments_of(case.id)[0]
    service.replace_mediator(
        case.id,
        assignment_id=first.id,
        mediator_id=home.pao.id,
        how=AssignedHow.BY_LEADER,
        reason="Anh em họ với một bên",
        no_conflict=True,
        assigned_on=date(2026, 3, 4),
        today=TODAY,
        by=clerk(),
    )
    assert case.start_due_on == date(2026, 3, 9)  # 7 March 2026 is a Saturday
    old, new = assignments_of(case.id)
    assert (old.status, old.ended_on, old.reason) == (
        AssignmentStatus.REPLACED,
        date(2026, 3, 4),
        "Anh em họ với một bên",
    )
    assert (new.mediator_id, new.status) == (home.pao.id, AssignmentStatus.ASSIGNED)


def test_a_declined_case_cannot_start_until_the_leader_finds_another(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    held = assignments_of(case.id)[0]
    facts = {"assignment_id": held.id, "reason": "Bận việc nhà", "declined_on": date(2026, 3, 4)}
    service.decline_case(case.id, **facts, today=TODAY, by=clerk("Lò Thị Liên"))
    start = {"started_on": STARTED, "parties_present": True, "is_public": False}
    with pytest.raises(RuleViolation, match="Hãy thay hòa giải viên"):
        service.start_mediation(case.id, **start, today=TODAY, by=clerk())
    with pytest.raises(RuleViolation, match="không còn được phân công"):
        service.decline_case(case.id, **facts, today=TODAY, by=clerk())
    service.replace_mediator(
        case.id,
        assignment_id=held.id,
        mediator_id=home.pao.id,
        how=AssignedHow.CHOSEN,
        reason="Chị Liên bận việc nhà",
        no_conflict=True,
        assigned_on=date(2026, 3, 5),
        today=TODAY,
        by=clerk(),
    )
    service.start_mediation(case.id, **start, today=TODAY, by=clerk())
    assert [one.status for one in assignments_of(case.id)] == [
        AssignmentStatus.REFUSED,
        AssignmentStatus.ACCEPTED,
    ]


def assign(case, home, **facts):
    given = {
        "mediator_ids": [home.pao.id],
        "no_conflict": True,
        "assigned_on": ASSIGNED,
        "today": TODAY,
        "by": clerk(),
    }
    return service.assign_mediators(case.id, **{**given, **facts})


def test_the_parties_wish_goes_before_the_leaders_assignment(home):
    case = a_case(home)
    service.confirm_scope(
        case.id,
        category_code="DS-01",
        confirmed_on=RECEIVED,
        wanted_mediator_id=home.lien.id,
        today=TODAY,
        by=clerk(),
    )
    with pytest.raises(RuleViolation, match="Các bên đã đề nghị Lò Thị Liên"):
        assign(case, home)
    assign(case, home, wanted_declines=True)
    assert case.state is CaseState.ASSIGNED


def test_several_mediators_may_share_a_case_and_none_twice(home):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    service.choose_mediators(
        case.id,
        mediator_ids=[home.lien.id, home.pao.id, home.lien.id],
        accepts=True,
        no_conflict=True,
        assigned_on=ASSIGNED,
        today=TODAY,
        by=clerk(None).on_behalf_of("Lò Văn Pâng"),
    )
    held = assignments_of(case.id)
    assert [one.mediator_id for one in held] == [home.lien.id, home.pao.id]
    assert {one.status for one in held} == {AssignmentStatus.ACCEPTED}
    assert {one.how for one in held} == {AssignedHow.CHOSEN}


def test_a_mediator_who_is_a_party_is_refused_unless_the_years_of_birth_differ(home):
    namesake = PartyFacts(Side.A, "Giàng A Páo")
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home, parties=[namesake])
    with pytest.raises(RuleViolation, match="là một bên trong vụ, việc"):
        assign(case, home)
    party = parties_of(case.id)[0]
    younger = PartyFacts(Side.A, "Giàng A Páo", birth_year=1999)
    service.change_party(party.id, younger, today=TODAY, by=clerk())
    assert assign(case, home).state is CaseState.ASSIGNED


@pytest.mark.parametrize("empty", [True, False])
def test_an_assignment_needs_a_mediator_of_the_own_team(home, empty):
    other = a_village_with_team("Nậm Loỏng")
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    ids = [] if empty else [other.pao.id]
    with pytest.raises(RuleViolation, match=r"ít nhất một|không thuộc tổ"):
        assign(case, home, mediator_ids=ids)
    assert case.state is CaseState.AWAITING_ASSIGNMENT


def test_who_witnesses_mediates_at_once_without_a_start_clock(home):
    case = a_case(home, ground=Ground.MEDIATOR_KNOWS)
    service.mediate_at_once(
        case.id,
        mediator_id=home.pao.id,
        no_conflict=True,
        started_on=RECEIVED,
        category_code="MT-01",
        today=TODAY,
        by=home.person(home.leader, Role.TEAM_LEADER),
    )
    assert (case.state, case.start_due_on) == (CaseState.IN_MEDIATION, None)
    assert assignments_of(case.id)[0].how is AssignedHow.WITNESSED


def test_nobody_replaces_a_colleague_on_a_case_they_share(home):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    assign(case, home, mediator_ids=[home.lien.id, home.pao.id])
    first = assignments_of(case.id)[0]
    with pytest.raises(RuleViolation, match="đang được phân công vụ, việc"):
        service.replace_mediator(
            case.id,
            assignment_id=first.id,
            mediator_id=home.pao.id,
            how=AssignedHow.BY_LEADER,
            reason="Đi vắng",
            no_conflict=True,
            assigned_on=ASSIGNED,
            today=TODAY,
            by=clerk(),
        )
    assert {one.status for one in assignments_of(case.id)} == {AssignmentStatus.ASSIGNED}
