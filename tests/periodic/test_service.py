"""Acts on reports, what they draw from the log, who has sent theirs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.db import db
from app.domain.actors import InstanceRole, Role
from app.domain.difficulties import AskedOf
from app.domain.errors import RuleViolation
from app.domain.periodic.figures import thawed
from app.domain.periodic.indicators import indicators
from app.domain.periodic.kinds import PeriodicKind, PeriodicState, days_late, usual_days
from app.domain.statistics.forms import Due, Kind
from app.domain.statistics.reports import digest
from app.periodic.models import PeriodicReport
from app.periodic.service import acts, reading
from app.periodic.service.counting import figures_in, figures_of
from app.periodic.service.drawing import offered
from app.records.locking import NotHere, Stale
from app.statistics.service.editing import add_form
from app.statistics.service.forms import form_of, fresh
from app.statistics.service.starts import starts
from tests.difficulties.conftest import answered, closed, noted
from tests.exchange.conftest import know_units
from tests.mediation.cases import a_case, a_village_with_team
from tests.periodic.conftest import (
    ABOVE,
    DAYS,
    HERE,
    LATELY,
    NEIGHBOUR,
    OFFICER,
    TODAY,
    YEAR,
    drafted,
    issued,
    written,
)

both = pytest.mark.usefixtures("both_databases")


def test_a_report_is_drafted_written_issued_and_then_stands(commune):
    report = written(drafted(), direction="Ban hành kế hoạch.")
    assert (report.state, report.figures) == (PeriodicState.DRAFT, None)
    issued(report)
    assert (report.number, report.issued_on) == ("05/BC-UBND", LATELY)
    assert report.digest == digest(report.figures)
    for act in (written, issued):
        with pytest.raises(RuleViolation, match="Báo cáo đã ban hành nên giữ nguyên"):
            act(report)


def test_what_is_being_written_does_not_go_up(commune):
    report = drafted()
    assert report.outgoing() is None
    issued(report)
    sent = report.outgoing()
    assert (sent["figures"], sent["number"]) == (report.figures, "05/BC-UBND")
    assert "prepared_by" not in sent
    PeriodicReport.check_received(sent)
    for forged in ({"figures": sent["figures"] + " "}, {"state": "draft"}, {"issued_on": None}):
        with pytest.raises(RuleViolation):
            PeriodicReport.check_received(sent | forged)


def test_a_dropped_draft_makes_room_for_another(commune):
    report = drafted()
    with pytest.raises(RuleViolation, match="Báo cáo năm 2025 đã có dự thảo"):
        drafted()
    acts.drop_report(report.id, revision=report.revision, by=OFFICER)
    assert drafted().state is PeriodicState.DRAFT
    with pytest.raises(RuleViolation, match="đã bỏ"):
        written(report)
    with pytest.raises(RuleViolation, match="đã có dự thảo"):
        acts.restore_report(report.id, today=TODAY, by=OFFICER)


def test_a_report_of_the_same_year_replaces_the_issued_one_and_says_why(commune):
    former = issued(written(drafted(), direction="Ban hành kế hoạch.", plans="Bầu bổ sung."))
    report = drafted()
    assert report.replaces_id == former.id
    assert (report.direction, report.plans) == ("Ban hành kế hoạch.", "Bầu bổ sung.")
    with pytest.raises(RuleViolation, match="Hãy ghi lý do thay thế"):
        issued(report)
    with pytest.raises(RuleViolation, match="Số 05/BC-UBND là số của báo cáo mà báo cáo này thay"):
        issued(report, reason="Bổ sung vụ, việc ghi muộn.")
    issued(report, reason="Bổ sung vụ, việc ghi muộn.", number="6")
    told = {one.number: one.is_replaced for one in reading.list_page(OFFICER, own=True).lines}
    assert told == {"05/BC-UBND": True, "06/BC-UBND": False}
    assert reading.newer_than(former, OFFICER).id == report.id
    assert reading.former_of(report, OFFICER).id == former.id


@pytest.mark.parametrize(
    ("year", "days", "sentence"),
    [
        (2013, DAYS, "Năm 2013 không hợp lý"),
        (TODAY.year + 1, DAYS, "không hợp lý"),
        (YEAR, DAYS[::-1], "Ngày cuối kỳ không thể trước ngày đầu kỳ"),
        (YEAR - 1, DAYS, "chỉ gồm các ngày của năm"),
        (TODAY.year, (DAYS[0], TODAY + timedelta(days=1)), "chưa đến"),
    ],
)
def test_a_period_that_cannot_be_is_refused(commune, year, days, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        drafted(year=year, days=days)
    assert db.session.scalar(db.select(db.func.count()).select_from(PeriodicReport)) == 0


def test_a_review_is_of_any_years(commune):
    report = drafted(PeriodicKind.FINAL_REVIEW, days=(date(YEAR - 4, 1, 1), DAYS[1]))
    assert report.title.startswith("Tổng kết công tác hòa giải ở cơ sở từ ngày 01/01/")
    assert issued(report).due_on is None


def test_nothing_is_issued_before_its_period_ends_or_on_a_day_to_come(commune):
    report = drafted()
    for day, sentence in ((DAYS[1] - timedelta(days=1), "không thể trước"), (TODAY, None)):
        if sentence:
            with pytest.raises(RuleViolation, match=sentence):
                issued(report, issued_on=day)
    with pytest.raises(RuleViolation, match="không thể sau hôm nay"):
        issued(report, issued_on=TODAY + timedelta(days=1))
    with pytest.raises(RuleViolation, match="không phải số văn bản"):
        issued(report, number="năm")


def test_only_its_unit_writes_it_and_of_two_the_second_is_told(commune):
    report = drafted()
    with pytest.raises(NotHere):
        written(report, by=NEIGHBOUR)
    with pytest.raises(Stale):
        issued(report, revision=0)


def test_what_is_ticked_is_written_to_the_end_of_the_parts_once(commune):
    day = DAYS[0] + timedelta(days=40)
    one = noted(found_on=day, title="Thiếu kinh phí", details="Chi chậm.", cause="Dự toán sớm")
    own = noted(found_on=day, title="Thiếu người", proposal="Bầu thêm", asked_of=AskedOf.OWN)
    report = written(drafted(), [one.id, own.id], difficulties="Đường xa.")
    assert report.difficulties.splitlines() == [
        "Đường xa.",
        "Thiếu kinh phí. Chi chậm.",
        "Thiếu người.",
    ]
    assert report.causes == "Dự toán sớm.\nDự toán lập sớm."
    assert report.proposals.splitlines() == [
        "Kiến nghị cấp trên: Hướng dẫn mục chi riêng.",
        "Bầu thêm.",
    ]
    again = written(report, [one.id], difficulties="Sửa lại.")
    assert again.difficulties == "Sửa lại."  # what was drawn before is not drawn anew
    assert set(again.drawn) == {one.id, own.id}


@both
def test_offered_is_what_stood_open_in_the_period(commune):
    first, last = TODAY - timedelta(days=20), TODAY - timedelta(days=10)
    noted(title="Sau kỳ", found_on=TODAY)
    noted(title="Còn treo")
    early, late = noted(title="Xong trước"), noted(title="Xong trong kỳ")
    for one, day in ((early, first - timedelta(days=1)), (late, last)):
        closed(answered(one, on=day), on=day)
    noted(title="Nơi khác", by=NEIGHBOUR)
    titles = {one.title for one in offered(first, last, by=OFFICER)}
    assert titles == {"Còn treo", "Xong trong kỳ"}


def test_an_office_draws_from_its_units_and_names_them(office):
    know_units()
    one = noted(found_on=DAYS[1], title="Thiếu kinh phí", by=NEIGHBOUR)
    report = written(drafted(by=ABOVE), [one.id], by=ABOVE)
    assert report.difficulties == "Xã Sin Suối Hồ: Thiếu kinh phí."
    hidden = written(drafted(PeriodicKind.HALF_YEAR, by=OFFICER), [one.id])
    assert (hidden.difficulties, hidden.drawn) == ("", [])


def test_figures_are_counted_and_frozen_as_they_were(commune):
    home = a_village_with_team()
    a_case(home)
    days = date(TODAY.year, 1, 1), LATELY
    report = drafted(year=TODAY.year, days=days)
    held = figures_in(report, today=TODAY, by=OFFICER)
    assert held == figures_of(*days, today=TODAY, by=OFFICER)
    issued(report)
    a_case(home)
    assert thawed(report.figures) == held
    assert figures_in(report, today=TODAY, by=OFFICER) == held
    told = {one.label: one.value for group in indicators(held) for one in group.lines}
    assert (told["Tổ hòa giải"], told["Hòa giải: thành, có văn bản"]) == ("1", "0")
    for other in ("{}", report.figures.replace('"outreach":[', '"outreach":["1",')):
        with pytest.raises(RuleViolation, match="không đọc được"):
            thawed(other)


@both
def test_who_has_sent_and_who_is_late(office):
    know_units()
    issued(drafted(by=OFFICER))
    drafted(by=NEIGHBOUR)  # would never come up; and if it did it would not count
    lines = reading.sent_by_units(PeriodicKind.YEAR, YEAR, by=ABOVE, today=TODAY)
    told = {one.name: (one.report is not None, one.first_on) for one in lines}
    assert told == {"Phường Tân Phong": (True, LATELY), "Xã Sin Suối Hồ": (False, None)}
    assert {(one.due_on, one.days_late) for one in lines} == {(None, 0)}  # no day was set
    add_form(_due_in_february(), today=TODAY, by=ABOVE)
    lines = reading.sent_by_units(PeriodicKind.YEAR, YEAR, by=ABOVE, today=TODAY)
    day = date(YEAR + 1, 2, 15)
    late = [max(0, (one - day).days) for one in (LATELY, TODAY)]
    assert [(one.due_on, one.days_late) for one in lines] == [(day, late[1]), (day, late[0])]
    other = reading.sent_by_units(PeriodicKind.FINAL_REVIEW, YEAR, by=ABOVE, today=TODAY)
    assert {(one.due_on, one.days_late, one.report) for one in other} == {(None, 0, None)}


@both
def test_the_front_reads_what_was_issued_and_a_team_nothing(commune):
    report = drafted()
    front = Role.FRONT

    def read_by(role):
        by = type(OFFICER)(name="x", role=role, unit=HERE)
        return [one.id for one in reading.list_page(by, own=True).lines]

    assert (read_by(front), read_by(Role.COMMUNE_LEADER)) == ([], [report.id])
    issued(report)
    assert (read_by(front), read_by(Role.TEAM_LEADER)) == ([report.id], [])
    assert reading.list_page(NEIGHBOUR, own=True).lines == []


def _due_in_february():
    form = fresh(form_of("10a", "TT03-2019", OFFICER), DAYS[0])
    return replace(form, dues=(Due(Kind.YEAR_FINAL, InstanceRole.COMMUNE, 15, 2, True),))


def test_days_late_are_counted_from_the_first_report():
    due = date(2026, 2, 15)
    assert days_late(due, date(2026, 2, 15), today=TODAY) == 0
    assert days_late(due, date(2026, 2, 18), today=TODAY) == 3
    assert days_late(due, None, today=date(2026, 2, 16)) == 1
    assert days_late(None, None, today=TODAY) == 0


def test_the_usual_days_end_today_at_the_latest():
    kind, day = PeriodicKind.HALF_YEAR, date(2026, 4, 30)
    assert usual_days(kind, 2026, today=day) == (date(2026, 1, 1), day)
    assert usual_days(kind, 2025, today=day) == (date(2025, 1, 1), date(2025, 6, 30))


@both
@pytest.mark.parametrize(
    ("facts", "counted"),
    [
        ({"started_on": date(2026, 3, 5)}, (1, 1)),
        ({"started_on": date(2026, 3, 6)}, (1, 0)),
        ({"started_on": date(2026, 3, 6), "other_time_agreed": True}, (1, 1)),
        ({}, (1, 0)),  # the last day has come
        ({"start_due_on": date(2026, 4, 2)}, None),  # it has not
        ({"start_due_on": None, "started_on": date(2026, 3, 2)}, None),  # begun at once
        ({"started_on": date(2026, 4, 2)}, (1, 0)),  # after the period
    ],
)
def test_starts_in_time(commune, facts, counted):
    case = a_case(a_village_with_team(), received_on=date(2026, 3, 2))
    given = {"start_due_on": date(2026, 3, 5), "other_time_agreed": False} | facts
    for name, value in given.items():
        setattr(case, name, value)
    db.session.flush()
    by = type(OFFICER)(name="x", role=Role.COMMUNE_OFFICER, unit=case.unit)
    found = starts(date(2026, 3, 1), date(2026, 3, 31), by=by)
    assert [(one.due, one.in_time) for one in found] == ([counted] if counted else [])


def test_a_report_is_named_with_its_year_as_people_say_it():
    assert [kind.in_year(2026) for kind in PeriodicKind] == [
        "Báo cáo 6 tháng năm 2026",
        "Báo cáo năm 2026",
        "Báo cáo sơ kết năm 2026",
        "Báo cáo tổng kết năm 2026",
    ]
