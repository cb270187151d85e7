from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.reports.service import case_sheet
from tests.mediation.cases import a_case_in, a_village_with_team

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PERIOD = "/bao-cao/?first=01/01/2026&last=31/12/2026"


@pytest.mark.usefixtures("both_databases")
def test_the_sheet_counts_each_case_once(commune, actor):
    home = a_village_with_team()
    for state in CaseState:
        a_case_in(state, home)
    sheet = case_sheet(*YEAR, by=actor(Role.COMMUNE_OFFICER))
    [line] = sheet.lines
    ended_or_open = line.settled + line.not_settled + line.not_started + line.in_progress
    assert line.received == ended_or_open == len(CaseState) - 1
    assert line.out_of_scope == 1


def test_a_case_outside_the_period_is_not_counted(commune, actor):
    a_case_in(CaseState.SETTLED, a_village_with_team())
    before = (date(2025, 1, 1), date(2025, 12, 31))
    sheet = case_sheet(*before, by=actor(Role.COMMUNE_OFFICER))
    assert sheet.lines == []


def test_a_team_leader_counts_the_own_book_only(commune, actor):
    own, other = a_village_with_team(), a_village_with_team("Sìn Hồ")
    a_case_in(CaseState.RECEIVED, own)
    a_case_in(CaseState.RECEIVED, other)
    leader = actor(Role.TEAM_LEADER, team_id=own.team.id)
    sheet = case_sheet(*YEAR, by=leader)
    assert sheet.foot.received == 1


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
