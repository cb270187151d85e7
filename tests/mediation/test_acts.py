"""What the services write: states, dates, numbers, assignments and the journal."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.assignment import AssignedHow, AssignmentStatus
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseResult, CaseState, EndingReason
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.service import PartyFacts
from app.mediation.service.assigning import assignments_of
from app.mediation.service.parties import parties_of
from app.records.journal import JournalEntry, history
from app.records.locking import NotHere, Stale
from tests.factories import an_officer
from tests.mediation.cases import (
    ASSIGNED,
    ENDED,
    RECEIVED,
    STARTED,
    TODAY,
    a_case,
    a_case_in,
    a_village_with_team,
    clerk,
)


@pytest.mark.usefixtures("both_databases")
@pytest.mark.parametrize("state", CaseState)
def test_every_state_can_be_reached_and_each_act_is_one_line_of_the_journal(home, state):
    case = a_case_in(state, home)
    stored = db.session.get(MediationCase, case.id, populate_existing=True)
    assert stored.state is state
    lines = history("mediation_case", [case.id])
    assert [line.revision for line in lines] == list(range(len(lines), 0, -1))
    assert lines[-1].act == Act.RECEIVE.value


def test_numbers_run_per_team_and_year_and_a_failed_intake_takes_none(home):
    other = a_village_with_team("Nậm Loỏng")
    last_year = date(2025, 12, 30)
    assert a_case(home).number == "01/2026"
    with pytest.raises(RuleViolation):
        a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pâng", birth_year=1800)])
    assert a_case(home).number == "02/2026"
    assert a_case(other).number == "01/2026"
    assert a_case(home, received_on=last_year).number == "01/2025"
    assert a_case(home).number == "03/2026"


def test_a_case_is_taken_in_with_its_parties_in_one_line(home):
    related = PartyFacts(Side.RELATED, "Lò Thị Mai")
    case = a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pâng"), related])
    assert case.parties_line == "Lò Văn Pâng (liên quan: Lò Thị Mai)"
    assert "lo van pang" in case.search_text
    assert "01/2026" in case.search_text
    assert [party.side for party in parties_of(case.id)] == [Side.A, Side.RELATED]


def test_nothing_but_ground_and_day_is_needed(home):
    case = a_case(home, summary=None, parties=[])
    assert (case.summary, case.parties_line, case.category) == (None, None, None)
    assert case.state is CaseState.RECEIVED


def test_the_start_clock_is_set_by_the_assignment_and_anew_by_a_replacement(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    assert (case.assigned_on, case.start_due_on) == (ASSIGNED, date(2026, 3, 6))
    first = assignments_of(case.id)[0]
    service.replace_mediator(
        case.id,
        assignment_id=first.id,
        mediator_id=home.pao.id,
        how=AssignedHow.BY_LEADER,
        reason="Anh em họ với một bên",
        no_conflict=True,
        assigned_on=date(2026, 3, 4),
        today=TODAY,
        by=clerk(),
    )
    assert case.start_due_on == date(2026, 3, 9)  # 7 March 2026 is a Saturday
    old, new = assignments_of(case.id)
    assert (old.status, old.ended_on, old.reason) == (
        AssignmentStatus.REPLACED,
        date(2026, 3, 4),
        "Anh em họ với một bên",
    )
    assert (new.mediator_id, new.status) == (home.pao.id, AssignmentStatus.ASSIGNED)


def test_a_declined_case_cannot_start_until_the_leader_finds_another(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    held = assignments_of(case.id)[0]
    facts = {"assignment_id": held.id, "reason": "Bận việc nhà", "declined_on": date(2026, 3, 4)}
    service.decline_case(case.id, **facts, today=TODAY, by=clerk("Lò Thị Liên"))
    start = {"started_on": STARTED, "parties_present": True, "is_public": False}
    with pytest.raises(RuleViolation, match="Hãy thay hòa giải viên"):
        service.start_mediation(case.id, **start, today=TODAY, by=clerk())
    with pytest.raises(RuleViolation, match="không còn được phân công"):
        service.decline_case(case.id, **facts, today=TODAY, by=clerk())
    service.replace_mediator(
        case.id,
        assignment_id=held.id,
        mediator_id=home.pao.id,
        how=AssignedHow.CHOSEN,
        reason="Chị Liên bận việc nhà",
        no_conflict=True,
        assigned_on=date(2026, 3, 5),
        today=TODAY,
        by=clerk(),
    )
    service.start_mediation(case.id, **start, today=TODAY, by=clerk())
    assert [one.status for one in assignments_of(case.id)] == [
        AssignmentStatus.REFUSED,
        AssignmentStatus.ACCEPTED,
    ]


def assign(case, home, **facts):
    given = {
        "mediator_ids": [home.pao.id],
        "no_conflict": True,
        "assigned_on": ASSIGNED,
        "today": TODAY,
        "by": clerk(),
    }
    return service.assign_mediators(case.id, **{**given, **facts})


def test_the_parties_wish_goes_before_the_leaders_assignment(home):
    case = a_case(home)
    service.confirm_scope(
        case.id,
        category_code="DS-01",
        confirmed_on=RECEIVED,
        wanted_mediator_id=home.lien.id,
        today=TODAY,
        by=clerk(),
    )
    with pytest.raises(RuleViolation, match="Các bên đã đề nghị Lò Thị Liên"):
        assign(case, home)
    assign(case, home, wanted_declines=True)
    assert case.state is CaseState.ASSIGNED


def test_several_mediators_may_share_a_case_and_none_twice(home):
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    service.choose_mediators(
        case.id,
        mediator_ids=[home.lien.id, home.pao.id, home.lien.id],
        accepts=True,
        no_conflict=True,
        assigned_on=ASSIGNED,
        today=TODAY,
        by=clerk(None).on_behalf_of("Lò Văn Pâng"),
    )
    held = assignments_of(case.id)
    assert [one.mediator_id for one in held] == [home.lien.id, home.pao.id]
    assert {one.status for one in held} == {AssignmentStatus.ACCEPTED}
    assert {one.how for one in held} == {AssignedHow.CHOSEN}


def test_a_mediator_who_is_a_party_is_refused_unless_the_years_of_birth_differ(home):
    namesake = PartyFacts(Side.A, "Giàng A Páo")
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home, parties=[namesake])
    with pytest.raises(RuleViolation, match="là một bên trong vụ, việc"):
        assign(case, home)
    party = parties_of(case.id)[0]
    younger = PartyFacts(Side.A, "Giàng A Páo", birth_year=1999)
    service.change_party(party.id, younger, today=TODAY, by=clerk())
    assert assign(case, home).state is CaseState.ASSIGNED


@pytest.mark.parametrize("empty", [True, False])
def test_an_assignment_needs_a_mediator_of_the_own_team(home, empty):
    other = a_village_with_team("Nậm Loỏng")
    case = a_case_in(CaseState.AWAITING_ASSIGNMENT, home)
    ids = [] if empty else [other.pao.id]
    with pytest.raises(RuleViolation, match=r"ít nhất một|không thuộc tổ"):
        assign(case, home, mediator_ids=ids)
    assert case.state is CaseState.AWAITING_ASSIGNMENT


def test_who_witnesses_mediates_at_once_without_a_start_clock(home):
    case = a_case(home, ground=Ground.MEDIATOR_KNOWS)
    service.mediate_at_once(
        case.id,
        mediator_id=home.pao.id,
        no_conflict=True,
        started_on=RECEIVED,
        category_code="MT-01",
        today=TODAY,
        by=home.person(home.leader, Role.TEAM_LEADER),
    )
    assert (case.state, case.start_due_on) == (CaseState.IN_MEDIATION, None)
    assert assignments_of(case.id)[0].how is AssignedHow.WITNESSED


def test_an_agreement_with_a_term_is_followed_up_at_once(home):
    case = a_case_in(CaseState.FOLLOWING_UP, home)
    assert (case.result, case.performance_due_on) == (CaseResult.SETTLED, date(2026, 6, 30))
    acts = [line.act for line in history("mediation_case", [case.id])]
    assert acts[:2] == [Act.FOLLOW_UP.value, Act.SETTLE.value]


def test_not_settled_is_not_final_and_a_new_round_keeps_the_number(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    assert case.ending_reason is EndingReason.BY_REQUEST
    number = case.number
    service.go_on(case.id, resumed_on=date(2026, 3, 12), today=TODAY, by=clerk())
    assert (case.number, case.round, case.result) == (number, 2, None)
    assert "Lần 1 không thành ngày 09/03/2026" in case.course
    assert case.ending_reason is None


def test_new_terms_never_write_over_the_old_ones(home):
    case = a_case_in(CaseState.NOT_PERFORMED, home)
    service.new_terms(
        case.id,
        terms="Trả nốt sau vụ lúa.",
        performance_due_on=date(2026, 10, 30),
        agreed_on=date(2026, 3, 18),
        today=TODAY,
        by=clerk(),
    )
    assert case.agreement == (
        "Nhà anh Lù trả 2.000.000 đồng.\n\nThỏa thuận mới, ngày 18/03/2026:\nTrả nốt sau vụ lúa."
    )
    assert case.state is CaseState.FOLLOWING_UP


def test_a_broken_agreement_may_flare_up_into_a_new_round_and_settle_again(home):
    case = a_case_in(CaseState.NOT_PERFORMED, home)
    service.flare_up(case.id, resumed_on=date(2026, 3, 17), today=TODAY, by=clerk())
    assert (case.round, case.result, case.performance_due_on) == (2, None, None)
    service.settle_case(
        case.id, agreement="Xóa nợ.", settled_on=date(2026, 3, 18), today=TODAY, by=clerk()
    )
    assert case.agreement.startswith("Nhà anh Lù trả")
    assert case.agreement.endswith("Xóa nợ.")


def test_pausing_meeting_and_inviting_leave_their_trace_in_the_course(home):
    case = a_case_in(CaseState.PAUSED, home)
    service.resume(case.id, resumed_on=date(2026, 3, 8), today=TODAY, by=clerk())
    meeting = {"held_on": date(2026, 3, 8), "what_happened": "Hai bên đo lại đất."}
    service.hold_meeting(case.id, **meeting, today=TODAY, by=clerk())
    guest = {"invited": "ông Lý A Sùng, già làng", "by_a_party": True, "other_side_agrees": True}
    service.invite(case.id, **guest, today=TODAY, by=clerk())
    assert case.course == (
        "Tạm dừng từ 06/03/2026, tiếp tục ngày 08/03/2026.\n"
        "Buổi 2, ngày 08/03/2026. Hai bên đo lại đất."
    )
    assert (case.meetings, case.invited, case.paused_on) == (2, "ông Lý A Sùng, già làng", None)


def correct(case, facts, *, by=None, reason="Ghi nhầm"):
    return service.correct_case(
        case.id, reason=reason, facts=facts, today=TODAY, by=by or clerk(None)
    )


def test_a_correction_keeps_old_and_new_with_the_reason(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    correct(case, {"received_on": date(2026, 3, 1), "summary": "Tranh chấp mốc giới."})
    line = history("mediation_case", [case.id])[0]
    assert (line.act, line.reason) == ("correct", "Ghi nhầm")
    assert line.changes == {
        "received_on": ["2026-03-02", "2026-03-01"],
        "summary": ["Tranh chấp ranh giới nương ngô giáp suối.", "Tranh chấp mốc giới."],
    }


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"received_on": date(2025, 12, 31)}, "đã có số trong sổ năm 2026"),
        ({"ended_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu hòa giải"),
        ({"category": "XX-01"}, "không có trong bảng phân loại"),
        ({"summary": None, "state": CaseState.CLOSED}, None),
        ({"state": CaseState.CLOSED, "book_number": 9}, "Chưa có nội dung nào thay đổi"),
        ({"ended_on": None, "ground": None, "agreement": "x"}, "Chưa có nội dung nào thay đổi"),
    ],
)
def test_a_correction_touches_only_what_may_be_corrected(home, facts, sentence):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    if sentence is None:
        assert correct(case, facts).state is CaseState.NOT_SETTLED
        return
    with pytest.raises(RuleViolation, match=sentence):
        correct(case, facts)
    stored = db.session.get(MediationCase, case.id, populate_existing=True)
    assert (stored.received_on, stored.ended_on) == (RECEIVED, ENDED)


def test_who_recorded_a_case_may_correct_it_and_a_colleague_may_not(home):
    lien, leader = home.person(home.lien), home.person(home.leader, Role.TEAM_LEADER)
    case = a_case(home, by=lien)
    assert correct(case, {"note": "Đã gọi điện"}, by=lien).note == "Đã gọi điện"
    with pytest.raises(RuleViolation, match="Chỉ người đã ghi"):
        correct(case, {"note": "Khác"}, by=leader)


def test_acted_by_and_recorded_by_are_two_people(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    line = history("mediation_case", [case.id])[0]
    assert (line.acted_by, line.recorded_by) == ("Vàng A Sùng", "Tẩn Mỹ Thư")
    start = {"started_on": STARTED, "parties_present": True, "is_public": True, "today": TODAY}
    with pytest.raises(RuleViolation, match="Hãy ghi họ tên người đã thực hiện"):
        service.start_mediation(case.id, **start, by=clerk(None))
    assert case.state is CaseState.ASSIGNED


def test_the_second_of_two_forms_made_from_one_revision_is_stale(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    seen = case.revision
    service.pause(case.id, paused_on=ENDED, revision=seen, today=TODAY, by=clerk())
    with pytest.raises(Stale):
        service.end_by_request(case.id, ended_on=ENDED, revision=seen, today=TODAY, by=clerk())


def test_a_mediator_writes_own_cases_and_a_leader_the_teams(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    start = {"started_on": STARTED, "parties_present": True, "is_public": False, "today": TODAY}
    with pytest.raises(NotHere):
        service.start_mediation(case.id, **start, by=home.person(home.pao))
    service.start_mediation(case.id, **start, by=home.person(home.lien))
    other = a_village_with_team("Nậm Loỏng")
    with pytest.raises(NotHere):
        service.pause(
            case.id,
            paused_on=ENDED,
            today=TODAY,
            by=other.person(other.leader, Role.TEAM_LEADER),
        )
    service.pause(
        case.id, paused_on=ENDED, today=TODAY, by=home.person(home.leader, Role.TEAM_LEADER)
    )


def test_nobody_writes_into_the_book_of_another_team_or_unit(home):
    other = a_village_with_team("Nậm Loỏng")
    with pytest.raises(RuleViolation, match="Bạn không ghi sổ của tổ hòa giải này"):
        a_case(home, by=other.person(other.lien))
    foreign = replace(an_officer(), unit="03409")
    with pytest.raises(RuleViolation, match="Bạn không ghi sổ của tổ hòa giải này"):
        a_case(home, by=foreign)
    assert db.session.scalar(db.select(db.func.count(MediationCase.id))) == 0


@pytest.mark.parametrize(
    "role", [Role.COMMUNE_LEADER, Role.FRONT, Role.ADMINISTRATOR, Role.OFFICE_OFFICER]
)
def test_those_who_write_nothing_are_refused_by_the_service_too(home, actor, role):
    with pytest.raises(RuleViolation, match="không được ghi"):
        a_case(home, by=actor(role))
    assert db.session.scalar(db.select(db.func.count(JournalEntry.sequence))) > 0


def test_what_leaves_the_commune_is_code_date_and_number_only(home):
    case = a_case_in(CaseState.CLOSED, home)
    body = case.outgoing()
    assert set(body) == {
        "team_id",
        "village_id",
        "book_year",
        "book_number",
        "ground",
        "received_on",
        "category",
        "state",
        "assigned_on",
        "start_due_on",
        "started_on",
        "other_time_agreed",
        "paused_on",
        "round",
        "result",
        "ended_on",
        "ending_reason",
        "refusal_reason",
        "is_written",
        "performance_due_on",
        "performed_on",
        "closed_on",
    }
    party = parties_of(case.id)[0]
    assert set(party.outgoing()) == {"case_id", "side", "kind"}
    everything = str([body, *(one.outgoing() for one in assignments_of(case.id))])
    for secret in ("Pâng", "1968", "Tả Lèng", "hàng rào", "2.000.000", "Vàng A Sùng"):
        assert secret not in everything
