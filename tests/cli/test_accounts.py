"""Help at the machine itself, when nobody who keeps accounts can sign in."""

import pytest

from app import schema
from app.accounts.models import SecondStep
from app.accounts.sessions import sign_in
from app.cli import main
from app.cli.common import console_actor
from app.db import db, transaction
from app.domain.errors import RuleViolation
from tests.accounts.people import acts, an_account
from tests.browser import PASSWORD

LOGIN = "tan.my.thu"


@pytest.fixture
def locked_out(commune, monkeypatch):
    """A commune in which somebody typed the wrong password five times."""
    monkeypatch.setenv("SOHOAGIAI_INSTANCE", commune.instance_path)
    monkeypatch.setattr(schema, "check_is_current", lambda: None)
    an_account(by=console_actor(commune))
    for _ in range(5):
        with pytest.raises(RuleViolation):
            sign_in(LOGIN, "Sai-Mat-Khau-1")
    return commune


def run(*arguments):
    with pytest.raises(SystemExit) as stopped:
        main(["accounts", *arguments])
    db.session.rollback()
    return stopped.value.code


def test_a_locked_account_is_opened(locked_out, capsys):
    assert run("unlock", LOGIN) == 0
    assert "Tẩn Mỹ Thư" in capsys.readouterr().out
    sign_in(LOGIN, PASSWORD)


def test_a_forgotten_password_is_replaced_by_the_one_on_the_last_line(locked_out, capsys):
    assert run("reset", LOGIN) == 0
    account, _token = sign_in(LOGIN, capsys.readouterr().out.splitlines()[-1])
    assert account.must_change


def test_a_lost_telephone_is_taken_off(locked_out, capsys):
    account = an_account(login="quan.tri", by=console_actor(locked_out))
    with transaction() as session:
        session.add(SecondStep(account_id=account.id, sealed_secret="x"))
    assert run("totp-off", "quan.tri") == 0
    assert "phải gắn lại" in capsys.readouterr().out
    assert db.session.get(SecondStep, account.id) is None
    assert acts()[-1] == "drop_second_step"


@pytest.mark.parametrize("act", ["unlock", "reset", "totp-off"])
def test_an_unknown_login_is_said_in_one_sentence(locked_out, capsys, act):
    assert run(act, "khong.co.ai") == 1
    said = capsys.readouterr().err
    assert said == "Không có tài khoản “khong.co.ai” ở đơn vị này.\n"
