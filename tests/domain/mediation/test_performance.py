from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.law_options import FlareUp
from app.domain.mediation.clauses import ClauseFacts, Obliged
from app.domain.mediation.performance import (
    check_flare_up,
    check_follow_up,
    check_new_terms,
    check_perform,
    check_rewrite,
)
from app.domain.mediation.states import CaseState
from tests.domain.mediation.test_agreement import WHOLE

TODAY = date(2026, 3, 20)
SETTLED = date(2026, 3, 9)
PAYS = ClauseFacts(Obliged.B, "Trả nốt 1.000.000 đồng", date(2026, 6, 1))


def follow(current=CaseState.SETTLED, clauses=(PAYS,)):
    check_follow_up(current, clauses, settled_on=SETTLED)


def perform(**changed):
    facts = {
        "current": CaseState.FOLLOWING_UP,
        "performed_on": date(2026, 3, 15),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_perform(facts.pop("current"), **facts)


def new_terms(**changed):
    facts = {
        "current": CaseState.NOT_PERFORMED,
        "paper": WHOLE,
        "clauses": [PAYS],
        "is_written": False,
        "told_no_paper": True,
        "agreed_on": date(2026, 3, 18),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_new_terms(facts.pop("current"), facts.pop("paper"), facts.pop("clauses"), **facts)


def rewrite(**changed):
    facts = {
        "current": CaseState.FOLLOWING_UP,
        "paper": WHOLE,
        "clauses": [PAYS],
        "reason": "Ghi nhầm số tiền",
        "is_other": True,
        "is_written": True,
        "agreed_on": SETTLED,
        "started_on": date(2026, 3, 5),
        "performed_on": date(2026, 3, 15),
        "today": TODAY,
    } | changed
    check_rewrite(facts.pop("current"), facts.pop("paper"), facts.pop("clauses"), **facts)


def flare_up(**changed):
    facts = {
        "current": CaseState.NOT_PERFORMED,
        "resumed_on": date(2026, 3, 19),
        "settled_on": SETTLED,
        "reading": FlareUp.NEW_ROUND,
        "today": TODAY,
    } | changed
    check_flare_up(facts.pop("current"), **facts)


def test_an_agreement_is_followed_performed_broken_renewed_and_mediated_again():
    follow()
    follow(clauses=[replace(PAYS, due_on=SETTLED)])
    for state in (CaseState.FOLLOWING_UP, CaseState.SETTLED, CaseState.NOT_PERFORMED):
        perform(current=state)
    new_terms()
    new_terms(is_written=True, paper=replace(WHOLE, signed_on=date(2026, 3, 18)))
    rewrite()
    rewrite(clauses=[], performed_on=None)
    flare_up()


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (follow, {"current": CaseState.NOT_SETTLED}, "tình trạng “Hòa giải không thành”"),
        (follow, {"clauses": []}, "Hãy ghi ít nhất một việc"),
        (follow, {"clauses": [replace(PAYS, due_on=None)]}, "chưa có thời hạn"),
        (perform, {"current": CaseState.CLOSED}, "tình trạng “Đã đóng hồ sơ”"),
        (perform, {"performed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
        (perform, {"performed_on": date(2026, 3, 21)}, "ở sau hôm nay"),
        (new_terms, {"current": CaseState.FOLLOWING_UP}, "tình trạng “Theo dõi thực hiện”"),
        (new_terms, {"paper": replace(WHOLE, terms="")}, "Hãy ghi thỏa thuận"),
        (new_terms, {"agreed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
        (new_terms, {"clauses": []}, "Hãy ghi ít nhất một việc"),
        (
            new_terms,
            {"clauses": [replace(PAYS, due_on=date(2026, 3, 17))]},
            "không thể trước ngày thỏa thuận 18/03/2026",
        ),
        (new_terms, {"told_no_paper": False}, "Đã nói cho các bên biết"),
        (rewrite, {"current": CaseState.PERFORMED}, "tình trạng “Đã thực hiện xong”"),
        (rewrite, {"reason": " "}, "Hãy ghi lý do ghi lại"),
        (rewrite, {"is_other": False}, "Chưa sửa chỗ nào"),
        (rewrite, {"paper": replace(WHOLE, duties="")}, "Quyền và nghĩa vụ của các bên"),
        (rewrite, {"agreed_on": date(2026, 3, 4)}, "không thể trước ngày bắt đầu hòa giải"),
        (
            rewrite,
            {"agreed_on": date(2026, 3, 16), "paper": replace(WHOLE, signed_on=TODAY)},
            "Ngày đã thực hiện 15/03/2026 không thể trước ngày thỏa thuận",
        ),
        (rewrite, {"clauses": [replace(PAYS, what="")]}, "hãy ghi phải làm gì"),
        (flare_up, {"current": CaseState.PERFORMED}, "tình trạng “Đã thực hiện xong”"),
        (flare_up, {"reading": FlareUp.NEW_CASE}, "Hãy ghi một vụ, việc mới"),
        (flare_up, {"resumed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
    ],
)
def test_a_guard_of_performance_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message
