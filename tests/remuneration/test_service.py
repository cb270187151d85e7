"""The road of a request: from the register to the last signature."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.db import db, transaction
from app.domain.actors import Role
from app.domain.deadlines import Clock
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.domain.remuneration.eligibility import Why
from app.domain.remuneration.requests import CasePayment, Decision, ItemKind, RequestState
from app.lawpack.service import law_of
from app.mediation import service as cases
from app.mediation.service import ending
from app.records.locking import NotHere
from app.remuneration.models import PaymentItem, PaymentRequest
from app.remuneration.service import deciding, drafting, reading, states, totals
from app.remuneration.service.reckoning import reckon_again
from tests.mediation.cases import TODAY, a_case, a_case_in, a_village_with_team, clerk
from tests.remuneration.conftest import (
    FIRST,
    HEAD,
    OFFICER,
    day,
    decided,
    drafted,
    ended,
    filed,
    lines,
    of_case,
    paid,
    settled_by_two,
    shares,
    stored,
)

both = pytest.mark.usefixtures("both_databases")


def test_a_request_takes_in_what_the_register_says_can_be_paid(home):
    one, two = ended(home), settled_by_two(home)
    a_case(home)
    a_case_in(CaseState.OUT_OF_SCOPE, home)
    request = drafted(home)
    assert (of_case(request, one).amount, of_case(request, two).amount) == (300_000, 400_000)
    assert [part.amount for part in shares(of_case(request, two)).values()] == [200_000] * 2
    assert shares(of_case(request, one)).keys() == {home.lien.id}
    months = [item.month for item in lines(request) if item.kind is ItemKind.TEAM]
    assert months == [day(1, 1), day(1, 2), day(1, 3)]
    assert request.totals.whole == 700_000 + 3 * 150_000
    assert (request.cases, request.months) == (2, 3)
    why = sorted(line.why for line in reading.not_paid(request))
    assert why == sorted([Why.NOT_ENDED, Why.NOT_MEDIATED])


def test_a_case_and_a_month_stand_in_one_request_only(home):
    case = ended(home)
    first = filed(home)
    second = drafted(home)
    assert lines(second) == []
    (line,) = reading.not_paid(second)
    assert (line.case_id, line.why) == (case.id, Why.ELSEWHERE)
    with pytest.raises(RuleViolation, match="đang lập một đề nghị cho quý I/2026"):
        drafted(home)
    drafting.take_back(first.id, "Lập nhầm", by=OFFICER)
    drafting.reckon_again(second.id, today=TODAY, by=OFFICER)
    assert of_case(second, case).amount == 300_000
    assert second.months == 3


@both
def test_the_database_itself_holds_a_case_once(home):
    case = ended(home)
    request = drafted(home)
    item = of_case(request, case)
    other = PaymentItem(
        unit=item.unit,
        request_id=request.id,
        team_id=item.team_id,
        kind=ItemKind.CASE,
        case_id=case.id,
        level=1,
        amount=1,
        holds=item.holds,
    )
    db.session.add(other)
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_a_refusal_says_why_and_frees_the_cases(home):
    case = ended(home)
    with pytest.raises(RuleViolation, match="nêu rõ lý do"):
        decided(home, Decision.REFUSE)
    request = db.session.scalars(db.select(PaymentItem)).first().request_id
    facts = deciding.DecisionFacts(decision=Decision.REFUSE, decided_on=TODAY, reason="Thiếu sổ")
    refused = deciding.decide(request, facts, today=TODAY, by=HEAD)
    assert (refused.state, refused.refusal) == (RequestState.REFUSED, "Thiếu sổ")
    assert states.payment_states([case.id]) == {case.id: CasePayment.ELIGIBLE}
    assert of_case(drafted(home), case).amount == 300_000
    (line, *_) = reading.item_lines(refused)
    assert line.about == "Vụ, việc số 01/2026"


@both
def test_the_road_has_its_clocks_and_its_states(home):
    case = settled_by_two(home)

    def payment():
        return states.payment_states([case.id])[case.id]

    assert payment() is CasePayment.ELIGIBLE
    request = filed(home)
    assert request.decision_due_on == day(27)  # five working days from Friday, 20/03
    assert payment() is CasePayment.REQUESTED
    facts = deciding.DecisionFacts(decision=Decision.APPROVE, decided_on=TODAY, number="15/QĐ")
    deciding.decide(request.id, facts, today=TODAY, by=HEAD)
    request = deciding.pay(request.id, TODAY, today=TODAY, by=OFFICER)
    assert request.hand_over_due_on == day(23)
    assert payment() is CasePayment.PAID
    request = deciding.hand_over(request.id, TODAY, [home.lien.id], today=TODAY, by=OFFICER)
    assert request.state is RequestState.PAID
    with pytest.raises(RuleViolation, match="đã ký nhận"):
        deciding.hand_over(request.id, TODAY, [], today=TODAY, by=OFFICER)
    request = deciding.hand_over(request.id, TODAY, [home.pao.id], today=TODAY, by=OFFICER)
    assert (request.state, request.handed_on) == (RequestState.HANDED_OVER, TODAY)
    assert payment() is CasePayment.HANDED_OVER
    for again in (
        lambda: deciding.pay(request.id, TODAY, today=TODAY, by=OFFICER),
        lambda: drafting.take_back(request.id, "x", by=OFFICER),
        lambda: drafting.reopen(request.id, "x", is_decider=True, by=HEAD),
        lambda: deciding.decide(request.id, facts, today=TODAY, by=HEAD),
    ):
        with pytest.raises(RuleViolation):
            again()


def test_filing_asks_for_the_register(home):
    ended(home)
    request = drafted(home)
    with pytest.raises(RuleViolation, match="xuất trình Sổ"):
        deciding.confirm(
            request.id,
            leader="Vàng A Sùng",
            filed_on=TODAY,
            register_shown=False,
            today=TODAY,
            by=OFFICER,
        )
    assert stored(request).state is RequestState.DRAFT


def test_what_is_corrected_in_the_register_stops_the_payment(home):
    case = ended(home)
    request = decided(home)
    ending.go_on(case.id, resumed_on=day(15), today=TODAY, by=clerk())
    (line,) = [one for one in reading.item_lines(stored(request)) if one.differences]
    assert line.differences == ["Sổ nay ghi: chưa kết thúc hòa giải"]
    with pytest.raises(RuleViolation, match="không còn khớp"):
        deciding.pay(request.id, TODAY, today=TODAY, by=OFFICER)
    with pytest.raises(RuleViolation):  # the team cannot take back what was approved
        drafting.reopen(request.id, "Sửa sổ", is_decider=False, by=OFFICER)
    drafting.reopen(request.id, "Sửa sổ", is_decider=True, by=HEAD)
    cases.end_by_request(case.id, ended_on=day(18), demands="", today=TODAY, by=clerk())
    request = drafting.reckon_again(request.id, today=TODAY, by=OFFICER)
    assert of_case(request, case).ended_on == day(18)
    assert not any(one.differences for one in reading.item_lines(request))


def test_a_draft_is_reckoned_anew(home):
    case = ended(home)
    request = drafted(home)
    ending.go_on(case.id, resumed_on=day(15), today=TODAY, by=clerk())
    request = drafting.reckon_again(request.id, today=TODAY, by=OFFICER)
    assert (request.cases, request.case_amount) == (0, 0)
    dropped = db.session.scalars(db.select(PaymentItem).where(~PaymentItem.stands)).one()
    assert (dropped.case_id, dropped.holds) == (case.id, None)


def test_what_has_ended_since_is_told_and_taken_in(home):
    request = drafted(home)
    case = ended(home)
    assert [(one.case_id, one.why) for one in reading.not_paid(request)] == [(case.id, None)]
    request = drafting.reckon_again(request.id, today=TODAY, by=OFFICER)
    assert (request.cases, reading.not_paid(request)) == (1, [])


def test_after_the_payment_a_difference_is_shown(home):
    case = ended(home)
    request = paid(home)
    ending.go_on(case.id, resumed_on=day(15), today=TODAY, by=clerk())
    assert any(one.differences for one in reading.item_lines(stored(request)))


@both
def test_sums_for_settlement_and_by_team(home):
    ended(home)
    request = decided(home)
    (owed,) = totals.spent({OFFICER.unit}, 2026)
    assert (owed.paid, owed.owed_for_cases, owed.owed_for_teams) == (0, 300_000, 450_000)
    deciding.pay(request.id, TODAY, today=TODAY, by=OFFICER)
    (line,) = totals.spent({OFFICER.unit}, 2026)
    assert (line.team_id, line.quarter) == (home.team.id, 1)
    assert (line.case_amount, line.team_amount, line.accident_amount) == (300_000, 450_000, 0)
    assert line.owed == 0
    (late,) = totals.totals_by_team(OFFICER, 2026, 1, today=day(24))
    assert (late.paid, late.not_handed, late.late, late.were_late) == (750_000, 1, 1, 0)
    assert totals.totals_by_team(OFFICER, 2026, 2, today=TODAY) == []


def test_clocks_follow_a_changed_law(home):
    ended(home)
    request = filed(home)
    with transaction():
        db.session.get(PaymentRequest, request.id).decision_due_on = day(1)
    reckon_again(OFFICER)
    due = law_of(OFFICER.unit).deadline(Clock.PAYMENT, TODAY)
    assert stored(request).decision_due_on == due.due_on


def test_a_leader_acts_for_the_own_team_only(home, actor):
    ended(home)
    other = a_village_with_team("Nậm Loỏng")
    stranger = other.person(other.leader, Role.TEAM_LEADER)
    with pytest.raises(NotHere):
        drafting.draft_request(home.team.id, FIRST, today=TODAY, by=stranger)
    request = drafted(home, by=home.person(home.leader, Role.TEAM_LEADER))
    with pytest.raises(NotHere):
        drafting.take_back(request.id, "", by=stranger)
    with pytest.raises(NotHere):
        drafting.take_back(request.id, "", by=actor(Role.COMMUNE_OFFICER, unit="03424"))


def test_a_mediator_reads_only_the_own_share(home):
    case = settled_by_two(home)
    drafted(home)
    mine, more = reading.own_shares(home.person(home.lien))
    assert [(one.about, one.amount) for one in mine] == [(f"Vụ, việc số {case.number}", 200_000)]
    assert more is None
    assert reading.own_shares(home.person(home.leader))[0] == []
    assert reading.request_page(home.person(home.lien), reading.Wanted()).lines == []
