"""Who may write into which book, for whom, and from which revision."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import MediationCase
from app.records.journal import JournalEntry, history
from app.records.locking import NotHere, Stale
from tests.factories import an_officer
from tests.mediation.cases import (
    ENDED,
    STARTED,
    TODAY,
    a_case,
    a_case_in,
    a_village_with_team,
    clerk,
)


def test_acted_by_and_recorded_by_are_two_people(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    line = history("mediation_case", [case.id])[0]
    assert (line.acted_by, line.recorded_by) == ("Vàng A Sùng", "Tẩn Mỹ Thư")
    start = {"started_on": STARTED, "parties_present": True, "is_public": True, "today": TODAY}
    with pytest.raises(RuleViolation, match="Hãy ghi họ tên người đã thực hiện"):
        service.start_mediation(case.id, **start, by=clerk(None))
    assert case.state is CaseState.ASSIGNED


@pytest.mark.parametrize(
    ("role", "offered"),
    [(Role.MEDIATOR, True), (Role.TEAM_LEADER, False), (Role.COMMUNE_OFFICER, True)],
)
def test_a_correction_is_offered_to_the_recorder_and_the_officer(home, sign_in, role, offered):
    sign_in(Role.MEDIATOR).submit("/hoa-giai/moi", {"ground": "request"})
    db.session.rollback()
    case = db.session.scalar(db.select(MediationCase))
    address = f"/hoa-giai/{case.id}/dinh-chinh"
    client = sign_in(role)
    assert (address in client.get(f"/hoa-giai/{case.id}").text) is offered
    facts = {"reason": "Ghi bổ sung", "note": "Đã gọi điện"}
    assert client.submit(address, facts).status_code == (303 if offered else 422)


def test_the_second_of_two_forms_made_from_one_revision_is_stale(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    seen = case.revision
    service.pause(case.id, paused_on=ENDED, revision=seen, today=TODAY, by=clerk())
    with pytest.raises(Stale):
        service.end_by_request(case.id, ended_on=ENDED, revision=seen, today=TODAY, by=clerk())


def test_a_mediator_writes_own_cases_and_a_leader_the_teams(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    start = {"started_on": STARTED, "parties_present": True, "is_public": False, "today": TODAY}
    with pytest.raises(NotHere):
        service.start_mediation(case.id, **start, by=home.person(home.pao))
    service.start_mediation(case.id, **start, by=home.person(home.lien))
    other = a_village_with_team("Nậm Loỏng")
    with pytest.raises(NotHere):
        service.pause(
            case.id,
            paused_on=ENDED,
            today=TODAY,
            by=other.person(other.leader, Role.TEAM_LEADER),
        )
    service.pause(
        case.id, paused_on=ENDED, today=TODAY, by=home.person(home.leader, Role.TEAM_LEADER)
    )


def test_nobody_writes_into_the_book_of_another_team_or_unit(home):
    other = a_village_with_team("Nậm Loỏng")
    with pytest.raises(RuleViolation, match="Bạn không ghi sổ của tổ hòa giải này"):
        a_case(home, by=other.person(other.lien))
    foreign = replace(an_officer(), unit="03409")
    with pytest.raises(RuleViolation, match="Bạn không ghi sổ của tổ hòa giải này"):
        a_case(home, by=foreign)
    assert db.session.scalar(db.select(db.func.count(MediationCase.id))) == 0


@pytest.mark.parametrize(
    "role", [Role.COMMUNE_LEADER, Role.FRONT, Role.ADMINISTRATOR, Role.OFFICE_OFFICER]
)
def test_those_who_write_nothing_are_refused_by_the_service_too(home, actor, role):
    with pytest.raises(RuleViolation, match="không được ghi"):
        a_case(home, by=actor(role))
    assert db.session.scalar(db.select(db.func.count(JournalEntry.sequence))) > 0
