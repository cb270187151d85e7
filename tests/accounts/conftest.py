"""A commune in which administrators show the code of a telephone."""

import pytest

from app.domain.actors import Role
from tests.accounts.people import an_account
from tests.accounts.telephone import LOGIN


@pytest.fixture
def strict(commune):
    """A commune that asks administrators for a code, and one of them."""
    commune.config["TOTP_ROLES"] = "administrator"
    an_account(login=LOGIN, name="Lò Văn Pao", role=Role.ADMINISTRATOR)
    return commune
