"""Acts on plans, planned conferences and requests: what they write, and what they refuse."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.dialogue.service import conference
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.requests import RequestState
from app.domain.dialogue.year import DutyState, SessionState
from app.domain.errors import RuleViolation
from app.domain.plans import PlanState
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.yearplan.facts import PlanFacts, RequestFacts, SessionFacts
from app.yearplan.models import PlannedSession
from app.yearplan.service import asking, plans, reading, requests, sessions
from tests.yearplan.conftest import SIGNED, TODAY

FACTS = PlanFacts(title="Tổ chức đối thoại", organiser="Ủy ban nhân dân phường")


def acts_on(record):
    return [line.act for line in reversed(history(record.__tablename__, [record.id]))]


def states_of(plan, today=TODAY):
    return [line.state for line in reading.plan_view(plan, today=today).lines]


@pytest.mark.usefixtures("both_databases")
def test_a_plan_goes_from_its_draft_to_its_number(officer, a_plan, a_session):
    plan = a_plan()
    first, second = a_session(plan, 1), a_session(plan, 4)
    plans.correct_plan(plan.id, FACTS, revision=plan.revision, by=officer)
    moved = SessionFacts(quarter=3, place="Hội trường phường")
    sessions.change_session(second.id, moved, revision=1, today=TODAY, by=officer)
    plans.issue_plan(plan.id, **SIGNED, revision=plan.revision, by=officer)
    assert (plan.state, plan.number) == (PlanState.ISSUED, "05/KH-UBND")
    assert acts_on(plan) == ["draft", "correct", "issue"]
    (*_, issue) = reversed(history("dialogue_plan", [plan.id]))
    assert (issue.acted_by, issue.recorded_by) == ("Lò Văn Pâng", "Tẩn Thị Mẩy")
    assert acts_on(second) == ["plan", "correct"]
    assert [one.quarter for one in reading.sessions_of([plan.id])] == [1, 3]
    assert first.unit == plan.unit == officer.unit


def test_a_unit_has_one_plan_a_year_for_each_author(officer, a_plan):
    a_plan(2026)
    a_plan(2026, author=DialogueKind.PARTY_COMMITTEE)
    a_plan(2025)
    a_plan(2026, by=replace(officer, unit="03406"))
    with pytest.raises(RuleViolation, match="đã có kế hoạch"):
        a_plan(2026)


def test_what_is_issued_is_not_written_over(officer, issued):
    plan = issued()
    with pytest.raises(RuleViolation, match="đã ban hành"):
        plans.correct_plan(plan.id, FACTS, revision=plan.revision, by=officer)
    with pytest.raises(RuleViolation, match="đã ban hành"):
        plans.issue_plan(plan.id, **SIGNED, revision=plan.revision, by=officer)


def test_an_issued_plan_is_amended_beside_what_stood_in_it(officer, issued, a_session):
    plan = issued(1, 4)
    first, last = reading.sessions_of([plan.id])
    facts = SessionFacts(quarter=2, place="Hội trường phường")
    act = {"today": TODAY, "by": officer}
    for refused in ("", "  "):
        with pytest.raises(RuleViolation, match="lý do điều chỉnh"):
            sessions.change_session(first.id, facts, reason=refused, revision=1, **act)
        with pytest.raises(RuleViolation, match="lý do bỏ phiên"):
            sessions.strike_session(last.id, reason=refused, revision=1, **act)
        with pytest.raises(RuleViolation, match="lý do bổ sung"):
            a_session(plan, 3, reason=refused)
    moved = sessions.change_session(first.id, facts, reason="Mưa lũ.", revision=1, **act)
    sessions.strike_session(last.id, reason="Gộp với quý II.", revision=1, **act)
    added = a_session(plan, 3, reason="Cử tri đề nghị.")
    db.session.expire_all()
    assert (first.quarter, first.place) == (1, "Nhà văn hóa bản Tả Lèng")
    assert (first.struck_on, first.strike_reason) == (TODAY, "Mưa lũ.")
    assert (moved.replaces_id, moved.amended_on) == (first.id, TODAY)
    assert (added.amend_reason, acts_on(added)) == ("Cử tri đề nghị.", ["amend"])
    assert acts_on(last) == ["plan", "strike"]
    assert states_of(plan) == [
        SessionState.STRUCK,
        SessionState.PLANNED,
        SessionState.PLANNED,
        SessionState.STRUCK,
    ]
    with pytest.raises(RuleViolation, match="đã bỏ khỏi kế hoạch"):
        sessions.strike_session(first.id, reason="Lần nữa.", revision=first.revision, **act)


def test_a_session_struck_from_a_draft_needs_no_reason_and_leaves_no_trace_on_paper(
    officer, a_plan, a_session
):
    plan = a_plan()
    held = a_session(plan, 1)
    sessions.strike_session(held.id, revision=1, today=TODAY, by=officer)
    assert not held.struck_after_issue
    with pytest.raises(RuleViolation, match="chưa có phiên"):
        plans.issue_plan(plan.id, **SIGNED, revision=plan.revision, by=officer)


def test_a_session_that_is_arranged_is_changed_at_its_conference(officer, issued, a_conference):
    plan = issued(1)
    (held,) = reading.sessions_of([plan.id])
    meeting = a_conference(held, date(2026, 6, 1))
    act = {"reason": "Đổi ý.", "revision": 1, "today": TODAY, "by": officer}
    with pytest.raises(RuleViolation, match="trang của hội nghị"):
        sessions.strike_session(held.id, **act)
    with pytest.raises(RuleViolation, match="trang của hội nghị"):
        sessions.change_session(held.id, SessionFacts(quarter=2), **act)
    off = {"reason": "Mưa lũ.", "revision": meeting.revision, "by": officer}
    conference.call_off(meeting.id, DialogueState.CANCELLED, **off)
    sessions.strike_session(held.id, **act)
    assert held.struck_on == TODAY


def test_villages_of_others_and_quarters_that_are_none_are_refused(
    officer, a_plan, a_session, village
):
    plan = a_plan()
    a_session(plan, 1, villages=(village.id,))
    with pytest.raises(RuleViolation, match="quý"):
        a_session(plan, 5)
    other = replace(officer, unit="03406")
    foreign = a_plan(by=other)
    with pytest.raises(RuleViolation, match="không thuộc đơn vị"):
        a_session(foreign, 1, villages=(village.id,), by=other)


def test_another_unit_and_an_old_page_write_nothing(officer, a_plan, a_session, a_request):
    plan, request = a_plan(), a_request(100)
    held = a_session(plan, 1)
    other = replace(officer, unit="03406")
    for by, error in ((other, NotHere), (officer, Stale)):
        with pytest.raises(error):
            plans.correct_plan(plan.id, FACTS, revision=9, by=by)
        with pytest.raises(error):
            plans.issue_plan(plan.id, **SIGNED, revision=9, by=by)
        with pytest.raises(error):
            sessions.strike_session(held.id, revision=9, today=TODAY, by=by)
        with pytest.raises(error):
            requests.refuse_request(
                request.id, refused_on=TODAY, reason="Ít.", revision=9, today=TODAY, by=by
            )
    with pytest.raises(NotHere):
        a_session(plan, 2, by=other)


@pytest.mark.usefixtures("both_databases")
def test_the_plan_shows_each_session_planned_prepared_held_late_or_postponed(
    officer, issued, a_session, a_conference
):
    plan = issued(1, 1, 2, 2, 4)
    first, _, prepared, postponed, _ = reading.sessions_of([plan.id])
    a_conference(first, date(2026, 3, 16))
    a_conference(prepared, date(2026, 6, 1))
    off = a_conference(postponed, date(2026, 6, 2))
    reason = {"reason": "Mưa lũ.", "revision": off.revision, "by": officer}
    conference.call_off(off.id, DialogueState.POSTPONED, **reason)
    assert states_of(plan) == [
        SessionState.HELD,
        SessionState.LATE,
        SessionState.IN_PREPARATION,
        SessionState.POSTPONED,
        SessionState.PLANNED,
    ]
    in_july = date(2026, 7, 1)
    assert states_of(plan, in_july)[2:] == [
        SessionState.LATE,
        SessionState.LATE,
        SessionState.PLANNED,
    ]


@pytest.mark.usefixtures("both_databases")
def test_the_year_is_met_by_a_conference_of_the_government_that_took_place(
    officer, issued, a_conference
):
    plan = issued(1)

    def duty():
        return reading.plan_view(plan, today=TODAY).duty.state

    a_conference(held_on=date(2026, 3, 2), kind=DialogueKind.PARTY_COMMITTEE)
    a_conference(held_on=date(2025, 12, 31))
    a_conference(held_on=date(2026, 6, 1))
    assert duty() is DutyState.RUNNING
    a_conference(held_on=date(2026, 1, 2))
    assert duty() is DutyState.MET


def test_a_conference_is_linked_to_its_own_plan_and_kind_only(
    officer, issued, a_conference, a_plan
):
    plan = issued(1)
    (held,) = reading.sessions_of([plan.id])
    with pytest.raises(RuleViolation, match="của chính quyền, không phải của cấp ủy"):
        a_conference(held, kind=DialogueKind.PARTY_COMMITTEE)
    with pytest.raises(RuleViolation, match="không có trong kế hoạch"):
        a_conference(held, by=replace(officer, unit="03406"))
    sessions.strike_session(held.id, reason="Bỏ.", revision=1, today=TODAY, by=officer)
    with pytest.raises(RuleViolation, match="đã bỏ khỏi kế hoạch"):
        a_conference(held)
    assert db.session.scalar(db.select(db.func.count()).select_from(PlannedSession)) == 1


@pytest.mark.usefixtures("both_databases")
def test_a_request_is_answered_by_its_conference(officer, a_request, a_conference):
    request = a_request(400)
    assert asking.request_view(request).share.is_met
    with pytest.raises(RuleViolation, match="phải tổ chức hội nghị"):
        requests.refuse_request(
            request.id, refused_on=TODAY, reason="Bận.", revision=1, today=TODAY, by=officer
        )
    a_conference(held_on=date(2026, 5, 20), request_id=request.id)
    (line,) = asking.request_lines(officer)
    assert (line.state, len(line.linked)) == (RequestState.ARRANGED, 1)
    with pytest.raises(RuleViolation, match="không sửa được nữa"):
        facts = requests_facts(request)
        requests.correct_request(request.id, facts, revision=1, today=TODAY, by=officer)


def test_a_request_with_too_few_signatures_is_turned_down_with_a_reason(officer, a_request):
    request = a_request(399)
    requests.refuse_request(
        request.id, refused_on=TODAY, reason="Chưa đủ 10%.", revision=1, today=TODAY, by=officer
    )
    assert asking.request_view(request).state is RequestState.REFUSED
    assert acts_on(request) == ["receive", "refuse"]


def test_another_units_request_is_no_reason_for_a_conference(officer, a_request, a_conference):
    request = a_request(by=replace(officer, unit="03406"))
    with pytest.raises(RuleViolation, match="không phải của cử tri"):
        a_conference(request_id=request.id)


def requests_facts(request):
    names = RequestFacts.__dataclass_fields__
    return RequestFacts(**{name: getattr(request, name) for name in names})


def test_a_year_that_has_not_begun_owes_nothing_yet(a_plan):
    assert reading.plan_view(a_plan(2027), today=TODAY).duty is None
    assert reading.plan_view(a_plan(2026), today=TODAY).duty is not None
