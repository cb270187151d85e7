"""A commune with one team, on a fixed day, for the tests of mediation."""

from datetime import datetime, time

import pytest
import time_machine

from app.domain.actors import Role
from app.domain.calendar import HERE
from tests.mediation.cases import TODAY, a_village_with_team


@pytest.fixture(autouse=True)
def fixed_day():
    """The clock on the wall shows the morning of ``TODAY``, and goes on from there."""
    with time_machine.travel(datetime.combine(TODAY, time(9), HERE)):
        yield


@pytest.fixture
def home(commune):
    return a_village_with_team()


@pytest.fixture
def clerk_at_work(home, browser):
    return browser(Role.COMMUNE_OFFICER, name="Tẩn Mỹ Thư")


@pytest.fixture
def sign_in(home, browser):
    """``sign_in(role)``: somebody of that role; team people are of the one team."""

    def open_for(role):
        person = {Role.TEAM_LEADER: home.leader, Role.MEDIATOR: home.lien}.get(role)
        if person is None:
            return browser(role)
        facts = {"team_id": home.team.id, "mediator_id": person.id, "name": person.name}
        return browser(role, **facts)

    return open_for
