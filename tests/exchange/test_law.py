"""What an office writes into its law holds for those below it, once it has come down."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.calendar import DayKind
from app.domain.deadlines import Clock
from app.domain.law_options import Option
from app.domain.mediation.states import CaseState
from app.domain.sources import Source
from app.exchange import agent, letters, sessions
from app.exchange.sessions import SyncFailed
from app.lawpack.models import CalendarDay, Court, DeadlineRow
from app.lawpack.service import competent_court, keeping, law_of
from app.mediation.models import MediationCase
from app.records.journal import history
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.dialogue.test_pages import words_of
from tests.exchange.conftest import SIN_SUOI_HO
from tests.exchange.test_letters import CLERK, content, read_at
from tests.lawpack.rows import TODAY, a_court, a_deadline, days
from tests.mediation.cases import a_case_in, a_village_with_team

ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
HERE = TAN_PHONG[0]
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)


@pytest.fixture
def home(tied_commune):
    return a_village_with_team()


@pytest.fixture
def above(served_office):
    """``above(act, **facts)``: the office writes into its law."""

    def write(act, **facts):
        with served_office.inside():
            act(by=ABOVE, **facts)
            db.session.remove()

    return write


def due(case):
    return db.session.get(MediationCase, case.id, populate_existing=True).start_due_on


@pytest.mark.usefixtures("both_databases")
def test_a_day_off_of_the_province_moves_a_clock_that_runs_in_the_commune(
    tied_commune, above, home
):
    case = a_case_in(CaseState.ASSIGNED, home)  # on 03/03/2026
    sessions.run()
    assert due(case) == FRIDAY
    above(days, first=FRIDAY)
    sessions.run()
    assert due(case) == MONDAY
    line = history("mediation_case", [case.id])[0]
    assert line.changes["start_due_on"] == ["2026-03-06", "2026-03-09"]
    assert "được tính lại" in line.reason
    assert sessions.run().complete  # the moved day is above, too


def test_the_same_by_letter(tied_commune, served_office, above, home):
    case = a_case_in(CaseState.ASSIGNED, home)
    above(days, first=FRIDAY)
    served_office.close()
    _, answer = read_at(served_office, content(letters.write_letter(by=CLERK).code))
    letters.read_file(answer, by=CLERK)
    assert due(case) == MONDAY


def test_a_line_that_breaks_after_the_law_came_does_not_leave_old_days(
    tied_commune, above, home, monkeypatch
):
    case = a_case_in(CaseState.ASSIGNED, home)
    above(days, first=FRIDAY)
    whole = sessions.push

    def cut(*args, **facts):
        whole(*args, **facts)
        raise sessions.Unreachable

    monkeypatch.setattr(sessions, "push", cut)
    with pytest.raises(SyncFailed):
        sessions.run()
    assert due(case) == MONDAY


def test_a_stop_between_the_law_and_its_days_is_made_good_at_the_next_start(
    tied_commune, above, home, monkeypatch
):
    case = a_case_in(CaseState.ASSIGNED, home)
    above(days, first=FRIDAY)
    with monkeypatch.context() as patched:
        patched.setattr("app.exchange.law_coming.follow_the_law", lambda: None)
        sessions.run()
    assert due(case) == FRIDAY
    db.session.remove()
    agent.start(tied_commune).stop()
    assert due(case) == MONDAY


def test_the_nearer_row_wins_and_each_says_where_it_comes_from(tied_commune, above, browser):
    above(a_deadline, length=5, basis="Quy chế của tỉnh")
    above(days, first=FRIDAY, name="Lễ hội của tỉnh")
    above(
        keeping.answer_option,
        option=Option.PAUSE_REMINDER_DAYS,
        answer="20",
        valid_from=TODAY,
        today=TODAY,
    )
    sessions.run()
    law = law_of(HERE)
    assert law.deadline(Clock.START, TODAY).rule.source is Source.ABOVE
    assert law.option(Option.PAUSE_REMINDER_DAYS, on=TODAY) == 20
    clerk = browser(Role.COMMUNE_OFFICER)
    for page, words in {
        "/quan-tri/thoi-han/start": "Quy chế của tỉnh 01/01/2026 Cấp trên ghi",
        "/quan-tri/ngay-nghi/?nam=2026": "Lễ hội của tỉnh Cấp trên ghi",
        "/quan-tri/tuy-chon/": "20 ngày Cấp trên ghi",
        "/quan-tri/tuy-chon/pause_reminder_days": "20 ngày 02/03/2026 Cấp trên ghi",
    }.items():
        answer = clerk.get(page)
        assert words in words_of(answer)
        assert "Sửa dòng" not in answer.text
    a_deadline(length=2)
    days(DayKind.ORDINARY, FRIDAY, name="Xã vẫn làm việc")
    law = law_of(HERE)
    assert law.deadline(Clock.START, TODAY).rule.source is Source.OWN
    assert law.calendar.is_working_day(FRIDAY)
    assert "Xã vẫn làm việc Đơn vị ghi" in words_of(clerk.get("/quan-tri/ngay-nghi/?nam=2026"))


def test_a_court_goes_to_the_commune_that_it_serves_and_to_no_other(make_commune, above):
    first, second = make_commune(), make_commune(SIN_SUOI_HO)
    above(a_court, serves=HERE, name="Tòa án nhân dân khu vực 1")
    for app, name in ((first, "Tòa án nhân dân khu vực 1"), (second, None)):
        with app.app_context():
            sessions.run()
            court = competent_court(app.extensions["instance"].unit, on=TODAY)
            assert (court and court.name) == name
            assert db.session.scalar(db.select(db.func.count(Court.id))) == bool(name)
            db.session.remove()


def test_the_rows_of_a_commune_go_up_and_not_to_its_neighbour(make_commune, served_office):
    first, second = make_commune(), make_commune(SIN_SUOI_HO)
    with first.app_context():
        a_deadline()
        sessions.run()
        db.session.remove()
    with served_office.inside():
        (row,) = db.session.scalars(db.select(DeadlineRow))
        assert row.unit == HERE
        db.session.remove()
    with second.app_context():
        sessions.run()
        assert db.session.scalars(db.select(CalendarDay)).all() == []
        assert db.session.scalars(db.select(DeadlineRow)).all() == []
        db.session.remove()
