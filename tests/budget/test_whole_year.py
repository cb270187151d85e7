"""A commune's year: 26 teams and 30 cases are paid, settled and printed; the sums are by hand."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
import time_machine
from uuid6 import uuid7

from app.budget.papers import build_settlement
from app.budget.service import acts, reading
from app.db import db, transaction
from app.domain.actors import Role
from app.domain.budget.balance import in_all
from app.domain.budget.items import BudgetItem, BudgetState
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus, ConflictAnswer
from app.domain.mediation.grounds import Ground
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.money import in_figures, in_words
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import Decision, RequestState
from app.mediation.models import Assignment, MediationCase
from app.papers.codes import canonical
from app.papers.types import Ask
from app.records.taken_along import flush_new
from app.remuneration.models import PaymentItem, PaymentShare
from app.remuneration.service import deciding, drafting
from app.remuneration.service.deciding import DecisionFacts
from tests.budget.year import DOCUMENT
from tests.factories import a_mediator, a_team, a_village
from tests.remuneration.conftest import HEAD, OFFICER

YEAR, TEAMS, CASES = 2025, 26, 30
AFTER = date(2026, 1, 20)
LEVEL = {CaseResult.SETTLED: 400_000, CaseResult.NOT_SETTLED: 300_000}
RATE = 150_000


@pytest.fixture
def teams(commune):
    with time_machine.travel(AFTER), transaction():
        found = []
        for number in range(1, TEAMS + 1):
            village = a_village(name=f"Nà {number}", valid_from=date(2024, 1, 1))
            facts = {"name": f"Tổ hòa giải số {number:02d}", "founded_on": date(2024, 1, 1)}
            team = a_team(village_id=village.id, **facts)
            people = [
                a_mediator(team, name=name, is_leader=name == "Lò Văn Páo", today=AFTER)
                for name in ("Lò Văn Páo", "Giàng Thị Ín")
            ]
            found.append((team, village, people))
        yield found


def write_cases(rng, teams):
    """Thirty cases that ended some day of the year, with one mediator or two."""
    cases = []
    for number in range(1, CASES + 1):
        team, village, people = rng.choice(teams)
        ended_on = date(YEAR, 1, 5) + timedelta(days=rng.randint(0, 355))
        result = rng.choice(list(LEVEL))
        settled = result is CaseResult.SETTLED
        case = MediationCase(
            id=uuid7(),
            unit=team.unit,
            revision=1,
            team_id=team.id,
            village_id=village.id,
            book_year=YEAR,
            book_number=number,
            ground=Ground.REQUEST,
            received_on=ended_on - timedelta(days=3),
            started_on=ended_on - timedelta(days=1),
            ended_on=ended_on,
            result=result,
            state=CaseState.SETTLED if settled else CaseState.NOT_SETTLED,
        )
        db.session.add(case)
        flush_new(db.session())
        for mediator in people[: rng.randint(1, 2)]:
            db.session.add(
                Assignment(
                    id=uuid7(),
                    unit=team.unit,
                    revision=1,
                    case_id=case.id,
                    mediator_id=mediator.id,
                    how=AssignedHow.BY_LEADER,
                    status=AssignmentStatus.ASSIGNED,
                    conflict=ConflictAnswer.NONE,
                )
            )
        cases.append(case)
    flush_new(db.session())
    return cases


def pay_quarter(team, leader, quarter):
    """Asked for, decided, paid and signed for soon after the quarter."""
    day = quarter.next().first_day + timedelta(days=9)
    facts = {"today": day, "by": OFFICER}
    one = drafting.draft_request(team.id, quarter, **facts)
    deciding.confirm(one.id, leader=leader.name, filed_on=day, register_shown=True, **facts)
    decision = DecisionFacts(decision=Decision.APPROVE, decided_on=day, signer=HEAD.name)
    deciding.decide(one.id, decision, today=day, by=HEAD)
    deciding.pay(one.id, day, **facts)
    signed = {share.mediator_id for share in deciding.unsigned(one)}
    return deciding.hand_over(one.id, day, signed, **facts)


def test_a_year_of_thirty_cases_and_twenty_six_teams(teams, actor):
    cases = write_cases(Random(7), teams)
    with time_machine.travel(date(YEAR, 1, 2)), transaction():
        held = acts.estimate(YEAR, today=date(YEAR, 1, 2), by=OFFICER)
        amounts = {one.id: one.estimated for one in reading.lines_of(held.id)}
        facts = {"allotted_on": date(YEAR, 1, 2), "document": DOCUMENT, "by": OFFICER}
        acts.allot(held.id, amounts, revision=held.revision, today=date(YEAR, 1, 2), **facts)
    with time_machine.travel(AFTER), transaction():
        for number in (1, 2, 3, 4):
            for team, _, (leader, _) in teams:
                done = pay_quarter(team, leader, Quarter(YEAR, number))
                assert done.state is RequestState.HANDED_OVER

    by_quarter = Counter()
    for case in cases:
        by_quarter[Quarter.of(case.ended_on).number] += LEVEL[case.result]
    found = {one.item: one for one in reading.balances_of(held)}
    assert found[BudgetItem.CASES].spent == [by_quarter[at] for at in (1, 2, 3, 4)]
    assert found[BudgetItem.TEAMS].spent == [TEAMS * 3 * RATE] * 4
    assert found[BudgetItem.TEAMS].left == 0
    whole = in_all(list(found.values())).paid
    assert whole == sum(by_quarter.values()) + TEAMS * 12 * RATE
    paid = db.session.scalar(db.select(db.func.sum(PaymentShare.amount)))
    assert paid == sum(by_quarter.values())
    of_cases = db.select(PaymentItem.case_id).where(PaymentItem.case_id.is_not(None))
    assert sorted(db.session.scalars(of_cases)) == sorted(one.id for one in cases)

    for one in reading.teams_in(held):
        own = [case for case in cases if (case.team_id, one.name) in names_of(teams)]
        assert one.cases == sum(LEVEL[case.result] for case in own)
        assert one.support == 12 * RATE

    with time_machine.travel(AFTER):
        facts = {"settled_on": AFTER, "today": AFTER, "by": OFFICER}
        acts.settle(held.id, revision=held.revision, **facts)
        assert held.state is BudgetState.SETTLED
        (paper,) = build_settlement(held, Ask(actor(Role.COMMUNE_OFFICER), AFTER))
    printed = canonical((paper,))
    assert in_figures(whole) in printed
    assert in_words(whole) in printed
    assert all(team.name in printed for team, _, _ in teams)


def names_of(teams):
    return {(team.id, team.name) for team, _, _ in teams}
