from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.statistics.headings import path_of
from app.domain.statistics.shipped import OVERVIEW
from app.statistics.service.counting import sheet_of
from tests.mediation.cases import a_case_in, a_village_with_team

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PERIOD = "/bao-cao/?first=01/01/2026&last=31/12/2026"


def numbers(line):
    """A line of the overview by the headings of its columns."""
    return {path_of(one): n for one, n in zip(OVERVIEW.columns, line, strict=True)}


@pytest.mark.usefixtures("both_databases")
def test_the_sheet_counts_each_case_once(commune, actor):
    home = a_village_with_team()
    for state in CaseState:
        a_case_in(state, home)
    sheet = sheet_of(OVERVIEW, *YEAR, by=actor(Role.COMMUNE_OFFICER))
    (line,) = sheet.lines
    told = numbers(line.numbers)
    assert told["Tiếp nhận"] == len(CaseState) - 1
    assert told["Kết quả của số tiếp nhận – Hướng dẫn, chuyển"] == 1
    assert all(one.holds for one in sheet.checks())


def test_a_case_outside_the_period_is_not_counted(commune, actor):
    a_case_in(CaseState.SETTLED, a_village_with_team())
    before = (date(2025, 1, 1), date(2025, 12, 31))
    sheet = sheet_of(OVERVIEW, *before, by=actor(Role.COMMUNE_OFFICER))
    assert set(sheet.totals) == {0}


def test_a_team_leader_counts_the_own_book_only(commune, actor):
    own, other = a_village_with_team(), a_village_with_team("Sìn Hồ")
    a_case_in(CaseState.RECEIVED, own)
    a_case_in(CaseState.RECEIVED, other)
    leader = actor(Role.TEAM_LEADER, team_id=own.team.id)
    assert sheet_of(OVERVIEW, *YEAR, by=leader).totals[0] == 1


def test_the_page_shows_the_figures_and_how_the_rate_is_made(commune, browser):
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.SETTLED, CaseState.NOT_SETTLED):
        a_case_in(state, home)
    text = browser(Role.FRONT).get(PERIOD).text
    assert "66,7" in text
    assert "hòa giải thành / (hòa giải thành + không thành)" in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("first=01/02/2026&last=01/01/2026", "Ngày cuối kỳ không thể trước ngày đầu kỳ."),
        ("first=mai&last=01/01/2026", "Ngày không đúng"),
        ("first=01/01/2026", "Hãy nhập ngày cuối kỳ."),
    ],
)
def test_a_wrong_period_is_said(commune, browser, query, sentence):
    answer = browser(Role.COMMUNE_OFFICER).get(f"/bao-cao/?{query}")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'name="first"' in answer.text, "beside the days that were asked for"
