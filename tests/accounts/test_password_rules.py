"""What the two sets of rules say of a password that is old, and of one that was had before."""

from datetime import timedelta

import pytest

from app.accounts.models import Account, PastPassword
from app.accounts.own_password import change_own_password
from app.accounts.recovery import seal_code, use_code
from app.db import db, now, transaction
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from tests.accounts.people import a_browser, an_account, journal_text
from tests.browser import PASSWORD

LOGIN = "tan.my.thu"
NEXT = "Nuong-Xanh-{:02d}"


@pytest.fixture
def qcvn(commune):
    commune.config["PASSWORD_RULES"] = "qcvn"
    return commune


def change(*numbers, of=PASSWORD):
    """One new password after the other, beginning from ``of``."""
    for number in numbers:
        change_own_password(LOGIN, of, NEXT.format(number))
        of = NEXT.format(number)
    return of


def age(days):
    with transaction() as session:
        session.scalars(db.select(Account)).one().password_at = now() - timedelta(days=days)


def way_of(role, days):
    """Where the first page leads somebody of that role whose password is so many days old."""
    an_account(role=role)
    age(days)
    client = a_browser()
    client.sign_in(LOGIN)
    return client.get("/").headers.get("Location", "/")


def test_none_of_the_last_ten_is_taken_again_and_the_one_before_them_is(qcvn):
    an_account()
    last = change(*range(1, 12))
    with pytest.raises(RuleViolation, match="10 lần gần đây"):
        change_own_password(LOGIN, last, NEXT.format(1))
    change_own_password(LOGIN, last, PASSWORD)  # one more ago


def test_by_the_other_rules_a_password_may_come_again_and_none_is_kept(commune):
    an_account()
    change_own_password(LOGIN, change(1), PASSWORD)
    assert db.session.scalars(db.select(PastPassword)).all() == []


def test_of_those_before_only_hashes_are_kept_and_as_many_as_are_compared(qcvn):
    an_account()
    change(*range(1, 13))
    kept = db.session.scalars(db.select(PastPassword)).all()
    assert len(kept) == 10
    assert all(one.password_hash.startswith("$argon2id$") for one in kept)
    assert "Nuong-Xanh" not in journal_text()


def test_the_sealed_code_too_brings_no_old_password_back(qcvn):
    admin = an_account(role=Role.ADMINISTRATOR)
    code = seal_code(PASSWORD, by=admin.as_actor())
    with pytest.raises(RuleViolation, match="10 lần gần đây"):
        use_code(LOGIN, code, PASSWORD, request_key="1")
    use_code(LOGIN, code, NEXT.format(1), request_key="2")


@pytest.mark.parametrize(
    ("role", "days", "way"),
    [
        (Role.ADMINISTRATOR, 61, "/doi-mat-khau"),
        (Role.ADMINISTRATOR, 59, "/"),
        (Role.COMMUNE_OFFICER, 61, "/"),
    ],
)
def test_administrators_change_theirs_after_sixty_days(qcvn, role, days, way):
    assert way_of(role, days) == way


def test_whom_else_the_office_names_does_so_too_and_is_told_why(qcvn):
    qcvn.config["PASSWORD_DUE_ROLES"] = "administrator, commune_officer"
    assert way_of(Role.COMMUNE_OFFICER, 61) == "/doi-mat-khau"
    client = a_browser()
    client.sign_in(LOGIN)
    told = client.get("/doi-mat-khau").text
    assert "đã dùng quá 60 ngày" in told
    assert "khác 10 mật khẩu gần nhất" in told


def test_by_the_other_rules_no_password_grows_old(commune):
    assert way_of(Role.ADMINISTRATOR, 400) == "/"
