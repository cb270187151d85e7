"""What a unit that gave villages away hands over in print to the unit that has them now."""

from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import Role
from app.domain.units import Part, UnitKind
from app.units import service
from tests.dialogue.test_pages import words_of
from tests.mediation.cases import TODAY, a_case, a_village_with_team
from tests.units.test_mergers import DAY, row
from tests.units.test_splitting import DECREE

pytestmark = pytest.mark.usefixtures("both_databases")
PAGE = "/hoa-giai/so/thon-giao-di"


@pytest.fixture
def given(commune, home, actor):
    """The village of ``home`` belongs to another commune now; a second village stays."""
    stays = a_village_with_team("Nậm Loỏng")
    a_case(stays)
    a_case(home, received_on=date(2025, 11, 3))
    a_case(home)
    a_case(home)
    with transaction() as session:
        session.add(row("12", "Tỉnh Lai Châu", DAY, kind=UnitKind.PROVINCE, parent_code=None))
        session.add(row("03408", "Phường Tân Phong", DAY))
        session.add(row("03390", "Xã Sin Suối Hồ", DAY))
    parts = [
        Part("03408", "", UnitKind.WARD),
        Part("03390", "", UnitKind.COMMUNE, frozenset([home.team.village_id])),
    ]
    facts = {"valid_from": date(2026, 1, 1), "decree": DECREE, "today": TODAY}
    service.split_unit("03408", parts, **facts, by=actor(Role.OFFICE_OFFICER, unit="12"))
    return home


def test_the_books_of_a_village_given_away_are_there_to_be_printed(given, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    assert PAGE in clerk.get("/don-vi/").text
    shown = words_of(clerk.get(PAGE))
    assert f"{given.team.name} Xã Sin Suối Hồ 2026 2 đang mở 2 2" in shown
    assert f"{given.team.name} Xã Sin Suối Hồ 2025 1 đang mở 1 1" in shown
    assert "Nậm Loỏng" not in shown
    assert clerk.get(f"{PAGE}?xuat=xlsx").data.startswith(b"PK")


def test_a_team_sees_the_books_of_its_own_village_alone(given, browser):
    leader = browser(Role.TEAM_LEADER, team_id=given.team.id, mediator_id=given.leader.id)
    assert given.team.name in words_of(leader.get(PAGE))
    other = a_village_with_team("Gia Khâu")
    mediator = browser(Role.MEDIATOR, team_id=other.team.id, mediator_id=other.pao.id)
    assert given.team.name not in words_of(mediator.get(PAGE))


def test_where_nothing_was_given_nothing_is_handed_over(commune, home, browser):
    a_case(home)
    clerk = browser(Role.COMMUNE_OFFICER)
    assert PAGE not in clerk.get("/don-vi/").text
    assert "chưa giao thôn nào" in clerk.get(PAGE).text


def test_an_office_keeps_no_books_to_hand_over(office, browser):
    assert "chưa giao thôn nào" in browser(Role.OFFICE_OFFICER).get(PAGE).text
