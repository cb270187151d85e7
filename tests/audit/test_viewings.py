"""Who opened what, as leader and administrator read it: numbers, no names of parties."""

import pytest

from app.audit.viewings import read_viewings
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from tests.mediation.cases import a_case_in, a_village_with_team


@pytest.fixture
def case(commune, browser):
    kept = a_case_in(CaseState.IN_MEDIATION, a_village_with_team())
    browser(Role.COMMUNE_OFFICER).get(f"/hoa-giai/{kept.id}")
    return kept


def test_the_administrator_reads_numbers_and_no_content(case, browser):
    text = browser(Role.ADMINISTRATOR).get("/quan-tri/nhat-ky/mo-ho-so").text
    assert f"Vụ, việc hòa giải số {case.number} của tổ hòa giải bản Tả Lèng" in text
    assert "Lò Thị Mẫu" in text
    assert "Pâng" not in text
    assert str(case.id) not in text


def test_the_leader_goes_on_to_the_record_and_takes_the_list(case, browser):
    leader = browser(Role.COMMUNE_LEADER)
    assert f"/hoa-giai/{case.id}" in leader.get("/quan-tri/nhat-ky/mo-ho-so").text
    told = leader.get("/quan-tri/nhat-ky/mo-ho-so?xuat=csv&vi-sao=bao-cao").get_data(as_text=True)
    assert f"{case.number},tổ hòa giải bản Tả Lèng" in told


def test_another_unit_reads_none_of_it(case, actor):
    assert read_viewings(actor(Role.ADMINISTRATOR, unit="03388")) == []
    assert len(read_viewings(actor(Role.ADMINISTRATOR))) == 1
