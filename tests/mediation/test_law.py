"""A case lives by the law of its own unit: its days off, its limits, its reading of the law."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.domain.law_options import Option
from app.domain.mediation.assignment import AssignedHow
from app.domain.mediation.states import CaseState
from app.lawpack.service import keeping
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.service.assigning import assignments_of
from app.records.journal import history
from tests.factories import an_officer
from tests.lawpack.rows import a_deadline, days
from tests.mediation.cases import TODAY, a_case_in, clerk

both = pytest.mark.usefixtures("both_databases")


def due(case):
    return db.session.get(MediationCase, case.id, populate_existing=True).start_due_on


def replaced(case, home):
    service.replace_mediator(
        case.id,
        assignment_id=assignments_of(case.id)[0].id,
        mediator_id=home.pao.id,
        how=AssignedHow.BY_LEADER,
        reason="Anh em họ với một bên",
        no_conflict=True,
        assigned_on=date(2026, 3, 5),
        today=TODAY,
        by=clerk(),
    )


@both
def test_a_day_off_written_later_moves_the_running_clock_and_says_why(home):
    case = a_case_in(CaseState.ASSIGNED, home)  # on 03/03/2026, due on Friday 6
    days(first=date(2026, 3, 6))
    assert due(case) == date(2026, 3, 9)
    line = history("mediation_case", [case.id])[0]
    assert line.changes["start_due_on"] == ["2026-03-06", "2026-03-09"]
    assert "được tính lại" in line.reason
    assert (line.act, line.recorded_by) == ("correct", an_officer().name)


@both
def test_an_own_limit_moves_the_running_clock_and_its_end_moves_it_back(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    row = a_deadline(length=1)
    assert due(case) == date(2026, 3, 4)
    keeping.change_deadline(
        row.id,
        length=1,
        counted_in=row.counted_in,
        rolls=True,
        basis=row.basis,
        valid_from=row.valid_from,
        valid_to=row.valid_from,
        revision=row.revision,
        today=TODAY,
        by=an_officer(),
    )
    assert due(case) == date(2026, 3, 6)


def test_a_change_that_moves_no_date_writes_nothing_on_the_case(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    before = len(history("mediation_case", [case.id]))
    days(first=date(2026, 3, 12))
    assert len(history("mediation_case", [case.id])) == before


def test_a_begun_case_and_a_foreign_calendar_move_nothing(home):
    begun, waiting = a_case_in(CaseState.IN_MEDIATION, home), a_case_in(CaseState.ASSIGNED, home)
    days(first=date(2026, 3, 6), by=replace(an_officer(), unit="03388"))
    assert due(waiting) == date(2026, 3, 6)
    was = begun.start_due_on
    days(first=date(2026, 3, 6))
    assert due(begun) == was


def test_the_page_of_a_case_shows_the_same_day_as_its_register(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    days(first=date(2026, 3, 6), name="Nghỉ tránh bão")
    page = " ".join(clerk_at_work.get(f"/hoa-giai/{case.id}").text.split())
    assert "Ngày này là ngày nghỉ (Nghỉ tránh bão) nên" in page
    assert "(hạn 09/03/2026)" in page


def test_a_replacement_starts_the_clock_anew_unless_the_office_reads_the_law_otherwise(home):
    first, second = (a_case_in(CaseState.ASSIGNED, home) for _ in range(2))
    replaced(first, home)
    assert due(first) == date(2026, 3, 9)  # Thursday 5 and three days: Sunday 8
    keeping.answer_option(
        Option.RESTART_ON_REPLACEMENT,
        "no",
        valid_from=date(2026, 3, 1),
        today=TODAY,
        by=an_officer(),
    )
    replaced(second, home)
    assert due(second) == date(2026, 3, 6)
