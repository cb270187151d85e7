from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.home.service import work_of
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team
from tests.plans import plan_of


def test_what_waits_is_counted_and_what_is_late_is_said(commune, actor):
    home = a_village_with_team()
    a_case_in(CaseState.ASSIGNED, home)
    a_case_in(CaseState.IN_MEDIATION, home)
    officer = actor(Role.COMMUNE_OFFICER)
    work = work_of(officer, today=date(2026, 4, 1))
    assert [(one.label, one.number, one.late) for one in work] == [
        ("Vụ, việc đã phân công, chờ bắt đầu hòa giải", 1, 1),
        ("Vụ, việc đang hòa giải", 1, 0),
    ]


def test_each_count_leads_to_just_those_cases(commune, browser):
    home = a_village_with_team()
    a_case_in(CaseState.ASSIGNED, home)
    a_case_in(CaseState.PAUSED, home)
    officer = browser(Role.COMMUNE_OFFICER)
    page = officer.get("/").text
    assert "tinh-trang=paused" in page
    listed = officer.get("/hoa-giai/?tinh-trang=paused").text
    assert "02/2026" in listed
    assert "01/2026" not in listed


def test_the_administrator_has_no_cases_waiting(commune, actor, browser):
    a_case_in(CaseState.ASSIGNED, a_village_with_team())
    administrator = actor(Role.ADMINISTRATOR)
    assert work_of(administrator, today=date(2026, 4, 1)) == []
    assert browser(Role.ADMINISTRATOR).get("/").status_code == 200


def test_what_is_done_for_who_sees_or_moves_less_well_is_told_before_signing_in(commune, browser):
    sign_in = commune.test_client().get("/dang-nhap")
    assert 'href="/kha-nang-tiep-can"' in sign_in.text
    for client in (commune.test_client(), browser(Role.MEDIATOR)):
        page = client.get("/kha-nang-tiep-can")
        assert page.status_code == 200
        assert "Chưa được" in page.text


def test_the_sign_of_life_needs_no_login(commune):
    answer = commune.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


@pytest.mark.usefixtures("office", "database_files")
def test_what_waits_at_an_office_is_counted_without_a_look_at_the_cases(actor):
    by = actor(Role.OFFICE_OFFICER)
    steps = plan_of(lambda: work_of(by, today=TODAY), "FROM mediation_case")
    assert steps == ["SEARCH mediation_case USING COVERING INDEX ix_mediation_case_state (state=?)"]
