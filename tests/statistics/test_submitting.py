"""Submitting: frozen, hashed, corrected by another that names it; who is late."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from docx import Document

from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics.forms import Due, Kind
from app.domain.statistics.reports import Source, Submission
from app.domain.statistics.shipped.tt20_2013 import FORM_12B
from app.mediation.models import MediationCase
from app.records.locking import NotHere
from app.records.sight import meet
from app.statistics.models import StatisticsReport
from app.statistics.record import STATISTICS_REPORT
from app.statistics.service.editing import add_form
from app.statistics.service.forms import forms_of
from app.statistics.service.received import owed, report_view, reports_of
from app.statistics.service.submitting import Wanted, submit
from app.units.service import import_list, listed_unit
from tests.manners import Reading
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

HALF = Wanted(FORM_12B, Kind.HALF_YEAR, 2026, date(2026, 1, 1), TODAY)
pytestmark = pytest.mark.usefixtures("both_databases")
SHEET = "/thong-ke/bieu/12b/TT20-2013"
DAYS = "first=01/01/2026&last=20/03/2026"


@pytest.fixture(autouse=True)
def a_fixed_day():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def home(commune):
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.NOT_SETTLED, CaseState.IN_MEDIATION):
        a_case_in(state, home)
    return home


@pytest.fixture
def officer(home, actor):
    return actor(Role.COMMUNE_OFFICER)


def send(by, **facts):
    given = {"kind": HALF.kind, "year": 2026, "source": Source.COUNTED, "estimate": {}, **facts}
    names = {"prepared_by": "Tẩn Mỹ Thư", "signed_by": "Lò Văn Ín"}
    return submit(HALF, Submission(**given), **names, today=TODAY, by=by)


def test_a_submitted_sheet_stays_and_tells_what_is_counted_otherwise_today(home, officer):
    report = send(officer, estimate={1: 4})
    before = report.content
    a_case_in(CaseState.SETTLED, home)
    view = report_view(db.session.get(StatisticsReport, report.id), by=officer)
    assert view.report.content == before
    assert view.is_sound
    assert view.frozen.sheet.totals[:1] == (3,)
    assert view.frozen.estimate == {1: 4}
    told = {(one.column, one.then, one.now) for one in view.differs}
    assert (1, 3, 4) in told


def test_no_person_stands_in_what_is_frozen(home, officer):
    report = send(officer)
    names = [home.leader.name, home.lien.name, "Tẩn Mỹ Thư", "Lò Văn Ín", officer.name]
    assert not [one for one in names if one in report.content]
    assert "prepared_by" not in report.outgoing()
    assert "signed_by" not in report.outgoing()


def test_a_second_submission_is_a_correction_with_a_reason(home, officer):
    first = send(officer)
    with pytest.raises(RuleViolation, match="hãy ghi lý do"):
        send(officer)
    second = send(officer, reason="Ghi sót một vụ.")
    assert (second.number, second.corrects_id, second.reason) == (2, first.id, "Ghi sót một vụ.")
    assert [one.number for one in reports_of(officer, 2026)] == [2, 1]
    assert report_view(first, by=officer).newer.id == second.id
    assert report_view(second, by=officer).former.id == first.id


def test_tampering_with_what_is_held_is_seen(home, officer):
    report = send(officer)
    report.content = report.content.replace('"totals":[3,', '"totals":[9,')
    assert report_view(report, by=officer).is_sound is False


def test_a_commune_does_not_sum_reports(home, officer):
    with pytest.raises(RuleViolation, match="Chỉ cơ quan cấp trên"):
        send(officer, source=Source.SUMMED)


def test_nobody_meets_another_units_report_nor_a_teams_people_any(home, officer, actor):
    report = send(officer)
    for stranger in (
        actor(Role.COMMUNE_OFFICER, unit="03405"),
        actor(Role.TEAM_LEADER, team_id=home.team.id),
    ):
        with pytest.raises(NotHere):
            meet(STATISTICS_REPORT, report.id, stranger)


def test_late_is_who_came_after_the_day_and_a_correction_is_not_late(home, officer):
    due = Due(Kind.HALF_YEAR, InstanceRole.COMMUNE, 10, 3)
    add_form(replace(FORM_12B, dues=(due,)), today=TODAY, by=officer)
    forms, (line,) = owed(Kind.HALF_YEAR, 2026, by=officer, today=TODAY)
    assert [one.code for one in forms] == ["12b"]
    (cell,) = line.cells.values()
    assert (cell.report, cell.due_on, cell.days_late) == (None, date(2026, 3, 10), 10)
    own = next(one for one in forms_of(officer.unit) if one.code == "12b")
    given = Submission(Kind.HALF_YEAR, 2026, Source.COUNTED, {})
    submit(replace(HALF, form=own), given, today=TODAY, by=officer)
    later = TODAY + timedelta(days=30)
    again = replace(given, reason="Ghi sót một vụ.")
    submit(replace(HALF, form=own), again, today=later, by=officer)
    _, (line,) = owed(Kind.HALF_YEAR, 2026, by=officer, today=later)
    (cell,) = line.cells.values()
    assert (cell.report.number, cell.days_late) == (2, 10)


def test_a_report_on_its_day_is_in_time(home, officer):
    due = Due(Kind.HALF_YEAR, InstanceRole.COMMUNE, TODAY.day, TODAY.month)
    add_form(replace(FORM_12B, dues=(due,)), today=TODAY, by=officer)
    _, (line,) = owed(Kind.HALF_YEAR, 2026, by=officer, today=TODAY)
    assert [one.days_late for one in line.cells.values()] == [0]


def test_the_whole_road_in_the_browser(home, browser):
    clerk_ = browser(Role.COMMUNE_OFFICER)
    page = clerk_.get(f"{SHEET}?{DAYS}").text
    assert "cột 5 / (cột 5 + cột 6) × 100 = 1 / 2 × 100 = 50,0%" in page
    assert "Khớp" in page
    typed = {"kind": "6-thang", "uoc-1": "2", "signed_by": "Lò Văn Ín"}
    sent = clerk_.submit(f"{SHEET}/nop?{DAYS}", typed)
    assert sent.status_code == 303, sent.text
    report = clerk_.get(sent.location).text
    assert "Biểu 12b đã nộp, lần 1" in report
    assert "cột 1: 2" in report
    assert "mọi số vẫn như đã nộp" in report


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"last": "31/12/2026"}, "Ngày chốt số liệu 31/12/2026 chưa đến"),
        ({"last": "mai"}, "Ngày không đúng"),
        ({"first": "21/03/2026"}, "Ngày cuối kỳ không thể trước ngày đầu kỳ"),
        ({"uoc-1": "-3"}, "từ 0 trở lên"),
        ({"uoc-1": "nhiều"}, "Hãy nhập một số nguyên"),
        ({"year": ""}, "Hãy nhập một số nguyên"),
        ({"kind": "quy"}, "Lựa chọn này không có trong danh sách"),
    ],
)
def test_what_is_wrong_is_said_in_the_form_and_nothing_is_submitted(home, browser, typed, sentence):
    answer = browser(Role.COMMUNE_OFFICER).submit(f"{SHEET}/nop?{DAYS}", typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.scalar(db.select(db.func.count(StatisticsReport.id))) == 0


def test_behind_the_numbers_stand_the_cases(home, browser):
    clerk_ = browser(Role.COMMUNE_OFFICER)
    (settled,) = db.session.scalars(
        db.select(MediationCase.id).where(MediationCase.result == CaseResult.SETTLED)
    )
    page = Reading(clerk_.get(f"{SHEET}/so?cot=5&{DAYS}").text)
    assert [one for one in addresses(page) if one.startswith("/hoa-giai/0")] == [
        f"/hoa-giai/{settled}"
    ]
    for other in ("cot=77", "cot=5&dong=03405", f"cot=5&dong={settled}", "cot=x"):
        assert clerk_.get(f"{SHEET}/so?{other}&{DAYS}").status_code == 404


def test_who_meets_no_case_finds_no_way_behind_its_numbers(home, browser):
    front = browser(Role.FRONT)
    page = Reading(front.get(f"{SHEET}?{DAYS}").text)
    assert not [one for one in addresses(page) if "/so?" in one]
    assert front.get(f"{SHEET}/so?cot=5&{DAYS}").status_code == 404
    assert front.get(f"{SHEET}/nop?{DAYS}").status_code == 403


def addresses(page):
    return [one["href"] for one in page.all("a") if "href" in one]


def test_the_sheet_and_the_report_are_files_of_the_form(home, officer, browser):
    report = send(officer, estimate={1: 4})
    clerk_ = browser(Role.COMMUNE_OFFICER)
    for address in (f"{SHEET}.docx?{DAYS}", f"/thong-ke/bao-cao/{report.id}.docx"):
        words = "\n".join(words_of_docx(clerk_.get(address).data))
        assert "Biểu số: 12b" in words
        assert "TM. ỦY BAN NHÂN DÂN" in words
        assert "(11)" in words
    assert "cột 1: 4" in words
    pdf = clerk_.get(f"/thong-ke/bao-cao/{report.id}.pdf")
    assert pdf.data.startswith(b"%PDF")


def words_of_docx(content):
    document = Document(BytesIO(content))
    yield from (one.text for one in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def test_an_address_that_names_no_kind_of_report_is_read_without_it(home, browser):
    page = browser(Role.COMMUNE_OFFICER).get(f"{SHEET}/nop?{DAYS}&ky=khong-co&nguon=x")
    assert page.status_code == 200


def test_where_no_unit_has_submitted_nothing_is_said_to_agree(office, browser):
    import_list(own=listed_unit("12"))
    shown = browser(Role.OFFICE_OFFICER).get("/thong-ke/bieu/12c/TT20-2013/doi-chieu").text
    assert "Chưa đơn vị nào nộp biểu này của kỳ này." in shown
    assert "mọi số đều như đếm được" not in shown
