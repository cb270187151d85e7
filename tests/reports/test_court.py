"""What was put to the court, counted by hand beside what the page shows."""

from datetime import date

import pytest
import time_machine

from app.domain.actors import Role
from app.domain.mediation.court import CourtAct, CourtState
from app.domain.mediation.states import CaseState
from app.mediation.service import court
from app.statistics.service.court import put_to_court
from tests.lawpack.rows import words_of
from tests.mediation.cases import TODAY, a_case_in, a_request, a_village_with_team, clerk

PERIOD = (date(2026, 1, 1), date(2026, 12, 31))
FILED = date(2026, 3, 12)
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture(autouse=True)
def a_fixed_day():
    with time_machine.travel(TODAY):
        yield


def asked(home, filed_on=FILED):
    """A settled case whose parties ask the court; None: they only prepare it."""
    request = a_request(a_case_in(CaseState.SETTLED, home))
    if filed_on:
        court.file_request(request.id, filed_on=filed_on, today=TODAY, by=clerk())
    return request


@pytest.fixture
def home(commune):
    """Two filed, of which one is recognised; one prepared only."""
    home = a_village_with_team()
    recognised, _, _ = asked(home), asked(home), asked(home, filed_on=None)
    facts = {"decided_on": TODAY, "decision_number": "03/2026/QĐ-CNHGT", "today": TODAY}
    court.accept_request(recognised.id, accepted_on=TODAY, today=TODAY, by=clerk())
    court.ending(CourtAct.RECOGNISE)(recognised.id, **facts, by=clerk())
    return home


def test_what_was_filed_is_counted_by_what_the_court_said(home, actor):
    [line] = put_to_court(*PERIOD, by=actor(Role.COMMUNE_OFFICER))
    told = {state: line.of(state) for state in CourtState if line.of(state)}
    assert told == {CourtState.RECOGNISED: 1, CourtState.FILED: 1}
    assert (line.filed, line.of(CourtState.RECOGNISED), line.undecided) == (2, 1, 1)


def test_the_day_of_filing_says_in_which_period_it_counts(home, actor):
    officer = actor(Role.COMMUNE_OFFICER)
    assert put_to_court(FILED, FILED, by=officer)
    assert not put_to_court(date(2026, 1, 1), date(2026, 3, 11), by=officer)
    assert not put_to_court(date(2026, 3, 13), date(2026, 12, 31), by=officer)


def test_a_leader_counts_the_own_team(home, actor):
    other = a_village_with_team("Nậm Loỏng")
    asked(other)
    [own] = put_to_court(*PERIOD, by=actor(Role.TEAM_LEADER, team_id=other.team.id))
    assert own.filed == 1


def test_the_page_tells_it_also_of_a_period_without_new_cases(home, browser):
    officer = browser(Role.COMMUNE_OFFICER)
    words = words_of(officer.get("/bao-cao/?first=12/03/2026&last=12/03/2026"))
    assert "Không có vụ, việc nào trong kỳ" in words
    assert "Yêu cầu Tòa án công nhận kết quả hòa giải thành" in words
    assert "Tòa án đang xem xét 03408 2 1 0 0 0 1" in words
