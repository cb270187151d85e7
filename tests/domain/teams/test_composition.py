from datetime import date

import pytest

from app.domain import teams
from app.domain.errors import RuleViolation
from app.domain.teams import Member, Sex, missing_in_team

MAN, WOMAN = Member(Sex.MALE, False), Member(Sex.FEMALE, False)
MINORITY_WOMAN = Member(Sex.FEMALE, True)
TODAY = date(2026, 3, 1)


def test_a_complete_team_lacks_nothing():
    assert missing_in_team([MAN, MAN, MINORITY_WOMAN], minority_area=True) == []


@pytest.mark.parametrize(
    ("members", "minority_area", "word"),
    [
        ([MAN, MINORITY_WOMAN], True, "cần ít nhất 3"),
        ([MAN, MAN, MAN], False, "hòa giải viên nữ"),
        ([MAN, MAN, WOMAN], True, "dân tộc thiểu số"),
    ],
)
def test_each_thing_that_is_missing_is_said(members, minority_area, word):
    [sentence] = missing_in_team(members, minority_area=minority_area)
    assert word in sentence


def test_a_minority_mediator_is_asked_for_only_where_minorities_live():
    assert missing_in_team([MAN, MAN, WOMAN], minority_area=False) == []


def test_a_mediator_is_in_office_from_the_first_day_to_the_day_before_the_last():
    first, last = date(2024, 1, 1), date(2025, 1, 1)
    assert teams.is_in_office(first, None, on=first)
    assert not teams.is_in_office(first, last, on=last)
    assert not teams.is_in_office(first, None, on=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("recognised_on", "ended_on", "birth_year", "word"),
    [
        (date(2026, 3, 2), None, 1960, "tương lai"),
        (date(2024, 1, 1), date(2023, 1, 1), 1960, "trước ngày được công nhận"),
        (date(2024, 1, 1), None, 2010, "đủ 18 tuổi"),
        (date(2024, 1, 1), None, 1820, "đủ 18 tuổi"),
    ],
)
def test_dates_that_cannot_be_are_refused(recognised_on, ended_on, birth_year, word):
    with pytest.raises(RuleViolation, match=word):
        teams.check_mediator_dates(recognised_on, ended_on, birth_year, today=TODAY)
