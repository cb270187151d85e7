"""Of whom a second step is asked, and what is made up for it."""

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.second_step import new_secret, new_spare_codes, read_roles


def test_secrets_and_spare_codes_are_long_and_never_the_same():
    assert len({new_secret() for _ in range(50)}) == 50
    assert len(new_secret()) == 20
    codes = new_spare_codes()
    assert len(set(codes)) == 10
    assert all(len(code) == 19 for code in codes)


def test_roles_are_read_from_a_setting():
    wanted = (Role.ADMINISTRATOR, Role.OFFICE_LEADER)
    assert read_roles("administrator, office_leader") == wanted
    assert read_roles("") == ()
    with pytest.raises(RuleViolation, match="không phải là các vai trò"):
        read_roles("administrator, ai-do")
