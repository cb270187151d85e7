"""A quarrel that is back: between whom it is known again, and which case it may repeat."""

from datetime import date
from uuid import UUID

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation import repeats
from app.domain.mediation.repeats import Sides, Somebody

P, Q = UUID(int=1), UUID(int=2)
PANG, LU, MAI = (Somebody(name) for name in ("Lò Văn Pâng", "Tẩn A Lù", "Lò Thị Mai"))
ONE, OTHER, THIRD = (UUID(int=number) for number in (11, 12, 13))
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PANG, Somebody("lo van pang"), True),
        (PANG, LU, False),
        (Somebody("Lò Văn Pâng", P), Somebody("Lò Văn Pâng", P), True),
        (Somebody("Lò Văn Pâng", P), Somebody("Lò Văn Pâng", Q), False),
        (Somebody("Lò Văn Pâng", P), PANG, True),
    ],
)
def test_what_people_said_of_both_goes_before_the_name(one, other, same):
    assert one.is_one_with(other) is same
    assert other.is_one_with(one) is same


@pytest.mark.parametrize(
    ("before", "alike"),
    [
        (Sides([PANG], [LU]), True),
        (Sides([LU], [PANG]), True),
        (Sides([MAI, PANG], [LU]), True),
        (Sides([PANG], [MAI]), False),
        (Sides([PANG, LU], [MAI]), False),
        (Sides([PANG], []), False),
        (Sides(), False),
    ],
)
def test_the_same_people_against_each_other_make_the_same_quarrel_likely(before, alike):
    assert Sides([PANG], [LU]).is_like(before) is alike


@pytest.mark.parametrize(
    ("typed", "number"),
    [("05/2025", (5, 2025)), (" 5 / 2025 ", (5, 2025)), ("120/2026", (120, 2026))],
)
def test_a_number_is_read_as_people_write_it(typed, number):
    assert repeats.read_number(typed) == number


@pytest.mark.parametrize("typed", ["5", "tạm/2025", "05/25", "năm/2025", "1234567/2025"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(RuleViolation, match="không phải số của một vụ, việc"):
        repeats.read_number(typed)


@pytest.mark.parametrize(("earlier_id", "number"), [(None, " "), (ONE, "05/2025")])
def test_one_case_is_named_in_one_way(earlier_id, number):
    with pytest.raises(RuleViolation, match="không để trống và không ghi cả hai"):
        repeats.check_chosen(earlier_id, number)


def check(case_id=ONE, earlier_id=OTHER, earlier_received_on=DAY, before_that=()):
    repeats.check_repeat(
        case_id,
        DAY,
        earlier_id=earlier_id,
        earlier_received_on=earlier_received_on,
        before_that=before_that,
    )


def test_an_earlier_case_of_another_chain_may_be_repeated():
    check()
    check(case_id=None)
    check(before_that=[THIRD])
    repeats.check_chosen(ONE, "")
    repeats.check_chosen(None, "05/2025")
    repeats.check_free(None)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"earlier_id": ONE}, "không thể là tái diễn của chính nó"),
        ({"earlier_received_on": date(2026, 3, 3)}, "tiếp nhận ngày 03/03/2026, sau vụ, việc này"),
        ({"before_that": [THIRD, ONE]}, "đang được ghi là tái diễn của chính vụ, việc này"),
    ],
)
def test_itself_a_later_one_and_a_circle_are_refused(facts, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check(**facts)


def test_a_second_link_and_a_removal_without_link_or_reason_are_refused():
    with pytest.raises(RuleViolation, match="đã được ghi là tái diễn của một vụ, việc khác"):
        repeats.check_free(OTHER)
    with pytest.raises(RuleViolation, match="không có gì để bỏ"):
        repeats.check_remove(None, reason="Nhầm")
    with pytest.raises(RuleViolation, match="Hãy ghi lý do bỏ ghi tái diễn"):
        repeats.check_remove(OTHER, reason=" ")
    repeats.check_remove(OTHER, reason="Nhầm")
