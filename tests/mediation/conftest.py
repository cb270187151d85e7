"""A commune with one team, on a fixed day, for the tests of mediation."""

import pytest

from app.domain.actors import Role
from tests.mediation.cases import TODAY, a_village_with_team


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setattr("app.mediation.routes.today", lambda: TODAY)


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
