"""A commune with one team and cases that ended in the first quarter; every date is fixed."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.mediation.states import CaseState
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import Decision
from app.mediation import service as cases
from app.remuneration.models import PaymentRequest, PaymentShare
from app.remuneration.service import deciding, drafting
from app.remuneration.service.deciding import DecisionFacts
from app.remuneration.service.holding import items_of
from tests.conftest import TAN_PHONG
from tests.days import each_test_on
from tests.factories import an_officer
from tests.mediation.cases import (
    ASSIGNED,
    STARTED,
    TODAY,
    a_case_in,
    a_version,
    a_village_with_team,
    clerk,
)

FIRST = Quarter(2026, 1)
OFFICER = Actor(name="Tẩn Mỹ Thư", role=Role.COMMUNE_OFFICER, unit=TAN_PHONG[0])
HEAD = Actor(name="Vàng A Chứ", role=Role.COMMUNE_LEADER, unit=TAN_PHONG[0])
BOTH_SETTLED = 400_000
fixed_day = each_test_on(TODAY)


@pytest.fixture
def home(commune):
    return a_village_with_team()


def ended(home):
    """Not settled: paid like any ending."""
    return a_case_in(CaseState.NOT_SETTLED, home)


def settled_by_two(home):
    """Settled, by Lò Thị Liên and Giàng A Páo."""
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    cases.assign_mediators(
        case.id,
        mediator_ids=[home.lien.id, home.pao.id],
        no_conflict=True,
        assigned_on=ASSIGNED,
        today=TODAY,
        by=clerk(),
    )
    cases.start_mediation(
        case.id,
        started_on=STARTED,
        parties_present=True,
        is_public=False,
        today=TODAY,
        by=clerk(),
    )
    facts = a_version(told_no_paper=True)
    return cases.settle_case(case.id, facts=facts, today=TODAY, by=clerk())


def drafted(home, quarter=FIRST, *, by=None):
    return drafting.draft_request(home.team.id, quarter, today=TODAY, by=by or an_officer())


def filed(home):
    one = drafted(home)
    return deciding.confirm(
        one.id,
        leader=home.leader.name,
        filed_on=TODAY,
        register_shown=True,
        today=TODAY,
        by=OFFICER,
    )


def decided(home, decision=Decision.APPROVE, reason=""):
    facts = DecisionFacts(decision=decision, decided_on=TODAY, signer=HEAD.name, reason=reason)
    return deciding.decide(filed(home).id, facts, today=TODAY, by=HEAD)


def paid(home):
    return deciding.pay(decided(home).id, TODAY, today=TODAY, by=OFFICER)


def lines(request):
    return items_of(request.id)


def stored(request):
    return db.session.get(PaymentRequest, request.id, populate_existing=True)


def day(number, month=3):
    return date(2026, month, number)


def shares(item):
    rows = db.select(PaymentShare).where(
        PaymentShare.item_id == item.id, PaymentShare.dropped_on.is_(None)
    )
    return {one.mediator_id: one for one in db.session.scalars(rows)}


def of_case(request, case):
    (item,) = [one for one in lines(request) if one.case_id == case.id]
    return item
