"""The way back through years and months."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation.service.archive import months_of
from tests.factories import an_officer
from tests.mediation.cases import a_case, a_case_in, a_village_with_team


@pytest.fixture
def years(home):
    for day in (date(2025, 12, 1), date(2025, 12, 31), date(2025, 1, 1), date(2026, 1, 2)):
        a_case(home, received_on=day, summary=f"Việc ngày {day:%d/%m/%Y}")


@pytest.mark.usefixtures("both_databases")
def test_the_months_of_a_year_are_counted(years):
    assert months_of(2025, by=an_officer()) == [(1, 1), (12, 2)]
    assert months_of(2026, by=an_officer()) == [(1, 1)]
    assert months_of(2024, by=an_officer()) == []


def test_a_year_leads_to_its_months_and_a_month_to_its_cases(years, clerk_at_work):
    newest = clerk_at_work.get("/hoa-giai/luu-tru/").text
    assert "Tháng 1/2026" in newest
    old = clerk_at_work.get("/hoa-giai/luu-tru/?nam=2025").text
    link = old.split("Tháng 12/2025")[0].rsplit('href="', 1)[1].split('"')[0]
    listed = clerk_at_work.get(link.replace("&amp;", "&")).text
    assert "Có 2 vụ, việc như vậy." in listed
    assert "31/12/2025" in listed
    assert "01/01/2025" not in listed


@pytest.mark.parametrize("year", ["2030", "x", ""])
def test_a_year_there_is_not_shows_the_newest(years, clerk_at_work, year):
    assert "Cả năm 2026" in clerk_at_work.get(f"/hoa-giai/luu-tru/?nam={year}").text


def test_only_what_a_person_may_meet_is_counted(home, sign_in, actor):
    a_case_in(CaseState.ASSIGNED, home)
    a_case(home)
    a_case(a_village_with_team("Nậm Loỏng"))
    counted = {Role.MEDIATOR: 1, Role.TEAM_LEADER: 2, Role.COMMUNE_LEADER: 3}
    for role, number in counted.items():
        text = sign_in(role).get("/hoa-giai/luu-tru/").text
        assert f'<td class="number" data-label="Tiếp nhận">{number}</td>' in text
    assert sign_in(Role.FRONT).get("/hoa-giai/luu-tru/").status_code == 403
    assert months_of(2026, by=actor(Role.COMMUNE_OFFICER, unit="03388")) == []
    assert months_of(2026, by=actor(Role.OFFICE_OFFICER, unit="03408")) == [(3, 3)]


def test_an_empty_book_has_no_years(home, clerk_at_work):
    assert "Sổ chưa có vụ, việc nào." in clerk_at_work.get("/hoa-giai/luu-tru/").text
