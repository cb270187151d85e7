"""Versions of an agreement and the things to do: kept side by side, followed, never lost."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.agreement import AgreementOrigin, AgreementState
from app.domain.mediation.clauses import ClauseState, Obliged
from app.domain.mediation.court import CourtAct
from app.domain.mediation.states import CaseResult, CaseState
from app.mediation import service
from app.mediation.models import Agreement, Clause
from app.mediation.record import AGREEMENT, CLAUSE
from app.mediation.service import court
from app.mediation.service.clauses import clauses_of, live_clauses
from app.mediation.service.versions import in_force, versions_of
from app.mediation.service.viewing.parts import parts_held
from app.mediation.service.viewing.past import history_of
from app.records.journal import history
from app.records.search import find
from tests.factories import an_officer
from tests.mediation.cases import (
    ENDED,
    FENCE,
    PAPER,
    PAYS,
    STARTED,
    TODAY,
    a_case_in,
    a_request,
    a_version,
    clerk,
    note,
    settle,
    settled,
    stored,
)

S = ClauseState
pytestmark = pytest.mark.usefixtures("both_databases")


def states_of(case):
    return [(one.what, one.state) for one in clauses_of(case.id)]


def draft(case, **facts):
    return service.draft_agreement(
        case.id, facts=a_version(**facts), today=TODAY, by=clerk("Lò Thị Liên")
    )


def test_a_draft_is_one_row_gone_on_with_and_settled_as_it_stands(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    draft(case, terms="Dời rào", clauses=[PAYS, FENCE, replace(FENCE, what="Bỏ")])
    draft(case, terms="Dời rào về mốc cũ", is_written=True, clauses=[PAYS])
    (held,) = versions_of(case.id)
    assert (held.state, held.version, held.terms) == (
        AgreementState.DRAFT,
        1,
        "Dời rào về mốc cũ",
    )
    assert [state for _, state in states_of(case)] == [S.DRAFT, S.DROPPED, S.DROPPED]
    settle(case, clauses=[PAYS, FENCE], **PAPER)
    (held,) = versions_of(case.id)
    assert (held.state, held.signed_on, held.told_no_paper) == (
        AgreementState.IN_FORCE,
        ENDED,
        None,
    )
    assert [one.what for one in live_clauses(case.id)] == [PAYS.what, FENCE.what]
    assert stored(case).state is CaseState.FOLLOWING_UP


def test_a_draft_may_lack_everything_and_binds_nobody(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    draft(case, terms="", agreed_on=None, is_written=None)
    assert stored(case).result is None
    assert live_clauses(case.id) == []


def test_settling_without_anything_to_do_stays_settled_and_says_that_paper_was_declined(home):
    case = settled(home)
    held = in_force(case.id)
    assert (case.state, case.result) == (CaseState.SETTLED, CaseResult.SETTLED)
    assert (case.is_written, held.is_written, held.told_no_paper) == (False, False, True)
    assert case.performance_due_on is None


def test_settling_with_things_to_do_is_followed_at_once_by_the_nearest_day(home):
    case = settled(home, PAYS, FENCE)
    assert (case.state, case.performance_due_on) == (CaseState.FOLLOWING_UP, FENCE.due_on)
    pays, fence = live_clauses(case.id)
    assert (pays.who, pays.amount, pays.side, pays.place) == ("Tẩn A Lù", 2_000_000, Obliged.B, 1)
    assert fence.state is S.PENDING
    acts = [line.act for line in history("mediation_case", [case.id])[:2]]
    assert acts == ["follow_up", "settle"]


def test_a_refused_settling_writes_nothing(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    for facts in (
        {"told_no_paper": False},
        {**PAPER, "course": ""},
        {"clauses": [replace(PAYS, due_on=date(2026, 3, 8))]},
    ):
        with pytest.raises(RuleViolation):
            settle(case, **facts)
    assert stored(case).state is CaseState.IN_MEDIATION
    assert versions_of(case.id) == clauses_of(case.id) == []


def test_paper_made_later_is_a_version_beside_the_oral_one_with_the_same_day(home):
    case = settled(home, PAYS)
    paper = a_version(**{**PAPER, "signed_on": TODAY}, agreed_on=date(2020, 1, 1))
    service.put_in_writing(case.id, facts=paper, today=TODAY, by=clerk())
    written, oral = versions_of(case.id)
    assert (written.state, written.origin, written.version, written.agreed_on) == (
        AgreementState.IN_FORCE,
        AgreementOrigin.PUT_IN_WRITING,
        2,
        ENDED,
    )
    assert (oral.state, oral.is_written) == (AgreementState.REPLACED, False)
    assert stored(case).is_written
    (pays,) = live_clauses(case.id)
    assert pays.agreement_id == oral.id  # what is to be done was agreed then
    with pytest.raises(RuleViolation, match="đã có văn bản"):
        service.put_in_writing(case.id, facts=paper, today=TODAY, by=clerk())


def new_terms(case, *clauses, **facts):
    given = {"agreed_on": date(2026, 3, 18), "told_no_paper": True, **facts}
    return service.new_terms(
        case.id, facts=a_version(clauses=clauses, **given), today=TODAY, by=clerk()
    )


def test_new_terms_replace_what_was_not_done_and_keep_every_word(home):
    case = settled(home, PAYS, FENCE)
    note(live_clauses(case.id)[1], S.PERFORMED)
    note(live_clauses(case.id)[0], S.NOT_PERFORMED)
    later = replace(PAYS, due_on=date(2026, 10, 30))
    new_terms(case, later, terms="Trả nốt sau vụ lúa.")
    now, before = versions_of(case.id)
    assert (now.terms, before.terms) == ("Trả nốt sau vụ lúa.", "Hai nhà dời hàng rào về mốc cũ.")
    assert (now.origin, before.state) == (AgreementOrigin.NEW_TERMS, AgreementState.REPLACED)
    assert states_of(case) == [
        (PAYS.what, S.REPLACED),
        (FENCE.what, S.PERFORMED),
        (PAYS.what, S.PENDING),
    ]
    assert (stored(case).state, case.performance_due_on) == (
        CaseState.FOLLOWING_UP,
        date(2026, 10, 30),
    )
    replaced = clauses_of(case.id)[0]
    with pytest.raises(RuleViolation, match="Đã thay bằng thỏa thuận mới"):
        note(replaced, S.PERFORMED)


def rewrite(case, *clauses, reason="Ghi nhầm số tiền", **facts):
    facts = a_version(clauses=clauses, **facts)
    return service.rewrite_agreement(
        case.id, facts=facts, reason=reason, today=TODAY, by=clerk(None)
    )


def test_a_wrong_amount_is_written_anew_and_what_is_right_stays_as_it_is(home):
    case = settled(home, PAYS, FENCE)
    note(live_clauses(case.id)[1], S.PARTLY, note="Dựng được nửa.")
    right = replace(PAYS, amount=3_000_000)
    rewrite(case, right, FENCE, agreed_on=date(2026, 3, 8))
    assert [(one.amount, one.state) for one in live_clauses(case.id)] == [
        (None, S.PARTLY),
        (3_000_000, S.PENDING),
    ]
    assert (case.ended_on, in_force(case.id).agreed_on) == (date(2026, 3, 8), date(2026, 3, 8))
    assert [one.state for one in versions_of(case.id)] == [
        AgreementState.IN_FORCE,
        AgreementState.REPLACED,
    ]
    assert history("mediation_case", [case.id])[0].reason == "Ghi nhầm số tiền"
    assert case.state is CaseState.FOLLOWING_UP


def test_a_version_that_says_nothing_else_is_not_laid_down(home):
    case = settled(home, PAYS)
    with pytest.raises(RuleViolation, match="Chưa sửa chỗ nào"):
        rewrite(case, PAYS)
    assert len(versions_of(case.id)) == 1
    rewrite(case, replace(PAYS, who="Tẩn A Pao"))
    assert len(versions_of(case.id)) == 2


def test_whether_there_is_paper_is_not_rewritten(home):
    case = settled(home, **PAPER)
    rewrite(case, **{**PAPER, "is_written": False, "duties": "Cùng giữ mốc."})
    assert in_force(case.id).is_written
    assert case.is_written
    with pytest.raises(RuleViolation, match="còn thiếu"):
        rewrite(case)


def test_a_quarrel_that_flares_up_is_mediated_in_a_new_round_beside_the_old_agreement(home):
    case = a_case_in(CaseState.NOT_PERFORMED, home)
    service.flare_up(case.id, resumed_on=date(2026, 3, 17), today=TODAY, by=clerk())
    assert (case.round, case.result, case.performance_due_on) == (2, None, None)
    settle(case, terms="Xóa nợ.", agreed_on=date(2026, 3, 18))
    now, before = versions_of(case.id)
    assert (now.round, now.version, before.round) == (2, 2, 1)
    assert before.terms == PAYS.what
    assert states_of(case) == [(PAYS.what, S.REPLACED)]
    assert case.state is CaseState.SETTLED


def test_of_what_was_agreed_days_and_states_leave_and_not_a_word(home):
    case = settled(home, PAYS, **PAPER)
    (pays,) = live_clauses(case.id)
    note(pays, S.PARTLY, note="Trả một nửa.")
    said = str([in_force(case.id).outgoing(), pays.outgoing(), stored(case).outgoing()])
    for secret in ("Lù", "2000000", "2.000.000", "nửa", "mốc", "thực địa"):
        assert secret not in said
    assert pays.outgoing()["due_on"] == "2026-06-30"


def test_agreements_of_every_state_are_found_by_their_words(home):
    case = settled(home, PAYS)
    found = find(AGREEMENT, "doi hang rao", by=an_officer())
    assert [one.id for one in found] == [in_force(case.id).id]
    found = find(CLAUSE, "tan a lu", by=an_officer())
    assert [one.id for one in found] == [live_clauses(case.id)[0].id]
    assert db.session.scalar(db.select(db.func.count(Agreement.id))) == 1
    assert db.session.scalar(db.select(db.func.count(Clause.id))) == 1
    assert stored(case).started_on == STARTED


def test_what_has_not_gone_to_the_court_asks_for_the_agreement_as_it_is_written_anew(home):
    case = a_case_in(CaseState.SETTLED, home)
    request = a_request(case)
    rewrite(case, **{**PAPER, "agreed_on": date(2026, 3, 8)})
    assert (request.agreement_id, request.due_on) == (in_force(case.id).id, date(2026, 9, 8))
    court.file_request(request.id, filed_on=date(2026, 3, 11), today=TODAY, by=clerk())
    rewrite(case, **{**PAPER, "duties": "Cùng giữ mốc."})
    assert request.agreement_id != in_force(case.id).id
    assert request.due_on == date(2026, 9, 8)


@pytest.mark.parametrize("act", [Act.REWRITE_AGREEMENT, Act.NEW_TERMS])
def test_what_the_new_version_asks_is_told_with_it_and_not_with_the_court_request(home, act):
    case = settled(home, PAYS, **PAPER)
    a_request(case)
    right = replace(PAYS, amount=3_000_000)
    if act is Act.REWRITE_AGREEMENT:
        rewrite(case, right, **PAPER)
    else:
        note(live_clauses(case.id)[0], S.NOT_PERFORMED)
        new_terms(case, right, **{**PAPER, "agreed_on": TODAY, "signed_on": TODAY})
    told = {line.act: line for line in history_of(case, parts_held(case.id))}
    assert "3.000.000" in [one.new for one in told[act.label].changes]
    assert "Số tiền (đồng)" not in [one.label for one in told[CourtAct.CHECK.label].changes]
