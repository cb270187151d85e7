"""What of figures, reports and difficulties reaches the first page, and whom."""

from dataclasses import replace
from datetime import date

import pytest
from flask import current_app

from app.db import transaction
from app.difficulties import waiting as difficulties
from app.domain.actors import InstanceRole, Role
from app.domain.difficulties import AskedOf
from app.domain.guidance import GuidanceFacts, GuidanceKind
from app.domain.periodic.kinds import PeriodicKind
from app.domain.statistics.forms import Due, Kind
from app.domain.statistics.reports import Source, Submission
from app.domain.statistics.shipped.tt20_2013 import FORM_12B
from app.guidance.service.acts import send_guidance
from app.periodic import waiting as periodic
from app.periodic.service import acts
from app.statistics import waiting as statistics
from app.statistics.models import StatisticsReport
from app.statistics.service.editing import add_form
from app.statistics.service.submitting import Wanted, submit
from tests.difficulties.conftest import ABOVE, NEIGHBOUR, OFFICER, TODAY, answered, noted
from tests.exchange.conftest import know_units
from tests.mediation.cases import a_village_with_team

DUE = date(2026, 2, 15)
DAYS = date(2025, 1, 1), date(2025, 12, 31)
OUR_FORM = replace(
    FORM_12B, version="moi", dues=(Due(Kind.YEAR_FINAL, InstanceRole.COMMUNE, 15, 2, True),)
)
HEAD = replace(OFFICER, role=Role.COMMUNE_LEADER)
FRONT = replace(OFFICER, role=Role.FRONT)


@pytest.fixture
def told():
    """``told(what, *asked)``: the words and days of what waits."""

    def ask(what, *asked):
        with current_app.test_request_context():
            return [(one.label, one.due_on) for one in what(*asked)]

    return ask


@pytest.fixture
def here(commune):
    add_form(OUR_FORM, today=date(2025, 6, 1), by=OFFICER)
    return commune


@pytest.fixture
def above(office):
    know_units()
    add_form(OUR_FORM, today=date(2025, 6, 1), by=ABOVE)
    return office


def sent():
    """The commune's sheet of the year, of its one team."""
    a_village_with_team()
    wanted = Wanted(OUR_FORM, Kind.YEAR_FINAL, 2025, *DAYS)
    given = Submission(kind=Kind.YEAR_FINAL, year=2025, source=Source.COUNTED, estimate={})
    return submit(wanted, given, prepared_by="", signed_by="", today=DUE, by=OFFICER)


def _received():
    """The same as the office holds it."""
    form = {"form_code": OUR_FORM.code, "form_version": OUR_FORM.version, "number": 1}
    kept = {"source": Source.COUNTED, "content": "{}", "digest": "", "submitted_on": DUE}
    period = {"kind": Kind.YEAR_FINAL, "year": 2025, "first": DAYS[0], "last": DAYS[1]}
    with transaction() as session:
        session.add(StatisticsReport(unit=OFFICER.unit, revision=1, **form, **kept, **period))


@pytest.mark.parametrize(
    ("day", "calls"),
    [
        (date(2026, 1, 30), False),
        (date(2026, 1, 31), True),
        (date(2026, 4, 16), True),
        (date(2026, 4, 17), False),
    ],
)
def test_a_form_calls_for_a_while_around_its_last_day(here, told, day, calls):
    line = (f"Nộp {OUR_FORM.name}, báo cáo chính thức năm 2025", DUE)
    assert told(statistics.waiting, OFFICER, day) == ([line] if calls else [])


def test_a_form_that_was_submitted_calls_no_more_nor_does_one_that_was_replaced(here, told):
    sent()
    assert told(statistics.waiting, OFFICER, DUE) == []
    assert told(statistics.waiting, FRONT, DUE) == []


def test_the_office_hears_how_many_have_not_submitted(above, told):
    assert told(statistics.waiting, ABOVE, DUE) == []
    late = date(2026, 2, 16)
    words = "2 đơn vị chưa nộp số liệu, báo cáo chính thức năm 2025"
    assert told(statistics.waiting, ABOVE, late) == [(words, DUE)]
    _received()
    assert told(statistics.waiting, ABOVE, late) == [(words.replace("2 đ", "1 đ", 1), DUE)]


def test_a_report_in_words_calls_its_writer_and_its_draft_the_leader(here, told):
    assert told(periodic.waiting, OFFICER, DUE) == [("Gửi báo cáo năm 2025", DUE)]
    acts.draft_report(PeriodicKind.YEAR, 2025, DAYS, issuer="UBND", today=DUE, by=OFFICER)
    draft = ("Dự thảo báo cáo năm 2025 chờ ban hành", None)
    assert draft in told(periodic.waiting, HEAD, DUE)
    assert draft not in told(periodic.waiting, OFFICER, DUE)
    assert told(periodic.waiting, FRONT, DUE) == []


def test_the_office_hears_how_many_have_not_sent_a_report(above, told):
    late = date(2026, 2, 16)
    line = ("2 đơn vị chưa gửi báo cáo năm 2025", DUE)
    assert line in told(periodic.waiting, ABOVE, late)
    assert line not in told(periodic.waiting, ABOVE, DUE)


def test_a_difficulty_waits_at_the_office_until_somebody_has_written(above, told):
    one, two = noted(), noted(by=NEIGHBOUR, title="Thiếu tài liệu bồi dưỡng")
    noted(asked_of=AskedOf.OWN, title="Việc của mình")
    answered(noted(title="Đã có trả lời"))
    first, second = (
        (f"{name} chờ trả lời vướng mắc: {one.title}", None)
        for name, one in (("Phường Tân Phong", one), ("Xã Sin Suối Hồ", two))
    )
    assert told(difficulties.waiting, ABOVE) == [first, second]
    about = {"about_kind": "difficulty", "about_id": one.id}
    facts = GuidanceFacts(GuidanceKind.OPINION, "Trả lời", "Đã rõ.", one.unit, **about)
    send_guidance(facts, today=TODAY, by=ABOVE)
    assert told(difficulties.waiting, ABOVE) == [second]
    assert told(difficulties.waiting, OFFICER) == []
