"""The course of an inspection, of what it recommends, and what stands on top of the next one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.inspection.checklist import thawed
from app.domain.inspection.figures import Figure, FigureKey
from app.domain.inspection.kinds import Inspected, InspectionKind, InspectionState
from app.domain.inspection.points import PointStanding
from app.inspection.facts import PointFacts
from app.inspection.models import Inspection, InspectionPoint
from app.inspection.papers import MINUTES
from app.inspection.service import below, holding, planning, points, reading
from app.inspection.service.reading import Wanted
from app.papers.models import MadePaper
from app.papers.service import make
from app.papers.types import Ask
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.factories import a_team
from tests.inspection.conftest import (
    ABOVE,
    ADVICE,
    HERE,
    LATER,
    NEIGHBOUR,
    OFFICER,
    PARTY,
    SOON,
    THERE,
    TODAY,
    checked,
    found,
    held,
    plan,
    planned,
    signed,
)

both = pytest.mark.usefixtures("both_databases")


def standing(point, *, on=TODAY):
    (line,) = reading.point_lines([point], today=on)
    return line.standing


def reported(point, *, by=OFFICER, revision=0):
    return points.report_point(point.id, "Đã bầu xong.", "", revision=revision, today=TODAY, by=by)


def closed(point, *, by=ABOVE):
    return points.close_point(
        point.id, TODAY, "Đã xem hồ sơ.", revision=point.revision, today=TODAY, by=by
    )


@both
def test_its_course_from_the_plan_to_the_last_recommendation(above):
    one = planned()
    planning.announce(one.id, TODAY, "12/TB", revision=one.revision, today=TODAY, by=ABOVE)
    one, point = signed(one)
    assert one.state is InspectionState.CONCLUDED
    assert point.is_issued
    assert standing(point) is PointStanding.GOING
    assert standing(point, on=LATER) is PointStanding.LATE
    reply = reported(point)
    assert standing(point, on=LATER) is PointStanding.REPORTED
    points.ask_again(point.id, "Còn một tổ.", LATER, revision=point.revision, today=TODAY, by=ABOVE)
    assert standing(point) is PointStanding.GOING
    reported(point, revision=reply.revision)
    closed(point)
    assert standing(point) is PointStanding.DONE
    assert db.session.get(Inspection, one.id).state is InspectionState.CLOSED
    done = [line.act for line in history("inspection", [one.id])]
    assert done == ["close", "conclude", "write", "check", "announce", "plan"]
    assert db.session.scalar(db.select(MadePaper.signed_on)) == TODAY


def test_minutes_that_recommend_nothing_are_closed_when_signed(above):
    one, _ = signed(with_point=False)
    assert (one.state, one.closed_on) == (InspectionState.CLOSED, TODAY)


def test_what_was_signed_stays(above):
    one, point = signed()
    facts = PointFacts(finding="Khác")
    for act in (
        lambda: checked(one),
        lambda: held(one),
        lambda: found(one),
        lambda: points.correct_point(point.id, facts, revision=point.revision, by=ABOVE),
        lambda: points.strike_point(point.id, revision=point.revision, today=TODAY, by=ABOVE),
        lambda: planning.cancel(one.id, "x", revision=one.revision, today=TODAY, by=ABOVE),
    ):
        with pytest.raises(RuleViolation, match="giữ nguyên"):
            act()


def test_nobody_signs_what_is_not_whole(above):
    one = held(checked(planned(), besides=("2.1",)))
    with pytest.raises(RuleViolation, match="Còn 1 mục"):
        holding.conclude(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)
    one = held(checked(one), party=replace(PARTY, front_name=""))
    with pytest.raises(RuleViolation, match="người đại diện ký"):
        holding.conclude(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)
    assert one.concluded_on is None


def test_another_text_that_was_printed_to_be_signed_is_not_signed(above):
    """What people put their names to is what the record says."""
    one = held(checked(planned()))
    make(MINUTES, one.id, Ask(ABOVE, TODAY))
    found(one)
    with pytest.raises(RuleViolation, match="khác với hồ sơ"):
        holding.conclude(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)


def test_findings_keep_their_order_when_one_is_taken_out(above):
    one = held(planned())
    first, second = found(one), found(one, finding="Sổ ghi thiếu")
    points.strike_point(first.id, revision=first.revision, today=TODAY, by=ABOVE)
    assert [(row.number, row.finding) for row in reading.points_of(one.id)] == [(1, "Sổ ghi thiếu")]
    assert second.number == 1
    for _ in range(2):  # the press that is sent twice changes nothing more
        points.restore_point(first.id, by=ABOVE)
        assert [row.id for row in reading.points_of(one.id)] == [first.id, second.id]
        assert (first.number, second.number) == (1, 2)


def test_only_who_inspected_closes_and_only_who_was_inspected_reports(above):
    _, point = signed()
    for wrong in (OFFICER, NEIGHBOUR):
        with pytest.raises(NotHere):
            closed(point, by=wrong)
    for wrong in (ABOVE, NEIGHBOUR):
        with pytest.raises(NotHere):
            reported(point, by=wrong)
    reported(point)
    with pytest.raises(Stale):
        reported(point, revision=0)


def test_what_is_not_in_force_is_neither_reported_nor_closed(above):
    point = found(held(planned()))
    with pytest.raises(RuleViolation, match="chưa ký"):
        closed(point)
    with pytest.raises(NotHere):
        reported(point)
    _, read = signed(unit=THERE)
    closed(read)
    with pytest.raises(RuleViolation, match="đã được xác nhận xong"):
        closed(read)


def test_who_may_be_inspected(here):
    team = a_team()
    assert planned(by=OFFICER, team_id=team.id).subject_name == team.name
    assert planned(by=OFFICER).kind is InspectionKind.SELF
    with pytest.raises(NotHere):
        planned(by=OFFICER, unit=THERE)
    with pytest.raises(NotHere):
        planned(by=NEIGHBOUR, unit=THERE, team_id=team.id)
    with pytest.raises(RuleViolation, match="Tự kiểm tra"):
        planning.plan_inspection(
            InspectionKind.OF_OTHERS, HERE, None, plan(), PARTY, today=TODAY, by=OFFICER
        )


@both
def test_what_was_found_before_stands_on_top(above):
    _, old = signed(planned_on=TODAY)
    own, mine = signed(by=OFFICER)
    last, newest = signed()
    one = planned()
    former = reading.former_ones(one, ABOVE, today=TODAY)
    assert {held.inspection.id: [line.point.id for line in held.points] for held in former} == {
        last.id: [newest.id],
        own.id: [mine.id],
    }
    known = [held.inspection.id for held in former]
    older = reading.open_points_before(one, ABOVE, besides=known, today=TODAY)
    assert [line.point.id for line in older] == [old.id]
    assert reading.open_before(one, ABOVE) == 3
    assert reading.former_ones(planned(unit=THERE), ABOVE, today=TODAY) == []
    asked = thawed(checked(one).checklist).lines
    told = {line.item.figure: line.figure for line in asked if line.figure}
    assert told[FigureKey.FORMER] == Figure("3 kiến nghị chưa xong", warns=True)


@both
def test_an_office_sees_how_each_unit_stands(above):
    signed(by=OFFICER, with_point=False)
    one, point = signed()
    reading_on = TODAY + timedelta(days=21)
    lines = {line.code: line for line in below.unit_lines(TODAY.year, ABOVE, today=reading_on)}
    assert lines[HERE].own.held_on == TODAY
    assert lines[HERE].ours.id == one.id
    assert (lines[HERE].open, lines[HERE].late) == (1, 1)
    assert lines[THERE].is_untouched
    reported(point)
    (first, *_) = below.unit_lines(TODAY.year, ABOVE, today=reading_on)
    assert (first.open, first.late) == (1, 0)
    points.ask_again(point.id, "Còn một tổ.", SOON, revision=point.revision, today=TODAY, by=ABOVE)
    (first, *_) = below.unit_lines(TODAY.year, ABOVE, today=reading_on)
    assert (first.open, first.late) == (1, 1)  # what was reported is not what is asked now
    assert below.unit_lines(TODAY.year - 1, ABOVE, today=TODAY)[0].own is None
    assert below.has_inspected_itself(HERE, TODAY.year, ABOVE)
    assert not below.has_inspected_itself(THERE, TODAY.year, ABOVE)


def test_a_report_counts_what_was_held_below_and_not_what_came_from_above(above):
    signed()
    signed(by=OFFICER)
    held(planned(unit=THERE))
    planned()
    days = (TODAY, TODAY)
    assert below.inspected(*days, by=ABOVE) == Inspected(2, 1, 3)
    assert below.inspected(*days, by=OFFICER) == Inspected(0, 1, 1)
    assert below.inspected(SOON, LATER, by=ABOVE) == Inspected()


def test_the_list_tells_what_is_open_and_goes_on_where_it_stopped(above, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 2)
    signed(), signed(unit=THERE), planned()
    lines, more = reading.list_page(ABOVE, Wanted(), today=LATER)
    assert more
    assert [(line.open, line.late) for line in lines] == [(0, 0), (1, 1)]
    rest, more = reading.list_page(ABOVE, Wanted(), today=LATER, before=lines[-1].row.id)
    assert (len(rest), more) == (1, False)
    assert len(reading.list_page(ABOVE, Wanted(unit=THERE), today=TODAY)[0]) == 1


def test_a_team_leader_reads_signed_minutes_about_the_own_team(here):
    team = a_team()
    other = a_team(name="Tổ hòa giải số 2", village_id=team.village_id)
    for one in (team, other):
        signed(planned(by=OFFICER, team_id=one.id), by=OFFICER)
    planned(by=OFFICER, team_id=team.id)
    leader = replace(OFFICER, role=Role.TEAM_LEADER, team_id=team.id)
    lines, _ = reading.list_page(leader, Wanted(), today=TODAY)
    assert [line.row.team_id for line in lines] == [team.id]
    assert lines[0].open == 1
    mediator = replace(leader, role=Role.MEDIATOR)
    assert reading.list_page(mediator, Wanted(), today=TODAY) == ([], False)


def test_who_is_told_what(above):
    one, before = planned(), planned()
    assert one.outgoing() is None
    planning.announce(one.id, TODAY, "", revision=one.revision, today=TODAY, by=ABOVE)
    assert one.goes_down_to() == HERE
    assert before.goes_down_to() is None
    point = found(one)
    assert point.outgoing() is None
    one, _ = signed(one)
    point = db.session.get(InspectionPoint, point.id)
    assert point.goes_down_to() == HERE
    assert "noted_by" not in one.outgoing()
    assert (point.recommendation, point.due_on) == (ADVICE, SOON)
    own, _ = signed(by=OFFICER)
    assert own.goes_down_to() is None
    assert own.outgoing()["state"] == "concluded"
