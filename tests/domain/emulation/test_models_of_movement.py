"""The road of a model: every state to every state, and what must be told."""

from datetime import date, timedelta
from itertools import product

import pytest

from app.domain.emulation import models as rules
from app.domain.emulation.models import ModelState, Step
from app.domain.errors import RuleViolation

TODAY = date(2026, 11, 20)
SINCE = date(2026, 2, 10)
S = ModelState
ALLOWED = {
    (S.REGISTERED, S.RUNNING),
    (S.REGISTERED, S.RECOGNISED),
    (S.REGISTERED, S.NOT_RECOGNISED),
    (S.REGISTERED, S.DROPPED),
    (S.RUNNING, S.RECOGNISED),
    (S.RUNNING, S.NOT_RECOGNISED),
    (S.RUNNING, S.DROPPED),
    (S.RECOGNISED, S.RUNNING),
    (S.NOT_RECOGNISED, S.RUNNING),
    (S.DROPPED, S.RUNNING),
}


def check(current, state, **given):
    decided = {"number": "12-QĐ/ĐU", "by": "Đảng ủy"} if state is S.RECOGNISED else {}
    step = Step(**{"state": state, "on": TODAY, "words": "Theo dõi thêm."} | decided | given)
    rules.check_step(current, step, registered_on=SINCE, today=TODAY)


@pytest.mark.parametrize(("current", "state"), list(product(S, S)))
def test_every_step_is_allowed_or_refused(current, state):
    if (current, state) in ALLOWED:
        check(current, state)
    else:
        with pytest.raises(RuleViolation, match="không chuyển được"):
            check(current, state)


@pytest.mark.parametrize(
    ("current", "state", "given", "sentence"),
    [
        (S.RUNNING, S.RECOGNISED, {"number": ""}, "hãy ghi số quyết định"),
        (S.RUNNING, S.RECOGNISED, {"by": " "}, "hãy ghi số quyết định"),
        (S.RUNNING, S.DROPPED, {"number": "1"}, "Chỉ ghi số quyết định"),
        (S.RUNNING, S.NOT_RECOGNISED, {"words": " "}, "vì sao"),
        (S.RECOGNISED, S.RUNNING, {"words": ""}, "vì sao"),
        (S.RUNNING, S.DROPPED, {"on": SINCE - timedelta(days=1)}, "từ ngày đăng ký"),
        (S.RUNNING, S.DROPPED, {"on": TODAY + timedelta(days=1)}, "đến hôm nay"),
    ],
)
def test_a_step_must_be_told_of(current, state, given, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check(current, state, **given)


@pytest.mark.parametrize(
    ("year", "registered_on", "sentence"),
    [
        (2026, TODAY + timedelta(days=1), "không thể sau hôm nay"),
        (2025, SINCE, "kiểm tra lại năm"),
        (2028, SINCE, "kiểm tra lại năm"),
    ],
)
def test_a_model_is_of_the_year_it_was_registered_for(year, registered_on, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        rules.check_model(year, registered_on, today=TODAY)


def test_a_model_may_be_registered_for_the_year_to_come():
    rules.check_model(2027, SINCE, today=TODAY)


@pytest.mark.parametrize("state", S)
def test_what_has_ended_is_not_put_right(state):
    if state.is_final:
        with pytest.raises(RuleViolation, match="đã ghi kết quả"):
            rules.check_correction(state)
    else:
        rules.check_correction(state)
