"""An administrator who forgot the password comes in again: by a sealed code, or by two officers."""

from dataclasses import replace

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts import second_step, sessions, tries
from app.accounts.models import Account, AccountAct, SealedCode
from app.accounts.own_password import check_password, refuse_past, renew
from app.accounts.passwords import hash_password, is_password, temporary_password
from app.db import db, now, transaction
from app.domain.accounts import fold_login
from app.domain.actors import Actor, Permission, Role
from app.domain.errors import RuleViolation
from app.domain.recovery import PAIRS, check_pair, new_code, plain_code, read_pair
from app.instance import this_instance
from app.records import journal

WRONG_CODE = "Tên đăng nhập hoặc mã niêm phong không đúng. Hãy nhập lại."
WRONG_PAIR = "Tên đăng nhập hoặc mật khẩu của một trong hai người không đúng. Hãy nhập lại."


def seal_code(password: str, *, by: Actor) -> str:
    """A new code for the administrator ``by``, to be printed now: the server keeps its hash
    only. The one before is worth nothing any more. Raises :class:`RuleViolation`."""
    code = new_code()
    code_hash = hash_password(plain_code(code))
    login = db.session.get_one(Account, by.account_id).login
    with sessions.proven(login, password, wrong=sessions.WRONG_PASSWORD) as (session, account):
        journal.refuse_repeat(session, by)
        session.merge(SealedCode(account_id=account.id, code_hash=code_hash, made_at=now()))
        _note(AccountAct.SEAL_CODE, account, by)
    return code


def sealed_code_of(by: Actor) -> SealedCode | None:
    return db.session.get(SealedCode, by.account_id)


def lacks_code(by: Actor) -> bool:
    """Whether ``by`` is an administrator whom nothing in the safe helps in again."""
    return by.may(Permission.KEEP_ACCOUNTS) and sealed_code_of(by) is None


def use_code(login: str, code: str, new: str, *, request_key: str) -> tuple[Account, str]:
    """Give the administrator of ``login`` a new password and begin their only session; its
    token. The code is used up.

    Raises :class:`RuleViolation`, with one sentence for an unknown login, one without a code
    and a wrong code; all are counted, and locked out, as wrong passwords are.
    """
    check_password(fold_login(login), new)
    new_hash = hash_password(new)
    known = db.session.scalar(_code_of(login))
    code_hash = known and known.code_hash
    right = is_password(code_hash, plain_code(code))
    if right and known is not None:
        refuse_past(known.account_id, new)
    with transaction() as session:
        account = session.scalar(_administrator(login).with_for_update())
        if account is not None:
            journal.refuse_repeat(session, replace(account.as_actor(), request_key=request_key))
        sealed = session.scalar(_code_of(login).with_for_update())
        right = right and sealed is not None and sealed.code_hash == code_hash
        told = {"right": right, "wrong": WRONG_CODE, "door": tries.BY_SEALED_CODE}
        refused = tries.refusal(session, login, account, **told)
        if refused is None and account is not None:
            session.delete(sealed)
            _renew(session, account, new_hash, must_change=False)
            token = sessions.begin(session, account)
            by = replace(account.as_actor(), request_key=request_key)
            _note(AccountAct.USE_CODE, account, by)
    if refused is not None:
        raise RuleViolation(refused)
    return account, token


def reset_by_two(
    login: str, first: tuple[str, str], second: tuple[str, str], *, request_key: str
) -> tuple[Account, str]:
    """A temporary password for the administrator of ``login``, asked for by two people who each
    show their login and password; the journal has a line of each.

    Raises :class:`RuleViolation` for one person twice, a wrong password (counted), two people
    of other roles than :func:`pair_here`, or no such administrator.
    """
    if fold_login(first[0]) == fold_login(second[0]):
        raise RuleViolation("Phải là hai người khác nhau, mỗi người nhập mật khẩu của mình.")
    password = temporary_password(fold_login(login))
    new_hash = hash_password(password)
    with sessions.all_proven([first, second], wrong=WRONG_PAIR) as (session, officers):
        by = [officer.as_actor() for officer in officers]
        by[0] = replace(by[0], request_key=request_key)
        journal.refuse_repeat(session, by[0])
        check_pair((one.role for one in by), wanted=pair_here())
        if any(officer.must_change for officer in officers):
            raise RuleViolation(
                "Người đang dùng mật khẩu tạm phải đăng nhập và đổi mật khẩu trước."
            )
        account = session.scalar(_administrator(login).with_for_update())
        if account is None or account.disabled:
            raise RuleViolation(f"Không có tài khoản quản trị “{login}” đang dùng ở đơn vị này.")
        _renew(session, account, new_hash, must_change=True)
        for one in by:
            _note(AccountAct.RESET_BY_TWO, account, one)
    return account, password


def pair_here() -> tuple[Role, ...]:
    """The roles of the two who may do it together."""
    set_here = read_pair(str(current_app.config["RECOVERY_ROLES"]))
    return set_here or PAIRS[this_instance().role]


def _renew(session: Session, account: Account, new_hash: str, *, must_change: bool) -> None:
    renew(session, account, new_hash)
    account.must_change, account.pin_hash = must_change, None
    second_step.drop(session, account.id)  # who forgot the password is often without the telephone
    sessions.end_all(session, account.id)
    tries.forgive(session, account.login)


def _administrator(login: str):
    return db.select(Account).where(
        Account.login == fold_login(login),
        Account.role == Role.ADMINISTRATOR,
        Account.unit == this_instance().unit,
    )


def _code_of(login: str):
    of_account = _administrator(login).with_only_columns(Account.id)
    return db.select(SealedCode).where(SealedCode.account_id == of_account.scalar_subquery())


def _note(act: AccountAct, account: Account, by: Actor) -> None:
    journal.note(act, by=by, subject="account", subject_id=account.id)
