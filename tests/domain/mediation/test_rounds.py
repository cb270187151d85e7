from datetime import date

import pytest

from app.domain.mediation.rounds import RoundDays, Standing, standing_on
from app.domain.mediation.states import CaseResult


def day(number):
    return date(2026, 3, number)


FIRST = RoundDays(1, day(5), day(9), CaseResult.NOT_SETTLED)
SECOND = RoundDays(2, day(12), day(20), CaseResult.SETTLED)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (4, Standing.NOT_BEGUN),
        (5, Standing.GOING_ON),
        (8, Standing.GOING_ON),
        (9, Standing.NOT_SETTLED),
        (11, Standing.NOT_SETTLED),
        (12, Standing.GOING_ON),
        (19, Standing.GOING_ON),
        (20, Standing.SETTLED),
        (31, Standing.SETTLED),
    ],
)
def test_a_day_sees_the_round_of_its_time_and_not_what_came_later(on, standing):
    assert standing_on([SECOND, FIRST], day(on)) is standing


def test_a_case_without_rounds_has_not_begun():
    assert standing_on([], day(9)) is Standing.NOT_BEGUN


def test_what_ended_before_anybody_sat_down_is_told_by_its_end():
    only = RoundDays(1, None, day(9), CaseResult.NOT_SETTLED)
    assert standing_on([only], day(8)) is Standing.NOT_BEGUN
    assert standing_on([only], day(9)) is Standing.NOT_SETTLED


def test_a_round_that_turned_out_to_be_out_of_scope_has_no_result():
    broken = RoundDays(1, day(5), day(9), None)
    assert standing_on([broken], day(8)) is Standing.GOING_ON
    assert standing_on([broken], day(9)) is Standing.BROKEN_OFF


def test_two_rounds_on_one_day_count_as_the_later():
    again = RoundDays(2, day(9), None, None)
    assert standing_on([FIRST, again], day(9)) is Standing.GOING_ON
