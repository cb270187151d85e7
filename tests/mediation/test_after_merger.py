"""Cases of a commune that carries on the book, and so the teams, of a former one."""

from dataclasses import replace

import pytest

from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.joining import other_teams, teams_on
from app.remuneration.service.register import who_may_share
from tests.factories import a_mediator
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team, clerk
from tests.merged import came_with_the_book, heir_of_former
from tests.remuneration.conftest import drafted, of_case, settled_by_two


@pytest.fixture
def heir(commune):
    return heir_of_former(clerk())


@pytest.fixture
def came(heir):
    """A team of the former commune."""
    village = a_village_with_team("Chu Lìn")
    came_with_the_book(village.team, village.leader, village.lien, village.pao)
    return village


def test_a_team_that_came_can_be_asked_to_help(home, came, heir):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    assert [key for key, _ in other_teams(case, on=TODAY, by=heir)] == [came.team.id]
    asked = service.ask_partner(case.id, team_id=came.team.id, asked_on=TODAY, today=TODAY, by=heir)
    assert teams_on(asked) == {home.team.id}, "until it agrees"


def test_who_was_recognised_after_the_merger_shares_with_the_team_that_came(heir):
    village = a_village_with_team("Chu Lìn")
    case = settled_by_two(village)
    came_with_the_book(village.team, village.leader, village.lien, village.pao, case)
    facts = {"name": "Sùng Thị Dở", "by": heir}
    new = a_mediator(village.team, **facts)  # stands in the book of the heir
    request = drafted(village, by=replace(heir, acted_by=None))
    item = of_case(request, case)
    able = {one.id for one in who_may_share(request, item.case_id)}
    assert able == {village.leader.id, village.lien.id, village.pao.id, new.id}
