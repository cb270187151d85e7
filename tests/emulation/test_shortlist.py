"""The list with figures, counted by hand, and whom who may see in it."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.emulation.awards import NomineeKind
from app.domain.emulation.evidence import Evidence, Least, RankBy
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.clauses import ClauseState
from app.domain.mediation.states import CaseState
from app.domain.training.kinds import Audience, GivenBy, SeatKind
from app.domain.training.lifecycle import ClassState
from app.emulation.service.shortlist import candidates, shortlist
from app.mediation.models import Assignment, Clause, MediationCase
from app.mediation.service.clauses import live_clauses
from app.records.locking import NotHere
from app.training.models import TrainingClass, TrainingSeat
from tests.asked import asked
from tests.emulation.conftest import (
    ABOVE,
    FIRST,
    HERE,
    MEDIATORS,
    NEIGHBOUR,
    OFFICER,
    TEAMS,
    granted,
    put_up,
)
from tests.exchange.conftest import know_units
from tests.mediation.cases import a_case_in, a_village_with_team, stored

S = CaseState
TAUGHT_ON = date(2026, 3, 2)
STATES = (S.PERFORMED, S.NOT_PERFORMED, S.SETTLED, S.NOT_SETTLED, S.OUT_OF_SCOPE, S.RECEIVED)
HELD = Evidence(
    received=6,
    settled=3,
    not_settled=1,
    due=4,
    in_time=3,
    written=1,
    agreed=2,
    kept=1,
    years=2,
    trained=1,
)
"""By hand: of the four that began one began too late, one was settled on paper, two of the settled
had something to be done, of which one has all of it done (what was replaced since is nothing to
do); the team is two years old."""


@pytest.fixture
def busy(home):
    cases = {state: a_case_in(state, home) for state in STATES}
    late, kept = (stored(cases[state]) for state in (S.NOT_SETTLED, S.PERFORMED))
    (clause,) = live_clauses(kept.id)
    former = {"agreement_id": clause.agreement_id, "place": 2, "side": clause.side}
    with transaction() as session:
        session.get(MediationCase, late.id).start_due_on = late.received_on
        state = ClauseState.REPLACED
        session.add(Clause(unit=kept.unit, case_id=kept.id, state=state, **former))
        refused = {"how": AssignedHow.BY_LEADER, "status": AssignmentStatus.REFUSED}
        refused |= {"mediator_id": home.pao.id, "conflict": ConflictAnswer.HAS}
        session.add(Assignment(unit=kept.unit, case_id=kept.id, **refused))
    taught(home.lien, home.pao)
    return home


def taught(came, stayed_away):
    """A class of the office, to which one of two came."""
    with transaction() as session:
        held = TrainingClass(
            unit="12",
            title="Kỹ năng hòa giải",
            state=ClassState.HELD,
            audience=[Audience.MEDIATORS],
            given_by=GivenBy.OWN,
            organiser="Sở Tư pháp",
            first_on=TAUGHT_ON,
            last_on=TAUGHT_ON,
            days_set=True,
        )
        session.add(held)
        session.flush()
        for mediator, present in ((came, True), (stayed_away, False)):
            seat = {"class_id": held.id, "mediator_id": mediator.id, "present": present}
            session.add(TrainingSeat(unit="12", kind=SeatKind.MEDIATOR, **seat))


@pytest.mark.usefixtures("both_databases")
def test_the_figures_of_a_team_and_of_its_mediators_are_those_of_the_book(busy):
    a_village_with_team("Nà Đông")
    first, second = (one.line for one in shortlist(TEAMS, OFFICER).lines)
    assert (first.name, first.evidence) == ("Tổ hòa giải bản Tả Lèng", HELD)
    assert second.evidence == Evidence(years=2)
    people = {one.line.key: one.line for one in shortlist(MEDIATORS, OFFICER).lines}
    taken = replace(HELD, received=4)
    assert (people[busy.lien.id].evidence, people[busy.lien.id].name) == (taken, "Lò Thị Liên")
    assert people[busy.pao.id].evidence == Evidence(years=2)


def test_what_was_received_outside_the_days_is_not_counted(busy):
    later = replace(TEAMS, first=date(2026, 3, 3))
    (line,) = candidates(later, OFFICER)
    assert line.evidence == Evidence(years=2)  # nor a class
    assert candidates(replace(TEAMS, first=FIRST, last=date(2024, 1, 1)), OFFICER) == []


def test_less_than_was_asked_is_left_out_and_counted(busy):
    a_village_with_team("Nà Đông")
    found = shortlist(replace(TEAMS, least=Least(received=1)), OFFICER)
    assert ([one.place for one in found.lines], found.left_out) == ([1], 1)


def test_who_was_rewarded_before_is_told(busy):
    team, mediator = put_up(busy)
    granted(team)
    granted(mediator, award="Giấy khen")
    assert shortlist(TEAMS, OFFICER).lines[0].line.rewards == ("Bằng khen (2026)",)
    rewards = {one.line.key: one.line.rewards for one in shortlist(MEDIATORS, OFFICER).lines}
    assert rewards[busy.lien.id] == ("Giấy khen (2026)",)
    assert rewards[busy.pao.id] == ()


def test_one_more_team_costs_no_further_statement(busy):
    def statements(wanted):
        with asked() as sent:
            shortlist(wanted, OFFICER)
        return len(sent)

    before = [statements(one) for one in (TEAMS, MEDIATORS)]
    for name in ("Nà Đông", "Nà Tây"):
        a_case_in(S.SETTLED, a_village_with_team(name))
    assert [statements(one) for one in (TEAMS, MEDIATORS)] == before
    assert max(before) <= 8


def test_another_unit_sees_nothing_of_it_and_an_office_no_name(office):
    know_units()
    home = a_village_with_team()
    for _ in range(3):
        a_case_in(S.SETTLED, home)
    db.session.execute(db.text("UPDATE team SET unit = :unit"), {"unit": HERE})
    db.session.execute(db.text("UPDATE mediation_case SET unit = :unit"), {"unit": HERE})
    db.session.commit()
    assert shortlist(TEAMS, NEIGHBOUR).lines == []
    (line,) = shortlist(replace(TEAMS, kind=NomineeKind.UNIT), ABOVE).lines
    assert (line.line.key, line.line.evidence.received) == (HERE, 3)
    (team,) = shortlist(replace(TEAMS, unit=HERE), ABOVE).lines
    assert (team.line.belongs_to, team.line.evidence.settled) == ("Phường Tân Phong", 3)
    with pytest.raises(NotHere):
        shortlist(MEDIATORS, ABOVE)
    with pytest.raises(NotHere):
        shortlist(replace(TEAMS, unit=HERE), NEIGHBOUR)
    leader = replace(ABOVE, role=Role.OFFICE_LEADER)
    assert shortlist(replace(TEAMS, kind=NomineeKind.UNIT, rank_by=RankBy.RATE), leader).lines
    with pytest.raises(NotHere):
        shortlist(TEAMS, leader)
