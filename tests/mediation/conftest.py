"""A commune with one team, on a fixed day, for the tests of mediation."""

from datetime import datetime, time
from uuid import uuid4

import pytest
import time_machine

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import HERE
from app.domain.mediation.states import CaseState
from app.domain.teams import LawTraining, Sex
from app.domain.units import UnitKind, VillageKind
from app.mediation.models import Assignment, MediationCase, Party
from app.teams.models import Mediator, Team
from app.units.models import Unit, Village
from tests.asked import asked
from tests.factories import SINCE
from tests.mediation.cases import LU, PANG, TODAY, a_village_with_team


@pytest.fixture(autouse=True)
def fixed_day():
    """The clock on the wall shows the morning of ``TODAY``, and goes on from there."""
    with time_machine.travel(datetime.combine(TODAY, time(9), HERE)):
        yield


@pytest.fixture
def home(commune):
    return a_village_with_team()


@pytest.fixture
def leader_of_another_team(home, browser):
    other = a_village_with_team("Nậm Loỏng")
    facts = {"team_id": other.team.id, "mediator_id": other.leader.id, "name": other.leader.name}
    return browser(Role.TEAM_LEADER, **facts)


@pytest.fixture
def queries(commune):
    """The statements sent to the database from now on."""
    with asked() as sent:
        yield sent


@pytest.fixture
def clerk_at_work(home, browser):
    return browser(Role.COMMUNE_OFFICER, name="Tẩn Mỹ Thư")


@pytest.fixture
def sign_in(home, browser):
    """``sign_in(role)``: somebody of that role; team people are of the one team."""

    return lambda role: browser(role, **home.seat(role))


@pytest.fixture
def received(office):
    """At the office: a case as it arrives from a commune, with nothing that may not leave."""
    for code, name, parent in (
        ("12", "Tỉnh Lai Châu", None),
        ("03408", "Phường Tân Phong", "12"),
        ("03388", "Xã Sìn Hồ", "12"),
    ):
        kind = UnitKind.COMMUNE if parent else UnitKind.PROVINCE
        db.session.add(Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=SINCE))
    village = Village(name="Tả Lèng", kind=VillageKind.BAN, valid_from=SINCE)
    team = Team(name="Tổ hòa giải bản Tả Lèng", founded_on=SINCE, minority_area=True)
    mediator = Mediator(
        sex=Sex.FEMALE, is_minority=True, law_training=LawTraining.NONE, is_leader=True
    )
    mediator.recognised_on = SINCE
    case = MediationCase(
        book_year=2026,
        book_number=7,
        ground="request",
        received_on=SINCE,
        category="DS-01",
        state=CaseState.ASSIGNED,
        assigned_on=SINCE,
        other_time_agreed=False,
        round=1,
    )
    rows = [village, team, mediator, case]
    for row in rows:
        row.id, row.unit, row.revision = uuid4(), "03408", 1
    team.village_id = case.village_id = village.id
    mediator.team_id = case.team_id = team.id
    party = Party(side=PANG.side, kind=LU.kind)
    held = Assignment(mediator_id=mediator.id, how="by_leader", status="assigned", conflict="none")
    held.assigned_on = SINCE
    for row in (party, held):
        row.id, row.unit, row.revision, row.case_id = uuid4(), "03408", 1, case.id
    for row in (*rows, party, held):
        db.session.add(row)
        db.session.flush()
    db.session.commit()
    return case
