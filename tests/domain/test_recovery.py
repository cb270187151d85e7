"""The code in the safe, and who may open together."""

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.recovery import LETTERS, PAIRS, check_pair, new_code, plain_code, read_pair

LEADER, OFFICER, FRONT = Role.COMMUNE_LEADER, Role.COMMUNE_OFFICER, Role.FRONT


def test_a_code_is_twenty_letters_that_cannot_be_misread():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4] * 5
        assert set(plain_code(code)) <= set(LETTERS)
    assert not set("01OIL") & set(LETTERS)


def test_a_code_is_the_same_however_it_is_typed():
    assert plain_code(" 7kqm xe4b-29TR hvua8cwd ") == plain_code("7KQM-XE4B-29TR-HVUA-8CWD")


@pytest.mark.parametrize("roles", [[LEADER, OFFICER], [OFFICER, LEADER]])
def test_one_of_each_may_open_together(roles):
    check_pair(roles, wanted=PAIRS["commune"])


@pytest.mark.parametrize("roles", [[LEADER, LEADER], [OFFICER, FRONT], [LEADER], []])
def test_nobody_else_may(roles):
    with pytest.raises(RuleViolation, match="một Công chức xã"):
        check_pair(roles, wanted=PAIRS["commune"])


def test_an_office_may_name_other_roles():
    assert read_pair("") == ()
    assert read_pair("commune_leader, front") == (LEADER, FRONT)


@pytest.mark.parametrize(
    "text",
    ["front", "front, front, front", "front, chair", "front, administrator", "front,mediator"],
)
def test_but_no_administrator_no_mediator_and_not_three(text):
    with pytest.raises(RuleViolation, match="không phải là hai vai trò"):
        read_pair(text)
