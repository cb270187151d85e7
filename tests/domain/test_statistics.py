from datetime import date

import pytest

from app.domain.classification import CATEGORIES
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.statistics import CountedCases, check_period, figures_by_unit, total

RESULT_OF = {
    CaseState.SETTLED: CaseResult.SETTLED,
    CaseState.NOT_SETTLED: CaseResult.NOT_SETTLED,
    CaseState.FOLLOWING_UP: CaseResult.SETTLED,
    CaseState.PERFORMED: CaseResult.SETTLED,
    CaseState.NOT_PERFORMED: CaseResult.SETTLED,
    CaseState.CLOSED: CaseResult.NOT_SETTLED,
}


def counted(state, number=1, unit="03408", code="DS-01"):
    return CountedCases(unit, code, state, RESULT_OF.get(state), number)


def test_every_state_is_counted_exactly_once():
    for state in CaseState:
        [line] = figures_by_unit([counted(state, 7)])
        ended_or_open = line.settled + line.not_settled + line.not_started + line.in_progress
        assert line.received == ended_or_open
        assert line.received + line.out_of_scope == 7


def test_a_case_out_of_scope_is_no_case_of_mediation():
    [line] = figures_by_unit([counted(CaseState.OUT_OF_SCOPE, 3), counted(CaseState.SETTLED, 2)])
    assert (line.received, line.out_of_scope, line.settled) == (2, 3, 2)


def test_a_closed_file_keeps_the_result_it_ended_with():
    rows = [
        CountedCases("03408", "HN-01", CaseState.CLOSED, CaseResult.SETTLED, 4),
        CountedCases("03408", "HN-01", CaseState.CLOSED, CaseResult.NOT_SETTLED, 1),
    ]
    [line] = figures_by_unit(rows)
    assert (line.settled, line.not_settled, line.success_percent) == (4, 1, 80.0)


def test_kinds_add_up_to_what_was_received():
    rows = [counted(CaseState.SETTLED, 1, code=row.code) for row in CATEGORIES]
    rows.append(counted(CaseState.RECEIVED, 5, code=None))
    [line] = figures_by_unit(rows)
    assert sum(line.by_kind.values()) + line.unclassified == line.received == len(CATEGORIES) + 5


def test_the_foot_is_the_sum_of_the_units():
    rows = [counted(CaseState.SETTLED, 2, "03408"), counted(CaseState.ASSIGNED, 3, "03405")]
    lines = figures_by_unit(rows)
    foot = total(lines)
    assert [line.unit for line in lines] == ["03405", "03408"]
    assert (foot.received, foot.settled, foot.not_started) == (5, 2, 3)


def test_there_is_no_success_rate_before_something_ended():
    [line] = figures_by_unit([counted(CaseState.ASSIGNED)])
    assert line.success_percent is None


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(RuleViolation, match="cuối kỳ"):
        check_period(date(2026, 2, 1), date(2026, 1, 31))
