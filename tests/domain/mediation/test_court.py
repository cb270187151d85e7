"""The way to the court: the whole table, conditions, days, reminders."""

from datetime import date, timedelta
from itertools import product

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation import court
from app.domain.mediation.court import (
    EXPLAINED,
    Condition,
    CourtAct,
    CourtState,
    Related,
    awaits_answer,
    court_acts,
    doubts,
    is_late,
    next_court_state,
    reminder,
    third_agrees,
)
from app.domain.mediation.parties import Side, ThirdConsent
from app.domain.mediation.states import CaseResult

TODAY, AGREED, DUE = date(2026, 9, 1), date(2026, 3, 9), date(2026, 9, 9)
# act: from > to, written by hand from Điều 418, 419; "=" keeps the state
BY_HAND = """
check:         not_filed > =
file:          not_filed > filed
accept:        filed > accepted
set_hearing:   accepted > =
recognise:     accepted > recognised
not_recognise: accepted > not_recognised
return:        filed > returned
withdraw:      not_filed filed accepted > withdrawn
ask:           filed accepted > =
answer:        filed accepted recognised not_recognised returned withdrawn > =
"""
ALLOWED = {
    (source, act.split(":")[0]): source if target.strip() == "=" else target.strip()
    for act, target in (line.split(">") for line in BY_HAND.strip().splitlines())
    for source in act.split(":")[1].split()
}


@pytest.mark.parametrize(("state", "act"), [*product(CourtState, CourtAct)])
def test_every_act_in_every_state_leads_where_the_table_says_or_is_refused(state, act):
    wanted = ALLOWED.get((state.value, act.value))
    if wanted:
        assert next_court_state(state, act, role=Role.COMMUNE_OFFICER) == wanted
        return
    with pytest.raises(RuleViolation) as refusal:
        next_court_state(state, act, role=Role.COMMUNE_OFFICER)
    assert state.label in refusal.value.message


def test_a_request_is_born_by_preparing_it_and_by_nothing_else():
    born = next_court_state(None, CourtAct.PREPARE, role=Role.MEDIATOR)
    assert born is CourtState.NOT_FILED
    for act in set(CourtAct) - {CourtAct.PREPARE}:
        with pytest.raises(RuleViolation, match="chưa chuẩn bị"):
            next_court_state(None, act, role=Role.MEDIATOR)


@pytest.mark.parametrize("role", Role)
def test_who_writes_the_book_writes_this_and_nobody_else(role):
    writers = {Role.MEDIATOR, Role.TEAM_LEADER, Role.COMMUNE_OFFICER}
    assert bool(court_acts(CourtState.FILED, role)) is (role in writers)
    if role not in writers:
        with pytest.raises(RuleViolation, match="Hãy báo công chức xã"):
            next_court_state(CourtState.FILED, CourtAct.ACCEPT, role=role)


def prepare(result=CaseResult.SETTLED, is_written=True, others=()):
    court.check_prepare(result, is_written=is_written, others=others)


def test_a_request_after_one_that_came_to_nothing_is_another():
    prepare()
    prepare(others=[CourtState.RETURNED, CourtState.WITHDRAWN, CourtState.NOT_RECOGNISED])


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"result": None}, "khi hòa giải thành"),
        ({"result": CaseResult.NOT_SETTLED}, "khi hòa giải thành"),
        ({"is_written": False}, "đơn yêu cầu phải gửi kèm văn bản đó"),
        ({"others": [CourtState.NOT_FILED]}, "đã có yêu cầu gửi Tòa án"),
        ({"others": [CourtState.RETURNED, CourtState.ACCEPTED]}, "đã có yêu cầu gửi Tòa án"),
        ({"others": [CourtState.RECOGNISED]}, "đã có yêu cầu gửi Tòa án"),
    ],
)
def test_without_agreement_or_paper_or_twice_there_is_no_request(facts, sentence):
    with pytest.raises(RuleViolation) as refusal:
        prepare(**facts)
    assert sentence in refusal.value.message
    assert "Bộ luật Tố tụng dân sự" in str(refusal.value.basis)


def file(**changed):
    facts = {
        "filed_on": TODAY,
        "agreed_on": AGREED,
        "applicants": ["một bên"],
        "court_name": "Tòa án nhân dân khu vực 1 – Lai Châu",
        "today": TODAY,
    }
    court.check_file(**{**facts, **changed})


def test_a_late_application_is_told_and_not_refused():
    late = DUE + timedelta(days=1)
    file(filed_on=late, today=late)
    assert is_late(late, due_on=DUE)
    assert not is_late(DUE, due_on=DUE)
    assert not is_late(None, due_on=DUE)


def accept(**changed):
    facts = {"accepted_on": TODAY, "filed_on": date(2026, 8, 20), "today": TODAY}
    court.check_accept(**{**facts, **changed})


def hearing(**changed):
    court.check_hearing(**{"hearing_on": date(2026, 9, 25), "accepted_on": TODAY, **changed})


def outcome(**changed):
    facts = {"on": TODAY, "since": date(2026, 8, 20), "hearing_on": None, "today": TODAY}
    court.check_outcome(**{"act": CourtAct.RECOGNISE, **facts, **changed})


def inquiry(**changed):
    facts = {
        "asked_for": "Sổ theo dõi hòa giải",
        "asked_on": TODAY,
        "filed_on": date(2026, 8, 20),
        "today": TODAY,
    }
    court.check_inquiry(**{**facts, **changed})


def answer(**changed):
    facts = {
        "answer": "Đã gửi bản sao.",
        "answered_on": TODAY,
        "asked_on": date(2026, 8, 25),
        "was_answered": False,
        "today": TODAY,
    }
    court.check_answer(**{**facts, **changed})


def test_each_step_is_possible():
    for step in (file, accept, hearing, outcome, inquiry, answer):
        step()


@pytest.mark.parametrize(
    ("step", "changed", "sentence"),
    [
        (file, {"applicants": []}, "một hoặc cả hai bên"),
        (file, {"court_name": " "}, "ghi tên Tòa án"),
        (file, {"filed_on": date(2026, 3, 8)}, "không thể trước ngày thỏa thuận"),
        (file, {"filed_on": date(2026, 9, 2)}, "ở sau hôm nay"),
        (accept, {"accepted_on": date(2026, 8, 19)}, "không thể trước ngày nộp đơn"),
        (hearing, {"hearing_on": date(2026, 8, 31)}, "không thể trước ngày Tòa án thụ lý"),
        (outcome, {"on": date(2026, 8, 19)}, "không thể trước ngày của bước trước"),
        (outcome, {"on": date(2026, 9, 2)}, "ở sau hôm nay"),
        (outcome, {"hearing_on": date(2026, 9, 2)}, "không thể trước ngày mở phiên họp"),
        (
            outcome,
            {"act": CourtAct.NOT_RECOGNISE, "hearing_on": date(2026, 9, 2)},
            "không thể trước ngày mở phiên họp",
        ),
        (inquiry, {"asked_for": " "}, "Tòa án yêu cầu tài liệu gì"),
        (inquiry, {"asked_on": date(2026, 8, 1)}, "không thể trước ngày nộp đơn"),
        (answer, {"answer": ""}, "đã gửi cho Tòa án những gì"),
        (answer, {"was_answered": True}, "đã được trả lời"),
        (answer, {"answered_on": date(2026, 8, 24)}, "không thể trước ngày nhận yêu cầu"),
    ],
)
def test_a_step_that_cannot_be_is_refused(step, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        step(**changed)
    assert sentence in refusal.value.message


def person(side=Side.RELATED, birth_year=1980, consent=ThirdConsent.AGREES):
    return Related("Lò Thị Mai", side, birth_year, consent)


def test_the_consent_of_others_is_known_only_where_each_was_asked():
    assert third_agrees([])
    assert third_agrees([person(), person(Side.A, consent=None)])
    for consent in (None, ThirdConsent.NOT_ASKED, ThirdConsent.OBJECTS):
        others = [person(), person(consent=consent)]
        assert not third_agrees(others)
        told = doubts(others, on=TODAY)[Condition.THIRD]
        assert told == [f"Lò Thị Mai: {(consent or ThirdConsent.NOT_ASKED).label.lower()}."]


def test_a_side_that_may_be_a_minor_is_told():
    told = doubts([person(Side.A, 2008), person(Side.B, 2007), person(Side.A, None)], on=TODAY)
    assert told == {Condition.CAPACITY: ["Lò Thị Mai sinh năm 2008, có thể chưa đủ 18 tuổi."]}


def test_who_withdraws_does_so_before_the_hearing_too_and_a_decision_on_its_day():
    later = TODAY + timedelta(days=1)
    outcome(act=CourtAct.WITHDRAW, hearing_on=later)
    outcome(act=CourtAct.RETURN, hearing_on=later)
    outcome(hearing_on=TODAY)


def test_the_court_waits_for_papers_only_while_it_has_the_application():
    waits = {one for one in CourtState if awaits_answer(one, None)}
    assert waits == {one for one in CourtState if one.is_open}
    assert not any(awaits_answer(one, TODAY) for one in CourtState)


def test_each_condition_is_explained_with_its_article():
    assert EXPLAINED.keys() == set(Condition)
    assert all("Điều 417" in words for words in EXPLAINED.values())


@pytest.mark.parametrize(
    ("left", "told"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-9, 7)]
)
def test_people_are_reminded_at_sixty_thirty_and_seven_days(left, told):
    assert reminder(DUE, DUE - timedelta(days=left), (60, 30, 7)) == told
