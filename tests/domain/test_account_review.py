"""For which days accounts are looked through, and what may be decided."""

from datetime import date

import pytest

from app.domain.account_review import (
    Choice,
    ReviewDecision,
    check_choice,
    check_finish,
    period_of,
)
from app.domain.actors import Role
from app.domain.errors import RuleViolation

LOCK, KEEP = Choice(ReviewDecision.LOCK), Choice(ReviewDecision.KEEP)


@pytest.mark.parametrize(
    ("day", "months", "first", "last", "words"),
    [
        (date(2026, 11, 27), 3, date(2026, 10, 1), date(2026, 12, 31), "quý IV/2026"),
        (date(2026, 1, 1), 3, date(2026, 1, 1), date(2026, 3, 31), "quý I/2026"),
        (date(2024, 2, 29), 1, date(2024, 2, 1), date(2024, 2, 29), "tháng 02/2024"),
        (date(2026, 8, 1), 6, date(2026, 7, 1), date(2026, 12, 31), "từ 01/07/2026 đến 31/12/2026"),
        (date(2026, 8, 1), 12, date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 8, 1), 40, date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (
            date(2026, 12, 5),
            5,
            date(2026, 11, 1),
            date(2026, 12, 31),
            "từ 01/11/2026 đến 31/12/2026",
        ),
    ],
)
def test_a_period_is_a_piece_of_the_year_with_a_name(day, months, first, last, words):
    period = period_of(day, months)
    assert (period.first, period.last, period.within) == (first, last, words)


@pytest.mark.parametrize("choice", [LOCK, Choice(ReviewDecision.CHANGE_ROLE, Role.FRONT)])
def test_nobody_decides_against_oneself(choice):
    with pytest.raises(RuleViolation, match="của mình"):
        check_choice(choice, is_own=True, allowed=[Role.FRONT])
    check_choice(choice, is_own=False, allowed=[Role.FRONT])
    check_choice(KEEP, is_own=True, allowed=[])


@pytest.mark.parametrize("role", [None, Role.MEDIATOR])
def test_a_role_that_cannot_be_given_here_is_refused(role):
    with pytest.raises(RuleViolation, match="vai trò mới"):
        check_choice(Choice(ReviewDecision.CHANGE_ROLE, role), is_own=False, allowed=[Role.FRONT])


def test_a_review_ends_when_all_is_decided():
    check_finish(0)
    with pytest.raises(RuleViolation, match="Còn 2 tài khoản"):
        check_finish(2)
