"""Corrections: what they may touch, who may make them, what stays in the journal."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import MediationCase
from app.records.journal import history
from tests.mediation.cases import (
    ENDED,
    RECEIVED,
    TODAY,
    a_case,
    a_case_in,
    clerk,
)


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
        ({"ended_on": None, "ground": None}, "Chưa có nội dung nào thay đổi"),
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
