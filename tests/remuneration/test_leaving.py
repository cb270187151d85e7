"""What may be known of payments above the commune: sums, days and which case."""

import pytest

from app.catalog import BY_KEY
from app.domain.profiles import Profile

# Widening one of these lines is a decision about people, not about code.
MAY_LEAVE = {
    "payment_request": {
        *("team_id", "year", "quarter", "state", "opened_on", "register_shown", "filed_on"),
        *("cases", "months", "case_amount", "team_amount", "accident_amount"),
        *("decision_due_on", "decided_on", "decision_number"),
        *("paid_on", "hand_over_due_on", "handed_on"),
    },
    "payment_item": {
        *("request_id", "team_id", "kind", "case_id", "month", "result", "ended_on"),
        *("level", "counted", "rate_basis", "amount", "stands"),
    },
    "payment_share": set(),
}


@pytest.mark.parametrize(("key", "allowed"), MAY_LEAVE.items(), ids=MAY_LEAVE)
def test_no_name_and_no_reason_leaves_under_any_profile(key, allowed):
    fields = BY_KEY[key].model.fields()
    assert {one.key for one, field in fields if field.leaves.goes_under(Profile.FULL)} == allowed
