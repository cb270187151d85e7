"""The rule of a switch: to the other side, and for a reason that says something."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.profiles import Profile, check_switch

REASON = "Theo công văn số 12 của Sở Tư pháp về theo dõi phối hợp."


@pytest.mark.parametrize("current", Profile)
@pytest.mark.parametrize("wanted", Profile)
def test_a_switch_goes_to_the_other_side_only(current, wanted):
    if current is not wanted:
        check_switch(current, wanted, REASON)
        return
    with pytest.raises(RuleViolation, match="đang gửi ở mức"):
        check_switch(current, wanted, REASON)


@pytest.mark.parametrize("reason", ["", "cần", "....................", "12345 67890 12345 678"])
def test_a_reason_that_says_nothing_is_asked_for_again(reason):
    with pytest.raises(RuleViolation, match="Hãy ghi rõ lý do"):
        check_switch(Profile.MINIMAL, Profile.FULL, reason)
