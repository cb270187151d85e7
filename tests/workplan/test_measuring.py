"""What the books tell of a plan's tasks: classes, teams reviewed, the report of the year."""

from datetime import date

import pytest
from uuid6 import uuid7

from app.db import transaction
from app.domain.emulation.awards import NomineeKind, Outcome
from app.domain.emulation.models import ModelState
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source
from app.domain.training.kinds import Audience, GivenBy
from app.domain.training.lifecycle import ClassState
from app.domain.words import mid_sentence
from app.domain.workplan.progress import Measure
from app.domain.workplan.timing import YearQuarter
from app.emulation.models import AwardDecision, EmulationModel
from app.statistics.models import StatisticsReport
from app.teams.models import TeamReview
from app.training.models import TrainingClass
from app.workplan.service import measuring
from tests.factories import a_team, a_village
from tests.inspection.conftest import TODAY as INSPECTED_ON
from tests.inspection.conftest import held, planned, quarter_of
from tests.workplan.conftest import HERE, OFFICER, TODAY


def told(measure, year=2026, quarters=()):
    return measuring.held_of({measure}, {HERE}, year).tell(measure, [HERE], quarters)


def test_what_the_books_tell_of_an_empty_year(here):
    said = {one: told(one) for one in Measure}
    assert said.pop(Measure.NONE) is None
    assert [one.percent for one in said.values()] == [0, 0, 0, 0, 0, *[None] * 4]
    assert all(one.words for one in said.values())


def test_the_books_tell_of_classes_by_quarter_and_of_teams_reviewed(here, a_class, reviewed):
    a_class(date(2026, 4, 8))
    a_class(date(2026, 5, 8))
    half = told(Measure.TRAINING, quarters=(YearQuarter.SECOND, YearQuarter.FOURTH))
    assert (half.percent, half.words) == (50, "2 lớp đã mở (quý II)")
    assert told(Measure.TRAINING).percent == 100
    assert told(Measure.TRAINING, 2025).percent == 0
    reviewed(a_team())
    a_team(name="Tổ hòa giải số 2", village_id=a_village(name="Nà Đông").id)
    assert told(Measure.REVIEW).words == "1/2 tổ đã rà soát"


def test_the_books_tell_of_inspections_that_were_held(here):
    held(planned(by=OFFICER), by=OFFICER)
    planned(by=OFFICER)
    quarter = quarter_of(INSPECTED_ON)
    named = (quarter, next(one for one in YearQuarter if one is not quarter))
    found = told(Measure.INSPECTION, INSPECTED_ON.year, named)
    assert (found.percent, found.words) == (
        50,
        f"1 lần kiểm tra, tự kiểm tra ({mid_sentence(quarter.label)})",
    )
    assert told(Measure.INSPECTION, INSPECTED_ON.year).percent == 100


def test_the_books_tell_of_the_report_of_the_year(here):
    facts = {"form_code": "01", "form_version": "1", "kind": Kind.YEAR_FIRST, "year": 2026}
    facts |= {"first": date(2026, 1, 1), "last": date(2026, 12, 31), "number": 1}
    facts |= {"source": Source.COUNTED, "submitted_on": TODAY, "content": "{}", "digest": "0"}
    with transaction() as session:
        session.add(StatisticsReport(unit=HERE, **facts))
    assert told(Measure.REPORT).words == "Báo cáo năm đã nộp ngày 20/02/2026"
    assert told(Measure.REPORT).percent == 100


def test_the_books_tell_of_models_and_of_rewards(here):
    facts = {"unit": HERE, "year": 2026, "title": "Ba cùng", "field": "Văn hóa"}
    facts |= {"registered_on": TODAY, "state_on": TODAY}
    given = {"nominee_id": uuid7(), "kind": NomineeKind.TEAM, "unit": "12", "of_unit": HERE}
    given |= {"year": 2026, "decided_on": TODAY, "issued_by": "Chủ tịch"}
    with transaction() as session:
        for state in (ModelState.RUNNING, ModelState.RECOGNISED):
            session.add(EmulationModel(state=state, **facts))
        for outcome, struck_on in (
            (Outcome.GRANTED, None),
            (Outcome.GRANTED, TODAY),
            (Outcome.REFUSED, None),
        ):
            session.add(AwardDecision(outcome=outcome, struck_on=struck_on, **given))
    assert told(Measure.MODELS).words == "2 mô hình đã đăng ký, 1 được công nhận"
    assert told(Measure.AWARDS).words == "1 tập thể, cá nhân được khen"
    assert told(Measure.AWARDS, 2025).words == "0 tập thể, cá nhân được khen"


@pytest.fixture
def a_class(here):
    """``a_class(day)``: a class that was held on that day."""

    def hold(day):
        with transaction() as session:
            session.add(
                TrainingClass(
                    unit=HERE,
                    title="Kỹ năng hòa giải",
                    state=ClassState.HELD,
                    audience=[Audience.MEDIATORS],
                    given_by=GivenBy.OWN,
                    organiser="UBND phường",
                    first_on=day,
                    last_on=day,
                    days_set=True,
                )
            )

    return hold


@pytest.fixture
def reviewed(here):
    """``reviewed(team)``: the review of the year 2026 of that team."""

    def review(team):
        facts = {"unit": HERE, "year": 2026, "held_on": TODAY, "mediators": 3}
        with transaction() as session:
            session.add(TeamReview(team_id=team.id, **facts))

    return review
