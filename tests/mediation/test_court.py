"""Asking the court to recognise an agreement: what is written, refused, counted again."""

from datetime import date, timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.calendar import TimeUnit
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.mediation.agreement import AgreementState
from app.domain.mediation.court import CourtAct, CourtState
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import CourtInquiry, CourtRequest
from app.mediation.service import court
from app.mediation.service.court import RequestFacts, requests_of
from app.mediation.service.parties import parties_of
from app.mediation.service.versions import in_force
from app.records.journal import history
from app.records.locking import NotHere, Stale
from tests.lawpack.rows import a_deadline, days
from tests.mediation.cases import (
    PAPER,
    TODAY,
    a_case_in,
    a_request,
    a_village_with_team,
    clerk,
    settled,
    stored,
)

FILED, ACCEPTED, ASKED = (date(2026, 3, day) for day in (11, 13, 16))
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def case(home):
    return a_case_in(CaseState.SETTLED, home)


def kept(record):
    return db.session.get(type(record), record.id, populate_existing=True)


def filed(case):
    request = a_request(case)
    return court.file_request(request.id, filed_on=FILED, today=TODAY, by=clerk())


def accepted(case):
    request = filed(case)
    return court.accept_request(request.id, accepted_on=ACCEPTED, today=TODAY, by=clerk())


def ended(request, act, on=TODAY, **facts):
    return court.ending(act)(request.id, decided_on=on, **facts, today=TODAY, by=clerk())


def asked(request, on=ASKED):
    given = {"asked_for": "Bản sao trang sổ.", "asked_on": on, "today": TODAY}
    return court.ask(request.id, **given, by=clerk())


def answered(inquiry, on=date(2026, 3, 18)):
    given = {"answered_on": on, "answer": "Đã gửi bản sao.", "today": TODAY}
    return court.answer(inquiry.id, **given, by=clerk())


def test_a_request_has_six_months_from_the_agreement_and_hangs_on_its_version(case):
    request = a_request(case)
    assert request.state is CourtState.NOT_FILED
    assert request.due_on == date(2026, 9, 9)  # settled on 9 March
    assert request.agreement_id == in_force(case.id).id
    assert request.applicants == [parties_of(case.id)[0].id]


def test_the_way_to_recognition_is_kept_step_by_step(case):
    request = accepted(case)
    court.set_hearing(request.id, hearing_on=TODAY, today=TODAY, by=clerk())
    ended(request, CourtAct.RECOGNISE, decision_number="12/2026/QĐST-VDS")
    held = kept(request)
    assert (held.state, held.filed_on, held.accepted_on, held.hearing_on, held.decided_on) == (
        CourtState.RECOGNISED,
        FILED,
        ACCEPTED,
        TODAY,
        TODAY,
    )
    assert [line.act for line in history("court_request", [request.id])] == [
        "recognise",
        "set_hearing",
        "accept",
        "file",
        "prepare",
    ]


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (CourtAct.NOT_RECOGNISE, CourtState.NOT_RECOGNISED),
        (CourtAct.WITHDRAW, CourtState.WITHDRAWN),
    ],
)
def test_what_the_court_did_not_grant_leaves_the_agreement_as_it_is(case, act, state):
    before = stored(case).revision
    request = accepted(case)
    assert ended(request, act, note="Thiếu ý kiến của người liên quan.").state is state
    assert in_force(case.id).state is AgreementState.IN_FORCE
    assert (stored(case).state, case.revision) == (CaseState.SETTLED, before)


def test_after_a_request_that_came_to_nothing_another_is_begun(case):
    first = ended(filed(case), CourtAct.RETURN)
    with pytest.raises(RuleViolation, match="tình trạng “Tòa án trả lại đơn”"):
        court.accept_request(first.id, accepted_on=TODAY, today=TODAY, by=clerk())
    second = a_request(case)
    assert [one.id for one in requests_of(case.id)] == [second.id, first.id]
    with pytest.raises(RuleViolation, match="đã có yêu cầu gửi Tòa án"):
        a_request(case)


def test_without_paper_there_is_no_request_until_there_is_one(home):
    case = settled(home)
    with pytest.raises(RuleViolation, match="chưa có văn bản hòa giải thành") as refusal:
        a_request(case)
    assert "Khoản 2 Điều 418" in str(refusal.value.basis)
    assert requests_of(case.id) == []
    service.put_in_writing(
        case.id,
        facts=service.VersionFacts(
            terms="Hai nhà dời hàng rào về mốc cũ.",
            agreed_on=None,
            **{**PAPER, "signed_on": TODAY},
        ),
        today=TODAY,
        by=clerk(),
    )
    request = a_request(case)
    assert request.due_on == date(2026, 9, 9)  # from the agreement, not from the paper
    assert request.agreement_id == in_force(case.id).id


def test_an_application_after_the_last_day_is_written_down_all_the_same(case):
    request = a_request(case)
    late = request.due_on + timedelta(days=1)
    court.file_request(request.id, filed_on=late, today=late, by=clerk())
    assert kept(request).state is CourtState.FILED


def test_who_asks_is_a_party_and_what_was_gone_through_can_be_gone_through_again(case):
    request = a_request(case, applicants=(), court_name="")
    with pytest.raises(RuleViolation, match="người yêu cầu"):
        court.file_request(request.id, filed_on=FILED, today=TODAY, by=clerk())
    stranger = RequestFacts(applicants=[case.id])
    with pytest.raises(RuleViolation, match="phải là một bên"):
        court.check_request(request.id, stranger, by=clerk())
    both = [one.id for one in parties_of(case.id)]
    facts = RequestFacts(applicants=both, court_name="Tòa án khu vực", has_capacity=True)
    court.check_request(request.id, facts, by=clerk())
    assert (kept(request).applicants, request.has_capacity) == (both, True)


def test_the_answer_to_the_court_is_due_in_five_working_days_and_given_once(case):
    inquiry = asked(accepted(case))
    assert inquiry.due_on == date(2026, 3, 23)  # from Monday 16: 17, 18, 19, 20, 23
    assert answered(inquiry).answered_on == date(2026, 3, 18)
    with pytest.raises(RuleViolation, match="đã được trả lời"):
        answered(inquiry)


def test_a_question_can_still_be_answered_when_the_court_has_decided(case):
    request = accepted(case)
    inquiry = asked(request)
    ended(request, CourtAct.RECOGNISE)
    assert answered(inquiry).answered_on is not None


def test_a_decision_is_not_of_before_its_hearing_until_that_is_written_anew(case):
    request = accepted(case)
    court.set_hearing(request.id, hearing_on=date(2026, 4, 2), today=TODAY, by=clerk())
    with pytest.raises(RuleViolation, match="trước ngày mở phiên họp đã ghi 02/04/2026"):
        ended(request, CourtAct.RECOGNISE)
    court.set_hearing(request.id, hearing_on=TODAY, today=TODAY, by=clerk())
    assert ended(request, CourtAct.RECOGNISE).state is CourtState.RECOGNISED


def test_after_its_decision_the_court_waits_for_no_paper_and_the_file_can_be_closed(home):
    case = a_case_in(CaseState.SETTLED, home)
    request = accepted(case)
    asked(request)
    ended(request, CourtAct.RECOGNISE)
    facts = {"is_paid_or_waived": True, "alerts_answered": True, "today": TODAY}
    service.close_case(case.id, closed_on=TODAY, **facts, by=clerk())
    assert stored(case).state is CaseState.CLOSED


def test_a_file_is_not_closed_while_the_court_waits_for_an_answer(home):
    case = a_case_in(CaseState.SETTLED, home)
    inquiry = asked(accepted(case))
    facts = {"is_paid_or_waived": True, "alerts_answered": True, "today": TODAY}
    with pytest.raises(RuleViolation, match="Tòa án"):
        service.close_case(case.id, closed_on=TODAY, **facts, by=clerk())
    answered(inquiry)
    service.close_case(case.id, closed_on=TODAY, **facts, by=clerk())
    assert stored(case).state is CaseState.CLOSED


def test_a_case_that_is_closed_can_still_go_to_the_court(home):
    case = a_case_in(CaseState.SETTLED, home)
    facts = {"is_paid_or_waived": True, "alerts_answered": True, "today": TODAY}
    service.close_case(case.id, closed_on=TODAY, **facts, by=clerk())
    assert filed(case).state is CourtState.FILED


def test_two_people_at_one_request_and_people_of_elsewhere(home, case, actor):
    request = a_request(case)
    seen = request.revision
    court.check_request(request.id, RequestFacts(note="Đã hỏi."), revision=seen, by=clerk())
    given = {"filed_on": FILED, "today": TODAY}
    with pytest.raises(Stale):
        court.file_request(request.id, **given, revision=seen, by=clerk())
    other = a_village_with_team("Nậm Loỏng")
    for stranger in (
        other.person(other.leader, Role.TEAM_LEADER),
        home.person(home.pao),
        actor(Role.COMMUNE_OFFICER, unit="03388"),
    ):
        with pytest.raises(NotHere):
            court.file_request(request.id, **given, by=stranger)


def test_days_and_steps_leave_and_neither_names_nor_words(case):
    request = accepted(case)
    inquiry = asked(request)
    ended(request, CourtAct.NOT_RECOGNISE, decision_number="12/2026", note="Lý do riêng.")
    said = str([kept(request).outgoing(), kept(inquiry).outgoing()])
    for secret in ("riêng", "trang sổ", "khu vực", str(parties_of(case.id)[0].id)):
        assert secret not in said
    assert kept(request).outgoing()["state"] == "not_recognised"


def test_a_changed_calendar_moves_what_still_runs_and_not_what_was_done(home, case):
    waiting = a_request(case)
    done = filed(a_case_in(CaseState.SETTLED, home))
    open_one = asked(done)
    days(first=date(2026, 9, 9))
    days(first=date(2026, 3, 23))
    assert kept(waiting).due_on == date(2026, 9, 10)
    assert kept(done).due_on == date(2026, 9, 9)
    assert kept(open_one).due_on == date(2026, 3, 24)
    assert "ngày cuối yêu cầu Tòa án" in history("court_request", [waiting.id])[0].reason
    answered(open_one)
    a_deadline(Clock.COURT_ANSWER, length=2, counted_in=TimeUnit.DAY)
    assert kept(open_one).due_on == date(2026, 3, 24)


def test_an_office_counts_by_its_own_limit(case):
    a_deadline(Clock.COURT, length=3, counted_in=TimeUnit.MONTH)
    a_deadline(Clock.COURT_ANSWER, length=2, counted_in=TimeUnit.DAY)
    request = filed(case)
    assert request.due_on == date(2026, 6, 9)
    assert asked(request).due_on == date(2026, 3, 18)


def test_nothing_is_written_where_a_step_is_refused(case):
    request = filed(case)
    before = request.revision
    for refused in (
        lambda: court.accept_request(
            request.id, accepted_on=date(2026, 3, 10), today=TODAY, by=clerk()
        ),
        lambda: ended(request, CourtAct.RECOGNISE),
        lambda: asked(request, on=date(2026, 3, 21)),
    ):
        with pytest.raises(RuleViolation):
            refused()
    assert (kept(request).revision, request.state) == (before, CourtState.FILED)
    assert db.session.scalar(db.select(db.func.count(CourtInquiry.id))) == 0
    assert db.session.scalar(db.select(db.func.count(CourtRequest.id))) == 1
