from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.performance import (
    NotPerformed,
    check_flare_up,
    check_follow_up,
    check_new_terms,
    check_not_perform,
    check_perform,
)
from app.domain.mediation.states import CaseState

TODAY = date(2026, 3, 20)
SETTLED = date(2026, 3, 9)


def follow(**changed):
    facts = {"current": CaseState.SETTLED, "due_on": date(2026, 6, 1), "settled_on": SETTLED}
    facts |= changed
    check_follow_up(facts.pop("current"), **facts)


def perform(**changed):
    facts = {
        "current": CaseState.FOLLOWING_UP,
        "performed_on": date(2026, 3, 15),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_perform(facts.pop("current"), **facts)


def not_perform(**changed):
    facts = {
        "current": CaseState.FOLLOWING_UP,
        "kind": NotPerformed.FORCE_MAJEURE,
        "noted_on": date(2026, 3, 15),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_not_perform(facts.pop("current"), **facts)


def new_terms(**changed):
    facts = {
        "current": CaseState.NOT_PERFORMED,
        "terms": "Trả nốt sau vụ lúa.",
        "due_on": date(2026, 10, 30),
        "agreed_on": date(2026, 3, 18),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_new_terms(facts.pop("current"), **facts)


def flare_up(**changed):
    facts = {
        "current": CaseState.NOT_PERFORMED,
        "resumed_on": date(2026, 3, 19),
        "settled_on": SETTLED,
        "today": TODAY,
    } | changed
    check_flare_up(facts.pop("current"), **facts)


def test_an_agreement_is_followed_performed_broken_renewed_and_mediated_again():
    follow()
    follow(due_on=SETTLED)
    follow(due_on=date(2076, 12, 31))
    perform()
    perform(current=CaseState.SETTLED)
    not_perform()
    new_terms()
    flare_up()


@pytest.mark.parametrize(
    ("act", "changed", "sentence"),
    [
        (follow, {"current": CaseState.NOT_SETTLED}, "tình trạng “Hòa giải không thành”"),
        (follow, {"due_on": None}, "Hãy ghi thời hạn thực hiện thỏa thuận"),
        (follow, {"due_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành 09/03/2026"),
        (follow, {"due_on": date(2090, 1, 1)}, "01/01/2090 quá xa"),
        (perform, {"current": CaseState.CLOSED}, "tình trạng “Đã đóng hồ sơ”"),
        (perform, {"performed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
        (perform, {"performed_on": date(2026, 3, 21)}, "ở sau hôm nay"),
        (not_perform, {"current": CaseState.SETTLED}, "tình trạng “Hòa giải thành”"),
        (not_perform, {"kind": None}, "Hãy chọn vì sao chưa thực hiện."),
        (not_perform, {"noted_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
        (new_terms, {"current": CaseState.FOLLOWING_UP}, "tình trạng “Theo dõi thực hiện”"),
        (new_terms, {"terms": ""}, "Hãy ghi thỏa thuận mới của các bên."),
        (new_terms, {"agreed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
        (new_terms, {"due_on": None}, "Hãy ghi thời hạn thực hiện"),
        (new_terms, {"due_on": date(2026, 3, 17)}, "không thể trước ngày thỏa thuận mới"),
        (flare_up, {"current": CaseState.PERFORMED}, "tình trạng “Đã thực hiện xong”"),
        (flare_up, {"resumed_on": date(2026, 3, 8)}, "không thể trước ngày hòa giải thành"),
    ],
)
def test_a_guard_of_performance_refuses(act, changed, sentence):
    with pytest.raises(RuleViolation) as refusal:
        act(**changed)
    assert sentence in refusal.value.message
