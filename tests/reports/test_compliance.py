"""How agreements were kept: counted by hand beside what the page shows."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from app.domain.actors import Role
from app.domain.mediation.clauses import ClauseState
from app.domain.mediation.compliance import Compliance
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.clauses import live_clauses
from app.statistics.service.compliance import compliance
from tests.lawpack.rows import words_of
from tests.mediation.cases import (
    FENCE,
    PAYS,
    TODAY,
    a_case_in,
    a_version,
    a_village_with_team,
    clerk,
    note,
    settled,
)

PERIOD = (date(2026, 1, 1), date(2026, 12, 31))
PAGE = "/bao-cao/?first=01/01/2026&last=31/12/2026"
SOON = replace(FENCE, due_on=date(2026, 3, 14))
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture(autouse=True)
def a_fixed_day():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def home(commune):
    """Kept whole and in time; kept whole and one late; half kept; nothing to do; not settled."""
    home = a_village_with_team()
    in_time, late, half = (settled(home, SOON, PAYS) for _ in range(3))
    for case, on in ((in_time, date(2026, 3, 14)), (late, date(2026, 3, 15))):
        soon, pays = live_clauses(case.id)
        note(soon, ClauseState.PERFORMED, noted_on=on)
        note(pays, ClauseState.PERFORMED)
    note(live_clauses(half.id)[1], ClauseState.PERFORMED)
    settled(home)
    a_case_in(CaseState.NOT_SETTLED, home)
    return home


def counted(by, today=TODAY):
    return compliance(*PERIOD, today=today, by=by)


def test_agreements_and_things_are_counted_as_they_stand(home, actor):
    officer = actor(Role.COMMUNE_OFFICER)
    # On 20/03 only the three things of 14/03 are due: one in time, one late, one not done.
    assert counted(officer) == [Compliance(officer.unit, agreed=3, performed=2, due=3, on_time=1)]
    # By July the three of 30/06 are due too, each done in March.
    later = counted(officer, today=date(2026, 7, 1))
    assert later == [Compliance(officer.unit, agreed=3, performed=2, due=6, on_time=4)]


def test_what_new_terms_replaced_counts_no_more(commune, actor):
    case = settled(a_village_with_team(), SOON)
    note(live_clauses(case.id)[0], ClauseState.NOT_PERFORMED)
    facts = a_version(clauses=[PAYS], agreed_on=date(2026, 3, 18), told_no_paper=True)
    service.new_terms(case.id, facts=facts, today=TODAY, by=clerk())
    (line,) = counted(actor(Role.COMMUNE_OFFICER))
    assert (line.agreed, line.performed, line.due) == (1, 0, 0)
    assert (line.performed_percent, line.on_time_percent) == (0.0, None)


def test_a_team_leader_counts_the_own_book_only(home, actor):
    other = a_village_with_team("Sìn Hồ")
    assert counted(other.person(other.leader, Role.TEAM_LEADER)) == []
    assert counted(home.person(home.leader, Role.TEAM_LEADER))[0].agreed == 3


def test_nothing_agreed_in_the_period_is_no_line(home, actor):
    officer = actor(Role.COMMUNE_OFFICER)
    assert compliance(date(2025, 1, 1), date(2025, 12, 31), today=TODAY, by=officer) == []


def test_the_page_shows_both_rates_with_their_formulas(home, browser):
    text = words_of(browser(Role.FRONT).get(PAGE))
    assert "66,7" in text  # two of three
    assert "33,3" in text  # one of three in time
    assert "Tỷ lệ thực hiện xong = vụ, việc đã thực hiện xong mọi việc /" in text
    assert "Tỷ lệ đúng hạn = việc xong trong hạn / việc đã đến hạn × 100" in text


def test_without_agreements_the_page_says_nothing_of_them(commune, browser):
    a_case_in(CaseState.RECEIVED, a_village_with_team())
    assert "Thực hiện thỏa thuận" not in browser(Role.FRONT).get(PAGE).text
