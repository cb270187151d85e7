"""Above the commune figures of villages and teams are for who works with them, small ones for
nobody: a village with one case names its parties by itself."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.emulation.awards import NomineeKind
from app.domain.mediation.states import CaseState
from app.domain.statistics.forms import RowKind
from app.domain.statistics.sheets import Line, Sheet, gathered
from app.domain.statistics.shipped.board import BOARD_OF_TEAMS
from app.emulation.service.shortlist import Asked, kinds_for, shortlist
from app.records.locking import NotHere
from app.statistics.service.scope import scope_of
from tests.export.reading_back import lines_of
from tests.mediation.cases import a_case_in, a_village_with_team

PAGE = "/tong-quan/?nam=2026&ky=nam"
TEAM, SMALL = "Tổ hòa giải bản Tả Lèng", "Tổ hòa giải bản Nậm Loỏng"


@pytest.fixture
def cases(office):
    """A team with three cases, and one with a single case, in the book that an office holds."""
    home, other = a_village_with_team(), a_village_with_team("Nậm Loỏng")
    found = [a_case_in(CaseState.SETTLED, home) for _ in range(3)]
    return [*found, a_case_in(CaseState.SETTLED, other)]


def test_who_works_with_teams_sees_them_but_not_what_one_or_two_cases_tell(cases, browser):
    officer = browser(Role.OFFICE_OFFICER)
    page = officer.get(PAGE).text
    assert TEAM in page
    assert SMALL not in page
    assert "Các tổ có dưới 3 vụ, việc" in page
    _, *rows = lines_of(officer.get(f"{PAGE}&xuat=csv"))
    assert SMALL not in {row[0] for row in rows}
    listed = officer.get("/hoa-giai/").text
    assert "Nậm Loỏng" in listed


def test_others_of_the_office_see_the_commune_alone(cases, browser):
    leader = browser(Role.OFFICE_LEADER)
    pages = [PAGE, f"{PAGE}&xuat=csv", "/hoa-giai/", "/hoa-giai/?xuat=csv", "/hoa-giai/lich/"]
    numbers = f"/thong-ke/bieu/{BOARD_OF_TEAMS.code}/{BOARD_OF_TEAMS.version}/so"
    for address in pages:
        answer = leader.get(address)
        assert answer.status_code == 200, address
        assert "Tả Lèng" not in answer.text.replace("Xã Tả Lèng", ""), address
        assert "Nậm Loỏng" not in answer.text, address
    assert "<dt>Tổ hòa giải</dt>" not in leader.get(f"/hoa-giai/{cases[0].id}").text
    days = "first=01/01/2026&last=31/12/2026"
    assert leader.get(f"{numbers}?{days}&cot=1").status_code == 404


def test_no_way_to_teams_is_left_open(cases, actor):
    leader, officer = actor(Role.OFFICE_LEADER), actor(Role.OFFICE_OFFICER)
    with pytest.raises(NotHere):
        scope_of(RowKind.TEAM, by=leader)
    assert kinds_for(leader) == (NomineeKind.UNIT,)
    asked = Asked(NomineeKind.TEAM, date(2026, 1, 1), date(2026, 12, 31))
    assert [one.line.name for one in shortlist(asked, officer).lines] == [TEAM]


def test_few_stand_together_so_that_no_total_tells_them():
    width = len(BOARD_OF_TEAMS.columns)
    days = date(2026, 1, 1), date(2026, 12, 31)
    lines = [Line(name, name, (number,) * width) for name, number in [("a", 5), ("b", 1), ("c", 0)]]
    sheet = Sheet(BOARD_OF_TEAMS, *days, tuple(lines))
    told = gathered(sheet, BOARD_OF_TEAMS.columns[0].number, "few")
    assert [(one.key, one.name, one.numbers[0]) for one in told.lines] == [
        ("a", "a", 5),
        ("", "few", 1),
    ]
    assert told.totals == sheet.totals
    whole = Sheet(BOARD_OF_TEAMS, *days, (lines[0], lines[2]))
    assert gathered(whole, BOARD_OF_TEAMS.columns[0].number, "few") is whole
