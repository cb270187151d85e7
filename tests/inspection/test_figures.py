"""The figures beside the checklist are those of who is inspected, and nobody else's."""

from datetime import date, timedelta

import pytest

from app.db import transaction
from app.domain.inspection.figures import FigureKey
from app.domain.mediation.states import CaseState
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source
from app.domain.teams import Sex
from app.inspection.service.figures import figures_of
from app.statistics.models import StatisticsReport
from app.teams.models import TeamReview
from tests.factories import a_mediator, a_team, a_village
from tests.inspection.conftest import ABOVE, HERE, OFFICER, THERE, TODAY, planned
from tests.mediation.cases import a_case_in, a_village_with_team

KEY = FigureKey


@pytest.fixture
def book(here):
    """A team that is whole with two cases, one that has two men and no leader."""
    home = a_village_with_team()
    a_mediator(home.team, name="Tẩn Thị Xa", sex=Sex.FEMALE)
    a_case_in(CaseState.IN_MEDIATION, home)
    a_case_in(CaseState.ASSIGNED, home)
    small = a_team(name="Tổ hòa giải Nà Đông", village_id=a_village(name="Nà Đông").id)
    for name in ("Lò Văn Chản", "Lò Văn Sơn"):
        a_mediator(small, name=name, sex=Sex.MALE)
    with transaction() as session:
        session.add(
            TeamReview(unit=HERE, team_id=small.id, year=TODAY.year, held_on=TODAY, mediators=2)
        )
        for number, late in ((1, 1), (1, 0), (2, 9)):
            due = date(TODAY.year, 1, 5)
            session.add(
                StatisticsReport(
                    unit=HERE,
                    form_code="01",
                    form_version=f"{number}{late}",
                    kind=Kind.YEAR_FINAL,
                    year=TODAY.year - 1,
                    first=date(TODAY.year - 1, 1, 1),
                    last=date(TODAY.year - 1, 12, 31),
                    number=number,
                    source=Source.COUNTED,
                    submitted_on=due + timedelta(days=late),
                    due_on=due,
                    content="{}",
                    digest="0",
                )
            )
    return small


def told(one, by):
    known = figures_of(one, today=TODAY, by=by)
    return {key: figure.words for key, figure in known.items()}


def test_a_commune_reads_its_own_figures_beside_the_items(book):
    since = date(2026, 1, 1)
    figures = told(planned(by=OFFICER, since=since), OFFICER)
    assert figures[KEY.TEAMS].startswith("2 tổ, ")
    assert figures[KEY.LACKING] == "1/2 tổ chưa đủ thành phần"
    assert figures[KEY.REVIEWED] == "1/2 tổ đã rà soát (50,0%)"
    assert figures[KEY.RECEIVED] == "2 vụ, việc tiếp nhận"
    assert figures[KEY.IN_TIME].endswith("vụ, việc đúng hạn (50,0%)")
    assert figures[KEY.REPORTS] == "1/2 báo cáo nộp trễ"
    assert figures[KEY.OUTREACH] == "0 buổi, 0 lượt người dự"
    assert figures[KEY.DIFFICULTIES] == "0 vướng mắc chưa có trả lời"


def test_a_team_is_counted_alone(book):
    figures = told(planned(by=OFFICER, team_id=book.id), OFFICER)
    assert figures[KEY.TEAMS] == "1 tổ, 2 hòa giải viên"
    assert figures[KEY.LACKING] == "1/1 tổ chưa đủ thành phần"
    assert figures[KEY.LEADERLESS] == "1/1 tổ chưa có tổ trưởng"
    assert figures[KEY.REVIEWED] == "1/1 tổ đã rà soát (100,0%)"
    assert figures[KEY.RECEIVED] == "0 vụ, việc tiếp nhận"
    assert KEY.REPORTS not in figures
    assert KEY.OUTREACH not in figures


def test_an_office_counts_the_inspected_unit_and_no_other(book):
    """In this book the office's rows stand beside the commune's, as they would at the office."""
    mine = told(planned(by=ABOVE, since=date(2026, 1, 1)), ABOVE)
    own = told(planned(by=OFFICER, since=date(2026, 1, 1)), OFFICER)
    assert {key: mine[key] for key in (KEY.LACKING, KEY.RECEIVED, KEY.IN_TIME, KEY.REPORTS)} == {
        key: own[key] for key in (KEY.LACKING, KEY.RECEIVED, KEY.IN_TIME, KEY.REPORTS)
    }


def test_of_a_unit_that_has_sent_nothing_no_number_is_told_and_none_is_red(book):
    known = figures_of(planned(by=ABOVE, unit=THERE), today=TODAY, by=ABOVE)
    former = known.pop(KEY.FORMER)
    assert former.words == "0 kiến nghị chưa xong"  # of the office's own
    assert set(known) == set(KEY) - {KEY.FORMER}
    assert {(one.words, one.warns) for one in known.values()} == {("chưa gửi số liệu", False)}


def test_days_to_come_are_not_counted(book):
    one = planned(by=OFFICER, since=date(TODAY.year, 1, 1), until=date(TODAY.year, 12, 31))
    known = figures_of(one, today=date(TODAY.year, 1, 2), by=OFFICER)
    assert known[KEY.RECEIVED].words == "0 vụ, việc tiếp nhận"
